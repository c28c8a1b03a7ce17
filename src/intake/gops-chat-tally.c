/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what the members of a chat export did. Rows are written in the order of the table's key, so that each page of it
 * is met once. */
#include "config.h"

#include "gops-chat-tally.h"

#include "gops-activity.h"

#include <string.h>

#define MOST_DAYS  150000   /* 7 MiB */
#define MOST_PAIRS 50000

typedef struct
{
  gint64      person;
  gint64      group;
  GopsChatDay day;
} DayRow;

typedef struct
{
  gint64  group;
  gint64  from;
  gint64  to;
  gint64  last_at;
  guint32 replies;
} PairRow;

typedef struct
{
  gint64  group;
  int     day;
  guint32 messages;
  guint32 speakers;
} GroupRow;

struct _GopsChatTally
{
  GArray     *days;    /* (owned) (element-type DayRow) */
  GHashTable *pairs;   /* (owned): PairRow → itself, by group, from and to */
};

static guint
pair_hash (gconstpointer data)
{
  const PairRow *pair = data;

  return (guint) ((guint64) (pair->from * 31 + pair->to * 17 + pair->group) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
}

static gboolean
pair_equal (gconstpointer a,
            gconstpointer b)
{
  return memcmp (a, b, offsetof (PairRow, last_at)) == 0;
}

GopsChatTally *
gops_chat_tally_new (void)
{
  GopsChatTally *self = g_new0 (GopsChatTally, 1);

  self->days = g_array_new (FALSE, FALSE, sizeof (DayRow));
  self->pairs = g_hash_table_new_full (pair_hash, pair_equal, g_free, NULL);
  return self;
}

void
gops_chat_tally_free (GopsChatTally *self)
{
  g_array_unref (self->days);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

static gboolean
day_is_empty (const GopsChatDay *day)
{
  return day->messages == 0 && day->replies_got == 0 && day->replies_given == 0;
}

static void
close_day (GopsChatTally  *self,
           GopsChatMember *member)
{
  DayRow row = { member->person, member->target->group, member->today };
  int ago = member->target->today - member->today.day;

  if (day_is_empty (&member->today))
    return;
  g_array_append_val (self->days, row);
  member->sum.messages += member->today.messages;
  member->sum.replies_got += member->today.replies_got;
  member->sum.replies_given += member->today.replies_given;
  member->sum.last_at = MAX (member->sum.last_at, member->today.last_at);
  if (ago >= 0 && ago < GOPS_ACTIVITY_DAYS && member->today.messages > 0)
    member->recent |= 1u << ago;
  memset (&member->today, 0, sizeof member->today);
}

static GopsChatDay *
open_day (GopsChatTally  *self,
          GopsChatMember *member,
          int             day)
{
  if (member->today.day != day)
    close_day (self, member);
  member->today.day = day;
  return &member->today;
}

void
gops_chat_tally_message (GopsChatTally  *self,
                         GopsChatMember *member,
                         gint64          at)
{
  guint hour;
  GopsChatDay *day = open_day (self, member, gops_local_day_find (&member->target->days, at, &hour));

  day->messages++;
  day->hours |= 1u << hour;
  day->last_at = MAX (day->last_at, at);
}

void
gops_chat_tally_reply (GopsChatTally  *self,
                       GopsChatMember *from,
                       GopsChatMember *to,
                       gint64          at)
{
  int day = gops_local_day_find (&from->target->days, at, NULL);
  PairRow key = { .group = from->target->group, .from = from->person, .to = to->person }, *pair;

  if (from->kept == to->kept || from->ignored || to->ignored || from->bot || to->bot)
    return;
  open_day (self, from, day)->replies_given++;
  open_day (self, to, day)->replies_got++;
  pair = g_hash_table_lookup (self->pairs, &key);
  if (pair == NULL)
    {
      pair = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->pairs, pair);
    }
  pair->replies++;
  pair->last_at = MAX (pair->last_at, at);
}

void
gops_chat_tally_close (GopsChatTally *self,
                       GPtrArray     *members)
{
  for (guint i = 0; i < members->len; i++)
    close_day (self, members->pdata[i]);
}

gboolean
gops_chat_tally_is_full (GopsChatTally *self)
{
  return self->days->len >= MOST_DAYS || g_hash_table_size (self->pairs) >= MOST_PAIRS;
}

/* --- writing --- */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const DayRow *left = a, *right = b;

  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  return left->day.day - right->day.day;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const PairRow *left = *(const PairRow *const *) a, *right = *(const PairRow *const *) b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return left->to < right->to ? -1 : left->to > right->to;
}

/* Rows of the same day, sorted: one remains. */
static void
merge_days (GArray *days)
{
  guint kept = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DayRow *row = &g_array_index (days, DayRow, i);
      DayRow *last = kept > 0 ? &g_array_index (days, DayRow, kept - 1) : NULL;

      if (last == NULL || compare_days (last, row) != 0)
        {
          g_array_index (days, DayRow, kept++) = *row;
          continue;
        }
      last->day.messages += row->day.messages;
      last->day.replies_got += row->day.replies_got;
      last->day.replies_given += row->day.replies_given;
      last->day.hours |= row->day.hours;
      last->day.last_at = MAX (last->day.last_at, row->day.last_at);
    }
  g_array_set_size (days, kept);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const GroupRow *left = a, *right = b;

  if (left->group != right->group)
    return left->group < right->group ? -1 : 1;
  return left->day - right->day;
}

