/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture on its way into a file: drawn and encoded strip by strip, so that the largest takes the memory of a strip.
 *
 *   GopsPicture picture = gops_picture_of_surface (surface);
 *   picture.title = …;
 *   bytes = gops_picture_encode (&picture, GOPS_PICTURE_PNG, &error); */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_PICTURE_PNG,    /* lossless */
  GOPS_PICTURE_JPEG,   /* quality 90, colours at full resolution, so that edges of letters and codes stay sharp */
  GOPS_PICTURE_WEBP,   /* lossless */
} GopsPictureFormat;

/* The rows from @y on: an RGB24 surface (or opaque ARGB32) as wide as the picture, with at least one row; it stays the
 * source's and is valid until the next call.  (transfer none) (nullable) */
typedef cairo_surface_t *(*GopsPictureStrip) (gpointer   data,
                                              int        y,
                                              GError   **error);

typedef struct
{
  int              width, height;   /* pixels */
  const char      *title;           /* (nullable) kept in the file */
  const char      *author;          /* (nullable) the same */
  double           dpi;             /* pixels to an inch; 0 leaves the resolution out */
  GopsPictureStrip strip;
  gpointer         data;
} GopsPicture;

/* The picture that @surface holds, which must live as long. */
GopsPicture     gops_picture_of_surface (cairo_surface_t     *surface);

/* The strip from @y on, its pixels ready to be read, and how many of its rows belong to the picture.
 * (transfer none) (nullable)  Errors: GOPS_OUTPUT_ERROR_DRAWING, and what the source says. */
cairo_surface_t *gops_picture_strip     (const GopsPicture   *self,
                                         int                  y,
                                         int                 *out_rows,
                                         GError             **error);

/* (transfer full) (nullable)  Errors: GOPS_OUTPUT_ERROR_DRAWING, and what the source says. */
GBytes          *gops_picture_encode    (const GopsPicture   *self,
                                         GopsPictureFormat    format,
                                         GError             **error);

/* The format that @name's ending asks for: .png, .jpg, .jpeg, .webp. */
gboolean         gops_picture_format_of (const char          *name,
                                         GopsPictureFormat   *out_format);

/* For encoders: sets the error of a picture that there is no memory for, and returns NULL. */
gpointer         gops_picture_fail      (const GopsPicture   *self,
                                         GError             **error);

/* gops-png.c, gops-jpeg.c, gops-webp.c */
GBytes          *gops_picture_to_png    (const GopsPicture   *self,
                                         GError             **error);
GBytes          *gops_picture_to_jpeg   (const GopsPicture   *self,
                                         GError             **error);
GBytes          *gops_picture_to_webp   (const GopsPicture   *self,
                                         GError             **error);

G_END_DECLS
