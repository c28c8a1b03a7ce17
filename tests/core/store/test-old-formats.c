/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces that earlier programs wrote, each with an undone action: they open with everything in them. */

#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"

#include <gio/gio.h>

/* The file of which @name is the packed copy. Returns: (transfer full): its path */
static char *
unpack (GopsTestStore *test,
        const char    *name)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "data", "workspaces", name, NULL);
  g_autofree char *path = g_build_filename (test->folder, "unpacked.groupops", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (packed), to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) in = g_file_read (from, NULL, &error);
  g_autoptr (GFileOutputStream) out = g_file_create (to, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (G_INPUT_STREAM (in), G_CONVERTER (gzip));

  g_output_stream_splice (G_OUTPUT_STREAM (out), plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

/* A workspace that a program of the third format wrote: posters had no channels, and an undone action still has its rows
 * without that column. */
static void
test_third_format (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = unpack (&test, "format-3.groupops.gz");
  g_autofree char *backup = g_strconcat (path, ".format-3.bak", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  gops_assert_query (store, "PRAGMA user_version", G_STRINGIFY (GOPS_SCHEMA_VERSION));
  gops_assert_query (store, "SELECT group_concat (name, ', ') FROM (SELECT name FROM chat_group ORDER BY id)", "晨跑老群, Old Runners");
  gops_assert_query (store, "SELECT group_concat (name, ', ') FROM (SELECT name FROM person ORDER BY name)", "Ada, Bob");
  gops_assert_query (store, "SELECT count(*), count (channel_id) FROM poster", "7|0");
  gops_assert_query (store, "SELECT count(*) FROM channel", "0");
  g_assert_true (gops_store_redo (store, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT name FROM chat_group WHERE platform = 'qq'", "后来的群");
  gops_assert_query (store, "SELECT count(*) > 7, count (channel_id) FROM poster", "1|0");
  for (guint i = 0; i < 5; i++)
    gops_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT count(*) FROM poster", "0");
}

/* A workspace that a program of the fourth format wrote: no item happened again and again, and nobody knew what came of
 * one. */
static void
test_fourth_format (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = unpack (&test, "format-4.groupops.gz");
  g_autofree char *backup = g_strconcat (path, ".format-4.bak", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  gops_assert_query (store, "PRAGMA user_version", G_STRINGIFY (GOPS_SCHEMA_VERSION));
  gops_assert_query (store, "SELECT count(*), sum (status = 'done'), min (on_date) FROM plan_item", "70|1|2026-11-30");
  gops_assert_query (store, "SELECT count(*) FROM plan_item WHERE recurrence = '' AND series IS NULL AND remind_before = -1"
                     " AND result_reads = -1 AND result_sales = -1", "70");
  g_assert_true (gops_store_redo (store, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT name FROM chat_group WHERE platform = 'qq'", "Later");
  gops_assert_query (store, "SELECT count(*) > 70, min (remind_before), max (result_joins) FROM plan_item", "1|-1|-1");
  for (guint i = 0; i < 4; i++)
    gops_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT count(*) FROM plan_item", "0");
}

/* A workspace that a program of the fifth format wrote: nobody had noted by hand how members are called, and no item was
 * evergreen or about a person. */
static void
test_fifth_format (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = unpack (&test, "format-5.groupops.gz");
  g_autofree char *backup = g_strconcat (path, ".format-5.bak", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  gops_assert_query (store, "PRAGMA user_version", G_STRINGIFY (GOPS_SCHEMA_VERSION));
  gops_assert_query (store, "SELECT count(*), sum (status = 'done'), count (series), sum (recurrence <> '') FROM plan_item", "101|1|1|1");
  gops_assert_query (store, "SELECT count(*) FROM plan_item WHERE anchor = '' AND sop_entry = '' AND reuse_after = -1 AND person_id IS NULL", "101");
  g_assert_true (gops_store_redo (store, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT name FROM chat_group WHERE platform = 'telegram'", "Later");
  for (guint i = 0; i < 6; i++)
    gops_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT count(*) FROM plan_item", "0");
}

/* A workspace that a program of the sixth format wrote: posters were as their templates have them, and nobody knew where they
 * hang. */
static void
test_sixth_format (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = unpack (&test, "format-6.groupops.gz");
  g_autofree char *backup = g_strconcat (path, ".format-6.bak", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  gops_assert_query (store, "PRAGMA user_version", G_STRINGIFY (GOPS_SCHEMA_VERSION));
  gops_assert_query (store, "SELECT count(*), sum (changes = '') FROM poster", "8|8");
  gops_assert_query (store, "SELECT count(*), (SELECT count(*) FROM material), (SELECT count(*) FROM roster_turn) FROM channel", "1|1|1");
  gops_assert_query (store, "SELECT (SELECT count(*) FROM brand), (SELECT count(*) FROM posting)", "0|0");
  g_assert_true (gops_store_redo (store, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT name FROM chat_group WHERE platform = 'qq'", "后来的群");
  gops_assert_query (store, "SELECT count(*) > 8, sum (changes <> '') FROM poster", "1|0");
  for (guint i = 0; i < 8; i++)
    gops_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  gops_assert_query (store, "SELECT count(*) FROM poster", "0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/old-formats/third", test_third_format);
  g_test_add_func ("/store/old-formats/fourth", test_fourth_format);
  g_test_add_func ("/store/old-formats/fifth", test_fifth_format);
  g_test_add_func ("/store/old-formats/sixth", test_sixth_format);
  return g_test_run ();
}
