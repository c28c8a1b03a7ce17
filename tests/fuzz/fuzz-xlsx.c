/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary parts, or arbitrary archives, to the reader of workbooks. */
#include "gops-fuzz.h"
#include "gops-xlsx-reader.h"

static const char *const names[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                                     "xl/_rels/workbook.xml.rels", NULL };

/* A sheet alone, the likeliest input, needs a workbook around it. */
static const char workbook[] =
  "\xff<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='a' r:id='a'/></sheets></workbook>\xff"
  "<Relationships><Relationship Id='a' Type='/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='/styles' Target='styles.xml'/>"
  "<Relationship Id='c' Type='/sharedStrings' Target='sharedStrings.xml'/></Relationships>";

static GFile *
make_file (const guint8 *data,
           gsize         size)
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
  return size >= 2 && data[0] == 'P' ? gops_fuzz_archive (data, size, names) : gops_fuzz_archive (parts->data, parts->len, names);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  GopsTableSource *sheet = (GopsTableSource *) gops_xlsx_reader_new (make_file (data, size), NULL, NULL, &error);

  g_assert_true ((sheet == NULL) == (error != NULL));
  (void) gops_fuzz_table (sheet, NULL);
  return 0;
}
