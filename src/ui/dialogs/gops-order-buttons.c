/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Up, down, away. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-order-buttons.h"

/* What a button does; belongs to it. */
typedef struct
{
  gpointer        owner;
  GopsRecord     *record;   /* (owned) */
  guint           to;
  GopsOrderMove   move;     /* (nullable) */
  GopsOrderRemove remove;
} Deed;

static void
deed_free (gpointer  data,
           GClosure *closure)
{
  Deed *deed = data;

  g_object_unref (deed->record);
  g_free (deed);
}

static void
on_clicked_cb (GtkButton *button,
               Deed      *deed)
{
  if (deed->move != NULL)
    deed->move (deed->owner, deed->record, deed->to);
  else
    deed->remove (deed->owner, deed->record);
}

static void
add (GtkWidget              *row,
     gpointer                record,
     const GopsOrderButtons *what,
     const char             *icon,
     const char             *label,
     const Deed             *deed)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, what->name);
  Deed *own = g_memdup2 (deed, sizeof *deed);

  own->owner = what->owner;
  own->record = g_object_ref (record);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_sensitive (button, deed->move == NULL || deed->to < what->n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked_cb), own, deed_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

void
gops_order_buttons_add (GtkWidget              *row,
                        gpointer                record,
                        const GopsOrderButtons *what)
{
  /* before the first there is no place: none that is below n */
  const Deed up = { .to = what->position > 0 ? what->position - 1 : G_MAXUINT, .move = what->move };
  const Deed down = { .to = what->position + 1, .move = what->move };
  const Deed away = { .remove = what->remove };

  add (row, record, what, "go-up-symbolic", _("Move Up"), &up);
  add (row, record, what, "go-down-symbolic", _("Move Down"), &down);
  add (row, record, what, "user-trash-symbolic", what->remove_label, &away);
}
