/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for content: plan, repeat. */
#include "config.h"

#include "gops-cli-parts.h"
#include "gops-cli-slots.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-day-anchor.h"
#include "gops-day.h"
#include "gops-fill.h"
#include "gops-group-words.h"
#include "gops-own-sops.h"
#include "gops-plan-change.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-rrule.h"
#include "gops-sop-apply.h"
#include "gops-today.h"

/* An item without a time has only its day. */
static char *
format_start (GopsPlanItem *item,
              gint64        start,
              const char   *zone,
              char       *(*format) (gint64, const char *))
{
  const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);

  if (*date == '\0')
    return NULL;
  return *gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME) != '\0' ? format (start, zone) : g_strdup (date);
}

/* A day of a series is called by the series and the day for which it stands, wherever it was moved. */
static void
add_item_id (GopsCli      *self,
             GopsPlanItem *item)
{
  gint64 series = gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES);
  g_autofree char *day = g_strdup_printf ("%" G_GINT64_FORMAT "@%s", series, gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE));

  if (series == 0)
    {
      gops_cli_add_id (self, "id", gops_record_get_id (item));
      return;
    }
  gops_cli_add_text (self, "id", day);
  gops_cli_add_id (self, "series", series);
}

/* What came of it, and until when it waits; nothing is said of what there is not. */
static void
add_outcome (GopsCli      *self,
             GopsPlanItem *item,
             const char   *zone)
{
  static const struct { GopsPlanItemColumn column; const char *member; } counts[] = {
    { GOPS_PLAN_ITEM_RESULT_READS, "reads" }, { GOPS_PLAN_ITEM_RESULT_REPLIES, "replies" }, { GOPS_PLAN_ITEM_RESULT_JOINS, "joins" },
    { GOPS_PLAN_ITEM_RESULT_SALES, "sales" },
  };
  gint64 snoozed = gops_record_get_int (item, GOPS_PLAN_ITEM_SNOOZED_UNTIL);

  gops_cli_add_instant (self, "done_at", gops_record_get_int (item, GOPS_PLAN_ITEM_DONE_AT), zone);
  gops_cli_add_text (self, "done_by", gops_record_get_text (item, GOPS_PLAN_ITEM_DONE_BY));
  gops_cli_add_text (self, "skip_reason", gops_record_get_text (item, GOPS_PLAN_ITEM_SKIP_REASON));
  gops_cli_add_instant (self, "snoozed_until", gops_plan_item_due (item, zone) == snoozed ? snoozed : 0, zone);
  gops_cli_add_text (self, "result", gops_record_get_text (item, GOPS_PLAN_ITEM_RESULT));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (gops_record_get_int (item, counts[i].column) >= 0)
      gops_cli_add_int (self, counts[i].member, gops_record_get_int (item, counts[i].column));
}

/* "  skipped: rain", "  sent by Ana", "  put off until 14:30". */
static void
say_outcome (GopsCli      *self,
             GopsPlanItem *item,
             const char   *zone)
{
  const char *who = gops_record_get_text (item, GOPS_PLAN_ITEM_DONE_BY);
  gint64 snoozed = gops_record_get_int (item, GOPS_PLAN_ITEM_SNOOZED_UNTIL);

  g_string_append (self->text, "  ");
  if (gops_plan_is_skipped (item))
    g_string_append_printf (self->text, _("skipped: %s"), gops_record_get_text (item, GOPS_PLAN_ITEM_SKIP_REASON));
  else if (*who != '\0')
    g_string_append_printf (self->text, _("sent by %s"), who);
  else if (snoozed != 0 && gops_plan_item_due (item, zone) == snoozed)
    {
      g_autofree char *until = gops_cli_say_instant (snoozed, zone);

      g_string_append_printf (self->text, _("put off until %s"), until);
    }
  else
    g_string_truncate (self->text, self->text->len - 2);
}

