/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that may have come from anywhere, made safe to show and to write. */
#include "gops-text-clean.h"

static gboolean
is_harmful (gunichar c)
{
  if (c == '\n')
    return FALSE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return TRUE;
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xfffe;
}

static gunichar
line_break_as_feed (gunichar c)
{
  return c == 0x2028 || c == 0x2029 || c == 0x85 || c == 0x0b || c == 0x0c ? '\n' : c;
}

char *
gops_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid) + 1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = line_break_as_feed (g_utf8_get_char (p));

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      if (c == '\t')
        c = ' ';
      if (c != 0 && !is_harmful (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
gops_text_clean_line (const char *text)
{
  char *line = gops_text_clean (text);

  return g_strstrip (g_strdelimit (line, "\n", ' '));
}

gboolean
gops_char_is_han (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff)
         || (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff00 && c <= 0xffee) || (c >= 0x20000 && c <= 0x3ffff);
}

gboolean
gops_text_has_han (const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (gops_char_is_han (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}
