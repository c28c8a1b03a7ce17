/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what the members of a chat export did, day by day, and who answered whom. */
#pragma once

#include "gops-batch.h"
#include "gops-chat-people.h"
#include "gops-store-task.h"

/* Calling sequence: count messages and replies as they are read; before members are dropped, and at the end, flush it
 * between two slices. Memory is bounded: what is too much for it waits in a scratch file. The day that a member is in the
 * middle of waits in the member; gops_chat_tally_close() takes it. */
typedef struct _GopsChatTally GopsChatTally;

GopsChatTally *gops_chat_tally_new     (void);
void           gops_chat_tally_free    (GopsChatTally    *self);

/** gops_chat_tally_message: @at: µs UTC */
void           gops_chat_tally_message (GopsChatTally    *self,
                                        GopsChatMember   *member,
                                        gint64            at);

/** gops_chat_tally_reply: @from has answered, or called, @to; nothing when they are the same */
void           gops_chat_tally_reply   (GopsChatTally    *self,
                                        GopsChatMember   *from,
                                        GopsChatMember   *to,
                                        gint64            at);

/** gops_chat_tally_close: takes the open days of all @members (element-type GopsChatMember) */
void           gops_chat_tally_close   (GopsChatTally    *self,
                                        GPtrArray        *members);

/** gops_chat_tally_flush: writes what has been counted, in slices of @batch */
gboolean       gops_chat_tally_flush   (GopsChatTally    *self,
                                        GopsStore        *store,
                                        const GopsBatch  *batch,
                                        GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatTally, gops_chat_tally_free)
