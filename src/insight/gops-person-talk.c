/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What some people wrote. */
#include "config.h"

#include "gops-person-talk.h"

#include <string.h>

#include "gops-batch.h"
#include "gops-message-number.h"
#include "gops-people-merge.h"
#include "gops-text-hash.h"

#define MOST_PEOPLE   20000
#define MOST_MESSAGES 50000   /* looked at in a group, the newest */
#define MOST_KEPT     2000    /* of one person */
#define LOOK_EVERY    8192

#define FEWEST_SIGNS  6       /* of a text that is no mere “+1” */
#define FEWEST_LONG   12      /* of one that two hardly write by chance */
#define FEWEST_SPOKEN 3       /* messages from which a time can be told */

/* One person. All arrays are sorted in the end. */
typedef struct
{
  GArray *minutes;    /* (owned) (element-type guint64): since 1970 */
  GArray *messages;   /* (owned) (element-type guint64): group, minute and text */
  GArray *texts;      /* (owned) (element-type guint64): longer texts */
} Spoken;

struct _GopsPersonTalk
{
  GHashTable *people;    /* (owned): gint64* → Spoken */
  GHashTable *merged;    /* (owned): gint64* → gint64* of the one who stays */
};

static void
spoken_free (gpointer data)
{
  Spoken *self = data;

  g_array_unref (self->minutes);
  g_array_unref (self->messages);
  g_array_unref (self->texts);
  g_free (self);
}

GopsPersonTalk *
gops_person_talk_new (void)
{
  GopsPersonTalk *self = g_new0 (GopsPersonTalk, 1);

  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, spoken_free);
  self->merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

void
gops_person_talk_free (GopsPersonTalk *self)
{
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->merged);
  g_free (self);
}

void
gops_person_talk_add (GopsPersonTalk *self,
                      gint64          person)
{
  Spoken *spoken;

  if (g_hash_table_contains (self->people, &person) || g_hash_table_size (self->people) >= MOST_PEOPLE)
    return;
  spoken = g_new (Spoken, 1);
  spoken->minutes = g_array_new (FALSE, FALSE, sizeof (guint64));
  spoken->messages = g_array_new (FALSE, FALSE, sizeof (guint64));
  spoken->texts = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_hash_table_insert (self->people, g_memdup2 (&person, sizeof person), spoken);
}

/* --- reading --- */

static guint64
mix (guint64 a,
     guint64 b)
{
  guint64 h = (a ^ b) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return h ^ h >> 31;
}

static void
take_message (Spoken     *spoken,
              gint64      group,
              gint64      message,
              const char *body)
{
  guint64 minute = (guint64) (message >> (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS));
  glong signs = g_utf8_strlen (body, 4 * FEWEST_LONG);
  guint64 text = signs >= FEWEST_SIGNS ? gops_text_hash (body) : 0, all = mix (mix ((guint64) group, minute), text);

  if (spoken->minutes->len >= MOST_KEPT)
    return;
  g_array_append_val (spoken->minutes, minute);
  if (text != 0)
    g_array_append_val (spoken->messages, all);
  if (signs >= FEWEST_LONG)
    g_array_append_val (spoken->texts, text);
}

/* Who is meant: a person, or the one that they were merged into. */
static Spoken *
find_spoken (GopsPersonTalk *self,
             gint64          person)
{
  const gint64 *kept = g_hash_table_lookup (self->merged, &person);

  return g_hash_table_lookup (self->people, kept != NULL ? kept : &person);
}

static gboolean
read_group (GopsPersonTalk *self,
            GopsStore      *store,
            gint64          group,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT message_id, coalesce (person_id, 0), body FROM message WHERE group_id = ?1 AND " GOPS_BATCH_SHOWN ("batch") " ORDER BY message_id DESC LIMIT ?2",
    "li", group, MOST_MESSAGES);

  if (rows == NULL)
    return FALSE;
  for (guint n = 1; gops_statement_next (rows, &local_error); n++)
    {
      Spoken *spoken = find_spoken (self, gops_statement_int (rows, 1));

      if (spoken != NULL)
        take_message (spoken, group, gops_statement_int (rows, 0), gops_statement_text (rows, 2));
      if (n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Reads pairs of numbers into a table. @rows: (transfer full) (nullable) */
static gboolean
read_pairs (GopsStatement  *rows,
            GHashTable     *table,
            GError        **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      gint64 key = gops_statement_int (rows, 0), value = gops_statement_int (rows, 1);

      g_hash_table_insert (table, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The groups in which any of the people has spoken. (transfer full) (nullable) */
static GHashTable *
find_groups (GopsPersonTalk *self,
             GopsStore      *store,
             GError        **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer person;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    if (!read_pairs (gops_store_query (store, error, "SELECT group_id, 0 FROM membership WHERE person_id = ?1 AND messages > 0 AND " GOPS_BATCH_SHOWN ("batch"), "l",
                                       *(gint64 *) person), groups, error))
      return NULL;
  return g_steal_pointer (&groups);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint64 left = *(const guint64 *) a, right = *(const guint64 *) b;

  return left < right ? -1 : left > right;
}

static void
sort_all (GopsPersonTalk *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Spoken *spoken = value;

      g_array_sort (spoken->minutes, compare_numbers);
      g_array_sort (spoken->messages, compare_numbers);
      g_array_sort (spoken->texts, compare_numbers);
    }
}

gboolean
gops_person_talk_read (GopsPersonTalk  *self,
                       GopsStore       *store,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GHashTable) groups = find_groups (self, store, error);
  GHashTableIter iter;
  gpointer group;

  if (groups == NULL || !read_pairs (gops_store_query (store, error, "SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL", NULL), self->merged, error))
    return FALSE;
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    if (!read_group (self, store, *(gint64 *) group, cancellable, error))
      return FALSE;
  sort_all (self);
  return TRUE;
}

/* --- comparing --- */

/* Different numbers that both have; both are sorted. */
static guint
count_shared (GArray *a,
              GArray *b)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      guint64 left = g_array_index (a, guint64, i), right = g_array_index (b, guint64, j);

      n += left == right && (i == 0 || g_array_index (a, guint64, i - 1) != left);
      i += left <= right;
      j += right <= left;
    }
  return n;
}

void
gops_person_talk_compare (GopsPersonTalk      *self,
                          gint64               a,
                          gint64               b,
                          GopsPersonEvidence  *evidence)
{
  const Spoken *one = find_spoken (self, a), *other = find_spoken (self, b);

  if (one == NULL || other == NULL)
    return;
  evidence->talk_known = TRUE;
  evidence->both_spoke = one->minutes->len >= FEWEST_SPOKEN && other->minutes->len >= FEWEST_SPOKEN;
  evidence->same_minute = count_shared (one->minutes, other->minutes) > 0;
  evidence->n_same_messages = count_shared (one->messages, other->messages);
  evidence->n_same_texts = count_shared (one->texts, other->texts);
}
