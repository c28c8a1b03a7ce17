/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the Members page: the tier scheme with its rules and care, who would move, and the button that does it. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_TIERS_PANE (gops_tiers_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsTiersPane, gops_tiers_pane, GOPS, TIERS_PANE, AdwBin)

/* Signal "previewed": how many people each tier would hold is known anew. */
GtkWidget *gops_tiers_pane_new       (GopsSession   *session);

/* Shows @dossier (nullable). */
void       gops_tiers_pane_refresh   (GopsTiersPane     *self,
                                      const GopsDossier *dossier);

/* How many people @tier would hold. Returns: whether it is known */
gboolean   gops_tiers_pane_get_count (GopsTiersPane *self,
                                      const char    *tier,
                                      guint         *out_count);

/* Places all members and tells who moved, with Undo. */
void       gops_tiers_pane_apply     (GopsTiersPane *self);

/* Focuses the choice of the scheme. */
void       gops_tiers_pane_focus_scheme (GopsTiersPane *self);

G_END_DECLS
