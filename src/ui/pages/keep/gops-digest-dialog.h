/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The digests of the group that is shown, and one of them at work. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_digests_present (GopsSession *session,
                           GtkWidget   *parent);

G_END_DECLS
