/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the month grid share: the widget itself (gops-month-grid.c), its filling from
 * the model (-fill), what spans several days (-spans), keyboard and pointer (-keys). */
#pragma once

#include "gops-julian-private.h"
#include "gops-day-cell-private.h"
#include "gops-month-grid.h"

G_BEGIN_DECLS

#define N_CELLS 42

struct _GopsMonthGrid
{
  GtkWidget parent_instance;

  GListModel       *model;        /* (owned) (nullable) */
  GopsMonthItemFunc item_func;
  gpointer          item_data;
  GDestroyNotify    item_destroy;
  GopsMonthDayFunc  day_func;
  gpointer          day_data;
  GDestroyNotify    day_destroy;

  GtkWidget *weekdays[7];
  GtkWidget *cells[N_CELLS];
  GArray    *spans;               /* of Span */
  GPtrArray *segments;            /* of Segment, what is seen of the spans */
  GtkWidget *drop_cell;           /* (nullable) under the pointer while dragging */
  char       selected_text[GOPS_JULIAN_TEXT_SIZE];
  guint32    selected;            /* julian; always one of the days seen */
  guint32    today;
  guint32    first;               /* julian of the first cell */
  gint64     carried;             /* id that keeps the focus once it has left its day; 0 = none */
  guint32    carried_from;        /* julian of that day */
  guint      refresh_idle;
  int        year;
  int        month;
  int        n_rows;
  int        week_start;          /* 1 = Monday … 7 = Sunday */
  gboolean   today_fixed;
};

/* The cell of a day; NULL for days that are not seen. */
GopsDayCell *gops_month_grid_get_cell       (GopsMonthGrid  *self,
                                             guint32         julian);
void         gops_month_grid_fill           (GopsMonthGrid  *self);
/* Several changes in one turn of the main loop fill the cells once. */
void         gops_month_grid_queue_refresh  (GopsMonthGrid  *self);
void         gops_month_grid_select         (GopsMonthGrid  *self,
                                             guint32         julian);
void         gops_month_grid_install_keys   (GtkWidgetClass *widget_class);
void         gops_month_grid_add_pointer    (GopsMonthGrid  *self);

void         gops_month_grid_init_spans     (GopsMonthGrid  *self);
void         gops_month_grid_clear_spans    (GopsMonthGrid  *self);
/* Makes the segments of the weeks that are seen, and leaves room for them in the cells. */
void         gops_month_grid_show_spans     (GopsMonthGrid  *self);
/* Places the segments of a week whose cells lie at @top. */
void         gops_month_grid_allocate_spans (GopsMonthGrid  *self,
                                             int             row,
                                             int             width,
                                             int             top);

G_END_DECLS
