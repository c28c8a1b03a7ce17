/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that commands write: what their names must end in, and how they are told. */
#pragma once

#include "gops-cli.h"

/* @endings: with blanks between; the case of @path's does not matter. */
gboolean gops_cli_check_ending   (const char  *path,
                                  const char  *endings,
                                  GError     **error);

/* Writes @text (transfer full) to @path, all or nothing; that file is the whole result. */
gboolean gops_cli_write_text     (GopsCli     *self,
                                  const char  *path,
                                  char        *text,
                                  GError     **error);

/* A file among others that the command has written. @notes: (nullable) (element-type utf8) */
void     gops_cli_add_file       (GopsCli     *self,
                                  const char  *path,
                                  GPtrArray   *notes);

/* The whole result: one file. @notes: (nullable) (element-type utf8) */
void     gops_cli_add_one_file   (GopsCli     *self,
                                  const char  *path,
                                  GPtrArray   *notes);

/* The same for one that was just drawn in this thread. */
void     gops_cli_add_drawn_file (GopsCli     *self,
                                  const char  *path);
