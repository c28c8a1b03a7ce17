/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the @n_pages pages (transfer full when floating) over @parent's window.
 *
 * Returns: (transfer none): the window; gops_dialog_on_closed() takes it, too */
GtkWidget *gops_preferences_present (GtkWidget                 *parent,
                                     AdwPreferencesPage *const *pages,
                                     guint                      n_pages);

/* Shows @message as a toast in the preferences window that @inside stands in. */
void       gops_preferences_toast   (GtkWidget                 *inside,
                                     const char                *message);

G_END_DECLS
