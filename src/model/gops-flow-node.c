/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A party of the business flow. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-flow-node.h"

GOPS_DEFINE_RECORD (GopsFlowNode, gops_flow_node, GOPS_FLOW_NODE, "flow_node", N_("Party of the business flow"), GOPS_TABLE_NONE)
