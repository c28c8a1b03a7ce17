/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on items: check lists, materials, comments, answers, sign-up lists; of days of series, too. */
#include "config.h"

#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-plan-change.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-replies.h"
#include "gops-test-store.h"

static void
run (GopsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Test", NULL));
  gops_store_exec (store, &error, sql, NULL);
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (store, &error));
}

/* Item 1, and a series 2 of every day with two lines and a material. */
static GopsTestStore
open_store (void)
{
  GopsTestStore test = gops_test_store_new ();

  (void) gops_test_add_group (test.store, "A");
  run (test.store, "INSERT INTO plan_item (id, group_id, on_date, at_time, title, status, recurrence) SELECT k, (SELECT id FROM chat_group), '2026-11-30', '09:00',"
                   " 'News', 'ready', CASE k WHEN 2 THEN 'FREQ=DAILY' ELSE '' END FROM (SELECT 1 AS k UNION SELECT 2)");
  run (test.store, "INSERT INTO material (id, kind, title) VALUES (5, 'link', 'Map'), (6, 'link', 'Shop')");
  run (test.store, "INSERT INTO plan_check (item_id, position, text) VALUES (2, 1, 'draw'), (2, 2, 'ask')");
  run (test.store, "INSERT INTO plan_material (item_id, material_id, position) VALUES (2, 5, 1)");
  return test;
}

#define CHECKS "SELECT text, done FROM plan_check WHERE item_id = 1 ORDER BY position"

static void
test_checks (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test.store, 1, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_plan_check_add (test.store, item, " one ", &error));
  g_assert_true (gops_plan_check_add (test.store, item, "two", &error));
  g_assert_true (gops_plan_check_add (test.store, item, "  ", &error));
  g_assert_true (gops_plan_check_tick (test.store, item, 1, TRUE, &error));
  gops_assert_query (test.store, CHECKS, "one|0; two|1");
  g_assert_true (gops_plan_check_move (test.store, item, 1, 0, &error));
  gops_assert_query (test.store, CHECKS, "two|1; one|0");
  g_assert_true (gops_plan_check_remove (test.store, item, 0, &error));
  gops_assert_query (test.store, CHECKS, "one|0");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, CHECKS, "two|1; one|0");
  g_assert_true (gops_store_redo (test.store, NULL, &error));
  gops_assert_query (test.store, CHECKS, "one|0");
  g_assert_no_error (error);
  g_assert_false (gops_plan_check_tick (test.store, item, 3, TRUE, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND);
}

/* Ticking on one day makes the list that day's own. */
static void
test_day_of_series (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GopsPlanItem) day = gops_plan_find_item (test.store, 2, "2026-12-03", NULL);
  g_autoptr (GPtrArray) checks = gops_plan_checks_load (test.store, day, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (checks->len, ==, 2);
  g_assert_true (gops_plan_check_tick (test.store, day, 1, TRUE, &error));
  g_assert_no_error (error);
  gops_assert_query (test.store, "SELECT text, done FROM plan_check WHERE item_id = 2 ORDER BY position", "draw|0; ask|0");
  gops_assert_query (test.store, "SELECT c.text, c.done FROM plan_check c JOIN plan_item i ON i.id = c.item_id WHERE i.occurrence = '2026-12-03' ORDER BY c.position",
                     "draw|0; ask|1");
  g_assert_true (gops_plan_material_remove (test.store, day, 5, &error));
  gops_assert_query (test.store, "SELECT item_id FROM plan_material", "2");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT count(*) FROM plan_item", "2");
}

static void
test_materials_and_comments (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test.store, 1, NULL, NULL);
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GPtrArray) comments = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_plan_material_add (test.store, item, 6, &error));
  g_assert_true (gops_plan_material_add (test.store, item, 5, &error));
  g_assert_true (gops_plan_material_add (test.store, item, 6, &error));
  materials = gops_plan_materials_load (test.store, item, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (materials->len, ==, 2);
  g_assert_cmpstr (gops_record_get_text (g_ptr_array_index (materials, 0), GOPS_MATERIAL_TITLE), ==, "Shop");
  g_assert_true (gops_plan_comment_add (test.store, item, "too long", &error));
  comments = gops_plan_comments_load (test.store, item, &error);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpint (gops_record_get_int (g_ptr_array_index (comments, 0), GOPS_PLAN_COMMENT_MADE_AT), >, 0);
  g_assert_true (gops_plan_comment_remove (test.store, item, gops_record_get_id (g_ptr_array_index (comments, 0)), &error));
  gops_assert_query (test.store, "SELECT count(*) FROM plan_comment", "0");
}

