/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody who is to be asked, across all groups, with what came of the attempts so far. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_outreach_present (GopsSession *session,
                            GtkWidget   *parent);

G_END_DECLS
