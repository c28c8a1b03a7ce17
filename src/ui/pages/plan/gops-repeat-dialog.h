/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-recurrence.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was chosen. */
typedef void (*GopsRepeatFunc) (const GopsRecurrence *rule, gpointer user_data);

/* Asks over @parent's window how an item of @day repeats; @rule (nullable): as it does now. @func is called when somebody
 * applies it, while @owner lives. */
void gops_repeat_ask (GtkWidget *parent, const GopsRecurrence *rule, int day, GopsRepeatFunc func, GObject *owner);

G_END_DECLS
