/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of groups side by side, what needs a person first, and the comparison. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-group-compare.h"
#include "gops-test-store.h"

#define TODAY "2026-03-02"

static void
run (GopsStore *store, const char *sql, gint64 group, int n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "li", group, n));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static gint64
now (void)
{
  return gops_instant_of_day (gops_day_parse (TODAY), 12 * 60, "UTC");
}

static gint64
add_group (GopsStore *store, const char *name)
{
  gint64 group = gops_test_add_group (store, name);

  run (store, "UPDATE chat_group SET time_zone = 'UTC', status = 'active' WHERE id = ?1 AND ?2 = 0", group, 0);
  return group;
}

static void
add_member (GopsStore *store, gint64 group, int person, int active_days)
{
  run (store, "INSERT OR IGNORE INTO person (id, name) VALUES (?2, 'x' || (?1 * 0))", group, person);
  run (store, "INSERT INTO membership (group_id, person_id) VALUES (?1, ?2)", group, person);
  run (store, "UPDATE membership SET active_days = ?2 WHERE id = (SELECT max (id) FROM membership WHERE group_id = ?1)", group, active_days);
}

/* @messages on each day of a week that ended @weeks_ago. */
static void
add_week (GopsStore *store, gint64 group, int weeks_ago, int messages)
{
  for (int day = 0; day < 7; day++)
    gops_test_add_day (store, group, 1, gops_day_parse (TODAY) - 7 * weeks_ago - day, messages, 0);
}

static GPtrArray *
load (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = gops_group_figures_load (store, NULL, now (), NULL, &error);

  g_assert_no_error (error);
  return all;
}

static const GopsGroupFigures *
find (GPtrArray *all, gint64 group)
{
  for (guint i = 0; i < all->len; i++)
    if (((GopsGroupFigures *) g_ptr_array_index (all, i))->group == group)
      return g_ptr_array_index (all, i);
  g_assert_not_reached ();
}

static void
test_members (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "one"), other = add_group (test.store, "two");
  g_autoptr (GPtrArray) all = NULL;

  for (int i = 1; i <= 4; i++)
    add_member (test.store, group, i, i == 1);
  run (test.store, "UPDATE membership SET left_on = '2026-02-20' WHERE group_id = ?1 AND person_id = ?2", group, 4);
  run (test.store, "UPDATE person SET bot = ?1 * 0 + 1 WHERE id = ?2", group, 3);
  run (test.store, "INSERT INTO group_day (group_id, on_date, members) VALUES (?1, '2026-02-27', ?2 - 1), (?1, '2026-02-28', ?2)", other, 250);
  all = load (test.store);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (find (all, group)->members, ==, 2);
  g_assert_cmpuint (find (all, group)->left_30, ==, 1);
  g_assert_cmpuint (find (all, group)->spoke_30, ==, 1);
  g_assert_cmpfloat (find (all, group)->share_30, ==, 0.5);
  g_assert_cmpint (find (all, other)->members, ==, 250);   /* typed in: nobody is listed */
  g_assert_true (find (all, other)->typed);
  g_assert_cmpfloat (find (all, other)->share_30, <, 0);
}

static void
assert_pace (GopsStore *store, gint64 group, GopsWeekPace pace, double usual)
{
  g_autoptr (GPtrArray) all = load (store);
  double is;

  g_assert_cmpint (gops_group_figures_pace (find (all, group), &is), ==, pace);
  g_assert_cmpfloat (is, ==, usual);
}

/* A group is held against its own weeks. */
static void
test_pace (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "one"), typed = add_group (test.store, "typed");

  assert_pace (test.store, group, GOPS_WEEK_UNKNOWN, -1);
  add_week (test.store, group, 0, 4);
  assert_pace (test.store, group, GOPS_WEEK_EARLY, -1);
  for (int ago = 1; ago <= 5; ago++)
    add_week (test.store, group, ago, ago == 3 ? 90 : 10);
  assert_pace (test.store, group, GOPS_WEEK_SLOWER, 70);   /* one loud week does not make it usual */
  for (int day = 0; day < 70; day++)
    run (test.store, "INSERT INTO group_day (group_id, on_date, messages) VALUES (?1, date ('2026-03-02', '-' || ?2 || ' days'), 20)", typed, day);
  assert_pace (test.store, typed, GOPS_WEEK_USUAL, 140);
}

/* What nobody imported is no silence: the last week is the last that is known of. */
static void
test_as_of (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "one");

  for (int ago = 3; ago <= 8; ago++)
    add_week (test.store, group, ago, 10);
  assert_pace (test.store, group, GOPS_WEEK_USUAL, 70);
  run (test.store, "INSERT INTO batch (id, kind, state, group_id, created_at, touched_at) VALUES (9, 'chat', 'done', ?1, 1772409600000000, ?2)", group, 0);
  assert_pace (test.store, group, GOPS_WEEK_SILENT, 70);   /* imported today, and nobody said anything */
}

static void
test_output (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "one");
  g_autoptr (GPtrArray) all = NULL;

  run (test.store, "INSERT INTO plan_item (group_id, title, on_date, at_time, status) VALUES (?1, 'News', '2026-02-25', '09:00', 'done'),"
       " (?1, 'Older', '2026-02-20', '09:00', 'done'), (?1, 'Missed', '2026-02-28', '', 'ready'),"
       " (?1, 'Quiz', '2026-03-04', '20:00', 'drafted'), (?1, 'Later', '2026-03' || '-05', '', CASE ?2 WHEN 0 THEN 'idea' END)", group, 0);
  all = load (test.store);
  g_assert_cmpint (find (all, group)->last_output, ==, gops_day_parse ("2026-02-25"));
  g_assert_cmpstr (find (all, group)->last_title, ==, "News");
  g_assert_cmpint (find (all, group)->next_output, ==, gops_day_parse ("2026-03-04"));
  g_assert_cmpstr (find (all, group)->next_time, ==, "20:00");
}

