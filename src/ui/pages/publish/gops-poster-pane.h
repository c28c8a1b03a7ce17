/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gops-poster-canvas.h"
#include "gops-poster-draft.h"
#include "gops-session.h"

G_BEGIN_DECLS

/*
 * Beside the poster: its fields, colours, size and format, Save; then the advice. ::draft-changed tells that the
 * poster looks different; the draft is written 0.4 s later, and on the session's ::flush.
 */

#define GOPS_TYPE_POSTER_PANE (gops_poster_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsPosterPane, gops_poster_pane, GOPS, POSTER_PANE, AdwBin)

/* @page: (not owned): whose actions on posters the buttons activate; @canvas: (not owned): whose layers are
 * listed and moved */
GtkWidget  *gops_poster_pane_new        (GopsSession *session, GtkWidget *page, GopsPosterCanvas *canvas);
void        gops_poster_pane_set_draft  (GopsPosterPane *self, GopsPosterDraft *draft);
void        gops_poster_pane_set_texts  (GopsPosterPane *self, gboolean texts);
const char *gops_poster_pane_get_format (GopsPosterPane *self);
void        gops_poster_pane_focus      (GopsPosterPane *self, const char *column);

G_END_DECLS
