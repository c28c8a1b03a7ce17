/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items from SOP templates. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-group-maker.h"
#include "gops-method.h"
#include "gops-plan-maker.h"
#include "gops-quiet.h"
#include "gops-workspace.h"

int
gops_plan_first_day (const GopsSop *sop, int day)
{
  int first = day;

  for (guint i = 0; i < sop->n_items; i++)
    first = MAX (first, day + 1 - sop->items[i].day);
  if (g_str_equal (sop->scenario, "weekly"))
    while (gops_day_weekday (first) != 1)
      first++;
  return first;
}

/* Whether an item of a plan with day 1 on @first is due on @day before @minutes are over. */
static gboolean
is_over (const GopsSop *sop, int first, int day, int minutes)
{
  for (guint i = 0; i < sop->n_items; i++)
    if (first + sop->items[i].day - 1 == day && gops_minutes_parse (sop->items[i].time) <= minutes)
      return TRUE;
  return FALSE;
}

int
gops_plan_first_day_after (const GopsSop *sop, int day, int minutes)
{
  int first = gops_plan_first_day (sop, day);

  return is_over (sop, first, day, minutes) ? gops_plan_first_day (sop, day + 1) : first;
}

/* The item's hours, moved out of the group's quiet ones. */
static void
set_hours (GopsPlanItem *record, GopsGroup *group, const GopsSopItem *item)
{
  int minutes = gops_minutes_parse (item->time), allowed = gops_quiet_avoid (group, minutes);
  g_autofree char *time = allowed != minutes ? g_strdup_printf ("%02d:%02d", allowed / 60, allowed % 60) : g_strdup (item->time);

  gops_record_set_text (record, GOPS_PLAN_ITEM_AT_TIME, time);
  if (g_strcmp0 (item->until, time) > 0)
    gops_record_set_text (record, GOPS_PLAN_ITEM_UNTIL_TIME, item->until);
}

/* Who does it: the owner by name when the group has one, else the part they play. */
static const char *
owner_of_item (GopsGroup *group, const GopsSopItem *item)
{
  const char *owner = gops_record_get_text (group, GOPS_GROUP_OWNER);
  g_autofree char *phrase = g_strconcat ("role.", item->owner, NULL);

  if (g_str_equal (item->owner, "owner") && *owner != '\0')
    return owner;
  return gops_phrase (gops_record_get_text (group, GOPS_GROUP_LANGUAGE), phrase);
}

static gboolean
insert_item (GopsStore *store, GopsGroup *group, const GopsSop *sop, const GopsSopItem *item, int first_day, int round,
             gint64 run, guint position, GError **error)
{
  const char *language = gops_record_get_text (group, GOPS_GROUP_LANGUAGE);
  g_autofree char *date = gops_day_format (first_day + round * sop->days + item->day - 1);
  g_autoptr (GopsPlanItem) record = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", gops_record_get_id (group), NULL);

  gops_record_set_text (record, GOPS_PLAN_ITEM_TYPE, item->type);
  gops_record_set_text (record, GOPS_PLAN_ITEM_TITLE, gops_text_get (&item->title, language));
  gops_record_set_text (record, GOPS_PLAN_ITEM_TEXT, gops_text_get (&item->text, language));
  gops_record_set_text (record, GOPS_PLAN_ITEM_ON_DATE, date);
  set_hours (record, group, item);
  gops_record_set_text (record, GOPS_PLAN_ITEM_OWNER, owner_of_item (group, item));
  gops_record_set_text (record, GOPS_PLAN_ITEM_STATUS, "ready");
  gops_record_set_text (record, GOPS_PLAN_ITEM_TACTIC, item->tactic);
  gops_record_set_text (record, GOPS_PLAN_ITEM_POSTER, item->poster);
  gops_record_set_text (record, GOPS_PLAN_ITEM_SOP, sop->id);
  gops_record_set_int (record, GOPS_PLAN_ITEM_SOP_RUN, run);
  gops_record_set_int (record, GOPS_PLAN_ITEM_DAY_NUMBER, round * sop->days + item->day);
  gops_record_set_int (record, GOPS_PLAN_ITEM_MINUTES, item->minutes);
  gops_record_set_int (record, GOPS_PLAN_ITEM_POSITION, position);
  return gops_record_insert (record, store, error);
}

gboolean
gops_plan_insert_sop (GopsStore *store, GopsGroup *group, const GopsSop *sop, int first_day, guint *out_items,
                      GError **error)
{
  gint64 run = gops_store_new_id (store);
  guint n = 0;

  for (int round = 0; round < sop->repeat; round++)
    for (guint i = 0; i < sop->n_items; i++)
      if (!insert_item (store, group, sop, &sop->items[i], first_day, round, run, n++, error))
        return FALSE;
  if (out_items != NULL)
    *out_items = n;
  return TRUE;
}

gboolean
gops_method_apply_sop (GopsStore *store, gint64 group, const char *sop, const char *from, guint *out_items,
                       GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsSop *template = gops_method_find_sop (method, sop);
  g_autoptr (GopsGroup) record = NULL;
  int first_day = gops_day_parse (from);

  if (template == NULL)
    {
      gops_method_set_not_found (error, _("SOP"), sop != NULL ? sop : "", gops_method_get_sops (method));
      return FALSE;
    }
  if (first_day == GOPS_DAY_NONE)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"),
                   from != NULL ? from : "");
      return FALSE;
    }
  record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  if (record == NULL
      || !gops_store_begin (store, error, N_("Apply “%s” to “%s”"),
                            gops_text_get (&template->name, gops_record_get_text (record, GOPS_GROUP_LANGUAGE)),
                            gops_record_get_text (record, GOPS_GROUP_NAME), NULL))
    return FALSE;
  if (gops_plan_insert_sop (store, record, template, first_day, out_items, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}