void
gops_cli_begin_plan_item (GopsCli      *self,
                          GopsPlanItem *item,
                          GopsGroup    *group,
                          const char   *status,
                          const char   *title,
                          const char   *text)
{
  const char *zone = gops_record_get_text (group, GOPS_GROUP_TIME_ZONE);
  gint64 from = gops_plan_item_start (item, zone), until = gops_plan_item_until (item, zone);
  g_autofree char *start = format_start (item, from, zone, gops_cli_format_instant);
  g_autofree char *said = format_start (item, from, zone, gops_cli_say_instant);

  gops_cli_begin_object (self);
  add_item_id (self, item);
  gops_cli_add_id (self, "group", gops_record_get_id (group));
  gops_cli_add_text (self, "group_name", gops_record_get_text (group, GOPS_GROUP_NAME));
  gops_cli_add_text (self, "type", gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE));
  gops_cli_add_text (self, "title", title);
  gops_cli_add_text (self, "text", text);
  gops_cli_add_text (self, "start", start);
  gops_cli_add_instant (self, "until", until, zone);
  gops_cli_add_text (self, "owner", gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER));
  gops_cli_add_text (self, "status", status);
  add_outcome (self, item, zone);
  gops_cli_append_cell (self, said, 16);
  gops_cli_append_cell (self, gops_plan_status_name (status), 8);
  g_string_append_printf (self->text, "%s  %s", gops_record_get_text (group, GOPS_GROUP_NAME), title);
  say_outcome (self, item, zone);
  g_string_append_c (self->text, '\n');
}

/* Dates of the same form compare as texts. */
static gboolean
is_within (GopsPlanItem *item,
           const char   *from,
           const char   *until)
{
  const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE);

  return (from == NULL || strcmp (date, from) >= 0) && (until == NULL || (*date != '\0' && strcmp (date, until) <= 0));
}

static void
list_plan (GopsCli           *self,
           const GopsDossier *dossier,
           const char        *from,
           const char        *until)
{
  const char *zone = gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);
  gint64 now = gops_store_now (self->store);
  int first = gops_day_parse (from != NULL ? from : dossier->today);
  int last = until != NULL ? gops_day_parse (until) : first + GOPS_PLAN_AHEAD;
  g_autoptr (GPtrArray) plan = gops_plan_items (dossier, first, last);

  for (guint i = 0; i < plan->len; i++)
    {
      GopsPlanItem *item = plan->pdata[i];

      if (is_within (item, from, until))
        {
          g_autofree char *title = gops_fill_item (dossier, item, GOPS_PLAN_ITEM_TITLE);
          g_autofree char *text = gops_fill_item (dossier, item, GOPS_PLAN_ITEM_TEXT);

          gops_cli_begin_plan_item (self, item, dossier->group, gops_plan_status (item, zone, now), title, text);
          gops_cli_end_object (self);
        }
    }
}

gboolean
gops_cli_add_plan (GopsCli           *self,
                   const GopsDossier *dossier,
                   GError           **error)
{
  gops_cli_begin_array (self, "plan");
  list_plan (self, dossier, NULL, NULL);
  gops_cli_end_array (self);
  return TRUE;
}

/* --from: a date, or a day that it hangs on: then the next one from today on. @out_date: (transfer full) (nullable). */
static gboolean
read_from (GopsCli *self,
           char   **out_date,
           GError **error)
{
  const char *text = gops_cli_option (self, "from");
  g_autofree char *today = gops_date_today (self->store, NULL);
  g_autoptr (GopsTradeDates) dates = NULL;
  GopsDayAnchor anchor;
  int day;

  if (text == NULL || gops_date_is_valid (text))
    {
      *out_date = g_strdup (text);
      return TRUE;
    }
  dates = gops_trade_dates_load (self->store, error);
  if (dates == NULL)
    return FALSE;
  if (!gops_day_anchor_parse (text, dates, &anchor, error))
    {
      g_prefix_error (error, "--from: ");
      return FALSE;
    }
  day = gops_day_anchor_next (&anchor, gops_day_parse (today) - 1);
  if (day == GOPS_DAY_NONE)
    return gops_cli_fail (error, _("--from: “%s” does not come again"), text);
  *out_date = gops_day_format (day);
  return TRUE;
}

/* An SOP that asks for its day 1 itself needs no --from. */
static gboolean
needs_from (const GopsSop *sop)
{
  return !g_str_equal (sop->start.event, "opening") && !g_str_equal (sop->start.event, "weekday") && sop->start.on == NULL;
}

static gboolean
check_apply (GopsCli    *self,
             const char *id,
             GError    **error)
{
  g_autoptr (GopsSops) sops = gops_sops_load (self->store, error);
  const GopsSop *sop = sops != NULL ? gops_sops_find (sops, id, error) : NULL;

  if (sop == NULL)
    return FALSE;
  if (gops_cli_option (self, "from") != NULL || !needs_from (sop))
    return TRUE;
  g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--apply” needs “--from”, the date of day 1"));
  return FALSE;
}

