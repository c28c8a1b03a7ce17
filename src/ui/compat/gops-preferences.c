/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences window: AdwPreferencesDialog (1.5) or AdwPreferencesWindow. */
#include "gops-preferences.h"

#if !ADW_CHECK_VERSION (1, 5, 0)
/* Not wider than the window that it belongs to. */
static void
fit (GtkWindow *window,
     int        available)
{
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (available > 0 && available < width)
    gtk_window_set_default_size (window, available, height);
}
#endif

GtkWidget *
gops_preferences_present (GtkWidget                 *parent,
                          AdwPreferencesPage *const *pages,
                          guint                      n_pages)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *dialog = adw_preferences_dialog_new ();

  for (guint i = 0; i < n_pages; i++)
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), pages[i]);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  adw_dialog_present (dialog, parent);
  return GTK_WIDGET (dialog);
#else
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW,
                                    "transient-for", gtk_widget_get_root (parent), "modal", TRUE,
                                    "destroy-with-parent", TRUE, NULL);

  for (guint i = 0; i < n_pages; i++)
    adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), pages[i]);
  fit (GTK_WINDOW (window), gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (parent))));
  gtk_window_present (GTK_WINDOW (window));
  return window;
#endif
}

void
gops_preferences_toast (GtkWidget  *inside,
                        const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
#if ADW_CHECK_VERSION (1, 5, 0)
  GtkWidget *dialog = gtk_widget_get_ancestor (inside, ADW_TYPE_PREFERENCES_DIALOG);

  if (dialog != NULL)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), adw_toast_new (escaped));
#else
  GtkWidget *window = gtk_widget_get_ancestor (inside, ADW_TYPE_PREFERENCES_WINDOW);

  if (window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (escaped));
#endif
}
