/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What WeChat keeps of a message: a number for its kind, and text or XML. */
#pragma once

#include "gops-chat-entry.h"

/**
 * GopsWechatBody:
 * @kind: %GOPS_CHAT_EVENT where the platform speaks, in @body
 * @undecoded: the exporting program left the text compressed; the body is ""
 * @body: (owned)
 * @detail: (owned): a file's name
 * @reply_to: (owned): id of the message that it answers
 * @reply_name: (owned): of whom it answers
 * @sender: (owned): account that stands before the text of groups, else ""
 */
typedef struct
{
  GopsChatKind  kind;
  gboolean      undecoded;
  GString      *body;
  GString      *detail;
  GString      *reply_to;
  GString      *reply_name;
  GString      *sender;
} GopsWechatBody;

void     gops_wechat_body_init       (GopsWechatBody *self);
void     gops_wechat_body_clear      (GopsWechatBody *self);

/**
 * gops_wechat_body_read:
 * @type: 1 text, 3 image, 49 others … The upper 32 bits may hold the kind within the kind
 * @sub_type: of type 49; below 0: the XML tells
 * @content: text or XML
 */
void     gops_wechat_body_read       (GopsWechatBody *self,
                                      gint64          type,
                                      gint64          sub_type,
                                      const char     *content);

/**
 * gops_wechat_body_read_words:
 * @kind: as words told it, %GOPS_CHAT_TEXT for unknown
 * @content: text; XML where the exporting program did not look into it
 */
void     gops_wechat_body_read_words (GopsWechatBody *self,
                                      GopsChatKind    kind,
                                      const char     *content);

/** gops_wechat_id_is_bot: whether nobody stands behind the account: official accounts, the platform's own */
gboolean gops_wechat_id_is_bot       (const char     *id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsWechatBody, gops_wechat_body_clear)
