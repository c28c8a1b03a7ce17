/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every print has in common: the question of the system, and what went wrong is told. */
#pragma once

#include <gtk/gtk.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* A print that reports its errors to @session; it needs pages yet. @data lives as long as the print does. (transfer full) */
GtkPrintOperation *gops_printing_new  (GopsSession       *session,
                                       const char        *job_name,
                                       gpointer           data,
                                       GDestroyNotify     free_data);

/* A page could not be drawn: reports @error and prints nothing. */
void               gops_printing_fail (GtkPrintOperation *operation,
                                       const GError      *error);

/* Asks how to print, over the window of @parent, and prints. */
void               gops_printing_run  (GtkPrintOperation *operation,
                                       GtkWidget         *parent);

G_END_DECLS
