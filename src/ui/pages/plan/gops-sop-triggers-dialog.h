/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SOPs that begin by themselves for people of the chosen group. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_sop_triggers_present (GopsSession *session,
                                GtkWidget   *parent);

G_END_DECLS
