/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gops-poster-draft.h"
#include "gops-poster-inspect.h"
#include "gops-poster-view.h"

G_BEGIN_DECLS

/*
 * The poster, whose layers can be chosen and moved where they stand.
 *
 *   a click chooses the layer there, Escape none; the chosen one has an outline
 *   dragging the chosen one moves it, and catches at margins, the middle and the edges of others; dragging a picture of a
 *   field chooses what of it is seen
 *   arrow keys move by 1 pixel of the poster, with Shift by 10; + and − size; Delete hides; Ctrl+0 puts back
 *   dragging anything else drags the poster out of the window (gops-poster-share.h)
 *
 * It changes nothing by itself: ::chosen (), ::arrange (GopsPosterPiece *, GopsPosterLayerChange *) and
 * ::focus (GopsPosterPiece *, double x, double y) tell what is wanted.
 */

#define GOPS_TYPE_POSTER_CANVAS (gops_poster_canvas_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterCanvas, gops_poster_canvas, GOPS, POSTER_CANVAS, GtkWidget)

GopsPosterView  *gops_poster_canvas_get_view   (GopsPosterCanvas *self);

/* Shows @draft, or shows anew what changed in it. The chosen layer stays, if it still is there. */
void             gops_poster_canvas_show       (GopsPosterCanvas *self, GopsPosterDraft *draft);

/* (transfer none) (element-type GopsPosterPiece): from the ground up; good until the next show() */
GPtrArray       *gops_poster_canvas_get_layers (GopsPosterCanvas *self);

/* @id: (nullable): of a layer; tells ::chosen when it is another one. */
void             gops_poster_canvas_choose     (GopsPosterCanvas *self, const char *id);
GopsPosterPiece *gops_poster_canvas_get_chosen (GopsPosterCanvas *self);

/* (transfer none) (nullable): what is at the point of the widget */
GopsPosterPiece *gops_poster_canvas_get_layer_at (GopsPosterCanvas *self, double x, double y);

/* Whether a drag that begins there moves a layer. */
gboolean         gops_poster_canvas_is_held    (GopsPosterCanvas *self, double x, double y);

G_END_DECLS
