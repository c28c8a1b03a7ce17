/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A numbered sign-up list from a group; purpose is check-in, order or sign-up. */
#define GOPS_SIGN_UP_COLUMNS(X)                                             \
  X (GOPS_SIGN_UP_ID,       "id",       INT,   NULL,         NULL)          \
  X (GOPS_SIGN_UP_GROUP_ID, "group_id", REF,   "chat_group", NULL)          \
  X (GOPS_SIGN_UP_TITLE,    "title",    TEXT,  NULL,         N_("Title"))   \
  X (GOPS_SIGN_UP_UNIT,     "unit",     TEXT,  NULL,         N_("Unit"))    \
  X (GOPS_SIGN_UP_PURPOSE,  "purpose",  TEXT,  NULL,         N_("Purpose")) \
  X (GOPS_SIGN_UP_ON_DATE,  "on_date",  DATE,  NULL,         N_("Date"))    \
  X (GOPS_SIGN_UP_ITEM_ID,  "item_id",  REF,   "plan_item",  NULL)          \
  X (GOPS_SIGN_UP_PLACES,   "places",   COUNT, NULL,         N_("Places"))

#define GOPS_TYPE_SIGN_UP (gops_sign_up_get_type ())
GOPS_DECLARE_RECORD (GopsSignUp, gops_sign_up, GOPS_SIGN_UP)

G_END_DECLS
