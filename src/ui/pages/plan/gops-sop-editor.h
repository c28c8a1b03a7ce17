/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP day by day: one of the user's to be changed, one of the program to be read. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @sop: its id */
void gops_sop_edit_present (GopsSession *session,
                            const char  *sop,
                            GtkWidget   *parent);

G_END_DECLS
