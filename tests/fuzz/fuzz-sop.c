/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the readers of users' SOPs, as JSON and as a table: nothing may crash, a file is either right or says where
 * it is wrong; what is right is written so that it reads back as the same. See fuzz-template.c. */
#include "gops-csv-reader.h"
#include "gops-fuzz.h"
#include "gops-sop-table.h"

#include <string.h>

static void
check_sop (const char *json)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  const GopsSop *sop = gops_own_sop_read (json, -1, "f", "f", arena, &error);
  g_autofree char *once = NULL, *twice = NULL, *csv = NULL;

  g_assert_no_error (error);
  once = gops_sop_to_json (sop);
  sop = gops_own_sop_read (once, -1, "f", "f", arena, &error);
  g_assert_no_error (error);
  twice = gops_sop_to_json (sop);
  g_assert_cmpstr (once, ==, twice);
  csv = gops_sop_table_write (sop, "zh_CN");
  g_assert_true (g_utf8_validate (csv, -1, NULL));
}

static void
check_error (const GError *error)
{
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
read_json (const char *text, gsize size)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  const GopsSop *sop = gops_own_sop_read (text, (gssize) size, "f", "f.json", arena, &error);

  g_assert_true ((sop == NULL) == (error != NULL));
  if (error != NULL)
    check_error (error);
  else
    check_sop (text);
}

static void
read_table (const guint8 *data, gsize size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, NULL, NULL, NULL);
  g_autoptr (GopsTableSource) source = decoder != NULL ? (GopsTableSource *) gops_csv_reader_new (decoder, 0) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = source != NULL ? gops_sop_table_read (source, "f.csv", "F", "en", NULL, &error) : NULL;

  if (json != NULL)
    check_sop (json);
  else if (source != NULL)
    check_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);   /* what lies behind the last byte must not be read */

  read_json (text, strlen (text));
  read_table (data, size);
  return 0;
}
