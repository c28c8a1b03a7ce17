/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts in the JSON that programs make of WeChat's databases: plain, with the sender in front, XML, or never decoded. */
#pragma once

#include "gops-json-chat.h"

#define GOPS_WECHAT_UNDECODED "[undecoded]"

/**
 * gops_wechat_json_content_take_sender:
 * @content: (inout): of a message in a group; "wxid_x:\n" is taken off its beginning
 *
 * Returns: (transfer none): the account, "" when there was none; kept as long as the entry
 */
const char *gops_wechat_json_content_take_sender (GopsJsonChat  *chat,
                                                  const char   **content);

/**
 * gops_wechat_json_content_add: adds to @chat's body what people can read of @content
 * @kind: of the message; of others than texts, words in brackets that only name the kind are no text
 */
void        gops_wechat_json_content_add         (GopsJsonChat  *chat,
                                                  GopsChatKind   kind,
                                                  const char    *content);
