/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages and events, each once. Most messages of an import are behind all that the group has: they are inserted, many at a
 * time, and that is all. Most others are new and have a number of their own. Where the number is taken, what stands there
 * and behind it is compared. */
#include "config.h"

#include "gops-chat-messages.h"

#include <string.h>

#include "gops-bulk-insert.h"
#include "gops-message-number.h"

#define COLUMNS "(group_id, message_id, person_id, at, kind, body, reply_to, batch)"

#define N_SEEN 8192   /* numbers of which equal messages of this export are remembered; a power of two */

/* Equal messages of a minute that were met in this export: which of those that were there are taken. */
typedef struct
{
  gint64  base;
  gint64  group;
  guint64 taken;   /* a bit for each of the first 64 */
} Seen;

struct _GopsChatMessages
{
  GopsStore     *store;         /* (owned) */
  gint64         batch;
  GopsHashKey    secret;
  Seen          *seen;          /* (owned) (array length=N_SEEN) */
  gint64         last_at;       /* µs UTC, as the file has it, of the last entry */
  gint64         last_group;
  guint          n_of_moment;   /* entries of that time before this one */
  GopsBulkInsert *behind;       /* (owned): messages that are surely new */
  GopsStatement *insert;        /* (owned) (nullable) */
  GopsStatement *mark;          /* (owned) (nullable) */
  GopsStatement *event;         /* (owned) (nullable) */
};

/* What was found out of a message whose number is taken. */
typedef struct
{
  gboolean known;
  gint64   number;    /* its own, or the next that is free */
} Place;

GopsChatMessages *
gops_chat_messages_new (GopsStore         *store,
                        gint64             batch,
                        const GopsHashKey *secret)
{
  GopsChatMessages *self = g_new0 (GopsChatMessages, 1);

  self->store = g_object_ref (store);
  self->batch = batch;
  self->secret = *secret;
  self->seen = g_new0 (Seen, N_SEEN);
  self->behind = gops_bulk_insert_new (store, "INSERT OR FAIL INTO message " COLUMNS, 8, "");
  return self;
}

void
gops_chat_messages_free (GopsChatMessages *self)
{
  gops_bulk_insert_free (self->behind);
  g_clear_pointer (&self->insert, gops_statement_free);
  g_clear_pointer (&self->mark, gops_statement_free);
  g_clear_pointer (&self->event, gops_statement_free);
  g_object_unref (self->store);
  g_free (self->seen);
  g_free (self);
}

static GopsStatement *
prepare (GopsChatMessages  *self,
         GopsStatement    **statement,
         const char        *sql,
         GError           **error)
{
  if (*statement == NULL)
    *statement = gops_store_query (self->store, error, sql, NULL);
  return *statement;
}

/* Files that know only the minute have their messages in order: they follow each other by microseconds. */
static gint64
moment_of (GopsChatMessages    *self,
           gint64               group,
           const GopsChatEntry *entry)
{
  self->n_of_moment = entry->at == self->last_at && group == self->last_group ? self->n_of_moment + 1 : 0;
  self->last_at = entry->at;
  self->last_group = group;
  return entry->at + MIN (self->n_of_moment, 999999);
}

