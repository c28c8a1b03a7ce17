/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that a search found, in words. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-message-words.h"

#define BEFORE 24   /* characters in front of the first hit */

static void
found_free (gpointer data)
{
  GopsFoundMessage *found = data;

  g_free (found->sender);
  g_free (found->group);
  g_free (found->at);
  g_free (found->body);
  g_free (found);
}

static char *
format_time (gint64      at,
             const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = zone != NULL && utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

static GopsFoundMessage *
load (GopsStore            *store,
      const GopsMessageHit *hit,
      GError              **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error,
    "SELECT m.body, coalesce (v.nickname, ''), coalesce (p.name, ''), g.name, g.time_zone, coalesce (v.id, 0) FROM message m"
    " JOIN chat_group g ON g.id = m.group_id LEFT JOIN person p ON p.id = m.person_id"
    " LEFT JOIN member_view v ON v.group_id = m.group_id AND v.person_id = coalesce (p.merged_into, m.person_id)"
    " WHERE m.group_id = ?1 AND m.message_id = ?2 AND g.deleted_at = 0", "ll", hit->group, hit->message);
  GopsFoundMessage *found;

  if (row == NULL || !gops_statement_next (row, error))
    return NULL;
  found = g_new0 (GopsFoundMessage, 1);
  found->hit = *hit;
  found->body = g_strdup (gops_statement_text (row, 0));
  found->sender = g_strdup (*gops_statement_text (row, 1) != '\0' ? gops_statement_text (row, 1) : gops_statement_text (row, 2));
  found->group = g_strdup (gops_statement_text (row, 3));
  found->at = format_time (hit->at, gops_statement_text (row, 4));
  found->member = gops_statement_int (row, 5);
  return found;
}

/* The index knows minutes; within one the seconds count. */
static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const GopsMessageHit *first = a, *second = b;

  return first->at < second->at ? 1 : first->at > second->at ? -1 : 0;
}

static GPtrArray *
load_all (GopsStore     *store,
          const GArray  *hits,
          GError       **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (found_free);

  for (guint i = 0; i < hits->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      GopsFoundMessage *found = load (store, &g_array_index (hits, GopsMessageHit, i), &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      if (found != NULL)   /* its group may have been deleted */
        g_ptr_array_add (all, found);
    }
  return g_steal_pointer (&all);
}

GPtrArray *
gops_found_messages (GopsStore   *store,
                     gint64       group,
                     const char  *text,
                     guint        limit,
                     GError     **error)
{
  g_autoptr (GArray) hits = gops_message_search_find (store, group, text, limit, error);

  if (hits == NULL)
    return NULL;
  g_array_sort (hits, compare_newest);
  return load_all (store, hits, error);
}

/* The ids lie in the order of time. */
static GArray *
load_neighbours (GopsStore            *store,
                 const GopsMessageHit *hit,
                 guint                 each,
                 GError              **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GopsMessageHit));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT message_id, at FROM (SELECT message_id, at FROM message WHERE group_id = ?1 AND message_id < ?2 AND " GOPS_BATCH_SHOWN ("batch")
    " ORDER BY message_id DESC LIMIT ?3) UNION ALL"
    " SELECT message_id, at FROM (SELECT message_id, at FROM message WHERE group_id = ?1 AND message_id >= ?2 AND " GOPS_BATCH_SHOWN ("batch")
    " ORDER BY message_id LIMIT ?3 + 1) ORDER BY message_id", "lli", hit->group, hit->message, (int) each);

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      GopsMessageHit one = { .group = hit->group, .message = gops_statement_int (rows, 0), .at = gops_statement_int (rows, 1) };

      g_array_append_val (hits, one);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return rows != NULL && local_error == NULL ? g_steal_pointer (&hits) : NULL;
}

GPtrArray *
gops_messages_around (GopsStore            *store,
                      const GopsMessageHit *hit,
                      guint                 each,
                      GError              **error)
{
  g_autoptr (GArray) hits = load_neighbours (store, hit, each, error);

  return hits != NULL ? load_all (store, hits, error) : NULL;
}

/* --- the text --- */

static void
append_plain (GString    *markup,
              const char *text,
              gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, g_strdelimit (escaped, "\r\n\t", ' '));
}

static void
append_mark (GString    *markup,
             const char *text,
             gsize       length)
{
  g_string_append (markup, "<span weight=\"bold\" background=\"#1f9d78\" background_alpha=\"30%\">");
  append_plain (markup, text, length);
  g_string_append (markup, "</span>");
}

/* Where the shown part begins, in bytes. */
static gsize
find_start (const char *body,
            gsize       first)
{
  const char *p = body + first;

  for (guint i = 0; i < BEFORE && p > body; i++)
    p = g_utf8_prev_char (p);
  return p - body;
}

static gsize
find_end (const char *body,
          gsize       start,
          guint       characters)
{
  const char *p = body + start;

  for (guint i = 0; i < characters && *p != '\0'; i++)
    p = g_utf8_next_char (p);
  return p - body;
}

char *
gops_message_snippet (const char *body,
                      const char *text,
                      guint       characters)
{
  g_autoptr (GArray) marks = gops_message_search_mark (body, text);
  GString *markup = g_string_new (NULL);
  gsize start = marks->len > 0 ? find_start (body, g_array_index (marks, GopsMessageMark, 0).from) : 0;
  gsize end = find_end (body, start, characters), at = start;

  if (start > 0)
    g_string_append (markup, "…");
  for (guint i = 0; i < marks->len; i++)
    {
      const GopsMessageMark *mark = &g_array_index (marks, GopsMessageMark, i);

      if (mark->to > end)
        break;
      append_plain (markup, body + at, mark->from - at);
      append_mark (markup, body + mark->from, mark->to - mark->from);
      at = mark->to;
    }
  append_plain (markup, body + at, end - at);
  if (body[end] != '\0')
    g_string_append (markup, "…");
  return g_string_free (markup, FALSE);
}
