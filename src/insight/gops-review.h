/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of a period: what was planned and what came of it, from facts that are stored alone. What is not known is below 0
 * or empty, and the document says so; nothing is guessed. */
#pragma once

#include <gio/gio.h>

#include "gops-document.h"
#include "gops-dossier.h"
#include "gops-tier-history.h"

G_BEGIN_DECLS

#define GOPS_REVIEW_DAYS 30     /* where nobody says from when */

/* Items of one type. Results are sums of those that were written down; below 0: of none. */
typedef struct
{
  char  *type;                              /* (owned) */
  guint  planned, done;
  gint64 reads, replies, joins, sales;
} GopsReviewType;

typedef struct
{
  int    first;                             /* day */
  gint64 messages;
} GopsReviewSpan;

typedef struct
{
  char  *name;                              /* (owned) */
  gint64 n;                                 /* check-ins; points */
  gint64 people;                            /* who did it; 0 of a person */
} GopsReviewCount;

typedef struct
{
  int          from, until;                 /* days, both included */
  GopsDossier *dossier;                     /* (owned): of the last day */
  GPtrArray   *advice;                      /* (owned) (element-type GopsAdvice) */

  guint        planned, done, on_day, missed, skipped;
  GArray      *types;                       /* (owned) (element-type GopsReviewType): most done first */
  char        *best;                        /* (owned) (nullable): title of the item with most replies */
  gint64       best_replies;

  gint64       members, joined, left, spoke;
  gint64       messages, before;            /* @before: of as many days in front of the period */
  gint64       active_days;                 /* with a message */
  GArray      *spans;                       /* (owned) (element-type GopsReviewSpan): days, weeks or months; empty when not known */

  GPtrArray   *runs;                        /* (owned) (element-type GopsTierRunFigures) */
  const GopsTierScheme     *scheme;         /* (nullable) */
  const GopsTierRunFigures *tiers_before, *tiers;   /* (nullable) (unowned): at its beginning, at its end */
  gint64       up, down;                    /* members that a run within the period moved */

  GArray      *duties;                      /* (owned) (element-type GopsReviewCount): most done first */
  GArray      *points;                      /* (owned) (element-type GopsReviewCount): who earned most, the first five */
  GPtrArray   *topics;                      /* (owned) (element-type GopsTopic): of the last week of it */
  gint64       orders, amount, foreign;     /* @amount in the workspace's currency; @foreign: orders in others, not in it */
} GopsReview;

/* Periods that people ask for. */
typedef enum
{
  GOPS_REVIEW_30_DAYS,
  GOPS_REVIEW_7_DAYS,
  GOPS_REVIEW_THIS_MONTH,
  GOPS_REVIEW_LAST_MONTH,
  GOPS_REVIEW_90_DAYS,
} GopsReviewPeriod;

#define GOPS_N_REVIEW_PERIODS (GOPS_REVIEW_90_DAYS + 1)

/* Its days, seen on @today; both (transfer full). */
void          gops_review_find_period (GopsReviewPeriod  period,
                                       const char       *today,
                                       char            **out_from,
                                       char            **out_until);

/* @from, @until: (nullable): "YYYY-MM-DD"; without them the last 30 days up to today in the group's zone. A day that is still to
 * come counts as today. Reads much: run it in a thread.
 * Returns: (transfer full) (nullable). Errors: GOPS_METHOD_ERROR_INVALID for a period that ends before it begins. */
GopsReview   *gops_review_load     (GopsStore         *store,
                                    gint64             group,
                                    const char        *from,
                                    const char        *until,
                                    GCancellable      *cancellable,
                                    GError           **error);
void          gops_review_free     (GopsReview        *self);

/* For who runs the group, in the language of the interface.  (transfer full) */
GopsDocument *gops_review_document (const GopsReview  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsReview, gops_review_free)

G_END_DECLS
