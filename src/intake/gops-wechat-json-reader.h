/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the JSON that programs make of WeChat's databases: WeFlow and echotrace (a document), chatlog (a list). */
#pragma once

#include "gops-chat-format.h"

/* People have their account ("wxid_…") as id. A list of the group's members gives entries of %GOPS_CHAT_MEMBER. The
 * numbers that these programs count messages by differ from export to export, and are no keys. */

/** gops_wechat_json_reader_rate: see GopsChatFormat */
guint           gops_wechat_json_reader_rate (const GopsFileHead     *head);

/** gops_wechat_json_reader_open: see GopsChatFormat */
GopsChatReader *gops_wechat_json_reader_open (GFile                  *file,
                                              const GopsChatOptions  *options,
                                              GopsImportReport       *report,
                                              GCancellable           *cancellable,
                                              GError                **error);
