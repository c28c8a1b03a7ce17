/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SOPs: those of the user and of the program, and what they offer to the plans made from them. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_sops_present (GopsSession *session,
                        GtkWidget   *parent);

G_END_DECLS
