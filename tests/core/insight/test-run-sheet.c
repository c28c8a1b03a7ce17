/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the run sheet: what is one row, where it stands, in which order. */
#include "config.h"

#include "gops-day.h"
#include "gops-plan-outcome.h"
#include "gops-run-sheet.h"
#include "gops-test-store.h"

#define DAY "2026-11-30"

static gint64
at (int hour, int minute)
{
  return gops_instant_of_day (gops_day_parse (DAY), hour * 60 + minute, "UTC");
}

static void
run (GopsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

static void
add_groups (GopsStore *store, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %02u", i);

      (void) gops_test_add_group (store, name);
    }
  run (store, "UPDATE chat_group SET time_zone = 'UTC', status = 'active', language = 'en'");
}

static GopsRunSheet *
load (GopsStore *store, gint64 now)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = gops_today (store, NULL, now, &error);

  g_assert_no_error (error);
  return gops_run_sheet_new (items, gops_seed_due (store, NULL, now, NULL), gops_care_due (store, 0, NULL, now, NULL, NULL), now);
}

/* "late 08:00 a×3, now - b×1" */
static char *
dump (const GopsRunSheet *sheet)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GopsRunRow *row = g_ptr_array_index (sheet->rows, i);
      const GopsTick *tick = gops_run_row_get_tick (row, 0);
      int minutes = (int) ((row->due - at (0, 0)) / G_TIME_SPAN_MINUTE);
      g_autofree char *time = row->due == 0 ? g_strdup ("-") : g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);

      g_string_append_printf (said, "%s%s %s %s×%u/%u", i > 0 ? ", " : "", gops_moment_to_string (row->moment), time,
                              tick->kind == GOPS_TICK_POST ? tick->item->title : tick->kind == GOPS_TICK_ASK ? "ask" : tick->care->care.id,
                              row->n_done, row->ticks->len);
    }
  return g_string_free (said, FALSE);
}

#define expect(store, hour, minute, expected) G_STMT_START { \
    g_autoptr (GopsRunSheet) sheet_ = load (store, at (hour, minute)); \
    g_autofree char *said_ = dump (sheet_); \
    g_assert_cmpstr (said_, ==, expected); } G_STMT_END

#define ADD(time, title, text, sop, where) \
  "INSERT INTO plan_item (group_id, on_date, at_time, title, text, type, status, sop) SELECT id, '" DAY "', " time ", '" title "', " text \
  ", 'topic', 'ready', '" sop "' FROM chat_group " where

static void
expect_skipped (GopsStore *store, guint n)
{
  g_autoptr (GopsRunSheet) sheet = load (store, at (8, 0));
  const GopsRunRow *row = g_ptr_array_index (sheet->rows, 0);

  g_assert_cmpuint (row->n_skipped, ==, n);
}

static void
test_one_text_is_one_row (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  add_groups (test.store, 40);
  run (test.store, ADD ("'08:00'", "a", "'Hello {group}'", "", ""));
  run (test.store, ADD ("'08:00'", "a", "'Hello'", "", "LIMIT 1"));
  run (test.store, ADD ("'08:10'", "a", "'Hello {group}'", "", "LIMIT 1"));
  run (test.store, ADD ("''", "b", "''", "", "LIMIT 2"));
  expect (test.store, 7, 0, "now - b×0/2, later 08:00 a×0/40, later 08:00 a×0/1, later 08:10 a×0/1");
  expect (test.store, 8, 35, "late 08:00 a×0/40, late 08:00 a×0/1, now 08:10 a×0/1, now - b×0/2");
}

/* Copies of an SOP are sent one after the other; after half an hour it is another row. */
static void
test_staggered (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  add_groups (test.store, 40);
  run (test.store, ADD ("printf ('08:%02d', (SELECT count(*) FROM chat_group o WHERE o.name <= chat_group.name))", "a", "'x'", "camp", ""));
  expect (test.store, 6, 0, "later 08:01 a×0/31, later 08:32 a×0/9");
}

static void
test_done_and_skipped (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  add_groups (test.store, 3);
  run (test.store, ADD ("'08:00'", "a", "'x'", "", ""));
  run (test.store, "UPDATE plan_item SET status = 'done', done_at = 5 WHERE rowid = (SELECT min(rowid) FROM plan_item)");
  expect (test.store, 8, 0, "now 08:00 a×1/3");
  run (test.store, "UPDATE plan_item SET status = 'missed', skip_reason = 'rain' WHERE status = 'ready'");
  expect (test.store, 8, 0, "done 08:00 a×3/3");
  expect_skipped (test.store, 2);
}

