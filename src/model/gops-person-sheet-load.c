/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is stored about a person, and about those merged into them. */
#include "config.h"

#include <string.h>

#include "gops-person-sheet-private.h"

#include "gops-batch.h"
#include "gops-local-day.h"
#include "gops-people-merge-private.h"
#include "gops-workspace.h"

#define ALL GOPS_PERSON_ALL_SQL ("?1")

typedef void (*Take) (GopsPersonSheet *self, GopsStatement *row);

static char *
dup_text (GopsStatement *row,
     int            column)
{
  return g_strdup (gops_statement_text (row, column));
}

/* --- who --- */

static void
take_person (GopsPersonSheet *self,
             GopsStatement   *row)
{
  self->name = dup_text (row, 0);
  self->phone = dup_text (row, 1);
  self->email = dup_text (row, 2);
  self->birthday = dup_text (row, 3);
  self->note = dup_text (row, 4);
  self->tags = dup_text (row, 5);
  self->staff = gops_statement_int (row, 6) != 0;
  self->bot = gops_statement_int (row, 7) != 0;
  self->blacklisted = gops_statement_int (row, 8) != 0;
  self->blacklist_reason = dup_text (row, 9);
}

static GopsPersonSheetPair *
pair_new (GopsStatement *row)
{
  GopsPersonSheetPair *pair = g_new0 (GopsPersonSheetPair, 1);

  *pair = (GopsPersonSheetPair) { dup_text (row, 0), dup_text (row, 1), dup_text (row, 2) };
  return pair;
}

static void
take_account (GopsPersonSheet *self,
              GopsStatement   *row)
{
  g_ptr_array_add (self->accounts, pair_new (row));
}

static void
take_own (GopsPersonSheet *self,
          GopsStatement   *row)
{
  g_ptr_array_add (self->own, pair_new (row));
}

static void
take_merge (GopsPersonSheet *self,
            GopsStatement   *row)
{
  GopsPersonSheetMerge *merge = g_new0 (GopsPersonSheetMerge, 1);

  *merge = (GopsPersonSheetMerge) { gops_statement_int (row, 0), gops_statement_int (row, 1), dup_text (row, 2), dup_text (row, 3), gops_statement_int (row, 4) };
  g_ptr_array_add (self->merges, merge);
}

/* --- where --- */

/* The day of an instant in a zone; "" for the system's zone, and for no instant. */
static char *
dup_day (gint64      at,
         const char *zone)
{
  g_auto (GopsLocalDay) days = { NULL };

  if (at <= 0)
    return g_strdup ("");
  gops_local_day_init (&days, zone);
  return gops_date_add ("1970-01-01", gops_local_day_find (&days, at, NULL));
}

#define GROUPS_SQL \
  "SELECT m.id, g.id, g.name, m.nickname, m.role, m.joined_on, m.left_on, m.invited_by, m.tier, m.tier_since, m.note," \
  " m.last_spoke_at, m.messages, m.invites, m.points, g.time_zone FROM membership m JOIN chat_group g ON g.id = m.group_id" \
  " WHERE m.person_id IN " ALL " AND g.deleted_at = 0 AND " GOPS_BATCH_SHOWN ("m.batch") " ORDER BY m.left_on <> '', m.messages DESC, m.id"

static void
take_group (GopsPersonSheet *self,
            GopsStatement   *row)
{
  GopsPersonSheetGroup *group = g_new0 (GopsPersonSheetGroup, 1);

  *group = (GopsPersonSheetGroup) {
    .membership = gops_statement_int (row, 0), .group = gops_statement_int (row, 1), .name = dup_text (row, 2), .nickname = dup_text (row, 3), .role = dup_text (row, 4),
    .joined_on = dup_text (row, 5), .left_on = dup_text (row, 6), .invited_by = dup_text (row, 7), .tier = dup_text (row, 8), .tier_since = dup_text (row, 9), .note = dup_text (row, 10),
    .last_on = dup_day (gops_statement_int (row, 11), gops_statement_text (row, 15)), .messages = gops_statement_int (row, 12), .invites = gops_statement_int (row, 13), .points = gops_statement_int (row, 14),
  };
  self->messages += group->messages;
  self->points += group->points;
  g_ptr_array_add (self->groups, group);
}

/* --- when --- */

/* Each: kind, date, group, text, from, number, currency; and the instant, where one is known, which has its date in the zone that
 * follows: that of SQL is in UTC and does for the order only. A list tells of joining where no chat does. */
