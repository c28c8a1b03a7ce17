/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of a workspace that stays open over midnight, and what is told when one can't be written. */

#include "config.h"

#include <glib/gstdio.h>

#include "gops-caretaker.h"
#include "gops-day.h"
#include "gops-test-store.h"
#include "gops-ui-test.h"

static void
pin (GopsStore  *store,
     const char *day,
     int         minutes)
{
  gops_store_pin_clock (store, gops_instant_of_day (gops_day_parse (day), minutes, NULL));
}

static gboolean
has_backup (GopsStore  *store,
            const char *day)
{
  g_autofree char *folder = gops_workspace_dup_backup_folder (store);
  g_autofree char *name = g_strconcat (day, ".groupops", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
on_problem_cb (guint *n_problems)
{
  ++*n_problems;
}

static void
test_every_day (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsCaretaker) caretaker = gops_caretaker_new (test.store, 1);
  guint n_problems = 0;

  g_signal_connect_swapped (caretaker, "problem", G_CALLBACK (on_problem_cb), &n_problems);
  pin (test.store, "2026-11-21", 12 * 60);
  gops_caretaker_look (caretaker);
  pump_until (has_backup (test.store, "2026-11-21"));
  pin (test.store, "2026-11-22", 1);
  pump_until (has_backup (test.store, "2026-11-22"));   /* nobody has opened anything */
  g_assert_cmpuint (n_problems, ==, 0);
}

static void
test_not_before_it_is_told (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsCaretaker) caretaker = gops_caretaker_new (test.store, 1);
  gboolean late = FALSE;
  guint id = g_timeout_add (1500, gops_on_deadline_cb, &late);

  pin (test.store, "2026-11-21", 0);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
  (void) id;   /* ran out */
  g_assert_false (has_backup (test.store, "2026-11-21"));
}

/* The workspace is not kept open: it can be replaced while the caretaker still stands there. */
static void
test_lets_go (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsCaretaker) caretaker = gops_caretaker_new (test.store, 1);
  gpointer weak = test.store;

  g_object_add_weak_pointer (G_OBJECT (test.store), &weak);
  g_clear_object (&test.store);
  g_assert_null (weak);
  gops_caretaker_look (caretaker);
}

static void
test_problem (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsCaretaker) caretaker = gops_caretaker_new (test.store, 60);
  g_autofree char *folder = gops_workspace_dup_backup_folder (test.store);
  g_autofree char *above = g_path_get_dirname (folder);
  guint n_problems = 0;

  g_assert_cmpint (g_mkdir_with_parents (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_signal_connect_swapped (caretaker, "problem", G_CALLBACK (on_problem_cb), &n_problems);
  gops_caretaker_look (caretaker);
  pump_until (n_problems == 1);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("gops-data-XXXXXX", NULL);
  int result;

  g_setenv ("XDG_DATA_HOME", home, TRUE);   /* backups go there */
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/caretaker/every-day", test_every_day);
  g_test_add_func ("/caretaker/not-before-it-is-told", test_not_before_it_is_told);
  g_test_add_func ("/caretaker/lets-go", test_lets_go);
  g_test_add_func ("/caretaker/problem", test_problem);
  result = g_test_run ();
  gops_test_remove_tree (home);
  return result;
}
