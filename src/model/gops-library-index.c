/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library in memory: 10,000 entries are some 4 MB. Sounds are in one block, so that they are searched in one go; after
 * a change they are made anew at the next search. */

#include "config.h"

#include <string.h>

#include "gops-changes.h"
#include "gops-library-index.h"
#include "gops-name-fold.h"
#include "gops-pinyin.h"
#include "gops-store-task.h"
#include "gops-tags.h"
#include "gops-workspace.h"

#define FEW        50    /* changed rows that are followed one by one */
#define MOST_WORDS 12    /* of what is looked for */

typedef struct
{
  gint64      id;
  const char *kind;       /* interned */
  char       *category;   /* (owned) */
  char       *tags;       /* (owned): as written */
  char       *said;       /* (owned): title and keywords as written, for their sound */
  char       *title;      /* (owned): folded */
  char       *keywords;   /* (owned): folded, between commas: ",退款,退货," */
  char       *rest;       /* (owned): folded */
  GBytes     *key;        /* (owned): orders titles */
  gint64      used;
} Entry;

struct _GopsLibraryIndex
{
  GObject parent_instance;

  GopsStore       *store;      /* (owned) */
  GPtrArray       *entries;    /* (owned) (element-type Entry): by title; empty while @stale */
  GArray          *sounds;     /* (owned) (nullable): of the entries, in their order */
  GCancellable    *reading;    /* (owned) (nullable): in a thread */
  GopsLibraryPart  part;
  gboolean         stale;      /* rows are to be read anew */
  gboolean         primed;     /* by a thread */
};

G_DEFINE_FINAL_TYPE (GopsLibraryIndex, gops_library_index, G_TYPE_OBJECT)

static guint ready_signal;

/* Both give: id, kind, category, tags, title, keywords, rest, used. */
static const struct
{
  const char *table;
  const char *sql;
} parts[] = {
  [GOPS_LIBRARY_REPLIES] = { "reply", "SELECT id, kind, category, tags, title, keywords, answer || char (10) || note, used FROM reply" },
  [GOPS_LIBRARY_MATERIALS] = { "material", "SELECT id, kind, '', tags, title, '', file_name || char (10) || link || char (10) || note, used FROM material" },
};

/* --- entries --- */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->category);
  g_free (entry->tags);
  g_free (entry->said);
  g_free (entry->title);
  g_free (entry->keywords);
  g_free (entry->rest);
  g_bytes_unref (entry->key);
  g_free (entry);
}

static char *
fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  gops_name_fold (folded, text);
  return g_string_free (folded, FALSE);
}

static char *
fold_keywords (const char *text)
{
  g_autoptr (GPtrArray) words = gops_tags_split (text);
  GString *all = g_string_new (",");

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *word = fold (words->pdata[i]);

      g_string_append_printf (all, "%s,", word);
    }
  return g_string_free (all, FALSE);
}

static Entry *
entry_new (GopsStatement *row)
{
  Entry *entry = g_new0 (Entry, 1);
  const char *title = gops_statement_text (row, 4), *keywords = gops_statement_text (row, 5);
  g_autofree char *rest = g_strconcat (gops_statement_text (row, 6), "\n", gops_statement_text (row, 2), "\n", gops_statement_text (row, 3), NULL);

  entry->id = gops_statement_int (row, 0);
  entry->kind = g_intern_string (gops_statement_text (row, 1));
  entry->category = g_strdup (gops_statement_text (row, 2));
  entry->tags = g_strdup (gops_statement_text (row, 3));
  entry->said = g_strconcat (title, "\n", keywords, NULL);
  entry->title = fold (title);
  entry->keywords = fold_keywords (keywords);
  entry->rest = fold (rest);
  entry->key = gops_collation_key (*title != '\0' ? title : *keywords != '\0' ? keywords : gops_statement_text (row, 6));
  entry->used = gops_statement_int (row, 7);
  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = *(const Entry *const *) a, *second = *(const Entry *const *) b;
  int order = g_bytes_compare (first->key, second->key);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static void
insert_entry (GopsLibraryIndex *self,
              Entry            *entry)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (&self->entries->pdata[middle], &entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  g_ptr_array_insert (self->entries, (int) low, entry);
}

static void
remove_entry (GopsLibraryIndex *self,
              gint64            id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *) self->entries->pdata[i])->id == id)
      {
        g_ptr_array_remove_index (self->entries, i);
        return;
      }
}

