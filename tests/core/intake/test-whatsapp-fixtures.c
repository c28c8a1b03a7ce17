/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real and made exports that are not part of the project: GOPS_FIXTURES names the folder they are in. What is expected of
 * each was counted by others. */
#include <gio/gio.h>
#include <string.h>

#include "gops-chat-format.h"
#include "gops-intake-error.h"

#define MDY GOPS_DATE_ORDER_MDY

typedef struct
{
  const char   *file;
  GopsDateOrder order;        /* to be chosen: without it the file is refused */
  int           entries;      /* -1: not counted */
  int           messages;
  int           events;
  int           writers;
  int           joined;       /* people */
  int           left;
  int           removed;
  const char   *first;        /* earliest day */
  const char   *title;        /* of the room */
} Expected;

#define ANY -1, -1, -1, NULL, NULL

static const Expected files[] = {
  { "chat-analytics/4A_11M.txt", MDY, 14, 11, 3, 5, 1, 0, 0, "2020-12-09", "Some cool group chat" },
  { "chat-history-manager/WhatsApp Chat with +123 45 6789.txt", 0, 13, 10, 3, 2, 0, 0, 0, "2023-06-30", "+123 45 6789" },
  { "chat-miner/test_[mmddyy]_24hrs.txt", 0, 9, 6, 3, 5, 1, 0, 0, "2019-01-01", "Groupname" },
  { "chat-miner/test_ddmmyy_24hrs.txt", 0, 9, 6, 3, 5, 1, 0, 0, "2019-01-01", "Groupname" },
  { "chatistics/_chat 4.txt", 0, 3, 3, 0, 1, 0, 0, 0, "2019-09-17", "" },
  { "chatistics/_chat.txt", 0, 21, 20, 1, 2, 0, 0, 0, "2018-01-04", "" },
  { "handmade/WhatsApp Chat with Club_ 2025.txt", 0, 17, 8, 9, 5, 5, 1, 1, "2024-01-03", "Club: 2025" },
  { "handmade/spanish-p-m-nbsp.txt", 0, 4, 3, 1, 2, 1, 0, 0, "2025-03-28", "" },
  { "handmade/与读书打卡的 WhatsApp 聊天.txt", 0, 9, 5, 4, 4, 1, 1, 0, "2024-10-31", "读书打卡" },
  { "port-whatsapp-datadonation/_chat.txt", 0, 10, 9, 1, 4, ANY },
  { "port-whatsapp-datadonation/_chat_file2.txt", 0, 10, 9, 1, 4, ANY },
  { "port-whatsapp-datadonation/_chat_file4.txt", 0, 10, 9, 1, 4, ANY },
  { "rwhatsapp/sample.txt", 0, 9, 7, 2, 2, 0, 0, 0, "2017-07-12", "Tes" },
  { "whats-reader/WhatsApp Chat with Alice.txt", 0, 45, 43, 2, 2, 0, 0, 0, "2024-12-01", "Alice" },
  { "whats-reader/asian-ampm-format-test.txt", 0, 5, 4, 1, 2, ANY },
  { "whats-reader/bracketed-year-first-test.txt", 0, 3, 3, 0, 2, ANY },
  { "whats-reader/european-ampm-format-test.txt", 0, 4, 4, 0, 2, ANY },
  { "whats-reader/french-format-test.txt", 0, 6, -1, -1, -1, ANY },
  { "whats-reader/ios-group/_chat.txt", 0, 39, 33, 6, 4, 4, 0, 0, "2024-12-05", "Smith Family ❤️" },
  { "whats-reader/spanish-format-test.txt", 0, 6, -1, -1, -1, ANY },
  { "whats_json/Gregorian iOS.txt", 0, 25, 22, 3, 2, 0, 0, 0, "2022-03-18", "Elon Musk" },
  { "whats_json/Japanese iOS.txt", 0, 28, 25, 3, 2, 0, 0, 0, "2022-03-18", "Elon Musk" },
  { "whats_json/arabic2_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/czech_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/deutch_android_media.txt", 0, 41, 40, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/english_android.txt", 0, 60, 59, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/english_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/hindi_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/japanese_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/russian_android.txt", 0, 60, 59, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/spanish_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whats_json/ukrainian_ios.txt", 0, 23, 22, 1, 2, 0, 0, 0, "2022-03-18", NULL },
  { "whatsapp-chat-parser-rb/sample.txt", 0, 7, 5, 2, 5, 0, 0, 0, "2025-12-15", NULL },
  { "whatsr/englishandroid24h.txt", 0, 50, 42, 8, 5, 3, 0, 1, "2018-01-29", "Whatsappparsertest2" },
  { "whatsr/englishios24h.txt", 0, 50, 42, 8, 5, 3, 0, 1, "2018-01-29", "Whatsappparsertest2" },
  { "whatsr/germanandroidampm.txt", 0, 50, 42, 8, 5, 3, 0, 1, "2018-01-29", "Whatsappparsertest2" },
  { "whatsr/germaniosampm.txt", 0, 50, 42, 8, 5, 3, 0, 1, "2018-01-29", "Whatsappparsertest2" },
  { "whatstk/lorem-merge-part1.txt", 0, 300, 300, 0, 4, 0, 0, 0, "2019-10-20", "" },
  { "whatstk/lorem-merge-part2.txt", 0, 300, 300, 0, 5, 0, 0, 0, "2020-06-20", "" },
  { "whatstk/lorem.txt", 0, 500, 500, 0, 4, 0, 0, 0, "2020-01-15", "" },
  { "whatstk/pokemon.txt", 0, 20, 18, 2, 8, 0, 0, 0, "2016-04-15", "Pokemon Chat" },
};

/* What comes of a file. */
typedef struct
{
  int         entries, messages, events, joined, left, removed;
  GHashTable *writers;   /* (owned) (element-type utf8 int): messages of each */
  GPtrArray  *times;     /* (owned) (element-type utf8): of each entry, with its sender's name */
  char       *first;     /* (owned) (nullable) */
  char       *title;     /* (owned) */
} Result;

static void
result_clear (Result *self)
{
  g_hash_table_unref (self->writers);
  g_ptr_array_unref (self->times);
  g_free (self->first);
  g_free (self->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static GFile *
find_file (const char *name)
{
  const char *folder = g_getenv ("GOPS_FIXTURES");
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      g_test_skip ("GOPS_FIXTURES is not set");
      return NULL;
    }
  path = g_build_filename (folder, "whatsapp", name, NULL);
  return g_file_new_for_path (path);
}

static void
count_entry (Result              *result,
             const GopsChatEntry *entry)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");
  g_autofree char *clock = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  result->entries++;
  g_ptr_array_add (result->times, g_strdup_printf ("%s %s", clock, entry->sender.name));
  if (result->first == NULL || strcmp (day, result->first) < 0)
    {
      g_free (result->first);
      result->first = g_steal_pointer (&day);
    }
  if (entry->kind != GOPS_CHAT_EVENT)
    {
      int n = GPOINTER_TO_INT (g_hash_table_lookup (result->writers, entry->sender.name));

      result->messages++;
      g_hash_table_insert (result->writers, g_strdup (entry->sender.name), GINT_TO_POINTER (n + 1));
      return;
    }
  result->events++;
  result->joined += entry->event == GOPS_CHAT_JOINED ? (int) entry->n_people : 0;
  result->left += entry->event == GOPS_CHAT_LEFT ? (int) entry->n_people : 0;
  result->removed += entry->event == GOPS_CHAT_REMOVED ? (int) entry->n_people : 0;
}

static void
read_file (GFile         *file,
           GopsDateOrder  order,
           Result        *result)
{
  GopsChatOptions options = { .order = order };
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = gops_chat_format_find ("whatsapp")->open (file, &options, report, NULL, &error);
  const GopsChatEntry *entry;

  g_assert_no_error (error);
  *result = (Result) { .writers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                       .times = g_ptr_array_new_with_free_func (g_free) };
  while (gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL)
    count_entry (result, entry);
  g_assert_no_error (error);
  result->title = g_strdup (((GopsChatRoom *) gops_chat_reader_get_rooms (reader)->pdata[0])->name);
}

static void
check_count (const char *what,
             int         got,
             int         expected)
{
  g_test_message ("%s: %d", what, got);
  if (expected >= 0)
    g_assert_cmpint (got, ==, expected);
}

static void
test_file (gconstpointer data)
{
  const Expected *expected = data;
  g_autoptr (GFile) file = find_file (expected->file);
  g_auto (Result) result = { 0 };

  if (file == NULL)
    {
      result.writers = g_hash_table_new (g_str_hash, g_str_equal);
      result.times = g_ptr_array_new ();
      return;
    }
  read_file (file, expected->order, &result);
  check_count ("entries", result.entries, expected->entries);
  check_count ("messages", result.messages, expected->messages);
  check_count ("events", result.events, expected->events);
  check_count ("writers", (int) g_hash_table_size (result.writers), expected->writers);
  check_count ("joined", result.joined, expected->joined);
  check_count ("left", result.left, expected->left);
  check_count ("removed", result.removed, expected->removed);
  if (expected->first != NULL)
    g_assert_cmpstr (result.first, ==, expected->first);
  if (expected->title != NULL)
    g_assert_cmpstr (result.title, ==, expected->title);
}

/* A file of which no line tells the order of its dates is refused until somebody chooses. */
static void
test_doubt (void)
{
  g_autoptr (GFile) file = find_file ("chat-analytics/4A_11M.txt");
  g_autoptr (GopsImportReport) report = gops_import_report_new ("whatsapp");
  g_autoptr (GError) error = NULL;
  GopsChatOptions options = { .encoding = NULL };

  if (file == NULL)
    return;
  g_assert_null (gops_chat_format_find ("whatsapp")->open (file, &options, report, NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER);
}

static void
assert_same_writers (const Result *a,
                     const Result *b)
{
  GHashTableIter iter;
  gpointer name, n;

  g_assert_cmpuint (g_hash_table_size (a->writers), ==, g_hash_table_size (b->writers));
  g_hash_table_iter_init (&iter, a->writers);
  while (g_hash_table_iter_next (&iter, &name, &n))
    g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (b->writers, name)), ==, GPOINTER_TO_INT (n));
}

