/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a message of Telegram Desktop means: who said it, what was posted, what happened. */
#pragma once

#include "gops-telegram-message.h"

/**
 * GopsTelegramChat: what is known of the chat that a message is in
 * @number: in the export, from 1
 * @id: (owned): of the chat, digits
 * @name: (owned)
 * @is_bot_chat: the other one in it is a program
 * @topics: (owned) (element-type utf8): ids of messages that opened a topic: in these chats every message "answers" one
 */
typedef struct
{
  guint       number;
  char       *id;
  char       *name;
  gboolean    is_bot_chat;
  GHashTable *topics;
} GopsTelegramChat;

void     gops_telegram_chat_clear       (GopsTelegramChat          *self);

/**
 * GopsTelegramMaker: makes entries of messages
 * @chat: borrowed
 * @phones: (nullable): account → telephone number, borrowed
 * @people: (owned) (nullable): read from the whole file when a name has to be found for the first time, unless @late
 * @late: people who are told by name alone come without their accounts: all who write are learnt on the way
 * @message: (owned): the last one read
 * @founders_pending: the members that a new group began with are still to be told
 */
typedef struct
{
  GopsJsonChat        *chat;
  GHashTable          *phones;
  GopsTelegramPeople  *people;
  GopsTelegramChat     room;
  GopsTelegramMessage  message;
  gboolean             late;
  gboolean             founders_pending;
} GopsTelegramMaker;

void     gops_telegram_maker_init       (GopsTelegramMaker         *self,
                                         GopsJsonChat              *chat);
void     gops_telegram_maker_clear      (GopsTelegramMaker         *self);

/** gops_telegram_maker_make: makes the entry of the message; Returns: %FALSE when it gives none */
gboolean gops_telegram_maker_make       (GopsTelegramMaker         *self);

/** gops_telegram_maker_learn: learns who wrote the message; @chat: 0 where the export is one chat */
gboolean gops_telegram_maker_learn      (GopsTelegramMaker         *self,
                                         guint                      chat);

/** gops_telegram_maker_make_founders: makes the entry after that of a new group: who was in it; Returns: %FALSE when there
 * is none to make */
gboolean gops_telegram_maker_make_founders (GopsTelegramMaker      *self);