/* --- reading --- */

static GPtrArray *
read_entries (GopsStore       *store,
              GopsLibraryPart  part,
              GCancellable    *cancellable)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, parts[part].sql, NULL);

  /* Of a file that can't be read whoever writes next hears why. */
  while (rows != NULL && !g_cancellable_is_cancelled (cancellable) && gops_statement_next (rows, NULL))
    g_ptr_array_add (entries, entry_new (rows));
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static GArray *
read_sounds (GPtrArray *entries)
{
  GArray *sounds = gops_pinyin_new ();

  for (guint i = 0; i < entries->len; i++)
    gops_pinyin_add_row (sounds, ((Entry *) entries->pdata[i])->said, "");
  return sounds;
}

static void
take_entries (GopsLibraryIndex *self,
              GPtrArray        *entries,
              GArray           *sounds)
{
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  g_clear_pointer (&self->sounds, g_array_unref);
  self->sounds = sounds;
  self->stale = FALSE;
}

static void
ensure_entries (GopsLibraryIndex *self)
{
  if (self->stale && self->reading == NULL)
    take_entries (self, read_entries (self->store, self->part, NULL), NULL);
}

static void
ensure_sounds (GopsLibraryIndex *self)
{
  if (self->sounds == NULL)
    self->sounds = read_sounds (self->entries);
}

typedef struct
{
  GPtrArray *entries;   /* (owned) (nullable): until they are taken */
  GArray    *sounds;    /* (owned) (nullable) */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->entries, g_ptr_array_unref);
  g_clear_pointer (&loaded->sounds, g_array_unref);
  g_free (loaded);
}

static gpointer
load_in_thread (GopsStore     *store,
                gpointer       data,
                GopsProgress  *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->entries = read_entries (store, *(GopsLibraryPart *) data, cancellable);
  loaded->sounds = read_sounds (loaded->entries);
  return loaded;
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsLibraryIndex) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* something changed meanwhile: another reading is under way */
  g_clear_object (&self->reading);
  if (loaded != NULL)
    take_entries (self, g_steal_pointer (&loaded->entries), g_steal_pointer (&loaded->sounds));
  g_clear_pointer (&loaded, loaded_free);
  g_signal_emit (self, ready_signal, 0);
}

/** gops_library_index_prime: reads the rows in a thread, now and after changes of many; ::ready tells when they are there */
void
gops_library_index_prime (GopsLibraryIndex *self)
{
  self->primed = TRUE;
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gops_store_run_async (self->store, load_in_thread, g_memdup2 (&self->part, sizeof self->part), g_free, loaded_free, NULL, NULL, self->reading,
                        on_loaded_cb, g_object_ref (self));
}

gboolean
gops_library_index_is_ready (GopsLibraryIndex *self)
{
  return !self->stale;
}

static void
refresh_row (GopsLibraryIndex *self,
             gint64            id)
{
  g_autofree char *sql = g_strconcat (parts[self->part].sql, " WHERE id = ?1", NULL);
  g_autoptr (GopsStatement) row = gops_store_query (self->store, NULL, sql, "l", id);

  remove_entry (self, id);
  if (row != NULL && gops_statement_next (row, NULL))
    insert_entry (self, entry_new (row));
}

static void
read_again (GopsLibraryIndex *self)
{
  self->stale = TRUE;
  if (self->primed)
    gops_library_index_prime (self);
}

