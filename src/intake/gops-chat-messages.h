/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the messages and events of a chat export into the workspace, each once. */
#pragma once

#include "gops-chat-people.h"

/* A message of a platform that numbers its messages is the same when number, second and sender are the same. Of others
 * the text, the minute and the sender must be, and there are as many equal ones as the export that has most of them
 * says: two "+1" of a minute are two messages, also when the export comes again. What is known by a mark alone, because
 * its text is not kept, is the same when as many of the minute are.
 *
 * Calls are made within a slice of the batch, gops_chat_messages_end_slice() before it ends, and gops_chat_messages_flush()
 * before the last one does. */
typedef struct _GopsChatMessages GopsChatMessages;

/** gops_chat_messages_new: @batch: 0 for a dry run, which writes nothing */
GopsChatMessages *gops_chat_messages_new       (GopsStore             *store,
                                                gint64                 batch,
                                                const GopsHashKey     *secret);
void              gops_chat_messages_free      (GopsChatMessages      *self);

/**
 * gops_chat_messages_put:
 * @entry: with its fingerprints
 * @sender: (nullable): %NULL for nobody
 * @reply_to: number of the message that it answers, 0 for none
 * @out_new: (out): whether it was not known
 * @out_number: (out): the message's number in the group
 */
gboolean          gops_chat_messages_put       (GopsChatMessages      *self,
                                                GopsChatTarget        *target,
                                                const GopsChatEntry   *entry,
                                                const GopsChatMember  *sender,
                                                gint64                 reply_to,
                                                gboolean              *out_new,
                                                gint64                *out_number,
                                                GError               **error);

/** gops_chat_messages_end_slice: writes what was put, but the last messages: who writes them would wait, and more follow */
gboolean          gops_chat_messages_end_slice (GopsChatMessages      *self,
                                                GError               **error);

/** gops_chat_messages_flush: writes what was put; messages wait to be written many at a time */
gboolean          gops_chat_messages_flush     (GopsChatMessages      *self,
                                                GError               **error);

/** gops_chat_messages_look_again: somebody else has written to the workspace; what was put is written, and can be asked for */
gboolean          gops_chat_messages_look_again (GopsChatMessages     *self,
                                                 GError              **error);

/**
 * gops_chat_messages_put_event:
 * @member: whom it is about
 * @other: (nullable): who did it
 */
gboolean          gops_chat_messages_put_event (GopsChatMessages      *self,
                                                const GopsChatEntry   *entry,
                                                const GopsChatMember  *member,
                                                const GopsChatMember  *other,
                                                gboolean              *out_new,
                                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatMessages, gops_chat_messages_free)
