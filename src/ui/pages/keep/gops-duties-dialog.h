/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties of the group that is shown: who has done them on a day, for how long, who missed them; ticked by hand, found in
 * chats. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @duty: the one to begin with; 0: the first */
void gops_duties_present (GopsSession *session,
                          gint64       duty,
                          GtkWidget   *parent);

G_END_DECLS
