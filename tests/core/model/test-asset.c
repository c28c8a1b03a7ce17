/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents of files that were copied in: kept once, read back, removed when nothing names them. */
#include <string.h>
#include <glib/gstdio.h>

#include "gops-asset.h"
#include "gops-journal.h"
#include "gops-material.h"
#include "gops-test-store.h"

#define MB   (1024 * 1024)
#define HOUR (3600 * (gint64) G_USEC_PER_SEC)

static GFile *
make_file (GopsTestStore *test,
           const char    *name,
           gsize          size,
           guchar         seed)
{
  g_autofree char *path = g_build_filename (test->folder, name, NULL);
  g_autofree guchar *data = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    data[i] = (guchar) (i * 31 + (i >> 12) + seed);
  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) size, NULL));
  return g_file_new_for_path (path);
}

static GopsAsset
copy (GopsTestStore *test,
      GFile         *file)
{
  g_autoptr (GError) error = NULL;
  GopsAsset asset = { 0 };

  gops_asset_copy_file (test->store, file, NULL, NULL, &asset, &error);
  g_assert_no_error (error);
  return asset;
}

static void
assert_holds (GopsTestStore   *test,
              const GopsAsset *asset,
              GFile           *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) kept = gops_asset_load (test->store, asset->id, &error);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (kept, bytes));
  g_assert_cmpuint (asset->size, ==, g_bytes_get_size (bytes));
}

static void
test_copy (void)
{
  const gsize sizes[] = { 1, MB - 1, MB, MB + 1, 9 * MB + 5 };
  g_auto (GopsTestStore) test = gops_test_store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GFile) file = make_file (&test, "picture.png", sizes[i], (guchar) i);
      GopsAsset asset = copy (&test, file);
      g_autofree char *digest = NULL;
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);

      digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
      g_assert_cmpstr (asset.digest, ==, digest);
      g_assert_false (asset.was_there);
      assert_holds (&test, &asset, file);
    }
  gops_assert_query (test.store, "SELECT max (length (data)), max (number) FROM asset_part", "1048576|9");
  gops_assert_query (test.store, "SELECT count (*) FROM journal_row", "0");
}

static void
test_once (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) file = make_file (&test, "a.png", 3 * MB, 1), other = make_file (&test, "b.jpg", 3 * MB, 1);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  GopsAsset first = copy (&test, file), second = copy (&test, other), third = { 0 };

  g_assert_true (second.was_there);
  g_assert_cmpint (second.id, ==, first.id);
  g_assert_true (gops_asset_copy_bytes (test.store, bytes, &third, NULL));
  g_assert_cmpint (third.id, ==, first.id);
  g_assert_true (g_file_delete (file, NULL, NULL));   /* gone later: it was copied */
  assert_holds (&test, &first, other);
  gops_assert_query (test.store, "SELECT count (*) FROM asset", "1");
}

