/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads chats written for this test, whole, cut, damaged and in other encodings. Beside every NAME.txt in
 * tests/data/chats/whatsapp stands NAME.entries with what is to come of it. */
#include <gio/gio.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-whatsapp-reader.h"

static GFile *
sample_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", "whatsapp", name, NULL);

  return g_file_new_for_path (path);
}

static GString *
sample_text (const char *name)
{
  g_autoptr (GFile) file = sample_file (name);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;
  GString *result;

  g_file_load_contents (file, NULL, &text, &length, NULL, &error);
  g_assert_no_error (error);
  result = g_string_new_len (text, (gssize) length);
  g_free (text);
  return result;
}

/* A file of a test, in its own folder. */
static GFile *
write_file (const char *bytes,
            gsize       length)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "chat.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GopsChatReader *
open_chat (GFile                 *file,
           const GopsChatOptions *options,
           GopsImportReport      *report,
           GError               **error)
{
  static const GopsChatOptions none = { .encoding = NULL };

  return gops_whatsapp_format.open (file, options != NULL ? options : &none, report, NULL, error);
}

/* --- entries as text --- */

static void
append_person (GString              *out,
               const GopsChatPerson *person)
{
  g_string_append_printf (out, "%s%s%s", person->name, *person->phone != '\0' ? " " : "", person->phone);
  if (person->me)
    g_string_append (out, "(me)");
}

static void
append_people (GString              *out,
               const GopsChatPerson *people,
               guint                 n)
{
  g_string_append_c (out, '|');
  for (guint i = 0; i < n; i++)
    {
      g_string_append (out, i > 0 ? ", " : "");
      append_person (out, &people[i]);
    }
}

static void
append_entry (GString             *out,
              const GopsChatEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
  g_auto (GStrv) lines = g_strsplit (entry->body, "\n", -1);
  g_autofree char *body = g_strjoinv ("\\n", lines);

  g_string_append_printf (out, "%lu|%s|%s|", (gulong) entry->line, text,
                          entry->kind == GOPS_CHAT_EVENT ? gops_chat_event_get_id (entry->event)
                          : gops_chat_kind_get_id (entry->kind));
  append_person (out, &entry->sender);
  append_people (out, entry->people, entry->n_people);
  append_people (out, entry->mentions, entry->n_mentions);
  g_string_append_printf (out, "|%s|%s\n", entry->detail, body);
}

static void
check_entry (const GopsChatEntry *entry)
{
  g_assert_true (g_utf8_validate (entry->body, -1, NULL));
  g_assert_true (g_utf8_validate (entry->sender.name, -1, NULL));
  g_assert_cmpuint (strlen (entry->body), <=, GOPS_CHAT_MAX_BODY);
  g_assert_cmpuint (entry->room, ==, 0);
  g_assert_cmpstr (entry->key, ==, "");
  if (entry->kind != GOPS_CHAT_EVENT)
    g_assert_false (gops_chat_person_is_nobody (&entry->sender));
  for (guint i = 0; i < entry->n_people; i++)
    g_assert_false (gops_chat_person_is_nobody (&entry->people[i]));
}

/* What a chat comes to: a line for the room and what was found out, one for each entry, one for all that was left out. */
static char *
dump_reader (GopsChatReader         *reader,
             const GopsImportReport *report)
{
  static const char *const orders[] = { "-", "dmy", "mdy", "ymd" };
  const GopsChatFindings *findings = gops_chat_reader_get_findings (reader);
  const GopsChatRoom *room = gops_chat_reader_get_rooms (reader)->pdata[0];
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const GopsChatEntry *entry;
  guint64 line = 0;

  g_string_append_printf (out, "%s|%s|%s|%s\n", room->name, room->is_group ? "group" : "two", orders[findings->order],
                          findings->order_reason != NULL ? findings->order_reason : "");
  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    {
      check_entry (entry);
      g_assert_cmpuint (entry->line, >, line);
      line = entry->line;
      append_entry (out, entry);
    }
  g_assert_no_error (error);
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      g_string_append_printf (out, "! %lu%s %s\n", (gulong) skipped->line, skipped->whole_record ? " whole:" : ":",
                              skipped->reason);
    }
  return g_string_free (out, FALSE);
}

