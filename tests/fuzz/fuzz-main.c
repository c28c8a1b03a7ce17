/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What runs a target where there is no libFuzzer: over files, or over all files of folders. Each is named before it is
 * read, so that the last name is the one that crashed. */
#include "gops-fuzz.h"

static void
run_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree guint8 *exact = NULL;
  gsize length;

  g_print ("%s\n", path);
  if (!g_file_get_contents (path, &bytes, &length, &error))
    g_error ("%s", error->message);
  exact = g_memdup2 (bytes, length);   /* without the zero behind: what reads on is found */
  LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", length);
}

static void
run_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *name;

  if (dir == NULL)
    g_error ("%s", error->message);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      run_file (file);
    }
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      run_folder (argv[i]);
    else
      run_file (argv[i]);
  return 0;
}
