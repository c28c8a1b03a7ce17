/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a name in a group says of who it is: 上海-张三-产品, 张三 (产品), 🌸張三🌸 and 张三老师 are all 张三. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GopsNameLook: what a name looks like
 * @GOPS_NAME_NICK: anything: 平安是福, sunny, Anna
 * @GOPS_NAME_PERSON: a surname and a given name
 * @GOPS_NAME_FIRM: a shop, a firm, an office
 */
typedef enum
{
  GOPS_NAME_NICK,
  GOPS_NAME_PERSON,
  GOPS_NAME_FIRM,
} GopsNameLook;

/**
 * gops_person_name_add_keys:
 * @keys: (element-type utf8): takes the keys of @name that it has not yet
 *
 * Two names with a key in common are the same but for capitals, widths, accents, signs and additions; a key is made of
 * simplified signs, or of words in the order of the alphabet. The first key of a name is the name as a whole.
 */
void          gops_person_name_add_keys (GPtrArray  *keys,
                                         const char *name);

/** gops_person_name_look: @key: as gops_person_name_add_keys() makes it */
GopsNameLook  gops_person_name_look     (const char *key);

/** gops_person_name_is_common: Returns: whether many people have the name, whoever is in the workspace */
gboolean      gops_person_name_is_common (const char *key);

/** gops_person_name_related: Returns: whether two keys of people share the surname and differ in the given name */
gboolean      gops_person_name_related  (const char *first,
                                         const char *second);

/** gops_person_name_alike: Returns: whether one key may be a shorter, or a spelled-out, form of the other: 小明 and 王小明,
 * ada and ada lovelace, 张三 and san zhang */
gboolean      gops_person_name_alike    (const char *first,
                                         const char *second);

G_END_DECLS
