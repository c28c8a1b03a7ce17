/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of a DiscordChatExporter file as it is written there: fields, not yet their meaning. */
#pragma once

#include "gops-json-chat.h"

/**
 * GopsDiscordMessage: texts live as long as the entry; "" for what is not there
 * @type: Discord's number of the kind of message; -1 for a name that is not known here
 * @reference: the message that it points at, for whatever reason
 * @file: name of the first attachment
 */
typedef struct
{
  const char     *id;
  int             type;
  const char     *timestamp;
  GopsChatPerson  author;
  const char     *reference;
  const char     *file;
  gboolean        has_sticker;
  gboolean        has_embed;
} GopsDiscordMessage;

/* Discord's numbers; all other kinds are notices. */
typedef enum
{
  GOPS_DISCORD_DEFAULT = 0,
  GOPS_DISCORD_RECIPIENT_ADD = 1,
  GOPS_DISCORD_RECIPIENT_REMOVE = 2,
  GOPS_DISCORD_CALL = 3,
  GOPS_DISCORD_CHANNEL_NAME_CHANGE = 4,
  GOPS_DISCORD_CHANNEL_ICON_CHANGE = 5,
  GOPS_DISCORD_CHANNEL_PINNED_MESSAGE = 6,
  GOPS_DISCORD_GUILD_MEMBER_JOIN = 7,
  GOPS_DISCORD_THREAD_CREATED = 18,
  GOPS_DISCORD_REPLY = 19,
  GOPS_DISCORD_SLASH_COMMAND = 20,
  GOPS_DISCORD_CONTEXT_COMMAND = 23,
} GopsDiscordType;

/** gops_discord_message_read: reads the object that comes next; its content becomes @chat's body, who it mentions @chat's
 * mentions */
void gops_discord_message_read (GopsDiscordMessage *self,
                                GopsJsonChat       *chat);
