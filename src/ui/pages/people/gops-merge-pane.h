/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is one: suggestions with their reasons, beside the list of everybody. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_MERGE_PANE (gops_merge_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsMergePane, gops_merge_pane, GOPS, MERGE_PANE, AdwBin)

GtkWidget *gops_merge_pane_new       (GopsSession   *session);

/* Looks for people who may be one, in a thread; and again whenever people change. */
void       gops_merge_pane_look      (GopsMergePane *self);
guint      gops_merge_pane_n_found   (GopsMergePane *self);
gboolean   gops_merge_pane_is_busy   (GopsMergePane *self);

G_END_DECLS
