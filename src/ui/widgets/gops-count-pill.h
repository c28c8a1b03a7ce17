/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A number in a pill: how many things need a person. Nothing is shown for zero. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_COUNT_PILL (gops_count_pill_get_type ())
G_DECLARE_FINAL_TYPE (GopsCountPill, gops_count_pill, GOPS, COUNT_PILL, GtkWidget)

/* Property "count". Style class "quiet" makes it grey, for counts that ask for nothing. */
GtkWidget *gops_count_pill_new       (guint          count);
guint      gops_count_pill_get_count (GopsCountPill *self);
void       gops_count_pill_set_count (GopsCountPill *self,
                                      guint          count);

G_END_DECLS
