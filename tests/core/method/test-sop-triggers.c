/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs that begin for a person: who is due, once; what undo takes back and what it does not; who is forgotten. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-person-forget.h"
#include "gops-sop-triggers.h"
#include "gops-test-store.h"

#define ITEMS "SELECT title, on_date, p.name FROM plan_item i JOIN person p ON p.id = i.person_id ORDER BY on_date, p.name, at_time"

static void
exec (GopsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec_unjournaled (store, NULL, &error, sql, NULL));
  g_assert_no_error (error);
}

static void
pin (GopsStore *store, const char *date)
{
  gops_store_pin_clock (store, gops_instant_of_day (gops_day_parse (date), 600, NULL));
}

static gint64
add_people (GopsStore *store, const char *today)
{
  gint64 group = gops_test_add_group (store, "晨跑");
  g_autofree char *language = g_strdup_printf ("UPDATE chat_group SET language = 'zh_CN', status = 'active'");

  pin (store, today);
  exec (store, language);
  exec (store, "INSERT INTO person (id, name, birthday, staff) VALUES (1, '王小明', '1990-12-02', 0), (2, '李雷', '02-29', 0), (3, '韩梅', '', 1)");
  exec (store, "INSERT INTO membership (id, group_id, person_id, nickname, joined_on, tier) SELECT p.id + 10, g.id, p.id,"
               " CASE p.id WHEN 2 THEN '雷哥' ELSE '' END, '2026-11-30', 'core' FROM person p, chat_group g");
  return group;
}

static guint
run (GopsStore *store)
{
  GopsSopBegun begun = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_sop_triggers_run (store, NULL, &begun, &error));
  g_assert_no_error (error);
  return begun.people;
}

static gint64
add (GopsStore *store, gint64 group, const char *sop, const char *event, const char *tier)
{
  g_autoptr (GError) error = NULL;
  gint64 id = gops_sop_trigger_add (store, group, sop, event, tier, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_joins (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_people (test.store, "2026-11-30");

  g_assert_false (gops_sop_triggers_are_due (test.store));
  add (test.store, group, "newcomer-person", "joins", NULL);
  g_assert_true (gops_sop_triggers_are_due (test.store));
  g_assert_cmpuint (run (test.store), ==, 2);   /* not the one of the staff */
  g_assert_false (gops_sop_triggers_are_due (test.store));
  gops_assert_query (test.store, "SELECT count (*), count (DISTINCT person_id), count (DISTINCT sop_run) FROM plan_item", "10|2|2");
  gops_assert_query (test.store, "SELECT title FROM plan_item WHERE on_date = '2026-11-30' ORDER BY person_id", "欢迎 王小明; 欢迎 雷哥");
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item WHERE text LIKE '%{name}%' OR title LIKE '%{name}%'", "0");
  g_assert_cmpuint (run (test.store), ==, 0);
  /* What is undone does not come back by itself. */
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "0");
  g_assert_cmpuint (run (test.store), ==, 0);
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "10");
}

/* An import that comes late brings the rest of the week; one before the trigger brings nothing. */
static void
test_joined_before (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_people (test.store, "2026-11-30");

  add (test.store, group, "newcomer-person", "joins", NULL);
  exec (test.store, "UPDATE membership SET joined_on = '2026-11-29' WHERE person_id = 1");
  pin (test.store, "2026-12-03");
  g_assert_cmpuint (run (test.store), ==, 1);
  gops_assert_query (test.store, "SELECT on_date, day_number FROM plan_item ORDER BY on_date", "2026-12-03|4; 2026-12-04|5; 2026-12-06|7");
}

