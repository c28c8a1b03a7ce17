/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of an export of Telegram Desktop as it is written there. */
#include "config.h"

#include "gops-telegram-message.h"

#include <string.h>

typedef enum
{
  KEY_ID,
  KEY_TYPE,
  KEY_DATE,
  KEY_UNIXTIME,
  KEY_EDITED,
  KEY_EDITED_UNIXTIME,
  KEY_FROM,
  KEY_FROM_ID,
  KEY_ACTOR,
  KEY_ACTOR_ID,
  KEY_ACTION,
  KEY_TITLE,
  KEY_INVITER,
  KEY_MEMBERS,
  KEY_INFORMATION,
  KEY_AUTHOR,
  KEY_FORWARDED,
  KEY_REPLY_TO,
  KEY_REPLY_TO_PEER,
  KEY_PHOTO,
  KEY_FILE,
  KEY_FILE_NAME,
  KEY_MEDIA_TYPE,
  KEY_MIME_TYPE,
  KEY_DURATION,
  KEY_WIDTH,
  KEY_HEIGHT,
  KEY_CONTACT,
  KEY_LOCATION,
  KEY_PLACE,
  KEY_POLL,
  KEY_GAME,
  KEY_INVOICE,
  KEY_TODO,
  KEY_TEXT,
  KEY_TEXT_ENTITIES,
  KEY_REACTIONS,
  N_KEYS,
} Key;

/* In the order in which they are written. Some are here only because they are frequent, and so are passed over sooner. */
static const char *const keys[N_KEYS] = {
  "id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "from", "from_id", "actor", "actor_id", "action",
  "title", "inviter", "members", "information_text", "author", "forwarded_from", "reply_to_message_id",
  "reply_to_peer_id", "photo", "file", "file_name", "media_type", "mime_type", "duration_seconds", "width", "height",
  "contact_information", "location_information", "place_name", "poll", "game_title", "invoice_information", "todo_list",
  "text", "text_entities", "reactions",
};

/* What is read now, with what only matters until the message has been read. */
typedef struct
{
  GopsTelegramMessage *message;
  GopsJsonChat        *chat;
  gboolean             has_text;
} Reading;

void
gops_telegram_message_init (GopsTelegramMessage *self)
{
  *self = (GopsTelegramMessage) { .members = g_ptr_array_new () };
}

void
gops_telegram_message_clear (GopsTelegramMessage *self)
{
  g_ptr_array_unref (self->members);
}

static void
reset (GopsTelegramMessage *self)
{
  GPtrArray *members = self->members;

  g_ptr_array_set_size (members, 0);
  *self = (GopsTelegramMessage) {
    .id = "", .type = "", .date = "", .unixtime = "", .from = "", .author = "", .action = "", .title = "", .inviter = "",
    .information = "", .reply_to = "", .media_type = "", .file = "", .file_name = "", .members = members,
  };
}

static void
read_id (Reading *reading)
{
  GopsTelegramMessage *message = reading->message;
  gboolean is_number = gops_json_pull_get_kind (reading->chat->pull) == GOPS_JSON_NUMBER;
  const char *text = gops_json_pull_text (reading->chat->pull, NULL);

  gops_telegram_id_read (text != NULL ? text : "", is_number, message->from_id);
  message->has_old_ids = message->has_old_ids || is_number;
}

/* Names, of which some are null: deleted accounts. */
static void
read_members (Reading *reading)
{
  GopsJsonChat *chat = reading->chat;

  g_ptr_array_set_size (reading->message->members, 0);
  if (!gops_json_pull_enter_list (chat->pull))
    return;
  while (gops_json_pull_element (chat->pull))
    if (reading->message->members->len <= GOPS_JSON_CHAT_MAX_PEOPLE)
      g_ptr_array_add (reading->message->members, (char *) gops_json_chat_take_name (chat));
}

/* A value that is a text, unless the file was left out: the exporter puts a sentence in brackets in its place. */
static const char *
read_path (Reading *reading)
{
  const char *path = gops_json_chat_take_name (reading->chat);

  return *path == '(' ? "" : path;
}

static void
set_media (Reading           *reading,
           GopsTelegramMedia  media)
{
  if (gops_json_pull_get_kind (reading->chat->pull) != GOPS_JSON_NULL)
    reading->message->media = media;
}

/* --- the text --- */

static void
add_mention (GopsJsonChat *chat,
             const char   *type,
             const char   *name,
             const char   *user_id)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  g_autofree char *id = g_strconcat ("user", user_id, NULL);

  if (g_str_equal (type, "mention_name"))
    {
      if (g_ascii_string_to_unsigned (user_id, 10, 1, G_MAXINT64, NULL, NULL))
        person.id = gops_json_chat_keep_name (chat, id, strlen (id));
    }
  else if (!g_str_equal (type, "mention"))
    return;
  person.name = name;
  gops_json_chat_add_person (chat, chat->mentions, &person);
}

/* { "type": "mention_name", "text": "Dan", "user_id": 4 } */
static void
read_entity (GopsJsonChat *chat)
{
  const char *key, *type = "", *user_id = "", *name = "";

  gops_json_pull_enter_object (chat->pull);
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "type"))
      type = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "user_id"))
      user_id = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "text"))
      {
        gsize before = chat->body->len;

        gops_json_chat_take_body (chat);
        if (g_str_has_prefix (type, "mention"))
          name = gops_json_chat_keep_name (chat, chat->body->str + before, chat->body->len - before);
      }
  add_mention (chat, type, name, user_id);
}

