/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events whose people can only be found when the whole export has been read (GopsChatEntry.late): kept until then, in a
 * scratch file. */
#pragma once

#include "gops-chat-reader.h"

typedef struct _GopsChatLate GopsChatLate;

GopsChatLate *gops_chat_late_new  (void);
void          gops_chat_late_free (GopsChatLate          *self);

/** gops_chat_late_add: Errors: G_FILE_ERROR */
gboolean      gops_chat_late_add  (GopsChatLate          *self,
                                   const GopsChatEntry   *entry,
                                   GError               **error);

/**
 * gops_chat_late_next:
 * @reader: has given its last entry
 * @out_entry: (out) (nullable): the next of those kept, in their order, now with the accounts of its people; it lives
 * until the next call. %NULL after the last one
 */
gboolean      gops_chat_late_next (GopsChatLate          *self,
                                   GopsChatReader        *reader,
                                   const GopsChatEntry  **out_entry,
                                   GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatLate, gops_chat_late_free)
