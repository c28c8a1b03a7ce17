/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in one block of memory, searched by memmem(), and their sounds in another. */

#include "config.h"

#include <string.h>

#include "gops-changes.h"
#include "gops-name-index.h"
#include "gops-pinyin.h"
#include "gops-store-task.h"
#include "gops-batch.h"

#define FEW 20   /* changed rows that are followed one by one; more are read anew */

/* Names, folded: "nickname\037name\n" one after the other. A row that is gone has the id 0. */
typedef struct
{
  GString *text;
  GArray  *ids;      /* (element-type gint64) */
  GArray  *starts;   /* (element-type guint32): where each name begins in @text */
  GArray  *sounds;   /* as gops_pinyin_new() makes it */
} Block;

struct _GopsNameIndex
{
  GObject parent_instance;

  GopsStore    *store;     /* (owned) */
  Block        *block;     /* (owned) (nullable): NULL until it has been read */
  GCancellable *reading;   /* (owned) (nullable) */
  gint64        group;     /* 0 = everybody */
};

G_DEFINE_FINAL_TYPE (GopsNameIndex, gops_name_index, G_TYPE_OBJECT)

enum { PROP_READY = 1 };
static GParamSpec *ready_pspec;

/* --- the block --- */

static Block *
block_new (void)
{
  Block *self = g_new0 (Block, 1);

  self->text = g_string_new (NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sounds = gops_pinyin_new ();
  return self;
}

static void
block_free (Block *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->ids);
  g_array_unref (self->starts);
  g_array_unref (self->sounds);
  g_free (self);
}

/* Whether only ASCII has capitals in it: plain Latin and Han, which is nearly every name. */
static gboolean
is_simple (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0xc0 && (*p < 0xe4 || *p > 0xe9))
      return FALSE;
  return TRUE;
}

/* Adds @text without regard to capitals; separators of ours inside a name become spaces. */
static void
append_folded (GString    *block,
               const char *text)
{
  gsize start = block->len;

  if (is_simple (text))
    g_string_append (block, text);
  else
    {
      g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
      g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (text);

      g_string_append (block, folded);
    }
  for (char *p = block->str + start; *p != '\0'; p++)
    *p = *p == '\n' || *p == '\037' ? ' ' : g_ascii_tolower (*p);
}

static void
block_add (Block      *self,
           gint64      id,
           const char *name,
           const char *nickname)
{
  guint32 start = (guint32) self->text->len;

  g_array_append_val (self->ids, id);
  g_array_append_val (self->starts, start);
  append_folded (self->text, name);
  if (*nickname != '\0')
    {
      g_string_append_c (self->text, '\037');
      append_folded (self->text, nickname);
    }
  g_string_append_c (self->text, '\n');
  gops_pinyin_add_row (self->sounds, name, nickname);
}

static void
block_remove (Block *self,
              gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      g_array_index (self->ids, gint64, i) = 0;
}

