/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier schemes and runs. */
#pragma once

#include "gops-cli.h"
#include "gops-tier-scheme.h"

/* What “import FILE.json --format tiers” does. */
gboolean gops_cli_import_scheme   (GopsCli               *self,
                                   GFile                 *file,
                                   GError               **error);

/* Of --scheme, else the group's. (transfer none) (nullable) */
const GopsTierScheme *gops_cli_find_scheme (GopsCli       *self,
                                   gint64                 group,
                                   GError               **error);

/* gops-cli-tier-moves.c: the command “moves” */
gboolean gops_cli_run_moves       (GopsCli               *self,
                                   GError               **error);