#define EVENT_KIND "CASE e.kind WHEN 'joined' THEN 0 WHEN 'left' THEN 1 WHEN 'removed' THEN 2 WHEN 'renamed' THEN 3 WHEN 'made-admin' THEN 4 ELSE 5 END"
#define MOMENTS_SQL \
  "SELECT " EVENT_KIND " AS kind, date (e.at / 1000000, 'unixepoch') AS on_date, g.name AS place, e.detail AS text, '' AS past, 0 AS number, '' AS currency, e.at AS at, g.time_zone AS zone" \
  " FROM member_event e JOIN chat_group g ON g.id = e.group_id WHERE e.person_id IN " ALL " AND g.deleted_at = 0" \
  " AND e.kind IN ('joined', 'left', 'removed', 'renamed', 'made-admin', 'unmade-admin') AND " GOPS_BATCH_SHOWN ("e.batch") \
  " UNION ALL SELECT 0, m.joined_on, g.name, '', '', 0, '', 0, '' FROM membership m JOIN chat_group g ON g.id = m.group_id WHERE m.person_id IN " ALL \
  " AND m.joined_on <> '' AND g.deleted_at = 0 AND " GOPS_BATCH_SHOWN ("m.batch") " AND NOT EXISTS (SELECT 1 FROM member_event e" \
  " WHERE e.person_id IN " ALL " AND e.group_id = m.group_id AND e.kind = 'joined' AND " GOPS_BATCH_SHOWN ("e.batch") ")" \
  " UNION ALL SELECT 1, m.left_on, g.name, '', '', 0, '', 0, '' FROM membership m JOIN chat_group g ON g.id = m.group_id WHERE m.person_id IN " ALL \
  " AND m.left_on <> '' AND g.deleted_at = 0 AND " GOPS_BATCH_SHOWN ("m.batch") " AND NOT EXISTS (SELECT 1 FROM member_event e" \
  " WHERE e.person_id IN " ALL " AND e.group_id = m.group_id AND e.kind IN ('left', 'removed') AND " GOPS_BATCH_SHOWN ("e.batch") ")" \
  " UNION ALL SELECT 6, r.as_of, g.name, t.to_tier, t.from_tier, 0, '', 0, '' FROM tier_move t JOIN tier_run r ON r.id = t.run_id" \
  " JOIN chat_group g ON g.id = r.group_id WHERE t.person_id IN " ALL " AND t.from_tier <> t.to_tier AND g.deleted_at = 0" \
  " UNION ALL SELECT 7, p.on_date, coalesce (g.name, ''), p.product, p.number, p.amount, p.currency, 0, '' FROM purchase p" \
  " LEFT JOIN chat_group g ON g.id = p.group_id WHERE p.person_id IN " ALL " AND " GOPS_BATCH_SHOWN ("p.batch") \
  " UNION ALL SELECT 8, c.on_date, g.name, c.duty, c.note, 0, '', 0, '' FROM check_in c JOIN chat_group g ON g.id = c.group_id" \
  " WHERE c.person_id IN " ALL " AND g.deleted_at = 0 AND " GOPS_BATCH_SHOWN ("c.batch") \
  " UNION ALL SELECT 9, s.on_date, g.name, s.title, x.remark, CAST (x.quantity AS INTEGER), '', 0, '' FROM sign_up_entry x JOIN sign_up s ON s.id = x.sign_up_id" \
  " JOIN chat_group g ON g.id = s.group_id WHERE x.person_id IN " ALL " AND g.deleted_at = 0" \
  " UNION ALL SELECT 10, o.on_date, g.name, o.reason, o.act, o.points, '', 0, '' FROM point_entry o JOIN chat_group g ON g.id = o.group_id" \
  " WHERE o.person_id IN " ALL " AND g.deleted_at = 0" \
  " UNION ALL SELECT 11, a.on_date, coalesce (g.name, ''), a.care, a.note, 0, '', 0, '' FROM care_entry a LEFT JOIN chat_group g ON g.id = a.group_id" \
  " WHERE a.person_id IN " ALL \
  " UNION ALL SELECT 12, date (w.merged_at / 1000000, 'unixepoch'), '', o.name, w.reason, 0, '', w.merged_at, '' FROM person_merge w JOIN person o ON o.id = w.merged_id" \
  " WHERE w.kept_id IN " ALL " AND o.merged_into IS NOT NULL" \
  " ORDER BY on_date DESC, kind DESC"

G_STATIC_ASSERT (GOPS_MOMENT_NO_ADMIN == 5 && GOPS_MOMENT_TIER == 6 && GOPS_MOMENT_POINTS == 10 && GOPS_MOMENT_MERGED == 12);

