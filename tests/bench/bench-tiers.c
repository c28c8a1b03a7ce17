/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tiers of half a million people in 1,000 groups with some millions of active days: placing all against one statement of
 * SQLite that comes to the same tiers, and where there is pandas, against that; the counts while a slider moves, by its value and by its window; what an import of
 * 200 people costs afterwards; who moved between two runs. GOPS_TIER_PEOPLE makes it another size.
 */

#include <locale.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "gops-bench.h"
#include "gops-big-workspace.h"
#include "gops-day.h"
#include "gops-scheme-draft.h"
#include "gops-test-store.h"
#include "gops-tier-history.h"
#include "gops-tiers.h"

#define AS_OF   "2026-11-22"
#define PEOPLE  500000
#define GROUPS  1000
#define CHANGED 200
#define ROUNDS  3

static gboolean failed;

static void
exec (GopsStore  *store,
      const char *sql,
      int         day)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, "Days", NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "i", day));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

/* Three times as many active days as the last month has, one to three days apart. */
static GopsStore *
make_store (const char *folder)
{
  const char *people = g_getenv ("GOPS_TIER_PEOPLE");
  const GopsBigWorkspace size = { GROUPS, people != NULL ? (guint) atoi (people) : PEOPLE, 7 };
  g_autofree char *path = g_build_filename (folder, "tiers.gops", NULL);
  g_autoptr (GError) error = NULL;
  GopsStore *store = gops_big_workspace_create (path, &size, &error);
  int day = gops_day_parse (AS_OF);

  g_assert_no_error (error);
  exec (store, "INSERT INTO activity_day (person_id, group_id, day, messages)"
               " WITH RECURSIVE n (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < 99)"
               " SELECT person_id, group_id, ?1 - ((?1 * 86400000000 + 43200000000 - last_spoke_at) / 86400000000) - k * (1 + id / 4096 % 3), 1 + id % 5"
               " FROM membership JOIN n ON k < 3 * active_days WHERE last_spoke_at > 0", day);
  exec (store, "INSERT INTO activity_group (group_id, day, messages) SELECT DISTINCT group_id, ?1, 1 FROM membership", day);
  return store;
}

/* --- all against SQLite --- */

/* The status scheme without what it remembers: the same reading, the same windows, the same tiers. */
static double
time_sqlite (GopsStore *store)
{
  static const char sql[] =
    "WITH days AS (SELECT person_id, group_id, sum (day > ?1 - 7) AS d7, sum (day > ?1 - 30) AS d30, count (*) AS d90, ?1 - max (day) AS spoke,"
    " sum (CASE WHEN day > ?1 - 14 THEN messages ELSE 0 END) AS m14, sum (CASE WHEN day <= ?1 - 14 THEN messages ELSE 0 END) AS m104"
    " FROM activity_day WHERE day BETWEEN ?1 - 103 AND ?1 GROUP BY person_id, group_id),"
    " facts AS (SELECT julianday ('" AS_OF "') - julianday (m.joined_on) AS joined, coalesce (d.spoke, 1e9) AS spoke, coalesce (d7, 0) AS d7,"
    " coalesce (d30, 0) AS d30, coalesce (d90, 0) AS d90, m.tier, m14, m104 FROM membership m JOIN person p ON p.id = m.person_id"
    " LEFT JOIN days d ON d.person_id = m.person_id AND d.group_id = m.group_id WHERE p.staff = 0 AND p.bot = 0 AND m.left_on = ''),"
    " placed AS (SELECT CASE WHEN joined <= 7 THEN 'new' WHEN joined >= 60 AND spoke >= 60 THEN 'lost' WHEN joined >= 30 AND spoke >= 30 THEN 'silent'"
    " WHEN (tier IN ('core', 'active', 'at-risk') OR d90 >= 10) AND spoke < 30 AND (spoke >= 14 OR m14 * 90.0 / 14 < 0.33 * m104) THEN 'at-risk'"
    " WHEN d30 >= 7 OR (tier = 'core' AND d30 >= 6) THEN 'core' WHEN d7 >= 2 OR (tier = 'active' AND d7 >= 1) THEN 'active' ELSE 'ordinary' END AS now, tier FROM facts)"
    " SELECT now, tier, count (*) FROM placed GROUP BY now, tier";
  double start = gops_bench_seconds ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, &error, sql, "i", gops_day_parse (AS_OF));
  gint64 n = 0;

  while (rows != NULL && gops_statement_next (rows, &error))
    n += gops_statement_int (rows, 2);
  g_assert_no_error (error);
  g_assert_cmpint (n, >, 0);
  return gops_bench_seconds () - start;
}

