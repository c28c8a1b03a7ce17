/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet: which items, in which order, and how each stands. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-plan-series.h"
#include "gops-test-store.h"
#include "gops-today.h"

#define DAY "2026-03-02"

static gint64
at (const char *date, int hour, int minute, const char *zone)
{
  return gops_instant_of_day (gops_day_parse (date), hour * 60 + minute, zone);
}

static const struct
{
  const char *name, *status, *date, *time;
  int         hour, minute;   /* now, on DAY in Shanghai */
  const char *expected;
} cases[] = {
  { "later-today", "ready", DAY, "20:00", 12, 0, "ready" },
  { "due", "ready", DAY, "12:00", 12, 0, "due" },
  { "due-idea", "idea", DAY, "08:00", 23, 59, "due" },
  { "missed", "ready", "2026-03-01", "23:59", 0, 0, "missed" },
  { "done-stays-done", "done", "2026-03-01", "08:00", 12, 0, "done" },
  { "tomorrow", "drafted", "2026-03-03", "00:00", 23, 59, "drafted" },
  { "no-date", "idea", "", "", 12, 0, "idea" },
  { "no-time", "ready", DAY, "", 0, 1, "due" },
  { "no-status", "", DAY, "20:00", 12, 0, "idea" },
};

static void
test_status (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "status", cases[i].status, "on-date",
                                                   cases[i].date, "at-time", cases[i].time, NULL);

  g_assert_cmpstr (gops_plan_status (item, "Asia/Shanghai", at (DAY, cases[i].hour, cases[i].minute, "Asia/Shanghai")),
                   ==, cases[i].expected);
}

static void
test_ends_after_midnight (void)
{
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "on-date", DAY, "at-time", "23:00", "until-time",
                                                   "01:00", NULL);

  g_assert_cmpint (gops_plan_item_until (item, "UTC") - gops_plan_item_start (item, "UTC"), ==,
                   (gint64) 7200 * G_USEC_PER_SEC);
}

static gint64
add_group (GopsStore *store, const char *name, const char *zone)
{
  g_autoptr (GError) error = NULL;
  gint64 id = gops_test_add_group (store, name);

  g_assert_true (gops_store_begin (store, &error, "Zone", NULL));
  gops_store_exec (store, &error, "UPDATE chat_group SET time_zone = ?1, status = 'active', language = 'en' WHERE id = ?2",
                   "sl", zone, id);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
  return id;
}

static gint64
add_item (GopsStore *store, gint64 group, const char *date, const char *time, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "on-date", date, "at-time",
                                                   time, "title", title, "status", "ready", NULL);

  g_assert_true (gops_store_begin (store, &error, "Item", NULL));
  gops_record_insert (item, store, &error);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (item);
}

