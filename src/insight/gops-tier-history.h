/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runs of a tier scheme that a group has kept: who moved between two of them, whether the group draws closer, and where it
 * gets stuck. */
#pragma once

#include "gops-own-schemes.h"

G_BEGIN_DECLS

/**
 * GopsTierRunFigures: one run
 * @counts: (array): members of each tier of the scheme, in its order; of tiers that the scheme had then and has no more nothing
 */
typedef struct
{
  gint64  id;
  char   *as_of;     /* (owned) */
  guint  *counts;    /* (owned) */
  guint   total;
} GopsTierRunFigures;

/** gops_tier_runs_load: oldest first. Returns: (transfer full) (element-type GopsTierRunFigures) (nullable) */
GPtrArray *gops_tier_runs_load        (GopsStore             *store,
                                       gint64                 group,
                                       const GopsTierScheme  *scheme,
                                       GError               **error);
void       gops_tier_run_figures_free (GopsTierRunFigures    *self);

/**
 * GopsTierMatrix: who went where from one run to a later one
 * @n: tiers of the scheme; row n holds those who were not there yet, column n those who have left
 * @cells: (array): [from * (n + 1) + to], people
 */
typedef struct
{
  const GopsTierScheme *scheme;
  guint                 n;
  guint                *cells;    /* (owned) */
} GopsTierMatrix;

/** gops_tier_matrix_load: @from, @to: runs of @scheme in @group, whichever is earlier. Returns: (transfer full) (nullable) */
GopsTierMatrix *gops_tier_matrix_load (GopsStore             *store,
                                       gint64                 group,
                                       const GopsTierScheme  *scheme,
                                       gint64                 from,
                                       gint64                 to,
                                       GCancellable          *cancellable,
                                       GError               **error);
void       gops_tier_matrix_free      (GopsTierMatrix        *self);
guint      gops_tier_matrix_get       (const GopsTierMatrix  *self,
                                       guint                  from,
                                       guint                  to);

/* What became of the members of one tier. Up is a tier that weighs more; held are those who stay, or go where it weighs the same. */
typedef struct
{
  guint total, up, held, down, gone;
} GopsTierPassage;

GopsTierPassage gops_tier_matrix_get_passage (const GopsTierMatrix *self,
                                       guint                  tier);

/** gops_tier_matrix_find_bottleneck: Returns: the tier of most people who did not get further; -1 for none: nobody could, half
 * of them did, or they are fewer than GOPS_TIER_FEW */
int        gops_tier_matrix_find_bottleneck (const GopsTierMatrix *self);

#define GOPS_TIER_FEW 5

/** gops_tier_scheme_next: Returns: the tier that people of @tier would get to next: the lightest of those that weigh more; -1 */
int        gops_tier_scheme_next      (const GopsTierScheme  *scheme,
                                       guint                  tier);

/* All members together: the square of a tier's weight for each. */
double     gops_tier_commitment       (const GopsTierScheme  *scheme,
                                       const guint           *counts);

/* How much closer the group has drawn from one commitment to the next, for each member: 441 → 504 with 30 members is 2.1. */
double     gops_tier_gravity          (double                 before,
                                       double                 after,
                                       guint                  members);

/* One step of a person. */
typedef struct
{
  gint64  group;
  char   *as_of, *scheme, *from, *to;   /* (owned): from is "" when they were in none */
} GopsTierStep;

/** gops_tier_steps_load: @group: 0: in all groups. Latest first.
 * Returns: (transfer full) (element-type GopsTierStep) (nullable) */
GPtrArray *gops_tier_steps_load       (GopsStore             *store,
                                       gint64                 person,
                                       gint64                 group,
                                       GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTierMatrix, gops_tier_matrix_free)

G_END_DECLS
