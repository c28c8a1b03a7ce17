/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-plan-change.h"
#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Gestures on items of the plan: one action each; failures are reported.
 *
 * A day of a series is asked about first: only this one, this and all following, or all. Escape changes nothing.
 */

/* What a person chose. */
typedef void (*GopsPlanScopeFunc) (GopsPlanScope scope, gpointer user_data);

/* Asks over @parent's window which days of a series are meant; @func is called once, and not when nothing is to be done.
 * @with_one: whether one day alone may be. @notify (nullable) frees @user_data in any case. */
void gops_plan_ask_scope   (GtkWidget *parent, const char *heading, gboolean with_one, GopsPlanScopeFunc func, gpointer user_data, GDestroyNotify notify);

/* One item or several, in the order of their days. @date ("YYYY-MM-DD") and @time ("HH:MM" or ""), both nullable, are as
 * gops_plan_move_all() has them. */
void gops_plan_items_move       (GopsSession *session, GPtrArray *items, const char *date, const char *time, GtkWidget *parent);
void gops_plan_items_set_status (GopsSession *session, GPtrArray *items, const char *status, GtkWidget *parent);
void gops_plan_items_remove     (GopsSession *session, GPtrArray *items, GtkWidget *parent);
void gops_plan_item_remove      (GopsSession *session, GopsPlanItem *item, GtkWidget *parent);

/* Asks for another day and time over @parent's window first. */
void gops_plan_items_ask_move   (GopsSession *session, GPtrArray *items, GtkWidget *parent);

/* Another rule, or NULL: no more */
void gops_plan_item_repeat (GopsSession *session, GopsPlanItem *item, const GopsRecurrence *rule, GtkWidget *parent);

G_END_DECLS
