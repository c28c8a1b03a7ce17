/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the business flow as a file. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

/* Asks over @parent where to, then writes in a thread and says so. @ending: "svg", "png", "pdf" or "txt". */
void gops_flow_save  (GopsView   *view,
                      GtkWidget  *parent,
                      const char *ending);

/* Writes to @to in a thread. */
void gops_flow_write (GopsView   *view,
                      GFile      *to);

G_END_DECLS
