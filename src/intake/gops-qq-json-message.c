/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of a QQChatExporter file as it is written there. */
#include "config.h"

#include "gops-qq-json-message.h"

#include <string.h>

typedef struct
{
  GopsQqJsonMessage *message;
  GopsJsonChat      *chat;
  GopsQqJsonMention  on_mention;
  void              *data;
} Reading;

static const struct
{
  const char   *type;
  GopsChatKind  kind;
} element_kinds[] = {
  { "image", GOPS_CHAT_IMAGE },        { "video", GOPS_CHAT_VIDEO },     { "audio", GOPS_CHAT_VOICE },
  { "voice", GOPS_CHAT_VOICE },        { "ptt", GOPS_CHAT_VOICE },       { "file", GOPS_CHAT_FILE },
  { "market_face", GOPS_CHAT_STICKER }, { "giphy", GOPS_CHAT_STICKER },  { "face_bubble", GOPS_CHAT_STICKER },
  { "json", GOPS_CHAT_LINK },          { "forward", GOPS_CHAT_LINK },    { "location", GOPS_CHAT_LOCATION },
  { "av_record", GOPS_CHAT_CALL },     { "wallet", GOPS_CHAT_RED_PACKET }, { "calendar", GOPS_CHAT_OTHER },
  { "yolo_game_result", GOPS_CHAT_OTHER },
};

static void
set_kind (GopsQqJsonMessage *message,
          const char        *type)
{
  for (guint i = 0; message->kind == GOPS_CHAT_TEXT && i < G_N_ELEMENTS (element_kinds); i++)
    if (g_str_equal (element_kinds[i].type, type))
      message->kind = element_kinds[i].kind;
}

static GopsQqJsonPerson
read_person (GopsJsonChat *chat)
{
  GopsQqJsonPerson person = { "", "", "", "", "", "", "" };
  const struct
  {
    const char  *key;
    const char **field;
  } fields[] = {
    { "uid", &person.uid },        { "uin", &person.uin },       { "name", &person.name }, { "nickname", &person.nickname },
    { "groupCard", &person.card }, { "remark", &person.remark }, { "type", &person.type },
  };
  const char *key;

  if (!gops_json_pull_enter_object (chat->pull))
    return person;
  while (gops_json_pull_member (chat->pull, &key))
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
      if (g_str_equal (fields[i].key, key))
        {
          *fields[i].field = gops_json_chat_take_name (chat);
          break;
        }
  return person;
}

/* --- elements: { "type": "image", "data": { … } } --- */

static void
read_reply (Reading    *reading,
            const char *key)
{
  const char *text;

  if (g_str_equal (key, "senderName"))
    reading->message->reply_name = gops_json_chat_take_name (reading->chat);
  else if (g_str_equal (key, "messageId") || g_str_equal (key, "referencedMessageId"))
    {
      gboolean is_better = *key == 'r' || *reading->message->reply_to == '\0';

      text = gops_json_chat_take_name (reading->chat);
      if (is_better && *text != '\0' && !g_str_equal (text, "0"))
        reading->message->reply_to = text;
    }
}

/* Only cards have a title of their own; that of a place says no more than that it is one. */
static void
read_media (Reading    *reading,
            const char *type,
            const char *key)
{
  if ((g_str_equal (key, "filename") || g_str_equal (key, "fileName")) && *reading->message->file == '\0')
    reading->message->file = gops_json_chat_take_name (reading->chat);
  else if (g_str_equal (key, "title") && (g_str_equal (type, "json") || g_str_equal (type, "forward")))
    gops_json_chat_take_body (reading->chat);
}

static void
read_face (Reading    *reading,
           const char *key)
{
  if (!g_str_equal (key, "name"))
    return;
  gops_json_chat_add_body (reading->chat, "[", 1);
  gops_json_chat_take_body (reading->chat);
  gops_json_chat_add_body (reading->chat, "]", 1);
}

