/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a duty asks for; kept as it is written. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_duty_edit_present (GopsSession *session,
                             gint64       duty,
                             GtkWidget   *parent);

G_END_DECLS
