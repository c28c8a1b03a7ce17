/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A party of the business flow (method M2): who gives and takes. Role "group" marks the place of this group, of which there
 * is one; x and y are the centre in the diagram's points and count only when placed by hand. */
#define GOPS_FLOW_NODE_COLUMNS(X)                                                  \
  X (GOPS_FLOW_NODE_ID,       "id",       INT,  NULL,         NULL)                \
  X (GOPS_FLOW_NODE_GROUP_ID, "group_id", REF,  "chat_group", NULL)                \
  X (GOPS_FLOW_NODE_POSITION, "position", INT,  NULL,         NULL)                \
  X (GOPS_FLOW_NODE_LABEL,    "label",    TEXT, NULL,         N_("Party"))         \
  X (GOPS_FLOW_NODE_ROLE,     "role",     TEXT, NULL,         N_("Part it plays")) \
  X (GOPS_FLOW_NODE_NOTE,     "note",     TEXT, NULL,         N_("Note"))          \
  X (GOPS_FLOW_NODE_X,        "x",        REAL, NULL,         NULL)                \
  X (GOPS_FLOW_NODE_Y,        "y",        REAL, NULL,         NULL)                \
  X (GOPS_FLOW_NODE_PLACED,   "placed",   BOOL, NULL,         NULL)

#define GOPS_TYPE_FLOW_NODE (gops_flow_node_get_type ())
GOPS_DECLARE_RECORD (GopsFlowNode, gops_flow_node, GOPS_FLOW_NODE)

G_END_DECLS
