/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-cli.h"

int
main (int    argc,
      char **argv)
{
  return gops_cli_main (argc, argv);
}
