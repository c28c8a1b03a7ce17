/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of the JSON that programs make of WeChat's databases. */
#include "config.h"

#include "gops-wechat-json-message.h"

#include <string.h>

typedef enum
{
  KEY_CREATE_TIME,
  KEY_FORMATTED_TIME,
  KEY_TYPE,
  KEY_LOCAL_TYPE,
  KEY_CONTENT,
  KEY_IS_SEND,
  KEY_SENDER_USERNAME,
  KEY_SENDER_DISPLAY_NAME,
  KEY_SENDER_NUMBER,
  KEY_PLATFORM_ID,
  KEY_REPLY_TO,
  KEY_QUOTED_SENDER,
  KEY_SEQ,
  KEY_TIME,
  KEY_TALKER,
  KEY_TALKER_NAME,
  KEY_IS_CHATROOM,
  KEY_SENDER,
  KEY_SENDER_NAME,
  KEY_IS_SELF,
  KEY_SUB_TYPE,
  KEY_CONTENTS,
  N_KEYS,
} Key;

static const char *const keys[N_KEYS] = {
  "createTime", "formattedTime", "type", "localType", "content", "isSend", "senderUsername", "senderDisplayName", "senderID",
  "platformMessageId", "replyToMessageId", "quotedSender", "seq", "time", "talker", "talkerName", "isChatRoom", "sender",
  "senderName", "isSelf", "subType", "contents",
};

static const struct
{
  guint        type;
  GopsChatKind kind;
} kinds[] = {
  { 1, GOPS_CHAT_TEXT },      { 3, GOPS_CHAT_IMAGE },   { 34, GOPS_CHAT_VOICE },    { 42, GOPS_CHAT_CONTACT },
  { 43, GOPS_CHAT_VIDEO },    { 47, GOPS_CHAT_STICKER }, { 48, GOPS_CHAT_LOCATION }, { 50, GOPS_CHAT_CALL },
  { 62, GOPS_CHAT_VIDEO },    { 66, GOPS_CHAT_CONTACT }, { 10000, GOPS_CHAT_EVENT }, { 10002, GOPS_CHAT_EVENT },
};

/* Of what is shared; all others are links. */
static const struct
{
  guint        subtype;
  GopsChatKind kind;
} shared_kinds[] = {
  { 1, GOPS_CHAT_TEXT },     { 6, GOPS_CHAT_FILE },   { 8, GOPS_CHAT_STICKER },       { 17, GOPS_CHAT_LOCATION },
  { 57, GOPS_CHAT_TEXT },    { 62, GOPS_CHAT_EVENT }, { 74, GOPS_CHAT_FILE },         { 87, GOPS_CHAT_TEXT },
  { 2000, GOPS_CHAT_RED_PACKET }, { 2001, GOPS_CHAT_RED_PACKET }, { 2003, GOPS_CHAT_RED_PACKET },
};

/* What the programs call the kinds begins so. */
static const struct
{
  const char  *word;
  GopsChatKind kind;
} words[] = {
  { "文本", GOPS_CHAT_TEXT },      { "引用", GOPS_CHAT_TEXT },      { "图片", GOPS_CHAT_IMAGE },     { "语音通话", GOPS_CHAT_CALL },
  { "视频通话", GOPS_CHAT_CALL },  { "通话", GOPS_CHAT_CALL },      { "语音", GOPS_CHAT_VOICE },     { "视频号", GOPS_CHAT_LINK },
  { "视频", GOPS_CHAT_VIDEO },     { "动画表情", GOPS_CHAT_STICKER }, { "表情", GOPS_CHAT_STICKER }, { "文件", GOPS_CHAT_FILE },
  { "链接", GOPS_CHAT_LINK },      { "小程序", GOPS_CHAT_LINK },    { "聊天记录", GOPS_CHAT_LINK },  { "位置", GOPS_CHAT_LOCATION },
  { "名片", GOPS_CHAT_CONTACT },   { "红包", GOPS_CHAT_RED_PACKET }, { "转账", GOPS_CHAT_RED_PACKET }, { "系统", GOPS_CHAT_EVENT },
};

static gboolean
kind_of_word (const char   *word,
              GopsChatKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (word, words[i].word))
      {
        *out_kind = words[i].kind;
        return TRUE;
      }
  return FALSE;
}

static GopsChatKind
get_shared_kind (const GopsWechatJsonMessage *self,
                 guint64                      subtype)
{
  GopsChatKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (shared_kinds); i++)
    if (shared_kinds[i].subtype == subtype)
      return shared_kinds[i].kind;
  return subtype == 0 && kind_of_word (self->word, &kind) ? kind : GOPS_CHAT_LINK;
}

