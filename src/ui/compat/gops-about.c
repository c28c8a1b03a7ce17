/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The about window: AdwAboutDialog (1.5) or AdwAboutWindow. Both have the same properties. */
#include "gops-about.h"

#include <adwaita.h>

static GObject *
create_window (GtkWidget *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  return G_OBJECT (adw_about_dialog_new ());
#else
  return g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_widget_get_root (parent), "modal", TRUE, NULL);
#endif
}

static void
show_window (GObject   *window,
             GtkWidget *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (window), parent);
#else
  gtk_window_present (GTK_WINDOW (window));
#endif
}

void
gops_about_present (GtkWidget       *parent,
                    const GopsAbout *about)
{
  GObject *window;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (about != NULL);

  window = create_window (parent);
  g_object_set (window,
                "application-name", about->name,
                "application-icon", about->icon_name,
                "version", about->version,
                "developer-name", about->developer_name,
                "license-type", GTK_LICENSE_GPL_3_0,
                NULL);
  g_object_set (window,
                "comments", about->comments != NULL ? about->comments : "",
                "copyright", about->copyright != NULL ? about->copyright : "",
                "website", about->website != NULL ? about->website : "",
                "issue-url", about->issue_url != NULL ? about->issue_url : "",
                "translator-credits", about->translator_credits != NULL ? about->translator_credits : "",
                "debug-info", about->debug_info != NULL ? about->debug_info : "",
                "developers", about->developers,
                NULL);
  show_window (window, parent);
}
