/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weekly slots of the group: when something is always posted. Every change is an action of its own. */
#pragma once

#include "gops-loaded-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SLOTS_VIEW (gops_slots_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsSlotsView, gops_slots_view, GOPS, SLOTS_VIEW, GopsLoadedView)

/* For the group that is shown. */
void gops_slots_present (GopsSession *session,
                         GtkWidget   *parent);

G_END_DECLS
