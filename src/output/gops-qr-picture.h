/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A code as a picture for documents that hold pictures. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @text as PNG, @side pixels wide, margin included.  (transfer full) (nullable)  Errors: as gops_qr_new(). */
GBytes *gops_qr_picture (const char *text,
                         int         side,
                         GError    **error);

G_END_DECLS
