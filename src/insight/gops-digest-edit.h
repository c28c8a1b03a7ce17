/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of digests; each is one action. Texts are changed by gops_record_store_text(). */
#pragma once

#include "gops-records.h"

G_BEGIN_DECLS

/* Newest first. Returns: (transfer full) (element-type GopsDigest) (nullable) */
GPtrArray *gops_digest_load_all     (GopsStore     *store,
                                     gint64         group,
                                     GError       **error);

/* Returns: (transfer full) (element-type GopsDigestEntry) (nullable): in their order */
GPtrArray *gops_digest_load_entries (GopsStore     *store,
                                     gint64         digest,
                                     GError       **error);

/* An empty digest with the usual title. Returns: its id, 0 with @error set. */
gint64     gops_digest_make         (GopsStore     *store,
                                     gint64         group,
                                     GError       **error);
gboolean   gops_digest_remove       (GopsStore     *store,
                                     gint64         digest,
                                     GError       **error);

/* Copies @messages (element-type gint64: numbers in the digest's group) behind the entry @after (0: at the end), in the order
 * given; those that are in it already are left out. @out_n: (out) (optional): how many were new. */
gboolean   gops_digest_add_messages (GopsStore     *store,
                                     gint64         digest,
                                     const GArray  *messages,
                                     gint64         after,
                                     guint         *out_n,
                                     GError       **error);

/* @kind: "heading" or "note". Returns: the entry's id, 0 with @error set. */
gint64     gops_digest_add_text     (GopsStore     *store,
                                     gint64         digest,
                                     const char    *kind,
                                     const char    *text,
                                     gint64         after,
                                     GError       **error);

/* Puts @entry in place @to (from 0). */
gboolean   gops_digest_move_entry   (GopsStore     *store,
                                     gint64         digest,
                                     gint64         entry,
                                     guint          to,
                                     GError       **error);
gboolean   gops_digest_remove_entry (GopsStore     *store,
                                     gint64         entry,
                                     GError       **error);

/* A message as an entry, in memory. Returns: (transfer full) (nullable): NULL with @error set. */
gpointer   gops_digest_make_entry   (GopsStore     *store,
                                     gint64         group,
                                     gint64         message,
                                     GError       **error);

G_END_DECLS
