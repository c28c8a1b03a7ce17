/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that ask what of many groups is exported. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-export-choice.h"
#include "gops-poster.h"
#include "gops-rows.h"
#include "gops-text.h"

typedef struct
{
  const char *name;     /* untranslated */
  const char *ending;
} Format;

static const Format rules_formats[] = {
  { N_("Text for the chat (.txt)"), ".txt" },
  { N_("Markdown (.md)"), ".md" },
  { N_("Web page (.html)"), ".html" },
  { N_("Pages to print (.pdf)"), ".pdf" },
  { N_("Document to edit (.odt)"), ".odt" },
  { N_("Picture (.png)"), ".png" },
};

static const Format poster_formats[] = {
  { N_("Picture (.png)"), ".png" },
  { N_("Small picture (.jpg)"), ".jpg" },
  { N_("Small picture, every pixel kept (.webp)"), ".webp" },
  { N_("Drawing (.svg)"), ".svg" },
  { N_("Pages to print (.pdf)"), ".pdf" },
};

/* Belongs to the widget, which holds the rows. */
typedef struct
{
  AdwComboRow *what, *template, *size, *format;
  GtkWidget   *channels;
} Rows;

static Rows *
rows_of (GtkWidget *self)
{
  return g_object_get_data (G_OBJECT (self), "rows");
}

static gboolean
is_everything (Rows *rows)
{
  return adw_combo_row_get_selected (rows->what) == 2;
}

static gboolean
is_posters (Rows *rows)
{
  return adw_combo_row_get_selected (rows->what) == 1;
}

static void
set_names (AdwComboRow   *row,
           GtkStringList *names)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, 0);
  g_object_unref (names);
}

/* Rules and posters have formats of their own. */
static void
on_what_selected_cb (GtkWidget *self)
{
  Rows *rows = rows_of (self);
  gboolean posters = is_posters (rows);
  const Format *formats = posters ? poster_formats : rules_formats;
  guint n = posters ? G_N_ELEMENTS (poster_formats) : G_N_ELEMENTS (rules_formats);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _(formats[i].name));
  set_names (rows->format, names);
  gtk_widget_set_visible (GTK_WIDGET (rows->format), !is_everything (rows));
  gtk_widget_set_visible (GTK_WIDGET (rows->template), posters);
  gtk_widget_set_visible (GTK_WIDGET (rows->size), posters);
  gtk_widget_set_visible (rows->channels, posters);
}

static GtkStringList *
list_templates (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

      gtk_string_list_append (names, design != NULL ? gops_poster_template_get_name (design, gops_interface_language ()) : *id);
    }
  return names;
}

static GtkStringList *
list_sizes (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("As each group has it"));
  for (const GopsPosterSize *size = gops_poster_sizes (); size->id != NULL; size++)
    {
      g_autofree char *name = gops_poster_size_label (size);

      gtk_string_list_append (names, name);
    }
  return names;
}

static AdwComboRow *
add_row (GtkWidget  *self,
         const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_COMBO_ROW (row);
}

GtkWidget *
gops_export_choice_new (void)
{
  GtkWidget *self = adw_preferences_group_new ();
  const char *const whats[] = { _("Rules"), _("Posters"), _("Everything"), NULL };
  Rows *rows = g_new0 (Rows, 1);

  rows->what = add_row (self, _("What"));
  rows->template = add_row (self, _("Template"));
  rows->size = add_row (self, _("Size"));
  rows->format = add_row (self, _("Format"));
  rows->channels = gops_switch_row_new (_("Another for each channel"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), rows->channels);
  g_object_set_data_full (G_OBJECT (self), "rows", rows, g_free);
  set_names (rows->what, gtk_string_list_new (whats));
  set_names (rows->template, list_templates ());
  set_names (rows->size, list_sizes ());
  on_what_selected_cb (self);
  g_signal_connect_object (rows->what, "notify::selected", G_CALLBACK (on_what_selected_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GopsExportChoice
gops_export_choice_get (GtkWidget *self)
{
  Rows *rows = rows_of (self);
  guint format = adw_combo_row_get_selected (rows->format), size = adw_combo_row_get_selected (rows->size);

  if (is_everything (rows))
    return (GopsExportChoice) { .everything = TRUE };
  if (!is_posters (rows))
    return (GopsExportChoice) { .ending = rules_formats[MIN (format, G_N_ELEMENTS (rules_formats) - 1)].ending };
  return (GopsExportChoice) {
    .template_id = gops_poster_template_list ()[adw_combo_row_get_selected (rows->template)],
    .size = size > 0 ? gops_poster_sizes ()[size - 1].id : NULL,
    .ending = poster_formats[MIN (format, G_N_ELEMENTS (poster_formats) - 1)].ending,
    .channels = gops_switch_row_get_active (GOPS_SWITCH_ROW (rows->channels)),
  };
}
