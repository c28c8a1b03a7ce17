/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said in a group. */
#include "config.h"

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-local-day.h"
#include "gops-message-number.h"
#include "gops-talk.h"

#define LOOK_EVERY 8192   /* messages between two looks for a cancel */

/* Numbers of messages grow with time, so the newest come first along the key. */
#define MESSAGES_SQL \
  "SELECT g.message_id, coalesce (p.merged_into, p.id, 0), g.at, coalesce (g.reply_to, 0), coalesce (p.staff OR p.bot, 0)," \
  " coalesce (nullif (m.nickname, ''), p.name, ''), substr (g.body, 1, 500)" \
  " FROM message g LEFT JOIN person p ON p.id = g.person_id LEFT JOIN membership m ON m.group_id = g.group_id AND m.person_id = p.id" \
  " WHERE g.group_id = ?1 AND g.message_id >= ?2 AND g.message_id < ?3 AND g.kind NOT IN ('deleted', 'event', 'member') AND " GOPS_BATCH_SHOWN ("g.batch") \
  " ORDER BY g.message_id DESC LIMIT ?4"

static const char *
keep_text (GopsTalk   *self,
           const char *text)
{
  return *text != '\0' ? g_string_chunk_insert (self->texts, text) : "";
}

static const char *
keep_name (GopsTalk   *self,
           const char *name)
{
  return *name != '\0' ? g_string_chunk_insert_const (self->texts, name) : "";
}

static void
take_message (GopsTalk      *self,
              GopsStatement *row,
              GopsLocalDay  *days)
{
  GopsTalkMessage message = {
    .id = gops_statement_int (row, 0), .person = gops_statement_int (row, 1), .at = gops_statement_int (row, 2),
    .reply_to = gops_statement_int (row, 3), .staff = gops_statement_int (row, 4) != 0,
    .name = keep_name (self, gops_statement_text (row, 5)), .body = keep_text (self, gops_statement_text (row, 6)),
  };

  message.day = gops_local_day_find (days, message.at, NULL);
  g_array_append_val (self->messages, message);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const GopsTalkMessage *left = a, *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static gboolean
read_messages (GopsTalk      *self,
               GopsStore     *store,
               const char    *zone,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, MESSAGES_SQL, "llli", self->group,
    gops_message_number_from (gops_instant_of_day (self->first, 0, zone)),
    gops_message_number_from (gops_instant_of_day (self->last + 1, 0, zone)), GOPS_TALK_MOST);
  g_auto (GopsLocalDay) days;

  gops_local_day_init (&days, zone);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      take_message (self, rows, &days);
      if (self->messages->len % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (rows == NULL || local_error == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GopsTalk *
gops_talk_load (GopsStore     *store,
                gint64         group,
                int            first,
                int            last,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GopsTalk) self = g_new0 (GopsTalk, 1);
  g_autofree char *zone = NULL;

  self->group = group;
  self->first = first;
  self->last = last;
  self->messages = g_array_new (FALSE, FALSE, sizeof (GopsTalkMessage));
  self->texts = g_string_chunk_new (1 << 14);
  if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group) ||
      !read_messages (self, store, zone, cancellable, error))
    return NULL;
  g_array_sort (self->messages, compare_times);
  if (self->messages->len == GOPS_TALK_MOST)
    self->first = gops_talk_get (self, 0)->day;
  return g_steal_pointer (&self);
}

void
gops_talk_free (GopsTalk *self)
{
  g_array_unref (self->messages);
  g_string_chunk_free (self->texts);
  g_free (self);
}

gboolean
gops_talk_find_last_day (GopsStore  *store,
                         gint64      group,
                         int         days,
                         int        *out_day,
                         GError    **error)
{
  g_autofree char *zone = NULL;
  gint64 newest = 0;
  int today;

  if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group) ||
      !gops_store_read_int (store, &newest, error, "SELECT coalesce ((SELECT at FROM message WHERE group_id = ?1 ORDER BY message_id DESC LIMIT 1), 0)",
                            "l", group))
    return FALSE;
  today = gops_day_of_instant (gops_store_now (store), zone);
  *out_day = newest > 0 ? MIN (today, gops_day_of_instant (newest, zone)) : today;
  if (*out_day > today - days)
    *out_day = today;
  return TRUE;
}
