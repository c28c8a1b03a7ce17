/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notification says, when, and when the next one comes. */
#include "config.h"

#include "gops-day.h"
#include "gops-due.h"
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

static GopsTestStore
open_store (void)
{
  GopsTestStore test = gops_test_store_new ();

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Group %02u", i);

      (void) gops_test_add_group (test.store, name);
    }
  run (test.store, "UPDATE chat_group SET time_zone = 'UTC', status = 'active', language = 'en'");
  return test;
}

#define ADD(date, time, title, before, where) \
  "INSERT INTO plan_item (group_id, on_date, at_time, title, text, status, remind_before) SELECT id, '" date "', '" time "', '" title \
  "', 'Hello {group}', 'ready', " before " FROM chat_group WHERE name " where

#define expect(store, since, now, title_, body_, next_) G_STMT_START { \
    g_autoptr (GopsDue) due_ = gops_due_load (store, since, now, NULL); \
    g_assert_cmpstr (due_->title, ==, title_); \
    g_assert_cmpstr (due_->body, ==, body_); \
    g_assert_cmpint (due_->next, ==, next_); } G_STMT_END

static void
test_one (void)
{
  g_auto (GopsTestStore) test = open_store ();

  run (test.store, ADD (DAY, "09:00", "Tea", "15", "= 'Group 03'"));
  expect (test.store, at (8, 0), at (8, 44), NULL, NULL, at (8, 45));
  expect (test.store, at (8, 44), at (8, 45), "Tea", "Group 03, at 09:00", at (9, 0));
  expect (test.store, at (8, 45), at (9, 0), "Tea", "Group 03: Hello Group 03", 0);
  expect (test.store, at (9, 0), at (9, 1), NULL, NULL, 0);
  run (test.store, "UPDATE plan_item SET status = 'done'");
  expect (test.store, at (8, 0), at (9, 0), NULL, NULL, 0);
}

/* Never forty at once. */
static void
test_many (void)
{
  g_auto (GopsTestStore) test = open_store ();

  run (test.store, ADD (DAY, "09:00", "Tea", "15", "<> ''"));
  expect (test.store, at (8, 0), at (8, 45), "Tea", "In 40 groups, at 09:00", at (9, 0));
  expect (test.store, at (8, 59), at (9, 0), "Tea", "Due in 40 groups", 0);
  run (test.store, ADD (DAY, "09:01", "Cake", "-1", "= 'Group 01'"));
  expect (test.store, at (8, 59), at (9, 1), "41 things to send", "Tea · Cake", 0);
}

/* A reminder may come the evening before; what was put off comes when it was put off to. */
static void
test_other_days (void)
{
  g_auto (GopsTestStore) test = open_store ();

  run (test.store, ADD ("2026-12-01", "01:00", "Night", "120", "= 'Group 01'"));
  expect (test.store, at (22, 0), at (23, 0), "Night", "Group 01, at 01:00", at (25, 0));
  run (test.store, "UPDATE plan_item SET remind_before = -1, on_date = '" DAY "', at_time = '08:00', snoozed_until = 1000000 * (SELECT unixepoch ('" DAY " 10:00'))");
  expect (test.store, at (7, 0), at (9, 0), NULL, NULL, at (10, 0));
  expect (test.store, at (9, 0), at (10, 0), "Night", "Group 01: Hello Group 01", 0);
}

/* What has no time of day is due at no moment. */
static void
test_untimed (void)
{
  g_auto (GopsTestStore) test = open_store ();

  run (test.store, ADD (DAY, "", "Tea", "-1", "= 'Group 03'"));
  expect (test.store, at (-1, 0), at (0, 1), NULL, NULL, 0);
}

static void
test_quiet (void)
{
  g_assert_cmpint (gops_due_quiet_end ("22:00", "07:00", at (23, 0)), ==, at (31, 0));
  g_assert_cmpint (gops_due_quiet_end ("22:00", "07:00", at (6, 59)), ==, at (7, 0));
  g_assert_cmpint (gops_due_quiet_end ("22:00", "07:00", at (7, 0)), ==, 0);
  g_assert_cmpint (gops_due_quiet_end ("", "", at (3, 0)), ==, 0);
  g_assert_cmpint (gops_due_quiet_end ("12:00", "13:00", at (12, 30)), ==, at (13, 0));
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/due/one", test_one);
  g_test_add_func ("/due/many", test_many);
  g_test_add_func ("/due/other-days", test_other_days);
  g_test_add_func ("/due/untimed", test_untimed);
  g_test_add_func ("/due/quiet", test_quiet);
  return g_test_run ();
}
