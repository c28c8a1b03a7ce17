/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slack's way to write people, channels and addresses into a text, as people read it. */
#pragma once

#include "gops-json-elements.h"
#include "gops-slack-people.h"

/**
 * GopsSlackWords: who and what the ids in a text are
 * @people: borrowed
 * @channels: borrowed: id → name
 * @mentions: (element-type GopsChatPerson): who is called in the text is added, once
 * @kept: where ids of strangers are kept
 */
typedef struct
{
  GopsSlackPeople *people;
  GHashTable      *channels;
  GArray          *mentions;
  GStringChunk    *kept;
} GopsSlackWords;

#define GOPS_SLACK_MAX_MENTIONS 1000

/**
 * gops_slack_text_append:
 * @text: with <@U1|bob>, <#C1|name>, <!here>, <https://…|label>, &amp;
 *
 * Appends the text to @to: @bob, #name, @here, label (https://…), &. What lets people download files with the
 * exporter's rights is taken out of addresses.
 */
void  gops_slack_text_append      (GString               *to,
                                   const char            *text,
                                   const GopsSlackWords  *words);

/** gops_slack_text_from_blocks: Returns: (transfer full): what a message's blocks and attachments say, written as
 * Slack writes texts; "" for nothing */
char *gops_slack_text_from_blocks (JsonObject            *message);