/* The row whose name holds @offset. */
static guint
block_row_at (Block *self,
              gsize  offset)
{
  guint low = 0, high = self->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint32, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* --- reading --- */

#define GROUP_SQL  "SELECT id, full_name, nickname FROM member_view WHERE group_id = ?1"
/* Whoever was merged is found by their name as the one who stays, and everybody by what they are called in a group. */
#define PEOPLE_SQL "SELECT id, name, coalesce ((SELECT group_concat (m.name, ' ') FROM person m WHERE m.merged_into = person.id), '')" \
  " || coalesce ((SELECT ' ' || group_concat (n.nickname, ' ') FROM membership n WHERE n.person_id = person.id AND n.nickname <> ''), '')" \
  " FROM person WHERE merged_into IS NULL AND " GOPS_BATCH_SHOWN ("batch")

static gpointer
read_block (GopsStore    *store,
            gpointer      data,
            GopsProgress *progress,
            GCancellable *cancellable,
            GError      **error)
{
  gint64 group = *(gint64 *) data;
  g_autoptr (GopsStatement) rows = group != 0 ? gops_store_query (store, error, GROUP_SQL " ORDER BY sort_key, id", "l", group) :
                                                gops_store_query (store, error, PEOPLE_SQL " ORDER BY sort_key, id", NULL);
  g_autoptr (GError) local_error = NULL;
  Block *block;

  if (rows == NULL)
    return NULL;
  block = block_new ();
  while (!g_cancellable_is_cancelled (cancellable) && gops_statement_next (rows, &local_error))
    block_add (block, gops_statement_int (rows, 0), gops_statement_text (rows, 1), gops_statement_text (rows, 2));
  if (local_error == NULL)
    return block;
  g_propagate_error (error, g_steal_pointer (&local_error));
  block_free (block);
  return NULL;
}

static void
on_block_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GopsNameIndex) self = user_data;
  g_autoptr (GError) error = NULL;
  Block *block = gops_store_run_finish (GOPS_STORE (source), result, &error);
  gboolean was_ready = self->block != NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* something changed meanwhile: another reading is under way */
  g_clear_object (&self->reading);
  if (block == NULL)
    return;   /* the file can't be read; whoever writes next will hear why */
  g_clear_pointer (&self->block, block_free);
  self->block = block;
  if (!was_ready)
    g_object_notify_by_pspec (G_OBJECT (self), ready_pspec);
}

static void
read_all (GopsNameIndex *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gops_store_run_async (self->store, read_block, g_memdup2 (&self->group, sizeof self->group), g_free, (GDestroyNotify) block_free,
                        NULL, NULL, self->reading, on_block_read_cb, g_object_ref (self));
}

/* --- following --- */

/* Reads some rows again; they go to the end, where they are found as well.
 * @row: that there was a change of; it may be none of ours any more */
static void
refresh_rows (GopsNameIndex *self,
              const char    *condition,
              gint64         value,
              gint64         row)
{
  g_autofree char *sql = g_strconcat (self->group != 0 ? GROUP_SQL : PEOPLE_SQL " AND ?1 = 0", condition, NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, NULL, sql, "ll", self->group, value);

  block_remove (self->block, row);
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      block_remove (self->block, id);
      block_add (self->block, id, gops_statement_text (rows, 1), gops_statement_text (rows, 2));
    }
}

/* @own: rows of @table are what the index lists */
static void
follow (GopsNameIndex *self,
        GopsChanges   *changes,
        const char    *table,
        const char    *condition,
        gboolean       own)
{
  g_autoptr (GArray) ids = gops_changes_list (changes, table);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (gops_changes_get (changes, table, id) == GOPS_CHANGE_DELETE)
        block_remove (self->block, id);   /* a person's memberships go with it and are told of as well */
      else
        refresh_rows (self, condition, id, own ? id : 0);
    }
}

static void
on_store_changed_cb (GopsNameIndex *self,
                     GopsChanges   *changes)
{
  gboolean members = gops_changes_touch (changes, "membership");

  if (!members && !gops_changes_touch (changes, "person"))
    return;
  if (self->block == NULL || self->reading != NULL ||
      gops_changes_touch (changes, "person_merge") ||
      gops_changes_is_many (changes, "person") || gops_changes_is_many (changes, "membership") ||
      gops_changes_count (changes, "person") + gops_changes_count (changes, "membership") > FEW)
    {
      read_all (self);
      return;
    }
  if (members)
    follow (self, changes, "membership", self->group != 0 ? " AND id = ?2" : " AND id = (SELECT person_id FROM membership WHERE id = ?2)",
            self->group != 0);
  follow (self, changes, "person", self->group != 0 ? " AND person_id = ?2" : " AND id = ?2", self->group == 0);
}

/* --- object --- */

static void
gops_name_index_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_READY)
    g_value_set_boolean (value, gops_name_index_is_ready (GOPS_NAME_INDEX (object)));
}

static void
gops_name_index_dispose (GObject *object)
{
  GopsNameIndex *self = GOPS_NAME_INDEX (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->block, block_free);

  G_OBJECT_CLASS (gops_name_index_parent_class)->dispose (object);
}

