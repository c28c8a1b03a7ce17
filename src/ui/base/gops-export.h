/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings and tables as files, written in a thread. */
#pragma once

#include "gops-session.h"

G_BEGIN_DECLS

/* In the thread. @drawing: what gops_export_async() was given */
typedef gboolean (*GopsExportFunc) (gpointer        drawing,
                                    GFile          *to,
                                    const char     *author,
                                    GCancellable   *cancellable,
                                    GError        **error);

/* Writes @drawing (transfer full), which nothing else changes, to @to; then the session says @said, which is static, with the
 * file, or what went wrong. */
void gops_export_async (GopsSession    *session,
                        gpointer        drawing,
                        GDestroyNotify  free_drawing,
                        GopsExportFunc  func,
                        GFile          *to,
                        const char     *said);

G_END_DECLS
