/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * Fingerprints of 64 bits that nobody can compute, or steer towards each other, without the key (SipHash-1-3).
 *
 * With the workspace's secret as key they are the same at every time and in every copy of the workspace: messages,
 * orders and forgotten people are known by them when they come again.
 */

typedef struct
{
  guint64 words[2];
} GopsHashKey;

guint64  gops_keyed_hash            (const GopsHashKey *key, char kind, const char *text, gsize length);
guint64  gops_keyed_hash_number     (const GopsHashKey *key, char kind, gint64 number);
gboolean gops_workspace_get_secret  (GopsStore *store, gboolean keep, GopsHashKey *out_key, GError **error);

G_END_DECLS
