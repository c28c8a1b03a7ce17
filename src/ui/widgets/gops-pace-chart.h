/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal over time: the line of values, the dashed line of pace towards the target, and the
 * words on the lines themselves. The same figures belong in a table behind it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  double at;       /* 0…1 between first and last day */
  double value;
} GopsPacePoint;

typedef struct
{
  double      baseline;       /* value wanted at the first day: where pace begins */
  double      target;         /* value wanted at the last day */
  const char *first_label;    /* "1 Sep" */
  const char *today_label;    /* (nullable) "17", below the last point */
  const char *last_label;     /* "30" */
  const char *value_label;    /* "186 today", at the last point */
  const char *target_label;   /* "250" */
  const char *summary;        /* all of it in a sentence, for screen readers */
  gboolean    has_now;        /* the day of today is marked at now_at, 0…1 */
  double      now_at;
  gboolean    has_projection; /* the last value goes on, dashed, to this point */
  double      projected_at;
  double      projected_value;
} GopsPaceTexts;

#define GOPS_TYPE_PACE_CHART (gops_pace_chart_get_type ())
G_DECLARE_FINAL_TYPE (GopsPaceChart, gops_pace_chart, GOPS, PACE_CHART, GtkWidget)

/* Copies everything. @points are in order of time; without points only pace is drawn. */
GtkWidget *gops_pace_chart_new (void);
void       gops_pace_chart_set (GopsPaceChart       *self,
                                const GopsPacePoint *points,
                                guint                n_points,
                                const GopsPaceTexts *texts);

G_END_DECLS
