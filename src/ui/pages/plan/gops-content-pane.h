/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Beside the plan: the mix of types in the month around today, and the advice. */
GtkWidget *gops_content_pane_new (GopsSession *session);

G_END_DECLS
