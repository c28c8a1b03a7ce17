/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-session.h"
#include "gops-trade-date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The question for a date of the user's own: its name, its first day, whether it comes every year, how long it lasts.
 */

/* @date: (nullable): NULL for a new one */
void gops_trade_date_ask (GopsSession *session, const GopsTradeDate *date, GtkWidget *parent);

G_END_DECLS
