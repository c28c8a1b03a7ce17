/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of a member: level, lines, points by hand. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void gops_ledger_present (GopsSession *session,
                          gint64       group,
                          gint64       person,
                          GtkWidget   *parent);

G_END_DECLS
