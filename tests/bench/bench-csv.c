/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a table of a million rows and five columns, one cell in ten in quotes, against Python's csv module, which is
 * written in C. The module is told how the file is written; the reader finds that out first, and checks the encoding.
 *
 * Both are processor time of one process each, in the same run. bench-csv FILE reads one file and prints the seconds.
 */
#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <stdio.h>

#include "gops-bench.h"
#include "gops-csv-reader.h"
#include "gops-test-store.h"

#define ROWS   1000000
#define ROUNDS 3

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
  GopsBench bench = gops_bench_new ("table of 1,000,000 rows, against Python's csv", 0.15);
  g_autofree char *python = g_find_program_in_path ("python3"), *folder = NULL, *path = NULL;
  gboolean ok;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 2)
    {
      guint n = read_table (argv[1]);

      printf ("%u %g\n", n, gops_bench_seconds ());
      return 0;
    }
  if (python == NULL)
    return 77;
  folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  path = g_build_filename (folder, "table.csv", NULL);
  write_table (path);
  for (int round = 0; round < ROUNDS; round++)
    {
      guint n, expected;

      gops_bench_baseline (&bench, gops_bench_spawn ((const char *const[]) { python, "-c", loop, path, NULL }, &expected));
      gops_bench_measured (&bench, gops_bench_spawn ((const char *const[]) { argv[0], path, NULL }, &n));
      g_assert_cmpuint (n, ==, expected);
    }
  ok = gops_bench_report (&bench);
  gops_test_remove_tree (folder);
  return !ok;
}
