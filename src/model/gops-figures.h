/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-group-day.h"

G_BEGIN_DECLS

/*
 * Figures of groups on a day, as somebody types them in: many groups on one page.
 *
 *   rows = gops_figures_load (store, "2026-09-17", error);        a row for each group that runs
 *   gops_figures_set (store, "2026-09-17", cells, n, error);      one action; a page that is typed in merges into one a group
 */

typedef enum
{
  GOPS_FIGURE_MEMBERS,
  GOPS_FIGURE_JOINED,
  GOPS_FIGURE_GONE,
  GOPS_FIGURE_SPOKE,
  GOPS_FIGURE_MESSAGES,
} GopsFigure;

#define GOPS_N_FIGURES   (GOPS_FIGURE_MESSAGES + 1)
#define GOPS_FIGURE_NONE (-1)
#define GOPS_FIGURE_MAX  100000000

/**
 * GopsFigureRow:
 * @name: (owned): of the group
 * @values: of the day; %GOPS_FIGURE_NONE where nothing is known
 * @before: the last value known of an earlier day
 */
typedef struct
{
  gint64  group;
  char   *name;
  gint64  values[GOPS_N_FIGURES];
  gint64  before[GOPS_N_FIGURES];
} GopsFigureRow;

/** GopsFigureCell: @value: %GOPS_FIGURE_NONE takes the figure away */
typedef struct
{
  gint64     group;
  GopsFigure figure;
  gint64     value;
} GopsFigureCell;

const char *gops_figure_id    (GopsFigure figure);
const char *gops_figure_label (GopsFigure figure);
gboolean    gops_figure_find  (const char *id, GopsFigure *out_figure);
gboolean    gops_figure_read  (const char *text, gint64 *out_value);

GArray     *gops_figures_paste (const GPtrArray *rows, guint row, GopsFigure figure, const char *text, guint *out_refused);
GPtrArray  *gops_figures_load (GopsStore *store, const char *date, GError **error);
gboolean    gops_figures_set  (GopsStore *store, const char *date, const GopsFigureCell *cells, guint n, GError **error);

/* Within an action of the caller; @out_changed: whether anything is different now */
gboolean    gops_figures_put  (GopsStore *store, const char *date, const GopsFigureCell *cell, gboolean *out_changed, GError **error);

G_END_DECLS
