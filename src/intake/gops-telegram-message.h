/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One message of an export of Telegram Desktop as it is written there: fields, not yet their meaning. */
#pragma once

#include "gops-json-chat.h"
#include "gops-telegram-people.h"

/**
 * GopsTelegramMedia: what a message carries beside its text; the last one told counts
 */
typedef enum
{
  GOPS_TELEGRAM_MEDIA_NONE,
  GOPS_TELEGRAM_MEDIA_PHOTO,
  GOPS_TELEGRAM_MEDIA_FILE,
  GOPS_TELEGRAM_MEDIA_CONTACT,
  GOPS_TELEGRAM_MEDIA_LOCATION,
  GOPS_TELEGRAM_MEDIA_POLL,
  GOPS_TELEGRAM_MEDIA_OTHER,
} GopsTelegramMedia;

/**
 * GopsTelegramMessage: texts live as long as the entry; "" for what is not there
 * @from: who wrote; of a service message, who acted
 * @from_id: their account, as newer exports write it
 * @has_old_ids: accounts are written as numbers: an export from before 2021
 * @elsewhere: what it answers is in another chat
 * @members: (owned) (element-type utf8) (transfer none): names that a service message tells
 */
typedef struct
{
  const char        *id;
  const char        *type;
  const char        *date;
  const char        *unixtime;
  const char        *from;
  char               from_id[GOPS_TELEGRAM_ID_SIZE];
  gboolean           has_old_ids;
  const char        *author;
  const char        *action;
  const char        *title;
  const char        *inviter;
  const char        *information;
  const char        *reply_to;
  gboolean           elsewhere;
  const char        *media_type;
  const char        *file;
  const char        *file_name;
  GopsTelegramMedia  media;
  GPtrArray         *members;
} GopsTelegramMessage;

void gops_telegram_message_init  (GopsTelegramMessage *self);
void gops_telegram_message_clear (GopsTelegramMessage *self);

/** gops_telegram_message_read: reads the object that comes next; its text becomes @chat's body, who is called in it
 * @chat's mentions */
void gops_telegram_message_read  (GopsTelegramMessage *self,
                                  GopsJsonChat        *chat);
