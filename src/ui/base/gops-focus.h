/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keyboard is. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether the keyboard is on @widget or in it, also while a dialog over its window has it: state flags say so only of the
 * window in front. Whoever makes such a part anew leads the keyboard back, else it goes to the beginning of the window. */
gboolean gops_focus_is_in (GtkWidget *widget);

G_END_DECLS
