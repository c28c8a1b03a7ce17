/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

#define GOPS_BIG_PLAN_FIRST "2026-01-01"

/* Fills @store with @groups groups that have three items a day for a year from GOPS_BIG_PLAN_FIRST on, and in every tenth a daily series.
 * GOPS_BENCH_DAYS makes it another length. */
void gops_big_plan_make (GopsStore *store,
                         guint      groups);

G_END_DECLS
