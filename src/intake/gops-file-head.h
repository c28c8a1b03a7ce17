/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The beginning of a file, for telling what kind of file it is. */
#pragma once

#include <gio/gio.h>

#define GOPS_FILE_HEAD_BYTES   (64 * 1024)
#define GOPS_FILE_HEAD_ENTRIES 1000

/**
 * GopsFileHead:
 * @file: (owned)
 * @name: (owned): the file's name, without its folder
 * @bytes: (owned) (array length=length): the first %GOPS_FILE_HEAD_BYTES bytes, with a zero behind
 * @text: (owned): the same as UTF-8 without a byte order mark, as far as it is text; "" for a file that is none
 * @entries: (owned) (array zero-terminated=1): the names in an archive, at most %GOPS_FILE_HEAD_ENTRIES, texts and
 * tables before media; empty for other files and for archives that cannot be read
 */
typedef struct
{
  GFile  *file;
  char   *name;
  guint8 *bytes;
  gsize   length;
  char   *text;
  char  **entries;
} GopsFileHead;

/**
 * gops_file_head_read:
 * @encoding: (nullable): %NULL: find it out
 *
 * Errors: those of GIO
 */
GopsFileHead *gops_file_head_read        (GFile               *file,
                                          const char          *encoding,
                                          GCancellable        *cancellable,
                                          GError             **error);
void          gops_file_head_free        (GopsFileHead        *self);

/** gops_file_head_has_ending: @ending: ".csv", compared without case */
gboolean      gops_file_head_has_ending  (const GopsFileHead  *self,
                                          const char          *ending);

/** gops_file_name_has_ending: the same for any name */
gboolean      gops_file_name_has_ending  (const char          *name,
                                          const char          *ending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFileHead, gops_file_head_free)
