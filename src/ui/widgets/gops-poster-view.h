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

/* Whether it is drawn in a thread, and what was there before, or a grey card, is shown meanwhile: for many small ones. Then the
 * data belongs to the thread, and is destroyed in any. */
void        gops_poster_view_set_threaded (GopsPosterView *self,
                                          gboolean        threaded);
/* How many drawings are on their way in threads, of all views. */
guint       gops_poster_view_count_jobs  (void);

/* Where in the widget the picture is. FALSE when there is none. */
gboolean    gops_poster_view_get_place   (GopsPosterView  *self,
                                          graphene_rect_t *out_place);

/* A texture of the drawing, @width pixels wide. Returns: (transfer full) (nullable) */
GdkTexture *gops_poster_view_get_texture (GopsPosterView *self,
                                          int             width);

G_END_DECLS
