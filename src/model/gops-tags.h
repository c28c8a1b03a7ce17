/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags as one text with commas between, titles as one with semicolons. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gops_tags_split: Returns: (transfer full) (element-type utf8): the tags in @text, trimmed, each once */
GPtrArray *gops_tags_split (const char *text);

/** gops_titles_split: Returns: (transfer full) (element-type utf8): the titles in @text between ; or ；, trimmed, each once */
GPtrArray *gops_titles_split (const char *text);

/** gops_tags_unite: Returns: (transfer full): the tags of @first, and those of @second that it has not */
char      *gops_tags_unite (const char *first,
                            const char *second);

G_END_DECLS
