/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fuzz targets of readers of files share. */
#include "fuzz-file.h"

#include <unistd.h>

#include "gops-chat-dump.h"

GFile *
fuzz_file (const guint8 *data,
           gsize         size)
{
  static int fd = -1;
  static GFile *file;
  static char *path;

  if (fd < 0)
    {
      fd = g_file_open_tmp ("fuzz-XXXXXX", &path, NULL);
      g_assert_cmpint (fd, >=, 0);
      file = g_file_new_for_path (path);
    }
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  g_assert_cmpint (pwrite (fd, data, size, 0), ==, (gssize) size);
  return file;
}

void
fuzz_chat (const GopsChatFormat *format,
           GFile                *file,
           const char *const    *map)
{
  const GopsChatOptions options = { .guess_order = TRUE, .from_day = "2024-02-28", .map = map };
  g_autoptr (GopsImportReport) report = gops_import_report_new (format->id);
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL);
  g_autoptr (GopsChatReader) reader = format->open (file, &options, report, NULL, NULL);
  GopsChatCounts counts;

  if (head != NULL)
    (void) format->rate (head);
  if (reader != NULL)
    g_assert_true (gops_chat_dump_count (reader, &counts, NULL));
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
