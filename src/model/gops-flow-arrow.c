/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one party of the business flow gives another. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-flow-arrow.h"

GOPS_DEFINE_RECORD (GopsFlowArrow, gops_flow_arrow, GOPS_FLOW_ARROW, "flow_arrow", N_("Transaction of the business flow"), GOPS_TABLE_NONE)
