/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key to the signs of the plan, which also filters. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-mark.h"
#include "gops-method.h"
#include "gops-plan-filters.h"
#include "gops-type-icon.h"

#define MOST_TYPES  16
#define MOST_OWNERS 200   /* offered */

static const char *const statuses[] = { "idea", "drafted", "ready", "due", "done", "missed", "skipped" };

struct _GopsPlanFilters
{
  GtkWidget parent_instance;

  GtkWidget *types[MOST_TYPES];   /* toggle buttons */
  GtkWidget *statuses[G_N_ELEMENTS (statuses)];
  GtkWidget *owner, *sop;         /* GtkDropDown */
  GPtrArray *owners, *sops;       /* (owned): what their rows mean; NULL: all */
  GtkWidget *clear;
  gboolean   showing;             /* the lists are being made */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GopsPlanFilters, gops_plan_filters, GTK_TYPE_WIDGET)

static void
on_changed_cb (GopsPlanFilters *self)
{
  if (self->showing)
    return;
  gtk_widget_set_sensitive (self->clear, gops_plan_filters_is_set (self));
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
create_toggle (GopsPlanFilters *self,
               GtkWidget       *sign,
               const char      *label)
{
  GtkWidget *toggle = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return toggle;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  return grid;
}

static GtkWidget *
create_types (GopsPlanFilters *self)
{
  GtkWidget *grid = create_grid ();
  const GopsContentType *types;
  guint n;

  types = gops_content_types_get (&n);
  for (guint i = 0; i < MIN (n, MOST_TYPES); i++)
    {
      self->types[i] = create_toggle (self, gops_type_icon_new (types[i].id), _(types[i].label));
      gtk_grid_attach (GTK_GRID (grid), self->types[i], (int) i % 2, (int) i / 2, 1, 1);
    }
  return grid;
}

static GtkWidget *
create_statuses (GopsPlanFilters *self)
{
  GtkWidget *grid = create_grid ();

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      self->statuses[i] = create_toggle (self, gops_mark_new (statuses[i]), gops_status_get_label (statuses[i]));
      gtk_grid_attach (GTK_GRID (grid), self->statuses[i], (int) i % 2, (int) i / 2, 1, 1);
    }
  return grid;
}

static GtkWidget *
create_choice (GopsPlanFilters *self,
               const char      *label)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
create_content (GopsPlanFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->owner = create_choice (self, _("Who"));
  self->sop = create_choice (self, _("SOP"));
  self->clear = gtk_button_new_with_mnemonic (_("_Show Everything"));
  gtk_widget_set_sensitive (self->clear, FALSE);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (gops_plan_filters_clear), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), create_heading (_("Type")));
  gtk_box_append (GTK_BOX (box), create_types (self));
  gtk_box_append (GTK_BOX (box), create_heading (_("Status")));
  gtk_box_append (GTK_BOX (box), create_statuses (self));
  gtk_box_append (GTK_BOX (box), create_heading (_("Who")));
  gtk_box_append (GTK_BOX (box), self->owner);
  gtk_box_append (GTK_BOX (box), create_heading (_("SOP")));
  gtk_box_append (GTK_BOX (box), self->sop);
  gtk_box_append (GTK_BOX (box), self->clear);
  return box;
}

static void
gops_plan_filters_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_plan_filters_parent_class)->dispose (object);
}

static void
gops_plan_filters_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_PLAN_FILTERS (object)->owners);
  g_ptr_array_unref (GOPS_PLAN_FILTERS (object)->sops);

  G_OBJECT_CLASS (gops_plan_filters_parent_class)->finalize (object);
}

static void
gops_plan_filters_class_init (GopsPlanFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_plan_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_plan_filters_finalize;
  changed_signal = g_signal_new ("changed", GOPS_TYPE_PLAN_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
gops_plan_filters_init (GopsPlanFilters *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->owners = g_ptr_array_new_with_free_func (g_free);
  self->sops = g_ptr_array_new_with_free_func (g_free);
  self->showing = TRUE;
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), create_content (self));
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
  self->showing = FALSE;
}

