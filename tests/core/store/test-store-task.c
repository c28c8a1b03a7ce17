/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in threads, and what is told of it when somebody cancels. */
#include "gops-store-task.h"
#include "gops-test-store.h"

typedef struct
{
  GMainLoop *loop;   /* (owned) */
  gpointer   result;
  GError    *error;  /* (owned) (nullable) */
} Told;

static void
on_ended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Told *told = data;

  told->result = gops_store_run_finish (GOPS_STORE (source), result, &told->error);
  g_main_loop_quit (told->loop);
}

/* Somebody cancels when all is done. */
static gpointer
cancelled_late (GopsStore     *store,
                gpointer       data,
                GopsProgress  *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  g_cancellable_cancel (cancellable);
  return GINT_TO_POINTER (7);
}

static void
test_cancelled_late (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) first = g_cancellable_new (), second = g_cancellable_new ();
  Told told = { loop, NULL, NULL };

  gops_store_write_async (test.store, cancelled_late, NULL, NULL, NULL, NULL, NULL, first, on_ended_cb, &told);
  g_main_loop_run (loop);
  g_assert_no_error (told.error);
  g_assert_cmpint (GPOINTER_TO_INT (told.result), ==, 7);

  gops_store_run_async (test.store, cancelled_late, NULL, NULL, NULL, NULL, NULL, second, on_ended_cb, &told);
  g_main_loop_run (loop);
  g_assert_error (told.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (told.result);
  g_clear_error (&told.error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/task/cancelled-late", test_cancelled_late);
  return g_test_run ();
}
