/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Today and the calendar show is what the command line says of the same workspace, by "today", "plan" and "export calendar":
 * the same items and people, on the same days, at the same times, and as they stand. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-day.h"
#include "gops-plan-cards.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-recurrence.h"
#include "gops-rrule.h"
#include "gops-run-sheet.h"
#include "gops-sample.h"
#include "gops-seed-users.h"
#include "gops-sop-apply.h"
#include "gops-test-calendar.h"
#include "gops-test-store.h"

#define FROM "2001-01-01"   /* before all of the sample */
#define DAYS 45             /* of the plan that are compared from today on */

static const char *program;   /* groupops-cli */

/* --- the workspace: the sample, a camp, a series, and a day that was begun --- */

static GPtrArray *
one_item (GopsPlanItem *item)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, g_object_ref (item));
  return items;
}

/* In the zone of the first group. */
static int
today_there (GopsStore *store)
{
  g_autofree char *zone = NULL;

  g_assert_true (gops_store_read_text (store, &zone, NULL, "SELECT time_zone FROM chat_group ORDER BY id LIMIT 1", NULL));
  return gops_day_of_instant (gops_store_now (store), zone);
}

/* Of the camp's first day some are sent, skipped and put off. */
static void
begin_day (GopsStore *store)
{
  g_autofree char *today = gops_day_format (today_there (store));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, &error, "WHERE sop = 'camp-21' AND on_date = ?1 AND group_id IN"
                                                      " (SELECT id FROM chat_group WHERE time_zone = (SELECT time_zone FROM chat_group ORDER BY id LIMIT 1))"
                                                      " ORDER BY id LIMIT 4", "s", today);
  g_autoptr (GPtrArray) sent = one_item (items->pdata[0]);
  g_autoptr (GPtrArray) skipped = one_item (items->pdata[1]);
  g_autoptr (GPtrArray) later = one_item (items->pdata[2]);

  g_assert_true (gops_plan_mark (store, sent, TRUE, &error));
  g_assert_true (gops_plan_skip (store, skipped, "Rain", &error));
  g_assert_true (gops_plan_snooze (store, later, gops_store_now (store) + G_TIME_SPAN_HOUR, &error));
  g_assert_no_error (error);
}

static void
repeat_one (GopsStore *store)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, store, &error, "WHERE sop = 'camp-21' ORDER BY on_date, at_time, id LIMIT 1 OFFSET 8", NULL);

  g_assert_true (gops_rrule_parse ("FREQ=DAILY;INTERVAL=2;COUNT=9", -1, NULL, &rule, &error));
  g_assert_true (gops_plan_repeat (store, items->pdata[0], GOPS_PLAN_ALL, &rule, &error));
  g_assert_no_error (error);
}

