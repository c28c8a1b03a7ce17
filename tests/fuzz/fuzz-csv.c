/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to decoder and reader of tables, and their cells to all that reads cells: nothing may crash, and
 * what comes out is text within the limits. */
#include "gops-csv-reader.h"
#include "gops-date-reader.h"
#include "gops-fuzz.h"
#include "gops-member-mapping.h"

static void
read_cell (const char *cell)
{
  GopsMemberField field;
  GopsDateValue value;

  (void) gops_date_read (cell, GOPS_DATE_ORDER_UNKNOWN, &value);
  (void) gops_member_mapping_guess (&cell, 1, &field);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, NULL, NULL, NULL);

  if (decoder != NULL)
    (void) gops_fuzz_table ((GopsTableSource *) gops_csv_reader_new (decoder, 0), read_cell);
  return 0;
}
