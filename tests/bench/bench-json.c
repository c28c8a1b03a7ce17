/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON reader and the reader of Telegram exports over a generated export of a million messages, against yajl with its
 * check of UTF-8 over the same file; and the most memory that they take. GOPS_BENCH_MESSAGES sets another size. */

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "gops-bench.h"
#include "gops-big-chat.h"
#include "gops-chat-format.h"
#include "gops-json-pull.h"
#include "gops-test-store.h"

#define ROUNDS 5
#define BLOCK  (64 * 1024)
#define MEMORY (16.0 * 1024 * 1024)

/* --- what was read: all readers must come to the same --- */

typedef struct
{
  guint64 values;
  guint64 bytes;   /* of texts and numbers */
} Sum;

static int
on_yajl_text_cb (void                *data,
                 const unsigned char *text,
                 size_t               length)
{
  Sum *sum = data;

  sum->values++;
  sum->bytes += length;
  return 1;
}

static int
on_yajl_key_cb (void                *data,
                const unsigned char *text,
                size_t               length)
{
  ((Sum *) data)->values++;
  return 1;
}

static int
on_yajl_number_cb (void       *data,
                   const char *text,
                   size_t      length)
{
  return on_yajl_text_cb (data, (const unsigned char *) text, length);
}

static double
read_with_yajl (const char *path,
                Sum        *sum)
{
  static const yajl_callbacks callbacks = {
    .yajl_number = on_yajl_number_cb, .yajl_string = on_yajl_text_cb, .yajl_map_key = on_yajl_key_cb,
  };
  double start = gops_bench_seconds ();
  yajl_handle handle = yajl_alloc (&callbacks, NULL, sum);
  g_autofree guchar *block = g_malloc (BLOCK);
  FILE *file = fopen (path, "r");
  gsize got;

  while ((got = fread (block, 1, BLOCK, file)) > 0)
    g_assert_cmpint (yajl_parse (handle, block, got), ==, yajl_status_ok);
  g_assert_cmpint (yajl_complete_parse (handle), ==, yajl_status_ok);
  yajl_free (handle);
  fclose (file);
  return gops_bench_seconds () - start;
}

static void
walk (GopsJsonPull *pull,
      Sum          *sum)
{
  const char *key;
  gsize length;

  switch (gops_json_pull_get_kind (pull))
    {
    case GOPS_JSON_OBJECT:
      for (gops_json_pull_enter_object (pull); gops_json_pull_member (pull, &key);)
        {
          sum->values++;
          walk (pull, sum);
        }
      break;
    case GOPS_JSON_LIST:
      for (gops_json_pull_enter_list (pull); gops_json_pull_element (pull);)
        walk (pull, sum);
      break;
    case GOPS_JSON_STRING:
    case GOPS_JSON_NUMBER:
      g_assert_nonnull (gops_json_pull_text (pull, &length));
      sum->values++;
      sum->bytes += length;
      break;
    default:
      (void) gops_json_pull_is_true (pull);
      break;
    }
}

static GopsJsonPull *
open_pull (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &error);
  GopsJsonPull *pull;

  g_assert_no_error (error);
  pull = gops_json_pull_new (G_INPUT_STREAM (stream), NULL, NULL, &error);
  g_assert_no_error (error);
  return pull;
}

static double
read_all (const char *path,
          Sum        *sum)
{
  double start = gops_bench_seconds ();
  g_autoptr (GopsJsonPull) pull = open_pull (path);

  walk (pull, sum);
  g_assert_null (gops_json_pull_get_error (pull));
  return gops_bench_seconds () - start;
}

static double
pass_over (const char *path)
{
  double start = gops_bench_seconds ();
  g_autoptr (GopsJsonPull) pull = open_pull (path);

  g_assert_false (gops_json_pull_is_true (pull));
  g_assert_null (gops_json_pull_get_error (pull));
  return gops_bench_seconds () - start;
}

static double
read_chat (const char *path,
           guint64    *out_entries)
{
  double start = gops_bench_seconds ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GopsImportReport) report = gops_import_report_new ("telegram");
  const GopsChatOptions none = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsChatReader) reader = gops_chat_format_find ("telegram")->open (file, &none, report, NULL, &error);
  const GopsChatEntry *entry;

  g_assert_no_error (error);
  for (*out_entries = 0; gops_chat_reader_next (reader, &entry, NULL, &error) && entry != NULL;)
    (*out_entries)++;
  g_assert_no_error (error);
  return gops_bench_seconds () - start;
}

/* The line's number in bytes, as in "VmHWM:     1234 kB". */
static double
memory_figure (const char *label)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, label);
  g_assert_nonnull (line);
  return g_ascii_strtod (line + strlen (label), NULL) * 1024;
}

/* What both readers take at most, above what the process holds already: yajl and the maker of the file have left their
 * traces in it. */
static double
peak_of_readers (const char *path)
{
  Sum own = { 0 };
  guint64 entries;
  double held = memory_figure ("VmRSS:");

  g_assert_true (g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  read_all (path, &own);
  read_chat (path, &entries);
  return memory_figure ("VmHWM:") - held;
}

static guint
compare (const char *path,
         guint       n)
{
  GopsBench all = gops_bench_new ("JSON, every value, to yajl", 0.8);
  GopsBench over = gops_bench_new ("JSON, passed over, to yajl", 0.5);
  GopsBench chat = gops_bench_new ("Telegram export, names found, every entry, to yajl", 2.3);
  GopsBench memory = gops_bench_new ("JSON, most memory of the readers, to 16 MB", 1.0);
  guint missed;

  for (int round = 0; round < ROUNDS; round++)
    {
      Sum yajl = { 0 }, own = { 0 };
      guint64 entries;
      double base = read_with_yajl (path, &yajl);

      gops_bench_baseline (&all, base);
      gops_bench_measured (&all, read_all (path, &own));
      g_assert_cmpuint (yajl.values, ==, own.values);
      g_assert_cmpuint (yajl.bytes, ==, own.bytes);
      gops_bench_baseline (&over, base);
      gops_bench_measured (&over, pass_over (path));
      gops_bench_baseline (&chat, base);
      gops_bench_measured (&chat, read_chat (path, &entries));
      g_assert_cmpuint (entries, ==, n);
    }
  gops_bench_baseline (&memory, MEMORY);
  gops_bench_measured (&memory, peak_of_readers (path));
  missed = (guint) !gops_bench_report (&all) + !gops_bench_report (&over) + !gops_bench_report (&chat);
  return missed + !gops_bench_report (&memory);
}

int
main (int    argc,
      char **argv)
{
  const char *asked = g_getenv ("GOPS_BENCH_MESSAGES");
  g_autofree char *folder = g_dir_make_tmp ("groupops-bench-XXXXXX", NULL);
  guint n = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : 1000000;
  g_autofree char *path = gops_big_chat_write (folder, 0, n);
  guint missed = compare (path, n);

  gops_test_remove_tree (folder);
  return missed > 0;
}
