/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what Telegram Desktop exports as JSON: one chat, or a whole account with a room for each chat. */
#pragma once

#include "gops-chat-format.h"

/* People have their account as id ("user123"); exports from before 2021 that write it as a number are read alike. Where
 * the export tells people by name alone (who was invited or removed), the account is found by that name, if it is the
 * only one of that name in the chat or the file; for that the file is read a second time, when it is first needed, unless
 * GopsChatOptions.late_accounts is set. Who is mentioned by a username (@name) has that as a name, with its sign. Groups and channels that speak count as bots.
 * A group that is created gives two entries: that it was, and who was in it (key "ID/members"). */

/** gops_telegram_reader_rate: see GopsChatFormat */
guint           gops_telegram_reader_rate (const GopsFileHead     *head);

/** gops_telegram_reader_open: see GopsChatFormat */
GopsChatReader *gops_telegram_reader_open (GFile                  *file,
                                           const GopsChatOptions  *options,
                                           GopsImportReport       *report,
                                           GCancellable           *cancellable,
                                           GError                **error);
