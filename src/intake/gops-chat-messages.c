/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages and events, each once. Most messages of an import are behind all that the group has: they are new, and that is all.
 * Others are compared with what the group has at their number. What is new is inserted many rows at a time. */
#include "config.h"

#include "gops-chat-messages.h"

#include "gops-bulk-insert.h"
#include "gops-chat-known.h"
#include "gops-message-number.h"

#define N_SEEN 8192   /* numbers of which equal messages of this export are remembered; a power of two */

/* Equal messages of a minute that were met in this export: which of those that were there are taken. */
typedef struct
{
  gint64  base;
  gint64  group;
  guint64 taken[GOPS_MESSAGE_MOST_EQUAL / 64];   /* a bit for each */
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
  GopsChatKnown *known;         /* (owned) */
  GopsBulkInsert *rows;         /* (owned): messages that are new */
  GopsBulkInsert *marks;        /* (owned): of those whose text is not kept */
  GopsBulkInsert *events;       /* (owned): events that are new */
};

/* What was found out of a message. */
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
  self->known = gops_chat_known_new (store, batch);
  self->rows = gops_bulk_insert_new (store, "INSERT OR FAIL INTO message (group_id, message_id, person_id, at, kind, body, reply_to, batch)", 8, "");
  gops_bulk_insert_work_beside (self->rows);
  self->marks = gops_bulk_insert_new (store, "INSERT OR FAIL INTO message_mark (group_id, message_id, batch)", 3, "");
  self->events = gops_bulk_insert_new (store, "INSERT INTO member_event (group_id, event_id, person_id, at, kind, other_id, detail, batch)", 8, "");
  return self;
}

