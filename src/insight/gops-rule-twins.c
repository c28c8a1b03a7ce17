/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clauses that say the same, or nearly. Each text becomes a set of numbers, one for every pair of neighbouring words (in
 * Chinese: characters). Only the smallest of them are kept and compared, so that long texts cost no more than short
 * ones, and only clauses that share one of the very smallest are compared at all. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-rule-check-private.h"

#define MOST_PAIRS    128   /* of a clause */
#define KEYS          6     /* by which clauses find each other */
#define FEWEST_PAIRS  6     /* shorter texts are only compared as a whole */
#define MOST_FOUND    8     /* clauses that share a key and are compared */
#define NEARLY        0.6   /* of the pairs are in both */

typedef struct
{
  guint64 *pairs;    /* ascending */
  guint    n;
  guint64  whole;    /* of the text without spaces and punctuation; 0: none */
} Sketch;

static guint64
mix (guint64 hash, guint64 value)
{
  hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xff51afd7ed558ccdULL;
  return hash ^ (hash >> 32);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

static void
take_word (GArray *pairs, Sketch *sketch, guint64 *last, guint64 word)
{
  guint64 pair = mix (*last, word);

  sketch->whole = mix (sketch->whole + 1, word);
  if (*last != 0)
    g_array_append_val (pairs, pair);
  *last = word;
}

/* Goes through the words of @text; a Han character is one. */
static void
read_pairs (const char *text, GArray *pairs, Sketch *sketch)
{
  guint64 last = 0, word = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        c = g_ascii_isalnum ((char) c) ? (gunichar) g_ascii_tolower ((char) c) : 0;
      else if (!g_unichar_isalnum (c))
        c = 0;
      if (c != 0 && c < 0x2e80)
        {
          word = mix (word + 1, c);
          continue;
        }
      if (word != 0)
        take_word (pairs, sketch, &last, word);
      word = 0;
      if (c != 0)
        take_word (pairs, sketch, &last, mix (1, c));
    }
  if (word != 0)
    take_word (pairs, sketch, &last, word);
}

static Sketch
sketch_of (const char *text, GArray *pairs)
{
  Sketch sketch = { 0 };
  guint n = 0;

  g_array_set_size (pairs, 0);
  read_pairs (text, pairs, &sketch);
  if (pairs->len > 1)
    qsort (pairs->data, pairs->len, sizeof (guint64), compare_numbers);
  for (guint i = 0; i < pairs->len && n < MOST_PAIRS; i++)
    if (n == 0 || g_array_index (pairs, guint64, i) != g_array_index (pairs, guint64, n - 1))
      g_array_index (pairs, guint64, n++) = g_array_index (pairs, guint64, i);
  sketch.pairs = g_memdup2 (pairs->data, n * sizeof (guint64));
  sketch.n = n;
  return sketch;
}

/* The share of pairs that two clauses have in common, of those that either has. */
static double
compare_sketches (const Sketch *one, const Sketch *other)
{
  guint i = 0, j = 0, both = 0, all = 0;

  while (i < one->n && j < other->n && all < MOST_PAIRS)
    {
      guint64 a = one->pairs[i], b = other->pairs[j];

      both += a == b;
      all++;
      i += a <= b;
      j += b <= a;
    }
  if (all < MOST_PAIRS)
    all += one->n - i + other->n - j;
  return all > 0 ? (double) both / all : 0;
}

static void
add_twin (GopsChecker *self, GopsFindingId id, guint first, guint second)
{
  GopsFinding *finding = gops_checker_add (self, id, self->set->clauses[second].text);

  gops_finding_add_place (finding, self, first, GOPS_CLAUSE_FIELD_TEXT, 0, 0);
  gops_finding_add_place (finding, self, second, GOPS_CLAUSE_FIELD_TEXT, 0, 0);
}

/* An encouragement and a ban may have the same words and are no twins. */
static gboolean
are_alike (const GopsChecker *self, const Sketch *sketches, guint one, guint other)
{
  return g_strcmp0 (self->set->clauses[one].polarity, self->set->clauses[other].polarity) == 0
         && sketches[one].n >= FEWEST_PAIRS && compare_sketches (&sketches[one], &sketches[other]) >= NEARLY;
}

static void
find_twin (GopsChecker *self, const Sketch *sketches, GHashTable *by_whole, GHashTable *by_key, guint i)
{
  const Sketch *sketch = &sketches[i];
  gpointer first;
  guint twin = i;

  if (sketch->whole == 0)
    return;
  if (g_hash_table_lookup_extended (by_whole, &sketch->whole, NULL, &first))
    {
      add_twin (self, GOPS_FINDING_TWICE, GPOINTER_TO_UINT (first), i);
      return;
    }
  g_hash_table_insert (by_whole, (gpointer) &sketch->whole, GUINT_TO_POINTER (i));
  for (guint k = 0; k < MIN (KEYS, sketch->n); k++)
    {
      GArray *found = g_hash_table_lookup (by_key, &sketch->pairs[k]);

      if (found == NULL)
        {
          found = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_key, &sketch->pairs[k], found);
        }
      for (guint j = 0; j < found->len && twin == i; j++)
        if (are_alike (self, sketches, g_array_index (found, guint, j), i))
          twin = g_array_index (found, guint, j);
      if (found->len < MOST_FOUND)
        g_array_append_val (found, i);
    }
  if (twin != i)
    add_twin (self, GOPS_FINDING_SIMILAR, twin, i);
}

void
gops_check_twins (GopsChecker *self)
{
  g_autoptr (GHashTable) by_whole = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                         (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree Sketch *sketches = g_new0 (Sketch, self->set->n_clauses);

  for (guint i = 0; i < self->set->n_clauses; i++)
    {
      sketches[i] = sketch_of (self->set->clauses[i].text, pairs);
      find_twin (self, sketches, by_whole, by_key, i);
    }
  g_hash_table_remove_all (by_key);
  for (guint i = 0; i < self->set->n_clauses; i++)
    g_free (sketches[i].pairs);
}
