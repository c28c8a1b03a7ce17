/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-keyed-hash.h"

G_BEGIN_DECLS

/*
 * People who are to be forgotten: nothing of them is kept but keyed fingerprints of their accounts and names, by which
 * an import passes over them.
 */

guint64  gops_forgotten_account (const GopsHashKey *secret, const char *platform, const char *account);
guint64  gops_forgotten_name    (const GopsHashKey *secret, gint64 group, const char *name);
gboolean gops_forgotten_has     (GopsStore *store, guint64 hash, gboolean *out_has, GError **error);
gboolean gops_forgotten_add     (GopsStore *store, guint64 hash, GError **error);

G_END_DECLS
