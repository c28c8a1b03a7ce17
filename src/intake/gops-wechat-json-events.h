/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes entries of what WeChat and QQ say between messages, in the JSON that other programs export. */
#pragma once

#include "gops-json-chat.h"

/**
 * gops_wechat_json_event_make:
 * @text: "甲邀请乙加入了群聊" …
 *
 * Makes @chat's entry what the line says: who came, went, was put out, how the group is called now, who took back a
 * message. People are told by name alone. A line that is not known is a notice.
 */
void gops_wechat_json_event_make (GopsJsonChat *chat,
                                  const char   *text);
