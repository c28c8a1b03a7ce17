/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyed messages that an export told of last, so that answers find what they answer. */
#pragma once

#include "gops-chat-people.h"

/* Some 200,000 messages back, in 6 MiB; what was answered before that is not found. Messages are known by the fingerprint of
 * their key. */
typedef struct _GopsChatRecent GopsChatRecent;

/**
 * GopsChatRecentMessage:
 * @number: in the group
 * @sender: (nullable)
 */
typedef struct
{
  gint64          number;
  GopsChatMember *sender;
} GopsChatRecentMessage;

GopsChatRecent *gops_chat_recent_new  (void);
void            gops_chat_recent_free (GopsChatRecent              *self);
void            gops_chat_recent_add  (GopsChatRecent              *self,
                                       gint64                       group,
                                       guint64                      print,
                                       const GopsChatRecentMessage *message);

/** gops_chat_recent_find: Returns: whether the message is known still */
gboolean        gops_chat_recent_find (GopsChatRecent              *self,
                                       gint64                       group,
                                       guint64                      print,
                                       GopsChatRecentMessage       *out_message);

/** gops_chat_recent_expect: that message will soon be asked for, or added */
void            gops_chat_recent_expect (GopsChatRecent            *self,
                                         gint64                     group,
                                         guint64                    print);

/** gops_chat_recent_clear: forgets all, before members are dropped */
void            gops_chat_recent_clear (GopsChatRecent             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatRecent, gops_chat_recent_free)
