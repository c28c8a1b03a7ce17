/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the JSON that programs make of WeChat's databases. */
#include "config.h"

#include "gops-wechat-json-reader.h"

#include <string.h>

#include "gops-json-probe.h"
#include "gops-wechat-json-content.h"
#include "gops-wechat-json-events.h"
#include "gops-wechat-json-message.h"

#define MAX_SENDERS 100000

/* Texts that outlive the entry, by which people or chats are described. */
typedef struct
{
  char *id;
  char *name;
  char *full_name;
  char *type;
} Card;

typedef struct
{
  GopsJsonChat  chat;
  Card          session;
  gboolean      in_members;   /* the list being read is that of the group's members */
  GHashTable   *senders;      /* (owned) (element-type Card): where people are listed apart, by their number */
  GHashTable   *rooms;        /* (owned): account of a chat → its index + 1 */
} GopsWechatJsonReader;

static void
card_clear (Card *card)
{
  g_free (card->id);
  g_free (card->name);
  g_free (card->full_name);
  g_free (card->type);
  *card = (Card) { NULL };
}

static void
card_free (gpointer data)
{
  card_clear (data);
  g_free (data);
}

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* --- the way through the file --- */

/* A chat, a sender or a member: all are described alike. @out_number: (out) (optional): (transfer full) */
static Card
read_card (GopsWechatJsonReader *self,
           char                **out_number)
{
  static const char *const keys[] = {
    "wxid", "username", "accountId", "displayName", "groupNickname", "nickname", "type", "senderID",
  };
  Card card = { NULL };
  char **const fields[] = {
    &card.id, &card.id, &card.id, &card.name, &card.name, &card.full_name, &card.type, out_number,
  };
  const char *key;

  if (!gops_json_pull_enter_object (self->chat.pull))
    return card;
  while (gops_json_pull_member (self->chat.pull, &key))
    for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
      if (fields[i] != NULL && g_str_equal (keys[i], key))
        {
          const char *text = gops_json_chat_take_name (&self->chat);

          if (*text != '\0')
            {
              g_free (*fields[i]);
              *fields[i] = g_strdup (text);
            }
          break;
        }
  return card;
}

static void
take_senders (GopsWechatJsonReader *self)
{
  if (!gops_json_pull_enter_list (self->chat.pull))
    return;
  while (gops_json_pull_element (self->chat.pull))
    {
      g_autofree char *number = NULL;
      Card card = read_card (self, &number);

      gops_text_arena_reset (self->chat.texts);
      if (number != NULL && g_hash_table_size (self->senders) < MAX_SENDERS)
        g_hash_table_insert (self->senders, g_steal_pointer (&number), g_memdup2 (&card, sizeof card));
      else
        card_clear (&card);
    }
}

static gboolean
wechat_json_take_member (GopsJsonChat *chat,
                         const char   *key)
{
  GopsWechatJsonReader *self = (GopsWechatJsonReader *) chat;

  if (g_str_equal (key, "session"))
    {
      card_clear (&self->session);
      self->session = read_card (self, NULL);
    }
  else if (g_str_equal (key, "senders"))
    take_senders (self);
  else if (g_str_equal (key, "messages") || g_str_equal (key, "groupMembers"))
    {
      self->in_members = *key == 'g';
      return gops_json_pull_enter_list (chat->pull);
    }
  return FALSE;
}

static gboolean
wechat_json_open (GopsJsonChat           *chat,
                  const GopsChatOptions  *options,
                  GCancellable           *cancellable,
                  GError                **error)
{
  GopsWechatJsonReader *self = (GopsWechatJsonReader *) chat;

  self->senders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, card_free);
  self->rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  chat->reader.findings.platform = "wechat";
  return TRUE;
}

static void
wechat_json_clear (GopsJsonChat *chat)
{
  GopsWechatJsonReader *self = (GopsWechatJsonReader *) chat;

  card_clear (&self->session);
  g_clear_pointer (&self->senders, g_hash_table_unref);
  g_clear_pointer (&self->rooms, g_hash_table_unref);
}

/* --- rooms and people --- */

static gboolean
is_group_id (const char *id)
{
  return g_str_has_suffix (id, "@chatroom");
}

/* Of a document there is one room, of a list one for each chat that the messages name. */
static gboolean
set_room (GopsWechatJsonReader        *self,
          const GopsWechatJsonMessage *message)
{
  const char *id = self->chat.is_list ? message->talker : text_or_empty (self->session.id);
  const char *name = self->chat.is_list ? message->talker_name : text_or_empty (self->session.name);
  gboolean is_group = is_group_id (id) || message->is_chatroom || g_strcmp0 (self->session.type, "群聊") == 0 ||
                      (*id == '\0' && self->session.type == NULL);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->rooms, id));

  if (index == 0)
    {
      if (!gops_json_chat_add_room (&self->chat, id, *name != '\0' ? name : text_or_empty (self->session.full_name),
                                    is_group, &index))
        return FALSE;
      g_hash_table_insert (self->rooms, g_strdup (id), GUINT_TO_POINTER (++index));
    }
  self->chat.reader.entry.room = index - 1;
  return TRUE;
}

static const char *
keep (GopsWechatJsonReader *self,
      const char           *text)
{
  return gops_json_chat_keep_name (&self->chat, text, strlen (text));
}

