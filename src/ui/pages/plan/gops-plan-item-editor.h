/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The sheet of one plan item: everything saves as it is typed.
 */

/* Opens the sheet of @item, also of a day of a series, over @parent's window. */
void   gops_plan_item_edit   (GopsSession *session, GopsPlanItem *item, GtkWidget *parent);

/* Opens the sheet of a new item of @group on @date ("YYYY-MM-DD"), which is in the plan once something is written. */
void   gops_plan_item_add    (GopsSession *session, gint64 group, const char *date, GtkWidget *parent);

/* The same at @time ("HH:MM"), of @type. */
void   gops_plan_item_add_at (GopsSession *session, gint64 group, const char *date, const char *time, const char *type, GtkWidget *parent);

/* What lists call an item: its title, or its type where nobody gave it one. Returns: (transfer none) */
const char *gops_plan_item_name (GopsPlanItem *item);

G_END_DECLS
