/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folded parts of the sheet of a plan item. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-item-part.h"

static void
part_free (gpointer data)
{
  GopsItemPart *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

GopsItemPart *
gops_item_part_new (const GopsItemSheet *sheet,
                    const char          *title,
                    gboolean             prepares,
                    GopsItemPartFill     fill)
{
  GopsItemPart *self = g_new0 (GopsItemPart, 1);

  self->sheet = sheet;
  self->row = ADW_EXPANDER_ROW (gops_plain_row (g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL), title, NULL));
  self->rows = g_ptr_array_new ();
  self->prepares = prepares;
  self->fill = fill;
  gops_expander_row_set_label (self->row, title);
  g_object_set_data_full (G_OBJECT (self->row), "part", self, part_free);
  return self;
}

GtkWidget *
gops_item_part_get_row (GopsItemPart *self)
{
  return GTK_WIDGET (self->row);
}

GopsStore *
gops_item_part_get_store (GopsItemPart *self)
{
  return gops_session_get_store (self->sheet->session);
}

GopsPlanItem *
gops_item_part_get_item (GopsItemPart *self)
{
  return self->sheet->get_item (self->sheet->sheet, self->prepares);
}

/* Which of the rows has the keyboard: -1 for none. */
static int
find_focus (GopsItemPart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->row));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (focus == g_ptr_array_index (self->rows, i) || gtk_widget_is_ancestor (focus, g_ptr_array_index (self->rows, i)))
      return (int) i;
  return -1;
}

/* The keyboard stays at its row; a number that is being turned is not taken from under it. */
void
gops_item_part_refresh (GopsItemPart *self)
{
  int focus = find_focus (self);

  if (focus >= 0 && GOPS_IS_SPIN_ROW (g_ptr_array_index (self->rows, focus)))
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->row, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  self->fill (self);
  self->filling = FALSE;
  if (focus >= 0 && self->rows->len > 0)
    (void) gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN ((guint) focus, self->rows->len - 1)));
}

void
gops_item_part_add_head (GopsItemPart *self,
                         GtkWidget    *row)
{
  adw_expander_row_add_row (self->row, row);
}

void
gops_item_part_add (GopsItemPart *self,
                    GtkWidget    *row)
{
  adw_expander_row_add_row (self->row, row);
  g_ptr_array_add (self->rows, row);
}

void
gops_item_part_say (GopsItemPart *self,
                    const char   *sum)
{
  adw_expander_row_set_subtitle (self->row, sum != NULL ? sum : "");
}

void
gops_item_part_begin (GopsItemPart *self)
{
  gops_session_flush (self->sheet->session);
}

void
gops_item_part_end (GopsItemPart *self,
                    GError       *error)
{
  g_autoptr (GError) owned = error;

  gops_session_report (self->sheet->session, owned);
  if (owned != NULL)
    gops_item_part_refresh (self);   /* else the session tells that something has changed */
}

/* --- what parts are made of --- */

static void
on_entry_apply_cb (GopsItemPart *self,
                   GtkWidget    *entry)
{
  GopsItemPartAdded added = (GopsItemPartAdded) g_object_get_data (G_OBJECT (entry), "added");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*text == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  added (self, text);
}

static void
on_entry_add_cb (GtkWidget *entry)
{
  on_entry_apply_cb (g_object_get_data (G_OBJECT (entry), "of-part"), entry);
}

GtkWidget *
gops_item_part_entry (GopsItemPart      *self,
                      const char        *title,
                      GopsItemPartAdded  added)
{
  GtkWidget *entry = adw_entry_row_new (), *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_object_set_data (G_OBJECT (entry), "added", (gpointer) added);
  g_object_set_data (G_OBJECT (entry), "of-part", self);
  g_signal_connect (entry, "entry-activated", G_CALLBACK (on_entry_add_cb), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_entry_add_cb), entry, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry), button);
  return entry;
}

GtkWidget *
gops_item_part_button (GopsItemPart *self,
                       GtkWidget    *row,
                       const char   *icon_name,
                       const char   *label,
                       const char   *of,
                       gint64        number,
                       GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, of);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "number", g_memdup2 (&number, sizeof number), g_free);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

gint64
gops_item_part_number (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "number");
}

void
gops_item_part_offer (GtkWidget *combo,
                      GArray    *ids)
{
  g_object_set_data_full (G_OBJECT (combo), "ids", ids, (GDestroyNotify) g_array_unref);
}

gint64
gops_item_part_chosen (GopsItemPart *self,
                       GtkWidget    *combo)
{
  const GArray *ids = g_object_get_data (G_OBJECT (combo), "ids");
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (combo));

  return !self->filling && selected > 0 && selected <= ids->len ? g_array_index (ids, gint64, selected - 1) : 0;
}