static void
test_answers (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test.store, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  run (test.store, "INSERT INTO person (id, name) VALUES (7, 'Ana')");
  run (test.store, "INSERT INTO membership (group_id, person_id) SELECT id, 7 FROM chat_group");
  g_assert_false (gops_plan_answers_paste (test.store, item, " \n\n", &n, &error));
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (gops_plan_answers_paste (test.store, item, "Ana: Yes!\r\n小鱼：来\nBob\tyes\nEva: no,\n it rains\n: x\n", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 6);
  gops_assert_query (test.store, "SELECT name, answer, coalesce (person_id, 0) FROM plan_answer ORDER BY position",
                     "Ana|Yes!|7; 小鱼|来|0; Bob|yes|0; Eva|no,|0; |it rains|0; |: x|0");
  g_assert_true (gops_plan_answers_paste (test.store, item, "Ana no\nBob: yes\nit rains\n", &n, &error));   /* she is a member */
  g_assert_cmpuint (n, ==, 1);
  gops_assert_query (test.store, "SELECT answer FROM plan_answer WHERE person_id = 7", "no");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  answers = gops_plan_answers_load (test.store, item, &error);
  counts = gops_plan_answers_count (answers);
  g_assert_cmpuint (counts->len, ==, 5);
  g_assert_cmpstr (((GopsAnswerCount *) g_ptr_array_index (counts, 0))->answer, ==, "Yes!");
  g_assert_cmpuint (((GopsAnswerCount *) g_ptr_array_index (counts, 0))->n, ==, 2);
  g_assert_cmpstr (((GopsAnswerCount *) g_ptr_array_index (counts, 0))->names->str, ==, "Ana, Bob");
  g_assert_true (gops_plan_answers_clear (test.store, item, &error));
  gops_assert_query (test.store, "SELECT count(*) FROM plan_answer", "0");
}

/* A paste of any size and bytes. */
static void
test_hostile_answers (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test.store, 1, NULL, NULL);
  g_autoptr (GString) text = g_string_new ("\xff: \xfe\n");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < GOPS_ANSWERS_MOST_LINES * 2; i++)
    g_string_append_printf (text, "Name %u: answer %u\n", i, i % 3);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "和");
  g_assert_true (gops_plan_answers_paste (test.store, item, text->str, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, GOPS_ANSWERS_MOST_LINES);
}

static void
test_sign_up (void)
{
  g_auto (GopsTestStore) test = open_store ();
  g_autoptr (GopsPlanItem) item = gops_plan_find_item (test.store, 1, NULL, NULL);
  g_autoptr (GopsSignUp) none = gops_plan_sign_up_load (test.store, item, NULL), list = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  g_assert_true (gops_plan_sign_up_link (test.store, item, 0, &error));
  list = gops_plan_sign_up_load (test.store, item, &error);
  g_assert_nonnull (list);
  g_assert_true (gops_sign_up_add_name (test.store, gops_record_get_id (list), " Ana ", &error));
  g_assert_true (gops_sign_up_add_name (test.store, gops_record_get_id (list), "Ben", &error));
  g_assert_true (gops_sign_up_set_places (test.store, gops_record_get_id (list), 1, &error));
  entries = gops_sign_up_entries_load (test.store, gops_record_get_id (list), &error);
  g_assert_true (gops_sign_up_set_attended (test.store, gops_record_get_id (g_ptr_array_index (entries, 0)), 1, &error));
  gops_assert_query (test.store, "SELECT e.name, e.position, e.attended, s.places FROM sign_up_entry e JOIN sign_up s ON s.id = e.sign_up_id ORDER BY 2",
                     "Ana|1|1|1; Ben|2|-1|1");
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  gops_assert_query (test.store, "SELECT count(*) FROM sign_up_entry WHERE attended = 1", "0");
  g_assert_true (gops_sign_up_remove_entry (test.store, gops_record_get_id (g_ptr_array_index (entries, 1)), &error));
  g_assert_true (gops_plan_sign_up_unlink (test.store, item, &error));
  others = gops_plan_sign_ups_free (test.store, item, &error);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_true (gops_plan_sign_up_link (test.store, item, gops_record_get_id (list), &error));
  gops_assert_query (test.store, "SELECT item_id FROM sign_up", "1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/plan-parts/checks", test_checks);
  g_test_add_func ("/plan-parts/day-of-series", test_day_of_series);
  g_test_add_func ("/plan-parts/materials-and-comments", test_materials_and_comments);
  g_test_add_func ("/plan-parts/answers", test_answers);
  g_test_add_func ("/plan-parts/hostile-answers", test_hostile_answers);
  g_test_add_func ("/plan-parts/sign-up", test_sign_up);
  return g_test_run ();
}
