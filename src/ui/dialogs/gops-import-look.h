/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen in a file before its members are imported: how it is written, the first values of each column. */
#pragma once

#include "gops-member-import.h"

G_BEGIN_DECLS

typedef struct
{
  GopsMemberImport *import;    /* (owned) */
  char             *name;      /* (owned): of the file, for people */
  char             *how;       /* (owned): encoding and separator, with reasons */
  GPtrArray        *samples;   /* (owned) (element-type utf8): per column its first values */
} GopsImportLook;

/* @encoding: (nullable): NULL finds it out. May take a second for a large file: call it in a thread.
 * Errors: as gops_member_import_new(). */
GopsImportLook *gops_import_look_new  (GFile           *file,
                                       const char      *encoding,
                                       GCancellable    *cancellable,
                                       GError         **error);
void            gops_import_look_free (GopsImportLook  *self);

/* "Line 7". Returns: (transfer full) */
char           *gops_import_line_words (guint64 line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsImportLook, gops_import_look_free)

G_END_DECLS
