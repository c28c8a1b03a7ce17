/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs that are kept: who moved between two of them, gravity, bottlenecks, the steps of a person. */
#include "config.h"

#include "gops-day.h"
#include "gops-journal.h"
#include "gops-method.h"
#include "gops-people-merge.h"
#include "gops-records.h"
#include "gops-test-store.h"
#include "gops-tier-trail.h"
#include "gops-tiers.h"

typedef struct
{
  GopsTestStore         test;
  gint64                group;
  const GopsTierScheme *scheme;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
  fixture->scheme = gops_schemes_find (fixture->test.store, "growth", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gops_test_store_clear (&fixture->test);
}

static void
exec (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Test", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, sql, NULL));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_no_error (error);
}

/* Members with so many points; lv2 from 50, lv3 from 150. */
static void
add_members (Fixture *fixture, guint n, int points)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", "N", NULL);
      g_autoptr (GopsMembership) member = NULL;

      g_assert_true (gops_record_insert (person, fixture->test.store, &error));
      member = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", fixture->group, "person-id", gops_record_get_id (person), "joined-on",
                                "2025-01-01", "points", (gint64) points, NULL);
      g_assert_true (gops_record_insert (member, fixture->test.store, &error));
    }
  g_assert_true (gops_store_commit (fixture->test.store, &error));
}

static void
run_on (Fixture *fixture, const char *date)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_tiers_run (fixture->test.store, fixture->group, "growth", date, TRUE, NULL, NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load_runs (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *runs = gops_tier_runs_load (fixture->test.store, fixture->group, fixture->scheme, &error);

  g_assert_no_error (error);
  return runs;
}

static GopsTierMatrix *
load_matrix (Fixture *fixture, guint from, guint to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = load_runs (fixture);
  GopsTierMatrix *matrix = gops_tier_matrix_load (fixture->test.store, fixture->group, fixture->scheme,
    ((GopsTierRunFigures *) runs->pdata[from])->id, ((GopsTierRunFigures *) runs->pdata[to])->id, NULL, &error);

  g_assert_no_error (error);
  return matrix;
}

/* lv6 … lv1 are 0 … 5 */
enum { LV3 = 3, LV2, LV1, NOWHERE };

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GopsTierMatrix) matrix = NULL, all = NULL, same = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  GopsTierPassage passage;

  add_members (fixture, 10, 0);
  add_members (fixture, 4, 60);
  run_on (fixture, "2026-01-01");
  exec (fixture, "UPDATE membership SET points = 200 WHERE points = 60 AND id IN (SELECT id FROM membership WHERE points = 60 LIMIT 3)");
  exec (fixture, "UPDATE membership SET points = 55 WHERE id IN (SELECT id FROM membership WHERE points = 0 LIMIT 2)");
  exec (fixture, "UPDATE membership SET left_on = '2026-01-20' WHERE id IN (SELECT id FROM membership WHERE points = 0 LIMIT 1)");
  add_members (fixture, 2, 0);
  run_on (fixture, "2026-02-01");
  run_on (fixture, "2026-03-01");
  runs = load_runs (fixture);
  g_assert_cmpuint (runs->len, ==, 3);
  g_assert_cmpuint (((GopsTierRunFigures *) runs->pdata[0])->total, ==, 14);
  g_assert_cmpuint (((GopsTierRunFigures *) runs->pdata[1])->counts[LV3], ==, 3);

  matrix = load_matrix (fixture, 0, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV2, LV3), ==, 3);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV2, LV2), ==, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV2), ==, 2);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV1), ==, 7);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, NOWHERE), ==, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, NOWHERE, LV1), ==, 2);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, NOWHERE, NOWHERE), ==, 0);
  passage = gops_tier_matrix_get_passage (matrix, LV1);
  g_assert_cmpuint (passage.total, ==, 10);
  g_assert_cmpuint (passage.up, ==, 2);
  g_assert_cmpuint (passage.held, ==, 7);
  g_assert_cmpuint (passage.gone, ==, 1);
  g_assert_cmpint (gops_tier_matrix_find_bottleneck (matrix), ==, LV1);
  g_assert_cmpint (gops_tier_scheme_next (fixture->scheme, LV1), ==, LV2);
  g_assert_cmpint (gops_tier_scheme_next (fixture->scheme, 0), ==, -1);

  all = load_matrix (fixture, 0, 2);
  g_assert_cmpuint (gops_tier_matrix_get (all, LV2, LV3), ==, 3);
  same = load_matrix (fixture, 1, 2);
  g_assert_cmpuint (gops_tier_matrix_get (same, LV3, LV3), ==, 3);
  g_assert_cmpuint (gops_tier_matrix_get (same, LV1, LV2), ==, 0);
  g_assert_cmpuint (gops_tier_matrix_get (same, LV1, NOWHERE), ==, 0);   /* they had left before the first of the two */
}