static void
on_store_changed_cb (GopsLibraryIndex *self,
                     GopsChanges      *changes)
{
  const char *table = parts[self->part].table;
  g_autoptr (GArray) ids = NULL;

  if (!gops_changes_touch (changes, table))
    return;
  if (self->stale || self->reading != NULL || gops_changes_is_all (changes) || gops_changes_is_many (changes, table) ||
      gops_changes_count (changes, table) > FEW)
    {
      read_again (self);
      return;
    }
  ids = gops_changes_list (changes, table);
  for (guint i = 0; i < ids->len; i++)
    refresh_row (self, g_array_index (ids, gint64, i));
  g_clear_pointer (&self->sounds, g_array_unref);
}

/* --- searching --- */

/* How well a word fits, from the best. */
typedef enum
{
  FITS_EXACTLY,
  FITS_BEGINNING,
  FITS_WITHIN,
  FITS_SOUND,
  FITS_REST,
  FITS_NOT,
} Fit;

typedef struct
{
  char     *text;       /* (owned): folded */
  char     *keyword;    /* (owned): ",text" */
  gboolean *sounds;     /* (owned): which entries sound so */
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_free (word->keyword);
  g_free (word->sounds);
  g_free (word);
}

static Word *
word_new (GopsLibraryIndex *self,
          const char       *text)
{
  Word *word = g_new0 (Word, 1);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  word->text = fold (text);
  word->keyword = g_strconcat (",", word->text, NULL);
  word->sounds = g_new0 (gboolean, self->entries->len);
  gops_pinyin_find (self->sounds, text, self->entries->len, rows);
  for (guint i = 0; i < rows->len; i++)
    word->sounds[g_array_index (rows, guint, i)] = TRUE;
  return word;
}

static Fit
fit_keyword (const Entry *entry,
             const Word  *word)
{
  const char *found = strstr (entry->keywords, word->keyword);

  if (found == NULL)
    return strstr (entry->keywords, word->text) != NULL ? FITS_WITHIN : FITS_NOT;
  return found[strlen (word->keyword)] == ',' ? FITS_EXACTLY : FITS_BEGINNING;
}

static Fit
fit_title (const Entry *entry,
           const Word  *word)
{
  const char *found = strstr (entry->title, word->text);

  if (found == NULL)
    return FITS_NOT;
  return found != entry->title ? FITS_WITHIN : found[strlen (word->text)] == '\0' ? FITS_EXACTLY : FITS_BEGINNING;
}

static Fit
fit_word (const Entry *entry,
          const Word  *word,
          guint        row)
{
  Fit fit = MIN (fit_title (entry, word), fit_keyword (entry, word));

  if (fit != FITS_NOT)
    return fit;
  return word->sounds[row] ? FITS_SOUND : strstr (entry->rest, word->text) != NULL ? FITS_REST : FITS_NOT;
}

/* The word that fits worst tells. */
static Fit
fit_words (const Entry *entry,
           GPtrArray   *words,
           guint        row)
{
  Fit worst = FITS_EXACTLY;

  for (guint i = 0; worst != FITS_NOT && i < words->len; i++)
    worst = MAX (worst, fit_word (entry, words->pdata[i], row));
  return worst;
}

static gboolean
has_tag (const char *tags,
         const char *tag)
{
  g_autoptr (GPtrArray) all = NULL;

  if (strstr (tags, tag) == NULL)
    return FALSE;
  all = gops_tags_split (tags);
  return g_ptr_array_find_with_equal_func (all, tag, g_str_equal, NULL);
}

static gboolean
suits (const Entry             *entry,
       const GopsLibraryFilter *filter)
{
#define ANY(value) ((value) == NULL || *(value) == '\0')
  return (ANY (filter->kind) || g_str_equal (entry->kind, filter->kind)) &&
    (ANY (filter->category) || g_str_equal (entry->category, filter->category)) && (ANY (filter->tag) || has_tag (entry->tags, filter->tag));
#undef ANY
}

