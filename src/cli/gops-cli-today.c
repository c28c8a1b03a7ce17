/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet: today. */
#include "config.h"

#include "gops-cli-parts.h"

#include <glib/gi18n.h>

#include "gops-code-ends.h"
#include "gops-day.h"
#include "gops-plan-outcome.h"
#include "gops-run-sheet.h"
#include "gops-sop-triggers.h"

#define MOST_MINUTES (7 * 24 * 60)   /* nothing is put off for longer: that is planning */

/* --- what is done first --- */

/* When "30", "14:30" or "2026-12-01 14:30" is for @item, in its group's zone. */
static gboolean
read_moment (GopsCli      *self,
             GopsPlanItem *item,
             const char   *text,
             gint64       *out_until,
             GError      **error)
{
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, self->store, gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID), error);
  const char *zone = group != NULL ? gops_record_get_text (group, GOPS_GROUP_TIME_ZONE) : NULL;
  const char *date = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), *time = text;
  gint64 now = gops_store_now (self->store), number;
  g_autofree char *given = g_strndup (text, 10);

  if (group == NULL)
    return FALSE;
  if (g_ascii_string_to_signed (text, 10, 1, MOST_MINUTES, &number, NULL))
    {
      *out_until = MAX (now, gops_plan_item_due (item, zone)) + number * G_TIME_SPAN_MINUTE;
      return TRUE;
    }
  if (gops_day_parse (given) != GOPS_DAY_NONE && (text[10] == ' ' || text[10] == 'T'))
    {
      date = given;
      time = text + 11;
    }
  if (gops_day_parse (date) == GOPS_DAY_NONE || gops_minutes_parse (time) < 0)
    return gops_cli_fail (error, _("“%s”: write how many minutes (at most a week), or when, such as 14:30 or “2027-01-31 14:30”"), text);
  *out_until = gops_instant_of_day (gops_day_parse (date), gops_minutes_parse (time), zone);
  return *out_until > now || gops_cli_fail (error, _("“%s” is over already"), text);
}

typedef gboolean (*Deal) (GopsCli *self, GPtrArray *items, GError **error);

static gboolean
mark_done (GopsCli   *self,
           GPtrArray *items,
           GError   **error)
{
  return gops_plan_mark (self->store, items, TRUE, error);
}

static gboolean
skip (GopsCli   *self,
      GPtrArray *items,
      GError   **error)
{
  return gops_plan_skip (self->store, items, gops_cli_option (self, "reason"), error);
}

static gboolean
snooze (GopsCli   *self,
        GPtrArray *items,
        GError   **error)
{
  gint64 until = 0;

  return read_moment (self, g_ptr_array_index (items, 0), gops_cli_argument (self, 0), &until, error) &&
         gops_plan_snooze (self->store, items, until, error);
}

static gboolean
deal_with (GopsCli    *self,
           const char *option,
           Deal        deal,
           GError    **error)
{
  const char *text = gops_cli_option (self, option);
  GopsPlanItem *item = text != NULL ? gops_cli_find_plan_item (self, text, FALSE, error) : NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (item == NULL)
    return text == NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (items, item);
  return deal (self, items, error);
}

static gboolean
check_usage (GopsCli *self,
             GError **error)
{
  if ((gops_cli_option (self, "skip") == NULL) != (gops_cli_option (self, "reason") == NULL))
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--skip” needs “--reason”, and goes with it alone"));
  else if ((gops_cli_option (self, "snooze") == NULL) != (gops_cli_argument (self, 0) == NULL))
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“--snooze ITEM” is followed by how many minutes, or until when"));
  else
    return TRUE;
  return FALSE;
}

/* --- the sheet --- */

/* Where a tick stands on the page: in which row, and how that is headed. */
static void
add_place (GopsCli    *self,
           GHashTable *places,
           gpointer    what)
{
  const GopsTick *tick = g_hash_table_lookup (places, what);

  gops_cli_add_text (self, "moment", gops_moment_to_string (tick->moment));
  gops_cli_add_int (self, "row", GPOINTER_TO_UINT (g_hash_table_lookup (places, tick)));
}

