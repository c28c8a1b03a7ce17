/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to a reader of chats. The targets beside it name the format. With clang and -Dfuzz=true they are
 * libFuzzer targets; otherwise they run over the files that they are given. */
#include "gops-fuzz-chat.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "gops-entry-dump.h"

/* A file in memory: readers open files by their names, and some read them twice. */
static int
make_file (const guint8 *data,
           gsize         size)
{
  int fd = memfd_create ("export", 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  return fd;
}

static void
check_entry (GopsChatReader      *reader,
             const GopsChatEntry *entry,
             GString             *dump)
{
  g_assert_cmpuint (entry->room, <, gops_chat_reader_get_rooms (reader)->len);
  g_assert_cmpuint (strlen (entry->body), <=, GOPS_CHAT_MAX_BODY);
  g_assert_true (entry->kind == GOPS_CHAT_MEMBER || entry->at > 0);
  g_assert_cmpuint (entry->line, >, 0);
  g_string_truncate (dump, 0);
  gops_entry_dump (dump, entry);   /* looks at every text */
}

static void
read_all (GopsChatReader *reader,
          gsize           size)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;
  guint64 n = 0;

  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      g_assert_cmpuint (++n, <=, size);
      check_entry (reader, entry, dump);
      if (n % 7 == 3)
        gops_chat_reader_skip_room (reader);
    }
  g_assert_no_error (error);
}

void
gops_fuzz_chat (const char   *format,
                const guint8 *data,
                gsize         size)
{
  int fd = make_file (data, size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL);
  g_autoptr (GopsImportReport) report = gops_import_report_new (format);
  g_autoptr (GopsChatReader) reader = NULL;
  const GopsChatOptions none = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (head);
  g_assert_cmpuint (gops_chat_format_find (format)->rate (head), <=, 100);
  reader = gops_chat_format_find (format)->open (file, &none, report, NULL, &error);
  g_assert_true ((reader == NULL) == (error != NULL));
  if (reader != NULL)
    read_all (reader, size);
  for (guint i = 0; i < report->skipped->len; i++)
    g_assert_true (g_utf8_validate (((GopsImportSkipped *) report->skipped->pdata[i])->reason, -1, NULL));
  (void) close (fd);
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