static void
test_birthday (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_people (test.store, "2026-11-30");

  add (test.store, group, "member-birthday", "birthday", NULL);
  g_assert_cmpuint (run (test.store), ==, 0);
  pin (test.store, "2026-12-01");
  g_assert_cmpuint (run (test.store), ==, 1);
  gops_assert_query (test.store, ITEMS, "明天是 王小明 的生日|2026-12-01|王小明; 王小明，生日快乐|2026-12-02|王小明");
  pin (test.store, "2026-12-02");
  g_assert_cmpuint (run (test.store), ==, 0);
  pin (test.store, "2027-02-28");   /* no leap year */
  g_assert_cmpuint (run (test.store), ==, 1);
  pin (test.store, "2027-12-02");
  g_assert_cmpuint (run (test.store), ==, 1);
  pin (test.store, "2028-02-28");
  g_assert_cmpuint (run (test.store), ==, 1);
  gops_assert_query (test.store, "SELECT on_date FROM plan_item WHERE person_id = 2 AND day_number = 1 ORDER BY on_date", "2027-02-28; 2028-02-29");
}

/* Who is placed for the first time, or has left the tier again, does not enter it. */
static void
test_tier (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_people (test.store, "2026-11-30");

  add (test.store, group, "core-care", "tier", "core");
  exec (test.store, "INSERT INTO tier_run (id, group_id, as_of) SELECT 5, id, '2026-11-30' FROM chat_group");
  exec (test.store, "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier) VALUES (5, 1, 'active', 'core'), (5, 2, '', 'core')");
  g_assert_cmpuint (run (test.store), ==, 1);
  gops_assert_query (test.store, "SELECT DISTINCT person_id FROM plan_item", "1");
  exec (test.store, "INSERT INTO tier_run (id, group_id, as_of) SELECT 6, id, '2026-12-01' FROM chat_group");
  exec (test.store, "INSERT INTO tier_move (run_id, person_id, from_tier, to_tier) VALUES (6, 2, 'active', 'core')");
  exec (test.store, "UPDATE membership SET tier = 'silent' WHERE person_id = 2");
  pin (test.store, "2026-12-01");
  g_assert_cmpuint (run (test.store), ==, 0);
}

static void
test_pause_and_remove (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_people (test.store, "2026-11-30"), trigger = add (test.store, group, "newcomer-person", "joins", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (gops_sop_trigger_add (test.store, group, "newcomer-person", "joins", NULL, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (gops_sop_trigger_add (test.store, group, "core-care", "tier", NULL, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (gops_sop_trigger_set_paused (test.store, trigger, TRUE, &error));
  g_assert_cmpuint (run (test.store), ==, 0);
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_cmpuint (run (test.store), ==, 2);
  g_assert_true (gops_sop_trigger_remove (test.store, trigger, &error));
  gops_assert_query (test.store, "SELECT count (*) FROM sop_trigger", "0");
  gops_assert_query (test.store, "SELECT count (*) FROM plan_item", "10");
}

static void
test_forget (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = add_people (test.store, "2026-11-30");
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  add (test.store, group, "newcomer-person", "joins", NULL);
  g_assert_cmpuint (run (test.store), ==, 2);
  g_assert_true (gops_person_forget (test.store, 1, NULL, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (test.store, "SELECT count (*), count (DISTINCT person_id) FROM plan_item", "5|1");
  gops_assert_query (test.store, "SELECT person_id FROM sop_trigger_case", "2");
  g_clear_object (&test.store);
  g_assert_true (g_file_get_contents (test.path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "王小明", strlen ("王小明")));
  g_assert_nonnull (memmem (bytes, length, "雷哥", strlen ("雷哥")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/sop-triggers/joins", test_joins);
  g_test_add_func ("/method/sop-triggers/joined-before", test_joined_before);
  g_test_add_func ("/method/sop-triggers/birthday", test_birthday);
  g_test_add_func ("/method/sop-triggers/tier", test_tier);
  g_test_add_func ("/method/sop-triggers/pause-and-remove", test_pause_and_remove);
  g_test_add_func ("/method/sop-triggers/forget", test_forget);
  return g_test_run ();
}