static char *
dump_file (GFile                 *file,
           const GopsChatOptions *options)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = open_chat (file, options, report, &error);

  g_assert_no_error (error);
  g_assert_true (gops_chat_reader_get_findings (reader)->wall_clock);
  g_assert_false (gops_chat_reader_get_findings (reader)->has_keys);
  return dump_reader (reader, report);
}

static char *
dump_bytes (const char            *bytes,
            gsize                  length,
            const GopsChatOptions *options)
{
  g_autoptr (GFile) file = write_file (bytes, length);

  return dump_file (file, options);
}

/* --- samples --- */

static const char *const samples[] = {
  "WhatsApp Chat with Chess_ Tuesdays", "iphone-german", "与周末爬山的 WhatsApp 聊天", "two-orders", "pasted", "names",
  "vietnamese", "arabic", "hostile",
};

static void
test_sample (gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, ".txt", NULL), *entries = g_strconcat (data, ".entries", NULL);
  g_autoptr (GFile) file = sample_file (name);
  g_autoptr (GString) expected = sample_text (entries);
  g_autofree char *got = dump_file (file, NULL);

  g_assert_cmpstr (got, ==, expected->str);
}

/* --- the order of dates --- */

static void
test_doubt (void)
{
  g_autoptr (GFile) file = sample_file ("doubt.txt");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GError) error = NULL;
  g_autofree char *day_first = NULL, *month_first = NULL;
  GopsChatOptions options = { .guess_order = TRUE };
  g_autoptr (GopsChatReader) reader = open_chat (file, NULL, report, &error);

  g_assert_null (reader);
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER);
  g_assert_nonnull (strstr (error->message, "line 1 of doubt.txt: 3/4/24"));
  g_assert_nonnull (strstr (error->message, "2024-04-03"));
  g_assert_nonnull (strstr (error->message, "2024-03-04"));

  reader = open_chat (file, &options, report, NULL);
  g_assert_nonnull (gops_chat_reader_get_findings (reader)->order_doubt);
  g_assert_cmpint (gops_chat_reader_get_findings (reader)->order, ==, GOPS_DATE_ORDER_DMY);
  options = (GopsChatOptions) { .order = GOPS_DATE_ORDER_MDY };
  month_first = dump_file (file, &options);
  options.order = GOPS_DATE_ORDER_DMY;
  day_first = dump_file (file, &options);
  g_assert_nonnull (strstr (month_first, "1|2024-03-04 10:00:00|text|Rosa"));
  g_assert_nonnull (strstr (day_first, "1|2024-04-03 10:00:00|text|Rosa"));
}

static const struct
{
  const char *name;
  const char *text;
  const char *first;   /* day; NULL: in doubt */
} orders[] = {
  { "number-over-12", "1/2/24, 9:00 - A: x\n13/2/24, 9:00 - A: x\n", "2024-02-01" },
  { "rising", "3/4/24, 9:00 - A: x\n4/4/24, 9:00 - A: x\n5/4/24, 9:00 - A: x\n2/5/24, 9:00 - A: x\n", "2024-04-03" },
  { "file-of-the-day", "2/3/24, 9:00 - A: x\n2/3/24, 9:00 - A: IMG-20240302-WA0001.jpg (file attached)\n", "2024-03-02" },
  { "file-of-the-day-month-first", "2/3/24, 9:00 - A: IMG-20240203-WA0001.jpg (file attached)\n", "2024-02-03" },
  { "file-of-an-iphone", "[2/3/24, 9:00:00] A: <attached: 00000001-PHOTO-2024-02-03-09-00-00.jpg>\n", "2024-02-03" },
  { "file-of-another-day", "2/3/24, 9:00 - A: IMG-20230101-WA0001.jpg (file attached)\n", NULL },
  { "moves", "1/2/24, 9:00 - A: x\n2/2/24, 9:00 - A: x\n3/2/24, 9:00 - A: x\n4/2/24, 9:00 - A: x\n5/2/24, 9:00 - A: x\n"
             "6/2/24, 9:00 - A: x\n", "2024-02-01" },
  { "dots", "2.3.24, 9:00 - A: x\n", "2024-03-02" },
  { "dashes", "02-03-2024 09:00 - A: x\n", "2024-03-02" },
  { "language", "2/3/24, 9:00 - A: x\n2/3/24, 9:01 - A hat B hinzugefügt\n", "2024-03-02" },
  { "language-of-an-iphone", "[2/3/24, 9:00:00] A: x\n[2/3/24, 9:01:00] A hat B hinzugefügt\n", NULL },
  { "english", "2/3/24, 9:00 - A: x\n2/3/24, 9:01 - A added B\n", NULL },
  { "no-matter", "3/3/24, 9:00 - A: x\n4/4/24, 9:00 - A: x\n", "2024-03-03" },
  { "year-first", "2024/3/2 9:00 - A: x\n", "2024-03-02" },
  { "year-first-of-two-digits", "24-03-02, 9:00 - A: x\n24-03-31, 9:00 - A: x\n", "2024-03-02" },
  { "hours-changed", "25/3/24, 9:00 - A: x\n2/4/24, 9:00 AM - A: x\n", "2024-03-25" },
};

