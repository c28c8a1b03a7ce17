/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of very many items. */

#include "gops-big-plan.h"

#include <stdlib.h>

static void
exec (GopsStore  *store,
      const char *sql,
      gint64      number)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec_unjournaled (store, NULL, &error, sql, "ls", number, GOPS_BIG_PLAN_FIRST));
  g_assert_no_error (error);
}

void
gops_big_plan_make (GopsStore *store,
                    guint      groups)
{
  const char *days = g_getenv ("GOPS_BENCH_DAYS");
  const char *zone = "UPDATE chat_group SET time_zone = CASE id % 3 WHEN 0 THEN 'Asia/Shanghai' ELSE 'Europe/London' END WHERE ?1 > 0 AND ?2 <> ''";

  exec (store, "INSERT INTO chat_group (id, name, status) WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < ?1)"
               " SELECT k, 'Group ' || k, 'active' FROM n WHERE ?2 <> ''", groups);
  exec (store, zone, 1);
  exec (store, "INSERT INTO plan_item (id, group_id, type, title, text, on_date, at_time, owner, status, minutes)"
               " WITH RECURSIVE d (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM d WHERE k < ?1 - 1), i (h) AS (VALUES (8), (12), (20))"
               " SELECT g.id * 10000 + k * 5 + h % 5, g.id, 'topic', 'Item of the day for {group}', 'Good morning {group}! What did you read yesterday?"
               " Tell us in one sentence.', date (?2, '+' || k || ' days'), printf ('%02d:00', h), 'Ann', 'ready', 10 FROM chat_group g, d, i",
        days != NULL ? atoi (days) : 365);
  exec (store, "INSERT INTO plan_item (id, group_id, type, title, on_date, at_time, status, recurrence) SELECT 90000000 + id, id, 'checkin',"
               " 'Check in', ?2, '06:30', 'ready', 'FREQ=DAILY' FROM chat_group WHERE id % ?1 = 0", 10);
}