void
gops_chat_messages_free (GopsChatMessages *self)
{
  gops_chat_known_free (self->known);
  gops_bulk_insert_free (self->rows);
  gops_bulk_insert_free (self->marks);
  gops_bulk_insert_free (self->events);
  g_object_unref (self->store);
  g_free (self->seen);
  g_free (self);
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
base_of (gint64               group,
         const GopsChatEntry *entry)
{
  return gops_message_number (entry->at, (entry->print ^ (guint64) group) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32);
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
is_same (GopsChatMessages           *self,
         const GopsChatKnownMessage *message,
         const GopsChatEntry        *entry,
         const GopsChatMember       *sender)
{
  if (message->kept != (sender != NULL ? sender->kept : 0))
    return FALSE;
  if (*entry->key != '\0')
    return message->at / G_USEC_PER_SEC == entry->at / G_USEC_PER_SEC;
  return message->text == gops_chat_known_hash (self->known, entry->body);
}

/* Looks at the messages of the same number, and at the marks, which tell nothing but that there was one. */
static Place
compare (GopsChatMessages     *self,
         GopsChatTarget       *target,
         const GopsChatEntry  *entry,
         const GopsChatMember *sender,
         gint64                base)
{
  guint n;
  const GopsChatKnownMessage *messages = gops_chat_known_find (self->known, base, &n);
  Seen *seen = n > 0 ? seen_of (self, target->group, base) : NULL;
  gboolean has_key = *entry->key != '\0';

  for (guint i = 0; i < n; i++)
    {
      gint64 number = messages[i].number;
      guint64 *taken = &seen->taken[(number - base) / 64], bit = G_GUINT64_CONSTANT (1) << (number - base) % 64;

      if ((messages[i].mine && !has_key) || (bit & *taken) != 0 || !(messages[i].mark || is_same (self, &messages[i], entry, sender)))
        continue;
      if (!has_key)
        *taken |= bit;
      return (Place) { TRUE, number };
    }
  if (n > 0 && messages[n - 1].number == base + GOPS_MESSAGE_MOST_EQUAL - 1)   /* a flood of equal ones: enough of them are there */
    return (Place) { TRUE, base };
  return (Place) { FALSE, n > 0 ? messages[n - 1].number + 1 : base };
}

static gboolean
find_place (GopsChatMessages      *self,
            GopsChatTarget        *target,
            const GopsChatEntry   *entry,
            const GopsChatMember  *sender,
            gint64                 base,
            Place                 *place,
            GError               **error)
{
  if (!gops_chat_known_covers (self->known, target, base) &&
      (!gops_chat_messages_flush (self, error) || !gops_chat_known_load (self->known, target, base, error)))
    return FALSE;
  *place = compare (self, target, entry, sender, base);
  return TRUE;
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
insert_message (GopsChatMessages      *self,
                GopsChatTarget        *target,
                const GopsChatEntry   *entry,
                const GopsChatMember  *sender,
                gint64                 number,
                gint64                 at,
                gint64                 reply_to,
                GError               **error)
{
  gops_bulk_insert_int (self->rows, target->group);
  gops_bulk_insert_int (self->rows, number);
  put_number_or_null (self->rows, sender != NULL ? sender->person : 0);
  gops_bulk_insert_int (self->rows, at);
  gops_bulk_insert_text (self->rows, gops_chat_kind_get_id (entry->kind));
  gops_bulk_insert_text (self->rows, entry->body);
  put_number_or_null (self->rows, reply_to);
  gops_bulk_insert_int (self->rows, self->batch);
  return gops_bulk_insert_row (self->rows, error);
}

static gboolean
insert_mark (GopsChatMessages  *self,
             GopsChatTarget    *target,
             gint64             number,
             GError           **error)
{
  target->has_marks = TRUE;
  gops_bulk_insert_int (self->marks, target->group);
  gops_bulk_insert_int (self->marks, number);
  gops_bulk_insert_int (self->marks, self->batch);
  return gops_bulk_insert_row (self->marks, error);
}

gboolean
gops_chat_messages_end_slice (GopsChatMessages  *self,
                              GError           **error)
{
  return gops_bulk_insert_flush (self->marks, error) && gops_bulk_insert_flush (self->events, error);
}

gboolean
gops_chat_messages_flush (GopsChatMessages  *self,
                          GError           **error)
{
  return gops_bulk_insert_flush (self->rows, error) && gops_chat_messages_end_slice (self, error);
}

gboolean
gops_chat_messages_look_again (GopsChatMessages  *self,
                               GError           **error)
{
  gops_chat_known_forget (self->known);
  return gops_chat_messages_flush (self, error);
}

static gboolean
is_kept (const GopsChatTarget *target,
         const GopsChatEntry  *entry)
{
  return entry->at >= target->keep_from;
}

static gboolean
insert (GopsChatMessages      *self,
        GopsChatTarget        *target,
        const GopsChatEntry   *entry,
        const GopsChatMember  *sender,
        gint64                 number,
        gint64                 at,
        gint64                 reply_to,
        GError               **error)
{
  return is_kept (target, entry) ? insert_message (self, target, entry, sender, number, at, reply_to, error)
                                 : insert_mark (self, target, number, error);
}

/* What is put is known from now on. */
static void
note (GopsChatMessages     *self,
      GopsChatTarget       *target,
      const GopsChatEntry  *entry,
      const GopsChatMember *sender,
      gint64                number,
      gint64                at)
{
  GopsChatKnownMessage message = { .number = number, .mine = TRUE, .mark = !is_kept (target, entry) };

  if (!message.mark)
    {
      message.kept = sender != NULL ? sender->kept : 0;
      message.at = at;
      message.text = gops_chat_known_hash (self->known, entry->body);
    }
  gops_chat_known_add (self->known, target, &message);
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
  gint64 base = base_of (target->group, entry), at = moment_of (self, target->group, entry);
  Place place = { FALSE, base };

  *out_new = TRUE;
  *out_number = base;
  if (self->batch != 0 && gops_chat_target_is_behind (target, base))
    {
      gops_chat_known_cut (self->known, target, base);
      return insert (self, target, entry, sender, base, at, reply_to, error);
    }
  if (!find_place (self, target, entry, sender, base, &place, error))
    return FALSE;
  *out_new = !place.known;
  *out_number = place.number;
  if (place.known || self->batch == 0)
    return TRUE;
  note (self, target, entry, sender, place.number, at);
  return insert (self, target, entry, sender, place.number, at, reply_to, error);
}

/* --- events --- */

/* What is kept of an event's words: a new name is not, where people bear pseudonyms. */
static const char *
detail_of (const GopsChatEntry  *entry,
           const GopsChatTarget *target)
{
  return entry->event == GOPS_CHAT_RENAMED && target->pseudonyms ? "" : entry->detail;
}

/* Events of several people can have one number, as messages can: then the next ones are looked at. Those behind
 * all that are there, as nearly all are, need no question: it would wait for the messages that are being written. */
static gboolean
find_event (GopsChatMessages      *self,
            const GopsChatEntry   *entry,
            const GopsChatMember  *member,
            Place                 *place,
            GError               **error)
{
  const char *kind = gops_chat_event_get_id (entry->event);
  g_autoptr (GError) local_error = NULL;
  gint64 last = place->number + GOPS_MESSAGE_MOST_EQUAL - 1, same = 0;

  if (place->number > member->target->last_event)
    return TRUE;
  if (!gops_bulk_insert_flush (self->events, error))
    return FALSE;
  for (; place->number < last; place->number++)
    {
      if (!gops_store_read_int (self->store, &same, &local_error,
                                "SELECT person_id = ?3 AND kind = ?4 FROM member_event WHERE group_id = ?1 AND event_id = ?2", "llls",
                                member->target->group, place->number, member->person, kind))
        break;
      place->known = same != 0;
      if (place->known)
        return TRUE;
    }
  if (local_error == NULL || g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
insert_event (GopsChatMessages      *self,
              const GopsChatEntry   *entry,
              const GopsChatMember  *member,
              const GopsChatMember  *other,
              gint64                 number,
              GError               **error)
{
  GopsChatTarget *target = member->target;

  target->last_event = MAX (target->last_event, number);
  gops_bulk_insert_int (self->events, target->group);
  gops_bulk_insert_int (self->events, number);
  gops_bulk_insert_int (self->events, member->person);
  gops_bulk_insert_int (self->events, entry->at);
  gops_bulk_insert_text (self->events, gops_chat_event_get_id (entry->event));
  put_number_or_null (self->events, other != NULL ? other->person : 0);
  gops_bulk_insert_text (self->events, detail_of (entry, target));
  gops_bulk_insert_int (self->events, self->batch);
  return gops_bulk_insert_row (self->events, error);
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
  Place place = { FALSE, gops_message_number (entry->at, hash) };

  if (!find_event (self, entry, member, &place, error))
    return FALSE;
  *out_new = !place.known;
  return place.known || self->batch == 0 || insert_event (self, entry, member, other, place.number, error);
}
