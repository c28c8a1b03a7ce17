/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* What one party of the business flow gives another. Kind is "money", "goods", "service" or "information". */
#define GOPS_FLOW_ARROW_COLUMNS(X)                                                    \
  X (GOPS_FLOW_ARROW_ID,        "id",        INT,  NULL,         NULL)                \
  X (GOPS_FLOW_ARROW_GROUP_ID,  "group_id",  REF,  "chat_group", NULL)                \
  X (GOPS_FLOW_ARROW_POSITION,  "position",  INT,  NULL,         NULL)                \
  X (GOPS_FLOW_ARROW_FROM_NODE, "from_node", REF,  "flow_node",  NULL)                \
  X (GOPS_FLOW_ARROW_TO_NODE,   "to_node",   REF,  "flow_node",  NULL)                \
  X (GOPS_FLOW_ARROW_LABEL,     "label",     TEXT, NULL,         N_("What is given")) \
  X (GOPS_FLOW_ARROW_KIND,      "kind",      TEXT, NULL,         N_("Kind"))

#define GOPS_TYPE_FLOW_ARROW (gops_flow_arrow_get_type ())
GOPS_DECLARE_RECORD (GopsFlowArrow, gops_flow_arrow, GOPS_FLOW_ARROW)

G_END_DECLS
