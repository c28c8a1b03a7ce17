/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a duty, of whom there may be thousands. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-duties-private.h"
#include "gops-duty-record.h"
#include "gops-list-compat.h"

/* The widgets of a row. */
typedef struct
{
  GtkWidget *check, *name, *facts, *missed;   /* borrowed */
  gboolean   binding;
} Cell;

static Cell *
cell_of (GtkListItem *item)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "cell");
}

/* --- ticking --- */

static void
on_toggled_cb (GtkListItem    *item,
               GtkCheckButton *check)
{
  GopsDutiesDialog *self = GOPS_DUTIES_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (check), GOPS_TYPE_DUTIES_DIALOG));
  GopsDutyItem *person = gtk_list_item_get_item (item);
  g_autoptr (GError) error = NULL;

  if (cell_of (item)->binding || person == NULL || self->standing == NULL)
    return;
  if (!gops_duty_tick (gops_session_get_store (self->session), self->duty, self->standing->day, &gops_duty_item_get (person)->person, 1,
                       gtk_check_button_get_active (check), NULL, &error))
    gops_session_report (self->session, error);
}

/* --- rows --- */

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
on_setup_cb (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Cell *cell = g_new0 (Cell, 1);

  cell->check = gtk_check_button_new ();
  cell->name = make_label (NULL);
  cell->facts = make_label ("caption");
  cell->missed = make_label ("caption");
  gtk_widget_add_css_class (cell->facts, "dim-label");
  gtk_widget_add_css_class (cell->missed, "warning");
  gtk_widget_set_valign (cell->check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), cell->name);
  gtk_box_append (GTK_BOX (texts), cell->facts);
  gtk_box_append (GTK_BOX (row), cell->check);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), cell->missed);
  g_object_set (row, "margin-top", 6, "margin-bottom", 6, "margin-start", 12, "margin-end", 12, NULL);
  g_object_set_data_full (G_OBJECT (row), "cell", cell, g_free);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, TRUE);
  g_signal_connect_object (cell->check, "toggled", G_CALLBACK (on_toggled_cb), item, G_CONNECT_SWAPPED);
}

/* "12 days in a row, 45 of 50 done, longest 20" */
static char *
describe (const GopsDutyPerson *person)
{
  g_autofree char *row = g_strdup_printf (ngettext ("%u day in a row", "%u days in a row", person->streak), person->streak);

  if (person->due == 0)
    return g_strdup (_("nothing was due yet"));
  if (person->longest > person->streak)
    return g_strdup_printf (_("%s (longest %u) · %u of %u done"), row, person->longest, person->done, person->due);
  return g_strdup_printf (_("%s · %u of %u done"), row, person->done, person->due);
}

static void
on_bind_cb (GtkListItemFactory *factory,
            GtkListItem        *item)
{
  const GopsDutyPerson *person = gops_duty_item_get (gtk_list_item_get_item (item));
  Cell *cell = cell_of (item);
  g_autofree char *facts = describe (person);
  g_autofree char *missed = person->missed >= 2 ? g_strdup_printf (ngettext ("%u missed", "%u missed", person->missed), person->missed) : NULL;
  g_autofree char *spoken = g_strdup_printf (_("%s has done it"), person->name);

  cell->binding = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cell->check), person->today);
  cell->binding = FALSE;
  gtk_label_set_label (GTK_LABEL (cell->name), person->name);
  gtk_label_set_label (GTK_LABEL (cell->facts), facts);
  gtk_label_set_label (GTK_LABEL (cell->missed), missed != NULL ? missed : "");
  gtk_widget_set_visible (cell->missed, missed != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gops_list_item_set_label (item, person->name);
}

/* Enter and a double click tick the row. */
static void
on_activate_cb (GtkListView      *view,
                guint             position,
                GopsDutiesDialog *self)
{
  g_autoptr (GopsDutyItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const GopsDutyPerson *person = item != NULL ? gops_duty_item_get (item) : NULL;
  g_autoptr (GError) error = NULL;

  if (person != NULL && self->standing != NULL &&
      !gops_duty_tick (gops_session_get_store (self->session), self->duty, self->standing->day, &person->person, 1, !person->today, NULL, &error))
    gops_session_report (self->session, error);
}

GtkWidget *
gops_duties_make_list (GopsDutiesDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  GtkWidget *view;

  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (model), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (model), TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  view = gtk_list_view_new (model, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Members"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activate_cb), self, 0);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", view, NULL);
}
