/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a page of a PDF is cut: the boxes that cairo cannot write. */
#include "gops-pdf-boxes.h"

#include <stdlib.h>
#include <string.h>

#define PAGE "/Type /Page"

/* The first place of @needle, which streams may not keep us from: they hold every byte. */
static const char *
find_first (const char *start, const char *end, const char *needle)
{
  return start < end ? memmem (start, (gsize) (end - start), needle, strlen (needle)) : NULL;
}

static const char *
find_last (const char *start, const char *end, const char *needle)
{
  const char *last = NULL;

  for (const char *p = start; (p = find_first (p, end, needle)) != NULL; p++)
    last = p;
  return last;
}

/* The page's object, "2 0 obj\n<< /Type /Page … >>\nendobj": its number, its members from /Type on, and where they end. */
static gboolean
find_page (const char *start, const char *end, int *out_number, const char **out_rest, const char **out_end)
{
  const char *type = NULL, *head, *line;

  for (const char *p = start; (p = find_first (p, end, PAGE)) != NULL; p++)
    if (p + strlen (PAGE) < end && p[strlen (PAGE)] != 's')
      {
        if (type != NULL)
          return FALSE;   /* more pages than one */
        type = p;
      }
  head = type != NULL ? find_last (start, type, " 0 obj") : NULL;
  *out_end = type != NULL ? find_first (type, end, "endobj") : NULL;
  if (head == NULL || *out_end == NULL)
    return FALSE;
  for (line = head; line > start && g_ascii_isdigit (line[-1]);)
    line--;
  *out_number = atoi (line);
  *out_rest = type;
  return *out_number > 0;
}

static void
append_box (GString *out, const char *name, double width, double height, double inset)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  const double values[] = { inset, inset, width - inset, height - inset };

  for (int i = 0; i < 4; i++)
    g_ascii_formatd (numbers[i], sizeof numbers[i], "%.3f", values[i]);
  g_string_append_printf (out, "/%s [ %s %s %s %s ]\n   ", name, numbers[0], numbers[1], numbers[2], numbers[3]);
}

gboolean
gops_pdf_add_boxes (GByteArray *pdf, double width, double height, double trim, double bleed)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *start = (const char *) pdf->data, *end = start + pdf->len, *rest, *object_end;
  const char *trailer = find_last (start, end, "trailer\n<<"), *trailer_end = trailer != NULL ? find_first (trailer, end, ">>") : NULL;
  const char *before = find_last (start, end, "startxref\n");
  gsize offset = pdf->len, table;
  int number;

  if (trailer_end == NULL || before == NULL || !find_page (start, end, &number, &rest, &object_end))
    return FALSE;
  g_string_append_printf (out, "%d 0 obj\n<< ", number);
  append_box (out, "TrimBox", width, height, trim);
  append_box (out, "BleedBox", width, height, bleed);
  g_string_append_len (out, rest, object_end - rest);
  g_string_append (out, "endobj\n");
  table = offset + out->len;
  g_string_append_printf (out, "xref\n%d 1\n%010" G_GSIZE_FORMAT " 00000 n \n", number, offset);
  g_string_append_len (out, trailer, trailer_end - trailer);
  g_string_append_printf (out, "   /Prev %d\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", atoi (before + 10), table);
  g_byte_array_append (pdf, (const guint8 *) out->str, (guint) out->len);
  return TRUE;
}