/* The same text in another group has another number: the index for searches wants few that are equal. */
static gint64
base_of (GopsChatMessages    *self,
         gint64               group,
         const GopsChatEntry *entry)
{
  guint64 hash = *entry->key != '\0' ? gops_keyed_hash (&self->secret, 'K', entry->key, strlen (entry->key))
                                     : gops_keyed_hash (&self->secret, (char) ('a' + entry->kind), entry->body, strlen (entry->body));

  return gops_message_number (entry->at, (hash ^ (guint64) group) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
}

static Seen *
seen_of (GopsChatMessages *self,
         gint64            group,
         gint64            base)
{
  guint64 mix = (guint64) (base >> GOPS_MESSAGE_ORDINAL_BITS) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ (guint64) group;
  Seen *seen = &self->seen[mix >> 40 & (N_SEEN - 1)];

  if (seen->base != base || seen->group != group)
    *seen = (Seen) { .base = base, .group = group };
  return seen;
}

static gboolean
is_same (GopsStatement        *row,
         const GopsChatEntry  *entry,
         const GopsChatMember *sender)
{
  gint64 person = sender != NULL ? sender->kept : 0;

  if (gops_statement_int (row, 1) != person)
    return FALSE;
  if (*entry->key != '\0')
    return gops_statement_int (row, 2) / G_USEC_PER_SEC == entry->at / G_USEC_PER_SEC;
  return g_str_equal (gops_statement_text (row, 3), entry->body);
}

/* Looks at the messages of the same number, and at the marks, which tell nothing but that there was one. */
static gboolean
find_place (GopsChatMessages     *self,
            GopsChatTarget       *target,
            const GopsChatEntry  *entry,
            const GopsChatMember *sender,
            gint64                base,
            Place                *place,
            GError              **error)
{
  Seen *seen = seen_of (self, target->group, base);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT m.message_id, coalesce (p.merged_into, m.person_id, 0), m.at, m.body, coalesce (m.batch, 0), 0 FROM message m"
    " LEFT JOIN person p ON p.id = m.person_id WHERE m.group_id = ?1 AND m.message_id BETWEEN ?2 AND ?3"
    " UNION ALL SELECT message_id, 0, 0, '', coalesce (batch, 0), 1 FROM message_mark WHERE group_id = ?1 AND message_id BETWEEN ?2 AND ?3"
    " ORDER BY 1", "lll", target->group, base, base + GOPS_MESSAGE_MOST_EQUAL - 1);

  *place = (Place) { FALSE, base };
  if (rows == NULL)
    return FALSE;
  while (!place->known && gops_statement_next (rows, &local_error))
    {
      gint64 number = gops_statement_int (rows, 0);
      gboolean mine = gops_statement_int (rows, 4) == self->batch && self->batch != 0 && *entry->key == '\0';
      guint64 bit = number - base < 64 ? G_GUINT64_CONSTANT (1) << (number - base) : 0;

      place->number = number + 1;
      if (mine || (bit & seen->taken) != 0 || !(gops_statement_int (rows, 5) != 0 || is_same (rows, entry, sender)))
        continue;
      place->known = TRUE;
      place->number = number;
      if (*entry->key == '\0')
        seen->taken |= bit;
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (place->number >= base + GOPS_MESSAGE_MOST_EQUAL)   /* a flood of equal ones: enough of them are there */
    *place = (Place) { TRUE, base };
  return TRUE;
}

/* Returns: whether the row could be inserted; FALSE without an error when the number is taken. */
static gboolean
insert_message (GopsChatMessages     *self,
                GopsChatTarget       *target,
                const GopsChatEntry  *entry,
                const GopsChatMember *sender,
                gint64                number,
                gint64                at,
                gint64                reply_to,
                GError              **error)
{
  GopsStatement *statement = prepare (self, &self->insert,
    "INSERT INTO message " COLUMNS
    " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, nullif (?7, 0), ?8) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  gops_statement_bind_int (statement, 1, target->group);
  gops_statement_bind_int (statement, 2, number);
  gops_statement_bind_int (statement, 3, sender != NULL ? sender->person : 0);
  gops_statement_bind_int (statement, 4, at);
  gops_statement_bind_lent (statement, 5, gops_chat_kind_get_id (entry->kind));
  gops_statement_bind_lent (statement, 6, entry->body);
  gops_statement_bind_int (statement, 7, reply_to);
  gops_statement_bind_int (statement, 8, self->batch);
  return gops_statement_run (statement, error) && gops_store_n_changed (self->store) > 0;
}

static void
put_number_or_null (GopsBulkInsert *insert,
                    gint64          number)
{
  if (number != 0)
    gops_bulk_insert_int (insert, number);
  else
    gops_bulk_insert_null (insert);
}

static gboolean
put_behind (GopsChatMessages     *self,
            GopsChatTarget       *target,
            const GopsChatEntry  *entry,
            const GopsChatMember *sender,
            gint64                number,
            gint64                at,
            gint64                reply_to,
            GError              **error)
{
  gops_bulk_insert_int (self->behind, target->group);
  gops_bulk_insert_int (self->behind, number);
  put_number_or_null (self->behind, sender != NULL ? sender->person : 0);
  gops_bulk_insert_int (self->behind, at);
  gops_bulk_insert_text (self->behind, gops_chat_kind_get_id (entry->kind));
  gops_bulk_insert_text (self->behind, entry->body);
  put_number_or_null (self->behind, reply_to);
  gops_bulk_insert_int (self->behind, self->batch);
  return gops_bulk_insert_row (self->behind, error);
}

gboolean
gops_chat_messages_flush (GopsChatMessages  *self,
                          GError           **error)
{
  return gops_bulk_insert_flush (self->behind, error);
}

static gboolean
insert_mark (GopsChatMessages  *self,
             GopsChatTarget    *target,
             gint64             number,
             GError           **error)
{
  GopsStatement *statement = prepare (self, &self->mark,
    "INSERT INTO message_mark (group_id, message_id, batch) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;
  gops_statement_bind_int (statement, 1, target->group);
  gops_statement_bind_int (statement, 2, number);
  gops_statement_bind_int (statement, 3, self->batch);
  target->has_marks = TRUE;
  return gops_statement_run (statement, error) && gops_store_n_changed (self->store) > 0;
}

static gboolean
insert (GopsChatMessages     *self,
        GopsChatTarget       *target,
        const GopsChatEntry  *entry,
        const GopsChatMember *sender,
        gint64                number,
        gint64                at,
        gint64                reply_to,
        GError              **error)
{
  if (self->batch == 0)
    return TRUE;
  return entry->at < target->keep_from ? insert_mark (self, target, number, error)
                                       : insert_message (self, target, entry, sender, number, at, reply_to, error);
}

gboolean
gops_chat_messages_put (GopsChatMessages      *self,
                        GopsChatTarget        *target,
                        const GopsChatEntry   *entry,
                        const GopsChatMember  *sender,
                        gint64                 reply_to,
                        gboolean              *out_new,
                        gint64                *out_number,
                        GError               **error)
{
  gint64 base = base_of (self, target->group, entry), at = moment_of (self, target->group, entry);
  g_autoptr (GError) local_error = NULL;
  gboolean kept = self->batch != 0 && !target->has_marks && entry->at >= target->keep_from;
  Place place = { FALSE, base };

  *out_new = TRUE;
  *out_number = base;
  if (kept && gops_chat_target_is_behind (target, base))
    return put_behind (self, target, entry, sender, base, at, reply_to, error);
  if (!gops_chat_messages_flush (self, error))
    return FALSE;
  /* Where marks may be, or where nothing is written, the number must be looked at first. */
  if (kept && insert_message (self, target, entry, sender, base, at, reply_to, &local_error))
    return TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!find_place (self, target, entry, sender, base, &place, error))
    return FALSE;
  *out_new = !place.known;
  *out_number = place.number;
  return place.known || insert (self, target, entry, sender, place.number, at, reply_to, error);
}

/* --- events --- */

/* What is kept of an event's words: a new name is not, where people bear pseudonyms. */
static const char *
detail_of (const GopsChatEntry  *entry,
           const GopsChatTarget *target)
{
  return entry->event == GOPS_CHAT_RENAMED && target->pseudonyms ? "" : entry->detail;
}

gboolean
gops_chat_messages_put_event (GopsChatMessages      *self,
                              const GopsChatEntry   *entry,
                              const GopsChatMember  *member,
                              const GopsChatMember  *other,
                              gboolean              *out_new,
                              GError               **error)
{
  guint64 hash = gops_keyed_hash_number (&self->secret, (char) ('A' + entry->event), member->person);
  gint64 number = gops_message_number (entry->at, hash), known = 0;
  GopsStatement *statement;

  if (self->batch == 0)
    {
      if (!gops_store_read_int (self->store, &known, error,
                                "SELECT EXISTS (SELECT 1 FROM member_event WHERE group_id = ?1 AND event_id = ?2)", "ll",
                                member->target->group, number))
        return FALSE;
      *out_new = known == 0;
      return TRUE;
    }
  statement = prepare (self, &self->event,
    "INSERT INTO member_event (group_id, event_id, person_id, at, kind, other_id, detail, batch)"
    " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), ?7, ?8) ON CONFLICT DO NOTHING", error);
  if (statement == NULL)
    return FALSE;
  gops_statement_bind_int (statement, 1, member->target->group);
  gops_statement_bind_int (statement, 2, number);
  gops_statement_bind_int (statement, 3, member->person);
  gops_statement_bind_int (statement, 4, entry->at);
  gops_statement_bind_text (statement, 5, gops_chat_event_get_id (entry->event), -1);
  gops_statement_bind_int (statement, 6, other != NULL ? other->person : 0);
  gops_statement_bind_text (statement, 7, detail_of (entry, member->target), -1);
  gops_statement_bind_int (statement, 8, self->batch);
  if (!gops_statement_run (statement, error))
    return FALSE;
  *out_new = gops_store_n_changed (self->store) > 0;
  return TRUE;
}
