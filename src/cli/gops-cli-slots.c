/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for weekly slots and the items that return in them: slots, evergreen; what plan does with slots. */
#include "config.h"

#include "gops-cli-slots.h"

#include <glib/gi18n.h>

#include "gops-cli-parts.h"
#include "gops-evergreen.h"
#include "gops-group-words.h"
#include "gops-workspace.h"

#define FILL_DAYS 27   /* four weeks with today */

static char *
format_minutes (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

static void
add_slot (GopsCli    *self,
          int         day,
          const char *time,
          const char *type)
{
  g_autofree char *date = gops_day_format (day);

  gops_cli_add_text (self, "date", date);
  gops_cli_add_text (self, "time", time);
  gops_cli_add_text (self, "type", type);
}

/* --- plan --- */

gboolean
gops_cli_next_slot (GopsCli  *self,
                    gint64    group,
                    GError  **error)
{
  GopsFreeSlot slot;
  g_autofree char *date = NULL, *time = NULL;

  if (!gops_plan_slots_find_next (self->store, group, gops_store_now (self->store), &slot, error))
    return FALSE;
  date = gops_day_format (slot.day);
  time = format_minutes (slot.minutes);
  gops_cli_begin_object (self);
  add_slot (self, slot.day, time, slot.type);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s %s %s\n", date, time, slot.type);
  gops_free_slot_clear (&slot);
  return TRUE;
}

static void
add_fill (GopsCli                 *self,
          const GopsEvergreenFill *fill)
{
  const char *title = gops_record_get_text (fill->item, GOPS_PLAN_ITEM_TITLE);
  g_autofree char *date = gops_day_format (fill->day), *time = format_minutes (fill->minutes);

  gops_cli_begin_object (self);
  add_slot (self, fill->day, time, gops_record_get_text (fill->item, GOPS_PLAN_ITEM_TYPE));
  gops_cli_add_id (self, "item", gops_record_get_id (fill->item));
  gops_cli_add_text (self, "title", title);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s %s  %s\n", date, time, title);
}

gboolean
gops_cli_fill_slots (GopsCli  *self,
                     gint64    group,
                     GError  **error)
{
  gint64 now = gops_store_now (self->store);
  g_autofree char *today = gops_date_today (self->store, NULL);
  int first = gops_day_parse (today), last;
  g_autoptr (GArray) fills = NULL;

  if (!gops_cli_until (self, first, &last, error))
    return FALSE;
  fills = gops_evergreen_find (self->store, group, first, last != GOPS_DAY_NONE ? last : first + FILL_DAYS, now, error);
  if (fills == NULL || (!gops_cli_flag (self, "dry-run") && !gops_evergreen_fill (self->store, group, fills, error)))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < fills->len; i++)
    add_fill (self, &g_array_index (fills, GopsEvergreenFill, i));
  gops_cli_end_array (self);
  if (fills->len == 0)
    g_string_append_printf (self->text, "%s\n", _("No evergreen item suits a free slot"));
  return TRUE;
}

/* --- slots --- */

static gboolean
set_slots (GopsCli  *self,
           gint64    group,
           GError  **error)
{
  const char *text = gops_cli_option (self, "set");
  g_autoptr (GPtrArray) slots = text != NULL ? gops_plan_slots_parse (text, error) : NULL;

  return text == NULL || (slots != NULL && gops_plan_slots_write (self->store, group, slots, error));
}

static gboolean
run_slots (GopsCli  *self,
           GError  **error)
{
  g_autoptr (GPtrArray) slots = NULL;
  g_autofree char *text = NULL;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || !set_slots (self, group, error) ||
      (slots = gops_plan_slots_load (self->store, group, error)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < slots->len; i++)
    {
      gpointer slot = g_ptr_array_index (slots, i);

      gops_cli_begin_object (self);
      gops_cli_add_int (self, "weekday", gops_record_get_int (slot, GOPS_PLAN_SLOT_WEEKDAY));
      gops_cli_add_text (self, "time", gops_record_get_text (slot, GOPS_PLAN_SLOT_AT_TIME));
      gops_cli_add_text (self, "type", gops_record_get_text (slot, GOPS_PLAN_SLOT_TYPE));
      gops_cli_end_object (self);
    }
  gops_cli_end_array (self);
  text = gops_plan_slots_format (slots);
  g_string_append_printf (self->text, "%s\n", text);
  return TRUE;
}

/* --- evergreen --- */

static gboolean
read_terms (GopsCli  *self,
            int      *out_after,
            int      *out_times,
            GError  **error)
{
  guint after, times;

  if (!gops_cli_number (self, "after", 30, &after, error) || !gops_cli_number (self, "times", 0, &times, error))
    return FALSE;
  *out_after = gops_cli_flag (self, "off") ? -1 : (int) MIN (after, GOPS_EVERGREEN_MAX_DAYS);
  *out_times = gops_cli_option (self, "times") != NULL ? (int) MIN (times, GOPS_EVERGREEN_MAX_TIMES) : -1;
  return TRUE;
}

/* Without options the item stays as it is. */
static gboolean
set_terms (GopsCli       *self,
           GopsPlanItem  *item,
           GError       **error)
{
  int after, times;

  if (!gops_cli_flag (self, "off") && gops_cli_option (self, "after") == NULL && gops_cli_option (self, "times") == NULL)
    return TRUE;
  return read_terms (self, &after, &times, error) && gops_evergreen_set (self->store, item, after, times, error);
}

static gboolean
run_evergreen (GopsCli  *self,
               GError  **error)
{
  gint64 id;
  g_autoptr (GopsPlanItem) item = NULL;

  if (!g_ascii_string_to_signed (gops_cli_argument (self, 0), 10, 1, G_MAXINT64, &id, NULL) ||
      (item = gops_record_load (GOPS_TYPE_PLAN_ITEM, self->store, id, NULL)) == NULL)
    return gops_cli_fail (error, _("there is no item with the id “%s”; “groupops-cli today” and “groupops-cli plan” list them"), gops_cli_argument (self, 0));
  if (!set_terms (self, item, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", id);
  gops_cli_add_int (self, "after", gops_record_get_int (item, GOPS_PLAN_ITEM_REUSE_AFTER));
  gops_cli_add_int (self, "times", gops_record_get_int (item, GOPS_PLAN_ITEM_REUSE_TIMES));
  gops_cli_add_int (self, "returned", gops_evergreen_count (self->store, id));
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  return TRUE;
}

static const GopsCliOption slots_options[] = {
  { "set", "SLOTS", N_("the whole week, as “MO 20:00 topic; TH 12:30”; empty for none") },
  { NULL },
};

static const GopsCliOption evergreen_options[] = {
  { "after", "DAYS", N_("rest so long before it returns; else 30") },
  { "times", "N", N_("return so often at most; else without a limit") },
  { "off", NULL, N_("do not return any more") },
  { NULL },
};

const GopsCliCommand gops_cli_slots_commands[] = {
  { "slots", "GROUP [--set SLOTS]", N_("the weekly slots of a group: when something is always posted"),
    slots_options, 1, 1, GOPS_CLI_OPEN, run_slots },
  { "evergreen", "ITEM [--after DAYS] [--times N] | ITEM --off", N_("let an item return in free slots"),
    evergreen_options, 1, 1, GOPS_CLI_OPEN, run_evergreen },
  { NULL },
};
