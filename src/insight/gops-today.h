/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet: everything due on a day across all groups, in the order of time. */
#pragma once

#include "gops-records.h"

G_BEGIN_DECLS

typedef struct
{
  GopsPlanItem *item;      /* (owned) */
  GopsGroup    *group;     /* (owned) */
  guint         rank;      /* of the group among all by its name */
  const char   *status;    /* static: as gops_plan_status() says */
  gint64        start;     /* µs UTC */
  gint64        due;       /* µs UTC: start, or until when it was put off */
  gboolean      timed;     /* it has a time of day */
  gint64        until;     /* µs UTC; 0: no end */
  char         *title;     /* (owned) with the variables filled */
  char         *text;      /* (owned) as above: what is copied */
  char         *unknown;   /* (owned) (nullable): the first variable of the text that nobody can fill */
  char         *person;    /* (owned) (nullable): whom it is about */
} GopsTodayItem;

/* The items on @date ("YYYY-MM-DD", in each group's own zone; NULL: today there) of all groups that are neither deleted,
 * archived, paused nor dissolved. @now: µs UTC. Returns: (transfer full) (element-type GopsTodayItem) (nullable). */
GPtrArray  *gops_today                (GopsStore     *store,
                                       const char    *date,
                                       gint64         now,
                                       GError       **error);

/* How many of the items that gops_today() finds for today are neither done nor skipped; quick, since it makes none of them. 0 when the
 * workspace cannot be read. */
guint       gops_today_count_left     (GopsStore     *store,
                                       gint64         now);

/* How an item stands at @now: "done" stays done, what somebody skipped with a reason is "skipped", "missed" stays missed; what lies on an earlier day was "missed"; what was to
 * happen, or put off until, earlier today is "due"; else its own status. Returns: static. */
const char *gops_plan_status          (GopsPlanItem  *item,
                                       const char    *time_zone,
                                       gint64         now);

/* When an item begins and ends, µs UTC; 0 without a date, or without an end. An end before the beginning is the next
 * day's. */
gint64      gops_plan_item_start      (GopsPlanItem  *item,
                                       const char    *time_zone);
gint64      gops_plan_item_until      (GopsPlanItem  *item,
                                       const char    *time_zone);

/* When an item is due: when it begins, or until when on its day it was put off. */
gint64      gops_plan_item_due        (GopsPlanItem  *item,
                                       const char    *time_zone);

/* Marks an item, a day of a series too, as done or as not done, as one named action; the day gets a row. */
gboolean    gops_plan_mark_item_done  (GopsStore     *store,
                                       GopsPlanItem  *item,
                                       gboolean       done,
                                       GError       **error);

/* The same of a row that is no series. */
gboolean    gops_plan_mark_done       (GopsStore     *store,
                                       gint64         item,
                                       gboolean       done,
                                       GError       **error);

void        gops_today_item_free      (GopsTodayItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTodayItem, gops_today_item_free)

G_END_DECLS
