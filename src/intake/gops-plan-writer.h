/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what a file plans for a group: new items, and what became different of those that are there. */
#pragma once

#include "gops-import-report.h"
#include "gops-plan-series.h"

/* Items are known again by the uid that the file gives them, so that the same file brings nothing twice. What an item said
 * when it came in is kept with it as digests: where the file says something else later, that is taken over but for what
 * somebody has changed by hand in the meantime. */

#define GOPS_PLAN_MAX_FIRST 6        /* items that a try shows one by one */
#define GOPS_PLAN_MAX_ITEMS 200000   /* of a file */

/**
 * GopsPlanDraft: an item as a file says it
 * @uid: (nullable): %NULL: it is known by its day, time and texts
 * @stands_for: the day of the series @uid that this is; GOPS_DAY_NONE: it is no such one
 * @item: a record in memory; of a series with its recurrence
 * @given: a bit for each of its columns that the file speaks of
 * @except: (nullable) (element-type int): days on which the series does not happen
 * @cancelled: it does not take place: a day is left out of its series then
 */
typedef struct
{
  guint64       line;
  const char   *uid;
  int           stands_for;
  GopsPlanItem *item;
  guint64       given;
  const GArray *except;
  gboolean      cancelled;
} GopsPlanDraft;

/** GopsPlanFirst: one of the first of a file. @date, @time, @title: (owned). @fate: static, for people */
typedef struct
{
  char       *date;
  char       *time;
  char       *title;
  const char *fate;
} GopsPlanFirst;

/**
 * GopsPlanReport:
 * @base: (owned): what was skipped, dates, encoding; duplicates are items of which all was known
 * @added: new items
 * @series: how many of them happen again and again
 * @past: how many of them were over by now and are kept as done
 * @changed: items that say something else now
 * @kept: items of which something differs and stays as somebody changed it by hand
 * @first: (owned) (element-type GopsPlanFirst)
 */
typedef struct
{
  GopsImportReport *base;
  guint64           added;
  guint64           series;
  guint64           past;
  guint64           changed;
  guint64           kept;
  GPtrArray        *first;
} GopsPlanReport;

GopsPlanReport *gops_plan_report_new     (const char            *format);
void            gops_plan_report_free    (GopsPlanReport        *self);

/** gops_plan_report_to_json: Returns: (transfer full): the object that groupops-cli prints */
JsonNode       *gops_plan_report_to_json (const GopsPlanReport  *self);

/** gops_plan_report_say: Returns: (transfer full): "12 new, 3 changed …", for people */
char           *gops_plan_report_say     (const GopsPlanReport  *self);

typedef struct _GopsPlanWriter GopsPlanWriter;

/**
 * gops_plan_writer_new:
 * @group: 0: one that is not there yet
 * @overrule: the file wins over what was changed by hand
 * @report: (transfer none): outlives the writer
 */
GopsPlanWriter *gops_plan_writer_new     (GopsStore             *store,
                                          gint64                 group,
                                          gboolean               overrule,
                                          GopsPlanReport        *report,
                                          GError               **error);
void            gops_plan_writer_free    (GopsPlanWriter        *self);

/** gops_plan_writer_put: within an action of the caller. Series come before the days that stand for some of theirs */
gboolean        gops_plan_writer_put     (GopsPlanWriter        *self,
                                          const GopsPlanDraft   *draft,
                                          GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanReport, gops_plan_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanWriter, gops_plan_writer_free)
