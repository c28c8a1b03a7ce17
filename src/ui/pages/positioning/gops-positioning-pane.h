/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The positioning as a card that people will read, Copy; and the advice. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_POSITIONING_PANE (gops_positioning_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsPositioningPane, gops_positioning_pane, GOPS, POSITIONING_PANE, GtkWidget)

/* Follows the session's dossier. */
GtkWidget *gops_positioning_pane_new  (GopsSession         *session);

/* Copies the whole positioning as text, marked up for the group's platform. */
void       gops_positioning_pane_copy (GopsPositioningPane *self);

G_END_DECLS
