/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one drawing of a month of the plan: for paper, PDF, PNG and SVG. A sheet of A4, lying.
 *
 *   GopsPlanMonth *month = gops_plan_month_new ("Runners", 2026, 9, 1, marks, cards);
 *   gops_plan_month_draw (month, cr, &error);
 *
 * It holds plain values and may be handed to another thread; marks and cards are only looked at while it is made. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "gops-day-mark.h"
#include "gops-plan-cards.h"

G_BEGIN_DECLS

#define GOPS_PLAN_MONTH_WIDTH  842.0   /* points */
#define GOPS_PLAN_MONTH_HEIGHT 595.0

typedef struct _GopsPlanMonth GopsPlanMonth;

/* @name: what the plan is of; @week_start: 1 Monday … 7 Sunday; @cards: of the days that gops_plan_month_range() names */
GopsPlanMonth *gops_plan_month_new       (const char           *name,
                                          int                   year,
                                          int                   month,
                                          int                   week_start,
                                          GopsDayMarks         *marks,
                                          const GopsPlanCards  *cards);
/* The same of what is in @store. @groups: (nullable) (element-type gint64): as GopsPlanQuery has them; it is called as the first
 * of them, or all groups. Returns: (transfer full) (nullable): %NULL with @error set */
GopsPlanMonth *gops_plan_month_load      (GopsStore            *store,
                                          const GArray         *groups,
                                          int                   year,
                                          int                   month,
                                          GError              **error);
void           gops_plan_month_free      (GopsPlanMonth        *self);

/* The days that the sheet of a month shows, whole weeks. */
void           gops_plan_month_range     (int                   year,
                                          int                   month,
                                          int                   week_start,
                                          int                  *out_from,
                                          int                  *out_to);

/* "Runners – September 2026" */
const char    *gops_plan_month_get_title (const GopsPlanMonth  *self);

/* Draws in points from the origin. Errors: GOPS_OUTPUT_ERROR_FONT when nothing of the texts can be shown. */
gboolean       gops_plan_month_draw      (GopsPlanMonth        *self,
                                          cairo_t              *cr,
                                          GError              **error);

/* Writes it to @to, whose name ends in .pdf, .png or .svg; all or nothing. @author: (nullable). Errors: as above, those of
 * writing, and GOPS_OUTPUT_ERROR_FORMAT for another name. */
gboolean       gops_plan_month_export    (GopsPlanMonth        *self,
                                          GFile                *to,
                                          const char           *author,
                                          GCancellable         *cancellable,
                                          GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPlanMonth, gops_plan_month_free)

G_END_DECLS
