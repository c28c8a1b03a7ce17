/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The channels of a group (method M7): ways by which people come, each with a code of its own on its own poster.
 *
 *   GopsChannelDraft draft = { "Notice board", "offline", "https://…", "2026-12-01", 1200, "EUR", "" };
 *   id = gops_channel_add (store, group, &draft, error);
 *   channel = gops_channels_find (dossier->channels, "notice board");
 *   text = gops_channel_code (channel, dossier->group);        what a poster of this channel carries
 *
 * Every change is an action. What cannot be is refused with GOPS_METHOD_ERROR_INVALID, GOPS_METHOD_ERROR_DATE. */
#pragma once

#include "gops-records.h"

G_BEGIN_DECLS

#define GOPS_CHANNEL_MOST            200    /* of one group */
#define GOPS_CHANNEL_MAX_NAME        60     /* characters */
#define GOPS_CHANNEL_MAX_NOTE        1000   /* characters */
#define GOPS_CHANNEL_MAX_CODE_BYTES  1662   /* of UTF-8, into a QR code of level Q; ASCII alone has room for one more */

/**
 * GopsChannelDraft: a channel as somebody describes it
 * @kind: one of gops_channel_kind_ids()
 * @code: "": the group's
 * @code_until: YYYY-MM-DD, or ""
 * @cost: in minor units of @currency
 * @currency: ISO 4217; "" when the cost is not known
 */
typedef struct
{
  const char *name;
  const char *kind;
  const char *code;
  const char *code_until;
  gint64      cost;
  const char *currency;
  const char *note;
} GopsChannelDraft;

/* Returns: (transfer full) (element-type GopsChannel): in their order */
GPtrArray   *gops_channels_load  (GopsStore  *store,
                                  gint64      group,
                                  GError    **error);

/* Returns: (transfer none) (nullable): the channel of that id or of that name, whatever its case */
GopsChannel *gops_channels_find  (GPtrArray  *channels,
                                  const char *name);

/* Returns: (transfer none) (nullable) */
GopsChannel *gops_channels_find_id (GPtrArray *channels,
                                  gint64      id);

/* (transfer none): the columns of @channel */
GopsChannelDraft gops_channel_describe (GopsChannel *channel);

/**
 * gops_channel_check:
 * @channels: (element-type GopsChannel): all of the group
 * @self: id of the one that is described, 0 for a new one
 * @out_column: (out) (optional): which column is wrong
 *
 * Whether there can be such a channel.
 */
gboolean     gops_channel_check  (GPtrArray              *channels,
                                  gint64                  self,
                                  const GopsChannelDraft *draft,
                                  GopsChannelColumn      *out_column,
                                  GError                **error);

/* Behind the others. Returns: its id; 0 on failure */
gint64       gops_channel_add    (GopsStore              *store,
                                  gint64                  group,
                                  const GopsChannelDraft *draft,
                                  GError                **error);
gboolean     gops_channel_change (GopsStore              *store,
                                  gint64                  channel,
                                  const GopsChannelDraft *draft,
                                  GError                **error);
/* @to: from 0 */
gboolean     gops_channel_move   (GopsStore              *store,
                                  gint64                  channel,
                                  guint                   to,
                                  GError                **error);
/* Its posters carry the group's code then. */
gboolean     gops_channel_remove (GopsStore              *store,
                                  gint64                  channel,
                                  GError                **error);

/* What a poster carries, and the day until which it works: the channel's, or the group's where it has none of its own.
 * @channel: (nullable): none. Returns: (transfer none): "" when there is none */
const char  *gops_channel_code       (GopsChannel *channel,
                                      GopsGroup   *group);
const char  *gops_channel_code_until (GopsChannel *channel,
                                      GopsGroup   *group);

G_END_DECLS
