/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses people share. */
#pragma once

#include "gops-talk.h"

G_BEGIN_DECLS

/**
 * GopsSharedLink:
 * @address: (owned): the shortest form in which it was shared
 * @host: (owned): "mp.weixin.qq.com", without "www."
 * @times: messages that hold it
 * @people: who shared it
 * @message: the newest with it
 */
typedef struct
{
  char   *address;
  char   *host;
  guint   times;
  guint   people;
  gint64  message;
} GopsSharedLink;

/**
 * gops_shared_links_find:
 * @first: day in the group's zone from which on messages count
 * @most: how many
 *
 * Returns: (transfer full) (element-type GopsSharedLink): shared by most people first
 */
GPtrArray *gops_shared_links_find (const GopsTalk *talk,
                                   int             first,
                                   guint           most);
void       gops_shared_link_free  (GopsSharedLink *self);

/**
 * gops_link_find:
 * @p: a place in a text
 * @out_end: (out): behind the address
 *
 * Returns: (nullable) (transfer none): where the next address begins, with http://, https:// or www.
 */
const char *gops_link_find        (const char     *p,
                                   const char    **out_end);

/** gops_link_tidy: Returns: (transfer full): the address as it is compared: host in small letters, no fragment, no
 * parameters that only follow readers */
char       *gops_link_tidy        (const char     *address);

G_END_DECLS
