/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats in tests. */
#include "gops-chat-dump.h"

#include <glib/gstdio.h>
#include <string.h>

GopsChatReader *
gops_chat_dump_open (const GopsChatFormat  *format,
                     const char            *bytes,
                     gssize                 length,
                     const GopsChatOptions *options,
                     GopsImportReport      *report,
                     GError               **error)
{
  static const GopsChatOptions none = { 0 };
  g_autoptr (GFileIOStream) io = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("chat-XXXXXX.txt", &io, NULL);
  GopsChatReader *reader;

  g_assert_true (g_file_replace_contents (file, bytes, length < 0 ? strlen (bytes) : (gsize) length, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  reader = format->open (file, options != NULL ? options : &none, report, NULL, error);
  g_file_delete (file, NULL, NULL);
  return reader;
}

GopsFileHead *
gops_chat_dump_head (const char *name,
                     const char *bytes,
                     gssize      length)
{
  g_autofree char *folder = g_dir_make_tmp ("head-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  GopsFileHead *head;

  g_assert_true (g_file_replace_contents (file, bytes, length < 0 ? strlen (bytes) : (gsize) length, NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  head = gops_file_head_read (file, NULL, NULL, NULL);
  g_assert_nonnull (head);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
  return head;
}

static void
append_person (GString              *out,
               const GopsChatPerson *person)
{
  g_string_append (out, person->name);
  if (person->me)
    g_string_append (out, "*me");
  if (*person->id != '\0')
    g_string_append_printf (out, "#%s", person->id);
  if (*person->full_name != '\0')
    g_string_append_printf (out, "~%s", person->full_name);
  if (*person->role != '\0')
    g_string_append_printf (out, "=%s", person->role);
  if (person->bot)
    g_string_append (out, "+bot");
}

static void
append_time (GString *out,
             gint64   at)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (when, "%Y-%m-%d %H:%M:%S");

  g_string_append (out, text);
}

static void
append_text (GString    *out,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, *p == '\n' ? '/' : *p);
}

static void
append_entry (GString             *out,
              const GopsChatEntry *entry)
{
  if (entry->room > 0)
    g_string_append_printf (out, "%u ", entry->room);
  g_string_append_printf (out, "%" G_GUINT64_FORMAT " | ", entry->line);
  append_time (out, entry->at);
  g_string_append (out, " | ");
  append_person (out, &entry->sender);
  g_string_append_printf (out, " | %s", entry->kind == GOPS_CHAT_EVENT ? gops_chat_event_get_id (entry->event)
                                                                       : gops_chat_kind_get_id (entry->kind));
  for (guint i = 0; i < entry->n_people; i++)
    {
      g_string_append (out, i == 0 ? " " : ", ");
      append_person (out, &entry->people[i]);
    }
  g_string_append (out, " | ");
  append_text (out, entry->body);
  if (*entry->detail != '\0')
    g_string_append_printf (out, " | %s", entry->detail);
  if (*entry->key != '\0')
    g_string_append_printf (out, " | key %s", entry->key);
  if (*entry->reply_to != '\0' || *entry->reply_name != '\0')
    g_string_append_printf (out, " | to %s %s", entry->reply_to, entry->reply_name);
  while (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '|')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

char *
gops_chat_dump_entries (GopsChatReader *reader,
                        GError        **error)
{
  GString *out = g_string_new (NULL);
  const GopsChatEntry *entry;
  gboolean read;

  while ((read = gops_chat_reader_next (reader, &entry, NULL, error)) && entry != NULL)
    append_entry (out, entry);
  return g_string_free (out, !read);
}

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), <=, GOPS_CHAT_MAX_BODY);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_person (const GopsChatPerson *person)
{
  check_text (person->id);
  check_text (person->name);
  check_text (person->full_name);
  check_text (person->phone);
  check_text (person->email);
  check_text (person->role);
}

void
gops_chat_dump_check_entry (GopsChatReader      *reader,
                            const GopsChatEntry *entry)
{
  g_assert_cmpuint (entry->line, >, 0);
  g_assert_cmpuint (entry->room, <, gops_chat_reader_get_rooms (reader)->len);
  check_text (entry->body);
  check_text (entry->detail);
  check_text (entry->key);
  check_text (entry->reply_to);
  check_text (entry->reply_name);
  check_person (&entry->sender);
  for (guint i = 0; i < entry->n_people; i++)
    {
      check_person (&entry->people[i]);
      g_assert_false (gops_chat_person_is_nobody (&entry->people[i]));
    }
  g_assert_true (entry->kind != GOPS_CHAT_MEMBER || entry->at == 0);
}

static void
count_entry (GopsChatCounts      *counts,
             GHashTable          *writers,
             const GopsChatEntry *entry)
{
  counts->entries++;
  if (entry->kind == GOPS_CHAT_MEMBER)
    counts->members++;
  else if (entry->kind == GOPS_CHAT_EVENT)
    {
      counts->events++;
      counts->joined += entry->event == GOPS_CHAT_JOINED;
      counts->left += entry->event == GOPS_CHAT_LEFT;
    }
  else
    {
      counts->messages++;
      counts->deleted += entry->kind == GOPS_CHAT_DELETED;
      counts->spoken += entry->kind == GOPS_CHAT_TEXT && *entry->body != '\0';
      if (*entry->sender.id != '\0')
        counts->ids += g_hash_table_add (writers, g_strdup_printf ("#%s", entry->sender.id));
      else if (!gops_chat_person_is_nobody (&entry->sender))
        g_hash_table_add (writers, g_strdup (entry->sender.name));
    }
}

void
gops_chat_dump_check_folder (const char            *name,
                             const GopsChatFormat  *format,
                             const GopsChatOptions *options)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "chats", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      char *dot = strrchr (path, '.');
      g_autofree char *stem = g_strndup (path, dot - path), *told = g_strconcat (stem, ".entries", NULL);
      g_autofree char *expected = NULL, *got = NULL;
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GopsImportReport) report = gops_import_report_new (format->id);
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsChatReader) reader = NULL;

      if (g_str_equal (dot, ".entries"))
        continue;
      g_test_message ("%s", entry);
      g_assert_true (g_file_get_contents (told, &expected, NULL, NULL));
      reader = format->open (file, options, report, NULL, &error);
      g_assert_no_error (error);
      got = gops_chat_dump_entries (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (got, ==, expected);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

gboolean
gops_chat_dump_count (GopsChatReader *reader,
                      GopsChatCounts *out_counts,
                      GError        **error)
{
  g_autoptr (GHashTable) writers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GopsChatCounts counts = { 0 };
  const GopsChatEntry *entry;
  guint64 offset = 0;

  for (;;)
    {
      if (!gops_chat_reader_next (reader, &entry, NULL, error))
        return FALSE;
      g_assert_cmpuint (gops_chat_reader_get_offset (reader), >=, offset);
      offset = gops_chat_reader_get_offset (reader);
      if (entry == NULL)
        break;
      gops_chat_dump_check_entry (reader, entry);
      count_entry (&counts, writers, entry);
    }
  counts.writers = g_hash_table_size (writers);
  counts.rooms = gops_chat_reader_get_rooms (reader)->len;
  *out_counts = counts;
  return TRUE;
}

char *
gops_chat_dump_report (const GopsImportReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      g_string_append_printf (out, "%" G_GUINT64_FORMAT "%s %s\n", skipped->line, skipped->whole_record ? "!" : "",
                              skipped->reason);
    }
  return g_string_free (out, FALSE);
}
