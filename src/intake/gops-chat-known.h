/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group has of messages around the one at hand. */
#pragma once

#include "gops-chat-target.h"

/* Exports come in the order of time, and so do a group's messages in the workspace: a stretch of them is read at once and
 * kept, and what is asked of each message of the export is found there. The stretch grows while the export goes on from
 * one to the next, so that an export in another order does not read much for nothing.
 *
 * Calling sequence: before gops_chat_known_find(), where gops_chat_known_covers() says no, what waits to be written is written and
 * gops_chat_known_load() called. What the import writes in between is told by gops_chat_known_add(), or cut off. */
typedef struct _GopsChatKnown GopsChatKnown;

/**
 * GopsChatKnownMessage:
 * @number: in the group
 * @kept: who said it, or whom they were merged into; 0: nobody
 * @at: µs UTC
 * @text: fingerprint of the text
 * @mine: this import has written it
 * @mark: its text is not kept: nothing but the number is known
 */
typedef struct
{
  gint64   number;
  gint64   kept;
  gint64   at;
  guint64  text;
  gboolean mine;
  gboolean mark;
} GopsChatKnownMessage;

/** gops_chat_known_new: @batch: whose rows are this import's; 0 in a dry run */
GopsChatKnown *gops_chat_known_new    (GopsStore                    *store,
                                       gint64                        batch);
void           gops_chat_known_free   (GopsChatKnown                *self);

/** gops_chat_known_hash: Returns: the fingerprint of a text, the same as long as @self lives */
guint64        gops_chat_known_hash   (GopsChatKnown                *self,
                                       const char                   *text);

/** gops_chat_known_covers: Returns: whether the messages from @base on that may be equal are in memory */
gboolean       gops_chat_known_covers (GopsChatKnown                *self,
                                       const GopsChatTarget         *target,
                                       gint64                        base);

/** gops_chat_known_load: reads the stretch around @base: it covers it then */
gboolean       gops_chat_known_load   (GopsChatKnown                *self,
                                       const GopsChatTarget         *target,
                                       gint64                        base,
                                       GError                      **error);

/**
 * gops_chat_known_find:
 * @base: covered; the number of the first of equal ones
 * @out_n: (out): how many there are
 *
 * Returns: (transfer none) (array length=out_n): messages and marks that share @base but for the last bits, in the order
 * of their numbers; until the next call
 */
const GopsChatKnownMessage *
               gops_chat_known_find   (GopsChatKnown                *self,
                                       gint64                        base,
                                       guint                        *out_n);

/** gops_chat_known_add: @message: that this import has put into the group */
void           gops_chat_known_add    (GopsChatKnown                *self,
                                       const GopsChatTarget         *target,
                                       const GopsChatKnownMessage   *message);

/** gops_chat_known_cut: forgets what is known of the minute of @number and of all after it */
void           gops_chat_known_cut    (GopsChatKnown                *self,
                                       const GopsChatTarget         *target,
                                       gint64                        number);

/** gops_chat_known_forget: somebody else has written */
void           gops_chat_known_forget (GopsChatKnown                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatKnown, gops_chat_known_free)
