/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stretch of a group's messages, in the order of their numbers. */
#include "config.h"

#include "gops-chat-known.h"

#include <string.h>

#include "gops-message-number.h"

#define LEAST 32     /* messages read at once when the export jumps */
#define MOST  1024   /* when it goes on in order */

typedef GopsChatKnownMessage Message;

struct _GopsChatKnown
{
  GopsStore   *store;       /* (owned) */
  gint64       batch;
  GopsHashKey  key;
  GArray      *messages;    /* (owned) (element-type Message) */
  gint64       group;       /* whose they are */
  gint64       from;        /* what is there from this number on … */
  gint64       to;          /* … and before this one is in memory */
  guint        ahead;       /* messages to be read at once */
  gboolean     has_merged;  /* people that are others */
};

GopsChatKnown *
gops_chat_known_new (GopsStore *store,
                     gint64     batch)
{
  GopsChatKnown *self = g_new0 (GopsChatKnown, 1);

  self->store = g_object_ref (store);
  self->batch = batch;
  for (guint i = 0; i < G_N_ELEMENTS (self->key.words); i++)
    self->key.words[i] = (guint64) g_random_int () << 32 | g_random_int ();
  self->messages = g_array_new (FALSE, FALSE, sizeof (Message));
  gops_chat_known_forget (self);
  return self;
}

void
gops_chat_known_free (GopsChatKnown *self)
{
  g_object_unref (self->store);
  g_array_unref (self->messages);
  g_free (self);
}

void
gops_chat_known_forget (GopsChatKnown *self)
{
  gint64 has_merged = 1;

  (void) gops_store_read_int (self->store, &has_merged, NULL, "SELECT EXISTS (SELECT 1 FROM person WHERE merged_into IS NOT NULL)", NULL);
  self->has_merged = has_merged != 0;
  self->from = self->to = 0;
  g_array_set_size (self->messages, 0);
}

guint64
gops_chat_known_hash (GopsChatKnown *self,
                      const char    *text)
{
  return gops_keyed_hash (&self->key, 't', text, strlen (text));
}

static gint64
minute_of (gint64 number)
{
  return number >> (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS) << (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS);
}

static gboolean
is_inside (GopsChatKnown        *self,
           const GopsChatTarget *target,
           gint64                number)
{
  return target->group == self->group && number >= self->from && number < self->to;
}

gboolean
gops_chat_known_covers (GopsChatKnown        *self,
                        const GopsChatTarget *target,
                        gint64                base)
{
  return is_inside (self, target, base) && is_inside (self, target, base + GOPS_MESSAGE_MOST_EQUAL - 1);
}

/* Returns: how many are before @number */
static guint
count_before (GopsChatKnown *self,
              gint64         number)
{
  guint low = 0, high = self->messages->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->messages, Message, middle).number < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* --- reading --- */

#define RANGE         "group_id = ?1 AND message_id >= ?2 AND message_id < ?3 ORDER BY message_id LIMIT ?4"
#define MESSAGES      "SELECT message_id, coalesce (person_id, 0), at, body, coalesce (batch, 0) FROM message WHERE " RANGE
#define WITH_MERGED   "SELECT m.message_id, coalesce (p.merged_into, m.person_id, 0), m.at, m.body, coalesce (m.batch, 0)" \
                      " FROM message m LEFT JOIN person p ON p.id = m.person_id WHERE " RANGE
#define MARKS         "SELECT message_id, coalesce (batch, 0) FROM message_mark WHERE " RANGE

static void
take_message (GopsChatKnown *self,
              GopsStatement *row,
              Message       *message)
{
  *message = (Message) {
    .number = gops_statement_int (row, 0),
    .kept = gops_statement_int (row, 1),
    .at = gops_statement_int (row, 2),
    .text = gops_chat_known_hash (self, gops_statement_text (row, 3)),
    .mine = self->batch != 0 && gops_statement_int (row, 4) == self->batch,
  };
}

static void
take_mark (GopsChatKnown *self,
           GopsStatement *row,
           Message       *message)
{
  *message = (Message) {
    .number = gops_statement_int (row, 0),
    .mine = self->batch != 0 && gops_statement_int (row, 1) == self->batch,
    .mark = TRUE,
  };
}

