/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a workspace: whole or not at all, never over another file, and repeatable. */

#include "gops-batch.h"
#include "gops-journal.h"
#include "gops-records.h"
#include "gops-test-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define UUID "6f1c2c1e-7a54-4c1e-9d3b-0f6a5f1c2b3d"
#define NOON G_GINT64_CONSTANT (1795348800000000)

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
fill (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 group = gops_test_add_group (store, "晨跑");
  GopsBatch batch;

  g_assert_true (gops_batch_begin (store, &batch, "members", "list.csv", group, &error, "Import", NULL));
  g_assert_true (gops_batch_resume (store, &batch, &error));
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("成员 %d", i);

      g_assert_true (gops_store_exec (store, &error, "INSERT INTO person (id, name, batch) VALUES (?1, ?2, ?3)", "lsl",
                                      gops_store_new_id (store), name, batch.id));
    }
  g_assert_true (gops_store_commit (store, &error));
  g_assert_true (gops_batch_finish (store, &batch, "{}", &error));
  g_assert_true (gops_workspace_set_setting (store, GOPS_SETTING_CURRENCY, "JPY", &error));
  g_assert_true (gops_store_undo (store, NULL, &error));
  g_assert_no_error (error);
}

static char *
make_pinned (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_create_pinned (path, UUID, 7, NOON, &error);
  g_autofree char *today = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (gops_store_get_uuid (store), ==, UUID);
  today = gops_date_today (store, "UTC");
  g_assert_cmpstr (today, ==, "2026-11-22");
  gops_store_set_author (store, "Sample");
  fill (store);
  return g_steal_pointer (&path);
}

static void
test_repeatable (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *first = make_pinned (test.folder, "first.groupops");
  g_autofree char *second = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize a_size, b_size;

  g_usleep (5000);   /* the real clock goes on */
  second = make_pinned (test.folder, "second.groupops");
  g_assert_true (g_file_get_contents (first, &a, &a_size, NULL));
  g_assert_true (g_file_get_contents (second, &b, &b_size, NULL));
  g_assert_cmpmem (a, a_size, b, b_size);
}

static void
test_over_existing (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *path = g_build_filename (test.folder, "notes.txt", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (gops_workspace_create (path, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "notes.txt"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

static void
test_nothing_beside (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *folder = g_build_filename (test.folder, "deep", "er", NULL);
  g_autofree char *path = g_build_filename (folder, "a.groupops", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = gops_workspace_create (path, &error);

  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* Two connections of one copy never make the same id, not even with a clock that stands still. */
static void
test_ids_of_connections (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) other = NULL;

  gops_store_pin_clock (test.store, NOON);
  other = gops_store_open_again (test.store, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 100; i++)
    gops_test_add_group (i % 3 != 0 ? test.store : other, "group");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/store/create/pinned-is-repeatable", test_repeatable);
  g_test_add_func ("/store/create/never-over-another-file", test_over_existing);
  g_test_add_func ("/store/create/leaves-nothing-beside", test_nothing_beside);
  g_test_add_func ("/store/create/connections-make-different-ids", test_ids_of_connections);

  return g_test_run ();
}
