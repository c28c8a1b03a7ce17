/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people who are selected are to be asked to join a group: which, why, how, by when and by whom. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @people: (element-type gint64): at least one; copied */
void gops_outreach_ask (GopsSession *session,
                        GArray      *people,
                        GtkWidget   *parent);

G_END_DECLS
