/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to decoder, reader and date reader: nothing may crash, and what comes out must be text within the limits.
 * With clang and -Dfuzz=true this is a libFuzzer target; otherwise it runs over the files it is given. */
#include <gio/gio.h>
#include <string.h>

#include "gops-csv-reader.h"
#include "gops-date-reader.h"
#include "gops-member-mapping.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_record (GopsTableSource *reader)
{
  for (guint i = 0; i < MIN (gops_table_source_get_n_cells (reader), GOPS_TABLE_MAX_CELLS); i++)
    {
      const char *cell = gops_table_source_get_cell (reader, i);
      GopsMemberField field;
      GopsDateValue value;

      g_assert_true (g_utf8_validate (cell, -1, NULL));
      g_assert_cmpuint (strlen (cell), <=, GOPS_TABLE_MAX_CELL);
      (void) gops_date_read (cell, GOPS_DATE_ORDER_UNKNOWN, &value);
      (void) gops_member_mapping_guess (&cell, 1, &field);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, NULL, NULL, NULL);
  g_autoptr (GopsTableSource) reader = NULL;
  guint64 line = 0;
  gboolean more;

  if (decoder == NULL)
    return 0;
  reader = (GopsTableSource *) gops_csv_reader_new (decoder, 0);
  while (gops_table_source_next (reader, &more, NULL, NULL) && more)
    {
      g_assert_cmpuint (gops_table_source_get_line (reader), >, line);
      line = gops_table_source_get_line (reader);
      if (line == 1)
        gops_table_source_set_expected (reader, gops_table_source_get_n_cells (reader));
      check_record (reader);
    }
  return 0;
}

#ifndef GOPS_LIBFUZZER
int
main (int    argc,
      char **argv)
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
