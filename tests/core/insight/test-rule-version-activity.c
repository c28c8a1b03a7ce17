/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activity in the fortnights around a version of the rules. */
#include "config.h"

#include "gops-day.h"
#include "gops-records.h"
#include "gops-rule-version-activity.h"
#include "gops-test-store.h"

#define EFFECTIVE "2026-03-15"

static GopsRuleActivity
look (GopsStore *store, gint64 group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsRuleVersion) version = gops_record_new (GOPS_TYPE_RULE_VERSION, "group-id", group, "effective-on", EFFECTIVE, NULL);
  GopsRuleActivity activity;

  g_assert_true (gops_rule_version_activity (store, version, &activity, &error));
  g_assert_no_error (error);
  return activity;
}

static gint64
add_member (GopsStore *store, gint64 group, const char *joined, const char *left, gboolean bot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsRecord) person = gops_record_new (GOPS_TYPE_PERSON, "name", "n", "bot", bot, NULL), membership = NULL;

  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  g_assert_true (gops_record_insert (person, store, &error));
  membership = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", gops_record_get_id (person), "role", "member",
                                "joined-on", joined, "left-on", left, NULL);
  g_assert_true (gops_record_insert (membership, store, &error));
  g_assert_true (gops_store_commit (store, &error));
  return gops_record_get_id (person);
}

static void
add_day (GopsStore *store, gint64 group, gint64 person, const char *date, int messages)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Add", NULL));
  gops_test_add_day (store, group, person, gops_day_parse (date), messages, 0);
  g_assert_true (gops_store_commit (store, &error));
}

static void
test_nothing_imported (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "g");
  GopsRuleActivity activity = look (test.store, group);

  g_assert_false (activity.imported);
  g_assert_false (activity.complete);
  g_assert_cmpint (activity.before.days, ==, 0);
}

static void
test_fortnights (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  GopsStore *store = test.store;
  gint64 group = gops_test_add_group (store, "g");
  gint64 a = add_member (store, group, "2026-01-01", "", FALSE), b = add_member (store, group, "2026-03-01", "2026-03-15", FALSE);
  gint64 bot = add_member (store, group, "2026-03-02", "", TRUE);
  GopsRuleActivity activity;

  add_day (store, group, a, "2026-02-20", 50);   /* before the fortnight */
  add_day (store, group, a, "2026-03-01", 4);
  add_day (store, group, b, "2026-03-01", 3);
  add_day (store, group, a, "2026-03-14", 7);
  add_day (store, group, bot, "2026-03-14", 100);
  add_day (store, group, a, "2026-03-15", 28);
  add_day (store, group, b, "2026-03-28", 14);
  add_day (store, group, b, "2026-03-29", 99);   /* after it */
  activity = look (store, group);
  g_assert_true (activity.imported);
  g_assert_true (activity.complete);
  g_assert_cmpint (activity.before.messages, ==, 14);
  g_assert_cmpfloat (activity.before.messages_per_day, ==, 1.0);
  g_assert_cmpfloat_with_epsilon (activity.before.speakers_per_day, 3.0 / 14, 1e-9);
  g_assert_cmpuint (activity.before.speakers, ==, 2);
  g_assert_cmpuint (activity.before.joined, ==, 1);
  g_assert_cmpuint (activity.before.left, ==, 0);
  g_assert_cmpint (activity.after.messages, ==, 42);
  g_assert_cmpfloat (activity.after.messages_per_day, ==, 3.0);
  g_assert_cmpuint (activity.after.joined, ==, 0);
  g_assert_cmpuint (activity.after.left, ==, 1);
}

/* Exports that overlap, and somebody with two accounts, are the same people on the same days. */
static void
test_people_once (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "g"), a = add_member (test.store, group, "2026-01-01", "", FALSE);
  gint64 again = add_member (test.store, group, "2026-01-01", "", FALSE);
  g_autoptr (GError) error = NULL;
  GopsRuleActivity activity;

  g_assert_true (gops_store_begin (test.store, &error, "Add", NULL));
  for (gint64 batch = 1; batch <= 2; batch++)
    {
      g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (?1, 'chat', 'done', 0, 0)", "l", batch));
      gops_test_add_day (test.store, group, a, gops_day_parse ("2026-03-02"), 5, batch);
    }
  gops_test_add_day (test.store, group, again, gops_day_parse ("2026-03-02"), 4, 1);
  gops_test_add_day (test.store, group, a, gops_day_parse ("2026-03-28"), 1, 1);
  gops_test_add_day (test.store, group, a, gops_day_parse ("2026-03-01"), 1, 1);
  g_assert_true (gops_store_exec (test.store, &error, "DELETE FROM membership WHERE person_id = ?1", "l", again));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE person SET merged_into = ?1 WHERE id = ?2", "ll", a, again));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_no_error (error);
  activity = look (test.store, group);
  g_assert_cmpint (activity.before.messages, ==, 15);
  g_assert_cmpfloat_with_epsilon (activity.before.speakers_per_day, 2.0 / 14, 1e-9);
  g_assert_cmpuint (activity.before.speakers, ==, 1);
}

/* Chats that end three days after the version say nothing of the days that follow. */
static void
test_days_not_covered (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "g"), a = add_member (test.store, group, "2026-03-10", "", FALSE);
  GopsRuleActivity activity;

  add_day (test.store, group, a, "2026-03-10", 10);
  add_day (test.store, group, a, "2026-03-17", 6);
  activity = look (test.store, group);
  g_assert_true (activity.imported);
  g_assert_false (activity.complete);
  g_assert_cmpint (activity.before.days, ==, 5);
  g_assert_cmpfloat (activity.before.messages_per_day, ==, 2.0);
  g_assert_cmpint (activity.after.days, ==, 3);
  g_assert_cmpfloat (activity.after.messages_per_day, ==, 2.0);
}

/* Chats of last year say nothing at all. */
static void
test_other_years (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "g"), a = add_member (test.store, group, "2025-03-10", "", FALSE);
  GopsRuleActivity activity;

  add_day (test.store, group, a, "2025-03-10", 10);
  add_day (test.store, group, a, "2025-06-10", 10);
  activity = look (test.store, group);
  g_assert_false (activity.imported);
  g_assert_false (activity.complete);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/rule-version-activity/nothing-imported", test_nothing_imported);
  g_test_add_func ("/insight/rule-version-activity/fortnights", test_fortnights);
  g_test_add_func ("/insight/rule-version-activity/people-once", test_people_once);
  g_test_add_func ("/insight/rule-version-activity/days-not-covered", test_days_not_covered);
  g_test_add_func ("/insight/rule-version-activity/other-years", test_other_years);
  return g_test_run ();
}