static GopsTestStore
open_workspace (void)
{
  GopsTestStore test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) groups = NULL;
  GopsSopOrder order = { .sop = "camp-21", .stagger = 7 };

  g_assert_true (gops_sample_create (test.store, NULL, &error));
  groups = gops_statement_load_ids (gops_store_query (test.store, &error, "SELECT id FROM chat_group ORDER BY id", NULL), &error);
  order.groups = (const gint64 *) groups->data;
  order.n_groups = groups->len;
  order.first_day = today_there (test.store);
  g_assert_true (gops_sop_apply (test.store, &order, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  begin_day (test.store);
  repeat_one (test.store);
  return test;
}

/* --- the command line --- */

/* What it prints. (transfer full) */
static char *
run (GopsTestStore *test,
     ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *printed = NULL;
  int status = -1;
  va_list list;

  g_ptr_array_add (arguments, (char *) program);
  g_ptr_array_add (arguments, (char *) "--workspace");
  g_ptr_array_add (arguments, test->path);
  g_ptr_array_add (arguments, (char *) "--json");
  va_start (list, test);
  for (char *argument = va_arg (list, char *); argument != NULL; argument = va_arg (list, char *))
    g_ptr_array_add (arguments, argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &printed, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return printed;
}

static const char *
member (JsonObject *object,
        const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

/* An instant or a day, in a form that knows no zone. (transfer full) */
static char *
plain_time (const char *text)
{
  g_autoptr (GDateTime) time = strlen (text) > 10 ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (time)) : g_strdup (text);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In an order of their own, since a page has rows of many. (transfer full) */
static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Each object of the array that was printed, as a line; those that @describe has no line for are left out. (transfer full) */
static char *
describe_printed (const char *printed,
                  char     *(*describe) (JsonObject *object))
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  g_assert_true (json_parser_load_from_data (parser, printed, -1, &error));
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *line = describe (json_array_get_object_element (array, i));

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  return join_sorted (lines);
}

/* --- Today --- */

static char *
describe_tick (const GopsTick *tick,
               guint           row)
{
  const char *group = gops_record_get_text (gops_tick_get_group (tick), GOPS_GROUP_NAME), *moment = gops_moment_to_string (tick->moment);
  GopsPlanItem *item = tick->kind == GOPS_TICK_POST ? tick->item->item : NULL;

  switch (tick->kind)
    {
    case GOPS_TICK_POST:
      return g_strdup_printf ("%u %s %s %s %s %s %" G_GINT64_FORMAT " %s", row, moment, group, gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE),
                              tick->item->title, tick->item->status, tick->item->timed ? tick->item->start / G_USEC_PER_SEC : 0,
                              gops_record_get_text (item, GOPS_PLAN_ITEM_SKIP_REASON));
    case GOPS_TICK_ASK:
      return g_strdup_printf ("%u %s %s outreach %s %d", row, moment, group, gops_tick_get_person (tick), tick->seed->days_late);
    case GOPS_TICK_CARE:
      return g_strdup_printf ("%u %s %s care %s %d %s", row, moment, group, tick->person->name, tick->person->days_late, tick->care->care.id);
    }
  g_assert_not_reached ();
}

/* As gops-today-page.c fills its sheet. (transfer full) */
static char *
read_page (GopsStore *store)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gint64 now = gops_store_now (store);
  g_autoptr (GopsRunSheet) sheet = gops_run_sheet_new (gops_today (store, NULL, now, NULL), gops_seed_due (store, NULL, now, NULL),
                                                       gops_care_due (store, 0, NULL, now, NULL, NULL), now);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->ticks->len; k++)
        g_ptr_array_add (lines, describe_tick (gops_run_row_get_tick (row, k), i + 1));
    }
  return join_sorted (lines);
}

static char *
describe_due (JsonObject *object)
{
  const char *type = member (object, "type");
  g_autofree char *head = NULL, *start = NULL;

  if (g_str_equal (type, "code"))   /* codes that end are no rows of the sheet */
    return NULL;
  head = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s %s %s", json_object_get_int_member (object, "row"), member (object, "moment"),
                          member (object, "group_name"), type, member (object, "title"));
  start = plain_time (member (object, "start"));
  if (g_str_equal (type, "outreach"))
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, head, json_object_get_int_member (object, "days_late"));
  if (g_str_equal (type, "care"))
    return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", head, json_object_get_int_member (object, "days_late"), member (object, "care"));
  return g_strdup_printf ("%s %s %s %s", head, member (object, "status"), strchr (start, '-') == NULL ? start : "0", member (object, "skip_reason"));
}

static void
test_today (void)
{
  g_auto (GopsTestStore) test = open_workspace ();
  g_autofree char *page = NULL, *after = NULL, *said = NULL;

  do   /* again where something became due meanwhile */
    {
      g_autofree char *printed = NULL;

      g_free (page);
      g_free (after);
      g_free (said);
      page = read_page (test.store);
      printed = run (&test, "today", NULL);
      said = describe_printed (printed, describe_due);
      after = read_page (test.store);
    }
  while (!g_str_equal (page, after));
  g_assert_cmpstr (said, ==, page);
  g_assert_nonnull (strstr (page, " outreach "));
  g_assert_nonnull (strstr (page, " care "));
  g_assert_nonnull (strstr (page, " skipped "));
}

/* --- the calendar --- */

