/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists keyboard shortcuts: AdwShortcutsDialog (1.8) or GtkShortcutsWindow. */
#include "gops-shortcuts.h"

#include <adwaita.h>

static gboolean
starts_group (const GopsShortcutRow *rows,
              guint                  i)
{
  return rows[i].group != NULL && (i == 0 || g_strcmp0 (rows[i].group, rows[i - 1].group) != 0);
}

#if ADW_CHECK_VERSION (1, 8, 0)

void
gops_shortcuts_present (GtkWidget             *parent,
                        const GopsShortcutRow *rows,
                        guint                  n_rows)
{
  AdwShortcutsDialog *dialog = ADW_SHORTCUTS_DIALOG (adw_shortcuts_dialog_new ());
  AdwShortcutsSection *section = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      if (section == NULL || starts_group (rows, i))
        {
          if (section != NULL)
            adw_shortcuts_dialog_add (dialog, section);
          section = adw_shortcuts_section_new (rows[i].group);
        }
      adw_shortcuts_section_add (section, adw_shortcuts_item_new (rows[i].title, rows[i].accel));
    }
  if (section != NULL)
    adw_shortcuts_dialog_add (dialog, section);
  adw_dialog_present (ADW_DIALOG (dialog), parent);
}

#else

/* GtkShortcutsWindow got functions to fill it only in 4.14; a builder text works with all. Everything stands on one page:
 * the buttons for more have labels that the theme leaves less than no width. */
/* Lines of a column, of two that hold all rows and titles. */
static guint
count_lines (const GopsShortcutRow *rows,
             guint                  n_rows)
{
  guint lines = n_rows;

  for (guint i = 0; i < n_rows; i++)
    lines += i == 0 || starts_group (rows, i);
  return lines / 2 + 2;   /* groups stay whole: one column gets longer */
}

static char *
build_text (const GopsShortcutRow *rows,
            guint                  n_rows)
{
  GString *ui = g_string_new (NULL);

  g_string_append_printf (ui, "<interface><object class='GtkShortcutsWindow' id='window'><property name='modal'>1</property>"
                          "<child><object class='GtkShortcutsSection'><property name='section-name'>shortcuts</property>"
                          "<property name='max-height'>%u</property>", count_lines (rows, n_rows));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *group = g_markup_escape_text (rows[i].group != NULL ? rows[i].group : "", -1);
      g_autofree char *title = g_markup_escape_text (rows[i].title, -1);
      g_autofree char *accel = g_markup_escape_text (rows[i].accel, -1);

      if (i == 0 || starts_group (rows, i))
        g_string_append_printf (ui, "%s<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
                                i > 0 ? "</object></child>" : "", group);
      g_string_append_printf (ui, "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
                              "<property name='accelerator'>%s</property></object></child>", title, accel);
    }
  g_string_append (ui, n_rows > 0 ? "</object></child>" : "");
  g_string_append (ui, "</object></child></object></interface>");
  return g_string_free (ui, FALSE);
}

void
gops_shortcuts_present (GtkWidget             *parent,
                        const GopsShortcutRow *rows,
                        guint                  n_rows)
{
  g_autofree char *text = build_text (rows, n_rows);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (text, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (window, GTK_WINDOW (root));
  gtk_window_present (window);
}

#endif
