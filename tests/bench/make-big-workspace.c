/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-big-workspace FILE [GROUPS [PEOPLE [SEED [MESSAGES]]]]: a large workspace to try the application with. */

#include "gops-big-workspace.h"

int
main (int    argc,
      char **argv)
{
  GopsBigWorkspace size = { 1000, 500000, 1, 0 };
  guint *numbers[] = { &size.groups, &size.people, &size.seed, &size.messages };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;

  if (argc < 2 || argc > 6)
    {
      g_printerr ("make-big-workspace FILE [GROUPS [PEOPLE [SEED [MESSAGES]]]]\n");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    *numbers[i - 2] = (guint) g_ascii_strtoull (argv[i], NULL, 10);
  path = g_canonicalize_filename (argv[1], NULL);
  store = gops_big_workspace_create (path, &size, &error);
  if (store == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  return 0;
}
