/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called how in an export of Telegram Desktop, which lists people in some places by their names alone. */
#pragma once

#include "gops-json-pull.h"

/* "user123" for people, "chat123" and "channel123" for groups that speak for themselves. */
#define GOPS_TELEGRAM_ID_SIZE 32

typedef struct _GopsTelegramPeople GopsTelegramPeople;

GopsTelegramPeople *gops_telegram_people_new  (void);
void                gops_telegram_people_free (GopsTelegramPeople *self);

/**
 * gops_telegram_people_read:
 * @pull: the export, from its beginning; it is read to its end
 *
 * Learns who wrote or acted in it. Memory is bounded, see gops-key-table.h. Errors: those of GIO, and G_FILE_ERROR
 */
gboolean            gops_telegram_people_read (GopsTelegramPeople *self,
                                               GopsJsonPull       *pull,
                                               GError            **error);

/**
 * gops_telegram_people_learn:
 * @chat: the number of the chat in the export, from 1; 0 where the export is one chat
 * @id: "user123" and the like
 *
 * Learns that the account was called @name. Errors: G_FILE_ERROR
 */
gboolean            gops_telegram_people_learn (GopsTelegramPeople *self,
                                               guint               chat,
                                               const char         *name,
                                               const char         *id,
                                               GError            **error);

/**
 * gops_telegram_people_find:
 * @chat: the number of the chat in the export, from 1
 * @out_id: (out) (array fixed-size=32): the only account of that name in the chat, or, when nobody of that name is in
 * the chat, in the export; "" when there is none or more than one
 *
 * Errors: G_FILE_ERROR
 */
gboolean            gops_telegram_people_find (GopsTelegramPeople *self,
                                               guint               chat,
                                               const char         *name,
                                               char                out_id[GOPS_TELEGRAM_ID_SIZE],
                                               GError            **error);

/**
 * gops_telegram_id_read:
 * @text: "user123"; from exports before 2021 a number: people as they are, groups from 2^32, channels from 2^33
 * @is_number: it was written as a number
 * @out_id: (out) (array fixed-size=32): as newer exports write it; "" when @text is too long for an account
 */
void                gops_telegram_id_read     (const char         *text,
                                               gboolean            is_number,
                                               char                out_id[GOPS_TELEGRAM_ID_SIZE]);

/** gops_telegram_id_strip: Returns: the number of a chat, without what exports before 2021 added to it */
guint64             gops_telegram_id_strip    (guint64             number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTelegramPeople, gops_telegram_people_free)
