/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A way by which people come to a group (method M7): an article, a poster in a shop, a partner. It has a code of its own,
 * or "" for the group's; the cost is in minor units of the currency, and not known where the currency is "". */
#define GOPS_CHANNEL_COLUMNS(X)                                                             \
  X (GOPS_CHANNEL_ID,         "id",         INT,  NULL,         NULL)                       \
  X (GOPS_CHANNEL_GROUP_ID,   "group_id",   REF,  "chat_group", NULL)                       \
  X (GOPS_CHANNEL_POSITION,   "position",   INT,  NULL,         NULL)                       \
  X (GOPS_CHANNEL_NAME,       "name",       TEXT, NULL,         N_("Name of the channel"))  \
  X (GOPS_CHANNEL_KIND,       "kind",       TEXT, NULL,         N_("Kind"))                 \
  X (GOPS_CHANNEL_CODE,       "code",       TEXT, NULL,         N_("Text of the QR code"))  \
  X (GOPS_CHANNEL_CODE_UNTIL, "code_until", DATE, NULL,         N_("Code valid until"))     \
  X (GOPS_CHANNEL_COST,       "cost",       INT,  NULL,         N_("Cost"))                 \
  X (GOPS_CHANNEL_CURRENCY,   "currency",   TEXT, NULL,         N_("Currency"))             \
  X (GOPS_CHANNEL_NOTE,       "note",       TEXT, NULL,         N_("Note"))

#define GOPS_TYPE_CHANNEL (gops_channel_get_type ())
GOPS_DECLARE_RECORD (GopsChannel, gops_channel, GOPS_CHANNEL)

G_END_DECLS
