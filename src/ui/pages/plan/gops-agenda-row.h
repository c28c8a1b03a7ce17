/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-plan-cards.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_AGENDA_ROW (gops_agenda_row_get_type ())

/* An item of the plan in the agenda: time, type, title, status; Done and the sheet at hand. Signal "command" (const char *): as
 * of a chip, see gops-plan-chip.h; "edit" when it is activated. What is dragged is its key. @with_group: says whose it is. */
GType      gops_agenda_row_get_type   (void);
GtkWidget *gops_agenda_row_new        (GopsPlanCard *card, gboolean with_group, gboolean chosen);

gint64     gops_agenda_row_get_key    (GtkWidget *row);

/* The key of the item whose row has the keyboard, or a part of it; 0: none of those in @within. */
gint64     gops_agenda_row_find_focus (GtkWidget *within);

G_END_DECLS
