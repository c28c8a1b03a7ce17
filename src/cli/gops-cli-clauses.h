/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clauses from a file. */
#pragma once

#include "gops-cli.h"

gboolean gops_cli_import_clauses (GopsCli  *self,
                                  GFile    *file,
                                  GError  **error);
