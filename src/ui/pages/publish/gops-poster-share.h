/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster handed on: copied as a picture or as text, dragged out of the window. */
#pragma once

#include "gops-poster-draft.h"
#include "gops-poster-view.h"
#include "gops-session.h"

G_BEGIN_DECLS

void  gops_poster_share_copy_picture (GopsPosterView  *view,
                                      GopsSession     *session);
void  gops_poster_share_copy_text    (GopsPosterDraft *draft,
                                      GopsSession     *session);

/* The poster that is seen, which nobody else uses; @x, @y: where the drag begins; @out_name: (transfer full): of its file, with ".png". Returns: (transfer full)
 * (nullable): NULL, nothing is dragged */
typedef GopsPosterDraft *(*GopsPosterShareMake) (gpointer owner, double x, double y, char **out_name);

/* Lets @view, which belongs to @owner, be dragged into a chat or a folder. */
void  gops_poster_share_add_drag     (GopsPosterView      *view,
                                      GopsSession         *session,
                                      GopsPosterShareMake  make,
                                      gpointer             owner);

G_END_DECLS
