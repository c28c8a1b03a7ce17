/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of a workspace that is open, while it is looked at again. */
#include "config.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gops-store-private.h"
#include "gops-test-store.h"

#define SHARED_FIRST 0x40000002   /* where SQLite's readers lock: https://www.sqlite.org/src/file/src/os.h */
#define SHARED_SIZE  510

/* Whether another process finds the file locked: locks do not show to their own. */
static gboolean
is_locked (const char *path)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 ? lock.l_type != F_UNLCK : 2);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 1;
}

static void
test_look_keeps_locks (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsStore) other = NULL;
  g_autoptr (GError) error = NULL;
  guint version = 0;

  g_assert_true (gops_store_begin (test.store, &error, "Set up", NULL));
  (void) gops_test_add_group (test.store, "Group");
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_true (is_locked (test.path));
  g_assert_true (gops_store_look (test.path, test.store->schema, &version, &error));
  g_assert_true (is_locked (test.path));
  other = gops_store_open_to_read (test.path, test.store->schema, &version, &error);
  g_assert_no_error (error);
  g_clear_object (&other);
  g_assert_true (is_locked (test.path));
  gops_test_store_reopen (&test);
  g_assert_true (is_locked (test.path));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/locks/look", test_look_keeps_locks);
  return g_test_run ();
}
