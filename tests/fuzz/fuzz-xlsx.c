/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary parts, or arbitrary archives, to the reader of workbooks: nothing may crash, and what comes out must be text within the limits.
 * With clang and -Dfuzz=true this is a libFuzzer target; otherwise it runs over the files it is given. */
#include <string.h>

#include "fuzz-archive.h"
#include "gops-xlsx-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                                     "xl/_rels/workbook.xml.rels", NULL };

/* A sheet alone, the likeliest input, needs a workbook around it. */
static const char workbook[] =
  "\xff<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='a' r:id='a'/></sheets></workbook>\xff"
  "<Relationships><Relationship Id='a' Type='/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='/styles' Target='styles.xml'/>"
  "<Relationship Id='c' Type='/sharedStrings' Target='sharedStrings.xml'/></Relationships>";

static void
check_record (GopsTableSource *reader)
{
  for (guint i = 0; i < gops_table_source_get_n_cells (reader); i++)
    {
      const char *cell = gops_table_source_get_cell (reader, i);

      g_assert_true (g_utf8_validate (cell, -1, NULL));
      g_assert_cmpuint (strlen (cell), <=, GOPS_TABLE_MAX_CELL);
    }
}

static GFile *
make_file (const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) parts = g_byte_array_new ();
  guint n = 0;

  g_byte_array_append (parts, data, (guint) size);
  for (gsize i = 0; i < size; i++)
    n += data[i] == 0xff;
  for (; n < 2; n++)
    g_byte_array_append (parts, (const guint8 *) "\xff", 1);
  if (n == 2)
    g_byte_array_append (parts, (const guint8 *) workbook, sizeof workbook - 1);
  return size >= 2 && data[0] == 'P' ? fuzz_archive (data, size, names) : fuzz_archive (parts->data, parts->len, names);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GFile) file = make_file (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTableSource) reader = (GopsTableSource *) gops_xlsx_reader_new (file, NULL, NULL, &error);
  guint64 line = 0;
  gboolean more;

  g_assert_true ((reader == NULL) == (error != NULL));
  while (reader != NULL && gops_table_source_next (reader, &more, NULL, NULL) && more)
    {
      g_assert_cmpuint (gops_table_source_get_line (reader), >, line);
      line = gops_table_source_get_line (reader);
      check_record (reader);
    }
  return 0;
}

#ifndef GOPS_LIBFUZZER
int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_get_contents (argv[i], &text, &length, NULL))
        LLVMFuzzerTestOneInput ((const guint8 *) text, length);
    }
  return 0;
}
#endif
