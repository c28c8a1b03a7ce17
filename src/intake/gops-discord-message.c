/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of a DiscordChatExporter file as it is written there. */
#include "config.h"

#include "gops-discord-message.h"

typedef enum
{
  KEY_ID,
  KEY_TYPE,
  KEY_TIMESTAMP,
  KEY_TIMESTAMP_EDITED,
  KEY_CALL_ENDED,
  KEY_IS_PINNED,
  KEY_CONTENT,
  KEY_AUTHOR,
  KEY_ATTACHMENTS,
  KEY_EMBEDS,
  KEY_STICKERS,
  KEY_REACTIONS,
  KEY_MENTIONS,
  KEY_REFERENCE,
  KEY_FORWARDED,
  N_KEYS,
} Key;

/* In the order in which they are written. */
static const char *const keys[N_KEYS] = {
  "id", "type", "timestamp", "timestampEdited", "callEndedTimestamp", "isPinned", "content", "author", "attachments",
  "embeds", "stickers", "reactions", "mentions", "reference", "forwardedMessage",
};

/* Kinds that have a name; all others are written as Discord's numbers. */
static const struct
{
  const char      *name;
  GopsDiscordType  type;
} types[] = {
  { "Default", GOPS_DISCORD_DEFAULT },
  { "Reply", GOPS_DISCORD_REPLY },
  { "RecipientAdd", GOPS_DISCORD_RECIPIENT_ADD },
  { "RecipientRemove", GOPS_DISCORD_RECIPIENT_REMOVE },
  { "Call", GOPS_DISCORD_CALL },
  { "ChannelNameChange", GOPS_DISCORD_CHANNEL_NAME_CHANGE },
  { "ChannelIconChange", GOPS_DISCORD_CHANNEL_ICON_CHANGE },
  { "ChannelPinnedMessage", GOPS_DISCORD_CHANNEL_PINNED_MESSAGE },
  { "GuildMemberJoin", GOPS_DISCORD_GUILD_MEMBER_JOIN },
  { "ThreadCreated", GOPS_DISCORD_THREAD_CREATED },
};

static int
find_type (const char *text)
{
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, text))
      return types[i].type;
  if (*text == '\0')
    return GOPS_DISCORD_DEFAULT;
  return g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL) ? (int) number : -1;
}

/* { "id": "1", "name": "ada", "nickname": "Ada", "isBot": false … }: older files have no nickname. */
static GopsChatPerson
read_person (GopsJsonChat *chat)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  const char *key, *nickname = "";

  if (!gops_json_pull_enter_object (chat->pull))
    return person;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "id"))
      person.id = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "name"))
      person.full_name = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "nickname"))
      nickname = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "isBot"))
      person.bot = gops_json_pull_is_true (chat->pull);
  person.name = *nickname != '\0' ? nickname : person.full_name;
  return person;
}

static void
read_mentions (GopsJsonChat *chat)
{
  if (!gops_json_pull_enter_list (chat->pull))
    return;
  while (gops_json_pull_element (chat->pull))
    {
      GopsChatPerson person = read_person (chat);

      gops_json_chat_add_person (chat, chat->mentions, &person);
    }
}

/* Returns: the text of the member called @name of the object that comes next */
static const char *
read_member (GopsJsonChat *chat,
             const char   *name)
{
  const char *key, *text = "";

  if (!gops_json_pull_enter_object (chat->pull))
    return text;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, name))
      text = gops_json_chat_take_name (chat);
  return text;
}

/* The first of them counts: it tells the kind of the message. */
static void
read_attachments (GopsDiscordMessage *self,
                  GopsJsonChat       *chat)
{
  gboolean is_first = *self->file == '\0';

  if (!gops_json_pull_enter_list (chat->pull))
    return;
  for (; gops_json_pull_element (chat->pull); is_first = FALSE)
    if (is_first)
      {
        self->file = read_member (chat, "fileName");
        if (*self->file == '\0')
          self->file = "?";
      }
}

/* Returns: whether the list that comes next has an element */
static gboolean
read_is_filled (GopsJsonChat *chat)
{
  gboolean is_filled = FALSE;

  if (!gops_json_pull_enter_list (chat->pull))
    return FALSE;
  while (gops_json_pull_element (chat->pull))
    is_filled = TRUE;
  return is_filled;
}

static void read_field (GopsDiscordMessage *self, GopsJsonChat *chat, Key key);

/* What was forwarded stands in an object of its own, with the same fields; the message itself has no content. */
static void
read_forwarded (GopsDiscordMessage *self,
                GopsJsonChat       *chat)
{
  guint hint = KEY_TIMESTAMP;
  const char *key;

  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    {
      Key field = gops_json_find_key (keys, N_KEYS, &hint, key);

      if (field == KEY_CONTENT ? chat->body->len == 0
                               : field == KEY_ATTACHMENTS || field == KEY_EMBEDS || field == KEY_STICKERS)
        read_field (self, chat, field);
    }
}

static void
read_field (GopsDiscordMessage *self,
            GopsJsonChat       *chat,
            Key                 key)
{
  switch (key)
    {
    case KEY_ID:
      self->id = gops_json_chat_take_name (chat);
      break;
    case KEY_TYPE:
      self->type = find_type (gops_json_chat_take_name (chat));
      break;
    case KEY_TIMESTAMP:
      self->timestamp = gops_json_chat_take_name (chat);
      break;
    case KEY_CONTENT:
      gops_json_chat_clear_body (chat);
      gops_json_chat_take_body (chat);
      break;
    case KEY_AUTHOR:
      self->author = read_person (chat);
      break;
    case KEY_ATTACHMENTS:
      read_attachments (self, chat);
      break;
    case KEY_EMBEDS:
      self->has_embed = read_is_filled (chat) || self->has_embed;
      break;
    case KEY_STICKERS:
      self->has_sticker = read_is_filled (chat) || self->has_sticker;
      break;
    case KEY_MENTIONS:
      g_array_set_size (chat->mentions, 0);
      read_mentions (chat);
      break;
    case KEY_REFERENCE:
      self->reference = read_member (chat, "messageId");
      break;
    case KEY_FORWARDED:
      read_forwarded (self, chat);
      break;
    case KEY_TIMESTAMP_EDITED:
    case KEY_CALL_ENDED:
    case KEY_IS_PINNED:
    case KEY_REACTIONS:
    case N_KEYS:
      break;
    }
}

void
gops_discord_message_read (GopsDiscordMessage *self,
                           GopsJsonChat       *chat)
{
  guint hint = N_KEYS - 1;
  const char *key;

  *self = (GopsDiscordMessage) { .id = "", .timestamp = "", .author = GOPS_CHAT_NOBODY, .reference = "", .file = "" };
  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    read_field (self, chat, gops_json_find_key (keys, N_KEYS, &hint, key));
}
