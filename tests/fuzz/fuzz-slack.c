/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary days and lists, or arbitrary archives, to the reader of Slack exports: nothing may crash, and what comes out must be text within
 * the limits. With clang and -Dfuzz=true this is a libFuzzer target; otherwise it runs over the files it is given. */
#include <string.h>

#include "fuzz-archive.h"
#include "gops-slack-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const names[] = { "general/2023-11-15.json", "users.json", "channels.json", "general/2023-11-14.json", "dms.json", NULL };

static void
check_person (const GopsChatPerson *who)
{
  const char *const texts[] = { who->id, who->name, who->full_name, who->phone, who->email, who->role };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (g_utf8_validate (texts[i], -1, NULL));
}

static void
check_entry (GopsChatReader *reader, const GopsChatEntry *entry)
{
  g_assert_cmpuint (entry->room, <, gops_chat_reader_get_rooms (reader)->len);
  g_assert_cmpuint (strlen (entry->body), <=, GOPS_CHAT_MAX_BODY);
  g_assert_true (g_utf8_validate (entry->body, -1, NULL));
  g_assert_true (g_utf8_validate (entry->detail, -1, NULL));
  check_person (&entry->sender);
  for (guint i = 0; i < entry->n_people; i++)
    check_person (&entry->people[i]);
  for (guint i = 0; i < entry->n_mentions; i++)
    check_person (&entry->mentions[i]);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const GopsChatOptions options = { NULL };
  g_autoptr (GFile) file = fuzz_archive (data, size, names);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("slack");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = gops_slack_format.open (file, &options, report, NULL, &error);
  const GopsChatEntry *entry;

  g_assert_true ((reader == NULL) == (error != NULL));
  while (reader != NULL && gops_chat_reader_next (reader, &entry, NULL, NULL) && entry != NULL)
    check_entry (reader, entry);
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
