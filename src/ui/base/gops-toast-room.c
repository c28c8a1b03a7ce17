/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts leave room for what stands at the lower edge of a page. */

#include "config.h"

#include "gops-toast-room.h"

#define N_BARS  "gops-bars-below-toasts"   /* of a window: while one page fades into another there may be two */
#define COUNTED "gops-bar-is-counted"      /* of a bar: the window that counts it */

static void
change (GtkWidget *window,
        int        by)
{
  int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), N_BARS)) + by;

  g_object_set_data (G_OBJECT (window), N_BARS, GINT_TO_POINTER (n));
  if (n > 0)
    gtk_widget_add_css_class (window, "gops-barred");
  else
    gtk_widget_remove_css_class (window, "gops-barred");
}

static void
update (GtkActionBar *bar)
{
  GtkWidget *before = g_object_get_data (G_OBJECT (bar), COUNTED);
  GtkWidget *window = gtk_widget_get_mapped (GTK_WIDGET (bar)) && gtk_action_bar_get_revealed (bar) ? GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (bar))) : NULL;

  if (before == window)
    return;
  if (before != NULL)
    change (before, -1);
  if (window != NULL)
    change (window, 1);
  g_object_set_data (G_OBJECT (bar), COUNTED, window);
}

void
gops_toasts_above (GtkActionBar *bar)
{
  g_signal_connect (bar, "notify::revealed", G_CALLBACK (update), NULL);
  g_signal_connect_after (bar, "map", G_CALLBACK (update), NULL);
  g_signal_connect_after (bar, "unmap", G_CALLBACK (update), NULL);
}
