/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing files and addresses to the desktop: GtkFileLauncher and GtkUriLauncher (4.10) or gtk_show_uri(). */
#include "gops-launch.h"

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
gops_launch_file (GtkWidget *parent,
                  GFile     *file)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, window_of (parent), NULL, NULL, NULL);
#else
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (window_of (parent), uri, GDK_CURRENT_TIME);
#endif
}

void
gops_launch_folder (GtkWidget *parent,
                    GFile     *file)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, window_of (parent), NULL, NULL, NULL);
#else
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (folder != NULL)
    gops_launch_file (parent, folder);
#endif
}

void
gops_launch_uri (GtkWidget  *parent,
                 const char *uri)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, window_of (parent), NULL, NULL, NULL);
#else
  gtk_show_uri (window_of (parent), uri, GDK_CURRENT_TIME);
#endif
}
