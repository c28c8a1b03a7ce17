/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was pasted, as a file that an import can read. No widget is known here. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOPS_PASTE_MAX_BYTES (64 * 1024 * 1024)

/* Writes @text into a file of the user's own, in a folder that nobody else can read. Of a sign-up list it is a table with a
 * line for each person. gops_import_paste_remove() removes both file and folder.
 * Errors: G_IO_ERROR for a text that is empty or longer than GOPS_PASTE_MAX_BYTES, those of GIO. */
GFile *gops_import_paste_write  (const char  *text,
                                 GError     **error);
void   gops_import_paste_remove (GFile       *file);

G_END_DECLS
