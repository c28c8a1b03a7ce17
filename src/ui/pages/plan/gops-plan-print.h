/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of the plan on paper. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the print dialog over @parent's window. @groups: (nullable) (element-type gint64): as gops_plan_calendar_show() has them */
void gops_plan_print (GopsSession *session, const GArray *groups, int year, int month, GtkWidget *parent);

/* Asks where to, and writes the same drawing as PDF, PNG or SVG. */
void gops_plan_save  (GopsSession *session, const GArray *groups, int year, int month, GtkWidget *parent);

G_END_DECLS
