/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person across all groups: activity, groups, what happened, notes. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the person (or the one that they were merged into) over @parent's window. Everything saves as it is typed. */
void gops_person_card_present (GopsSession *session,
                               gint64       person,
                               GtkWidget   *parent);

G_END_DECLS
