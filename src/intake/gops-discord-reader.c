/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what DiscordChatExporter writes as JSON. */
#include "config.h"

#include "gops-discord-reader.h"

#include <string.h>

#include "gops-discord-message.h"
#include "gops-json-probe.h"

typedef struct
{
  GopsJsonChat chat;
  char        *channel[4];   /* (owned) (nullable): by ChannelField */
  gboolean     has_room;
} GopsDiscordReader;

typedef enum
{
  CHANNEL_ID,
  CHANNEL_TYPE,
  CHANNEL_CATEGORY,
  CHANNEL_NAME,
} ChannelField;

static const char *const channel_fields[] = { "id", "type", "category", "name" };

static const struct
{
  const char   *ending;
  GopsChatKind  kind;
} endings[] = {
  { ".png", GOPS_CHAT_IMAGE },  { ".jpg", GOPS_CHAT_IMAGE },  { ".jpeg", GOPS_CHAT_IMAGE }, { ".gif", GOPS_CHAT_IMAGE },
  { ".webp", GOPS_CHAT_IMAGE }, { ".heic", GOPS_CHAT_IMAGE }, { ".avif", GOPS_CHAT_IMAGE }, { ".bmp", GOPS_CHAT_IMAGE },
  { ".mp4", GOPS_CHAT_VIDEO },  { ".mov", GOPS_CHAT_VIDEO },  { ".webm", GOPS_CHAT_VIDEO }, { ".mkv", GOPS_CHAT_VIDEO },
};

/* --- the way through the file --- */

static void
take_channel (GopsDiscordReader *self)
{
  const char *key;

  if (!gops_json_pull_enter_object (self->chat.pull))
    return;
  while (gops_json_pull_member (self->chat.pull, &key))
    for (guint i = 0; i < G_N_ELEMENTS (channel_fields); i++)
      if (g_str_equal (channel_fields[i], key))
        {
          g_free (self->channel[i]);
          self->channel[i] = g_strdup (gops_json_chat_take_name (&self->chat));
          break;
        }
}

static const char *
get_field (GopsDiscordReader *self,
           ChannelField       field)
{
  return self->channel[field] != NULL ? self->channel[field] : "";
}

static gboolean
is_type (GopsDiscordReader *self,
         const char *const *names)
{
  return g_strv_contains (names, get_field (self, CHANNEL_TYPE));
}

/* A thread's category is the channel that it is in. */
static void
add_room (GopsDiscordReader *self)
{
  static const char *const threads[] = {
    "GuildNewsThread", "GuildPublicThread", "GuildPrivateThread", "10", "11", "12", NULL,
  };
  static const char *const direct[] = { "DirectTextChat", "1", NULL };
  const char *id = get_field (self, CHANNEL_ID), *name = get_field (self, CHANNEL_NAME);
  const char *parent = get_field (self, CHANNEL_CATEGORY);
  g_autofree char *full_name = g_strdup_printf ("%s / %s", parent, name);
  gboolean in_parent = is_type (self, threads) && *parent != '\0';
  guint room;

  (void) gops_json_chat_add_room (&self->chat, id, in_parent ? full_name : name, !is_type (self, direct), &room);
  self->has_room = TRUE;
}

static gboolean
discord_take_member (GopsJsonChat *chat,
                     const char   *key)
{
  if (g_str_equal (key, "channel"))
    take_channel ((GopsDiscordReader *) chat);
  return g_str_equal (key, "messages") && gops_json_pull_enter_list (chat->pull);
}

static void
discord_clear (GopsJsonChat *chat)
{
  GopsDiscordReader *self = (GopsDiscordReader *) chat;

  for (guint i = 0; i < G_N_ELEMENTS (self->channel); i++)
    g_free (self->channel[i]);
}

static gboolean
discord_open (GopsJsonChat           *chat,
              const GopsChatOptions  *options,
              GCancellable           *cancellable,
              GError                **error)
{
  chat->reader.findings.platform = "discord";
  return TRUE;
}

/* --- what a message means --- */

static GopsChatKind
find_kind (const GopsDiscordMessage *message,
           const char               *body)
{
  const char *ending = strrchr (message->file, '.');

  if (*message->file == '\0')
    return message->has_sticker ? GOPS_CHAT_STICKER
           : *body != '\0'      ? GOPS_CHAT_TEXT
           : message->has_embed ? GOPS_CHAT_LINK
                                : GOPS_CHAT_OTHER;
  if (g_str_has_prefix (message->file, "voice-message."))
    return GOPS_CHAT_VOICE;
  for (guint i = 0; ending != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (ending, endings[i].ending) == 0)
      return endings[i].kind;
  return GOPS_CHAT_FILE;
}

