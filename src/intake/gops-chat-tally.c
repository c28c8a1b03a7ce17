/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what the members of a chat export did. Rows are written in the order of the table's key, so that each page of it
 * is met once. */
#include "config.h"

#include "gops-chat-tally.h"

#include "gops-activity.h"
#include "gops-bulk-insert.h"
#include "gops-sorted-runs.h"

#include <string.h>

#define MOST_DAYS   50000   /* 2.4 MB */
#define MOST_PAIRS  50000   /* 2 MB */
#define MOST_GROUPS 50000
#define N_OPEN      4096    /* days of groups that are counted at a time; a power of two */

/* Rows begin with their keys. */
typedef struct
{
  gint64  person;
  gint64  group;
  gint64  day;
  gint64  last_at;
  guint32 messages;
  guint32 replies_got;
  guint32 replies_given;
  guint32 hours;
} DayRow;

typedef struct
{
  gint64  group;
  gint64  from;
  gint64  to;
  gint64  last_at;
  gint64  replies;
} PairRow;

typedef struct
{
  gint64  group;
  gint64  day;
  guint32 messages;
  guint32 speakers;
} GroupRow;

struct _GopsChatTally
{
  GopsSortedRuns *days;     /* (owned): of DayRow */
  GopsSortedRuns *pairs;    /* (owned): of PairRow */
  GopsSortedRuns *groups;   /* (owned): of GroupRow */
  GroupRow       *open;     /* (owned) (array length=N_OPEN): days of groups that are being counted, each at its place */
  GError         *error;    /* (owned) (nullable): told by the next flush */
};

/* --- rows in order --- */

static void
merge_days (gpointer      kept,
            gconstpointer added)
{
  DayRow *day = kept;
  const DayRow *other = added;

  day->messages += other->messages;
  day->replies_got += other->replies_got;
  day->replies_given += other->replies_given;
  day->hours |= other->hours;
  day->last_at = MAX (day->last_at, other->last_at);
}

static void
merge_pairs (gpointer      kept,
             gconstpointer added)
{
  PairRow *pair = kept;
  const PairRow *other = added;

  pair->replies += other->replies;
  pair->last_at = MAX (pair->last_at, other->last_at);
}

static void
merge_groups (gpointer      kept,
              gconstpointer added)
{
  GroupRow *group = kept;
  const GroupRow *other = added;

  group->messages += other->messages;
  group->speakers += other->speakers;
}

GopsChatTally *
gops_chat_tally_new (void)
{
  GopsChatTally *self = g_new0 (GopsChatTally, 1);

  self->days = gops_sorted_runs_new (sizeof (DayRow), 3, MOST_DAYS, merge_days);
  self->pairs = gops_sorted_runs_new (sizeof (PairRow), 3, MOST_PAIRS, merge_pairs);
  self->groups = gops_sorted_runs_new (sizeof (GroupRow), 2, MOST_GROUPS, merge_groups);
  self->open = g_new0 (GroupRow, N_OPEN);
  return self;
}

void
gops_chat_tally_free (GopsChatTally *self)
{
  gops_sorted_runs_free (self->days);
  gops_sorted_runs_free (self->pairs);
  gops_sorted_runs_free (self->groups);
  g_free (self->open);
  g_clear_error (&self->error);
  g_free (self);
}

/* What cannot be kept, because there is no room for a scratch file, is told later: counting has no errors. */
static void
add (GopsChatTally  *self,
     GopsSortedRuns *runs,
     gconstpointer   row)
{
  if (self->error == NULL)
    (void) gops_sorted_runs_add (runs, row, &self->error);
}

/* --- counting --- */

static gboolean
day_is_empty (const GopsChatDay *day)
{
  return day->messages == 0 && day->replies_got == 0 && day->replies_given == 0;
}

static void
close_day (GopsChatTally  *self,
           GopsChatMember *member)
{
  const GopsChatDay *day = &member->today;
  const DayRow row = { member->person, member->target->group, day->day, day->last_at,
                       day->messages, day->replies_got, day->replies_given, day->hours };
  int ago = member->target->today - day->day;

  if (day_is_empty (day))
    return;
  add (self, self->days, &row);
  member->sum.messages += day->messages;
  member->sum.replies_got += day->replies_got;
  member->sum.replies_given += day->replies_given;
  member->sum.last_at = MAX (member->sum.last_at, day->last_at);
  if (ago >= 0 && ago < GOPS_ACTIVITY_DAYS && day->messages > 0)
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
  PairRow pair = { from->target->group, from->person, to->person, at, 1 };

  if (from->kept == to->kept || from->ignored || to->ignored || from->bot || to->bot)
    return;
  open_day (self, from, day)->replies_given++;
  open_day (self, to, day)->replies_got++;
  add (self, self->pairs, &pair);
}

void
gops_chat_tally_close (GopsChatTally *self,
                       GPtrArray     *members)
{
  for (guint i = 0; i < members->len; i++)
    close_day (self, members->pdata[i]);
}

/* --- writing --- */

/* All columns in their order: SQLite then makes the row where the values are. */
#define DAY_SQL    "INSERT OR FAIL INTO activity_day" \
                   " (person_id, group_id, day, batch, messages, replies_got, replies_given, checkins, hours, last_at)"
