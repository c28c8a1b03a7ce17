/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-keyed-hash.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

/* Copies of a workspace that GroupOps has made by itself: daily backups, and what migrations and restoring have kept. */

GPtrArray *gops_forget_list_copies   (GopsStore *store);
gboolean   gops_forget_copy_holds    (const char *path, const GopsHashKey *secret, const GArray *fingerprints, const GArray *persons);
gboolean   gops_forget_in_copy       (const char *path, const GopsHashKey *secret, const GArray *fingerprints, const GArray *persons, GError **error);

G_END_DECLS
