/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts what is in a file that a program really wrote. Such files are other people's: they stand in the folder that
 * GOPS_FIXTURES names, with the counts that are known of them in a manifest. */
#pragma once

#include "gops-chat-format.h"

/**
 * GopsChatCounts:
 * @messages: of people; calls are counted on their own
 * @events: without those that a reader makes besides, of one record
 * @writers: different senders of messages, @actors of all entries
 * @skipped: records that were left out
 */
typedef struct
{
  guint rooms;
  guint messages;
  guint bot_messages;
  guint calls;
  guint events;
  guint joined;
  guint writers;
  guint actors;
  guint skipped;
} GopsChatCounts;

/**
 * gops_chat_count_fixture: @format: its id; @path: below the folder
 *
 * The file must be taken for one of @format. Returns: %FALSE when there is no folder: the test is marked as skipped
 */
gboolean gops_chat_count_fixture (const char     *format,
                                  const char     *path,
                                  GopsChatCounts *out_counts);
