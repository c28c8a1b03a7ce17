/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small poster with its name, for galleries. */
#pragma once

#include "gops-poster-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_POSTER_THUMB (gops_poster_thumb_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterThumb, gops_poster_thumb, GOPS, POSTER_THUMB, GtkWidget)

GtkWidget *gops_poster_thumb_new      (void);
void       gops_poster_thumb_set_name (GopsPosterThumb *self,
                                       const char      *name);
/* As gops_poster_view_set_draw(). */
void       gops_poster_thumb_set_draw (GopsPosterThumb *self,
                                       double           width,
                                       double           height,
                                       GopsPosterDraw   draw,
                                       gpointer         user_data,
                                       GDestroyNotify   destroy);

G_END_DECLS
