/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are written all or nothing. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes @bytes to @file: first beside it under another name, then renamed, so that a failure leaves what
 * was there.  Where nothing may be made beside it (a file of the document portal) it is replaced in place.
 * Errors: of GIO, in words that say what to do. */
gboolean gops_file_write (GFile         *file,
                          GBytes        *bytes,
                          GCancellable  *cancellable,
                          GError       **error);

/* A file name out of @text: what file systems or shells trip over becomes a hyphen, and it is at most 120 bytes long;
 * then @rest, "-rules.txt".  (transfer full) */
char    *gops_file_name  (const char    *text,
                          const char    *rest);

G_END_DECLS
