/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people are told when a file cannot be read or written. */

#include "gops-file-problem.h"

#include <string.h>

static void
test_words (void)
{
  static const struct
  {
    void      (*explain) (GFile *file, GError **error);
    int         code;
    const char *says;
  } cases[] = {
    { gops_file_problem_reading, G_IO_ERROR_NOT_FOUND, "check its name" },
    { gops_file_problem_reading, G_IO_ERROR_IS_DIRECTORY, "choose a file in it" },
    { gops_file_problem_reading, G_IO_ERROR_PERMISSION_DENIED, "change its rights" },
    { gops_file_problem_reading, G_IO_ERROR_FAILED, "(as the system says); copy it" },
    { gops_file_problem_writing, G_IO_ERROR_NOT_FOUND, "make it or choose another place" },
    { gops_file_problem_writing, G_IO_ERROR_NO_SPACE, "free some space" },
    { gops_file_problem_writing, G_IO_ERROR_READ_ONLY, "a folder of your own" },
    { gops_file_problem_writing, G_IO_ERROR_TIMED_OUT, "(as the system says); choose another place" },
  };
  g_autoptr (GFile) file = g_file_new_for_path ("/none/清单.csv");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, cases[i].code, "as the system says");

      cases[i].explain (file, &error);
      g_assert_error (error, G_IO_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "/none/清单.csv: "));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_left_alone (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/none");
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "other");

  gops_file_problem_reading (file, &cancelled);
  g_assert_cmpstr (cancelled->message, ==, "cancelled");
  gops_file_problem_writing (file, &other);
  g_assert_cmpstr (other->message, ==, "other");
  gops_file_problem_writing (file, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/file-problem/words", test_words);
  g_test_add_func ("/model/file-problem/left-alone", test_left_alone);
  return g_test_run ();
}