static GArray *
sum_groups (const GArray *days)
{
  GArray *groups = g_array_sized_new (FALSE, FALSE, sizeof (GroupRow), days->len);
  guint kept = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DayRow *day = &g_array_index (days, DayRow, i);
      GroupRow row = { day->group, day->day.day, day->day.messages, day->day.messages > 0 };

      g_array_append_val (groups, row);
    }
  g_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    {
      const GroupRow *row = &g_array_index (groups, GroupRow, i);
      GroupRow *last = kept > 0 ? &g_array_index (groups, GroupRow, kept - 1) : NULL;

      if (last == NULL || compare_groups (last, row) != 0)
        {
          g_array_index (groups, GroupRow, kept++) = *row;
          continue;
        }
      last->messages += row->messages;
      last->speakers += row->speakers;
    }
  g_array_set_size (groups, kept);
  return groups;
}

static gboolean
write_day (GopsStatement *statement,
           const DayRow  *row,
           gint64         batch,
           GError       **error)
{
  const gint64 values[] = { row->person, row->group, row->day.day, batch, row->day.messages, row->day.replies_got,
                            row->day.replies_given, row->day.hours, row->day.last_at };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    gops_statement_bind_int (statement, (int) i + 1, values[i]);
  return gops_statement_run (statement, error);
}

static gboolean
write_pair (GopsStatement  *statement,
            const PairRow  *row,
            gint64          batch,
            GError        **error)
{
  const gint64 values[] = { row->group, row->from, row->to, batch, row->replies, row->last_at };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    gops_statement_bind_int (statement, (int) i + 1, values[i]);
  return gops_statement_run (statement, error);
}

#define DAY_SQL \
  "INSERT INTO activity_day (person_id, group_id, day, batch, messages, replies_got, replies_given, hours, last_at)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO UPDATE SET messages = messages + excluded.messages," \
  " replies_got = replies_got + excluded.replies_got, replies_given = replies_given + excluded.replies_given," \
  " hours = hours | excluded.hours, last_at = max (last_at, excluded.last_at)"

#define PAIR_SQL \
  "INSERT INTO reply_pair (group_id, from_id, to_id, batch, replies, last_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)" \
  " ON CONFLICT DO UPDATE SET replies = replies + excluded.replies, last_at = max (last_at, excluded.last_at)"

#define GROUP_SQL \
  "INSERT INTO activity_group (group_id, day, batch, messages, speakers) VALUES (?1, ?2, ?3, ?4, ?5)" \
  " ON CONFLICT DO UPDATE SET messages = messages + excluded.messages, speakers = speakers + excluded.speakers"

static gboolean
write_groups (GArray          *groups,
              GopsStore       *store,
              const GopsBatch *batch,
              guint            from,
              GError         **error)
{
  g_autoptr (GopsStatement) statement = gops_store_query (store, error, GROUP_SQL, NULL);

  for (guint i = from; statement != NULL && i < MIN (from + GOPS_BATCH_SLICE, groups->len); i++)
    {
      const GroupRow *row = &g_array_index (groups, GroupRow, i);
      const gint64 values[] = { row->group, row->day, batch->id, row->messages, row->speakers };

      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        gops_statement_bind_int (statement, (int) v + 1, values[v]);
      if (!gops_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
write_days (GopsChatTally   *self,
            GopsStore       *store,
            const GopsBatch *batch,
            guint            from,
            GError         **error)
{
  g_autoptr (GopsStatement) statement = gops_store_query (store, error, DAY_SQL, NULL);

  for (guint i = from; statement != NULL && i < MIN (from + GOPS_BATCH_SLICE, self->days->len); i++)
    if (!write_day (statement, &g_array_index (self->days, DayRow, i), batch->id, error))
      return FALSE;
  return statement != NULL;
}

static gboolean
write_pairs (GPtrArray       *pairs,
             GopsStore       *store,
             const GopsBatch *batch,
             guint            from,
             GError         **error)
{
  g_autoptr (GopsStatement) statement = gops_store_query (store, error, PAIR_SQL, NULL);

  for (guint i = from; statement != NULL && i < MIN (from + GOPS_BATCH_SLICE, pairs->len); i++)
    if (!write_pair (statement, pairs->pdata[i], batch->id, error))
      return FALSE;
  return statement != NULL;
}

static gboolean
end_slice (GopsStore *store,
           gboolean   ok,
           GError   **error)
{
  if (ok)
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

gboolean
gops_chat_tally_flush (GopsChatTally    *self,
                       GopsStore        *store,
                       const GopsBatch  *batch,
                       GError          **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  g_autoptr (GArray) groups = NULL;
  GHashTableIter iter;
  gpointer pair;

  g_array_sort (self->days, compare_days);
  merge_days (self->days);
  groups = sum_groups (self->days);
  for (guint at = 0; at < groups->len; at += GOPS_BATCH_SLICE)
    if (!gops_batch_resume (store, batch, error) || !end_slice (store, write_groups (groups, store, batch, at, error), error))
      return FALSE;
  for (guint at = 0; at < self->days->len; at += GOPS_BATCH_SLICE)
    if (!gops_batch_resume (store, batch, error) || !end_slice (store, write_days (self, store, batch, at, error), error))
      return FALSE;
  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    g_ptr_array_add (pairs, pair);
  g_ptr_array_sort (pairs, compare_pairs);
  for (guint at = 0; at < pairs->len; at += GOPS_BATCH_SLICE)
    if (!gops_batch_resume (store, batch, error) || !end_slice (store, write_pairs (pairs, store, batch, at, error), error))
      return FALSE;
  g_array_set_size (self->days, 0);
  g_hash_table_remove_all (self->pairs);
  return TRUE;
}
