/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How strict the rules are: a track, a zone that is right, one knob. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_BALANCE_METER (gops_balance_meter_get_type ())
G_DECLARE_FINAL_TYPE (GopsBalanceMeter, gops_balance_meter, GOPS, BALANCE_METER, GtkWidget)

/* Property "value": −100 (much too loose) … +100 (much too strict). */
GtkWidget *gops_balance_meter_new       (void);
double     gops_balance_meter_get_value (GopsBalanceMeter *self);

/* @verdict is the value in words, for screen readers and as tooltip. */
void       gops_balance_meter_set_value (GopsBalanceMeter *self,
                                         double            value,
                                         const char       *verdict);

/* What counts as right; −25 and +25 without. */
void       gops_balance_meter_set_zone  (GopsBalanceMeter *self,
                                         double            low,
                                         double            high);

G_END_DECLS