/* Rows of one table, at most @limit. What may stand behind them is not known: the stretch ends before it. */
static gboolean
read_rows (GopsChatKnown  *self,
           const char     *sql,
           void          (*take) (GopsChatKnown *self, GopsStatement *row, Message *message),
           gint64          before,
           guint           limit,
           GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error, sql, "llll", self->group, self->from, before, (gint64) limit);
  Message message = { 0 };
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  for (; gops_statement_next (rows, &local_error); n++)
    {
      take (self, rows, &message);
      g_array_append_val (self->messages, message);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->to = MIN (self->to, n < limit ? before : message.number + 1);
  return TRUE;
}

static int
compare_messages (gconstpointer a,
                  gconstpointer b)
{
  gint64 left = ((const Message *) a)->number, right = ((const Message *) b)->number;

  return left < right ? -1 : left > right;
}

static gboolean
read_stretch (GopsChatKnown         *self,
              const GopsChatTarget  *target,
              gint64                 from,
              gint64                 before,
              guint                  limit,
              GError               **error)
{
  g_array_set_size (self->messages, 0);
  self->group = target->group;
  self->from = from;
  self->to = before;
  if (!read_rows (self, self->has_merged ? WITH_MERGED : MESSAGES, take_message, before, limit, error))
    return FALSE;
  if (!target->has_marks)
    return TRUE;
  if (!read_rows (self, MARKS, take_mark, before, limit, error))
    return FALSE;
  g_array_sort (self->messages, compare_messages);
  g_array_set_size (self->messages, count_before (self, self->to));
  return TRUE;
}

/* From the beginning of the minute on, as a minute's messages come in any order; in a flood, which has more of them than are
 * kept, what is asked for alone. */
gboolean
gops_chat_known_load (GopsChatKnown         *self,
                      const GopsChatTarget  *target,
                      gint64                 base,
                      GError               **error)
{
  gboolean goes_on = target->group == self->group && base >= self->from;

  self->ahead = goes_on ? MIN (self->ahead * 2, MOST) : LEAST;
  if (!read_stretch (self, target, minute_of (base), G_MAXINT64, self->ahead, error))
    return FALSE;
  if (gops_chat_known_covers (self, target, base))
    return TRUE;
  if (self->ahead < MOST && !read_stretch (self, target, minute_of (base), G_MAXINT64, MOST, error))
    return FALSE;
  return gops_chat_known_covers (self, target, base) ||
         read_stretch (self, target, base, base + GOPS_MESSAGE_MOST_EQUAL, GOPS_MESSAGE_MOST_EQUAL + 1, error);
}

const GopsChatKnownMessage *
gops_chat_known_find (GopsChatKnown *self,
                      gint64         base,
                      guint         *out_n)
{
  guint first = count_before (self, base), end = first;

  while (end < self->messages->len && g_array_index (self->messages, Message, end).number < base + GOPS_MESSAGE_MOST_EQUAL)
    end++;
  *out_n = end - first;
  return (const Message *) (void *) self->messages->data + first;
}

/* --- what the import writes --- */

/* Lets go of what lies before the minute of @number; in a flood of all. */
static void
make_room (GopsChatKnown *self,
           gint64         number)
{
  guint n = count_before (self, minute_of (number));

  if (self->messages->len - n > MOST)
    {
      self->to = self->from;
      n = self->messages->len;
    }
  else
    self->from = minute_of (number);
  if (n > 0)
    g_array_remove_range (self->messages, 0, n);
}

void
gops_chat_known_add (GopsChatKnown              *self,
                     const GopsChatTarget       *target,
                     const GopsChatKnownMessage *message)
{
  if (!is_inside (self, target, message->number))
    return;
  g_array_insert_vals (self->messages, count_before (self, message->number), message, 1);
  if (self->messages->len > 2 * MOST)
    make_room (self, message->number);
}

void
gops_chat_known_cut (GopsChatKnown        *self,
                     const GopsChatTarget *target,
                     gint64                number)
{
  gint64 end = minute_of (number);

  if (target->group != self->group || end >= self->to)
    return;
  self->to = MAX (end, self->from);
  g_array_set_size (self->messages, count_before (self, self->to));
}