/* One chat as four phones export it. */
static void
test_same_chat (void)
{
  static const char *const names[] = { "whatsr/englishandroid24h.txt", "whatsr/englishios24h.txt",
                                       "whatsr/germanandroidampm.txt", "whatsr/germaniosampm.txt" };
  Result results[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = find_file (names[i]);

      if (file == NULL)
        return;
      read_file (file, GOPS_DATE_ORDER_UNKNOWN, &results[i]);
      assert_same_writers (&results[0], &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    result_clear (&results[i]);
}

/* Minutes: the two files were exported by two phones, which round seconds each in its own way. */
static void
test_calendars (void)
{
  g_autoptr (GFile) gregorian_file = find_file ("whats_json/Gregorian iOS.txt");
  g_autoptr (GFile) japanese_file = find_file ("whats_json/Japanese iOS.txt");
  Result gregorian, japanese;

  if (gregorian_file == NULL || japanese_file == NULL)
    return;
  read_file (gregorian_file, GOPS_DATE_ORDER_UNKNOWN, &gregorian);
  read_file (japanese_file, GOPS_DATE_ORDER_UNKNOWN, &japanese);
  for (guint i = 0; i < gregorian.times->len; i++)
    g_assert_cmpint (strncmp (gregorian.times->pdata[i], japanese.times->pdata[i], strlen ("2022-03-18T14:56")), ==, 0);
  result_clear (&gregorian);
  result_clear (&japanese);
}

/* The times of the messages as target.json beside the files has them, latest first. */
static void
test_target (void)
{
  static const char *const names[] = { "chat-miner/test_[mmddyy]_24hrs.txt", "chat-miner/test_ddmmyy_24hrs.txt" };
  static const char *const target[] = { "2019-01-01T11:25:00 John Doe",    "2019-01-30T20:49:00 Jahn Doe",
                                        "2020-06-10T15:55:00 John-John Doe", "2021-12-10T10:10:00 John Doe 🤓",
                                        "2021-12-20T12:10:00 🤓",           "2021-12-30T22:01:00 John Doe" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = find_file (names[i]);
      Result result;

      if (file == NULL)
        return;
      read_file (file, GOPS_DATE_ORDER_UNKNOWN, &result);
      for (guint j = 0; j < G_N_ELEMENTS (target); j++)
        g_assert_true (g_ptr_array_find_with_equal_func (result.times, target[j], g_str_equal, NULL));
      result_clear (&result);
    }
}

static void
test_hours (void)
{
  static const char *const times[] = { "2025-03-28T21:29:00 user1", "2025-03-29T01:23:00 user2", "2025-03-30T12:37:00 user1" };
  g_autoptr (GFile) file = find_file ("handmade/spanish-p-m-nbsp.txt");
  Result result;

  if (file == NULL)
    return;
  read_file (file, GOPS_DATE_ORDER_UNKNOWN, &result);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpstr (result.times->pdata[i], ==, times[i]);
  result_clear (&result);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/whatsapp/fixture/", files[i].file, NULL);

      g_test_add_data_func (path, &files[i], test_file);
    }
  g_test_add_func ("/intake/whatsapp/fixtures/doubt", test_doubt);
  g_test_add_func ("/intake/whatsapp/fixtures/same-chat", test_same_chat);
  g_test_add_func ("/intake/whatsapp/fixtures/calendars", test_calendars);
  g_test_add_func ("/intake/whatsapp/fixtures/target", test_target);
  g_test_add_func ("/intake/whatsapp/fixtures/hours", test_hours);
  return g_test_run ();
}