GopsChatKind
gops_wechat_json_message_get_kind (const GopsWechatJsonMessage *self)
{
  guint64 type = self->type & 0xffffffff, subtype = self->subtype != 0 ? self->subtype : self->type >> 32;
  GopsChatKind kind;

  if (type == 49)
    return get_shared_kind (self, subtype);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      return kinds[i].kind;
  if (kind_of_word (self->word, &kind))
    return kind;
  return type == 0 ? GOPS_CHAT_TEXT : GOPS_CHAT_OTHER;
}

static guint64
take_number (GopsJsonChat *chat)
{
  return g_ascii_strtoull (gops_json_chat_take_name (chat), NULL, 10);
}

/* 1 or true. */
static gboolean
take_flag (GopsJsonChat *chat)
{
  if (gops_json_pull_get_kind (chat->pull) == GOPS_JSON_TRUE)
    return gops_json_pull_is_true (chat->pull);
  return take_number (chat) == 1;
}

/* chatlog: a number; the others: a word. */
static void
take_type (GopsWechatJsonMessage *self,
           GopsJsonChat          *chat)
{
  if (gops_json_pull_get_kind (chat->pull) == GOPS_JSON_NUMBER)
    self->type = take_number (chat);
  else
    self->word = gops_json_chat_take_name (chat);
}

static const char *
take_content (GopsJsonChat *chat)
{
  gsize length;
  const char *text = gops_json_pull_text (chat->pull, &length);

  if (text == NULL)
    return "";
  chat->body_cut = chat->body_cut || gops_json_pull_was_cut (chat->pull);
  return gops_text_arena_keep (chat->texts, text, length);
}

static void
take_reference (GopsWechatJsonMessage *self,
                GopsJsonChat          *chat)
{
  const char *key;

  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "senderName"))
      self->quoted = gops_json_chat_take_name (chat);
}

/* { "title": …, "refer": { "senderName": … } } */
static void
take_contents (GopsWechatJsonMessage *self,
               GopsJsonChat          *chat)
{
  const char *key;

  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    if (g_str_equal (key, "title"))
      self->title = gops_json_chat_take_name (chat);
    else if (g_str_equal (key, "refer"))
      take_reference (self, chat);
}

static void
read_field (GopsWechatJsonMessage *self,
            GopsJsonChat          *chat,
            Key                    key)
{
  switch (key)
    {
    case KEY_CREATE_TIME:
    case KEY_TIME:                self->time = gops_json_chat_take_name (chat); break;
    case KEY_FORMATTED_TIME:
      if (*self->time == '\0')
        self->time = gops_json_chat_take_name (chat);
      break;
    case KEY_TYPE:                take_type (self, chat); break;
    case KEY_LOCAL_TYPE:          self->type = take_number (chat); break;
    case KEY_SUB_TYPE:            self->subtype = take_number (chat); break;
    case KEY_CONTENT:             self->content = take_content (chat); break;
    case KEY_IS_SEND:
    case KEY_IS_SELF:             self->is_mine = take_flag (chat); break;
    case KEY_SENDER_USERNAME:
    case KEY_SENDER:              self->sender = gops_json_chat_take_name (chat); break;
    case KEY_SENDER_DISPLAY_NAME:
    case KEY_SENDER_NAME:         self->sender_name = gops_json_chat_take_name (chat); break;
    case KEY_SENDER_NUMBER:       self->sender_number = gops_json_chat_take_name (chat); break;
    case KEY_PLATFORM_ID:
    case KEY_SEQ:                 self->key = gops_json_chat_take_name (chat); break;
    case KEY_REPLY_TO:            self->reply_to = gops_json_chat_take_name (chat); break;
    case KEY_QUOTED_SENDER:       self->quoted = gops_json_chat_take_name (chat); break;
    case KEY_TALKER:              self->talker = gops_json_chat_take_name (chat); break;
    case KEY_TALKER_NAME:         self->talker_name = gops_json_chat_take_name (chat); break;
    case KEY_IS_CHATROOM:         self->is_chatroom = take_flag (chat); break;
    case KEY_CONTENTS:            take_contents (self, chat); break;
    case N_KEYS:                  break;
    }
}

void
gops_wechat_json_message_read (GopsWechatJsonMessage *self,
                               GopsJsonChat          *chat)
{
  static const GopsWechatJsonMessage empty = {
    .key = "", .time = "", .word = "", .sender = "", .sender_name = "", .sender_number = "", .talker = "", .talker_name = "",
    .content = "", .title = "", .reply_to = "", .quoted = "",
  };
  guint hint = N_KEYS - 1;
  const char *key;

  *self = empty;
  if (!gops_json_pull_enter_object (chat->pull))
    return;
  while (gops_json_pull_member (chat->pull, &key))
    read_field (self, chat, gops_json_find_key (keys, N_KEYS, &hint, key));
}
