/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of address cards: nothing may crash, and what comes out must be text within the limits.
 * With clang and -Dfuzz=true this is a libFuzzer target; otherwise it runs over the files it is given. */
#include <gio/gio.h>
#include <string.h>

#include "gops-test-zip.h"
#include "gops-vcard-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

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

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *path;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTableSource) reader = NULL;
  gboolean more;
  guint n = 0;

  if (path == NULL)
    path = g_strdup_printf ("%s/groupops-fuzz-%08x.vcf", g_get_tmp_dir (), g_random_int ());
  gops_test_write_file (path, data, (gssize) size);
  file = g_file_new_for_path (path);
  reader = (GopsTableSource *) gops_vcard_reader_new (file, NULL, NULL, &error);
  g_assert_true ((reader == NULL) == (error != NULL));
  for (; reader != NULL && gops_table_source_next (reader, &more, NULL, NULL) && more; n++)
    check_record (reader);
  g_assert_cmpuint (n, <=, size / strlen ("BEGIN:VCARD") + 1);
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
