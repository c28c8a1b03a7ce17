/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies and knowledge: searched as one types, copied with one key. */
#pragma once

#include <adwaita.h>

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_REPLIES_VIEW (gops_replies_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsRepliesView, gops_replies_view, GOPS, REPLIES_VIEW, AdwBin)

/* (transfer floating) */
GtkWidget *gops_replies_view_new   (GopsView         *page);

/* Chooses the reply, and so shows it. */
void       gops_replies_view_go_to (GopsRepliesView  *self,
                                    gint64            reply);

G_END_DECLS
