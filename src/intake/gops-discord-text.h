/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What DiscordChatExporter writes into tables for what has no words of its own. */
#pragma once

#include "gops-chat-reader.h"

/**
 * gops_discord_text_read_system:
 * @entry: with its sender; kind, event and detail are set where @body is what the exporter writes for an event
 * @person: (out): whom it is about, pointing into @body, which is changed in place then
 *
 * Returns: whether it is one; @entry's people are then @person
 */
gboolean     gops_discord_text_read_system     (char           *body,
                                                GopsChatEntry  *entry,
                                                GopsChatPerson *person);

/**
 * gops_discord_text_read_author:
 * @name: "name", "name#0", "name#1234", changed in place: the number goes where it tells nobody apart
 * @has_id: the account is known besides
 */
void         gops_discord_text_read_author     (char           *name,
                                                gboolean        has_id);

/**
 * gops_discord_text_read_attachment:
 * @urls: separated by commas
 * @out_name: (transfer full): of the first one's file
 *
 * Returns: the kind of the first
 */
GopsChatKind gops_discord_text_read_attachment (const char     *urls,
                                                char          **out_name);

/**
 * gops_discord_text_read_file_name:
 * @name: of the file without its ending: "Guild - Category - channel [id] (after …)"
 * @room: id and name are replaced where the file is named so
 */
void         gops_discord_text_read_file_name  (const char     *name,
                                                GopsChatRoom   *room);
