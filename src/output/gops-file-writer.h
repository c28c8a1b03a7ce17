/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are written all or nothing. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes @bytes to @file: first beside it under another name, then renamed, so that a failure leaves what
 * was there.  Where nothing may be made beside it (a file of the document portal) it is replaced in place. */
gboolean gops_file_write (GFile         *file,
                          GBytes        *bytes,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
