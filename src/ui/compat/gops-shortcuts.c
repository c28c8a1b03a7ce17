/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists keyboard shortcuts: AdwShortcutsDialog (1.8), or a dialog of ours that looks like it. */
#include "gops-shortcuts.h"

#include "gops-dialog.h"

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
                        const char            *title,
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

/* GtkShortcutsWindow has no scrolled area and is higher than small screens. */
static GtkWidget *
make_row (const GopsShortcutRow *row)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *keys = gtk_shortcut_label_new (row->accel);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), row->title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), keys);
  return line;
}

static GtkWidget *
make_page (const GopsShortcutRow *rows,
           guint                  n_rows)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      if (group == NULL || starts_group (rows, i))
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), rows[i].group != NULL ? rows[i].group : "");
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (&rows[i]));
    }
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

void
gops_shortcuts_present (GtkWidget             *parent,
                        const char            *title,
                        const GopsShortcutRow *rows,
                        guint                  n_rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_page (rows, n_rows));
  (void) gops_dialog_present (box, title, 560, 640, parent);
}

#endif
