/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member: the person, their place in the group, their marks and figures. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the member with the id @membership over @parent's window. Everything saves as it is typed. */
void gops_person_present (GopsSession *session,
                          gint64       membership,
                          GtkWidget   *parent);

G_END_DECLS