#define DAY_MERGE  "ON CONFLICT DO UPDATE SET messages = messages + excluded.messages," \
                   " replies_got = replies_got + excluded.replies_got, replies_given = replies_given + excluded.replies_given," \
                   " hours = hours | excluded.hours, last_at = max (last_at, excluded.last_at)"
#define PAIR_SQL   "INSERT OR FAIL INTO reply_pair (group_id, from_id, to_id, batch, replies, last_at)"
#define PAIR_MERGE "ON CONFLICT DO UPDATE SET replies = replies + excluded.replies, last_at = max (last_at, excluded.last_at)"
#define GROUP_SQL  "INSERT OR FAIL INTO activity_group (group_id, day, batch, messages, speakers)"
#define GROUP_MERGE "ON CONFLICT DO UPDATE SET messages = messages + excluded.messages, speakers = speakers + excluded.speakers"

/* How the rows of a table are written. */
typedef struct
{
  GopsSortedRuns *rows;       /* borrowed */
  const char     *sql;
  const char     *merge;      /* with what an earlier flush has written */
  guint           n_columns;
  void          (*put) (GopsBulkInsert *insert, gconstpointer row, gint64 batch);
} Writing;

static void
put_values (GopsBulkInsert *insert,
            const gint64   *values,
            guint           n)
{
  for (guint i = 0; i < n; i++)
    gops_bulk_insert_int (insert, values[i]);
}

static void
put_day (GopsBulkInsert *insert,
         gconstpointer   data,
         gint64          batch)
{
  const DayRow *row = data;
  const gint64 values[] = { row->person, row->group, row->day, batch, row->messages, row->replies_got, row->replies_given, 0, row->hours,
                            row->last_at };

  put_values (insert, values, G_N_ELEMENTS (values));
}

static void
put_pair (GopsBulkInsert *insert,
          gconstpointer   data,
          gint64          batch)
{
  const PairRow *row = data;
  const gint64 values[] = { row->group, row->from, row->to, batch, row->replies, row->last_at };

  put_values (insert, values, G_N_ELEMENTS (values));
}

static void
put_group (GopsBulkInsert *insert,
           gconstpointer   data,
           gint64          batch)
{
  const GroupRow *row = data;
  const gint64 values[] = { row->group, row->day, batch, row->messages, row->speakers };

  put_values (insert, values, G_N_ELEMENTS (values));
}

static void
close_group (GopsChatTally *self,
             GroupRow      *row)
{
  if (row->messages > 0)
    add (self, self->groups, row);
  row->messages = row->speakers = 0;
}

/* Days of members make those of groups. */
static void
note_group (GopsChatTally *self,
            const DayRow  *day)
{
  guint64 mix = (guint64) day->group * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32;
  GroupRow *row = &self->open[((guint) mix + (guint) day->day) & (N_OPEN - 1)];

  if (day->messages == 0)
    return;
  if (row->group != day->group || row->day != day->day)
    close_group (self, row);
  row->group = day->group;
  row->day = day->day;
  row->messages += day->messages;
  row->speakers++;
}

static void
close_groups (GopsChatTally *self)
{
  for (guint i = 0; i < N_OPEN; i++)
    close_group (self, &self->open[i]);
}

static gboolean
write_slice (GopsChatTally  *self,
             const Writing  *writing,
             GopsStore      *store,
             GopsBulkInsert *insert,
             gint64          batch,
             gboolean       *out_more,
             GError        **error)
{
  gconstpointer row;

  for (guint i = 0; gops_batch_has_room (store, i); i++)
    {
      if (!gops_sorted_runs_next (writing->rows, &row, error))
        return FALSE;
      *out_more = row != NULL;
      if (row == NULL)
        break;
      if (writing->rows == self->days)
        note_group (self, row);
      writing->put (insert, row, batch);
      if (!gops_bulk_insert_row (insert, error))
        return FALSE;
    }
  return *out_more || gops_bulk_insert_flush (insert, error);   /* what waits goes with the next slice */
}

static gboolean
write_rows (GopsChatTally    *self,
            const Writing    *writing,
            GopsStore        *store,
            const GopsBatch  *batch,
            GError          **error)
{
  g_autoptr (GopsBulkInsert) insert = gops_bulk_insert_new (store, writing->sql, writing->n_columns, writing->merge);
  gboolean more = TRUE;

  gops_bulk_insert_work_beside (insert);
  while (more)
    {
      if (!gops_batch_resume (store, batch, error))
        return FALSE;
      if (!write_slice (self, writing, store, insert, batch->id, &more, error))
        {
          gops_store_rollback (store);
          return FALSE;
        }
      if (!gops_store_commit (store, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_chat_tally_flush (GopsChatTally    *self,
                       GopsStore        *store,
                       const GopsBatch  *batch,
                       GError          **error)
{
  const Writing writings[] = {
    { self->days, DAY_SQL, DAY_MERGE, 10, put_day },
    { self->pairs, PAIR_SQL, PAIR_MERGE, 6, put_pair },
    { self->groups, GROUP_SQL, GROUP_MERGE, 5, put_group },
  };

  for (guint i = 0; self->error == NULL && i < G_N_ELEMENTS (writings); i++)
    {
      if (writings[i].rows == self->groups)
        close_groups (self);
      if (!write_rows (self, &writings[i], store, batch, error))
        return FALSE;
    }
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
