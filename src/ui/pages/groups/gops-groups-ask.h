/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-export-choice.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the list of groups asks before it changes many at once. @groups: (element-type gint64): copied.
 */

void gops_rename_present      (GopsSession *session, GArray *groups, GtkWidget *parent);
void gops_groups_ask_owner    (GopsSession *session, GArray *groups, GtkWidget *parent);
void gops_groups_ask_tags     (GopsSession *session, GArray *groups, GtkWidget *parent);
void gops_groups_ask_export   (GopsSession *session, GArray *groups, GtkWidget *parent);

/* Writes the files without asking, in a thread and with a dialog that can cancel. */
void gops_groups_export       (GopsSession *session, GArray *groups, const GopsExportChoice *choice, GFile *folder, GtkWidget *parent);

G_END_DECLS
