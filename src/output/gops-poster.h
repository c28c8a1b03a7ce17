/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: one drawing for the screen, pictures, SVG and PDF.
 *
 *   g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", &error);
 *   GopsPoster poster = { .design = design, .fields = fields, .language = "zh_CN", .width = 1080, .height = 1920 };
 *   gops_poster_export (&poster, file, NULL, &error);
 *
 * All of it may run in any thread. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "gops-poster-template.h"

G_BEGIN_DECLS

/* What is drawn.  Plain values; nothing is owned. */
typedef struct
{
  GopsPosterTemplate *design;
  GHashTable         *fields;     /* (element-type utf8 utf8) id → value; what is not there is empty */
  const char         *palette;    /* (nullable) id; NULL is the first */
  const char         *language;   /* of the group: "en", "zh_CN" */
  int                 width;      /* in pixels; for PDF and SVG only the proportion and the unit */
  int                 height;
} GopsPoster;

/* Sizes offered: "1080x1920" … "A4". */
typedef struct
{
  const char *id;
  int         width;
  int         height;
} GopsPosterSize;

/* Ends with an entry whose id is NULL. */
const GopsPosterSize *gops_poster_sizes      (void);
/* Reads "1080x1920", "1080×1920", "A4", "A3" or any WxH from 200 to 8000 on a side.
 * Errors: GOPS_OUTPUT_ERROR_FORMAT. */
gboolean              gops_poster_size_parse (const char        *text,
                                              int               *out_width,
                                              int               *out_height,
                                              GError           **error);

/* Draws the poster in width × height units of @cr (scale @cr for a preview).
 * @out_notes: (out) (optional) (element-type utf8) (transfer full): what the user should know: a face that
 * is not installed, characters that no font shows, text that did not fit; each line translated.
 * Errors: GOPS_OUTPUT_ERROR_TOO_LONG for the code's text, _TEMPLATE, _FORMAT for an unknown palette, _FONT when no
 * font shows any of the text. */
gboolean              gops_poster_draw       (const GopsPoster  *poster,
                                              cairo_t           *cr,
                                              GPtrArray        **out_notes,
                                              GError           **error);

/* Draws at @scale on a new picture of RGB24.  (transfer full) (nullable) */
cairo_surface_t      *gops_poster_render     (const GopsPoster  *poster,
                                              double             scale,
                                              GPtrArray        **out_notes,
                                              GError           **error);

/* Writes the poster to @to, whose name ends in .png, .jpg, .jpeg, .webp, .svg or .pdf; all or nothing.  The headline becomes
 * the title, @author (nullable) the author of the file. */
gboolean              gops_poster_export     (const GopsPoster  *poster,
                                              GFile             *to,
                                              const char        *author,
                                              GPtrArray        **out_notes,
                                              GCancellable      *cancellable,
                                              GError           **error);

G_END_DECLS
