/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as people say them. */
#include "config.h"

#include <string.h>

#include "gops-owner-name.h"

/* Names that stand in rules as words, too: only with a capital are they names. */
static const char *const words_too[] = { "will", "may", "mark", "bill", "art", "pat", "chase", "hope", "grace", "frank", "rose",
                                         "joy", "sue", "drew", NULL };

static gboolean
is_part_of_word (gunichar c)
{
  return g_unichar_isalnum (c) && c < 0x2e80;
}

/* Whether @word stands in @text as a word. */
static gboolean
has_word (const char *text, const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    {
      gunichar before = p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;

      if (!is_part_of_word (before) && !is_part_of_word (g_utf8_get_char (p + strlen (word))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
names_word (const char *text, const char *folded, const char *word)
{
  g_autofree char *small = g_utf8_casefold (word, -1);

  if (g_utf8_strlen (word, 3) < 2)
    return FALSE;
  return g_strv_contains (words_too, small) ? has_word (text, word) : has_word (folded, small);
}

/* One of the words that a name in letters is made of. */
static gboolean
names_latin (const char *text, const char *folded, const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t-.", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (names_word (text, folded, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_han (const char *p)
{
  return g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN;
}

static gboolean
has_pair (const char *text, const char *before, gunichar c, const char *after)
{
  char character[7] = "";
  g_autofree char *pair = NULL;

  g_unichar_to_utf8 (c, character);
  pair = g_strconcat (before, character, after, NULL);
  return strstr (text, pair) != NULL;
}

/* 佳禾, 小禾, 老程, 程老师 for 程佳禾. */
static gboolean
names_han (const char *text, const char *name)
{
  static const char *const before[] = { "小", "老", "阿", NULL };
  static const char *const after[] = { "老师", "总", "哥", "姐", "店长", "经理", "教练", "医生", "班长", NULL };
  const char *given = g_utf8_next_char (name);

  if (g_utf8_strlen (given, -1) >= 2 && strstr (text, given) != NULL)
    return TRUE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; before[i] != NULL; i++)
      if (has_pair (text, before[i], g_utf8_get_char (p), ""))
        return TRUE;
  for (guint i = 0; after[i] != NULL; i++)
    if (has_pair (text, "", g_utf8_get_char (name), after[i]))
      return TRUE;
  return FALSE;
}

gboolean
gops_text_names_person (const char *text, const char *name)
{
  g_autofree char *folded = NULL, *small = NULL;

  if (name == NULL || *name == '\0')
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  small = g_utf8_casefold (name, -1);
  if (strstr (folded, small) != NULL)
    return TRUE;
  return is_han (name) ? names_han (text, name) : names_latin (text, folded, name);
}
