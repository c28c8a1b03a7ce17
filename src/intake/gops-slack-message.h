/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one message of a Slack export says. */
#pragma once

#include "gops-chat-reader.h"
#include "gops-slack-text.h"

/**
 * GopsSlackMessage: the entry's texts and people live here until the next message is read
 * @words: to be filled in by the reader, but for the mentions and what is kept
 * @people: (owned) (element-type GopsChatPerson): whom an event is about
 * @body: (owned)
 * @cut: the body was longer than %GOPS_CHAT_MAX_BODY
 */
typedef struct
{
  GopsSlackWords  words;
  GArray         *people;
  GString        *body;
  gboolean        cut;
} GopsSlackMessage;

void     gops_slack_message_init  (GopsSlackMessage *self,
                                   GopsSlackPeople  *people,
                                   GHashTable       *channels);
void     gops_slack_message_clear (GopsSlackMessage *self);

/**
 * gops_slack_message_read:
 * @message: must live as long as the entry is looked at
 * @entry: its room and line stay
 *
 * Returns: whether it is a message or an event: what has no time is none
 */
gboolean gops_slack_message_read  (GopsSlackMessage *self,
                                   JsonObject       *message,
                                   GopsChatEntry    *entry);