/* What each tick is of → the tick, and the tick → its row, from 1 on. (transfer full) */
static GHashTable *
find_places (const GopsRunSheet *sheet)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->ticks->len; k++)
        {
          const GopsTick *tick = gops_run_row_get_tick (row, k);
          gconstpointer what = tick->item != NULL ? (gconstpointer) tick->item : tick->seed != NULL ? (gconstpointer) tick->seed : tick->person;

          g_hash_table_insert (places, (gpointer) what, (gpointer) tick);
          g_hash_table_insert (places, (gpointer) tick, GUINT_TO_POINTER (i + 1));
        }
    }
  return places;
}

static void
add_item (GopsCli             *self,
          const GopsTodayItem *item,
          GHashTable          *places)
{
  gops_cli_begin_plan_item (self, item->item, item->group, item->status, item->title, item->text);
  add_place (self, places, (gpointer) item);
  gops_cli_add_int (self, "minutes_late", gops_today_minutes_late (item));
  if (item->person != NULL)
    gops_cli_add_text (self, "person", item->person);
  gops_cli_end_object (self);
}

/* A person or a code to deal with, as a line: since when, what for, in which group. */
static void
say_due (GopsCli    *self,
         GopsGroup  *group,
         const char *since,
         const char *deal,
         const char *name)
{
  gops_cli_append_cell (self, since, 16);
  gops_cli_append_cell (self, deal, 8);
  g_string_append_printf (self->text, "%s  %s", gops_record_get_text (group, GOPS_GROUP_NAME), name);
}

static void
begin_due (GopsCli    *self,
           GopsGroup  *group,
           const char *type,
           const char *name,
           const char *text,
           const char *since)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "group", gops_record_get_id (group));
  gops_cli_add_text (self, "group_name", gops_record_get_text (group, GOPS_GROUP_NAME));
  gops_cli_add_text (self, "type", type);
  gops_cli_add_text (self, "title", name);
  gops_cli_add_text (self, "text", text);
  gops_cli_add_text (self, "start", since);
  gops_cli_add_text (self, "status", "due");
}

static void
add_seed (GopsCli           *self,
          const GopsSeedDue *due,
          GHashTable        *places)
{
  const char *name = gops_record_get_text (due->outreach, GOPS_OUTREACH_NAME), *start = gops_record_get_text (due->outreach, GOPS_OUTREACH_NEXT_ON);

  begin_due (self, due->group, "outreach", name, due->reason, start);
  gops_cli_add_id (self, "id", gops_record_get_id (due->outreach));
  add_place (self, places, (gpointer) due);
  gops_cli_add_text (self, "contact", gops_record_get_text (due->outreach, GOPS_OUTREACH_CONTACT));
  gops_cli_add_int (self, "attempts", due->attempts);
  gops_cli_add_int (self, "days_late", due->days_late);
  gops_cli_end_object (self);
  say_due (self, due->group, start, _("ask"), name);
  g_string_append_c (self->text, '\n');
}

static void
add_care (GopsCli              *self,
          const GopsCareDue    *due,
          const GopsCarePerson *person,
          const char           *date,
          GHashTable           *places)
{
  g_autofree char *today = date != NULL ? g_strdup (date) : gops_date_today (self->store, gops_record_get_text (due->group, GOPS_GROUP_TIME_ZONE));
  g_autofree char *since = gops_day_format (gops_day_parse (today) - person->days_late);
  const char *care = gops_text_get (&due->care.name, gops_interface_language ());

  begin_due (self, due->group, "care", person->name, person->text, since);
  gops_cli_add_id (self, "person", person->person);
  gops_cli_add_text (self, "care", due->care.id);
  gops_cli_add_text (self, "care_name", care);
  add_place (self, places, (gpointer) person);
  gops_cli_add_int (self, "days_late", person->days_late);
  gops_cli_end_object (self);
  say_due (self, due->group, since, _("care"), person->name);
  g_string_append_printf (self->text, "  %s\n", care);
}

