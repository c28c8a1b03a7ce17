/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is. */

#include "config.h"

#include "gops-focus.h"

gboolean
gops_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