static void
test_order (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GFile) file = write_file (orders[i].text, strlen (orders[i].text));
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = open_chat (file, NULL, report, &error);
  g_autofree char *dump = NULL;

  if (orders[i].first == NULL)
    {
      g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER);
      return;
    }
  g_assert_no_error (error);
  dump = dump_reader (reader, report);
  g_assert_true (g_str_has_prefix (strchr (dump, '\n') + 3, orders[i].first));
}

/* --- who made the export --- */

static void
test_me (void)
{
  static const char text[] = "25/3/24, 9:00 - Ada added you\n25/3/24, 9:01 - You: hi\n";
  static const char known[] = "25/3/24, 9:00 - Ada added you\n25/3/24, 9:01 - Bob: You deleted this message\n";
  g_autoptr (GFile) file = write_file (text, strlen (text));
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GopsChatReader) reader = open_chat (file, NULL, report, NULL);
  GopsChatOptions options = { .me = "Bob" };
  g_autofree char *asked = dump_reader (reader, report), *told = dump_file (file, &options), *found = NULL;

  g_assert_true (gops_chat_reader_get_findings (reader)->has_me);
  g_assert_nonnull (strstr (asked, "joined|Ada|(me)|"));
  g_assert_nonnull (strstr (asked, "text|(me)|"));
  g_assert_nonnull (strstr (told, "joined|Ada|Bob|"));
  g_assert_nonnull (strstr (told, "text|Bob|"));
  found = dump_bytes (known, strlen (known), NULL);
  g_assert_nonnull (strstr (found, "joined|Ada|Bob|"));
}

/* --- zones --- */

static void
test_zone (void)
{
  static const char text[] = "[31/03/2024, 01:30:00] A: x\r\n[31/03/2024, 03:30:00] A: y\r\n";
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  GopsChatOptions options = { .zone = zone };
  g_autofree char *dump = dump_bytes (text, strlen (text), &options);

  if (zone == NULL)
    {
      g_test_skip ("no time zones here");
      return;
    }
  g_assert_nonnull (strstr (dump, "1|2024-03-31 00:30:00"));
  g_assert_nonnull (strstr (dump, "2|2024-03-31 01:30:00"));
}

/* --- encodings and damage --- */

static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "GB18030" };
  g_autoptr (GString) text = sample_text ("与周末爬山的 WhatsApp 聊天.txt");
  g_autofree char *expected = dump_bytes (text->str, text->len, NULL), *with_mark = NULL, *with_mark_dump = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (text->str, (gssize) text->len, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *dump = dump_bytes (bytes, length, NULL);

      g_test_message ("%s", encodings[i]);
      g_assert_cmpstr (dump, ==, expected);
    }
  with_mark = g_strconcat ("\357\273\277", text->str, NULL);
  with_mark_dump = dump_bytes (with_mark, strlen (with_mark), NULL);
  g_assert_cmpstr (with_mark_dump, ==, expected);
}

