/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what earns points: one statement for each source, a row for each person and day. */
#include "config.h"

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-local-day.h"
#include "gops-point-facts.h"

#define LOOK_EVERY 8192   /* rows between two looks at the cancellable */

/* Parameters of all statements: ?1 group, ?2 person or 0, ?3 the last day as a number, ?4 as a date. */

#define DAY_COLUMNS "a.day AS day, a.messages AS messages, a.replies_given AS given, a.replies_got AS got, a.checkins AS checkins"

/* Days of members, and those of accounts that were merged, who are no members any more. */
#define DAYS_OF_GROUP \
  "SELECT m.person_id AS person, " DAY_COLUMNS " FROM membership m CROSS JOIN activity_day a" \
  " ON a.person_id = m.person_id AND a.group_id = m.group_id WHERE m.group_id = ?1 AND (?2 = 0 OR m.person_id = ?2)" \
  " AND a.day <= ?3 AND " GOPS_BATCH_SHOWN ("a.batch") \
  " UNION ALL SELECT p.merged_into, " DAY_COLUMNS " FROM person p CROSS JOIN activity_day a ON a.person_id = p.id AND a.group_id = ?1" \
  " WHERE p.merged_into IS NOT NULL AND (?2 = 0 OR p.merged_into = ?2) AND a.day <= ?3 AND " GOPS_BATCH_SHOWN ("a.batch")

#define DAYS_SQL \
  "SELECT person, day, sum (messages), sum (given), sum (got) FROM (" DAYS_OF_GROUP ") GROUP BY person, day"

/* The one who stays, of a row's person. */
#define KEPT "coalesce (p.merged_into, p.id)"
#define OF_PERSON " AND (?2 = 0 OR " KEPT " = ?2)"
#define DAY_OF(date) "CAST (julianday (" date ") - 2440587.5 AS INTEGER)"
#define UNTIL(date) " AND " date " <> '' AND " date " <= ?4"

/* Duties that were taken in one by one, or as a number of the day: whichever is more. */
#define CHECK_INS_SQL \
  "SELECT person, day, max (sum (number), sum (rows)) FROM (SELECT person, day, checkins AS number, 0 AS rows FROM (" DAYS_OF_GROUP \
  ") WHERE checkins > 0 UNION ALL SELECT " KEPT ", " DAY_OF ("c.on_date") ", 0, 1 FROM check_in c JOIN person p ON p.id = c.person_id" \
  " WHERE c.group_id = ?1" OF_PERSON UNTIL ("c.on_date") " AND " GOPS_BATCH_SHOWN ("c.batch") ") GROUP BY person, day"

/* A list of check-ins or orders earns what those earn. Who called off has signed up for nothing. */
#define SIGN_UPS_SQL \
  "SELECT " KEPT " AS person, " DAY_OF ("s.on_date") " AS day, count (DISTINCT s.id) FROM sign_up s JOIN sign_up_entry e" \
  " ON e.sign_up_id = s.id JOIN person p ON p.id = e.person_id WHERE s.group_id = ?1 AND s.purpose NOT IN ('check-in', 'order')" \
  " AND e.quantity > 0" OF_PERSON UNTIL ("s.on_date") " GROUP BY 1, 2"

/* An order without a group counts wherever the person is a member. */
#define PURCHASES_SQL \
  "SELECT " KEPT " AS person, " DAY_OF ("o.on_date") " AS day, count (*) FROM purchase o JOIN person p ON p.id = o.person_id" \
  " WHERE (o.group_id = ?1 OR (o.group_id IS NULL AND EXISTS (SELECT 1 FROM membership m WHERE m.group_id = ?1 AND m.person_id = " KEPT ")))" \
  OF_PERSON UNTIL ("o.on_date") " AND " GOPS_BATCH_SHOWN ("o.batch") " GROUP BY 1, 2"

/* Whoever came was brought by the one who brought them first. The bare column is that of the earliest row. */
#define INVITES_SQL \
  "SELECT person, at FROM (SELECT " KEPT " AS person, coalesce (g.merged_into, g.id) AS guest, min (e.at) AS at FROM member_event e" \
  " JOIN person p ON p.id = e.other_id JOIN person g ON g.id = e.person_id WHERE e.group_id = ?1 AND e.kind = 'joined'" \
  " AND " GOPS_BATCH_SHOWN ("e.batch") " GROUP BY guest) WHERE person <> guest AND (?2 = 0 OR person = ?2) AND ?3 >= 0 AND ?4 <> ''" \
  " ORDER BY person, at"

typedef struct
{
  GopsStore         *store;
  gint64             group, person;
  int                until;
  const char        *until_date;
  GopsPointFactFunc  func;
  gpointer           data;
  GCancellable      *cancellable;
} Walk;

static GopsStatement *
ask (const Walk *walk, const char *sql, GError **error)
{
  return gops_store_query (walk->store, error, sql, "llis", walk->group, walk->person, walk->until, walk->until_date);
}

static void
tell (const Walk *walk, gint64 person, int day, GopsPointKind kind, gint64 n)
{
  if (n > 0)
    walk->func (person, day, kind, n, walk->data);
}

/* Columns from the third on are numbers of @kinds. */
static gboolean
walk_rows (const Walk *walk, const char *sql, const GopsPointKind *kinds, guint n_kinds, GError **error)
{
  g_autoptr (GopsStatement) rows = ask (walk, sql, error);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      for (guint i = 0; i < n_kinds; i++)
        tell (walk, gops_statement_int (rows, 0), (int) gops_statement_int (rows, 1), kinds[i], gops_statement_int (rows, 2 + (int) i));
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Moments become days in the group's zone; those of one person and day stand together. */
static gboolean
walk_invites (const Walk *walk, const char *zone, GError **error)
{
  g_autoptr (GopsStatement) rows = ask (walk, INVITES_SQL, error);
  g_autoptr (GError) local_error = NULL;
  g_auto (GopsLocalDay) days;
  gint64 person = 0, n = 0;
  int day = 0;

  gops_local_day_init (&days, zone);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      gint64 next = gops_statement_int (rows, 0);
      int on = gops_local_day_find (&days, gops_statement_int (rows, 1), NULL);

      if (on > walk->until)
        continue;
      if (next != person || on != day)
        {
          tell (walk, person, day, GOPS_POINT_INVITE, n);
          person = next;
          day = on;
          n = 0;
        }
      n++;
    }
  if (rows == NULL)
    return FALSE;
  tell (walk, person, day, GOPS_POINT_INVITE, n);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
gops_point_facts_each (GopsStore *store, gint64 group, gint64 person, int until, GopsPointFactFunc func, gpointer data,
                       GCancellable *cancellable, GError **error)
{
  static const GopsPointKind days[] = { GOPS_POINT_MESSAGE, GOPS_POINT_REPLY, GOPS_POINT_ANSWERED };
  static const GopsPointKind check_ins[] = { GOPS_POINT_CHECK_IN }, sign_ups[] = { GOPS_POINT_SIGN_UP }, orders[] = { GOPS_POINT_PURCHASE };
  g_autofree char *until_date = gops_day_format (until), *zone = NULL;
  const Walk walk = { store, group, person, until, until_date, func, data, cancellable };

  return gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group) &&
         walk_rows (&walk, DAYS_SQL, days, G_N_ELEMENTS (days), error) && walk_rows (&walk, CHECK_INS_SQL, check_ins, 1, error) &&
         walk_rows (&walk, SIGN_UPS_SQL, sign_ups, 1, error) && walk_rows (&walk, PURCHASES_SQL, orders, 1, error) &&
         walk_invites (&walk, zone, error);
}
