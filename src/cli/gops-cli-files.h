/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that commands write: what their names must end in, and how they are told. */
#pragma once

#include "gops-cli.h"

/* @endings: with blanks between. */
gboolean gops_cli_check_ending   (const char  *path,
                                  const char  *endings,
                                  GError     **error);

/* The whole result: one file, that was just drawn in this thread. */
void     gops_cli_add_drawn_file (GopsCli     *self,
                                  const char  *path);
