/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fuzz targets share. */
#include "gops-fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "gops-chat-dump.h"
#include "gops-test-zip.h"

/* Readers open files by their names, and some read them twice. */
static int
memory_file (GFile **out_file)
{
  static int fd = -1;
  static GFile *file;

  if (fd < 0)
    {
      g_autofree char *path = NULL;

      fd = memfd_create ("fuzz", 0);
      g_assert_cmpint (fd, >=, 0);
      path = g_strdup_printf ("/proc/self/fd/%d", fd);
      file = g_file_new_for_path (path);
    }
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  *out_file = file;
  return fd;
}

GFile *
gops_fuzz_file (const guint8 *data,
                gsize         size)
{
  GFile *file;
  int fd = memory_file (&file);

  g_assert_cmpint (pwrite (fd, data, size, 0), ==, (gssize) size);
  return file;
}

GFile *
gops_fuzz_archive (const guint8      *data,
                   gsize              size,
                   const char *const *names)
{
  const guint8 *end = data + size;
  GopsTestZip *zip;
  GFile *file;

  if (size >= 2 && data[0] == 'P' && data[1] == 'K')
    return gops_fuzz_file (data, size);
  (void) memory_file (&file);
  zip = gops_test_zip_new (g_file_peek_path (file), "zip:compression=store");
  for (guint i = 0; names[i] != NULL; i++)
    {
      const guint8 *stop = data < end ? memchr (data, 0xff, (gsize) (end - data)) : NULL;

      gops_test_zip_add (zip, names[i], data, (gssize) ((stop != NULL ? stop : end) - data));
      data = stop != NULL ? stop + 1 : end;
    }
  gops_test_zip_close (zip);
  return file;
}

/* Every seventh entry the rest of its room is not wanted. */
static void
read_entries (GopsChatReader *reader,
              gsize           size,
              GopsFuzzCheck   check)
{
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;
  guint64 n = 0, line = 0, offset = 0;

  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      g_assert_cmpuint (++n, <=, size);
      g_assert_cmpuint (gops_chat_reader_get_offset (reader), >=, offset);
      gops_chat_dump_check_entry (reader, entry);
      if (check != NULL)
        check (entry, line);
      line = entry->line;
      offset = gops_chat_reader_get_offset (reader);
      if (n % 7 == 3)
        gops_chat_reader_skip_room (reader);
    }
  g_assert_no_error (error);
}

void
gops_fuzz_chat (const GopsChatFormat  *format,
                GFile                 *file,
                gsize                  size,
                const GopsChatOptions *options,
                GopsFuzzCheck          check)
{
  static const GopsChatOptions none = { 0 };
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL);
  g_autoptr (GopsImportReport) report = gops_import_report_new (format->id);
  g_autoptr (GopsChatReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (head);
  g_assert_cmpuint (format->rate (head), <=, 100);
  reader = format->open (file, options != NULL ? options : &none, report, NULL, &error);
  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader != NULL)
    read_entries (reader, size, check);
  for (guint i = 0; i < report->skipped->len; i++)
    g_assert_true (g_utf8_validate (((GopsImportSkipped *) report->skipped->pdata[i])->reason, -1, NULL));
}

static void
check_record (GopsTableSource *source,
              void           (*look) (const char *cell))
{
  for (guint i = 0; i < MIN (gops_table_source_get_n_cells (source), GOPS_TABLE_MAX_CELLS); i++)
    {
      const char *cell = gops_table_source_get_cell (source, i);

      g_assert_true (g_utf8_validate (cell, -1, NULL));
      g_assert_cmpuint (strlen (cell), <=, GOPS_TABLE_MAX_CELL);
      if (look != NULL)
        look (cell);
    }
}

guint
gops_fuzz_table (GopsTableSource *source,
                 void           (*look) (const char *cell))
{
  guint64 line = 0;
  gboolean more;
  guint n;

  if (source == NULL)
    return 0;
  for (n = 0; gops_table_source_next (source, &more, NULL, NULL) && more; n++)
    {
      g_assert_cmpuint (gops_table_source_get_line (source), >=, line);
      line = gops_table_source_get_line (source);
      if (n == 0)
        gops_table_source_set_expected (source, gops_table_source_get_n_cells (source));
      check_record (source, look);
    }
  gops_table_source_free (source);
  return n;
}
