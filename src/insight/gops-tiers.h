/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tier runs: placing all members of a group by a scheme on a day. Without saving it is a preview. */
#pragma once

#include "gops-method.h"
#include "gops-store.h"
#include "gops-tier-table.h"

G_BEGIN_DECLS

/* So many moves are told with name and reason; the counts have all of them. */
#define GOPS_TIERS_MOST_MOVES 500

typedef struct
{
  const GopsTier *tier;
  guint           count;       /* members in it now */
  guint           moved_in;    /* came from another tier, or from none */
  guint           moved_out;   /* went to another */
} GopsTierCount;

typedef struct
{
  gint64          membership;
  char           *name;        /* (owned) */
  const GopsTier *from;        /* (nullable) */
  const GopsTier *to;
  char           *reason;      /* (owned) in the interface's language */
} GopsTierMove;

/* A move that is not told yet: the member's place in the table, and places of tiers; GOPS_TIERS_NOWHERE for none. */
#define GOPS_TIERS_NOWHERE 255

typedef struct
{
  guint32 index;
  guint8  from, to;
} GopsTierChange;

typedef struct
{
  const GopsTierScheme *scheme;
  char                 *as_of;    /* (owned) "YYYY-MM-DD" */
  guint                 total;    /* members placed: all who are there, without staff and bots */
  GopsTierCount        *counts;   /* (owned) one per tier of the scheme, in its order */
  GArray               *changes;  /* (owned) (element-type GopsTierChange): everybody who moves */
  GPtrArray            *moves;    /* (owned) (element-type GopsTierMove): the first of them, told */
  GopsTierRanking       ranking;  /* how ranks were given; zeroes when the scheme asks for none */
  guint                 foreign;  /* orders in other currencies, which are left out; 0 when the scheme asks for no amounts */
  char                 *currency; /* (owned): the one that counts */
} GopsTiersResult;

/* Places the members of @group by @scheme (nullable: the group's; the program's or the user's own) on @as_of (nullable: today in the group's zone).
 * With @save the members' tiers, the group's scheme and a dated run are written, as one named action; where a run of a later day is
 * there, only the run: tiers and scheme stay those of today. A day that is over is seen as it was, as far as that is stored.
 * @out_result: (out) (optional) (transfer full). @cancellable: (nullable): up to when it is written. Errors: GOPS_METHOD_ERROR_NOT_FOUND, GOPS_METHOD_ERROR_INVALID and the
 * store's. */
gboolean gops_tiers_run         (GopsStore        *store,
                                 gint64            group,
                                 const char       *scheme,
                                 const char       *as_of,
                                 gboolean          save,
                                 GopsTiersResult **out_result,
                                 GCancellable     *cancellable,
                                 GError          **error);

/* Places the members of @group today by a scheme that was changed, @json, and keeps both as one action: the scheme as gops_own_scheme_save()
 * does, and the run. All is read before anything is written, so that others are held up for the writing alone.
 * Returns: (transfer full) (nullable): the scheme's id */
char            *gops_tiers_run_changed (GopsStore        *store,
                                     gint64            group,
                                     const char       *id,
                                     const char       *name,
                                     const char       *json,
                                     guint            *out_n_moved,
                                     GError          **error);

/* What a scheme, which need not be kept, would make of the members of a table: milliseconds for half a million. Nobody is told
 * by name yet. Returns: (transfer full) */
GopsTiersResult *gops_tiers_preview (GopsTierTable        *table,
                                     const GopsTierScheme *scheme);

/* Tells one of the changes of a preview. @store: where the name is found. Returns: (transfer full) */
GopsTierMove    *gops_tiers_tell    (GopsStore            *store,
                                     GopsTierTable        *table,
                                     const GopsTiersResult *result,
                                     guint                 change);
void             gops_tier_move_free (GopsTierMove        *move);

/* The share of a tier's count in all, 0 … 1. */
double   gops_tiers_share       (const GopsTiersResult *result,
                                 guint                  tier);

/* For people: that orders were left out of what members spent. Returns: (transfer full) (nullable): %NULL where none were */
char    *gops_tiers_tell_foreign (const GopsTiersResult *result);

void     gops_tiers_result_free (GopsTiersResult       *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTiersResult, gops_tiers_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTierMove, gops_tier_move_free)

G_END_DECLS