/* A text, or a list of texts and entities. */
static void
read_text (Reading *reading)
{
  GopsJsonChat *chat = reading->chat;

  if (gops_json_pull_get_kind (chat->pull) != GOPS_JSON_LIST)
    {
      gops_json_chat_take_body (chat);
      return;
    }
  gops_json_pull_enter_list (chat->pull);
  while (gops_json_pull_element (chat->pull))
    if (gops_json_pull_get_kind (chat->pull) == GOPS_JSON_OBJECT)
      read_entity (chat);
    else
      gops_json_chat_take_body (chat);
}

/* The same text is told twice by newer exports. */
static void
read_text_once (Reading  *reading,
                gboolean  again)
{
  if (again && reading->has_text)
    {
      gops_json_chat_clear_body (reading->chat);
      g_array_set_size (reading->chat->mentions, 0);
    }
  reading->has_text = TRUE;
  read_text (reading);
}

static void
read_answer (Reading *reading)
{
  const char *key;

  if (!gops_json_pull_enter_object (reading->chat->pull))
    return;
  gops_json_chat_add_body (reading->chat, "\n", 1);
  while (gops_json_pull_member (reading->chat->pull, &key))
    if (g_str_equal (key, "text"))
      read_text (reading);
}

/* What a poll asks, and the answers below, each on a line. */
static void
read_poll (Reading *reading)
{
  GopsJsonChat *chat = reading->chat;
  const char *key;

  set_media (reading, GOPS_TELEGRAM_MEDIA_POLL);
  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "question"))
      read_text (reading);
    else if (g_str_equal (key, "answers") && gops_json_pull_enter_list (chat->pull))
      while (gops_json_pull_element (chat->pull))
        read_answer (reading);
}

/* --- all fields --- */

static void
read_media_field (Reading *reading,
                  Key      key)
{
  GopsTelegramMessage *message = reading->message;

  switch (key)
    {
    case KEY_PHOTO:
      set_media (reading, GOPS_TELEGRAM_MEDIA_PHOTO);
      break;
    case KEY_FILE:
      set_media (reading, GOPS_TELEGRAM_MEDIA_FILE);
      message->file = read_path (reading);
      break;
    case KEY_FILE_NAME:
      message->file_name = read_path (reading);
      break;
    case KEY_MEDIA_TYPE:
      message->media_type = gops_json_chat_take_name (reading->chat);
      break;
    case KEY_CONTACT:
      set_media (reading, GOPS_TELEGRAM_MEDIA_CONTACT);
      break;
    case KEY_PLACE:
    case KEY_LOCATION:
      set_media (reading, GOPS_TELEGRAM_MEDIA_LOCATION);
      if (key == KEY_PLACE)
        gops_json_chat_take_body (reading->chat);
      break;
    case KEY_POLL:
      read_poll (reading);
      break;
    case KEY_GAME:
      set_media (reading, GOPS_TELEGRAM_MEDIA_OTHER);
      gops_json_chat_take_body (reading->chat);
      break;
    case KEY_INVOICE:
    case KEY_TODO:
      set_media (reading, GOPS_TELEGRAM_MEDIA_OTHER);
      break;
    default:
      break;
    }
}

static void
read_field (Reading *reading,
            Key      key)
{
  GopsTelegramMessage *message = reading->message;
  GopsJsonChat *chat = reading->chat;

  switch (key)
    {
    case KEY_ID:            message->id = gops_json_chat_take_name (chat); break;
    case KEY_TYPE:          message->type = gops_json_chat_take_name (chat); break;
    case KEY_DATE:          message->date = gops_json_chat_take_name (chat); break;
    case KEY_UNIXTIME:      message->unixtime = gops_json_chat_take_name (chat); break;
    case KEY_FROM:
    case KEY_ACTOR:         message->from = gops_json_chat_take_name (chat); break;
    case KEY_FROM_ID:
    case KEY_ACTOR_ID:      read_id (reading); break;
    case KEY_ACTION:        message->action = gops_json_chat_take_name (chat); break;
    case KEY_TITLE:         message->title = gops_json_chat_take_name (chat); break;
    case KEY_INVITER:       message->inviter = gops_json_chat_take_name (chat); break;
    case KEY_MEMBERS:       read_members (reading); break;
    case KEY_INFORMATION:   message->information = gops_json_chat_take_name (chat); break;
    case KEY_AUTHOR:        message->author = gops_json_chat_take_name (chat); break;
    case KEY_REPLY_TO:      message->reply_to = gops_json_chat_take_name (chat); break;
    case KEY_REPLY_TO_PEER: message->elsewhere = *gops_json_chat_take_name (chat) != '\0'; break;
    case KEY_TEXT:          read_text_once (reading, TRUE); break;
    case KEY_TEXT_ENTITIES:
      if (!reading->has_text)
        read_text_once (reading, FALSE);
      break;
    default:
      read_media_field (reading, key);
      break;
    }
}

void
gops_telegram_message_read (GopsTelegramMessage *self,
                            GopsJsonChat        *chat)
{
  Reading reading = { self, chat, FALSE };
  guint hint = N_KEYS - 1;
  const char *key;

  reset (self);
  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    read_field (&reading, gops_json_find_key (keys, N_KEYS, &hint, key));
}