static void
gops_name_index_class_init (GopsNameIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gops_name_index_get_property;
  object_class->dispose = gops_name_index_dispose;

  ready_pspec = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_READY, ready_pspec);
}

static void
gops_name_index_init (GopsNameIndex *self)
{
}

/**
 * gops_name_index_new:
 * @group: whose members; 0 for all people
 *
 * Begins to read the names in a thread.
 */
GopsNameIndex *
gops_name_index_new (GopsStore *store,
                     gint64     group)
{
  GopsNameIndex *self = g_object_new (GOPS_TYPE_NAME_INDEX, NULL);

  self->store = g_object_ref (store);
  self->group = group;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  read_all (self);
  return self;
}

/**
 * gops_name_index_is_ready:
 *
 * Returns: whether the names have been read; nothing is found before
 */
gboolean
gops_name_index_is_ready (GopsNameIndex *self)
{
  return self->block != NULL;
}

guint
gops_name_index_n_names (GopsNameIndex *self)
{
  return self->block != NULL ? self->block->ids->len : 0;
}

/* Rows whose names hold @text, by number. */
static void
find_by_text (Block      *block,
              const char *text,
              guint       limit,
              GArray     *rows)
{
  g_autoptr (GString) needle = g_string_new (NULL);
  const char *at = block->text->str, *end = at + block->text->len;

  append_folded (needle, text);
  while (rows->len < limit && (at = memmem (at, (gsize) (end - at), needle->str, needle->len)) != NULL && at < end)
    {
      guint row = block_row_at (block, (gsize) (at - block->text->str));

      if (g_array_index (block->ids, gint64, row) != 0)
        g_array_append_val (rows, row);
      if (row + 1 == block->ids->len)
        break;
      at = block->text->str + g_array_index (block->starts, guint32, row + 1);
    }
}

/* Takes the rows that are in either, in their order. */
static GArray *
take_ids (Block  *block,
          GArray *first,
          GArray *second,
          guint   limit)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0, j = 0; ids->len < limit && (i < first->len || j < second->len);)
    {
      guint a = i < first->len ? g_array_index (first, guint, i) : G_MAXUINT, b = j < second->len ? g_array_index (second, guint, j) : G_MAXUINT;
      gint64 id = g_array_index (block->ids, gint64, MIN (a, b));

      if (id != 0)
        g_array_append_val (ids, id);
      i += a <= b;
      j += b <= a;
    }
  return ids;
}

/* @block: (nullable): not read yet */
static GArray *
search_block (Block      *block,
              const char *text,
              guint       limit)
{
  g_autoptr (GArray) by_text = g_array_new (FALSE, FALSE, sizeof (guint)), by_sound = g_array_new (FALSE, FALSE, sizeof (guint));

  if (block == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  find_by_text (block, text, limit, by_text);
  gops_pinyin_find (block->sounds, text, limit, by_sound);
  return take_ids (block, by_text, by_sound, limit);
}

/**
 * gops_name_index_search:
 * @text: a part of a name or nickname, or of how a Chinese one sounds; "" finds everybody
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type gint64): ids of the rows whose name holds @text, in the order of the
 *   names; those that changed lately are at the end
 */
GArray *
gops_name_index_search (GopsNameIndex *self,
                        const char    *text,
                        guint          limit)
{
  return search_block (self->block, text, limit);
}

/**
 * gops_name_index_find:
 *
 * As gops_name_index_search(), at once: for programs that ask one question.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): %NULL with @error set
 */
GArray *
gops_name_index_find (GopsStore   *store,
                      gint64       group,
                      const char  *text,
                      guint        limit,
                      GError     **error)
{
  Block *block = read_block (store, &group, NULL, NULL, error);
  GArray *ids = block != NULL ? search_block (block, text, limit) : NULL;

  g_clear_pointer (&block, block_free);
  return ids;
}

char *
gops_name_index_to_json (const GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}
