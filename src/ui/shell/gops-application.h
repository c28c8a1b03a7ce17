/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The application: which workspace is open, and the commands that need no workspace.
 *
 * One window. Files given on the command line or by a file manager are opened as workspaces.
 */

#define GOPS_TYPE_APPLICATION (gops_application_get_type ())
G_DECLARE_FINAL_TYPE (GopsApplication, gops_application, GOPS, APPLICATION, AdwApplication)

GtkApplication *gops_application_new            (void);
gboolean        gops_application_open_workspace (GopsApplication *self, GFile *file, gboolean create);
GtkWidget      *gops_application_get_window     (GopsApplication *self);
void            gops_application_reopen         (GopsApplication *self);

G_END_DECLS
