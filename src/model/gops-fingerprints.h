/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-forgotten.h"

G_BEGIN_DECLS

/* By what people who are forgotten are known when they come again: in an import, and in an older copy of the workspace. */

GArray *gops_fingerprints_make  (GopsStore *store, const GopsHashKey *secret, const GArray *persons, GError **error);
GArray *gops_fingerprints_load  (GopsStore *store, GError **error);
GArray *gops_fingerprints_match (GopsStore *store, const GopsHashKey *secret, const GArray *fingerprints, const GArray *persons, GError **error);

G_END_DECLS
