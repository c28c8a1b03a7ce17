/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in messages: FTS5 without content of its own. What it is given is not the text but its words with blanks between,
 * Chinese cut into pairs of characters, so that the tokenizer that comes with SQLite is enough. */

#include "config.h"

#include <string.h>

#include "gops-batch.h"
#include "gops-message-search.h"

#define SLICE       300    /* messages in one transaction: some 3 ms */
#define MOST_LOOKED 2000   /* hits of the index looked at for a search */

/* --- words --- */

static gboolean
is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) ||
         (c >= 0x3040 && c <= 0x30ff) || (c >= 0xac00 && c <= 0xd7af);
}

static void
begin_word (GString *words)
{
  if (words->len > 0 && words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

/* A run of Han characters, as pairs; a lone one by itself. */
static const char *
split_han (GString    *words,
           const char *p)
{
  const char *next = g_utf8_next_char (p);

  begin_word (words);
  if (*next == '\0' || !is_han (g_utf8_get_char (next)))
    g_string_append_len (words, p, next - p);
  for (; *next != '\0' && is_han (g_utf8_get_char (next)); p = next, next = g_utf8_next_char (next))
    {
      begin_word (words);
      g_string_append_len (words, p, g_utf8_next_char (next) - p);
    }
  return next;
}

static const char *
split_other (GString    *words,
             const char *p)
{
  begin_word (words);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_han (c) || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
        break;
      g_string_append_len (words, p, next - p);
      p = next;
    }
  return p;
}

/**
 * gops_message_search_split:
 * @words: the words of @text are appended
 */
void
gops_message_search_split (GString    *words,
                           const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_han (c))
        p = split_han (words, p);
      else if (g_unichar_isalnum (c))
        p = split_other (words, p);
      else
        p = g_utf8_next_char (p);
    }
}

/* --- the index --- */

static gboolean
make_index (GopsStore *store,
            GError   **error)
{
  return gops_store_exec (store, error, "CREATE VIRTUAL TABLE IF NOT EXISTS message_fts USING fts5"
                          " (words, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')", NULL);
}

static gboolean
has_index (GopsStore *store)
{
  gint64 has = 0;

  return gops_store_read_int (store, &has, NULL, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'message_fts')", NULL) && has != 0;
}

/* The word by which the messages of a group are found; nobody writes it. */
static void
append_group (GString *words,
              gint64   group)
{
  begin_word (words);
  g_string_append_printf (words, "gq%" G_GINT64_MODIFIER "x", group);
}

/* Numbers in the index: a message's own, or the next that is free. Where another message has had to go on to the next, the
 * number of one that is removed stays taken by nobody, so that those behind it are still found. */

#define NOBODY (-1)   /* the number was never given, or nothing stands behind it */
#define GONE   0

