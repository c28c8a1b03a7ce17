/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Style sheet, icons and widget types, ready for use. */
#include "gops-look.h"

#include <adwaita.h>

#include "gops-activity-map.h"
#include "gops-advice-list.h"
#include "gops-balance-meter.h"
#include "gops-compat.h"
#include "gops-count-pill.h"
#include "gops-empty-state.h"
#include "gops-length-bar.h"
#include "gops-look-resources.h"
#include "gops-mark.h"
#include "gops-month-grid.h"
#include "gops-pace-chart.h"
#include "gops-poster-thumb.h"
#include "gops-preview-card.h"
#include "gops-responsive-bin.h"
#include "gops-score-row.h"
#include "gops-share-bar.h"
#include "gops-sparkline.h"
#include "gops-stepper.h"
#include "gops-tier-bars.h"
#include "gops-tier-chip.h"
#include "gops-use-resource.h"

#ifdef GOPS_ICONS_ENCODED
#include "gops-icons-resources.h"
#endif

/* At most so wide is a line of a tooltip. */
#define TOOLTIP_CHARACTERS 60

void
gops_look_init (void)
{
  GOPS_USE_RESOURCE (gops_look);
#ifdef GOPS_ICONS_ENCODED
  GOPS_USE_RESOURCE (gops_icons);
#endif

  g_type_ensure (GOPS_TYPE_ACTIVITY_MAP);
  g_type_ensure (GOPS_TYPE_ADVICE_LIST);
  g_type_ensure (GOPS_TYPE_BALANCE_METER);
  g_type_ensure (GOPS_TYPE_BANNER);
  g_type_ensure (GOPS_TYPE_COUNT_PILL);
  g_type_ensure (GOPS_TYPE_EMPTY_STATE);
  g_type_ensure (GOPS_TYPE_LENGTH_BAR);
  g_type_ensure (GOPS_TYPE_MARK);
  g_type_ensure (GOPS_TYPE_MONTH_GRID);
  g_type_ensure (GOPS_TYPE_PACE_CHART);
  g_type_ensure (GOPS_TYPE_POSTER_THUMB);
  g_type_ensure (GOPS_TYPE_POSTER_VIEW);
  g_type_ensure (GOPS_TYPE_PREVIEW_CARD);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_SCORE_ROW);
  g_type_ensure (GOPS_TYPE_SHARE_BAR);
  g_type_ensure (GOPS_TYPE_SPARKLINE);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  g_type_ensure (GOPS_TYPE_SPLIT_VIEW);
  g_type_ensure (GOPS_TYPE_STEPPER);
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  g_type_ensure (GOPS_TYPE_TIER_BARS);
  g_type_ensure (GOPS_TYPE_TIER_CHIP);
}

static void
on_manager_dark_changed_cb (AdwStyleManager  *manager,
                            GParamSpec       *pspec,
                            GtkStyleProvider *dark)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (adw_style_manager_get_dark (manager))
    gtk_style_context_add_provider_for_display (display, dark, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, dark);
}

/* Ours to load: new toolkits warn of a style-dark.css, old ones know no media queries. */
static void
follow_dark_style (GdkDisplay *display)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  GtkCssProvider *dark = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (dark, "/com/example/GroupOps/dark.css");
  g_signal_connect_data (manager, "notify::dark", G_CALLBACK (on_manager_dark_changed_cb), dark,
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  on_manager_dark_changed_cb (manager, NULL, GTK_STYLE_PROVIDER (dark));
}

/* Chinese texts in a locale that is not Chinese would come out in the glyphs of another country. */
static void
prefer_han_glyphs (GdkDisplay *display)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);
  g_autoptr (PangoFontDescription) font = NULL;
  g_autofree char *name = NULL, *families = NULL, *wanted = NULL;

  if (!g_str_has_prefix (g_get_language_names ()[0], "zh")
      || g_str_has_prefix (pango_language_to_string (pango_language_get_default ()), "zh"))
    return;
  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name);
  families = g_strdup_printf ("%s,Noto Sans CJK SC", pango_font_description_get_family (font));
  pango_font_description_set_family (font, families);
  wanted = pango_font_description_to_string (font);
  g_object_set (settings, "gtk-font-name", wanted, NULL);
}

/* GTK makes a short tooltip as wide as it has letters, and a Han character takes the width of two. */
static void
widen_tooltip (GtkLabel *label)
{
  int width = 0;

  for (const char *p = gtk_label_get_text (label); *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  width = MIN (width + 1, TOOLTIP_CHARACTERS);
  if (gtk_label_get_max_width_chars (label) < width)
    gtk_label_set_max_width_chars (label, width);
}

static void
widen_tooltips_below (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      g_signal_handlers_disconnect_by_func (widget, widen_tooltip, NULL);
      g_signal_connect (widget, "notify::max-width-chars", G_CALLBACK (widen_tooltip), NULL);
      widen_tooltip (GTK_LABEL (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widen_tooltips_below (child);
}

static gboolean
on_widget_realize_cb (GSignalInvocationHint *hint,
                      guint                  n_values,
                      const GValue          *values,
                      gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow"))
    widen_tooltips_below (widget);
  return G_SOURCE_CONTINUE;
}

void
gops_look_init_display (GdkDisplay *display)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));   /* signals exist from the first use of their class */
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_widget_realize_cb, NULL, NULL);
  prefer_han_glyphs (display);
  gops_style_init_accent (display);
  follow_dark_style (display);
}

void
gops_look_complete (void)
{
  static gboolean complete;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (complete)
    return;
  complete = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/com/example/GroupOps/pages.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