static void
expect_titles (GPtrArray *items, const char *expected)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((GopsTodayItem *) g_ptr_array_index (items, i))->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_in_the_order_of_time (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 shanghai = add_group (test.store, "Shanghai", "Asia/Shanghai");
  gint64 london = add_group (test.store, "London", "Europe/London");
  gint64 paused = add_group (test.store, "Paused", "UTC");
  g_autoptr (GPtrArray) given = NULL, own = NULL;

  add_item (test.store, london, DAY, "08:00", "tea with {group}");
  add_item (test.store, shanghai, DAY, "09:00", "noodles");
  add_item (test.store, shanghai, "2026-03-03", "09:00", "tomorrow");
  add_item (test.store, paused, DAY, "09:00", "nothing");
  g_assert_true (gops_store_begin (test.store, &error, "Pause", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET status = 'paused' WHERE id = ?1", "l", paused));
  g_assert_true (gops_store_commit (test.store, &error));

  given = gops_today (test.store, DAY, at (DAY, 12, 0, "UTC"), &error);
  g_assert_no_error (error);
  expect_titles (given, "noodles|tea with London");
  /* At 20:00 in London it is the next morning in Shanghai. */
  own = gops_today (test.store, NULL, at (DAY, 20, 0, "Europe/London"), &error);
  g_assert_no_error (error);
  expect_titles (own, "tea with London|tomorrow");
}

/* The number beside Today is what the page shows, in each group's own zone. */
static void
test_count_left (void)
{
  static const struct { int hour; const char *zone; guint left; } moments[] = {
    { 8, "Europe/London", 2 },    /* both are at this day */
    { 20, "Europe/London", 2 },   /* Shanghai is at the next one */
    { 8, "Pacific/Auckland", 1 }, /* London is still at the day before */
  };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 shanghai = add_group (test.store, "Shanghai", "Asia/Shanghai");
  gint64 london = add_group (test.store, "London", "Europe/London"), archived = add_group (test.store, "Archived", "UTC");
  gint64 done = add_item (test.store, shanghai, DAY, "10:00", "done");

  add_item (test.store, london, DAY, "08:00", "tea");
  add_item (test.store, shanghai, DAY, "09:00", "noodles");
  add_item (test.store, shanghai, "2026-03-03", "09:00", "tomorrow");
  add_item (test.store, archived, DAY, "09:00", "nothing");
  g_assert_true (gops_plan_mark_done (test.store, done, TRUE, &error));
  g_assert_true (gops_store_begin (test.store, &error, "Archive", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET archived_at = 1 WHERE id = ?1", "l", archived));
  g_assert_true (gops_store_commit (test.store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      gint64 now = at (DAY, moments[i].hour, 0, moments[i].zone);
      g_autoptr (GPtrArray) items = gops_today (test.store, NULL, now, &error);
      guint left = 0;

      for (guint k = 0; k < items->len; k++)
        left += !g_str_equal (((GopsTodayItem *) items->pdata[k])->status, "done");
      g_assert_cmpuint (gops_today_count_left (test.store, now), ==, left);
      g_assert_cmpuint (left, ==, moments[i].left);
    }
}

static void
test_mark_done (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = add_item (test.store, add_group (test.store, "A", "UTC"), DAY, "08:00", "x"), n = 0;

  g_assert_true (gops_plan_mark_done (test.store, id, TRUE, &error));
  g_assert_true (gops_store_read_int (test.store, &n, &error, "SELECT count(*) FROM plan_item WHERE status = 'done' AND done_at > 0", NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_read_int (test.store, &n, &error, "SELECT count(*) FROM plan_item WHERE status = 'done'", NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_false (gops_plan_mark_done (test.store, 12345, TRUE, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

/* A day of a series is in the list like others; done, it has a row of its own and stays where it was. */
static void
test_series (void)
{
  static const char *const days[] = { "2026-03-01", DAY, "2026-03-03", "2026-03-04" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 group = add_group (test.store, "A", "Asia/Shanghai"), series = add_item (test.store, group, "2026-03-01", "08:00", "every day in {group}");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const GopsTodayItem *first;
  gint64 now = at (DAY, 9, 0, "Asia/Shanghai"), key;

  add_item (test.store, group, DAY, "07:00", "tea");
  g_assert_true (gops_store_begin (test.store, &error, "Repeat", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE plan_item SET recurrence = 'FREQ=DAILY', status = 'ready' WHERE id = ?1", "l", series));
  g_assert_true (gops_store_commit (test.store, &error));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GPtrArray) items = gops_today (test.store, days[i], now, &error);

      expect_titles (items, i == 1 ? "tea|every day in A" : "every day in A");
      first = g_ptr_array_index (items, items->len - 1);
      g_assert_cmpstr (first->status, ==, i == 0 ? "missed" : i == 1 ? "due" : "ready");
    }
  g_assert_cmpuint (gops_today_count_left (test.store, now), ==, 2);
  before = gops_today (test.store, NULL, now, &error);
  first = g_ptr_array_index (before, 1);
  key = gops_plan_item_key (first->item);
  g_assert_true (gops_plan_mark_item_done (test.store, first->item, TRUE, &error));
  g_assert_cmpuint (gops_today_count_left (test.store, now), ==, 1);
  after = gops_today (test.store, NULL, now, &error);
  expect_titles (after, "tea|every day in A");
  first = g_ptr_array_index (after, 1);
  g_assert_cmpint (gops_plan_item_key (first->item), ==, key);
  g_assert_cmpstr (first->status, ==, "done");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_cmpuint (gops_today_count_left (test.store, now), ==, 2);
  g_assert_false (gops_plan_mark_done (test.store, series, TRUE, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/insight/today/status/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_status);
    }
  g_test_add_func ("/insight/today/ends-after-midnight", test_ends_after_midnight);
  g_test_add_func ("/insight/today/in-the-order-of-time", test_in_the_order_of_time);
  g_test_add_func ("/insight/today/series", test_series);
  g_test_add_func ("/insight/today/count-left", test_count_left);
  g_test_add_func ("/insight/today/mark-done", test_mark_done);
  return g_test_run ();
}
