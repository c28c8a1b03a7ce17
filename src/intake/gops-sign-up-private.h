/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the sign-up reader share: the list, and one entry of it. */
#pragma once

#include "gops-sign-up-list.h"

/** gops_sign_up_list_new: Returns: (transfer full): without an entry */
GopsSignUpList     *gops_sign_up_list_new             (void);

/** gops_sign_up_settle_unit: the commonest unit of the entries is that of the list */
void            gops_sign_up_settle_unit     (GopsSignUpList     *self);

/** gops_sign_up_is_cancel: whether people call off by that word alone ("取消", "cancelled") */
gboolean        gops_sign_up_is_cancel       (const char     *word);

/** gops_sign_up_is_miss: whether a remark says that a duty was not done: 请假, 未完成 */
gboolean        gops_sign_up_is_miss         (const char     *remark);

/**
 * gops_sign_up_item_new:
 * @text: of an entry, behind its number
 *
 * Returns: (transfer full) (nullable): %NULL when nobody is named
 */
GopsSignUpItem *gops_sign_up_item_new        (const char     *text);
void            gops_sign_up_item_free       (GopsSignUpItem *self);

/* Whether somebody has the name @name */
typedef gboolean (*GopsSignUpKnowsFunc) (const char *name, gpointer data);

/**
 * gops_sign_up_item_find_named: brackets are a remark, unless somebody's name has them: 小A（改名了）🌹
 *
 * Returns: (transfer full) (nullable): the entry with the longest such name that @knows; %NULL for none
 */
GopsSignUpItem *gops_sign_up_item_find_named (const GopsSignUpItem *item,
                                              GopsSignUpKnowsFunc   knows,
                                              gpointer              data);

/** gops_sign_up_item_add_remark: a line that belongs to the entry; nothing is added to 10,000 bytes */
void            gops_sign_up_item_add_remark (GopsSignUpItem *self,
                                              const char     *line);

/**
 * gops_sign_up_count_read:
 * @word: "2份", "+2", "x3", "两斤", "土豆2份", "2大1小", "12"
 * @out_head: (out): bytes of @word before the count: what it is of, or whose
 * @out_unit: (out) (transfer full): "" for none
 *
 * Returns: whether @word ends with a count
 */
gboolean        gops_sign_up_count_read      (const char     *word,
                                              double         *out_count,
                                              gsize          *out_head,
                                              char          **out_unit);

/** gops_sign_up_speaks_of_count: whether a remark that no count was read from names one all the same: 1-2箱, 两三箱, 一百斤 */
gboolean        gops_sign_up_speaks_of_count (const char     *remark);

/** gops_sign_up_is_unit: whether people count things by that word alone ("tickets", "份") */
gboolean        gops_sign_up_is_unit         (const char     *word);

/** gops_sign_up_unit_at: Returns: bytes of the unit that @text begins with; 0 for none */
gsize           gops_sign_up_unit_at         (const char     *text);

/** gops_sign_up_is_of_things: whether the unit of @length bytes is not one of people, rooms, tables … */
gboolean        gops_sign_up_is_of_things    (const char     *unit,
                                              gsize           length);

/**
 * gops_sign_up_things_read:
 * @word: "3箱苹果+2箱梨", "苹果3箱梨2箱", "3箱苹果"
 * @out_count: (out): the sum
 * @out_unit: (out) (transfer full): of the first
 * @out_n: (out): how many counts there are
 *
 * Returns: whether @word is things with their counts; a count behind one thing is for gops_sign_up_count_read()
 */
gboolean        gops_sign_up_things_read     (const char     *word,
                                              double         *out_count,
                                              char          **out_unit,
                                              guint          *out_n);

/**
 * gops_sign_up_price_read:
 * @line: "苹果团购 29.9/斤", "每斤29.9元"
 * @out_price: (out) (transfer full): the number as it stands
 * @out_unit: (out) (transfer full)
 *
 * Returns: whether the line tells the price of one piece, and of one only
 */
gboolean        gops_sign_up_price_read      (const char     *line,
                                              char          **out_price,
                                              char          **out_unit);
