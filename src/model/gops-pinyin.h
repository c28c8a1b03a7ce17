/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Chinese names by their sound: 张三 is found by zhangsan, zhang s, zsan and zs.
 *
 *   gops_pinyin_add_row (sounds, "张三", "");      one for each name, in their order
 *   gops_pinyin_find (sounds, "zs", 100, rows);    numbers of the rows that sound so, from 0
 *
 * A row is the numbers of its syllables, two bytes each. Surnames are read as such (单 shan, 曾 zeng, 解 xie), and once
 * more as the same sign is read elsewhere. What is not Chinese is left out. All threads of a process share the numbers.
 */

GArray *gops_pinyin_new     (void);
void    gops_pinyin_add_row (GArray *sounds, const char *name, const char *nickname);
void    gops_pinyin_find    (GArray *sounds, const char *text, guint limit, GArray *rows);
char   *gops_pinyin_read    (const char *name);

G_END_DECLS
