/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets somebody keep groups. */
#pragma once

#include "gops-roster.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @groups: (element-type gint64). @roster: of whom to offer. @suggested: (nullable): whom first */
void gops_roster_assign_present (GopsSession      *session,
                                 const GArray     *groups,
                                 const GopsRoster *roster,
                                 const char       *suggested,
                                 GtkWidget        *parent);

G_END_DECLS