static void
test_damage (void)
{
  static const char text[] = "25/3/24, 9:00 - Ada: gr\xfc\xdf and more words, so that it stays UTF-8: größer, über, für\n"
                             "25/3/24, 9:01 - B\xff" "b: hi\n25/3/24, 9:02 - Ada: zero \0 byte\n";
  g_autofree char *dump = dump_bytes (text, sizeof text - 1, &(GopsChatOptions) { .encoding = "UTF-8" });

  g_assert_nonnull (strstr (dump, "Ada|||"));
  g_assert_nonnull (strstr (dump, "B\357\277\275b"));
  g_assert_nonnull (strstr (dump, "zero \357\277\275 byte"));
  g_assert_nonnull (strstr (dump, "! 1: byte"));
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "\n\n", "hello\nworld\n", "{\"a\": 1}", "25/3/24\n", "[" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GFile) file = write_file (texts[i], strlen (texts[i]));
      g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
      g_autoptr (GError) error = NULL;

      g_assert_null (open_chat (file, NULL, report, &error));
      g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY);
    }
}

/* --- cut, sliced, long --- */

/* Everything up to the last entry is as in the whole file, and of the last at most its text is shorter, which is told
 * unless the cut is @at_line_end. */
static void
check_cut (const char *cut,
           const char *whole,
           gboolean    at_line_end)
{
  g_auto (GStrv) cut_lines = g_strsplit (strchr (cut, '\n') + 1, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (strchr (whole, '\n') + 1, "\n", -1);
  guint n = 0;

  while (cut_lines[n] != NULL && *cut_lines[n] != '\0' && *cut_lines[n] != '!')
    n++;
  g_assert_cmpuint (n, <=, g_strv_length (lines));
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpstr (cut_lines[i], ==, lines[i]);
  if (n > 0 && !g_str_equal (cut_lines[n - 1], lines[n - 1]))
    {
      g_auto (GStrv) cut_parts = g_strsplit (cut_lines[n - 1], "|", -1), parts = g_strsplit (lines[n - 1], "|", -1);

      g_assert_cmpstr (cut_parts[0], ==, parts[0]);   /* line */
      g_assert_cmpstr (cut_parts[1], ==, parts[1]);   /* time */
      g_assert_cmpstr (cut_parts[3], ==, parts[3]);   /* sender; the kind is another where the marker of a picture is cut */
      g_assert_cmpstr (cut_parts[4], ==, parts[4]);   /* people */
      g_assert_true (at_line_end || strstr (cut, "\n! ") != NULL);
    }
}

static void
test_cut (gconstpointer data)
{
  g_autoptr (GString) text = sample_text (data);
  gboolean month_first = g_str_has_prefix (data, "WhatsApp Chat with");
  GopsChatOptions options = {
    .order = month_first ? GOPS_DATE_ORDER_MDY : GOPS_DATE_ORDER_DMY, .encoding = "UTF-8", .me = "Me",
  };
  g_autofree char *whole = dump_bytes (text->str, text->len, &options);

  for (gsize length = 0; length < text->len; length++)
    {
      g_autoptr (GFile) file = write_file (text->str, length);
      g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsChatReader) reader = open_chat (file, &options, report, &error);
      g_autofree char *cut = NULL;

      if (reader == NULL)
        g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY);
      else
        {
          cut = dump_reader (reader, report);
          check_cut (cut, whole, text->str[length - 1] == '\n');
        }
    }
}

/* The same wherever the blocks of the file end. */
static void
test_block_ends (void)
{
  g_autoptr (GString) text = sample_text ("iphone-german.txt");
  g_autofree char *expected = NULL;

  for (gsize padding = 64 * 1024 - 700; padding < 64 * 1024 + 10; padding += 7)
    {
      g_autoptr (GString) padded = g_string_new ("[05.03.23, 09:00:00] Jutta Feld: ");
      g_autofree char *dump = NULL;

      while (padded->len < padding)
        g_string_append_c (padded, 'x');
      g_string_append (padded, "\r\n");
      g_string_append_len (padded, text->str, (gssize) text->len);
      dump = dump_bytes (padded->str, padded->len, NULL);
      if (expected == NULL)
        expected = g_strdup (strstr (dump, "\n2|"));
      g_assert_cmpstr (strstr (dump, "\n2|"), ==, expected);
    }
}