static void
make_message (GopsJsonChat             *chat,
              const GopsDiscordMessage *message)
{
  GopsChatEntry *entry = &chat->reader.entry;

  entry->kind = find_kind (message, entry->body);
  entry->detail = g_str_equal (message->file, "?") ? "" : message->file;
  if (message->type == GOPS_DISCORD_REPLY)   /* pins, threads and forwards refer to messages too */
    entry->reply_to = message->reference;
}

/* Who was added to a group of friends, or taken out, is mentioned. */
static void
make_recipients (GopsJsonChat             *chat,
                 const GopsDiscordMessage *message)
{
  GopsChatEntry *entry = &chat->reader.entry;

  if (chat->mentions->len == 0)
    return;
  g_array_append_vals (chat->people, chat->mentions->data, chat->mentions->len);
  g_array_set_size (chat->mentions, 0);
  if (message->type == GOPS_DISCORD_RECIPIENT_ADD)
    entry->event = GOPS_CHAT_JOINED;
  else if (*entry->sender.id != '\0' && g_str_equal (g_array_index (chat->people, GopsChatPerson, 0).id, entry->sender.id))
    entry->event = GOPS_CHAT_LEFT;
  else
    entry->event = GOPS_CHAT_REMOVED;
  entry->body = "";
}

/* "Changed the channel name: evening runs." */
static void
make_retitled (GopsJsonChat *chat)
{
  GopsChatEntry *entry = &chat->reader.entry;
  const char *title = strstr (entry->body, ": ");
  gsize length = title != NULL ? strlen (title + 2) : 0;

  if (length > 0 && title[2 + length - 1] == '.')
    length--;
  if (length == 0)
    return;
  entry->event = GOPS_CHAT_RETITLED;
  entry->detail = gops_json_chat_keep_name (chat, title + 2, length);
  entry->body = "";
}

static void
make_event (GopsJsonChat             *chat,
            const GopsDiscordMessage *message)
{
  GopsChatEntry *entry = &chat->reader.entry;

  entry->kind = GOPS_CHAT_EVENT;
  switch (message->type)
    {
    case GOPS_DISCORD_GUILD_MEMBER_JOIN:
      if (gops_chat_person_is_nobody (&entry->sender))
        break;
      entry->event = GOPS_CHAT_JOINED;
      entry->body = "";
      gops_json_chat_add_person (chat, chat->people, &entry->sender);
      break;
    case GOPS_DISCORD_RECIPIENT_ADD:
    case GOPS_DISCORD_RECIPIENT_REMOVE:
      make_recipients (chat, message);
      break;
    case GOPS_DISCORD_CHANNEL_NAME_CHANGE:
      make_retitled (chat);
      break;
    default:
      break;
    }
}

static gboolean
discord_read (GopsJsonChat *chat)
{
  GopsDiscordReader *self = (GopsDiscordReader *) chat;
  GopsChatEntry *entry = &chat->reader.entry;
  GopsDiscordMessage message;

  if (!self->has_room)
    add_room (self);
  gops_discord_message_read (&message, chat);
  if (gops_json_pull_get_error (chat->pull) != NULL || !gops_json_chat_set_time (chat, message.timestamp))
    return FALSE;
  entry->key = message.id;
  entry->sender = message.author;
  gops_json_chat_finish_body (chat);
  switch (message.type)
    {
    case GOPS_DISCORD_DEFAULT:
    case GOPS_DISCORD_REPLY:
    case GOPS_DISCORD_SLASH_COMMAND:
    case GOPS_DISCORD_CONTEXT_COMMAND:
      make_message (chat, &message);
      break;
    case GOPS_DISCORD_CALL:
      entry->kind = GOPS_CHAT_CALL;
      entry->body = "";
      break;
    default:
      make_event (chat, &message);
      break;
    }
  return TRUE;
}

static const GopsJsonChatClass discord_class = {
  .size = sizeof (GopsDiscordReader),
  .open = discord_open,
  .take_member = discord_take_member,
  .read = discord_read,
  .clear = discord_clear,
};

GopsChatReader *
gops_discord_reader_open (GFile                  *file,
                          const GopsChatOptions  *options,
                          GopsImportReport       *report,
                          GCancellable           *cancellable,
                          GError                **error)
{
  return gops_json_chat_open (&discord_class, file, options, report, cancellable, error);
}

guint
gops_discord_reader_rate (const GopsFileHead *head)
{
  g_autoptr (GopsJsonProbe) probe = gops_json_probe_new (head->text);
  gboolean has_message;

  if (probe == NULL)
    return 0;
  has_message = gops_json_probe_has (probe, "messages[].timestamp") && gops_json_probe_has (probe, "messages[].author.id") &&
                gops_json_probe_has (probe, "messages[].content");
  if (gops_json_probe_has (probe, "guild.id") && gops_json_probe_has (probe, "channel.type") &&
      gops_json_probe_has (probe, "messages"))
    return has_message || !gops_json_probe_has (probe, "messages[].id") ? 100 : 60;
  return has_message && gops_json_probe_has (probe, "messages[].author.isBot") ? 70 : 0;
}
