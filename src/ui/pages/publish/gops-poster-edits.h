/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes by hand to a poster, each of which is an action with a name of its own once the draft is saved. What waits of
 * another kind is written first: that is the error, if any. */
#pragma once

#include "gops-poster-draft.h"
#include "gops-poster-inspect.h"

G_BEGIN_DECLS

gboolean gops_poster_edit_fields  (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   GError                      **error);
gboolean gops_poster_edit_layer   (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   const GopsPosterPiece        *piece,
                                   const GopsPosterLayerChange  *change,
                                   GError                      **error);
gboolean gops_poster_edit_focus   (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   const GopsPosterPiece        *piece,
                                   double                        x,
                                   double                        y,
                                   GError                      **error);
/* @family: (nullable): NULL, as the template has it */
gboolean gops_poster_edit_face    (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   GopsPosterFace                face,
                                   const char                   *family,
                                   GError                      **error);
gboolean gops_poster_edit_palette (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   guint                         index,
                                   GError                      **error);
/* @material: 0 for none */
gboolean gops_poster_edit_picture (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   const char                   *field,
                                   gint64                        material,
                                   GError                      **error);
gboolean gops_poster_edit_reset   (GopsPosterDraft              *draft,
                                   GopsStore                    *store,
                                   GError                      **error);

G_END_DECLS
