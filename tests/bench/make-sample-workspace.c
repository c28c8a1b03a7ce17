/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-sample-workspace FILE: the sample, for benchmarks. */

#include "gops-sample.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStore) store = NULL;

  if (argc != 2)
    {
      g_printerr ("make-sample-workspace FILE\n");
      return 2;
    }
  store = gops_sample_create_workspace (argv[1], NULL, &error);
  if (store == NULL)
    g_printerr ("%s\n", error->message);
  return store == NULL;
}