GtkWidget *
gops_plan_filters_new (void)
{
  return g_object_new (GOPS_TYPE_PLAN_FILTERS, NULL);
}

/* --- what is offered --- */

static const char *
get_chosen (GtkWidget *choice,
            GPtrArray *ids)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return i < ids->len ? ids->pdata[i] : NULL;
}

/* Chooses again what was chosen; all where it is gone. */
static void
set_choices (GtkWidget     *choice,
             GPtrArray     *ids,
             GtkStringList *names,
             const char    *chosen)
{
  guint selected = 0;

  for (guint i = 1; i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], chosen) == 0)
      selected = i;
  gtk_drop_down_set_model (GTK_DROP_DOWN (choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), selected);
}

static void
offer_owners (GopsPlanFilters *self,
              GopsStore       *store)
{
  g_autofree char *chosen = g_strdup (get_chosen (self->owner, self->owners));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, "SELECT DISTINCT owner FROM plan_item ORDER BY owner LIMIT ?1", "i", MOST_OWNERS);

  g_ptr_array_set_size (self->owners, 0);
  g_ptr_array_add (self->owners, NULL);
  gtk_string_list_append (names, _("Everybody"));
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      const char *name = gops_statement_text (rows, 0);

      g_ptr_array_add (self->owners, g_strdup (name));
      gtk_string_list_append (names, *name != '\0' ? name : _("Nobody"));
    }
  set_choices (self->owner, self->owners, names, chosen);
}

static void
offer_sops (GopsPlanFilters *self,
            GopsStore       *store)
{
  g_autofree char *chosen = g_strdup (get_chosen (self->sop, self->sops));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, "SELECT DISTINCT sop FROM plan_item WHERE sop <> '' ORDER BY sop", NULL);

  g_ptr_array_set_size (self->sops, 0);
  g_ptr_array_add (self->sops, NULL);
  gtk_string_list_append (names, _("All, and what no SOP planned"));
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      const char *id = gops_statement_text (rows, 0);
      const GopsSop *sop = gops_method_find_sop (gops_method_get_default (), id);

      g_ptr_array_add (self->sops, g_strdup (id));
      gtk_string_list_append (names, sop != NULL ? gops_text_get (&sop->name, gops_interface_language ()) : id);
    }
  set_choices (self->sop, self->sops, names, chosen);
}

void
gops_plan_filters_offer (GopsPlanFilters *self,
                         GopsStore       *store)
{
  self->showing = TRUE;
  offer_owners (self, store);
  offer_sops (self, store);
  self->showing = FALSE;
}

/* --- what is chosen --- */

static gboolean
is_on (GtkWidget *toggle)
{
  return toggle != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle));
}

void
gops_plan_filters_read (GopsPlanFilters *self,
                        GopsPlanFilter  *filter)
{
  g_autoptr (GStrvBuilder) types = g_strv_builder_new (), wanted = g_strv_builder_new ();
  guint n;
  const GopsContentType *all = gops_content_types_get (&n);

  for (guint i = 0; i < MIN (n, MOST_TYPES); i++)
    if (is_on (self->types[i]))
      g_strv_builder_add (types, all[i].id);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (is_on (self->statuses[i]))
      g_strv_builder_add (wanted, statuses[i]);
  filter->types = g_strv_builder_end (types);
  filter->statuses = g_strv_builder_end (wanted);
  filter->owner = g_strdup (get_chosen (self->owner, self->owners));
  filter->sop = g_strdup (get_chosen (self->sop, self->sops));
}

gboolean
gops_plan_filters_is_set (GopsPlanFilters *self)
{
  g_autoptr (GopsPlanFilter) filter = gops_plan_filter_new ();

  gops_plan_filters_read (self, filter);
  return !gops_plan_filter_is_empty (filter);
}

void
gops_plan_filters_clear (GopsPlanFilters *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < MOST_TYPES; i++)
    if (self->types[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->types[i]), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->statuses[i]), FALSE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->owner), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sop), 0);
  self->showing = FALSE;
  on_changed_cb (self);
}
