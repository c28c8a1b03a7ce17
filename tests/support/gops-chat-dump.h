/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats in tests: texts opened as files, entries as lines that a table can hold, and counts. */
#pragma once

#include "gops-chat-format.h"

/** gops_chat_dump_open: writes the bytes to a temporary file and opens it. @length: -1: up to the closing zero */
GopsChatReader *gops_chat_dump_open         (const GopsChatFormat   *format,
                                             const char             *bytes,
                                             gssize                  length,
                                             const GopsChatOptions  *options,
                                             GopsImportReport       *report,
                                             GError                **error);

/** gops_chat_dump_head: Returns: (transfer full): of a file called @name with these bytes */
GopsFileHead   *gops_chat_dump_head         (const char             *name,
                                             const char             *bytes,
                                             gssize                  length);

/**
 * gops_chat_dump_entries:
 *
 * Returns: (transfer full): a line for each entry, as in "2 | 2023-03-01 08:00:05 | 老周#500000001=owner | text | 早上好/各位 |
 * detail", with the room's number in front of all but the first; %NULL when reading fails
 */
char           *gops_chat_dump_entries      (GopsChatReader         *reader,
                                             GError                **error);

/**
 * gops_chat_dump_check_folder:
 * @name: of a folder of data/chats, where each file has a sibling that ends with .entries: what is in it
 */
void            gops_chat_dump_check_folder (const char             *name,
                                             const GopsChatFormat   *format,
                                             const GopsChatOptions  *options);

/** gops_chat_dump_check_entry: that the entry keeps what gops-chat-entry.h promises */
void            gops_chat_dump_check_entry  (GopsChatReader         *reader,
                                             const GopsChatEntry    *entry);

/**
 * GopsChatCounts:
 * @messages: of people, those taken back too
 * @writers: people who posted, told apart by id, else by name; those whom nothing is known of are none
 * @ids: accounts that posted
 */
typedef struct
{
  guint64 entries;
  guint64 messages;
  guint64 events;
  guint64 joined;
  guint64 left;
  guint64 deleted;
  guint64 members;
  guint64 spoken;   /* texts that are not empty */
  guint   writers;
  guint   ids;
  guint   rooms;
} GopsChatCounts;

/** gops_chat_dump_count: reads to the end, checking every entry */
gboolean        gops_chat_dump_count        (GopsChatReader         *reader,
                                             GopsChatCounts         *out_counts,
                                             GError                **error);

/** gops_chat_dump_report: Returns: (transfer full): the skipped places, a line for each: "7 reason" */
char           *gops_chat_dump_report       (const GopsImportReport *report);
