/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of the style sheet for widgets that draw, and words for screen readers. */
#include "gops-style-compat.h"
#include "gops-use-resource.h"

#include "gops-compat-resources.h"

void
gops_style_init_accent (GdkDisplay *display)
{
#if GTK_CHECK_VERSION (4, 16, 0)
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  GOPS_USE_RESOURCE (gops_compat);
  gtk_css_provider_load_from_resource (provider, "/com/example/GroupOps/compat/accent.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
#endif
}

void
gops_widget_text_color (GtkWidget *widget,
                        GdkRGBA   *out_color)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, out_color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), out_color);
#endif
}

/* The style context is the only way to ask for a named colour on any toolkit;
 * it is deprecated since 4.10 and has no successor. */
gboolean
gops_widget_named_color (GtkWidget  *widget,
                         const char *name,
                         GdkRGBA    *out_color)
{
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, out_color))
    return TRUE;

  gops_widget_text_color (widget, out_color);
  return FALSE;
}

void
gops_announce (GtkWidget  *widget,
               const char *message)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}