static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("25/3/24, 9:00 - Ada: ");
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GopsChatReader) reader = NULL;
  const GopsChatEntry *entry;

  while (text->len < 2 * 1024 * 1024)
    g_string_append (text, "群主说");
  g_string_append (text, "\nand on\n25/3/24, 9:01 - Bob: ");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "many\n");
  g_string_append (text, "25/3/24, 9:02 - Ada: short\n");
  file = write_file (text->str, text->len);
  reader = open_chat (file, NULL, report, NULL);
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  check_entry (entry);
  g_assert_cmpuint (strlen (entry->body), >, GOPS_CHAT_MAX_BODY - 4);
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  check_entry (entry);
  g_assert_cmpstr (entry->sender.name, ==, "Bob");
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL));
  g_assert_cmpstr (entry->body, ==, "short");
  g_assert_cmpuint (entry->line, ==, 100003);
  g_assert_cmpuint (report->n_skipped, ==, 2);
  g_assert_true (gops_chat_reader_next (reader, &entry, NULL, NULL) && entry == NULL);
}

/* More names than any group has: they are read, and not all of them kept. */
static void
test_many_names (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GopsChatReader) reader = NULL;
  const GopsChatEntry *entry;
  guint n = 0;

  for (guint i = 0; i < 80000; i++)
    g_string_append_printf (text, "25/3/24, 9:00 - Person number %u: hi\n", i);
  file = write_file (text->str, text->len);
  reader = open_chat (file, NULL, report, NULL);
  while (gops_chat_reader_next (reader, &entry, NULL, NULL) && entry != NULL)
    {
      g_autofree char *name = g_strdup_printf ("Person number %u", n++);

      g_assert_cmpstr (entry->sender.name, ==, name);
      g_assert_cmpstr (entry->body, ==, "hi");
    }
  g_assert_cmpuint (n, ==, 80000);
}

static void
test_rate (void)
{
  static const struct
  {
    const char *name;
    guint       least, most;
  } files[] = {
    { "WhatsApp Chat with Chess_ Tuesdays.txt", 100, 100 }, { "iphone-german.txt", 60, 99 }, { "two-orders.txt", 60, 99 },
    { "与周末爬山的 WhatsApp 聊天.txt", 100, 100 },           { "hostile.txt", 60, 99 },       { "names.entries", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GFile) file = sample_file (files[i].name);
      g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL);
      guint rate = gops_whatsapp_format.rate (head);

      g_test_message ("%s", files[i].name);
      g_assert_cmpuint (rate, >=, files[i].least);
      g_assert_cmpuint (rate, <=, files[i].most);
    }
  g_assert_true (gops_chat_format_find ("whatsapp") == &gops_whatsapp_format);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/whatsapp/sample/%u", i);

      g_test_add_data_func (path, samples[i], test_sample);
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/whatsapp/order/", orders[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_order);
    }
  g_test_add_func ("/intake/whatsapp/doubt", test_doubt);
  g_test_add_func ("/intake/whatsapp/me", test_me);
  g_test_add_func ("/intake/whatsapp/zone", test_zone);
  g_test_add_func ("/intake/whatsapp/encodings", test_encodings);
  g_test_add_func ("/intake/whatsapp/damage", test_damage);
  g_test_add_func ("/intake/whatsapp/nothing", test_nothing);
  g_test_add_data_func ("/intake/whatsapp/cut/android", "WhatsApp Chat with Chess_ Tuesdays.txt", test_cut);
  g_test_add_data_func ("/intake/whatsapp/cut/iphone", "iphone-german.txt", test_cut);
  g_test_add_data_func ("/intake/whatsapp/cut/chinese", "与周末爬山的 WhatsApp 聊天.txt", test_cut);
  g_test_add_func ("/intake/whatsapp/block-ends", test_block_ends);
  g_test_add_func ("/intake/whatsapp/long-line", test_long_line);
  g_test_add_func ("/intake/whatsapp/many-names", test_many_names);
  g_test_add_func ("/intake/whatsapp/rate", test_rate);
  return g_test_run ();
}