static gboolean
read_doc (GopsStore *store,
          gint64     number,
          gint64    *out_group,
          gint64    *out_message,
          GError   **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (store, error, "SELECT group_id, message_id FROM message_doc WHERE id = ?1", "l", number);

  if (row == NULL)
    return FALSE;
  *out_group = NOBODY;
  if (gops_statement_next (row, &local_error))
    {
      *out_group = gops_statement_int (row, 0);
      *out_message = gops_statement_int (row, 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* @out_number: the message's number in the index, or the first that it may have */
static gboolean
find_number (GopsStore *store,
             gint64     group,
             gint64     message,
             gint64    *out_number,
             gboolean  *out_there,
             GError   **error)
{
  gint64 doc_group, doc_message = 0, number = message;
  gboolean free = FALSE;

  for (;; number++)
    {
      if (!read_doc (store, number, &doc_group, &doc_message, error))
        return FALSE;
      *out_there = doc_group == group && doc_message == message;
      if (*out_there || (!free && doc_group <= GONE))
        *out_number = number;
      if (*out_there || doc_group == NOBODY)
        return TRUE;
      free |= doc_group == GONE;
    }
}

static gboolean
give_number (GopsStore *store,
             gint64     group,
             gint64     message,
             gint64     number,
             GError   **error)
{
  return gops_store_exec (store, error, "INSERT INTO message_doc (id, group_id, message_id) VALUES (?1, ?2, ?3)"
                          " ON CONFLICT DO UPDATE SET group_id = ?2, message_id = ?3", "lll", number, group, message);
}

static gboolean
free_number (GopsStore *store,
             gint64     number,
             GError   **error)
{
  return gops_store_exec (store, error, "UPDATE message_doc SET group_id = 0, message_id = 0 WHERE id = ?1"
                          " AND EXISTS (SELECT 1 FROM message_doc WHERE id = ?1 + 1)", "l", number) &&
         gops_store_exec (store, error, "DELETE FROM message_doc WHERE id = ?1 AND group_id <> 0", "l", number);
}

typedef struct
{
  GopsStore *store;
  gint64     batch;
  gint64     only_group;       /* that all of the intake is in; 0: in several */
  gint64     group, message;   /* the last that is in the index */
  gboolean   complete;
  guint64    done, total;      /* messages; total as the imports told, which is near enough */
} Progress;

typedef struct
{
  gint64 group, message;
} MessageKey;

/* Takes a message into the index, unless it is gone since it was looked up. */
static gboolean
add_message (GopsStore        *store,
             const MessageKey *key,
             GString          *words,
             GError          **error)
{
  g_autoptr (GopsStatement) row =
    gops_store_query (store, error, "SELECT body FROM message WHERE group_id = ?1 AND message_id = ?2", "ll", key->group, key->message);
  gint64 number;
  gboolean there;

  if (row == NULL)
    return FALSE;
  g_string_truncate (words, 0);
  if (gops_statement_next (row, NULL))
    gops_message_search_split (words, gops_statement_text (row, 0));
  if (words->len == 0)
    return TRUE;
  append_group (words, key->group);
  if (!find_number (store, key->group, key->message, &number, &there, error))
    return FALSE;
  return there || (give_number (store, key->group, key->message, number, error) &&
                   gops_store_exec (store, error, "INSERT INTO message_fts (rowid, words) VALUES (?1, ?2)", "ls", number, words->str));
}

/* The next messages of an intake. Among many others they are far apart: they are looked for while nobody is kept from
 * writing. */
static GArray *
find_slice (Progress *self,
            GError  **error)
{
  g_autoptr (GArray) slice = g_array_sized_new (FALSE, FALSE, sizeof (MessageKey), SLICE);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT group_id, message_id FROM message WHERE (group_id, message_id) > (?1, ?2) AND coalesce (batch, 0) = ?3"
    " AND group_id <= ?5 ORDER BY group_id, message_id LIMIT ?4", "lllil", MAX (self->group, self->only_group),
    self->group == 0 ? 0 : self->message, self->batch, SLICE, self->only_group != 0 ? self->only_group : G_MAXINT64);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      MessageKey key = { gops_statement_int (rows, 0), gops_statement_int (rows, 1) };

      g_array_append_val (slice, key);
    }
  if (local_error == NULL)
    return g_steal_pointer (&slice);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
add_slice (Progress *self,
           GArray   *slice,
           GError  **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < slice->len; i++)
    {
      const MessageKey *key = &g_array_index (slice, MessageKey, i);

      self->group = key->group;
      self->message = key->message;
      if (!add_message (self->store, key, words, error))
        return FALSE;
    }
  self->done += slice->len;
  self->complete = slice->len < SLICE;
  return gops_store_exec (self->store, error,
                          "INSERT INTO message_index (intake, last_group, last_message, complete) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT DO UPDATE SET last_group = ?2, last_message = ?3, complete = ?4", "llli", self->batch,
                          self->group, self->message, self->complete);
}

/* The next intake that is not in the index to its end; 0 stands for what came without one. */
static gboolean
find_progress (Progress *self,
               gboolean *out_found,
               GError  **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) row = gops_store_query (self->store, error,
    "SELECT b.id, coalesce (i.last_group, 0), coalesce (i.last_message, 0), b.group_id FROM"
    " (SELECT 0 AS id, 0 AS group_id UNION ALL SELECT id, coalesce (group_id, 0) FROM batch WHERE " GOPS_BATCH_IS ("id", "done")
    " AND kind IN ('chat', 'sample')) b"
    " LEFT JOIN message_index i ON i.intake = b.id WHERE coalesce (i.complete, 0) = 0 ORDER BY b.id LIMIT 1", NULL);

  if (row == NULL)
    return FALSE;
  *out_found = gops_statement_next (row, &local_error);
  if (*out_found)
    {
      self->batch = gops_statement_int (row, 0);
      self->group = gops_statement_int (row, 1);
      self->message = gops_statement_int (row, 2);
      self->only_group = gops_statement_int (row, 3);
      self->complete = FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
count_messages (Progress *self)
{
  gint64 n = 0;

  (void) gops_store_read_int (self->store, &n, NULL,
    "SELECT coalesce (sum (json_extract (b.report, '$.messages')), 0) FROM batch b LEFT JOIN message_index i ON i.intake = b.id"
    " WHERE " GOPS_BATCH_IS ("b.id", "done") " AND b.kind = 'chat' AND coalesce (i.complete, 0) = 0 AND json_valid (b.report)", NULL);
  self->total = (guint64) MAX (n, 0);
}

static gboolean
build_slice (Progress     *self,
             GopsProgress *progress,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GArray) slice = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  slice = find_slice (self, error);
  if (slice == NULL || !gops_store_begin_unjournaled (self->store, error) ||
      !gops_store_end_unjournaled (self->store, add_slice (self, slice, error), error))
    return FALSE;
  gops_progress_report (progress, MIN (self->done, self->total), self->total, "");
  return TRUE;
}

/**
 * gops_message_search_build:
 * @progress: (nullable): in messages
 *
 * Takes into the index what is not there. Nothing of it is journaled.
 */
gboolean
gops_message_search_build (GopsStore    *store,
                           GopsProgress *progress,
                           GCancellable *cancellable,
                           GError      **error)
{
  Progress self = { .store = store };
  gboolean found = TRUE, ok;

  if (!has_index (store) &&
      (!gops_store_begin_unjournaled (store, error) || !gops_store_end_unjournaled (store, make_index (store, error), error)))
    return FALSE;
  count_messages (&self);
  while ((ok = find_progress (&self, &found, error)) && found)
    while (!self.complete)
      if (!build_slice (&self, progress, cancellable, error))
        return FALSE;
  return ok;
}

/**
 * gops_message_search_is_complete:
 *
 * Returns: whether all that may be shown is in the index
 */
gboolean
gops_message_search_is_complete (GopsStore *store)
{
  Progress self = { .store = store };
  gboolean found = FALSE;

  return find_progress (&self, &found, NULL) && !found;
}

/**
 * gops_message_search_remove:
 * @body: the text that the index has of it
 *
 * Within a transaction that removes the message's text: takes it out of the index.
 */
gboolean
gops_message_search_remove (GopsStore  *store,
                            gint64      group,
                            gint64      message,
                            const char *body,
                            GError    **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 number;
  gboolean there;

  if (!has_index (store))
    return TRUE;
  if (!find_number (store, group, message, &number, &there, error))
    return FALSE;
  if (!there)
    return TRUE;
  gops_message_search_split (words, body);
  append_group (words, group);
  return gops_store_exec (store, error, "INSERT INTO message_fts (message_fts, rowid, words) VALUES ('delete', ?1, ?2)", "ls", number, words->str) &&
         free_number (store, number, error);
}

/**
 * gops_message_search_drop:
 *
 * Removes the index, so that nothing of any text is left in it; gops_message_search_build() makes another.
 */
gboolean
gops_message_search_drop (GopsStore *store,
                          GError   **error)
{
  gboolean ok;

  if (!gops_store_begin_unjournaled (store, error))
    return FALSE;
  ok = gops_store_exec (store, error, "DROP TABLE IF EXISTS message_fts", NULL) &&
       gops_store_exec (store, error, "DELETE FROM message_doc", NULL) &&
       gops_store_exec (store, error, "DELETE FROM message_index", NULL);
  return gops_store_end_unjournaled (store, ok, error);
}

/**
 * gops_message_search_tidy:
 *
 * After intakes were purged: where words of their messages are in the index, removes it, as nothing tells any more which
 * words were theirs.
 */
gboolean
gops_message_search_tidy (GopsStore *store,
                          GError   **error)
{
  gint64 stale = 0;

  return gops_store_read_int (store, &stale, error,
                              "SELECT EXISTS (SELECT 1 FROM message_index WHERE intake <> 0 AND intake NOT IN (SELECT id FROM batch))", NULL) &&
         (stale == 0 || gops_message_search_drop (store, error));
}

/* --- searching --- */

/* No word begins with a pair but the pair itself. To look for beginnings FTS5 first gathers all hits, which takes ten times as
 * long as to find the newest. */
static gboolean
ends_with_pair (const char *words)
{
  const char *blank = strrchr (words, ' '), *last = blank != NULL ? blank + 1 : words;

  return is_han (g_utf8_get_char (last)) && *g_utf8_next_char (last) != '\0';
}

/* The text as a phrase of the index. Its last word may be the beginning of one; a lone Han character at its beginning is
 * the end of a pair there, which cannot be looked for: the texts themselves are compared afterwards. */
static char *
dup_query (const char *text,
           gint64      group)
{
  g_autoptr (GString) words = g_string_new (NULL), query = g_string_new (NULL);
  const char *from = text, *start;

  gops_message_search_split (words, text);
  start = words->str;
  if (is_han (g_utf8_get_char (from)) && *g_utf8_next_char (start) == ' ')
    start = g_utf8_next_char (start) + 1;
  if (*start == '\0')
    return NULL;
  g_string_printf (query, ends_with_pair (start) ? "\"%s\"" : "\"%s\" *", start);
  if (group != 0)
    {
      g_string_append (query, " AND ");
      append_group (query, group);
    }
  return g_string_free (g_steal_pointer (&query), FALSE);
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

static gboolean
holds (const char *body,
       const char *folded)
{
  g_autofree char *text = fold (body);

  return strstr (text, folded) != NULL;
}

static gboolean
take_hits (GopsStore     *store,
           GopsStatement *rows,
           const char    *text,
           guint          limit,
           GArray        *hits,
           GError       **error)
{
  g_autofree char *folded = fold (text);
  g_autoptr (GError) local_error = NULL;
  guint looked = 0;

  while (hits->len < limit && looked++ < MOST_LOOKED && gops_statement_next (rows, &local_error))
    {
      GopsMessageHit hit = { gops_statement_int (rows, 0), gops_statement_int (rows, 1), gops_statement_int (rows, 2),
                             gops_statement_int (rows, 3) };

      if (holds (gops_statement_text (rows, 4), folded))
        g_array_append_val (hits, hit);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_message_search_find:
 * @group: 0: all groups
 * @text: what people type: at least two characters
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type GopsMessageHit) (nullable): newest first; NULL with @error set on failure
 */
GArray *
gops_message_search_find (GopsStore  *store,
                          gint64      group,
                          const char *text,
                          guint       limit,
                          GError    **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (GopsMessageHit));
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autofree char *query = *clean != '\0' ? dup_query (clean, group) : NULL;
  g_autoptr (GopsStatement) rows = NULL;

  if (query == NULL || !has_index (store))
    return g_steal_pointer (&hits);
  rows = gops_store_query (store, error,
    "SELECT m.group_id, m.message_id, m.at, coalesce (m.person_id, 0), m.body FROM message_fts f"
    " JOIN message_doc d ON d.id = f.rowid JOIN message m ON m.group_id = d.group_id AND m.message_id = d.message_id"
    " WHERE message_fts MATCH ?1 AND " GOPS_BATCH_SHOWN ("m.batch") " ORDER BY f.rowid DESC", "s", query);
  return rows != NULL && take_hits (store, rows, clean, limit, hits, error) ? g_steal_pointer (&hits) : NULL;
}

/* --- marking --- */

/* The text as it is compared, and for each of its bytes where that stands in the text. */
static GString *
fold_with_places (const char *text,
                  GArray     *places)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *sign = g_strndup (p, g_utf8_next_char (p) - p);
      g_autofree char *part = fold (sign);
      guint place = (guint) (p - text);

      g_string_append (folded, part);
      while (places->len < folded->len)
        g_array_append_val (places, place);
    }
  return folded;
}

GArray *
gops_message_search_mark (const char *body,
                          const char *text)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (GopsMessageMark));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autofree char *wanted = fold (clean);
  g_autoptr (GString) folded = fold_with_places (body, places);
  gsize length = strlen (wanted);

  for (const char *p = folded->str; length > 0 && (p = strstr (p, wanted)) != NULL; p += length)
    {
      guint last = g_array_index (places, guint, p - folded->str + length - 1);
      GopsMessageMark mark = { g_array_index (places, guint, p - folded->str), (guint) (g_utf8_next_char (body + last) - body) };

      g_array_append_val (marks, mark);
    }
  return marks;
}