/* "@甲": the text of a mention has the sign only in some versions. */
static void
read_at (Reading    *reading,
         const char *key)
{
  const char *name;

  if (!g_str_equal (key, "name"))
    return;
  name = gops_json_chat_take_name (reading->chat);
  if (*name != '@')
    gops_json_chat_add_body (reading->chat, "@", 1);
  gops_json_chat_add_body (reading->chat, name, strlen (name));
}

static void
read_data (Reading    *reading,
           const char *type)
{
  const char *key;

  if (!gops_json_pull_enter_object (reading->chat->pull))
    return;
  while (gops_json_pull_member (reading->chat->pull, &key))
    if (g_str_equal (type, "text") || g_str_equal (type, "system"))
      {
        if (g_str_equal (key, "text"))
          gops_json_chat_take_body (reading->chat);
      }
    else if (g_str_equal (type, "markdown"))
      {
        if (g_str_equal (key, "content"))
          gops_json_chat_take_body (reading->chat);
      }
    else if (g_str_equal (type, "at"))
      read_at (reading, key);
    else if (g_str_equal (type, "face"))
      read_face (reading, key);
    else if (g_str_equal (type, "reply"))
      read_reply (reading, key);
    else
      read_media (reading, type, key);
}

static void
read_element (Reading *reading)
{
  const char *key, *type = "";

  if (!gops_json_pull_enter_object (reading->chat->pull))
    return;
  while (gops_json_pull_member (reading->chat->pull, &key))
    if (g_str_equal (key, "type"))
      {
        type = gops_json_chat_take_name (reading->chat);
        set_kind (reading->message, type);
        reading->message->has_elements = TRUE;
      }
    else if (g_str_equal (key, "data"))
      read_data (reading, type);
}

/* { "type": "image", "filename": "a.jpg" }: told again beside the elements, or alone by older versions. */
static void
read_resource (Reading *reading)
{
  const char *key;

  if (!gops_json_pull_enter_object (reading->chat->pull))
    return;
  while (gops_json_pull_member (reading->chat->pull, &key))
    if (g_str_equal (key, "type"))
      set_kind (reading->message, gops_json_chat_take_name (reading->chat));
    else
      read_media (reading, "", key);
}

static void
read_mention (Reading *reading)
{
  GopsQqJsonPerson person = read_person (reading->chat);

  if (!g_str_equal (person.type, "all") && !g_str_equal (person.uid, "all"))
    reading->on_mention (&person, reading->data);
}

static void
read_each (Reading *reading,
           void   (*read) (Reading *))
{
  if (!gops_json_pull_enter_list (reading->chat->pull))
    return;
  while (gops_json_pull_element (reading->chat->pull))
    read (reading);
}

static void
read_content (Reading *reading)
{
  GopsJsonChat *chat = reading->chat;
  const char *key, *text;
  gsize length;

  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "text"))
      {
        text = gops_json_pull_text (chat->pull, &length);
        reading->message->text = text != NULL ? gops_text_arena_keep (chat->texts, text, length) : "";
      }
    else if (g_str_equal (key, "elements"))
      read_each (reading, read_element);
    else if (g_str_equal (key, "resources"))
      read_each (reading, read_resource);
    else if (g_str_equal (key, "mentions"))
      read_each (reading, read_mention);
}

void
gops_qq_json_message_read (GopsQqJsonMessage *self,
                           GopsJsonChat      *chat,
                           GopsQqJsonMention  on_mention,
                           void              *data)
{
  static const GopsQqJsonMessage empty = {
    .id = "", .timestamp = "", .time = "", .sender = { "", "", "", "", "", "", "" }, .type = "", .text = "",
    .file = "", .reply_to = "", .reply_name = "",
  };
  Reading reading = { self, chat, on_mention, data };
  const char *key;

  *self = empty;
  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "id") || g_str_equal (key, "messageId"))
      self->id = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "timestamp"))
      self->timestamp = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "time"))
      self->time = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "sender"))
      self->sender = read_person (chat);
    else if (g_str_equal (key, "type"))
      self->type = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "content"))
      read_content (&reading);
    else if (g_str_equal (key, "recalled"))
      self->recalled = gops_json_pull_is_true (chat->pull);
    else if (g_str_equal (key, "system"))
      self->system = gops_json_pull_is_true (chat->pull);
}