/* No row of the page: codes stand above the sheet. */
static void
add_code_end (GopsCli           *self,
              const GopsCodeEnd *end)
{
  g_autofree char *title = gops_code_end_dup_title (end), *advice = gops_code_end_dup_advice (end);

  begin_due (self, end->group, "code", title, advice, end->until);
  gops_cli_add_text (self, "code", end->code);
  gops_cli_add_text (self, "channel", *end->name != '\0' ? end->name : NULL);
  gops_cli_add_int (self, "days", end->days);
  gops_cli_add_int (self, "hanging", end->n_hanging);
  gops_cli_end_object (self);
  say_due (self, end->group, end->until, _("code"), title);
  g_string_append_c (self->text, '\n');
}

/* Codes that end, after the people. */
static gboolean
add_code_ends (GopsCli    *self,
               const char *date,
               GError    **error)
{
  g_autoptr (GPtrArray) ends = gops_code_ends (self->store, date, gops_store_now (self->store), error);

  for (guint i = 0; ends != NULL && i < ends->len; i++)
    add_code_end (self, ends->pdata[i]);
  return ends != NULL;
}

/* What is to be posted, then whom to ask and whom to look after. */
static void
add_sheet (GopsCli            *self,
           const GopsRunSheet *sheet,
           const char         *date)
{
  g_autoptr (GHashTable) places = find_places (sheet);

  for (guint i = 0; i < sheet->items->len; i++)
    add_item (self, sheet->items->pdata[i], places);
  for (guint i = 0; i < sheet->seeds->len; i++)
    add_seed (self, sheet->seeds->pdata[i], places);
  for (guint i = 0; i < sheet->cares->len; i++)
    {
      const GopsCareDue *due = sheet->cares->pdata[i];

      for (guint k = 0; k < due->people->len; k++)
        add_care (self, due, due->people->pdata[k], date, places);
    }
}

/* All that the page is made of. */
static GopsRunSheet *
load_sheet (GopsCli    *self,
            const char *date,
            GError    **error)
{
  gint64 now = date != NULL ? gops_instant_of_day (gops_day_parse (date), 0, NULL)   /* so that the answer is the same whenever it is asked */
                            : gops_store_now (self->store);
  g_autoptr (GPtrArray) items = gops_today (self->store, date, now, error);
  g_autoptr (GPtrArray) seeds = items != NULL ? gops_seed_due (self->store, date, now, error) : NULL;
  g_autoptr (GPtrArray) cares = seeds != NULL ? gops_care_due (self->store, 0, date, now, NULL, error) : NULL;

  if (cares == NULL)
    return NULL;
  return gops_run_sheet_new (g_steal_pointer (&items), g_steal_pointer (&seeds), g_steal_pointer (&cares), now);
}

static gboolean
run_today (GopsCli *self,
           GError **error)
{
  g_autoptr (GopsRunSheet) sheet = NULL;
  const char *date;

  if (!check_usage (self, error) || !gops_cli_date (self, "date", &date, error) || !deal_with (self, "done", mark_done, error) ||
      !deal_with (self, "skip", skip, error) || !deal_with (self, "snooze", snooze, error) ||
      (date == NULL && !gops_sop_triggers_run (self->store, NULL, NULL, error)))
    return FALSE;
  sheet = load_sheet (self, date, error);
  if (sheet == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  add_sheet (self, sheet, date);
  if (!add_code_ends (self, date, error))
    return FALSE;
  gops_cli_end_array (self);
  return TRUE;
}

static const GopsCliOption today_options[] = {
  { "date", "DATE", N_("another day than today") },
  { "done", "ITEM", N_("mark this item as done first; ID@DATE: that day of a series") },
  { "skip", "ITEM", N_("skip this item first, with a reason") },
  { "reason", "TEXT", N_("why it is skipped") },
  { "snooze", "ITEM", N_("put this item off first: by so many minutes, or until a time of its day or “DATE TIME”") },
  { NULL },
};

const GopsCliCommand gops_cli_today_commands[] = {
  { "today", "[--date DATE] [--done ITEM] [--skip ITEM --reason TEXT] [--snooze ITEM MINUTES|TIME]",
    N_("everything due on a day across all groups: items, whom to ask, whom to look after"), today_options, 0, 1, GOPS_CLI_OPEN, run_today },
  { NULL },
};
