/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what is in a file that a program really wrote. */
#include "gops-chat-fixture.h"

#include <string.h>

typedef struct
{
  GopsChatCounts *counts;
  GHashTable     *writers;
  GHashTable     *actors;
} Counting;

static void
note_person (GHashTable           *people,
             const GopsChatPerson *person)
{
  if (!gops_chat_person_is_nobody (person))
    g_hash_table_add (people, g_strdup (*person->id != '\0' ? person->id : person->name));
}

static void
count_entry (Counting            *counting,
             const GopsChatEntry *entry)
{
  GopsChatCounts *counts = counting->counts;

  note_person (counting->actors, &entry->sender);
  if (entry->kind == GOPS_CHAT_EVENT)
    {
      counts->events += strchr (entry->key, '/') == NULL;
      counts->joined += entry->event == GOPS_CHAT_JOINED && strchr (entry->key, '/') == NULL;
    }
  else if (entry->kind == GOPS_CHAT_CALL)
    counts->calls++;
  else
    {
      counts->messages += !entry->sender.bot;
      counts->bot_messages += entry->sender.bot;
      note_person (counting->writers, &entry->sender);
    }
}

static GopsChatReader *
open_fixture (const char       *format,
              const char       *path,
              GopsImportReport *report)
{
  g_autofree char *full_path = g_build_filename (g_getenv ("GOPS_FIXTURES"), path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (full_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, &error);
  const GopsChatOptions none = { 0 };
  GopsChatReader *reader;

  g_assert_no_error (error);
  g_assert_cmpstr (gops_chat_format_sniff (head)->id, ==, format);
  reader = gops_chat_format_find (format)->open (file, &none, report, NULL, &error);
  g_assert_no_error (error);
  return reader;
}

gboolean
gops_chat_count_fixture (const char     *format,
                         const char     *path,
                         GopsChatCounts *out_counts)
{
  g_autoptr (GHashTable) writers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Counting counting = { out_counts, writers, actors };
  g_autoptr (GopsImportReport) report = gops_import_report_new (format);
  g_autoptr (GopsChatReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;

  if (g_getenv ("GOPS_FIXTURES") == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return FALSE;
    }
  *out_counts = (GopsChatCounts) { 0 };
  reader = open_fixture (format, path, report);
  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    count_entry (&counting, entry);
  g_assert_no_error (error);
  for (guint i = 0; i < report->skipped->len; i++)
    out_counts->skipped += ((GopsImportSkipped *) report->skipped->pdata[i])->whole_record;
  out_counts->rooms = gops_chat_reader_get_rooms (reader)->len;
  out_counts->writers = g_hash_table_size (writers);
  out_counts->actors = g_hash_table_size (actors);
  return TRUE;
}
