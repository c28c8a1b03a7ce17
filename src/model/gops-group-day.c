/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a group on a day, typed in or from a platform's statistics; -1: not known. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group-day.h"

GOPS_DEFINE_RECORD (GopsGroupDay, gops_group_day, GOPS_GROUP_DAY, "group_day", N_("Figures of a day"), GOPS_TABLE_NONE)
