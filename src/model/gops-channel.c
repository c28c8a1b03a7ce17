/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A way by which people come to a group. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-channel.h"

GOPS_DEFINE_RECORD (GopsChannel, gops_channel, GOPS_CHANNEL, "channel", N_("Channel"), GOPS_TABLE_NONE)
