/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* What somebody noted on a plan item. */
#define GOPS_PLAN_COMMENT_COLUMNS(X)                                               \
  X (GOPS_PLAN_COMMENT_ID,      "id",      INT,     NULL,        NULL)             \
  X (GOPS_PLAN_COMMENT_ITEM_ID, "item_id", REF,     "plan_item", NULL)             \
  X (GOPS_PLAN_COMMENT_AUTHOR,  "author",  TEXT,    NULL,        N_("Author"))     \
  X (GOPS_PLAN_COMMENT_MADE_AT, "made_at", INSTANT, NULL,        N_("Written at")) \
  X (GOPS_PLAN_COMMENT_TEXT,    "text",    TEXT,    NULL,        N_("Text"))

#define GOPS_TYPE_PLAN_COMMENT (gops_plan_comment_get_type ())
GOPS_DECLARE_RECORD (GopsPlanComment, gops_plan_comment, GOPS_PLAN_COMMENT)

G_END_DECLS