static GopsTierTable *
load (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  GopsTierTable *table = gops_tier_table_load (store, &(GopsTierScope) { .as_of = AS_OF }, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static double
time_run (GopsStore            *store,
          const GopsTierScheme *scheme)
{
  double start = gops_bench_seconds ();
  g_autoptr (GopsTierTable) table = load (store);
  g_autoptr (GopsTiersResult) result = gops_tiers_preview (table, scheme);

  g_assert_cmpuint (result->total, >, 0);
  return gops_bench_seconds () - start;
}

static void
bench_run (GopsStore            *store,
           const GopsTierScheme *scheme)
{
  GopsBench bench = gops_bench_new ("placing everybody / one SQL statement", 0.8);

  for (int round = 0; round < ROUNDS; round++)
    {
      gops_bench_baseline (&bench, time_sqlite (store));
      gops_bench_measured (&bench, time_run (store, scheme));
    }
  failed |= !gops_bench_report (&bench);
}

/* --- all against pandas --- */

static const char pandas_import[] = "import pandas";

/* The same from the same rows. */
static const char pandas_script[] =
  "import sqlite3, sys\n"
  "import numpy as np, pandas as pd\n"
  "db, today = sqlite3.connect(sys.argv[1]), int(sys.argv[2])\n"
  "days = pd.read_sql_query('SELECT person_id, group_id, day, messages FROM activity_day WHERE day BETWEEN ? AND ?', db, params=(today - 103, today))\n"
  "members = pd.read_sql_query(\"SELECT m.person_id, m.group_id, m.joined_on, m.tier FROM membership m JOIN person p ON p.id = m.person_id\"\n"
  "    \" WHERE p.staff = 0 AND p.bot = 0 AND m.left_on = ''\", db)\n"
  "days['d7'], days['d30'] = days.day > today - 7, days.day > today - 30\n"
  "days['m14'] = days.messages.where(days.day > today - 14, 0)\n"
  "days['m104'] = days.messages.where(days.day <= today - 14, 0)\n"
  "sums = days.groupby(['person_id', 'group_id']).agg(d7=('d7', 'sum'), d30=('d30', 'sum'), d90=('day', 'size'), last=('day', 'max'),\n"
  "    m14=('m14', 'sum'), m104=('m104', 'sum'))\n"
  "f = members.merge(sums, how='left', left_on=['person_id', 'group_id'], right_index=True)\n"
  "joined = today - pd.to_datetime(f.joined_on).astype('int64') // 86400000000000\n"
  "spoke = (today - f['last']).fillna(1e9)\n"
  "was_in = f.tier.isin(['core', 'active', 'at-risk'])\n"
  "f['now'] = np.select([joined <= 7, (joined >= 60) & (spoke >= 60), (joined >= 30) & (spoke >= 30),\n"
  "    (was_in | (f.d90 >= 10)) & (spoke < 30) & ((spoke >= 14) | (f.m14 * 90.0 / 14 < 0.33 * f.m104)),\n"
  "    (f.d30 >= 7) | ((f.tier == 'core') & (f.d30 >= 6)), (f.d7 >= 2) | ((f.tier == 'active') & (f.d7 >= 1))],\n"
  "    ['new', 'lost', 'silent', 'at-risk', 'core', 'active'], 'ordinary')\n"
  "print(f.groupby(['now', 'tier']).size())\n";

static double
children_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Returns: processor time, below 0 when it failed */
static double
time_python (const char *const *argv)
{
  double start = children_seconds ();
  int status = 1;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     NULL, NULL, &status, NULL))
    return -1;
  return status == 0 ? children_seconds () - start : -1;
}

/* (nullable): a Python that has pandas */
static const char *
find_pandas (void)
{
  static const char *const pythons[] = { "python3", "/usr/bin/python3" };

  for (guint i = 0; i < G_N_ELEMENTS (pythons); i++)
    if (time_python ((const char *const[]) { pythons[i], "-c", pandas_import, NULL }) >= 0)
      return pythons[i];
  return NULL;
}

