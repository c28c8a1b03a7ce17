/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes: level Q, four modules of clear margin, any Unicode text read back byte for byte.
 * ASCII goes in as it is; other text is marked as UTF-8 (ECI 26), else readers guess its encoding. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Clear modules on each side. */
#define GOPS_QR_MARGIN 4

typedef struct _GopsQr GopsQr;

/* (transfer full) (nullable).  Errors: GOPS_OUTPUT_ERROR_TOO_LONG, whose message says how many bytes fit. */
GopsQr   *gops_qr_new          (const char  *text,
                                GError     **error);
void      gops_qr_free         (GopsQr      *self);

/* Modules on a side, without the margin. */
int       gops_qr_get_modules  (GopsQr      *self);

/* Draws the dark modules with the context's source, margin included, in the square of @side at (x, y),
 * which must be light already.  On a picture surface a module is a whole number of device pixels, and the
 * code is centred in what remains. */
void      gops_qr_draw         (GopsQr      *self,
                                cairo_t     *cr,
                                double       x,
                                double       y,
                                double       side);

/* Bytes of UTF-8 that fit into one code. */
int       gops_qr_max_bytes    (const char  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsQr, gops_qr_free)

G_END_DECLS
