/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points: a ledger that is worked out from what people did, each time it is asked for.
 *
 * Nothing of it is stored but what is given by hand. So an import that comes again gives no point twice, undoing one takes
 * its points back, and other rules hold for the past as well. What a list of members says somebody brought along counts
 * on top; people who were merged count as one. */
#pragma once

#include <gio/gio.h>

#include "gops-person-sheet.h"
#include "gops-point-rules.h"

G_BEGIN_DECLS

#define GOPS_POINTS_GRANT   "grant"     /* acts besides those of the method: given or taken by hand */
#define GOPS_POINTS_BROUGHT "brought"   /* as a list of members has it */

typedef struct
{
  int         day;      /* since 1970, in the group's zone; GOPS_DAY_NONE: what was brought along */
  const char *act;      /* static: "message", … "grant", "brought" */
  int         n;        /* how often on that day; 0 where it does not apply */
  int         points;
  gboolean    capped;   /* more was done than the day's limit counts */
  char       *reason;   /* (owned): of grants, "" for others */
  char       *author;   /* (owned): of grants */
  gint64      entry;    /* of grants: what gops_points_take_back() wants; else 0 */
} GopsPointLine;

void       gops_point_line_free   (GopsPointLine *line);

/* The ledger of a person in a group up to @until (nullable: today), latest day first, at most @most lines (0: all).
 * @out_total: (out) (optional): of all lines. Returns: (transfer full) (element-type GopsPointLine) (nullable). */
GPtrArray *gops_points_ledger     (GopsStore     *store,
                                   gint64         group,
                                   gint64         person,
                                   const char    *until,
                                   guint          most,
                                   int           *out_total,
                                   GError       **error);

typedef struct
{
  gint64 person;
  gint64 points;
} GopsPointSum;

/* What @person (0: everybody) earned in @group up to @until (a day since 1970), without what was brought along; also people
 * who have left. Returns: (transfer full) (element-type GopsPointSum) (nullable): by person, each once. */
GArray    *gops_points_sums       (GopsStore     *store,
                                   gint64         group,
                                   gint64         person,
                                   int            until,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* What @sums say of @person; 0 where they say nothing. */
gint64     gops_points_find_sum   (const GArray  *sums,
                                   gint64         person);

/* What everybody earned in @group up to today, for lists of members. Returns: (transfer full) (nullable)
 * (element-type gint64 gint64): points by person. */
GHashTable *gops_points_earned    (GopsStore     *store,
                                   gint64         group,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* The points of a person's sheet, which has those that were brought along, become what ledger and tiers have: in each group, and in
 * all. */
gboolean   gops_points_complete_sheet (GopsPersonSheet *sheet,
                                   GopsStore     *store,
                                   GError       **error);

typedef struct
{
  gint64          person, membership;
  char           *name;      /* (owned) */
  gint64          points;
  const GopsTier *level;
} GopsPointStanding;

void       gops_point_standing_free (GopsPointStanding *standing);

/* The members with the most points, most first, without staff and bots; at most @most (0: all). @until: as above.
 * Returns: (transfer full) (element-type GopsPointStanding) (nullable). */
GPtrArray *gops_points_standings  (GopsStore     *store,
                                   gint64         group,
                                   const char    *until,
                                   guint          most,
                                   GCancellable  *cancellable,
                                   GError       **error);

/* The level that so many points make: a tier of the scheme "growth", whose lines are in points. Never NULL.
 * @out_next: (out) (optional) (nullable): the level above; @out_missing: (out) (optional): points up to there. */
const GopsTier *gops_points_level (gint64           points,
                                   const GopsTier **out_next,
                                   int             *out_missing);

/* Gives a person points by hand, or takes some, with a reason that must be there; one action.
 * @date: (nullable): today. Returns: the entry's id, 0 on failure. */
gint64     gops_points_grant      (GopsStore     *store,
                                   gint64         group,
                                   gint64         person,
                                   int            points,
                                   const char    *reason,
                                   const char    *date,
                                   GError       **error);

/* Removes what was given by hand; one action. */
gboolean   gops_points_take_back  (GopsStore     *store,
                                   gint64         entry,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPointLine, gops_point_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPointStanding, gops_point_standing_free)

G_END_DECLS
