/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture on its way into a file: drawn and encoded strip by strip, so that the largest takes the memory of a strip.
 *
 *   GopsBitmap picture = gops_bitmap_of_surface (surface);
 *   picture.title = …;
 *   bytes = gops_bitmap_encode (&picture, GOPS_BITMAP_PNG, &error); */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_BITMAP_PNG,    /* lossless */
  GOPS_BITMAP_JPEG,   /* quality 90, colours at full resolution, so that edges of letters and codes stay sharp */
  GOPS_BITMAP_WEBP,   /* lossless */
} GopsBitmapFormat;

/* The rows from @y on: an RGB24 surface (or opaque ARGB32) as wide as the picture, with at least one row; it stays the
 * source's and is valid until the next call.  (transfer none) (nullable) */
typedef cairo_surface_t *(*GopsBitmapStrip) (gpointer   data,
                                              int        y,
                                              GError   **error);

typedef struct
{
  int              width, height;   /* pixels */
  const char      *title;           /* (nullable) kept in the file */
  const char      *author;          /* (nullable) the same */
  double           dpi;             /* pixels to an inch; 0 leaves the resolution out */
  GopsBitmapStrip strip;
  gpointer         data;
} GopsBitmap;

/* The picture that @surface holds, which must live as long. */
GopsBitmap     gops_bitmap_of_surface (cairo_surface_t     *surface);

/* The strip from @y on, its pixels ready to be read, and how many of its rows belong to the picture.
 * (transfer none) (nullable)  Errors: GOPS_OUTPUT_ERROR_DRAWING, and what the source says. */
cairo_surface_t *gops_bitmap_strip     (const GopsBitmap   *self,
                                         int                  y,
                                         int                 *out_rows,
                                         GError             **error);

/* (transfer full) (nullable)  Errors: GOPS_OUTPUT_ERROR_DRAWING, and what the source says. */
GBytes          *gops_bitmap_encode    (const GopsBitmap   *self,
                                         GopsBitmapFormat    format,
                                         GError             **error);

/* The format that @name's ending asks for: .png, .jpg, .jpeg, .webp. */
gboolean         gops_bitmap_format_of (const char          *name,
                                         GopsBitmapFormat   *out_format);

/* For encoders: sets the error of a picture that there is no memory for, and returns NULL. */
gpointer         gops_bitmap_fail      (const GopsBitmap   *self,
                                         GError             **error);

/* gops-png.c, gops-jpeg.c, gops-webp.c */
GBytes          *gops_bitmap_to_png    (const GopsBitmap   *self,
                                         GError             **error);
GBytes          *gops_bitmap_to_jpeg   (const GopsBitmap   *self,
                                         GError             **error);
GBytes          *gops_bitmap_to_webp   (const GopsBitmap   *self,
                                         GError             **error);

G_END_DECLS