static void
assert_refused (GopsTestStore *test,
                GFile         *file,
                GIOErrorEnum   code,
                const char    *words)
{
  g_autoptr (GError) error = NULL;
  GopsAsset asset = { .id = 7 };

  g_assert_false (gops_asset_copy_file (test->store, file, NULL, NULL, &asset, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (asset.id, ==, 7);
  gops_assert_query (test->store, "SELECT count (*) FROM asset", "0");
}

static void
test_refused (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) empty = make_file (&test, "empty.png", 0, 0), large = make_file (&test, "large.mov", 1, 0);
  g_autoptr (GFile) folder = g_file_new_for_path (test.folder), gone = g_file_new_for_path ("/gone/for/good.png");
  g_autofree char *path = g_file_get_path (large);

  assert_refused (&test, empty, G_IO_ERROR_INVALID_DATA, "is empty");
  assert_refused (&test, folder, G_IO_ERROR_IS_DIRECTORY, "this is a folder");
  assert_refused (&test, gone, G_IO_ERROR_NOT_FOUND, "there is no such file");
  g_assert_cmpint (truncate (path, (off_t) GOPS_ASSET_MOST_BYTES + 1), ==, 0);
  assert_refused (&test, large, G_IO_ERROR_NO_SPACE, "larger than 256 MB");
}

typedef struct
{
  GCancellable *cancellable;
  guint64       at, last, total;
} Watch;

static void
on_progress_cb (guint64     done,
                guint64     total,
                const char *what,
                gpointer    user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (done, >=, watch->last);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpstr (what, ==, "big.png");
  watch->last = done;
  watch->total = total;
  if (watch->cancellable != NULL && done >= watch->at)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_cancel (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) file = make_file (&test, "big.png", 30 * MB, 3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { NULL, 0, 0, 0 };
  g_autoptr (GopsProgress) progress = gops_progress_new (on_progress_cb, &watch);
  GopsAsset asset = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_false (gops_asset_copy_file (test.store, file, progress, cancellable, &asset, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  watch = (Watch) { cancellable, 1, 0, 0 };
  g_assert_false (gops_asset_copy_file (test.store, file, progress, cancellable, &asset, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gops_assert_query (test.store, "SELECT (SELECT count (*) FROM asset), (SELECT count (*) FROM asset_part)", "0|0");
  watch = (Watch) { NULL, 0, 0, 0 };
  g_assert_true (gops_asset_copy_file (test.store, file, progress, NULL, &asset, NULL));
  g_assert_cmpuint (watch.last, ==, 60 * MB);
  g_assert_cmpuint (watch.total, ==, 60 * MB);
}

static gint64
add_material (GopsTestStore *test,
              gint64         asset)
{
  g_autoptr (GopsMaterial) material = gops_record_new (GOPS_TYPE_MATERIAL, "kind", "picture", "title", "A", "asset-id", asset, NULL);

  g_assert_true (gops_store_begin (test->store, NULL, "Add", NULL));
  g_assert_true (gops_record_insert (material, test->store, NULL));
  g_assert_true (gops_store_commit (test->store, NULL));
  return gops_record_get_id (material);
}

static void
assert_assets (GopsTestStore *test,
               gint64         later,
               guint          orphans,
               const char    *left)
{
  guint n = 0;
  guint64 bytes = 0;

  gops_store_pin_clock (test->store, g_get_real_time () + later);
  g_assert_true (gops_assets_count_orphans (test->store, &n, &bytes, NULL));
  g_assert_cmpuint (n, ==, orphans);
  g_assert_true ((bytes > 0) == (n > 0));
  g_assert_true (gops_assets_remove_orphans (test->store, NULL));
  gops_assert_query (test->store, "SELECT count (*) FROM asset", left);
  gops_store_pin_clock (test->store, 0);
}

static void
test_orphans (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) file = make_file (&test, "a.png", 5 * MB, 1);
  GopsAsset asset = copy (&test, file);
  gint64 id;

  assert_assets (&test, 0, 0, "1");   /* somebody is about to name it */
  id = add_material (&test, asset.id);
  assert_assets (&test, 2 * HOUR, 0, "1");
  g_assert_true (gops_store_begin (test.store, NULL, "Remove", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "DELETE FROM material WHERE id = ?1", "l", id));
  g_assert_true (gops_store_commit (test.store, NULL));
  assert_assets (&test, 2 * HOUR, 0, "1");   /* the journal names it */
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  gops_assert_query (test.store, "SELECT count (*) FROM material WHERE asset_id IS NOT NULL", "1");
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  g_assert_true (gops_store_forget_history (test.store, NULL));
  assert_assets (&test, 2 * HOUR, 1, "0");
  gops_assert_query (test.store, "SELECT count (*) FROM asset_part", "0");
}

static void
test_cut (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GFile) file = make_file (&test, "a.png", 3 * MB, 1);
  GopsAsset asset = copy (&test, file);
  g_autoptr (GError) error = NULL;
  guint n = 9;

  g_assert_true (gops_assets_count_cut (test.store, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "DELETE FROM asset_part WHERE number = 1", NULL));
  g_assert_true (gops_assets_count_cut (test.store, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (gops_store_exec_unjournaled (test.store, NULL, NULL, "DELETE FROM asset", NULL));
  g_assert_null (gops_asset_load (test.store, asset.id, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/asset/copy", test_copy);
  g_test_add_func ("/model/asset/once", test_once);
  g_test_add_func ("/model/asset/refused", test_refused);
  g_test_add_func ("/model/asset/cancel", test_cancel);
  g_test_add_func ("/model/asset/orphans", test_orphans);
  g_test_add_func ("/model/asset/cut", test_cut);
  return g_test_run ();
}
