/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in brackets that stand for a picture, a voice message, a red packet … in texts of QQ and WeChat. */
#pragma once

#include "gops-chat-entry.h"

/**
 * gops_chat_marker_read:
 * @body: the text of a message, changed in place where it is a marker
 * @out_body: (out): what is left of it: a caption or title, else ""
 * @out_detail: (out): the name of a file, else ""
 *
 * A picture or sticker with words beside it is a text, and stays as it is.
 *
 * Returns: the kind; %GOPS_CHAT_TEXT for all that is no marker
 */
GopsChatKind gops_chat_marker_read    (char         *body,
                                       const char  **out_body,
                                       const char  **out_detail);

/**
 * gops_chat_kind_from_word:
 * @word: what such a marker, or a column of kinds, calls it: "图片", "Voice", "系统消息", in any case
 * @out_kind: (out): %GOPS_CHAT_EVENT for lines of the platform
 *
 * Returns: whether it is known
 */
gboolean     gops_chat_kind_from_word (const char   *word,
                                       gsize         length,
                                       GopsChatKind *out_kind);

/** gops_chat_kind_of_file: Returns: image, video, voice or file, by the ending of its name */
GopsChatKind gops_chat_kind_of_file   (const char   *name);
