/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question that describes a channel. */
#pragma once

#include "gops-channels.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks over @parent's window for a channel of the group that is shown, and adds or changes it as an action.
 * @channel: (nullable): %NULL for a new one */
void gops_channel_ask (GopsSession *session, GopsChannel *channel, GtkWidget *parent);

G_END_DECLS
