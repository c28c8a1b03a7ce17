/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The run sheet as it is worked off: what is to be done together is one row of many ticks. */
#pragma once

#include "gops-care.h"
#include "gops-plan-audience.h"
#include "gops-seed-users.h"
#include "gops-today.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_MOMENT_LATE,    /* its moment, or its window, has passed */
  GOPS_MOMENT_NOW,     /* within the half hour, or its window is open, or it has no time of day */
  GOPS_MOMENT_LATER,
  GOPS_MOMENT_DONE,    /* or skipped */
} GopsMoment;

typedef enum
{
  GOPS_TICK_POST,   /* an item of a plan */
  GOPS_TICK_ASK,    /* a seed user whose next attempt is due */
  GOPS_TICK_CARE,   /* a person whom the care plan asks to look after */
} GopsTickKind;

/* One thing to do. All is borrowed from the sheet. */
typedef struct
{
  GopsTickKind          kind;
  const GopsTodayItem  *item;      /* of a post */
  const GopsSeedDue    *seed;      /* of somebody to ask */
  const GopsCareDue    *care;      /* of somebody to look after */
  const GopsCarePerson *person;    /* as above */
  GopsMoment            moment;
  gint64                due;       /* µs UTC; 0: at any time of the day */
} GopsTick;

/* The same post for many groups at one moment, or the same care for many people. Copies of an SOP that begin a little after
 * one another so that not all groups are written to at once are one row too. */
typedef struct
{
  GArray    *ticks;     /* (owned) (element-type GopsTick): what is to be done in the order of time, then what is done */
  GopsMoment moment;    /* of the first tick */
  gint64     due;       /* of the first tick */
  guint      n_done;    /* or skipped: the last ones */
  guint      n_skipped; /* of these */
} GopsRunRow;

typedef struct
{
  GPtrArray *rows;      /* (owned) (element-type GopsRunRow): late, now, later, done; in each by time */
  GPtrArray *items;     /* (owned) (element-type GopsTodayItem) */
  GPtrArray *seeds;     /* (owned) (nullable) (element-type GopsSeedDue) */
  GPtrArray *cares;     /* (owned) (nullable) (element-type GopsCareDue) */
} GopsRunSheet;

/* @items, @seeds (nullable), @cares (nullable): (transfer full): as gops_today(), gops_seed_due() and gops_care_due() return
 * them. @now: µs UTC. Returns: (transfer full). */
GopsRunSheet     *gops_run_sheet_new         (GPtrArray           *items,
                                              GPtrArray           *seeds,
                                              GPtrArray           *cares,
                                              gint64               now);
void              gops_run_sheet_free        (GopsRunSheet        *self);

const GopsTick   *gops_run_row_get_tick      (const GopsRunRow    *row,
                                              guint                i);

/* The same for the same thing, whatever has become of it meanwhile. Returns: (transfer full). */
char             *gops_tick_dup_key          (const GopsTick      *tick);

/* What is copied; "" for nothing. */
const char       *gops_tick_get_text         (const GopsTick      *tick);
GopsGroup        *gops_tick_get_group        (const GopsTick      *tick);

/* Whom the tick is for: the name of a person, or NULL. */
const char       *gops_tick_get_person       (const GopsTick      *tick);

/* The first variable of its text that nobody can fill: such a text is not sent. Returns: (nullable) */
const char       *gops_tick_get_unknown       (const GopsTick      *tick);
GopsAudience      gops_tick_get_audience      (const GopsTick      *tick);

/* @now: µs UTC */
GopsMoment        gops_today_moment          (const GopsTodayItem *item,
                                              gint64               now);

/* By how many minutes an item was sent after its moment, or its window; 0: in time, not sent, or skipped. */
int               gops_today_minutes_late    (const GopsTodayItem *item);

/* "late", "now", "later", "done" */
const char       *gops_moment_to_string      (GopsMoment           moment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsRunSheet, gops_run_sheet_free)

G_END_DECLS