static void
take_moment (GopsPersonSheet *self,
             GopsStatement   *row)
{
  gint64 at = gops_statement_int (row, 7);
  GopsPersonMoment *moment;

  if (self->n_moments++ >= GOPS_SHEET_MOMENTS)
    return;
  moment = g_new0 (GopsPersonMoment, 1);
  *moment = (GopsPersonMoment) { (GopsMomentKind) gops_statement_int (row, 0),
                                 at > 0 ? dup_day (at, gops_statement_text (row, 8)) : dup_text (row, 1), dup_text (row, 2), dup_text (row, 3), dup_text (row, 4),
                                 gops_statement_int (row, 5), dup_text (row, 6), NULL };
  g_ptr_array_add (self->moments, moment);
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const GopsPersonMoment *one = *(GopsPersonMoment *const *) a, *other = *(GopsPersonMoment *const *) b;
  int order = strcmp (other->date, one->date);

  return order != 0 ? order : (int) other->kind - (int) one->kind;
}

static void
take_day (GopsPersonSheet *self,
          GopsStatement   *row)
{
  gint64 index = gops_statement_int (row, 0) - self->first_day;

  if (index >= 0 && index < GOPS_SHEET_DAYS)
    self->days[index] = (guint) CLAMP (gops_statement_int (row, 1), 0, G_MAXINT);
}

/* --- all of it --- */

static const struct
{
  const char *sql;
  Take        take;
} parts[] = {
  { "SELECT name, phone, email, birthday, note, tags, staff, bot, blacklisted, blacklist_reason FROM person WHERE id = ?1", take_person },
  { "SELECT i.platform, i.external_id, iif (p.merged_into IS NULL, '', p.name) FROM person_identity i JOIN person p ON p.id = i.person_id"
    " WHERE i.person_id IN " ALL " AND " GOPS_BATCH_SHOWN ("i.batch") " ORDER BY i.platform, i.id", take_account },
  { "SELECT f.name, v.value, '' FROM own_value v JOIN own_field f ON f.id = v.field_id WHERE v.person_id = ?1 AND v.value <> '' AND "
    GOPS_BATCH_SHOWN ("v.batch") " ORDER BY f.position, f.id", take_own },
  { GROUPS_SQL, take_group },
  { "SELECT m.id, p.id, p.name, m.reason, m.merged_at FROM person_merge m JOIN person p ON p.id = m.merged_id"
    " WHERE p.merged_into = ?1 AND m.id = (SELECT max (o.id) FROM person_merge o WHERE o.merged_id = p.id) ORDER BY m.id", take_merge },
  { MOMENTS_SQL, take_moment },
};

static gboolean
read_part (GopsPersonSheet  *self,
           GopsStatement    *statement,
           Take              take,
           GError          **error)
{
  g_autoptr (GopsStatement) rows = statement;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    take (self, rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

#define DAYS_SQL "SELECT day, sum (messages) FROM activity_day WHERE person_id IN " ALL " AND day BETWEEN ?2 AND ?3 AND " GOPS_BATCH_SHOWN ("batch") \
  " GROUP BY day"

/* 1970 began on a Thursday. */
static int
monday_of (int day)
{
  return day - (day + 3) % 7;
}

GopsPersonSheet *
gops_person_sheet_load (GopsStore  *store,
                        gint64      person,
                        int         today,
                        GError    **error)
{
  g_autoptr (GopsPersonSheet) self = gops_person_sheet_new ();

  if (!gops_people_find_kept (store, person, &self->id, NULL, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!read_part (self, gops_store_query (store, error, parts[i].sql, "l", self->id), parts[i].take, error))
      return NULL;
  g_ptr_array_sort (self->moments, compare_moments);   /* g_ptr_array_sort() leaves equal ones as they are */
  self->first_day = monday_of (today) - (GOPS_SHEET_WEEKS - 1) * 7;
  if (!read_part (self, gops_store_query (store, error, DAYS_SQL, "lii", self->id, self->first_day, self->first_day + GOPS_SHEET_DAYS - 1), take_day, error))
    return NULL;
  return g_steal_pointer (&self);
}

#define TEXTS_SQL "SELECT count (*) FROM message WHERE group_id = ?2 AND person_id IN " ALL " AND body <> '' AND " GOPS_BATCH_SHOWN ("batch")

gboolean
gops_person_sheet_count_texts (GopsPersonSheet  *self,
                               GopsStore        *store,
                               GError          **error)
{
  self->texts = 0;
  for (guint i = 0; i < self->groups->len; i++)
    {
      GopsPersonSheetGroup *group = self->groups->pdata[i];

      if (!gops_store_read_int (store, &group->texts, error, TEXTS_SQL, "ll", self->id, group->group))
        return FALSE;
      self->texts += group->texts;
    }
  return TRUE;
}