static void
bench_pandas (GopsStore            *store,
              const char           *path,
              const GopsTierScheme *scheme)
{
  GopsBench bench = gops_bench_new ("placing everybody / pandas", 0.35);
  g_autofree char *today = g_strdup_printf ("%d", gops_day_parse (AS_OF));
  const char *python = find_pandas ();

  if (python == NULL)
    {
      g_print ("there is no pandas to compare with\n");
      return;
    }
  for (int round = 0; round < ROUNDS; round++)
    {
      double seconds = time_python ((const char *const[]) { python, "-c", pandas_script, path, today, NULL });

      g_assert_cmpfloat (seconds, >, 0);
      gops_bench_baseline (&bench, seconds);
      gops_bench_measured (&bench, time_run (store, scheme));
    }
  failed |= !gops_bench_report (&bench);
}

/* --- a slider --- */

static const GopsCondition *
find_line (GopsSchemeDraft *draft,
           const char      *tier)
{
  const GopsTierScheme *scheme = gops_scheme_draft_get_scheme (draft);

  return gops_tier_scheme_get_tier (scheme, tier)->when;
}

/* The longest of twenty steps. */
static double
time_slider (GopsTierTable        *table,
             const GopsTierScheme *scheme,
             gboolean              window)
{
  g_autoptr (GopsSchemeDraft) draft = gops_scheme_draft_new (scheme);
  const GopsCondition *line = find_line (draft, "core");
  double longest = 0;

  gops_tiers_result_free (gops_tiers_preview (table, gops_scheme_draft_get_scheme (draft)));
  for (int step = 1; step <= 20; step++)
    {
      double start = gops_bench_seconds ();
      g_autoptr (GopsTiersResult) result = NULL;

      if (window)
        gops_scheme_draft_set_window (draft, line, 20 + step);
      else
        gops_scheme_draft_set_number (draft, line, step);
      result = gops_tiers_preview (table, gops_scheme_draft_get_scheme (draft));
      longest = MAX (longest, gops_bench_seconds () - start);
    }
  return longest;
}

/* --- after an import --- */

static GArray *
import_some (GopsStore     *store,
             GopsTierTable *table)
{
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  double start;
  GArray *changed;

  g_assert_true (gops_store_begin (store, &error, "Import", NULL));
  for (guint i = 0; i < CHANGED; i++)
    g_assert_true (gops_store_exec (store, &error, "UPDATE membership SET messages = messages + 1 WHERE id = ?1", "l",
                                    gops_tier_table_get_membership (table, i * (gops_tier_table_get_n (table) / CHANGED))));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_store_read_int (store, &action, &error, "SELECT max (id) FROM journal_action", NULL));
  start = gops_bench_seconds ();
  changed = gops_tier_table_changed (store, action, &error);
  g_assert_no_error (error);
  g_print ("%-60s %6.2f ms\n", "finding whom the import changed", 1000 * (gops_bench_seconds () - start));
  g_assert_cmpuint (changed->len, <=, CHANGED);
  return changed;
}

static void
bench_renew (GopsStore            *store,
             GopsTierTable        *table,
             const GopsTierScheme *scheme)
{
  g_autoptr (GArray) changed = import_some (store, table);
  g_autoptr (GopsTiersResult) before = gops_tiers_preview (table, scheme);
  double start = gops_bench_seconds ();
  g_autoptr (GError) error = NULL;
  gboolean ok = gops_tier_table_renew (table, store, changed, NULL, &error);
  g_autoptr (GopsTiersResult) result = gops_tiers_preview (table, scheme);

  g_assert_no_error (error);
  g_assert_true (ok);
  failed |= !gops_bench_report_limit ("placing again after an import of 200 people", gops_bench_seconds () - start, 0.1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("bench-tiers-XXXXXX", &error);
  g_autoptr (GopsStore) store = NULL;
  g_autoptr (GopsTierTable) table = NULL;
  const GopsTierScheme *status;
  gint64 days = 0;

  setlocale (LC_ALL, "");
  g_assert_no_error (error);
  store = make_store (folder);
  status = gops_schemes_find (store, "status", NULL);
  table = load (store);
  g_assert_true (gops_store_read_int (store, &days, NULL, "SELECT count (*) FROM activity_day", NULL));
  g_print ("%u members, %" G_GINT64_FORMAT " active days\n", gops_tier_table_get_n (table), days);
  bench_run (store, status);
  bench_pandas (store, gops_store_get_path (store), status);
  failed |= !gops_bench_report_limit ("counts while a slider moves a value", time_slider (table, status, FALSE), 0.05);
  failed |= !gops_bench_report_limit ("counts while a slider moves a window", time_slider (table, status, TRUE), 0.05);
  bench_renew (store, table, status);
  g_clear_object (&store);
  gops_test_remove_tree (folder);
  return failed;
}
