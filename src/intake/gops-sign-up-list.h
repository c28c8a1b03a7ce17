/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A numbered sign-up list as people pass it on in a chat (接龙): who takes part, with how many of what. */
#pragma once

#include <glib.h>

#define GOPS_SIGN_UP_MAX_BYTES (1024 * 1024)   /* of a text; what is beyond is left out */
#define GOPS_SIGN_UP_MAX_ITEMS 10000

/**
 * GopsSignUpItem:
 * @line: of the text, from 1
 * @number: as it stands, or as its place tells where it is missing
 * @text: (owned) (nullable): the entry without its number; %NULL where name and count stand apart
 * @name: (owned): never ""
 * @count: how many; 1 where nothing is said, the sum where several are (土豆2份 白菜1份); 0 where the person has called
 * off. "+2" is two, whoever they are
 * @said: (owned): the words that the count was read from, "" where nothing is said
 * @unit: (owned): "" where none is said
 * @remark: (owned): all else that the person wrote, lines joined by LF
 * @n_own: bytes of @remark that stand in the entry itself, not in lines below
 * @called_off: the person said so
 * @several: the count is the sum of several things: 3箱苹果+2箱梨
 * @unread: nothing could be read as the count, though the remark speaks of one: 1-2箱
 * @again: the same name stands further up
 */
typedef struct
{
  guint   line;
  guint   number;
  char   *text;
  char   *name;
  double  count;
  char   *said;
  char   *unit;
  char   *remark;
  gsize   n_own;
  gboolean called_off;
  gboolean several;
  gboolean unread;
  gboolean again;
} GopsSignUpItem;

/**
 * GopsSignUpList:
 * @title: (owned): first line of what stands above the list, "" for none
 * @intro: (owned): the lines below it
 * @unit: (owned): the commonest unit, "" for none
 * @price: (owned): of one @price_unit, as it stands above the list (29.9/斤); "" for none, and where there are several
 * @price_unit: (owned): "" for none
 * @items: (owned) (element-type GopsSignUpItem)
 * @n_empty: numbers without a name
 * @is_cut: the text is over a limit
 */
typedef struct
{
  char      *title;
  char      *intro;
  char      *unit;
  char      *price;
  char      *price_unit;
  GPtrArray *items;
  guint      n_empty;
  gboolean   is_cut;
} GopsSignUpList;

/**
 * gops_sign_up_read:
 * @text: UTF-8
 *
 * Returns: (transfer full) (nullable): %NULL when it is no such list
 */
GopsSignUpList *gops_sign_up_read        (const char *text);

/**
 * gops_sign_up_find_day: the day that the title tells of a duty: 11月29日 早起打卡, Day 3 11.28
 * @today: YYYY-MM-DD in the group's zone
 *
 * Returns: (transfer full) (nullable): the nearest such day that is not in the future; %NULL for none, and for several
 */
char           *gops_sign_up_find_day    (const GopsSignUpList *list,
                                          const char           *today);

/** gops_sign_up_list_ref: a list is not changed once it was read, and may be used in any thread */
GopsSignUpList *gops_sign_up_list_ref         (GopsSignUpList *self);
void        gops_sign_up_list_unref       (GopsSignUpList *self);

/** gops_sign_up_skip_number: passes over "12. ", "3、", "（4）", "5️⃣ ", "⑥", "No.7 ", "#8 ", "9号 " …
 *
 * @out_number: (out): the number
 *
 * Returns: (nullable): what stands behind; %NULL when the line begins with no number
 */
const char *gops_sign_up_skip_number (const char *line,
                                      guint      *out_number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSignUpList, gops_sign_up_list_unref)
