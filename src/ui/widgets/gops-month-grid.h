/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of plan items.
 *
 *   gops_month_grid_set_model (grid, items, read_item, data, NULL);
 *   gops_month_grid_set_month (grid, 2026, 9);
 *
 * The grid changes nothing itself: it asks by signals, and shows what the model then says.
 * Dates are "YYYY-MM-DD". Signals:
 *   open-item (gint64 id), delete-item (gint64 id),
 *   move-item (gint64 id, const char *date)     also by drag and drop and Ctrl+arrows
 *   add-item (const char *date)                 N, or Enter on an empty day
 *   month-wanted (int year, int month)          the arrows left the month that is shown
 *   day-wanted (const char *date)               all items of a day that has more than the model
 *   item-command (gint64 id, const char *)      of the menu and keys of an item, see gops-plan-chip.h
 * Properties: "selected-date"; "week-start" (GDateWeekday 1 = Monday … 7 = Sunday). */
#pragma once

#include "gops-plan-chip.h"

G_BEGIN_DECLS

typedef GopsPlanChipItem GopsMonthItem;

/* Fills @out_item from an object of the model; the strings need live only until the next call.
 * FALSE leaves the object out. */
typedef gboolean (*GopsMonthItemFunc) (gpointer       object,
                                       GopsMonthItem *out_item,
                                       gpointer       user_data);

typedef struct
{
  const char *note;          /* (nullable) beside the number: lunar day, festival */
  gboolean    note_strong;
  const char *badge;         /* (nullable) a word at most: 休, 班 */
  gboolean    badge_work;    /* amber instead of jade, and no day off; other days with a badge are */
  const char *hint;          /* (nullable) all there is to say of the day: tooltip and description */
  const char *gap;           /* (nullable) text of an empty slot where something is missing */
  guint       beyond;        /* items that the day has and the model has not */
} GopsMonthDay;

/* Something over several days, for instance a camp: a bar above the items. */
typedef struct
{
  const char *first;    /* "YYYY-MM-DD" */
  const char *last;     /* inclusive */
  const char *type;     /* content type id */
  const char *title;
} GopsMonthSpan;

/* Fills @out_day, which is zeroed, for @date ("YYYY-MM-DD"). */
typedef void (*GopsMonthDayFunc) (const char   *date,
                                  GopsMonthDay *out_day,
                                  gpointer      user_data);

#define GOPS_TYPE_MONTH_GRID (gops_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (GopsMonthGrid, gops_month_grid, GOPS, MONTH_GRID, GtkWidget)

GtkWidget  *gops_month_grid_new               (void);
void        gops_month_grid_set_model         (GopsMonthGrid     *self,
                                               GListModel        *model,
                                               GopsMonthItemFunc  func,
                                               gpointer           user_data,
                                               GDestroyNotify     destroy);
void        gops_month_grid_set_day_func      (GopsMonthGrid     *self,
                                               GopsMonthDayFunc   func,
                                               gpointer           user_data,
                                               GDestroyNotify     destroy);
void        gops_month_grid_set_spans         (GopsMonthGrid       *self,
                                               const GopsMonthSpan *spans,
                                               guint                n_spans);
void        gops_month_grid_set_month         (GopsMonthGrid     *self,
                                               int                year,
                                               int                month);    /* 1…12 */
void        gops_month_grid_get_month         (GopsMonthGrid     *self,
                                               int               *out_year,
                                               int               *out_month);
/* The first and last day that are seen, to fetch the items of; inclusive. */
void        gops_month_grid_get_range         (GopsMonthGrid     *self,
                                               char             **out_first,
                                               char             **out_last);
/* (nullable): the system's date, or another for tests and pictures */
void        gops_month_grid_set_today         (GopsMonthGrid     *self,
                                               const char        *date);
const char *gops_month_grid_get_selected_date (GopsMonthGrid     *self);
void        gops_month_grid_set_selected_date (GopsMonthGrid     *self,
                                               const char        *date);
/* Reads the model's objects again, when they changed without items-changed. */
void        gops_month_grid_refresh           (GopsMonthGrid     *self);

G_END_DECLS
