/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A modal window with content of our own. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @child, which brings its own header bar, over @parent's window in a dialog of
 * @width × @height pixels (less where the parent is smaller; -1: as @child wants).
 * Escape closes it. @child may find its dialog again with gops_dialog_close (child).
 *
 * Returns: (transfer none): the dialog, which lives until it is closed */
GtkWidget *gops_dialog_present     (GtkWidget  *child,
                                    const char *title,
                                    int         width,
                                    int         height,
                                    GtkWidget  *parent);

/* Closes the dialog that @inside stands in (or is). */
void       gops_dialog_close       (GtkWidget  *inside);

/* Enter in an entry of the dialog activates @button. */
void       gops_dialog_set_default (GtkWidget  *inside,
                                    GtkWidget  *button);

/* Calls @callback (dialog, @user_data) once, when the dialog has been closed in any way. */
void       gops_dialog_on_closed   (GtkWidget  *dialog,
                                    GCallback   callback,
                                    gpointer    user_data);

/* Where a toast is seen: in the topmost dialog over @window. Returns: (transfer none) (nullable): an AdwToastOverlay; NULL when
 * none is open */
GtkWidget *gops_dialog_find_toasts (GtkWidget  *window);

G_END_DECLS
