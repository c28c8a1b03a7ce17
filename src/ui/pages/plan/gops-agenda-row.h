/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A plan item in the agenda: time, type, title, status; Done and the sheet at hand. */
GtkWidget *gops_agenda_row_new (GopsSession *session, const GopsDossier *dossier, GopsPlanItem *item);

/* The key of the item (see gops_plan_item_key()) whose row has the keyboard, or a part of it; 0: none of those in @within. */
gint64     gops_agenda_row_find_focus (GtkWidget *within);

G_END_DECLS
