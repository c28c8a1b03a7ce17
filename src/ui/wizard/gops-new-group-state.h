/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-group-maker.h"

G_BEGIN_DECLS

/*
 * What the New Group assistant shows for a draft at a step: a pure function, tested without a display.
 */

typedef enum
{
  GOPS_NEW_GROUP_KIND,
  GOPS_NEW_GROUP_PLACE,
  GOPS_NEW_GROUP_THEME,
  GOPS_NEW_GROUP_N_STEPS
} GopsNewGroupStep;

typedef struct
{
  gboolean can_go_on;
  gboolean can_go_back;
  gboolean is_last;
  char    *progress;     /* (owned): "Step 1 of 3" */
  char    *hint;         /* (owned) (nullable): why one can't go on, or what the theme lacks */
} GopsNewGroupState;

/* What a kind writes at once, in numbers. */
typedef struct
{
  guint n_clauses;
  guint n_tiers;
  guint n_items;
  guint n_days;
  guint n_posters;
} GopsNewGroupPromise;

/* @own: (nullable): limits of platforms as the workspace has them */
GopsNewGroupState   gops_new_group_state       (const GopsGroupDraft *draft, const GopsOwnLimits *own, GopsNewGroupStep step);
void                gops_new_group_state_clear (GopsNewGroupState *state);
GopsNewGroupPromise gops_new_group_promise     (const char *kind, const char *platform);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GopsNewGroupState, gops_new_group_state_clear)

G_END_DECLS
