/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * A whole row as a flat JSON object, to be kept with something else and put back later. Numbers keep all their digits.
 * For tables without blobs and reals.
 */

char     *gops_row_dup_json    (GopsStore *store, const GopsTable *table, gint64 id, GError **error);
gboolean  gops_row_insert_json (GopsStore *store, const GopsTable *table, const char *json, const char *condition, GError **error);

G_END_DECLS
