/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines that calendars and address cards are made of. */
#include "gops-content-line.h"

#include <string.h>

#include "gops-text-clean.h"

#define FOLD 75   /* octets, without the line's end */

char *
gops_content_escape (const char *text)
{
  g_autofree char *clean = gops_text_clean (text);
  GString *out = g_string_sized_new (strlen (clean) + 8);

  for (const char *p = clean; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (out, "\\n");
      else
        {
          if (strchr ("\\,;", *p) != NULL)
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
    }
  return g_string_free (out, FALSE);
}

void
gops_content_append_line (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize used = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = (gsize) (g_utf8_next_char (p) - p);

      if (used + n > FOLD)
        {
          g_string_append (out, "\r\n ");
          used = 1;
        }
      g_string_append_len (out, p, (gssize) n);
      used += n;
    }
  g_string_append (out, "\r\n");
}
