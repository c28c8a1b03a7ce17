/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggesting who is one among half a million people; merging, splitting and forgetting some of them. */

#include "gops-bench.h"
#include "gops-big-workspace.h"
#include "gops-people-merge.h"
#include "gops-person-forget.h"
#include "gops-person-suggest.h"
#include "gops-test-store.h"

#include <locale.h>

#define N_MERGES 200

/* What people know of others: a number of some, tags and birthdays of a few, and one in a hundred stands in two lists. */
static void
add_signs (GopsStore *store)
{
  static const char *const statements[] = {
    "UPDATE person SET phone = '139' || substr ('00000000' || (id % 100000007 % 100000000), -8) WHERE id % 3 = 0",
    "UPDATE person SET birthday = printf ('%04d-%02d-%02d', 1950 + id % 55, 1 + id / 7 % 12, 1 + id / 11 % 28) WHERE id % 5 = 0",
    "UPDATE person SET tags = 'tag' || (id / 13 % 40) WHERE id % 7 = 0",
    "UPDATE person SET phone = (SELECT p.phone FROM person p WHERE p.id > person.id LIMIT 1), name = (SELECT p.name FROM person p WHERE p.id > person.id LIMIT 1)"
    " WHERE id % 100 = 0",
    NULL,
  };
  g_autoptr (GError) error = NULL;

  for (const char *const *sql = statements; *sql != NULL; sql++)
    g_assert_true (gops_store_exec_unjournaled (store, NULL, &error, *sql, NULL));
  g_assert_no_error (error);
}

static guint
bench_suggest (GopsStore  *store,
               GPtrArray **out_suggestions)
{
  g_autoptr (GError) error = NULL;
  double start = gops_bench_seconds (), memory = gops_bench_memory ();

  *out_suggestions = gops_person_suggest (store, GOPS_PERSON_SUGGEST_LEAST, 100000, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("%u suggestions; memory afterwards %.0f MB more\n", (*out_suggestions)->len, (gops_bench_memory () - memory) / 1e6);
  return !gops_bench_report_limit ("suggesting who is one", gops_bench_seconds () - start, 15);
}

static guint
bench_merge (GopsStore *store,
             GPtrArray *suggestions)
{
  g_autoptr (GError) error = NULL;
  double start = gops_bench_seconds ();
  guint n = MIN (suggestions->len, N_MERGES), missed = 0;
  gint64 merges[N_MERGES];

  for (guint i = 0; i < n; i++)
    if (!gops_people_merge (store, ((GopsPersonSuggestion *) suggestions->pdata[i])->kept, ((GopsPersonSuggestion *) suggestions->pdata[i])->merged, "",
                            &merges[i], &error))
      {
        g_clear_error (&error);   /* of three the third was one of the two already */
        merges[i] = 0;
      }
  missed += !gops_bench_report_limit ("merging two people", (gops_bench_seconds () - start) / n, 0.02);
  start = gops_bench_seconds ();
  for (guint i = 0; i < n; i++)
    if (merges[i] != 0)
      g_assert_true (gops_people_split (store, merges[i], &error));
  g_assert_no_error (error);
  return missed + !gops_bench_report_limit ("splitting them again", (gops_bench_seconds () - start) / n, 0.02);
}

static guint
bench_forget (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsForgetSurvey) survey = NULL;
  double start = gops_bench_seconds ();
  gint64 person = 0;
  guint missed;

  g_assert_true (gops_store_read_int (store, &person, &error, "SELECT person_id FROM membership ORDER BY messages DESC LIMIT 1", NULL));
  survey = gops_person_forget_survey (store, person, NULL, &error);
  g_assert_no_error (error);
  missed = !gops_bench_report_limit ("telling what forgetting somebody takes", gops_bench_seconds () - start, 10);
  start = gops_bench_seconds ();
  g_assert_true (gops_person_forget (store, person, NULL, NULL, &error));
  g_assert_no_error (error);
  return missed + !gops_bench_report_limit ("forgetting them", gops_bench_seconds () - start, 30);
}

int
main (int    argc,
      char **argv)
{
  const char *people = g_getenv ("GOPS_BENCH_PEOPLE");
  const GopsBigWorkspace size = { 1000, people != NULL ? (guint) g_ascii_strtoull (people, NULL, 10) : 500000, 1 };
  g_autofree char *folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "big.groupops", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_big_workspace_create (path, &size, &error);
  g_autoptr (GPtrArray) suggestions = NULL;
  guint missed = 0;

  setlocale (LC_ALL, "");
  g_assert_no_error (error);
  add_signs (store);
  gops_store_pin_clock (store, 0);
  missed += bench_suggest (store, &suggestions);
  missed += bench_merge (store, suggestions);
  missed += bench_forget (store);
  g_clear_object (&store);
  gops_test_remove_tree (folder);
  return missed > 0;
}