static GPtrArray *
split_words (GopsLibraryIndex *self,
             const char       *text)
{
  g_auto (GStrv) typed = g_strsplit_set (text != NULL ? text : "", " \t\n\r", -1);
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);

  for (guint i = 0; typed[i] != NULL && words->len < MOST_WORDS; i++)
    if (*typed[i] != '\0')
      {
        ensure_sounds (self);
        g_ptr_array_add (words, word_new (self, typed[i]));
      }
  return words;
}

typedef struct
{
  gint64 id;
  gint64 used;
  Fit    fit;
  guint  row;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Hit *first = a, *second = b;
  GopsLibraryOrder order = GPOINTER_TO_UINT (data);

  if (first->fit != second->fit)
    return first->fit < second->fit ? -1 : 1;
  if (order == GOPS_LIBRARY_BY_USE && first->used != second->used)
    return first->used > second->used ? -1 : 1;
  if (order == GOPS_LIBRARY_BY_AGE && first->id != second->id)
    return first->id > second->id ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

/** gops_library_index_search: @limit: at most so many. Returns: (transfer full) (element-type gint64): the best first */
GArray *
gops_library_index_search (GopsLibraryIndex        *self,
                           const GopsLibraryFilter *filter,
                           guint                    limit)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) words = NULL;

  ensure_entries (self);
  words = split_words (self, filter->text);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      Hit hit = { entry->id, entry->used, suits (entry, filter) ? fit_words (entry, words, i) : FITS_NOT, i };

      if (hit.fit != FITS_NOT)
        g_array_append_val (hits, hit);
    }
  g_array_sort_with_data (hits, compare_hits, GUINT_TO_POINTER (filter->order));
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    g_array_append_val (ids, g_array_index (hits, Hit, i).id);
  return ids;
}

/** gops_library_index_count: @kind: (nullable): any */
guint
gops_library_index_count (GopsLibraryIndex *self,
                          const char       *kind)
{
  guint n = 0;

  ensure_entries (self);
  for (guint i = 0; i < self->entries->len; i++)
    n += kind == NULL || g_str_equal (((Entry *) self->entries->pdata[i])->kind, kind);
  return n;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sort_set (GHashTable *set)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_ptr_array_add (texts, g_strdup (text));
  g_ptr_array_sort (texts, compare_texts);
  return texts;
}

/** gops_library_index_categories: Returns: (transfer full) (element-type utf8): each once, by name */
GPtrArray *
gops_library_index_categories (GopsLibraryIndex *self)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);

  ensure_entries (self);
  for (guint i = 0; i < self->entries->len; i++)
    if (*((Entry *) self->entries->pdata[i])->category != '\0')
      g_hash_table_add (set, ((Entry *) self->entries->pdata[i])->category);
  return sort_set (set);
}

/** gops_library_index_tags: Returns: (transfer full) (element-type utf8): each once, by name */
GPtrArray *
gops_library_index_tags (GopsLibraryIndex *self)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ensure_entries (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GPtrArray) tags = gops_tags_split (((Entry *) self->entries->pdata[i])->tags);

      for (guint j = 0; j < tags->len; j++)
        g_hash_table_add (set, g_strdup (tags->pdata[j]));
    }
  return sort_set (set);
}

/* --- object --- */

static void
gops_library_index_dispose (GObject *object)
{
  GopsLibraryIndex *self = GOPS_LIBRARY_INDEX (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->store);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->sounds, g_array_unref);

  G_OBJECT_CLASS (gops_library_index_parent_class)->dispose (object);
}

static void
gops_library_index_class_init (GopsLibraryIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_library_index_dispose;

  /**
   * GopsLibraryIndex::ready: what was read in a thread is there
   */
  ready_signal = g_signal_new ("ready", GOPS_TYPE_LIBRARY_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_library_index_init (GopsLibraryIndex *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->stale = TRUE;
}

GopsLibraryIndex *
gops_library_index_new (GopsStore       *store,
                        GopsLibraryPart  part)
{
  GopsLibraryIndex *self = g_object_new (GOPS_TYPE_LIBRARY_INDEX, NULL);

  self->store = g_object_ref (store);
  self->part = part;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
