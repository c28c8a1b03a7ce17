/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that groups need, in one folder. */
#pragma once

#include <gtk/gtk.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* Asks where, then writes with progress and cancel. @groups: (element-type gint64): copied. */
void gops_folder_export_ask (GopsSession *session, const GArray *groups, GtkWidget *parent);

/* Writes it to @folder. */
void gops_folder_export     (GopsSession *session, const GArray *groups, GFile *folder, GtkWidget *parent);

G_END_DECLS
