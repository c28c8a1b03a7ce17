/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import assistant. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-import-rows.h"

GtkWidget *
gops_import_row_new (const char *title,
                     const char *subtitle)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", safe_title, "title-lines", 3, "subtitle-lines", 3, NULL);

  if (safe_subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

void
gops_import_row_warn (GtkWidget *row)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("gops-warning-symbolic");

  gtk_widget_add_css_class (sign, "gops-amber-mark");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

GtkWidget *
gops_import_warning_row_new (const char *title,
                             const char *subtitle)
{
  GtkWidget *row = gops_import_row_new (title, subtitle);

  gops_import_row_warn (row);
  return row;
}

GtkWidget *
gops_import_figure_row_new (const char *title,
                            const char *subtitle,
                            const char *figure)
{
  GtkWidget *row = gops_import_row_new (title, subtitle);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "gops-figures");
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

void
gops_import_holds_fill (AdwComboRow *row)
{
  const char *names[] = { _("Members"), _("Messages"), _("Orders"), _("Sign-ups"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
}

void
gops_import_holds_show (AdwComboRow *row,
                        GopsHolds    holds)
{
  adw_combo_row_set_selected (row, holds - GOPS_HOLDS_MEMBERS);
}

GopsHolds
gops_import_holds_selected (AdwComboRow *row)
{
  return (GopsHolds) (GOPS_HOLDS_MEMBERS + adw_combo_row_get_selected (row));
}
