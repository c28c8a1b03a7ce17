/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds what WhatsApp writes in the place of a message. Every body of a chat is looked up, so that what cannot be one is
 * seen from its length and its first bytes. */
#include "config.h"

#include "gops-whatsapp-words.h"

#include "gops-whatsapp-marks.h"

#define MAX_KEY 160   /* bytes of the longest text, with room for marks */

#define MIN_KEY 4     /* of the shortest */

typedef struct
{
  GHashTable *table;          /* (owned) (element-type utf8 GopsWhatsappWords) */
  guint8      begins[4096];   /* a bit for the hash of four bytes with which a text begins */
} Index;

/* Of the first four bytes, in lower case where they are letters. */
static inline guint
begin_of (const char *text)
{
  guint32 word;

  memcpy (&word, text, sizeof word);
  return ((word | 0x20202020) * 0x9e3779b1u) >> 17;
}

/* Marks away, blanks made one kind, ASCII in lower case. Returns: the length; 0 when it does not fit */
static gsize
fold (const char *text,
      gsize       length,
      char        out[MAX_KEY + 1])
{
  const char *end = text + length;
  gsize n = 0, skip;

  for (const char *p = text; p < end; p += skip)
    {
      skip = gops_whatsapp_mark_length (p);
      if (skip > 0)
        continue;
      if (n == MAX_KEY)
        return 0;
      skip = gops_whatsapp_blank_length (p);
      out[n++] = skip > 0 ? ' ' : g_ascii_tolower (*p);
      skip = MAX (skip, 1);
    }
  out[n] = '\0';
  return n;
}

static gboolean
drop_end (char       *key,
          gsize      *length,
          const char *end)
{
  gsize n = strlen (end);

  if (*length < n || memcmp (key + *length - n, end, n) != 0)
    return FALSE;
  *length -= n;
  key[*length] = '\0';
  return TRUE;
}

/* Brackets, blanks and the full stop around a text. Returns: where it begins */
static char *
bare (char  *key,
      gsize  length)
{
  while (drop_end (key, &length, " "))
    continue;
  (void) (drop_end (key, &length, ".") || drop_end (key, &length, "。") || drop_end (key, &length, "।"));
  while (*key == ' ')
    {
      key++;
      length--;
    }
  if (*key != '<' || !drop_end (key, &length, ">"))
    return key;
  (void) drop_end (key, &length, ".");
  while (drop_end (key, &length, " "))
    continue;
  do
    key++;
  while (*key == ' ');
  return key;
}

static void
add_text (Index                   *index,
          const GopsWhatsappWords *words,
          const char              *text)
{
  char key[MAX_KEY + 1];
  gsize length = fold (text, strlen (text), key);
  guint begin = begin_of (key);

  g_return_if_fail (length >= MIN_KEY);
  index->begins[begin / 8] |= (guint8) (1 << begin % 8);
  g_hash_table_insert (index->table, g_strdup (key), (gpointer) words);
}

static gpointer
build_index (gpointer unused)
{
  Index *index = g_new0 (Index, 1);
  guint n;
  const GopsWhatsappWords *table = gops_whatsapp_word_table (&n);

  index->table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) texts = g_strsplit (table[i].texts, "|", -1);

      for (guint j = 0; texts[j] != NULL; j++)
        add_text (index, &table[i], texts[j]);
    }
  return index;
}

const GopsWhatsappWords *
gops_whatsapp_words_find (const char *text,
                          gsize       length)
{
  static GOnce once = G_ONCE_INIT;
  const Index *index = g_once (&once, build_index, NULL);
  char key[MAX_KEY + 1];
  guint begin;

  if (length < MIN_KEY || length > MAX_KEY)
    return NULL;
  begin = begin_of (text);
  if ((index->begins[begin / 8] & 1 << begin % 8) == 0 && *text != '<' && gops_whatsapp_mark_length (text) == 0 &&
      gops_whatsapp_blank_length (text) == 0)
    return NULL;
  length = fold (text, length, key);
  return length > 0 ? g_hash_table_lookup (index->table, bare (key, length)) : NULL;
}
