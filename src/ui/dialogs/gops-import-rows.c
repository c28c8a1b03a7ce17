/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the import assistant. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-drop-down.h"
#include "gops-import-rows.h"

#define MOST_LINES 3
#define SHORT      40   /* characters: fit into so many lines anyway */

/* What is short is not cut: labels that may be cut tell a natural width below their least one on old toolkits, when their
 * text is as short as the sign that stands for the rest. */
static int
lines_for (const char *text)
{
  return text != NULL && g_utf8_strlen (text, -1) > SHORT ? MOST_LINES : 0;
}

GtkWidget *
gops_import_row_new (const char *title,
                     const char *subtitle)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_subtitle = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", safe_title, "title-lines", lines_for (title),
                                 "subtitle-lines", lines_for (subtitle), NULL);

  if (safe_subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_subtitle);
  return row;
}

static GtkWidget *
warning_sign_new (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("gops-warning-symbolic");

  gtk_widget_add_css_class (sign, "gops-amber-mark");
  return sign;
}

void
gops_import_row_warn (GtkWidget *row)
{
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), warning_sign_new ());
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

static GtkWidget *
figure_label_new (const char *figure)
{
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "gops-figures");
  gtk_widget_add_css_class (label, "heading");
  return label;
}

GtkWidget *
gops_import_figure_row_new (const char *title,
                            const char *subtitle,
                            const char *figure)
{
  GtkWidget *row = gops_import_row_new (title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), figure_label_new (figure));
  return row;
}

/* 10 and 1.5, not 10.00 */
static gboolean
on_count_output_cb (GtkSpinButton *figure,
                    gpointer       data)
{
  g_autofree char *text = g_strdup_printf ("%g", gtk_spin_button_get_value (figure));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (figure)), text))
    gtk_editable_set_text (GTK_EDITABLE (figure), text);
  return TRUE;
}

static GtkWidget *
count_button_new (const char *whose,
                  double      count)
{
  GtkWidget *figure = gtk_spin_button_new_with_range (0, 1e6, 1);
  g_autofree char *name = g_strdup_printf (_("How many for “%s”"), whose);

  g_signal_connect (figure, "output", G_CALLBACK (on_count_output_cb), NULL);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (figure), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (figure), count);
  gtk_editable_set_width_chars (GTK_EDITABLE (figure), 5);
  gtk_widget_set_valign (figure, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return figure;
}

/* The words stand below, over the whole width: beside a button of that width GtkBox breaks no lines. Takes @figure, which
 * stands at the end. */
static GtkWidget *
wide_row_new (const char *title,
              const char *subtitle,
              GtkWidget  *figure)
{
  GtkWidget *row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, NULL), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *sign = warning_sign_new ();
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "label", subtitle, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), figure);
  gtk_widget_add_css_class (words, "subtitle");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "words", words);
  return row;
}

GtkWidget *
gops_import_count_row_new (const char     *title,
                           const char     *subtitle,
                           double          count,
                           const char     *unit,
                           GtkSpinButton **out_figure)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *figure = count_button_new (title, count);

  gtk_box_append (GTK_BOX (end), figure);
  gtk_box_append (GTK_BOX (end), gtk_label_new (unit));
  *out_figure = GTK_SPIN_BUTTON (figure);
  return wide_row_new (title, subtitle, end);
}

GtkWidget *
gops_import_doubt_row_new (const char *title,
                           const char *subtitle,
                           const char *figure)
{
  return wide_row_new (title, subtitle, figure_label_new (figure));
}

GtkDropDown *
gops_import_row_offer (GtkWidget         *row,
                       const char        *name,
                       const char *const *choices,
                       guint              selected)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  gops_drop_down_cut (GTK_DROP_DOWN (choice));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), choice);
  return GTK_DROP_DOWN (choice);
}

void
gops_import_row_say (GtkWidget  *row,
                     const char *subtitle)
{
  GtkLabel *words = g_object_get_data (G_OBJECT (row), "words");
  g_autofree char *safe = g_markup_escape_text (subtitle, -1);

  if (words != NULL)
    gtk_label_set_label (words, subtitle);
  else
    g_object_set (row, "subtitle", safe, "subtitle-lines", lines_for (subtitle), NULL);
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
