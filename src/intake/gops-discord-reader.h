/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what DiscordChatExporter writes as JSON: one channel or thread a file, in either order. */
#pragma once

#include "gops-chat-format.h"

/* The name of a person is the nickname on the server, their full name that of the account. A thread is a room of its own,
 * named "channel / thread". What Discord itself says comes as events; of these only joins are told, never who left a
 * server. A forwarded message counts as said by whoever forwarded it. */

/** gops_discord_reader_rate: see GopsChatFormat */
guint           gops_discord_reader_rate (const GopsFileHead     *head);

/** gops_discord_reader_open: see GopsChatFormat */
GopsChatReader *gops_discord_reader_open (GFile                  *file,
                                          const GopsChatOptions  *options,
                                          GopsImportReport       *report,
                                          GCancellable           *cancellable,
                                          GError                **error);
