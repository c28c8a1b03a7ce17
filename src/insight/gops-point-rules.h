/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What acts earn in this workspace: the method's rules, but for those that were changed here. */
#pragma once

#include "gops-method.h"
#include "gops-store.h"

G_BEGIN_DECLS

#define GOPS_POINTS_MOST       1000    /* that one act earns */
#define GOPS_POINTS_MOST_A_DAY 10000

typedef struct
{
  const GopsPointAct *act;
  int                 points;      /* each; 0: is not counted */
  int                 daily_cap;   /* points of a day at most; 0: no limit */
  gboolean            changed;     /* other than the method has it */
} GopsPointRuleSetting;

typedef struct
{
  GopsPointRuleSetting of[GOPS_N_POINT_KINDS];   /* by GopsPointKind */
} GopsPointRules;

gboolean gops_point_rules_load  (GopsStore       *store,
                                 GopsPointRules  *out_rules,
                                 GError         **error);

/* What @n acts of a day earn. */
int      gops_point_rules_count (const GopsPointRules *rules,
                                 GopsPointKind         kind,
                                 gint64                n);

/* Changes what an act earns, as one action that merges with the last change of the same act. What is as the method has
 * it is not kept. Errors: GOPS_METHOD_ERROR_INVALID for numbers out of range, GOPS_METHOD_ERROR_NOT_FOUND for an act
 * that is not known. */
gboolean gops_point_rules_set   (GopsStore       *store,
                                 const char      *act,
                                 int              points,
                                 int              daily_cap,
                                 GError         **error);

/* Back to the method's rules, as one action; none when they are in use already. */
gboolean gops_point_rules_reset (GopsStore       *store,
                                 GError         **error);

G_END_DECLS
