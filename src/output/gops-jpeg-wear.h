/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture looks like once a chat has made a poor JPEG of it. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Writes @picture (RGB24) as a JPEG of @quality from 1 to 100 and reads that into @to, of the same size and format.
 * Returns: FALSE when there is no memory for it. */
gboolean gops_jpeg_wear (cairo_surface_t *picture,
                         cairo_surface_t *to,
                         int              quality);

G_END_DECLS