/* To standard error: what is printed is the plan. */
static void
tell_left_out (guint past)
{
  if (past > 0)
    fprintf (stderr, ngettext ("%u item would lie in the past and was left out; --with-past adds it\n",
                               "%u items would lie in the past and were left out; --with-past adds them\n", past), past);
}

static void
tell_moved (guint moved)
{
  if (moved > 0)
    fprintf (stderr, ngettext ("%u item would fall into the quiet hours of its group and was moved out of them, as far as that lies ahead\n",
                               "%u items would fall into the quiet hours of their groups and were moved out of them, as far as that lies ahead\n", moved), moved);
}

static void
tell_missing (guint missing)
{
  if (missing > 0)
    fprintf (stderr, ngettext ("%u material is not in the library and stands in the check lists\n",
                               "%u materials are not in the library and stand in the check lists\n", missing), missing);
}

static gboolean
apply (GopsCli        *self,
       const char     *sop,
       const char     *from,
       GArray         *groups,
       GopsSopApplied *applied,
       GError        **error)
{
  GopsSopOrder order = { .sop = sop, .groups = (const gint64 *) groups->data, .n_groups = groups->len, .first_day = gops_day_parse (from) };
  guint stagger, spread;

  if (!gops_cli_number (self, "stagger", 0, &stagger, error) || !gops_cli_number (self, "spread", 0, &spread, error))
    return FALSE;
  order.stagger = (int) MIN (stagger, 24 * 60);
  order.spread = (int) MIN (spread, 24 * 60);
  order.leave_past = !gops_cli_flag (self, "with-past");
  if (!gops_sop_apply (self->store, &order, NULL, NULL, applied, error))
    return FALSE;
  if (order.leave_past)
    tell_left_out (applied->past);
  if (!self->as_json)
    {
      tell_moved (applied->moved);
      tell_missing (applied->missing);
    }
  return TRUE;
}

static gboolean
run_plan_of_many (GopsCli *self,
                  GError **error)
{
  const char *sop = gops_cli_option (self, "apply");
  g_autofree char *from = NULL;
  g_autoptr (GArray) groups = NULL;
  GopsSopApplied applied = { 0 };

  if (sop == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--groups” is for “--apply”; the plan is shown of one group"));
      return FALSE;
    }
  if (!check_apply (self, sop, error) || (groups = gops_cli_find_groups (self, gops_cli_option (self, "groups"), error)) == NULL
      || !read_from (self, &from, error) || !apply (self, sop, from, groups, &applied, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "groups", applied.groups);
  gops_cli_add_int (self, "items", applied.items);
  gops_cli_add_int (self, "moved", applied.moved);
  gops_cli_add_int (self, "missing_materials", applied.missing);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("%u items added in %u groups\n"), applied.items, applied.groups);
  return TRUE;
}

static gboolean
run_plan_of_one (GopsCli *self,
                 GError **error)
{
  const char *sop = gops_cli_option (self, "apply"), *until = gops_cli_option (self, "until");
  g_autofree char *today = gops_date_today (self->store, NULL);
  g_autofree char *from = NULL;
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  GopsSopApplied applied = { 0 };
  gint64 group;
  int last;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error))
    return FALSE;
  if (gops_cli_flag (self, "next-slot"))
    return gops_cli_next_slot (self, group, error);
  if (gops_cli_flag (self, "fill-slots"))
    return gops_cli_fill_slots (self, group, error);
  if ((sop != NULL && !check_apply (self, sop, error)) ||
      !read_from (self, &from, error) || !gops_cli_until (self, gops_day_parse (from != NULL ? from : today), &last, error))
    return FALSE;
  g_array_append_val (groups, group);
  if ((sop != NULL && !apply (self, sop, from, groups, &applied, error)) || (dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  list_plan (self, dossier, sop != NULL ? NULL : from, until);
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
run_plan (GopsCli *self,
          GError **error)
{
  gboolean many = gops_cli_option (self, "groups") != NULL;

  if (many == (gops_cli_argument (self, 0) != NULL))
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("say either GROUP or “--groups”"));
      return FALSE;
    }
  return many ? run_plan_of_many (self, error) : run_plan_of_one (self, error);
}

