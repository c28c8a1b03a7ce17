/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking after the members of a group: care, finders, connections, points. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the dialog for the group that is chosen; @page: (nullable): "care", "find", "connections", "points". */
void gops_care_present (GopsSession *session,
                        const char  *page,
                        GtkWidget   *parent);

G_END_DECLS
