/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture drawn by the same code that saves it, as large as there is room for. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws the whole picture into 0, 0 … @width, @height (the size given to set_draw(), not the
 * size on screen: the cairo context is scaled). */
typedef void (*GopsPosterDraw) (cairo_t *cr,
                                double   width,
                                double   height,
                                gpointer user_data);

#define GOPS_TYPE_POSTER_VIEW (gops_poster_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterView, gops_poster_view, GOPS, POSTER_VIEW, GtkWidget)

/* Property "alternative-text" (what the picture shows, for screen readers). */
GtkWidget  *gops_poster_view_new         (void);
void        gops_poster_view_set_draw    (GopsPosterView *self,
                                          double          width,
                                          double          height,
                                          GopsPosterDraw  draw,
                                          gpointer        user_data,
                                          GDestroyNotify  destroy);
/* Draws again before the next frame: the fields changed. */
void        gops_poster_view_redraw      (GopsPosterView *self);
void        gops_poster_view_set_margin  (GopsPosterView *self,
                                          int             margin);

/* A texture of the drawing, @width pixels wide. Returns: (transfer full) (nullable) */
GdkTexture *gops_poster_view_get_texture (GopsPosterView *self,
                                          int             width);

G_END_DECLS
