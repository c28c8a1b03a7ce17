/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chat group and its profile: name, platform, owner, times. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group.h"

GOPS_DEFINE_RECORD (GopsGroup, gops_group, GOPS_GROUP, "chat_group", N_("Group"), GOPS_TABLE_NONE)
