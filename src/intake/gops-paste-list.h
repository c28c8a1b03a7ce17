/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of members that was pasted: names, with what people write beside them, one a line or many. */
#pragma once

#include "gops-table-source.h"

/* What is understood: a name a line; names between commas, 、 and tabs; "@name @name"; "nickname(number)", "name
 * <mail>", "name phone", "name: phone"; a name and its numbers between commas; numbers and bullets in front; 【title】
 * and words for roles; what WeChat and QQ write above their lists of members. The first record names the columns, in words
 * that gops_member_mapping_guess() knows. */
typedef struct _GopsPasteList GopsPasteList;

/** gops_paste_list_new: @decoder: (transfer full); Returns: (transfer full): a GopsTableSource; free it as one */
GopsPasteList *gops_paste_list_new          (GopsTextDecoder *decoder);

/** gops_paste_list_new_for_text: @text: UTF-8; need not live on */
GopsPasteList *gops_paste_list_new_for_text (const char      *text);