/* The next day of a series counts when it is before what else is planned, and one that is done does not. */
static void
test_next_of_series (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "one");
  g_autoptr (GPtrArray) all = NULL;

  run (test.store, "INSERT INTO plan_item (id, group_id, title, on_date, at_time, status, recurrence, series, occurrence) VALUES"
       " (5, ?1, 'Quiz', '2026-03-06', '20:00', 'drafted', '', NULL, ''), (6, ?1, 'Tip', '2026-02-05', '08:00', 'ready', 'FREQ=DAILY', NULL, ''),"
       " (7, ?1, 'Tip', '2026-03-02', '08:00', CASE ?2 WHEN 0 THEN 'done' END, '', 6, '2026-03-02')", group, 0);
  all = load (test.store);
  g_assert_cmpint (find (all, group)->last_output, ==, gops_day_parse ("2026-03-02"));
  g_assert_cmpint (find (all, group)->next_output, ==, gops_day_parse ("2026-03-03"));
  g_assert_cmpstr (find (all, group)->next_time, ==, "08:00");
}

/* What was to be sent and waits puts a group first, and says so. */
static void
test_needs (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_group (test.store, "late"), quiet = add_group (test.store, "new");
  g_autofree char *today = gops_date_today (test.store, "UTC");
  g_autofree char *sql = g_strdup_printf ("INSERT INTO plan_item (group_id, title, on_date, at_time, status) VALUES (?1, 'Roll-call', '%s',"
                                          " '00:00', CASE ?2 WHEN 0 THEN 'ready' END)", today);
  g_autoptr (GopsGroupNeed) late = NULL, new = NULL;
  g_autofree char *said = NULL;
  gint64 moment = gops_store_now (test.store);

  run (test.store, sql, group, 0);
  late = gops_group_need_judge (test.store, group, moment);
  new = gops_group_need_judge (test.store, quiet, moment);
  g_assert_cmpuint (late->n_late, ==, 1);
  g_assert_cmpint (late->health, ==, GOPS_HEALTH_NEEDS_YOU);
  g_assert_cmpint (new->health, ==, GOPS_HEALTH_NEW);
  g_assert_cmpint (gops_group_need_compare (late, new), <, 0);
  g_assert_cmpint (gops_group_need_compare (NULL, new), >, 0);
  said = gops_group_need_say (late);
  g_assert_true (g_str_has_prefix (said, gops_health_name (GOPS_HEALTH_NEEDS_YOU)));
  g_assert_false (gops_group_need_equal (late, new));
}

static void
test_compares (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 one = add_group (test.store, "=one"), two = add_group (test.store, "two");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) figures = NULL, rows = NULL;
  g_autofree char *csv = NULL;
  const GopsCompareRow *members;

  for (int i = 1; i <= 6; i++)
    add_member (test.store, i <= 4 ? one : two, i, 1);
  g_array_append_val (ids, two);
  g_array_append_val (ids, one);
  figures = gops_group_figures_load (test.store, ids, now (), NULL, NULL);
  g_assert_cmpuint (figures->len, ==, 2);
  rows = gops_group_compare (figures, NULL);
  members = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (members->cells[0].text, ==, "2");
  g_assert_null (members->cells[0].difference);
  g_assert_cmpstr (members->cells[1].difference, ==, "+2");
  g_assert_cmpfloat (members->cells[0].share, ==, 0.5);
  csv = gops_group_compare_csv (figures, rows);
  g_assert_nonnull (strstr (csv, "two,'=one\r\nMembers,2,4\r\n"));   /* no name is taken for a formula */
}

/* A thousand groups with a hundred members each are asked for at once. */
static void
test_thousand (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  double seconds;

#define NUMBERS(n) "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " #n ") "
  g_assert_true (gops_store_begin_unjournaled (test.store, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO chat_group (id, name, time_zone, status) " NUMBERS (1000)
                                  "SELECT i, 'Group ' || i, 'UTC', 'active' FROM n", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name) " NUMBERS (100000) "SELECT i, 'x' FROM n", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO membership (group_id, person_id, active_days) " NUMBERS (100000)
                                  "SELECT 1 + i % 1000, i, i % 3 FROM n", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO activity_group (group_id, day, messages, speakers) " NUMBERS (100000)
                                  "SELECT 1 + i % 1000, ?1 - i / 1000, 20, 5 FROM n", "i", gops_day_parse (TODAY)));
  g_assert_true (gops_store_end_unjournaled (test.store, TRUE, &error));
#undef NUMBERS
  g_test_timer_start ();
  all = load (test.store);
  seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "figures of 1,000 groups: %.3f s", seconds);
  g_assert_cmpuint (all->len, ==, 1000);
  g_assert_cmpint (find (all, 7)->members, ==, 100);
  g_assert_cmpint (gops_group_figures_pace (find (all, 7), NULL), ==, GOPS_WEEK_USUAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/group-figures/members", test_members);
  g_test_add_func ("/group-figures/pace-against-its-own-weeks", test_pace);
  g_test_add_func ("/group-figures/what-is-not-imported-is-no-silence", test_as_of);
  g_test_add_func ("/group-figures/output", test_output);
  g_test_add_func ("/group-figures/next-of-series", test_next_of_series);
  g_test_add_func ("/group-figures/what-needs-a-person-first", test_needs);
  g_test_add_func ("/group-figures/compares", test_compares);
  g_test_add_func ("/group-figures/thousand", test_thousand);
  return g_test_run ();
}