/* What was put off stands where it is due now, with what else is due then. */
static void
test_snoozed (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  add_groups (test.store, 3);
  run (test.store, ADD ("'08:00'", "a", "'x'", "", ""));
  items = gops_record_load_all (GOPS_TYPE_PLAN_ITEM, test.store, &error, "LIMIT 2", NULL);
  g_assert_true (gops_plan_snooze (test.store, items, at (11, 0), &error));
  expect (test.store, 8, 40, "late 08:00 a×0/1, later 11:00 a×0/2");
  expect (test.store, 11, 10, "late 08:00 a×0/1, now 11:00 a×0/2");
  g_assert_true (gops_plan_snooze (test.store, items, at (26, 0), &error));
  expect (test.store, 8, 40, "late 08:00 a×0/1");
  expect (test.store, 24, 30, "later 26:00 a×0/2");
}

static void
test_windows (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();

  add_groups (test.store, 1);
  run (test.store, ADD ("'08:00'", "a", "'x'", "", ""));
  run (test.store, "UPDATE plan_item SET until_time = '10:00'");
  expect (test.store, 10, 0, "now 08:00 a×0/1");
  expect (test.store, 10, 1, "late 08:00 a×0/1");
}

static void
test_late_by (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsRunSheet) sheet = NULL;
  GopsTodayItem *item;

  add_groups (test.store, 1);
  run (test.store, ADD ("'08:00'", "a", "'x'", "", ""));
  run (test.store, "UPDATE plan_item SET status = 'done'");
  sheet = load (test.store, at (12, 0));
  item = g_ptr_array_index (sheet->items, 0);
  g_assert_cmpint (gops_today_minutes_late (item), ==, 0);
  gops_record_set_int (item->item, GOPS_PLAN_ITEM_DONE_AT, at (8, 29));
  g_assert_cmpint (gops_today_minutes_late (item), ==, 0);
  gops_record_set_int (item->item, GOPS_PLAN_ITEM_DONE_AT, at (9, 30));
  g_assert_cmpint (gops_today_minutes_late (item), ==, 60);
}

/* Whom an item is about is named in it; people to ask are in the same list. */
static void
test_people (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsRunSheet) sheet = NULL;
  const GopsTick *tick;

  add_groups (test.store, 1);
  run (test.store, "INSERT INTO person (id, name) VALUES (7, 'Ben'), (8, 'Eva')");
  run (test.store, ADD ("'09:00'", "a", "'Welcome, {name}!'", "welcome", ""));
  run (test.store, ADD ("'09:00'", "a", "'Welcome, {name}!'", "welcome", ""));
  run (test.store, "UPDATE plan_item SET person_id = 6 + rowid - (SELECT min(rowid) - 1 FROM plan_item)");
  run (test.store, "INSERT INTO outreach (group_id, name, reason, next_on, result) SELECT id, 'Ivo', 'Come', '2026-11-28', 'open' FROM chat_group");
  expect (test.store, 9, 0, "late - ask×0/1, now 09:00 a×0/2");
  sheet = load (test.store, at (9, 0));
  tick = gops_run_row_get_tick (g_ptr_array_index (sheet->rows, 1), 0);
  g_assert_cmpstr (gops_tick_get_person (tick), ==, "Ben");
  g_assert_cmpint (gops_tick_get_audience (tick), ==, GOPS_FOR_PERSON);
  g_assert_cmpint (gops_plan_audience ("给自己看的，不用发：明天是 Ben 的生日", "Ben"), ==, GOPS_FOR_OPERATOR);
  g_assert_cmpint (gops_plan_audience ("To do: read the rules", NULL), ==, GOPS_FOR_OPERATOR);
  g_assert_cmpint (gops_plan_audience ("Good morning!", ""), ==, GOPS_FOR_GROUP);
  g_assert_cmpstr (gops_tick_get_text (tick), ==, "Welcome, Ben!");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/run-sheet/one-text-is-one-row", test_one_text_is_one_row);
  g_test_add_func ("/run-sheet/staggered", test_staggered);
  g_test_add_func ("/run-sheet/done-and-skipped", test_done_and_skipped);
  g_test_add_func ("/run-sheet/snoozed", test_snoozed);
  g_test_add_func ("/run-sheet/windows", test_windows);
  g_test_add_func ("/run-sheet/late-by", test_late_by);
  g_test_add_func ("/run-sheet/people", test_people);
  return g_test_run ();
}
