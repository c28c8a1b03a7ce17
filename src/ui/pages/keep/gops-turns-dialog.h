/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turns of a group: who keeps it, who is next, who kept it; and the hand-over sheet. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_turns_present (GopsSession *session,
                         gint64       group,
                         GtkWidget   *parent);

/* Those of the group that is shown. */
void gops_keepers_present (GopsSession *session,
                           GtkWidget   *parent);

G_END_DECLS
