/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats as programs write them in many countries, versions and encodings: files of data/chats/variety, invented for this,
 * each with a sibling that ends with .entries: the format that it must be taken for, then what is in it. */
#include <string.h>

#include "gops-chat-dump.h"

static char *
read_chat (GFile *file)
{
  const GopsChatOptions options = { .guess_order = TRUE };
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, NULL, NULL, NULL);
  const GopsChatFormat *format = gops_chat_format_sniff (head);
  g_autoptr (GopsImportReport) report = NULL;
  g_autoptr (GopsChatReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entries = NULL, *skipped = NULL;

  if (format == NULL)
    return g_strdup ("no chat\n");
  report = gops_import_report_new (format->id);
  reader = format->open (file, &options, report, NULL, &error);
  if (reader == NULL)
    return g_strdup_printf ("%s: %s\n", format->id, error->message);
  entries = gops_chat_dump_entries (reader, &error);
  g_assert_no_error (error);
  skipped = gops_chat_dump_report (report);
  return g_strconcat (format->id, "\n", entries, skipped, NULL);
}

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *told = g_strconcat (path, ".entries", NULL), *expected = NULL, *got = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_get_contents (told, &expected, NULL, NULL));
  got = read_chat (file);
  g_assert_cmpstr (got, ==, expected);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (element-type filename): the files, by name */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".entries"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_assert_cmpuint (paths->len, >, 0);
  return paths;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autofree char *folder = NULL;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "chats", "variety", NULL);
  paths = list_files (folder);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]), *test = g_strconcat ("/intake/variety/", base, NULL);

      g_test_add_data_func (test, paths->pdata[i], test_file);
    }
  return g_test_run ();
}
