/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of WhatsApp chats: nothing may crash, and every entry must be whole: text within the
 * limits, of somebody, in the order of the file. With clang and -Dfuzz=true this is a libFuzzer target; otherwise it runs
 * over the files it is given. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gops-whatsapp-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_person (const GopsChatPerson *person)
{
  g_assert_true (g_utf8_validate (person->name, -1, NULL));
  g_assert_true (g_utf8_validate (person->phone, -1, NULL));
}

static void
check_entry (const GopsChatEntry *entry)
{
  g_assert_true (g_utf8_validate (entry->body, -1, NULL));
  g_assert_true (g_utf8_validate (entry->detail, -1, NULL));
  g_assert_cmpuint (strlen (entry->body), <=, GOPS_CHAT_MAX_BODY);
  check_person (&entry->sender);
  g_assert_true (entry->kind == GOPS_CHAT_EVENT || !gops_chat_person_is_nobody (&entry->sender));
  for (guint i = 0; i < entry->n_people; i++)
    {
      check_person (&entry->people[i]);
      g_assert_false (gops_chat_person_is_nobody (&entry->people[i]));
    }
  for (guint i = 0; i < entry->n_mentions; i++)
    check_person (&entry->mentions[i]);
}

static void
read_all (GFile       *file,
          const char  *encoding)
{
  GopsChatOptions options = { .encoding = encoding, .guess_order = TRUE };
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GopsChatReader) reader = gops_whatsapp_format.open (file, &options, report, NULL, NULL);
  const GopsChatEntry *entry;
  guint64 line = 0;

  while (reader != NULL && gops_chat_reader_next (reader, &entry, NULL, NULL) && entry != NULL)
    {
      g_assert_cmpuint (entry->line, >, line);
      line = entry->line;
      check_entry (entry);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static char *path;
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    g_close (g_file_open_tmp ("fuzz-whatsapp-XXXXXX", &path, NULL), NULL);
  if (!g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return 0;
  file = g_file_new_for_path (path);
  read_all (file, size % 2 == 0 ? "UTF-8" : NULL);
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