/* What is read once of all runs tells the same of any two of them. */
static void
test_trail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GopsTierTrail) trail = NULL;

  add_members (fixture, 9, 0);
  run_on (fixture, "2026-01-01");
  exec (fixture, "UPDATE membership SET points = 60 WHERE id IN (SELECT id FROM membership LIMIT 4)");
  run_on (fixture, "2026-02-01");
  exec (fixture, "UPDATE membership SET left_on = '2026-02-10' WHERE id IN (SELECT id FROM membership LIMIT 2)");
  exec (fixture, "UPDATE membership SET points = 200 WHERE id IN (SELECT id FROM membership ORDER BY id DESC LIMIT 3)");
  add_members (fixture, 2, 60);
  run_on (fixture, "2026-03-01");
  run_on (fixture, "2026-04-01");
  runs = load_runs (fixture);
  trail = gops_tier_trail_load (fixture->test.store, fixture->group, fixture->scheme, runs, NULL, &error);
  g_assert_no_error (error);
  for (guint from = 0; from < runs->len; from++)
    for (guint to = from; to < runs->len; to++)
      {
        g_autoptr (GopsTierMatrix) one = load_matrix (fixture, from, to), all = gops_tier_trail_count (trail, to, from);

        g_assert_cmpmem (one->cells, (one->n + 1) * (one->n + 1) * sizeof (guint), all->cells, (all->n + 1) * (all->n + 1) * sizeof (guint));
      }
}

/* A second run on a day replaces the first, and with it what the first had moved. */
static void
test_twice_a_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierMatrix) matrix = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  add_members (fixture, 6, 0);
  run_on (fixture, "2026-01-01");
  exec (fixture, "UPDATE membership SET points = 60");
  run_on (fixture, "2026-02-01");
  exec (fixture, "UPDATE membership SET points = 160 WHERE id = (SELECT min (id) FROM membership)");
  run_on (fixture, "2026-02-01");
  runs = load_runs (fixture);
  g_assert_cmpuint (runs->len, ==, 2);
  matrix = load_matrix (fixture, 0, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV2), ==, 5);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV3), ==, 1);
  g_clear_pointer (&matrix, gops_tier_matrix_free);
  g_assert_true (gops_store_undo (fixture->test.store, NULL, &error));
  matrix = load_matrix (fixture, 0, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV2), ==, 6);
}

/* Runs of another scheme in between change nothing in this one's. */
static void
test_another_scheme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierMatrix) matrix = NULL;

  add_members (fixture, 6, 60);
  run_on (fixture, "2026-01-01");
  g_assert_true (gops_tiers_run (fixture->test.store, fixture->group, "status", "2026-01-15", TRUE, NULL, NULL, &error));
  run_on (fixture, "2026-02-01");
  matrix = load_matrix (fixture, 0, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV2, LV2), ==, 6);
}

