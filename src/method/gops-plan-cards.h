/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as views show it: one group's, a family's, or that of all groups. */
#pragma once

#include "gops-plan-filter.h"
#include "gops-plan-occurrence.h"

G_BEGIN_DECLS

/* A card is one item, or what several groups have at one moment under the same title: one text for 40 groups is one card. Copies
 * of an entry of an SOP that come one after the other, so that not all groups are written to at once, are one card too.
 * It knows enough to be drawn; whoever changes something loads the items. */
#define GOPS_TYPE_PLAN_CARD (gops_plan_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanCard, gops_plan_card, GOPS, PLAN_CARD, GObject)

struct _GopsPlanCard
{
  GObject parent_instance;

  GArray     *items;     /* (owned) (element-type GopsPlanOccurrence): never empty; the first gives the rest */
  gint64      key;       /* of the first, as gops_plan_item_key() */
  int         day;       /* GOPS_DAY_NONE: without a date */
  int         minutes;   /* after midnight; -1: no time */
  int         until;     /* likewise */
  int         last;      /* likewise: when the last of several begins */
  char       *times;     /* (owned) (nullable): "09:00–09:58", where they do not begin at once */
  const char *type;      /* interned */
  const char *status;    /* interned: as gops_plan_status(); of several the one that needs a person most, whatever was skipped */
  char       *title;     /* (owned): as it is written, may be empty */
  char       *owner;     /* (owned) */
  char       *group;     /* (owned): name of the group, of the first of several */
  guint       n_done, n_skipped;
  gboolean    repeats;   /* a day of a series */
};

/** gops_plan_card_load: Returns: (transfer full) (element-type GopsPlanItem) (nullable): its items; %NULL with @error set */
GPtrArray *gops_plan_card_load (GopsPlanCard *self,
                                GopsStore    *store,
                                GError      **error);

/**
 * GopsPlanQuery: what is asked for
 * @groups: (nullable) (element-type gint64): %NULL: all that are neither deleted nor archived
 * @filter: (nullable)
 * @from: first day
 * @to: last day
 * @series_to: last day of series, which may go on for ever; 0: as @to
 * @undated: with those that have no day, which come first
 * @gather: what several groups have at once is one card
 * @next_only: of each series no more than its next day that is not done
 * @per_day: so many cards of a day at most, the others are counted; 0: all
 * @now: µs UTC
 */
typedef struct
{
  const GArray         *groups;
  const GopsPlanFilter *filter;
  int                   from, to, series_to;
  gboolean              undated, gather, next_only;
  guint                 per_day;
  gint64                now;
} GopsPlanQuery;

typedef struct
{
  GPtrArray *cards;     /* (owned) (element-type GopsPlanCard): by day, time, position and id */
  GArray    *hidden;    /* (owned) (element-type guint): cards beyond per_day, of each day from @from on */
  guint      n_items;   /* that passed, those hidden too */
  guint      n_groups;  /* with items that passed */
  int        from;
} GopsPlanCards;

/** gops_plan_cards_load: Returns: (transfer full) (nullable): %NULL with @error set, also when it was cancelled */
GopsPlanCards *gops_plan_cards_load   (GopsStore           *store,
                                       const GopsPlanQuery *query,
                                       GCancellable        *cancellable,
                                       GError             **error);
void           gops_plan_cards_free   (GopsPlanCards       *self);

/** gops_plan_cards_hidden: Returns: how many cards of @day are not among them */
guint          gops_plan_cards_hidden (const GopsPlanCards *self,
                                       int                  day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanCards, gops_plan_cards_free)

G_END_DECLS
