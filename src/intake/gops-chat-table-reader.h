/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the records of a table whose columns are known as entries of a chat. */
#pragma once

#include "gops-chat-profile.h"
#include "gops-chat-reader.h"
#include "gops-table-source.h"

/**
 * gops_chat_table_reader_new:
 * @source: (transfer full): behind its header
 * @headers: (element-type utf8)
 * @fields: one for each of @headers
 * @profile: (nullable)
 * @name: of the file
 * @findings: its texts are taken
 */
GopsChatReader *gops_chat_table_reader_new (GopsTableSource        *source,
                                            GPtrArray              *headers,
                                            const guint            *fields,
                                            const GopsChatProfile  *profile,
                                            const char             *name,
                                            const GopsChatFindings *findings,
                                            const GopsChatOptions  *options,
                                            GopsImportReport       *report);

/** gops_chat_table_reader_find_me: as gops_chat_row_find_me(), for a reader made by the call above */
gboolean        gops_chat_table_reader_find_me (GopsChatReader   *reader,
                                                GopsTableSource  *source,
                                                GCancellable     *cancellable,
                                                GError          **error);