static GopsChatPerson
find_sender (GopsWechatJsonReader        *self,
             const GopsWechatJsonMessage *message)
{
  const Card *card = g_hash_table_lookup (self->senders, message->sender_number);
  GopsChatPerson sender = GOPS_CHAT_NOBODY;

  sender.id = message->sender;
  sender.name = message->sender_name;
  if (card != NULL)
    {
      sender.id = keep (self, text_or_empty (card->id));
      sender.name = keep (self, text_or_empty (card->name));
      sender.full_name = keep (self, text_or_empty (card->full_name));
    }
  if (is_group_id (sender.id) || g_str_equal (sender.id, "unknown") || g_str_equal (sender.id, "系统消息"))
    sender.id = "";
  if (g_str_equal (sender.name, sender.id))
    sender.name = "";
  sender.bot = g_str_has_prefix (sender.id, "gh_");
  return sender;
}

/* Of one's own messages some programs tell no sender. */
static void
set_sender (GopsWechatJsonReader        *self,
            const GopsWechatJsonMessage *message)
{
  GopsChatPerson *sender = &self->chat.reader.entry.sender;

  *sender = find_sender (self, message);
  if (message->is_mine && *sender->id != '\0' && self->chat.me_id == NULL)
    self->chat.me_id = g_strdup (sender->id);
  if (message->is_mine && *sender->id == '\0' && *sender->name == '\0')
    *sender = gops_json_chat_get_me (&self->chat);
}

/* --- what a message means --- */

static void
make_message (GopsWechatJsonReader        *self,
              const GopsWechatJsonMessage *message,
              const char                  *content)
{
  GopsJsonChat *chat = &self->chat;
  GopsChatEntry *entry = &chat->reader.entry;

  gops_wechat_json_content_add (chat, entry->kind, content);
  if (chat->body->len == 0 && entry->kind != GOPS_CHAT_FILE)
    gops_json_chat_add_body (chat, message->title, strlen (message->title));
  gops_json_chat_finish_body (chat);
  if (entry->kind == GOPS_CHAT_FILE)
    {
      entry->detail = *message->title != '\0' ? message->title : keep (self, entry->body);
      entry->body = "";
    }
  entry->reply_to = message->reply_to;
  entry->reply_name = *message->reply_to == '\0' ? message->quoted : "";
}

static gboolean
read_member (GopsWechatJsonReader *self)
{
  static const GopsWechatJsonMessage none = { .talker = "", .talker_name = "" };
  GopsChatEntry *entry = &self->chat.reader.entry;
  Card card = read_card (self, NULL);

  entry->kind = GOPS_CHAT_MEMBER;
  entry->sender.id = keep (self, text_or_empty (card.id));
  entry->sender.name = keep (self, text_or_empty (card.name));
  entry->sender.full_name = keep (self, text_or_empty (card.full_name));
  card_clear (&card);
  return !gops_chat_person_is_nobody (&entry->sender) && set_room (self, &none);
}

static gboolean
read_message (GopsWechatJsonReader *self)
{
  GopsJsonChat *chat = &self->chat;
  GopsChatEntry *entry = &chat->reader.entry;
  GopsWechatJsonMessage message;
  const char *content, *in_front;

  gops_wechat_json_message_read (&message, chat);
  if (gops_json_pull_get_error (chat->pull) != NULL || !gops_json_chat_set_time (chat, message.time) ||
      !set_room (self, &message))
    return FALSE;
  content = message.content;
  in_front = gops_wechat_json_content_take_sender (chat, &content);
  if (*message.sender == '\0' && *message.sender_number == '\0')
    message.sender = in_front;
  entry->key = message.key;
  entry->kind = gops_wechat_json_message_get_kind (&message);
  set_sender (self, &message);
  if (entry->kind != GOPS_CHAT_EVENT)
    make_message (self, &message, content);
  else
    {
      gops_wechat_json_content_add (chat, entry->kind, content);
      gops_json_chat_finish_body (chat);
      gops_wechat_json_event_make (chat, entry->body);
    }
  return TRUE;
}

static gboolean
wechat_json_read (GopsJsonChat *chat)
{
  GopsWechatJsonReader *self = (GopsWechatJsonReader *) chat;

  return self->in_members ? read_member (self) : read_message (self);
}

static const GopsJsonChatClass wechat_json_class = {
  .size = sizeof (GopsWechatJsonReader),
  .open = wechat_json_open,
  .take_member = wechat_json_take_member,
  .takes_list = TRUE,
  .read = wechat_json_read,
  .clear = wechat_json_clear,
};

GopsChatReader *
gops_wechat_json_reader_open (GFile                  *file,
                              const GopsChatOptions  *options,
                              GopsImportReport       *report,
                              GCancellable           *cancellable,
                              GError                **error)
{
  return gops_json_chat_open (&wechat_json_class, file, options, report, cancellable, error);
}

guint
gops_wechat_json_reader_rate (const GopsFileHead *head)
{
  g_autoptr (GopsJsonProbe) probe = gops_json_probe_new (head->text);

  if (probe == NULL)
    return 0;
  if (gops_json_probe_has (probe, "messages[].localType") && gops_json_probe_has (probe, "messages[].createTime"))
    return gops_json_probe_has (probe, "session") ? 100 : 70;
  if (gops_json_probe_has (probe, "[].talker") && gops_json_probe_has (probe, "[].sender") &&
      gops_json_probe_has (probe, "[].type"))
    return gops_json_probe_has (probe, "[].seq") && gops_json_probe_has (probe, "[].isChatRoom") ? 100 : 60;
  return 0;
}
