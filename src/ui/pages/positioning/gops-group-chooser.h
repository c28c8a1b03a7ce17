/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for one of several groups. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*GopsGroupChosen) (gint64   group,
                                 gpointer data);

/* Shows @groups (element-type GopsGroup) with a search entry over @parent's window. @chosen is called once when one is
 * chosen; @data (transfer full) is released in any case.
 * Returns: (transfer none): the content of the dialog. */
GtkWidget *gops_group_choose (GtkWidget       *parent,
                              const char      *title,
                              GPtrArray       *groups,
                              GopsGroupChosen  chosen,
                              GObject         *data);

G_END_DECLS
