/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what QQChatExporter makes of the newer QQ (NTQQ): a document, or a file with a message in each line. */
#pragma once

#include "gops-chat-format.h"

/* People have their QQ number as id, as in QQ's own exports, and where that is not told the account's inner id ("u_…").
 * The name is that in the group, the full name the nickname. Messages are not always in the order of time. */

/** gops_qq_json_reader_rate: see GopsChatFormat */
guint           gops_qq_json_reader_rate (const GopsFileHead     *head);

/** gops_qq_json_reader_open: see GopsChatFormat */
GopsChatReader *gops_qq_json_reader_open (GFile                  *file,
                                          const GopsChatOptions  *options,
                                          GopsImportReport       *report,
                                          GCancellable           *cancellable,
                                          GError                **error);
