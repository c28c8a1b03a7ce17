/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures from somebody's file, as something that can be drawn: PNG, JPEG (CMYK too), WebP, GIF, BMP and SVG.
 *
 * Files are hostile: the size is looked at before a pixel is made, an SVG loads nothing from outside and runs nothing, of
 * an animation the first frame is taken. What the camera says about the upright position is followed. May run in any
 * thread. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The largest file that is read, and the largest picture. */
#define GOPS_PICTURE_MOST_BYTES (20 * 1024 * 1024)
#define GOPS_PICTURE_MOST_PIXELS 50000000

/* @most: pixels of the longer side, to which a larger picture is made smaller; an SVG is drawn at just this size. 0: as it
 * is.
 * (transfer full) (nullable): an image surface, RGB24 where every pixel is opaque by its format, else ARGB32.
 * Errors: GOPS_OUTPUT_ERROR_PICTURE, which names the file and says what to do; G_IO_ERROR as reading it failed. */
cairo_surface_t *gops_picture_load       (GFile        *file,
                                          int           most,
                                          GCancellable *cancellable,
                                          GError      **error);

/* The same of what was kept of a file called @name, for people. */
cairo_surface_t *gops_picture_load_bytes (GBytes       *bytes,
                                          const char   *name,
                                          int           most,
                                          GCancellable *cancellable,
                                          GError      **error);

/* The bytes of a file of at most GOPS_PICTURE_MOST_BYTES, not decoded.  (transfer full) (nullable)  Errors: as above. */
GBytes          *gops_picture_read       (GFile        *file,
                                          GCancellable *cancellable,
                                          GError      **error);

G_END_DECLS
