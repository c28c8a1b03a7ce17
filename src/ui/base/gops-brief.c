/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of any length in labels. */
#include "config.h"

#include "gops-brief.h"

char *
gops_brief (const char *text,
            guint       most)
{
  g_autofree char *start = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_strlen (text, -1) <= (glong) most)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, most);
  return g_strconcat (g_strchomp (start), "…", NULL);
}
