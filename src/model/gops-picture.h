/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* The picture of a persona, or, without one, the group's avatar: a PNG of at most 256 × 256 pixels. */
#define GOPS_PICTURE_COLUMNS(X)                                                \
  X (GOPS_PICTURE_ID,         "id",         INT,  NULL,         NULL)          \
  X (GOPS_PICTURE_GROUP_ID,   "group_id",   REF,  "chat_group", NULL)          \
  X (GOPS_PICTURE_PERSONA_ID, "persona_id", REF,  "persona",    NULL)          \
  X (GOPS_PICTURE_DATA,       "data",       BLOB, NULL,         N_("Picture"))

#define GOPS_TYPE_PICTURE (gops_picture_get_type ())
GOPS_DECLARE_RECORD (GopsPicture, gops_picture, GOPS_PICTURE)

G_END_DECLS
