/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a chat export ahead of whoever writes what is in it, in a thread of its own. */
#pragma once

#include "gops-chat-reader.h"

/* While it lives, the reader belongs to its thread: ask it for nothing but what was found when it was opened, until the last
 * entry was given. The reader's report gets what is skipped from that thread. Memory is bounded: a few blocks of entries. */
typedef struct _GopsChatAhead GopsChatAhead;

/**
 * gops_chat_ahead_new:
 * @reader: borrowed: that nothing was taken from yet
 * @secret: for the fingerprints of entries
 * @cancellable: (nullable): for the reading
 *
 * Begins to read.
 */
GopsChatAhead *gops_chat_ahead_new        (GopsChatReader       *reader,
                                           const GopsHashKey    *secret,
                                           GCancellable         *cancellable);

/** gops_chat_ahead_free: stops reading */
void           gops_chat_ahead_free       (GopsChatAhead        *self);

/** gops_chat_ahead_next: as gops_chat_reader_next(); entries have their fingerprints */
gboolean       gops_chat_ahead_next       (GopsChatAhead        *self,
                                           const GopsChatEntry **out_entry,
                                           GError              **error);

/**
 * gops_chat_ahead_peek:
 *
 * Returns: (transfer none) (nullable): the entry that is given after @n others, where it has been read; for what makes haste, not
 * for what must be done
 */
const GopsChatEntry *
               gops_chat_ahead_peek       (GopsChatAhead        *self,
                                           guint                 n);

/** gops_chat_ahead_get_offset: Returns: bytes of the file that were used for the entries given so far, or a little more */
guint64        gops_chat_ahead_get_offset (GopsChatAhead        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatAhead, gops_chat_ahead_free)
