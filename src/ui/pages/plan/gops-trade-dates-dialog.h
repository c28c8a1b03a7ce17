/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The dates of the trade: which of them the calendar shows, and the user's own. Every change is an action of its own.
 */

void gops_trade_dates_present (GopsSession *session, GtkWidget *parent);

G_END_DECLS