/* A day that is over is placed for the record: what members are in stays that of today, and the runs stand in the order of their days. */
static void
test_back_dated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierMatrix) first = NULL, second = NULL, all = NULL, turned = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autofree char *before = NULL;

  add_members (fixture, 6, 0);
  run_on (fixture, "2026-01-01");
  run_on (fixture, "2026-03-01");
  before = gops_test_query (fixture->test.store, "SELECT group_concat (id || tier || tier_since) FROM membership");
  exec (fixture, "UPDATE membership SET points = 60 WHERE id IN (SELECT id FROM membership LIMIT 2)");
  run_on (fixture, "2026-02-01");
  gops_assert_query (fixture->test.store, "SELECT group_concat (id || tier || tier_since) FROM membership", before);
  runs = load_runs (fixture);
  g_assert_cmpstr (((GopsTierRunFigures *) runs->pdata[1])->as_of, ==, "2026-02-01");
  first = load_matrix (fixture, 0, 1);
  g_assert_cmpuint (gops_tier_matrix_get (first, LV1, LV2), ==, 2);
  g_assert_cmpuint (gops_tier_matrix_get (first, LV1, LV1), ==, 4);
  second = load_matrix (fixture, 1, 2);
  g_assert_cmpuint (gops_tier_matrix_get (second, LV2, LV1), ==, 2);
  all = load_matrix (fixture, 0, 2);
  g_assert_cmpuint (gops_tier_matrix_get (all, LV1, LV1), ==, 6);
  turned = load_matrix (fixture, 1, 0);
  g_assert_cmpuint (gops_tier_matrix_get (turned, LV1, LV2), ==, 2);
}

/* Two who were placed are one since: nobody has left. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierMatrix) matrix = NULL;
  gint64 kept = 0, merged = 0;

  add_members (fixture, 6, 0);
  run_on (fixture, "2026-01-01");
  g_assert_true (gops_store_read_int (fixture->test.store, &kept, &error, "SELECT max (person_id) FROM membership", NULL));
  g_assert_true (gops_store_read_int (fixture->test.store, &merged, &error, "SELECT min (person_id) FROM membership", NULL));
  exec (fixture, "UPDATE membership SET points = 60 WHERE person_id = (SELECT max (person_id) FROM membership)");
  g_assert_true (gops_people_merge (fixture->test.store, kept, merged, "The same", NULL, &error));
  g_assert_no_error (error);
  run_on (fixture, "2026-02-01");
  matrix = load_matrix (fixture, 0, 1);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, NOWHERE), ==, 0);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV1), ==, 4);
  g_assert_cmpuint (gops_tier_matrix_get (matrix, LV1, LV2), ==, 1);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  gint64 person = 0;

  add_members (fixture, 1, 0);
  run_on (fixture, "2026-01-01");
  exec (fixture, "UPDATE membership SET points = 60");
  run_on (fixture, "2026-02-01");
  g_assert_true (gops_store_read_int (fixture->test.store, &person, &error, "SELECT person_id FROM membership", NULL));
  steps = gops_tier_steps_load (fixture->test.store, person, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpstr (((GopsTierStep *) steps->pdata[0])->from, ==, "lv1");
  g_assert_cmpstr (((GopsTierStep *) steps->pdata[0])->to, ==, "lv2");
  g_assert_cmpstr (((GopsTierStep *) steps->pdata[1])->from, ==, "");
}

/* The example of the Orbit model: 30 members, commitments 441, 504 and 666. */
static void
test_gravity (void)
{
  const GopsTierScheme *presence = gops_method_find_tier_scheme (gops_method_get_default (), "presence");
  const guint runs[3][4] = { { 1, 4, 8, 17 }, { 1, 5, 9, 15 }, { 2, 6, 10, 12 } };
  double sums[3];

  for (guint i = 0; i < 3; i++)
    sums[i] = gops_tier_commitment (presence, runs[i]);
  g_assert_cmpfloat (sums[0], ==, 441);
  g_assert_cmpfloat (sums[1], ==, 504);
  g_assert_cmpfloat (sums[2], ==, 666);
  g_assert_cmpfloat_with_epsilon (gops_tier_gravity (sums[0], sums[1], 30), 2.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (gops_tier_gravity (sums[1], sums[2], 30), 5.4, 1e-9);
  g_assert_cmpfloat (gops_tier_gravity (0, 10, 0), ==, 0);
}

#define ADD(path, function) g_test_add ("/insight/tier-history/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("matrix", test_matrix);
  ADD ("twice-a-day", test_twice_a_day);
  ADD ("another-scheme", test_another_scheme);
  ADD ("back-dated", test_back_dated);
  ADD ("merged", test_merged);
  ADD ("steps", test_steps);
  ADD ("trail", test_trail);
  g_test_add_func ("/insight/tier-history/gravity", test_gravity);
  return g_test_run ();
}
