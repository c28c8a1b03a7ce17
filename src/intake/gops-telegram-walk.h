/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through an export of Telegram Desktop: a single chat, or an account with lists of chats. */
#pragma once

#include "gops-json-pull.h"

/**
 * GopsTelegramPlace: what is being read
 */
typedef enum
{
  GOPS_TELEGRAM_AT_START,
  GOPS_TELEGRAM_IN_ROOT,
  GOPS_TELEGRAM_IN_CHATS,
  GOPS_TELEGRAM_IN_LIST,
  GOPS_TELEGRAM_IN_CHAT,
  GOPS_TELEGRAM_IN_MESSAGES,
  GOPS_TELEGRAM_AT_END,
} GopsTelegramPlace;

/**
 * GopsTelegramWalk:
 * @pull: borrowed
 * @single: the chat is the file
 * @name: (owned): of the chat, @type and @id too; "" for what was not told yet
 * @n_chats: whose messages were reached so far
 * @phones: (nullable) (owned): account ("user123") → telephone number, of the contacts; for whoever wants them
 */
typedef struct
{
  GopsJsonPull      *pull;
  GopsTelegramPlace  place;
  gboolean           single;
  GString           *name;
  GString           *type;
  GString           *id;
  guint              n_chats;
  GHashTable        *phones;
} GopsTelegramWalk;

void     gops_telegram_walk_init      (GopsTelegramWalk *self,
                                       GopsJsonPull     *pull);
void     gops_telegram_walk_clear     (GopsTelegramWalk *self);

/** gops_telegram_walk_next: goes to the next message; Returns: %FALSE when there are no more, or the pull has an error */
gboolean gops_telegram_walk_next      (GopsTelegramWalk *self);

/** gops_telegram_walk_skip_chat: passes over what is left of the messages of this chat */
void     gops_telegram_walk_skip_chat (GopsTelegramWalk *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsTelegramWalk, gops_telegram_walk_clear)