/* Of a series without a day, the first one where @first, else an error. */
static GopsPlanItem *
find_first (GopsCli *self,
            gint64   item,
            gboolean first,
            GError **error)
{
  g_autoptr (GopsPlanItem) record = gops_record_load (GOPS_TYPE_PLAN_ITEM, self->store, item, NULL);
  g_autoptr (GopsPlanSeries) series = first && record != NULL ? gops_plan_series_new (record) : NULL;
  int day = series != NULL ? gops_plan_series_next (series, series->first - 1) : GOPS_DAY_NONE;

  return day != GOPS_DAY_NONE ? gops_plan_series_make (record, day) : gops_plan_find_item (self->store, item, NULL, error);
}

GopsPlanItem *
gops_cli_find_plan_item (GopsCli    *self,
                         const char *text,
                         gboolean    first,
                         GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "@", 2);
  gint64 item, n = 0;

  if (parts[0] != NULL && g_ascii_string_to_signed (parts[0], 10, 1, G_MAXINT64, &item, NULL) &&
      gops_store_read_int (self->store, &n, NULL, "SELECT i.id FROM plan_item i JOIN chat_group g ON g.id = i.group_id"
                           " WHERE i.id = ?1 AND g.deleted_at = 0", "l", item))
    return parts[1] != NULL ? gops_plan_find_item (self->store, item, parts[1], error) : find_first (self, item, first, error);
  gops_cli_fail (error, _("there is no item with the id “%s”; “groupops-cli today” and “groupops-cli plan” list them"), text);
  return NULL;
}

static void
say_repeat (GopsCli              *self,
            GopsPlanItem         *item,
            const GopsRecurrence *rule)
{
  g_autofree char *said = rule != NULL ? gops_recurrence_describe (rule, gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE))) : NULL;
  g_autofree char *written = rule != NULL ? gops_rrule_write (rule, -1, NULL) : NULL;

  gops_cli_begin_object (self);
  gops_cli_add_text (self, "title", gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  gops_cli_add_text (self, "rule", written);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s: %s\n", gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), said != NULL ? said : _("once"));
}

static gboolean
run_repeat (GopsCli *self,
            GError **error)
{
  const char *text = gops_cli_argument (self, 1);
  gboolean never = g_str_equal (text, "never");
  GopsPlanScope scope = gops_cli_flag (self, "following") ? GOPS_PLAN_FOLLOWING : GOPS_PLAN_ALL;
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GopsPlanItem) item = NULL;

  if ((!never && !gops_rrule_parse (text, -1, NULL, &rule, error)) ||
      (item = gops_cli_find_plan_item (self, gops_cli_argument (self, 0), TRUE, error)) == NULL ||
      !gops_plan_repeat (self->store, item, scope, never ? NULL : &rule, error))
    return FALSE;
  say_repeat (self, item, never ? NULL : &rule);
  return TRUE;
}

static const GopsCliOption plan_options[] = {
  { "apply", "SOP", N_("add the items of this plan template") },
  { "from", "DATE", N_("day 1 of the template, or an anchor like trade:double11-7; else the first day shown") },
  { "groups", "all|IDS", N_("with --apply: for all of these groups, as one action") },
  { "stagger", "MINUTES", N_("with --groups: from one group to the next") },
  { "spread", "MINUTES", N_("with --groups: spread them evenly over so long instead") },
  { "with-past", NULL, N_("with --apply: add items that would lie in the past, too") },
  { "until", "DATE", N_("the last day shown, or whose slots are filled") },
  { "next-slot", NULL, N_("only tell the next free weekly slot") },
  { "fill-slots", NULL, N_("fill free slots of the next four weeks with evergreen items, and list them") },
  { "dry-run", NULL, N_("with --fill-slots: only say what would be planned") },
  { NULL },
};

static const GopsCliOption repeat_options[] = {
  { "following", NULL, N_("of a series only from the day ID@DATE on") },
  { NULL },
};

const GopsCliCommand gops_cli_plan_commands[] = {
  { "plan", "GROUP [--apply SOP --from DATE [--with-past]] [--until DATE] | --groups all|ID,… --apply SOP [--from DATE] [--stagger MINUTES] [--with-past]"
    " | GROUP --next-slot | GROUP --fill-slots [--until DATE] [--dry-run]",
    N_("the content plan of a group; a template for many groups"), plan_options, 0, 1, GOPS_CLI_OPEN, run_plan },
  { "repeat", "ITEM RULE [--following]", N_("let an item of the plan happen again and again: RULE as calendars write it, or never"),
    repeat_options, 2, 2, GOPS_CLI_OPEN, run_repeat },
  { NULL },
};
