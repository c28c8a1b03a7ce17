/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure over the last weeks as a small line, for a cell of a table. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_SPARKLINE (gops_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (GopsSparkline, gops_sparkline, GOPS, SPARKLINE, GtkWidget)

/* Values stand in a fixed range, so that the lines of several rows compare. NAN is a gap. */
GtkWidget *gops_sparkline_new        (void);
void       gops_sparkline_set_range  (GopsSparkline *self,
                                      double         low,
                                      double         high);
void       gops_sparkline_set_values (GopsSparkline *self,
                                      const double  *values,
                                      guint          n_values,
                                      const char    *summary);   /* for screen readers */

/* A dotted line at @goal; NAN for none. */
void       gops_sparkline_set_goal   (GopsSparkline *self,
                                      double         goal);

/* Amber instead of jade: this figure is the reason why the row needs a person. */
void       gops_sparkline_set_warn   (GopsSparkline *self,
                                      gboolean       warn);

G_END_DECLS
