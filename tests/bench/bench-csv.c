/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a table of a million rows and five columns, one cell in ten in quotes, against Python's csv module, which is
 * written in C. The module is told how the file is written; the reader finds that out first, and checks the encoding.
 *
 * Both are processor time of one process each, in the same run. bench-csv FILE reads one file and prints the seconds.
 */
#include "config.h"

#include <gio/gio.h>
#include <stdio.h>

#include "gops-bench.h"
#include "gops-csv-reader.h"

#define ROWS   1000000

static const char loop[] =
  "import csv, sys, time\n"
  "rows = 0\n"
  "for row in csv.reader(open(sys.argv[1], encoding='utf-8', newline='')):\n"
  "    rows += 1\n"
  "print(rows, time.process_time())\n";

static void
write_table (const char *path)
{
  FILE *file = fopen (path, "w");

  for (guint i = 0; i < ROWS; i++)
    fprintf (file, i % 2 == 0 ? "%u,Member number %u,2026-03-%02u,\"a note, with \"\"words\"\" in it\",some more text %u\r\n"
                              : "%u,Member number %u,2026-03-%02u,a note without any quotes at all,some more text %u\r\n",
             i, i, i % 28 + 1, i * 7);
  fclose (file);
}

/* Returns: how many records there are */
static guint
read_table (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  GopsTextDecoder *decoder = gops_text_decoder_new (G_INPUT_STREAM (stream), NULL, NULL, &error);
  GopsTableSource *table;
  gboolean more = TRUE;
  guint n = 0;

  g_assert_no_error (error);
  table = (GopsTableSource *) gops_csv_reader_new (decoder, 0);
  while (gops_table_source_next (table, &more, NULL, &error) && more)
    n++;
  g_assert_no_error (error);
  gops_table_source_free (table);
  return n;
}

int
main (int    argc,
      char **argv)
{
  return gops_bench_against_python ("table of 1,000,000 rows, against Python's csv", 0.15, argc, argv, write_table, read_table, loop);
}
