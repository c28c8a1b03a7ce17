/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of items: sent, skipped, put off; and what of it days of series have. Done, undone and done again. */
#include "config.h"

#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-test-store.h"

#define DAY "2026-11-30"

typedef struct
{
  GopsTestStore test;
  GPtrArray    *items;
  gint64        group;
} Fixture;

static void
run (GopsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

static Fixture
fixture_new (void)
{
  Fixture fixture = { .test = gops_test_store_new (), .items = g_ptr_array_new_with_free_func (g_object_unref) };

  fixture.group = gops_test_add_group (fixture.test.store, "A");
  run (fixture.test.store, "UPDATE chat_group SET time_zone = 'Asia/Shanghai'");
  run (fixture.test.store, "INSERT INTO plan_item (id, group_id, on_date, at_time, until_time, title, text, status)"
       " SELECT k, (SELECT id FROM chat_group), '" DAY "', '23:50', '23:59', 'News', 'News!', 'ready' FROM (SELECT 101 AS k UNION SELECT 102)");
  for (gint64 id = 101; id <= 102; id++)
    g_ptr_array_add (fixture.items, gops_record_load (GOPS_TYPE_PLAN_ITEM, fixture.test.store, id, NULL));
  return fixture;
}

static void
fixture_clear (Fixture *fixture)
{
  g_ptr_array_unref (fixture->items);
  gops_test_store_clear (&fixture->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

#define STATE "SELECT status, done_at > 0, done_by <> '', skip_reason, snoozed_until > 0 FROM plan_item WHERE recurrence = '' ORDER BY id"
#define FRESH "ready|0|0||0; ready|0|0||0"

/* Expects @expected after the last action, again after undo and redo. */
static void
expect (Fixture    *fixture,
        const char *expected)
{
  GopsStore *store = fixture->test.store;
  g_autoptr (GError) error = NULL;

  gops_assert_query (store, STATE, expected);
  g_assert_true (gops_store_undo (store, NULL, &error));
  gops_assert_query (store, STATE, FRESH);
  g_assert_true (gops_store_redo (store, NULL, &error));
  gops_assert_query (store, STATE, expected);
}

static void
test_mark (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_plan_mark (fixture.test.store, fixture.items, TRUE, &error));
  g_assert_no_error (error);
  expect (&fixture, "done|1|1||0; done|1|1||0");
}

static void
test_skip (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (gops_plan_skip (fixture.test.store, fixture.items, "  ", &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (gops_plan_skip (fixture.test.store, fixture.items, " rain ", &error));
  g_assert_no_error (error);
  expect (&fixture, "missed|1|1|rain|0; missed|1|1|rain|0");
  g_assert_true (gops_plan_is_skipped (g_ptr_array_index (fixture.items, 0)));
  g_assert_true (gops_plan_mark (fixture.test.store, fixture.items, FALSE, &error));
  gops_assert_query (fixture.test.store, STATE, FRESH);
}

/* Past midnight in the group's zone it is another day's. */
static void
test_snooze (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = gops_instant_of_day (gops_day_parse (DAY), 23 * 60 + 50, "Asia/Shanghai");

  g_assert_true (gops_plan_snooze (fixture.test.store, fixture.items, start + 5 * G_TIME_SPAN_MINUTE + 12345678, &error));
  g_assert_no_error (error);
  expect (&fixture, "ready|0|0||1; ready|0|0||1");
  gops_assert_query (fixture.test.store, "SELECT DISTINCT on_date, at_time, until_time, snoozed_until % 60000000 FROM plan_item", DAY "|23:50|23:59|0");
  g_assert_true (gops_plan_snooze (fixture.test.store, fixture.items, start + 20 * G_TIME_SPAN_MINUTE, &error));
  gops_assert_query (fixture.test.store, "SELECT DISTINCT on_date, at_time, until_time FROM plan_item", "2026-12-01|00:10|");
}

static void
test_moments (void)
{
  gint64 morning = gops_instant_of_day (gops_day_parse (DAY), 8 * 60, NULL), night = morning + 13 * G_TIME_SPAN_HOUR;

  g_assert_cmpint (gops_snooze_until (GOPS_SNOOZE_10_MINUTES, night, morning), ==, night + 600 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (gops_snooze_until (GOPS_SNOOZE_HOUR, night, morning), ==, night + G_TIME_SPAN_HOUR);
  g_assert_cmpint (gops_snooze_until (GOPS_SNOOZE_EVENING, morning, morning), ==, morning + 11 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (gops_snooze_until (GOPS_SNOOZE_EVENING, night, morning), ==, 0);
  g_assert_cmpint (gops_snooze_until (GOPS_SNOOZE_TOMORROW, night, morning), ==, gops_instant_of_day (gops_day_parse (DAY) + 1, 8 * 60, NULL));
}

/* --- series --- */

/* Makes item 101, of which something came, a series of every day. */
static GopsPlanItem *
begin_series (Fixture *fixture)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autoptr (GError) error = NULL;
  GopsPlanItem *item;

  run (fixture->test.store, "DELETE FROM plan_item WHERE id = 102");
  run (fixture->test.store, "UPDATE plan_item SET status = 'missed', skip_reason = 'rain', done_by = 'Ana', result = 'none', result_reads = 7,"
                            " snoozed_until = 5");
  run (fixture->test.store, "INSERT INTO plan_check (item_id, position, text, done) VALUES (101, 1, 'picture', 1)");
  run (fixture->test.store, "INSERT INTO plan_comment (item_id, author, text) VALUES (101, 'Ana', 'wet')");
  item = gops_record_load (GOPS_TYPE_PLAN_ITEM, fixture->test.store, 101, NULL);
  g_assert_true (gops_plan_repeat (fixture->test.store, item, GOPS_PLAN_ALL, &rule, &error));
  g_assert_no_error (error);
  return item;
}

#define OUTCOME "SELECT on_date, status, skip_reason, done_by, result, result_reads FROM plan_item ORDER BY on_date, id"

/* What came of an item before it was a series is its first day's; later days have nothing of it, but what prepares them. */
static void
test_days_begin_fresh (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  GopsStore *store = fixture.test.store;
  g_autoptr (GopsPlanItem) series = begin_series (&fixture), day = NULL;
  g_autoptr (GError) error = NULL;

  gops_assert_query (store, OUTCOME, DAY "|ready||||-1; " DAY "|missed|rain|Ana|none|7");
  gops_assert_query (store, "SELECT i.recurrence <> '', c.text, c.done FROM plan_check c JOIN plan_item i ON i.id = c.item_id ORDER BY 1", "0|picture|1; 1|picture|0");
  gops_assert_query (store, "SELECT i.series = 101, c.text FROM plan_comment c JOIN plan_item i ON i.id = c.item_id", "1|wet");
  day = gops_plan_find_item (store, 101, "2026-12-02", &error);
  g_assert_false (gops_plan_has_outcome (day));
  g_assert_cmpint (gops_record_get_int (day, GOPS_PLAN_ITEM_SNOOZED_UNTIL), ==, 0);
  g_ptr_array_set_size (fixture.items, 0);
  g_ptr_array_add (fixture.items, g_object_ref (day));
  g_assert_true (gops_plan_skip (store, fixture.items, "busy", &error));
  gops_assert_query (store, "SELECT c.text, c.done FROM plan_check c JOIN plan_item i ON i.id = c.item_id WHERE i.skip_reason = 'busy'", "picture|0");
}

/* Rows of which something came neither move nor go with their series. */
static void
test_stays (void)
{
  g_auto (Fixture) fixture = fixture_new ();
  GopsStore *store = fixture.test.store;
  g_autoptr (GopsPlanItem) series = begin_series (&fixture), day = gops_plan_find_item (store, 101, "2026-12-02", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_plan_move (store, day, GOPS_PLAN_ALL, "2026-12-03", &error));
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT on_date, skip_reason FROM plan_item WHERE recurrence = ''", DAY "|rain");
  g_clear_object (&day);
  day = gops_plan_find_item (store, 101, "2026-12-04", &error);
  g_assert_true (gops_plan_remove (store, day, GOPS_PLAN_ALL, &error));
  g_assert_no_error (error);
  gops_assert_query (store, OUTCOME, DAY "|missed|rain|Ana|none|7");
  gops_assert_query (store, "SELECT text, done FROM plan_check", "picture|1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan-outcome/mark", test_mark);
  g_test_add_func ("/plan-outcome/skip", test_skip);
  g_test_add_func ("/plan-outcome/snooze", test_snooze);
  g_test_add_func ("/plan-outcome/moments", test_moments);
  g_test_add_func ("/plan-outcome/days-begin-fresh", test_days_begin_fresh);
  g_test_add_func ("/plan-outcome/stays", test_stays);
  return g_test_run ();
}
