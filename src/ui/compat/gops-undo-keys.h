/* SPDX-License-Identifier: GPL-3.0-or-later */
/* There is one undo, the window's: Ctrl+Z and Ctrl+Shift+Z mean it also while the keyboard is in a field without one of its
 * own, which would swallow them, and in windows that stand over it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a window that has the actions "win.undo" and "win.redo", or whose parents have. Fields with "enable-undo" keep their
 * keys; so does what is no field. */
void gops_undo_keys_add (GtkWidget *window);

G_END_DECLS
