/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes. */
#include "config.h"

#include <string.h>

#include "gops-quote.h"

/* In fifths of a Han character. */
#define LONGEST_QUOTE 56
#define WIDE 5
#define NARROW 2

/* Enough for the longest quote, whatever the text. */
#define MOST_BYTES 400

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) && !g_unichar_iswide (c);
}

/* Where a word ends at or before @cut, unless that would leave less than half. */
static const char *
find_word_end (const char *text, const char *cut)
{
  const char *p = cut;

  while (p > text && is_letter (g_utf8_get_char (p)) && is_letter (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  return p - text > (cut - text) / 2 ? p : cut;
}

char *
gops_quote (const GopsFillValues *values, const char *text)
{
  g_autofree char *beginning = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, MOST_BYTES), MOST_BYTES));
  g_autofree char *filled = gops_fill (values, beginning);
  guint width = 0;

  for (const char *p = filled; *p != '\0'; p = g_utf8_next_char (p))
    {
      width += g_unichar_iswide (g_utf8_get_char (p)) ? WIDE : NARROW;
      if (width > LONGEST_QUOTE)
        {
          g_autofree char *cut = g_strndup (filled, (gsize) (find_word_end (filled, p) - filled));

          return g_strconcat (g_strchomp (cut), "…", NULL);
        }
    }
  return g_steal_pointer (&filled);
}
