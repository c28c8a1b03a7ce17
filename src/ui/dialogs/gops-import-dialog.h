/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing a chat or members: choose a file or paste, see how it was understood, say where it goes, import, read the report. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the import over @parent's window, for the session's group or one that is chosen there.
 * @file: (nullable): begin with this file, such as one that was dropped */
void gops_import_present_file (GopsSession *session,
                               GFile       *file,
                               GtkWidget   *parent);

/* The same with what was copied from a chat. */
void gops_import_present_text (GopsSession *session,
                               const char  *text,
                               GtkWidget   *parent);

G_END_DECLS
