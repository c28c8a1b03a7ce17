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
          g_autofree char *cut = g_strndup (filled, (gsize) (p - filled));

          return g_strconcat (g_strchomp (cut), "…", NULL);
        }
    }
  return g_steal_pointer (&filled);
}
