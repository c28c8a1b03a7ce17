/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from keys to numbers, for a file of any length: memory stays bounded, what is too much goes to a scratch
 * file. Keys are known by their hash alone, 64 bits keyed by chance: of six million keys, two are taken for one in one
 * of a million tables. */
#pragma once

#include <glib.h>

typedef struct _GopsKeyTable GopsKeyTable;

GopsKeyTable *gops_key_table_new  (void);
void          gops_key_table_free (GopsKeyTable *self);

/** gops_key_table_hash: Returns: of @kind and the text together; never 0 */
guint64       gops_key_table_hash (GopsKeyTable *self,
                                   char          kind,
                                   const char   *text,
                                   gsize         length);

/**
 * gops_key_table_find:
 * @out_value: (out): 0 when there is no such key
 *
 * Errors: G_FILE_ERROR when the scratch file cannot be read
 */
gboolean      gops_key_table_find (GopsKeyTable  *self,
                                   guint64        hash,
                                   guint64       *out_value,
                                   GError       **error);

/** gops_key_table_expect: @hash will soon be looked for: fetches its place into the processor's cache */
void          gops_key_table_expect (GopsKeyTable *self,
                                     guint64       hash);

/** gops_key_table_look: Returns: the value of @hash, 0 where it is not in memory */
guint64       gops_key_table_look (GopsKeyTable *self,
                                   guint64       hash);

/**
 * gops_key_table_put:
 * @hash: that gops_key_table_find() does not find
 * @value: not 0
 *
 * Errors: G_FILE_ERROR when the scratch file cannot be made or written
 */
gboolean      gops_key_table_put  (GopsKeyTable  *self,
                                   guint64        hash,
                                   guint64        value,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsKeyTable, gops_key_table_free)
