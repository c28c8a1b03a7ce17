/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain output in columns that stay straight when words are Chinese. */
#include "config.h"

#include "gops-cli.h"

#define GAP 2

static int
measure (const char *text)
{
  int columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        columns += g_unichar_iswide (c) ? 2 : 1;
    }
  return columns;
}

void
gops_cli_pad (GString    *line,
              const char *text,
              int         width,
              int         gap)
{
  g_string_append_printf (line, "%s%*s", text, MAX (width - measure (text), 0) + gap, "");
}

void
gops_cli_append_cell (GopsCli    *self,
                      const char *text,
                      int         width)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);   /* a damaged file may hold anything */

  gops_cli_pad (self->text, valid, width, GAP);
}
