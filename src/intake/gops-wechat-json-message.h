/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of the JSON that programs make of WeChat's databases: WeFlow and echotrace alike, chatlog in its own way. */
#pragma once

#include "gops-json-chat.h"

/**
 * GopsWechatJsonMessage: texts live as long as the entry; "" for what is not there
 * @key: of the platform; numbers that only count the messages of a file are none
 * @word: what the program calls the kind: "文本消息"
 * @type: WeChat's number of the kind, 0 when it is not told; may carry the sub-kind in its upper half
 * @subtype: of kind 49
 * @sender_number: where people are listed apart, the number in that list
 * @is_mine: written by whoever made the export
 * @talker: account of the chat, where every message tells it
 * @title: of what was shared
 * @quoted: name of whom it answers
 */
typedef struct
{
  const char *key;
  const char *time;
  const char *word;
  guint64     type;
  guint64     subtype;
  const char *sender;
  const char *sender_name;
  const char *sender_number;
  gboolean    is_mine;
  const char *talker;
  const char *talker_name;
  gboolean    is_chatroom;
  const char *content;
  const char *title;
  const char *reply_to;
  const char *quoted;
} GopsWechatJsonMessage;

/** gops_wechat_json_message_read: reads the object that comes next */
void         gops_wechat_json_message_read  (GopsWechatJsonMessage       *self,
                                             GopsJsonChat                *chat);

/**
 * gops_wechat_json_message_get_kind:
 *
 * Returns: what was posted; %GOPS_CHAT_EVENT for what WeChat itself says
 */
GopsChatKind gops_wechat_json_message_get_kind (const GopsWechatJsonMessage *self);
