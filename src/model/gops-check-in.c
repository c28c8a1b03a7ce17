/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A duty that a person has done on a day. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-check-in.h"

GOPS_DEFINE_RECORD (GopsCheckIn, gops_check_in, GOPS_CHECK_IN, "check_in", N_("Check-in"), GOPS_TABLE_BATCHED)
