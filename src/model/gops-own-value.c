/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an own field says of a person: dates as YYYY-MM-DD, numbers as digits with a point. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-own-value.h"

GOPS_DEFINE_RECORD (GopsOwnValue, gops_own_value, GOPS_OWN_VALUE, "own_value", N_("Own value"), GOPS_TABLE_BATCHED)
