/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What members of a group do again and again; check-ins name it. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-duty.h"

GOPS_DEFINE_RECORD (GopsDuty, gops_duty, GOPS_DUTY, "duty", N_("Duty"), GOPS_TABLE_NONE)
