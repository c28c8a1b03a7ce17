/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of words.json, and finding words in texts. */
#include "config.h"

#include <string.h>

#include "gops-word-list.h"

static const GopsField list_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsWordList, id) },
  { "en", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsWordList, en) },
  { "zh_CN", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsWordList, zh_cn) },
};
static const GopsShape list_shape = GOPS_SHAPE (list_fields, GopsWordList);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsWordFile, format), .min = 1, .max = 1 },
  { "lists", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsWordFile, lists), .shape = &list_shape,
    .n_offset = G_STRUCT_OFFSET (GopsWordFile, n_lists) },
};
const GopsShape gops_word_file_shape = GOPS_SHAPE (file_fields, GopsWordFile);

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) && c < 0x2e80;
}

/* Whether @word stands in @text (both in small letters) between word boundaries; a "*" at its end leaves that end open. */
static gboolean
has_word (const char *text, const char *word)
{
  gboolean open = g_str_has_suffix (word, "*");
  gsize length = strlen (word) - (open ? 1 : 0);
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!is_word_character (before) && strncmp (p, word, length) == 0
          && (open || !is_word_character (g_utf8_get_char (p + length))))
        return TRUE;
      before = g_utf8_get_char (p);
    }
  return FALSE;
}

static guint
find_words (const GopsWordList *list, const char *text, guint most, const char **out_first)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  guint found = 0;

  *out_first = NULL;
  for (guint i = 0; list->zh_cn[i] != NULL && found < most; i++)
    if (strstr (small, list->zh_cn[i]) != NULL && found++ == 0)
      *out_first = list->zh_cn[i];
  for (guint i = 0; list->en[i] != NULL && found < most; i++)
    if (has_word (small, list->en[i]) && found++ == 0)
      *out_first = list->en[i];
  return found;
}

const char *
gops_word_list_find (const GopsWordList *list, const char *text)
{
  const char *first = NULL;

  if (text != NULL)
    find_words (list, text, 1, &first);
  return first;
}

guint
gops_word_list_count (const GopsWordList *list, const char *text)
{
  const char *first;

  return text != NULL ? find_words (list, text, G_MAXUINT, &first) : 0;
}
