/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* A poster of a group: its template, the fields filled in by hand (JSON object), palette and size. It carries the code of a
 * channel, or the group's own. Changes: a JSON object of what was moved, hidden or set in another face. */
#define GOPS_POSTER_COLUMNS(X)                                             \
  X (GOPS_POSTER_ID,       "id",       INT,  NULL,         NULL)           \
  X (GOPS_POSTER_GROUP_ID, "group_id", REF,  "chat_group", NULL)           \
  X (GOPS_POSTER_TEMPLATE, "template", TEXT, NULL,         N_("Template")) \
  X (GOPS_POSTER_POSITION, "position", INT,  NULL,         NULL)           \
  X (GOPS_POSTER_FIELDS,   "fields",   TEXT, NULL,         N_("Fields"))   \
  X (GOPS_POSTER_PALETTE,  "palette",  TEXT, NULL,         N_("Colours"))  \
  X (GOPS_POSTER_SIZE,     "size",     TEXT, NULL,         N_("Size"))       \
  X (GOPS_POSTER_CHANNEL_ID, "channel_id", REF, "channel", N_("Channel"))  \
  X (GOPS_POSTER_CHANGES,  "changes",  TEXT, NULL,         N_("Changes by hand"))

#define GOPS_TYPE_POSTER_RECORD (gops_poster_record_get_type ())
GOPS_DECLARE_RECORD (GopsPosterRecord, gops_poster_record, GOPS_POSTER)

G_END_DECLS