static char *
describe_card (GopsStore    *store,
               GopsPlanCard *card)
{
  g_autoptr (GPtrArray) items = gops_plan_card_load (card, store, NULL);
  const GopsPlanOccurrence *at = &g_array_index (card->items, GopsPlanOccurrence, 0);
  gint64 series = gops_record_get_int (items->pdata[0], GOPS_PLAN_ITEM_SERIES);
  g_autofree char *zone = NULL, *date = gops_day_format (card->day), *called = NULL;
  gint64 start;

  g_assert_true (gops_store_read_text (store, &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", at->group));
  start = gops_instant_of_day (card->day, MAX (card->minutes, 0), zone) / G_USEC_PER_SEC;
  called = series == 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, at->item)
                       : g_strdup_printf ("%" G_GINT64_FORMAT "@%s", series, gops_record_get_text (items->pdata[0], GOPS_PLAN_ITEM_OCCURRENCE));
  return card->minutes < 0 ? g_strdup_printf ("%s %s %s %s", called, date, card->type, card->status)
                           : g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %s", called, start, card->type, card->status);
}

/* As the calendar fills itself for a group, from day @from on. (transfer full) */
static char *
read_calendar_of (GopsStore *store,
                  gint64     group,
                  int        from)
{
  g_autoptr (GArray) groups = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), &group, 1);
  GopsPlanQuery query = { .groups = groups, .from = from, .to = from + DAYS, .now = gops_store_now (store) };
  g_autoptr (GopsPlanCards) cards = gops_plan_cards_load (store, &query, NULL, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cards->cards->len; i++)
    g_ptr_array_add (lines, describe_card (store, cards->cards->pdata[i]));
  return join_sorted (lines);
}

static char *
describe_planned (JsonObject *object)
{
  g_autofree char *start = plain_time (member (object, "start"));

  return g_strdup_printf ("%s %s %s %s", member (object, "id"), start, member (object, "type"), member (object, "status"));
}

static void
check_plan (GopsTestStore *test,
            gint64         group)
{
  int today = gops_day_of_instant (gops_store_now (test->store), NULL);
  g_autofree char *from = gops_day_format (today), *until = gops_day_format (today + DAYS);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, group);
  g_autofree char *page = NULL, *after = NULL, *said = NULL;

  do
    {
      g_autofree char *printed = NULL;

      g_free (page);
      g_free (after);
      g_free (said);
      page = read_calendar_of (test->store, group, today);
      printed = run (test, "plan", name, "--from", from, "--until", until, NULL);
      said = describe_printed (printed, describe_planned);
      after = read_calendar_of (test->store, group, today);
    }
  while (!g_str_equal (page, after));
  g_assert_cmpstr (page, !=, "");
  g_assert_cmpstr (said, ==, page);
}

static void
test_plan (void)
{
  g_auto (GopsTestStore) test = open_workspace ();
  g_autoptr (GArray) groups = gops_statement_load_ids (gops_store_query (test.store, NULL, "SELECT id FROM chat_group", NULL), NULL);

  for (guint i = 0; i < groups->len; i++)
    check_plan (&test, g_array_index (groups, gint64, i));
}

/* --- the calendar file --- */

static void
test_calendar_file (void)
{
  g_auto (GopsTestStore) test = open_workspace ();
  g_autofree char *path = g_build_filename (test.folder, "plan.ics", NULL), *printed = NULL, *text = NULL;
  g_autofree char *until = gops_day_format (gops_day_of_instant (gops_store_now (test.store), NULL) + 400);

  memcpy (until + 4, "-12-31", 6);   /* libical is asked for whole years */
  printed = run (&test, "export", "calendar", "--to", path, NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (gops_test_calendar_check (text, test.store, NULL, FROM, until), >, 100);
}

int
main (int    argc,
      char **argv)
{
  program = argv[1];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/agrees/today", test_today);
  g_test_add_func ("/agrees/plan", test_plan);
  g_test_add_func ("/agrees/calendar-file", test_calendar_file);
  return g_test_run ();
}
