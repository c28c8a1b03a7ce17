/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as pages on any cairo_t: a PDF, or a printer's. A document with a cover is set as a book: cover, contents, chapters,
 * running heads.
 *
 *   GopsPages *pages = gops_pages_new (document, 595, 842);
 *   for (i = 0; i < gops_pages_get_count (pages); i++) gops_pages_draw (pages, i, cr);
 */
#pragma once

#include <cairo.h>
#include "gops-document.h"

G_BEGIN_DECLS

typedef struct _GopsPages GopsPages;

/* Lays out @document, which must outlive the pages, on pages of @width × @height points.  (transfer full) */
GopsPages *gops_pages_new        (GopsDocument *document,
                                  double        width,
                                  double        height);
void       gops_pages_free       (GopsPages    *self);
int        gops_pages_get_count  (GopsPages    *self);
/* Draws page @index (from 0); a unit of @cr is a point. */
void       gops_pages_draw       (GopsPages    *self,
                                  int           index,
                                  cairo_t      *cr);

/* Gives a PDF @surface its chapters and headings beside the pages, once they are drawn. */
void       gops_pages_add_outline (GopsPages       *self,
                                   cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPages, gops_pages_free)

G_END_DECLS
