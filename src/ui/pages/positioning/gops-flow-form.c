/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a party or a transaction. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-flow-changes.h"
#include "gops-flow-form.h"
#include "gops-flow-template.h"
#include "gops-language.h"
#include "gops-positioning-changes.h"
#include "gops-text.h"

#define WIDTH 300

struct _GopsFlowForm
{
  AdwBin parent_instance;

  GopsView     *view;      /* borrowed; weak */
  GopsBinder   *binder;    /* (owned) */
  GopsFlowThing thing;
  gint64        id;
  gboolean      showing;

  GtkWidget    *label, *choice, *note, *from, *to;
};

G_DEFINE_FINAL_TYPE (GopsFlowForm, gops_flow_form, ADW_TYPE_BIN)

static gpointer
find_record (GopsFlowForm *self)
{
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;

  if (dossier == NULL)
    return NULL;
  return gops_positioning_find (self->thing == GOPS_FLOW_PARTY ? dossier->flow_nodes : dossier->flow_arrows, self->id);
}

/* --- ends of a transaction --- */

/* The parties in the order of the dossier, as both combos show them. */
static void
show_ends (GopsFlowForm *self,
           gpointer      deal)
{
  const GopsDossier *dossier = gops_view_get_dossier (self->view);
  g_autoptr (GopsFlow) flow = gops_flow_new (dossier);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < flow->parties->len; i++)
    gtk_string_list_append (names, gops_flow_party_name (flow, i, gops_interface_language ()));
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->from), G_LIST_MODEL (names));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->to), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->from),
                              (guint) gops_flow_find_party (flow, gops_record_get_int (deal, GOPS_FLOW_ARROW_FROM_NODE)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->to),
                              (guint) gops_flow_find_party (flow, gops_record_get_int (deal, GOPS_FLOW_ARROW_TO_NODE)));
  self->showing = FALSE;
}

static gint64
chosen_party (GopsFlowForm *self,
              GtkWidget    *combo)
{
  const GPtrArray *nodes = gops_view_get_dossier (self->view)->flow_nodes;
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (combo));

  return selected < nodes->len ? gops_record_get_id (g_ptr_array_index (nodes, selected)) : 0;
}

static void
on_end_chosen_cb (GopsFlowForm *self)
{
  gint64 from, to;

  if (self->showing || find_record (self) == NULL)
    return;
  gops_binder_flush (self->binder);
  from = chosen_party (self, self->from);
  to = chosen_party (self, self->to);
  if (from != 0 && to != 0)
    (void) gops_flow_lead_deal (self->view, self->id, from, to);
}

/* --- showing --- */

gboolean
gops_flow_form_refresh (GopsFlowForm *self)
{
  gpointer record = find_record (self);

  if (record == NULL)
    return FALSE;
  gops_language_tag (self->label, gops_dossier_language (gops_view_get_dossier (self->view)));
  gops_binder_set_record (self->binder, record);
  if (self->thing == GOPS_FLOW_DEAL)
    show_ends (self, record);
  return TRUE;
}

void
gops_flow_form_focus (GopsFlowForm *self)
{
  gtk_widget_grab_focus (self->label);
}

void
gops_flow_form_flush (GopsFlowForm *self)
{
  if (self->binder != NULL)
    gops_binder_flush (self->binder);
}

/* --- making --- */

static GtkWidget *
add_entry (GopsFlowForm *self,
           GtkWidget    *list,
           const char   *title,
           guint         column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gops_binder_add_text (self->binder, column, GTK_EDITABLE (row));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_combo (GtkWidget  *list,
           const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/* A choice among ids, shown by what @word calls them. */
static GtkWidget *
add_choice (GopsFlowForm      *self,
            GtkWidget         *list,
            const char        *title,
            guint              column,
            const char *const *ids,
            const char      *(*word) (const char *id, const char *language))
{
  GtkWidget *row = add_combo (list, title);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, word (ids[i], gops_interface_language ()));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gops_binder_add_choice (self->binder, column, G_OBJECT (row), ids);
  return row;
}

static void
on_entry_activated_cb (GopsFlowForm *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  gops_binder_flush (self->binder);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
fill_list (GopsFlowForm *self,
           GtkWidget    *list)
{
  if (self->thing == GOPS_FLOW_PARTY)
    {
      self->label = add_entry (self, list, _("Party"), GOPS_FLOW_NODE_LABEL);
      self->choice = add_choice (self, list, _("Part it plays"), GOPS_FLOW_NODE_ROLE, gops_flow_role_ids (), gops_flow_role_word);
      self->note = add_entry (self, list, _("Note"), GOPS_FLOW_NODE_NOTE);
    }
  else
    {
      self->label = add_entry (self, list, _("What is given"), GOPS_FLOW_ARROW_LABEL);
      self->choice = add_choice (self, list, _("Kind"), GOPS_FLOW_ARROW_KIND, gops_flow_kind_ids (), gops_flow_kind_word);
      self->from = add_combo (list, _("From"));
      self->to = add_combo (list, _("To"));
      g_signal_connect_object (self->from, "notify::selected", G_CALLBACK (on_end_chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->to, "notify::selected", G_CALLBACK (on_end_chosen_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->label, "entry-activated", G_CALLBACK (on_entry_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            gboolean    end)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "use-underline", TRUE, "action-name", action,
                                    "hexpand", end, "halign", end ? GTK_ALIGN_END : GTK_ALIGN_START, NULL);

  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
create_buttons (GopsFlowForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (self->thing == GOPS_FLOW_PARTY)
    add_button (box, _("_Add Transaction"), "flow.add-deal", FALSE);
  else
    add_button (box, _("_Turn Around"), "flow.turn", FALSE);
  add_button (box, _("_Remove"), "flow.remove", TRUE);
  return box;
}

static void
gops_flow_form_dispose (GObject *object)
{
  GopsFlowForm *self = GOPS_FLOW_FORM (object);

  gops_flow_form_flush (self);
  g_clear_object (&self->binder);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (gops_flow_form_parent_class)->dispose (object);
}

static void
gops_flow_form_class_init (GopsFlowFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_flow_form_dispose;
}

static void
gops_flow_form_init (GopsFlowForm *self)
{
}

GtkWidget *
gops_flow_form_new (GopsView     *view,
                    GopsFlowThing thing,
                    gint64        id)
{
  GopsFlowForm *self = g_object_new (GOPS_TYPE_FLOW_FORM, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();

  g_set_weak_pointer (&self->view, view);
  self->thing = thing;
  self->id = id;
  self->binder = gops_binder_new (gops_view_get_session (view));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edit Business Flow"), -1);
  fill_list (self, list);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  adw_bin_set_child (ADW_BIN (self), box);
  (void) gops_flow_form_refresh (self);
  return GTK_WIDGET (self);
}
