/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing members from a file: look at it, say what its columns mean, see what would happen, import, read the report. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the import over @parent's window, for the session's group or one that is chosen there.
 * @file: (nullable): begin with this file, such as one that was dropped */
void gops_import_present_file (GopsSession *session,
                               GFile       *file,
                               GtkWidget   *parent);

G_END_DECLS
