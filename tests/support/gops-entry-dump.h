/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chat export holds, as text that a test can compare. */
#pragma once

#include "gops-chat-format.h"

/**
 * gops_entry_dump: one line for @entry:
 *
 *   LINE#ROOM kind 2024-01-02T10:06:00Z key SENDER = PEOPLE @ MENTIONS > REPLY | body | detail
 *
 * Of an event the kind is the event's. Parts that are not there are left out. A person is id:name(full name)+phone,
 * with ! for a program and ~ for the exporter.
 */
void             gops_entry_dump         (GString              *out,
                                          const GopsChatEntry  *entry);

/** gops_chat_dump: all of it: entries, then rooms, then what was left out; ends with the error, if there was one */
char            *gops_chat_dump          (GopsChatReader       *reader,
                                          GopsImportReport     *report);

/**
 * gops_chat_dump_bytes:
 * @format: an id of gops-chat-format.h
 *
 * Returns: (transfer full): as gops_chat_dump(), of a file with these bytes; the error when it cannot be opened
 */
char            *gops_chat_dump_bytes    (const char            *format,
                                          const char            *bytes,
                                          gsize                  length,
                                          const GopsChatOptions *options);
