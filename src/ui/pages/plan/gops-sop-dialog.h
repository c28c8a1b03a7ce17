/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Apply an SOP from a date: which one, what it will add, from when. One action for all of @groups.
 */

/* @groups: (element-type gint64): copied */
void gops_sop_present (GopsSession *session, GArray *groups, GtkWidget *parent);

G_END_DECLS
