/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as CSV. */
#include "gops-csv-writer.h"

#include <string.h>

static gboolean
is_number (const char *cell)
{
  const char *p = cell + (*cell == '-' || *cell == '+');

  return *p != '\0' && strspn (p, "0123456789.") == strlen (p) && g_ascii_isdigit (*p);
}

/* A phone number begins with + as well; the apostrophe would only be in the way there. */
static gboolean
is_formula (const char *cell)
{
  /* Full-width signs count too: spreadsheets of East Asia take them for the same. */
  static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", NULL };

  for (int i = 0; starts[i] != NULL; i++)
    if (g_str_has_prefix (cell, starts[i]))
      return !is_number (cell);
  return FALSE;
}

void
gops_csv_append_cell (GString *out, const char *cell, gboolean first)
{
  g_autofree char *guarded = NULL;

  if (!first)
    g_string_append_c (out, ',');
  if (cell == NULL)
    return;
  if (is_formula (cell))
    cell = guarded = g_strconcat ("'", cell, NULL);
  if (strpbrk (cell, ",\"\r\n") == NULL && *cell != ' ' && (*cell == '\0' || cell[strlen (cell) - 1] != ' '))
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

void
gops_csv_append_row (GString *out, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    gops_csv_append_cell (out, cells[i], i == 0);
  g_string_append (out, "\r\n");
}
