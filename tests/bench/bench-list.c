/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A members list of 500,000 against a GListStore of objects; names as you type. */

#include "gops-bench.h"
#include "gops-big-workspace.h"
#include "gops-live-list.h"
#include "gops-name-index.h"
#include "gops-records.h"
#include "gops-test-store.h"

#include <locale.h>

#define ROUNDS 3
#define SQL    "SELECT id FROM person ORDER BY sort_key, id"

static void
wait_for_list (GopsLiveList *list)
{
  while (gops_live_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* What GTK asks for first: some 200 rows. */
static void
show_rows (GListModel *model,
           guint       first)
{
  for (guint i = first; i < first + 200; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (model, i);

      g_assert_nonnull (row);
    }
}

static GopsLiveList *
load_lazily (GopsStore *store,
             double    *out_seconds,
             double    *out_bytes)
{
  double start, memory;
  GopsLiveList *list;

  memory = gops_bench_memory ();
  start = gops_bench_seconds ();
  list = gops_live_list_new (GOPS_TYPE_PERSON, store, "person", NULL);
  gops_live_list_set_query (list, SQL, NULL);
  wait_for_list (list);
  show_rows (G_LIST_MODEL (list), 0);
  *out_seconds = gops_bench_seconds () - start;
  *out_bytes = gops_bench_memory () - memory;
  return list;
}

static GListStore *
load_all (GopsStore *store,
          double    *out_seconds,
          double    *out_bytes)
{
  GListStore *list = g_list_store_new (GOPS_TYPE_PERSON);
  double start, memory;
  g_autoptr (GPtrArray) rows = NULL;

  memory = gops_bench_memory ();
  start = gops_bench_seconds ();
  rows = gops_record_load_all (GOPS_TYPE_PERSON, store, NULL, "ORDER BY sort_key, id", NULL);
  g_list_store_splice (list, 0, 0, rows->pdata, rows->len);
  show_rows (G_LIST_MODEL (list), 0);
  *out_seconds = gops_bench_seconds () - start;
  *out_bytes = gops_bench_memory () - memory;
  return list;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  return g_bytes_compare (gops_record_get_blob ((gpointer) b, GOPS_PERSON_SORT_KEY), gops_record_get_blob ((gpointer) a, GOPS_PERSON_SORT_KEY));
}

static guint
bench_list (GopsStore *store)
{
  GopsBench ready = gops_bench_new ("members list ready, against GListStore", 0.25);
  GopsBench memory = gops_bench_new ("memory of the members list, against GListStore", 0.6);
  GopsBench sort = gops_bench_new ("sort change, against sorting the GListStore by stored keys", 0.5);
  guint missed = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      double seconds, bytes, start;
      g_autoptr (GopsLiveList) lazy = load_lazily (store, &seconds, &bytes);
      g_autoptr (GListStore) all = NULL;

      gops_bench_measured (&ready, seconds);
      if (round == 0)   /* later rounds find memory that was used before */
        gops_bench_measured (&memory, bytes);
      start = gops_bench_seconds ();
      gops_live_list_set_query (lazy, "SELECT id FROM person ORDER BY sort_key DESC, id", NULL);
      wait_for_list (lazy);
      show_rows (G_LIST_MODEL (lazy), 0);
      gops_bench_measured (&sort, gops_bench_seconds () - start);

      all = load_all (store, &seconds, &bytes);
      gops_bench_baseline (&ready, seconds);
      if (round == 0)
        gops_bench_baseline (&memory, bytes);
      start = gops_bench_seconds ();
      g_list_store_sort (all, compare_names, NULL);
      gops_bench_baseline (&sort, gops_bench_seconds () - start);
    }
  missed += !gops_bench_report (&ready);
  missed += !gops_bench_report (&memory);
  missed += !gops_bench_report (&sort);
  return missed;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* 200 random jumps of 220 rows each: what the list itself takes of a frame. */
static guint
bench_jump (GopsStore *store)
{
  double seconds, bytes, took;
  g_autoptr (GopsLiveList) list = load_lazily (store, &seconds, &bytes);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < 200; i++)
    {
      double start = gops_bench_seconds ();

      show_rows (G_LIST_MODEL (list), (guint) g_rand_int_range (random, 0, (gint32) g_list_model_get_n_items (G_LIST_MODEL (list)) - 300));
      took = gops_bench_seconds () - start;
      g_array_append_val (times, took);
    }
  g_array_sort (times, compare_times);
  return !gops_bench_report_limit ("random jump, rows of a window, 95th percentile", g_array_index (times, double, 190), 0.0167 / 4);
}

static guint
bench_search (GopsStore *store)
{
  static const char *const words[] = { "王", "小明", "子涵", "anna st", "Zoë", "zz nobody", "wxm", "zihan", "wang xiao m", "zhuxq" };
  double memory = gops_bench_memory (), start = gops_bench_seconds ();
  g_autoptr (GopsNameIndex) index = gops_name_index_new (store, 0);
  guint missed = 0;

  while (!gops_name_index_is_ready (index))
    g_main_context_iteration (NULL, TRUE);
  g_print ("name index: %.1f MB, read in %.2f s\n", (gops_bench_memory () - memory) / 1e6, gops_bench_seconds () - start);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *name = g_strdup_printf ("name search “%s” over %u", words[i], gops_name_index_n_names (index));
      GopsBench bench = gops_bench_new (name, 1.0 / 5);
      double best = G_MAXDOUBLE;

      for (int round = 0; round < 5; round++)
        {
          double begun = gops_bench_seconds (), took;
          g_autoptr (GArray) found = gops_name_index_search (index, words[i], 1000);
          g_autofree char *pattern = g_strdup_printf ("%%%s%%", words[i]);
          g_autoptr (GopsStatement) rows = NULL;

          took = gops_bench_seconds () - begun;
          best = MIN (best, took);
          gops_bench_measured (&bench, took);
          begun = gops_bench_seconds ();
          rows = gops_store_query (store, NULL, "SELECT id FROM person WHERE name LIKE ?1 ORDER BY sort_key, id LIMIT 1000", "s", pattern);
          while (gops_statement_next (rows, NULL))
            ;
          gops_bench_baseline (&bench, gops_bench_seconds () - begun);
        }
      missed += !gops_bench_report (&bench);
      missed += !gops_bench_report_limit ("  … and as you type", best, 0.005);
    }
  return missed;
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
  double start = gops_bench_seconds ();
  g_autoptr (GopsStore) store = gops_big_workspace_create (path, &size, &error);
  guint missed = 0;

  setlocale (LC_ALL, "");
  g_assert_no_error (error);
  g_print ("made %u groups, %u people in %.1f s\n", size.groups, size.people, gops_bench_seconds () - start);
  gops_store_pin_clock (store, 0);
  missed += bench_list (store);
  missed += bench_jump (store);
  missed += bench_search (store);
  g_clear_object (&store);
  gops_test_remove_tree (folder);
  return missed > 0;
}
