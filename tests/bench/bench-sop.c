/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An SOP of 21 days applied to 1,000 groups as one action, and taken back; against SQLite putting the same rows into a table of
 * its own, without a journal.
 */

#include <locale.h>

#include "gops-bench.h"
#include "gops-day.h"
#include "gops-journal.h"
#include "gops-sop-apply.h"
#include "gops-test-store.h"

#define GROUPS 1000
#define LIMIT  2.0   /* seconds */

static void
exec (GopsStore  *store,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec_unjournaled (store, NULL, &error, sql, NULL));
  g_assert_no_error (error);
}

static double
time_copy (GopsStore *store)
{
  double start = gops_bench_seconds ();

  exec (store, "CREATE TABLE beside AS SELECT * FROM plan_item");
  return gops_bench_seconds () - start;
}

static GArray *
add_groups (GopsStore *store)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  exec (store, "INSERT INTO chat_group (id, name, status, language, owner, quiet_from, quiet_until) WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL"
               " SELECT k + 1 FROM n WHERE k < 1000) SELECT k, 'Group ' || k, 'active', 'zh_CN', '', '22:30', '07:30' FROM n");
  for (gint64 id = 1; id <= GROUPS; id++)
    g_array_append_val (ids, id);
  return ids;
}

int
main (int    argc,
      char **argv)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GArray) groups = NULL;
  GopsSopOrder order = { .sop = argc > 1 ? argv[1] : "checkin-21", .first_day = gops_day_parse ("2026-05-04"), .stagger = 2 };
  GopsSopApplied applied = { 0 };
  GopsBench bench = gops_bench_new ("an SOP for 1,000 groups / copying its rows", 30.0);
  g_autoptr (GError) error = NULL;
  double start, took;

  setlocale (LC_ALL, "");
  groups = add_groups (test.store);
  order.groups = (const gint64 *) groups->data;
  order.n_groups = groups->len;
  start = gops_bench_seconds ();
  g_assert_true (gops_sop_apply (test.store, &order, NULL, NULL, &applied, &error));
  took = gops_bench_seconds () - start;
  gops_bench_measured (&bench, took);
  gops_bench_baseline (&bench, time_copy (test.store));
  g_print ("%u items: %.0f ms, %.1f µs each\n", applied.items, took * 1e3, took * 1e6 / applied.items);
  start = gops_bench_seconds ();
  g_assert_true (gops_store_undo (test.store, NULL, &error));
  g_print ("taken back in %.0f ms\n", (gops_bench_seconds () - start) * 1e3);
  return gops_bench_report (&bench) & gops_bench_report_limit ("  … in seconds", took, LIMIT) ? 0 : 1;
}
