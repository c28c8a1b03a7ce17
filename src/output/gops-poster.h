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
#include "gops-brand-kit.h"
#include "gops-poster-changes.h"
#include "gops-poster-pictures.h"
#include "gops-poster-template.h"

G_BEGIN_DECLS

/* What is drawn.  Plain values; nothing is owned. */
typedef struct
{
  GopsPosterTemplate *design;
  GHashTable         *fields;     /* (element-type utf8 utf8) id → value; what is not there is empty */
  const char         *palette;    /* (nullable) id; NULL is the first; GOPS_POSTER_BRAND_PALETTE too when there is a brand */
  const char         *language;   /* of the group: "en", "zh_CN" */
  int                 width;      /* in pixels; for PDF and SVG only the proportion and the unit */
  int                 height;     /* 0: a long picture, as high as its texts want, see gops_poster_fit () */
  const GopsPosterChanges *changes;    /* (nullable) what was changed by hand */
  GopsPosterPictures      *pictures;   /* (nullable) what the fields of pictures and the logo show */
  const GopsBrandKit      *brand;      /* (nullable) colours of the palette "brand", faces, the logo */
} GopsPoster;

/* Sizes offered: "1080x1920", "long", "A4", "roll-up" … */
typedef struct
{
  const char *id;
  const char *name;     /* untranslated, see gops_poster_size_label () */
  int         width;    /* pixels */
  int         height;   /* pixels; 0: free */
  int         dpi;      /* of a size for print; 0: for a screen */
} GopsPosterSize;

/* Ends with an entry whose id is NULL. */
const GopsPosterSize *gops_poster_sizes      (void);
/* For people: "Moments, 1242 × 2208".  (transfer full) */
char                 *gops_poster_size_label (const GopsPosterSize *size);
/* The one of these pixels, upright or lying.  (nullable) */
const GopsPosterSize *gops_poster_size_find  (int                width,
                                              int                height);
/* The pixels of a size for print at @dpi instead of its own; 0, and every other size: as they are.
 * Errors: GOPS_OUTPUT_ERROR_FORMAT when there would be more than 60 million pixels. */
gboolean              gops_poster_size_scale (double             dpi,
                                              int               *width,
                                              int               *height,
                                              GError           **error);
/* Reads an id in any case, "1080x1920", "1080×1920" or any WxH from 200 to 12,000 on a side and at most 60 million pixels.
 * A height of 0 is free.  Errors: GOPS_OUTPUT_ERROR_FORMAT. */
gboolean              gops_poster_size_parse (const char        *text,
                                              int               *out_width,
                                              int               *out_height,
                                              GError           **error);

/* Pixels of the measure in which lengths and changes by hand are told: the width; of a poster that lies the height, or less. */
double                gops_poster_measure    (const GopsPoster  *poster);

/* Gives a poster of free height the least height, from 16:9 up, at which no column gives way and no text is cut; others stay as
 * they are.  All functions below do so by themselves; who needs to know the height calls it first. */
void                  gops_poster_fit        (GopsPoster        *poster);

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

/* How a poster is printed; nothing of it is right for a screen. */
typedef struct
{
  double   dpi;          /* pixels to an inch; 0: as the size says, else not told in a picture and 96 in a PDF */
  double   bleed;        /* millimetres that run over the edge on each side, to be cut off: 0 to 10 */
  gboolean crop_marks;   /* with lines that say where to cut */
} GopsPosterPrint;

/* The same for a printer.  The bleed mirrors what stands at the edge.  A PDF tells where it is cut (TrimBox, BleedBox) as well.
 * @print: (nullable).  Errors: GOPS_OUTPUT_ERROR_FORMAT for a resolution or a bleed that cannot be. */
gboolean              gops_poster_export_for_print (const GopsPoster       *poster,
                                                    const GopsPosterPrint  *print,
                                                    GFile                  *to,
                                                    const char             *author,
                                                    GPtrArray             **out_notes,
                                                    GCancellable           *cancellable,
                                                    GError                **error);

/* What gops_poster_export_for_print () writes to a file called @name.  (transfer full) (nullable) */
GBytes               *gops_poster_to_bytes   (const GopsPoster       *poster,
                                              const GopsPosterPrint  *print,
                                              const char             *name,
                                              const char             *author,
                                              GPtrArray             **out_notes,
                                              GError                **error);

G_END_DECLS
