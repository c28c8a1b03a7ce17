/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chat export holds, as text that a test can compare. */
#include "gops-entry-dump.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
dump_person (GString              *out,
             const GopsChatPerson *person)
{
  const char *const texts[] = { person->id, person->name, person->full_name, person->phone, person->email, person->role };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_text (texts[i]);
  g_string_append_printf (out, " %s:%s", person->id, person->name);
  if (*person->full_name != '\0')
    g_string_append_printf (out, "(%s)", person->full_name);
  if (*person->phone != '\0')
    g_string_append_printf (out, "+%s", person->phone + (*person->phone == '+'));
  if (person->bot)
    g_string_append_c (out, '!');
  if (person->me)
    g_string_append_c (out, '~');
}

static void
dump_people (GString              *out,
             const char           *sign,
             const GopsChatPerson *people,
             guint                 n)
{
  if (n > 0)
    g_string_append_printf (out, " %s", sign);
  for (guint i = 0; i < n; i++)
    dump_person (out, &people[i]);
}

static void
dump_text (GString    *out,
           const char *sign,
           const char *text)
{
  check_text (text);
  if (*text != '\0')
    g_string_append_printf (out, " %s %s", sign, text);
}

static void
dump_time (GString *out,
           gint64   at)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (when, "%Y-%m-%dT%H:%M:%S");

  g_string_append_printf (out, " %s", text);
  if (at % G_USEC_PER_SEC != 0)
    g_string_append_printf (out, ".%06u", (guint) (at % G_USEC_PER_SEC));
}

void
gops_entry_dump (GString             *out,
                 const GopsChatEntry *entry)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT "#%u %s", entry->line, entry->room,
                          entry->kind == GOPS_CHAT_EVENT ? gops_chat_event_get_id (entry->event)
                                                         : gops_chat_kind_get_id (entry->kind));
  if (entry->kind != GOPS_CHAT_MEMBER)
    dump_time (out, entry->at);
  check_text (entry->key);
  g_string_append_printf (out, " %s", *entry->key != '\0' ? entry->key : "-");
  dump_person (out, &entry->sender);
  dump_people (out, "=", entry->people, entry->n_people);
  dump_people (out, "@", entry->mentions, entry->n_mentions);
  dump_text (out, ">", entry->reply_to);
  dump_text (out, ">>", entry->reply_name);
  dump_text (out, "|", entry->body);
  dump_text (out, "||", entry->detail);
  g_string_append_c (out, '\n');
}

static void
dump_rooms (GString        *out,
            GopsChatReader *reader)
{
  GPtrArray *rooms = gops_chat_reader_get_rooms (reader);

  for (guint i = 0; i < rooms->len; i++)
    {
      const GopsChatRoom *room = rooms->pdata[i];

      check_text (room->id);
      check_text (room->name);
      g_string_append_printf (out, "room %u: %s %s%s\n", i, room->id, room->name, room->is_group ? "" : " (no group)");
    }
}

static void
dump_report (GString                *out,
             const GopsImportReport *report)
{
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      check_text (skipped->reason);
      g_string_append_printf (out, "%s %" G_GUINT64_FORMAT ": %s\n", skipped->whole_record ? "skipped" : "note", skipped->line,
                              skipped->reason);
    }
}

char *
gops_chat_dump (GopsChatReader   *reader,
                GopsImportReport *report)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;
  guint64 offset = 0;

  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      g_assert_cmpuint (entry->room, <, gops_chat_reader_get_rooms (reader)->len);
      g_assert_cmpuint (gops_chat_reader_get_offset (reader), >=, offset);
      offset = gops_chat_reader_get_offset (reader);
      gops_entry_dump (out, entry);
    }
  dump_rooms (out, reader);
  dump_report (out, report);
  if (error != NULL)
    g_string_append_printf (out, "error: %s\n", error->message);
  return g_string_free (out, FALSE);
}

char *
gops_chat_dump_bytes (const char            *format,
                      const char            *bytes,
                      gsize                  length,
                      const GopsChatOptions *options)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("groupops-test-XXXXXX.json", &path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsImportReport) report = gops_import_report_new (format);
  const GopsChatOptions none = { 0 };
  g_autoptr (GError) error = NULL;
  GopsChatReader *reader;
  char *dump;

  g_assert_cmpint (write (fd, bytes, length), ==, (gssize) length);
  g_assert_cmpint (close (fd), ==, 0);
  reader = gops_chat_format_find (format)->open (file, options != NULL ? options : &none, report, NULL, &error);
  dump = reader != NULL ? gops_chat_dump (reader, report) : g_strdup_printf ("error: %s\n", error->message);
  g_clear_pointer (&reader, gops_chat_reader_free);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return dump;
}
