/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier: everything of one group, in order, and the counts of its members. */

#include "gops-batch.h"
#include "gops-dossier.h"
#include "gops-test-store.h"

static void
run (GopsStore  *store,
     const char *sql,
     gint64      group)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "l", group));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
test_empty (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = gops_dossier_load (test.store, gops_test_add_group (test.store, "one"), NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (dossier->positioning);
  g_assert_cmpint (gops_record_get_id (dossier->positioning), ==, 0);
  g_assert_cmpuint (dossier->clauses->len + dossier->plan->len + dossier->goals->len + dossier->siblings->len, ==, 0);
  g_assert_cmpuint (dossier->members.total, ==, 0);
  g_assert_true (gops_date_is_valid (dossier->today));
  g_assert_cmpstr (gops_dossier_language (dossier), ==, "zh_CN");
  g_assert_null (gops_dossier_load (test.store, 12345, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

static void
test_order (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GString) order = g_string_new (NULL);
  gint64 group = gops_test_add_group (test.store, "one");

  run (test.store, "INSERT INTO clause (group_id, position, section, polarity, text) VALUES (?1, 1, 'penalties', 'neutral', 'e'), (?1, 2, 'purpose', 'neutral', 'b'),"
       " (?1, 1, 'purpose', 'encourage', 'a'), (?1, 9, 'encouraged', 'encourage', 'c'), (?1, 1, 'forbidden', 'forbid', 'd'), (?1, 0, 'unknown', 'neutral', 'f')", group);
  run (test.store, "INSERT INTO plan_item (group_id, on_date, at_time, title) VALUES (?1, '2026-11-23', '08:00', 'x'), (?1, '2026-11-22', '20:00', 'w'), (?1, '2026-11-22', '08:00', 'v')", group);
  run (test.store, "INSERT INTO goal (id, group_id, position) VALUES (2, ?1, 1), (1, ?1, 0)", group);
  run (test.store, "INSERT INTO goal_sample (goal_id, on_date, value) VALUES (2, '2026-11-01', 1), (1, '2026-11-02', 2), (1, '2026-11-01', 3 + 0 * ?1)", group);
  dossier = gops_dossier_load (test.store, group, "2026-11-22", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dossier->clauses->len; i++)
    g_string_append (order, gops_record_get_text (g_ptr_array_index (dossier->clauses, i), GOPS_CLAUSE_TEXT));
  for (guint i = 0; i < dossier->plan->len; i++)
    g_string_append (order, gops_record_get_text (g_ptr_array_index (dossier->plan, i), GOPS_PLAN_ITEM_TITLE));
  for (guint i = 0; i < dossier->samples->len; i++)
    g_string_append_printf (order, "%g", gops_record_get_real (g_ptr_array_index (dossier->samples, i), GOPS_GOAL_SAMPLE_VALUE));
  g_assert_cmpstr (order->str, ==, "abcdefvwx321");
  g_assert_cmpuint (gops_dossier_n_clauses (dossier, "encourage"), ==, 2);
  g_assert_cmpuint (gops_dossier_n_clauses (dossier, "forbid"), ==, 1);
  for (guint i = 0; gops_sections ()[i] != NULL; i++)
    g_assert_cmpint (gops_section_index (gops_sections ()[i]), ==, (int) i);
}

/* Staff, bots, people who left and rows of unfinished intakes do not count. */
static void
test_figures (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDossier) dossier = NULL;
  gint64 group = gops_test_add_group (test.store, "one");
  GopsBatch batch;

  run (test.store, "INSERT INTO person (id, name, staff, bot) VALUES (1, 'a', 0, 0), (2, 'b', 0, 0), (3, 'c', 0, 0), (4, 'staff', 1, 0), (5, 'bot', 0, 1), (6, 'left', 0, 0 * ?1)", group);
  run (test.store, "INSERT INTO membership (group_id, person_id, joined_on, left_on, messages, active_days, last_spoke_at, replies_got, tier) VALUES"
       " (?1, 1, '2026-11-20', '', 3, 2, 1000, 0, ''), (?1, 2, '2026-11-01', '', 7, 0, 900, 2, 'core'), (?1, 3, '2025-01-01', '', 0, 0, 0, 0, 'silent'),"
       " (?1, 4, '2026-11-20', '', 50, 9, 5000, 0, ''), (?1, 5, '2026-11-20', '', 50, 9, 5000, 0, ''), (?1, 6, '2025-01-01', '2026-11-10', 5, 0, 800, 0, '')", group);
  g_assert_true (gops_batch_begin (test.store, &batch, "members", "x.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (test.store, &batch, &error));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO person (id, name, batch) VALUES (7, 'pending', ?1)", "l", batch.id));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO membership (group_id, person_id, batch) VALUES (?1, 7, ?2)", "ll", group, batch.id));
  g_assert_true (gops_store_commit (test.store, &error));
  dossier = gops_dossier_load (test.store, group, "2026-11-22", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier->members.total, ==, 3);
  g_assert_cmpuint (dossier->members.spoken, ==, 2);
  g_assert_cmpuint (dossier->members.active_30, ==, 1);
  g_assert_cmpuint (dossier->members.joined_30, ==, 2);
  g_assert_cmpuint (dossier->members.left_30, ==, 1);
  g_assert_cmpuint (dossier->members.newcomers_unanswered, ==, 1);
  g_assert_cmpuint (dossier->members.untiered, ==, 1);
  g_assert_cmpint (dossier->members.last_spoke_at, ==, 1000);
}

/* Nobody is unanswered in a chat that does not tell who answers whom. */
static void
test_replies_unknown (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 group = gops_test_add_group (test.store, "one");
  GopsMemberFigures figures;

  run (test.store, "INSERT INTO person (id, name) VALUES (1, 'a'), (2, 'b' || substr (?1, 1, 0))", group);
  run (test.store, "INSERT INTO membership (group_id, person_id, joined_on, messages) VALUES (?1, 1, '2026-11-20', 3), (?1, 2, '2025-11-20', 3)", group);
  g_assert_true (gops_member_figures_count (test.store, group, "2026-11-22", &figures, NULL));
  g_assert_cmpuint (figures.newcomers_unanswered, ==, 0);
  run (test.store, "UPDATE membership SET replies_given = 1 WHERE person_id = 2 AND group_id = ?1", group);
  g_assert_true (gops_member_figures_count (test.store, group, "2026-11-22", &figures, NULL));
  g_assert_cmpuint (figures.newcomers_unanswered, ==, 1);
  run (test.store, "UPDATE membership SET replies_given = 0 WHERE group_id = ?1", group);
  run (test.store, "INSERT INTO reply_pair (group_id, from_id, to_id, replies) VALUES (?1, 2, 1, 0)", group);
  g_assert_true (gops_member_figures_count (test.store, group, "2026-11-22", &figures, NULL));
  g_assert_cmpuint (figures.newcomers_unanswered, ==, 1);
}

static void
test_siblings (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 main_group = gops_test_add_group (test.store, "main"), left = gops_test_add_group (test.store, "left");
  gint64 right = gops_test_add_group (test.store, "right"), other = gops_test_add_group (test.store, "other");
  g_autoptr (GopsDossier) dossier = NULL;

  g_assert_true (gops_store_begin (test.store, &error, "Family", NULL));
  g_assert_true (gops_store_exec (test.store, &error, "UPDATE chat_group SET parent = ?1 WHERE id IN (?2, ?3)", "lll", main_group, left, right));
  g_assert_true (gops_store_exec (test.store, &error, "INSERT INTO positioning (group_id, theme) VALUES (?1, 'm'), (?2, 'l'), (?3, 'r'), (?4, 'o')", "llll",
                                  main_group, left, right, other));
  g_assert_true (gops_store_commit (test.store, &error));
  dossier = gops_dossier_load (test.store, left, NULL, &error);
  /* Copies within one family are meant to share the theme: only the group outside it is compared. */
  g_assert_cmpuint (dossier->siblings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (dossier->siblings, 0), ==, "o");
  g_clear_pointer (&dossier, gops_dossier_free);
  /* From outside, a family is its main group. */
  dossier = gops_dossier_load (test.store, other, NULL, &error);
  g_assert_cmpuint (dossier->siblings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (dossier->siblings, 0), ==, "m");
  g_clear_pointer (&dossier, gops_dossier_free);
  run (test.store, "UPDATE chat_group SET deleted_at = 1 WHERE id = ?1", other);
  dossier = gops_dossier_load (test.store, main_group, NULL, &error);
  g_assert_cmpuint (dossier->siblings->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/dossier/empty-group", test_empty);
  g_test_add_func ("/dossier/everything-in-order", test_order);
  g_test_add_func ("/dossier/figures", test_figures);
  g_test_add_func ("/dossier/replies-unknown", test_replies_unknown);
  g_test_add_func ("/dossier/siblings", test_siblings);

  return g_test_run ();
}
