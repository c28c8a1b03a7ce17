/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers of single formats of pictures, for gops-picture-loader.c alone. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What is read, and what went wrong. */
typedef struct
{
  GBytes     *bytes;        /* (unowned) */
  int         most;         /* pixels of the longer side, or 0 */
  gboolean    too_large;    /* out: more pixels than are read */
} GopsPictureSource;

/* Whether a picture of this size is read; notes where it is not. */
gboolean         gops_picture_allows  (GopsPictureSource *source,
                                       gint64             width,
                                       gint64             height);

/* Where a picture does not fit into source->most, how much smaller it is made; else 1. */
double           gops_picture_scale   (const GopsPictureSource *source,
                                       double                   width,
                                       double                   height);

/* A new surface of @format, or NULL where there is no memory for it. */
cairo_surface_t *gops_picture_surface (cairo_format_t     format,
                                       int                width,
                                       int                height);

/* Takes @picture; as small as source->most wants it.  (transfer full) (nullable) */
cairo_surface_t *gops_picture_smaller (const GopsPictureSource *source,
                                       cairo_surface_t         *picture);

/* A GIF of the first frame alone.  (transfer full) (nullable): NULL for what is none, or too large (then noted). */
GBytes          *gops_picture_gif_first (GopsPictureSource *source);

/* (transfer full) (nullable): NULL for what is no picture of the format, or too large (then noted). */
cairo_surface_t *gops_picture_svg     (GopsPictureSource *source,
                                       GCancellable      *cancellable);
cairo_surface_t *gops_picture_png     (GopsPictureSource *source);
cairo_surface_t *gops_picture_webp    (GopsPictureSource *source);
cairo_surface_t *gops_picture_pixbuf  (GopsPictureSource *source,
                                       const char        *format,
                                       GCancellable      *cancellable);

G_END_DECLS
