/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clause library. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-clause-changes.h"
#include "gops-clause-picker.h"
#include "gops-clause-search.h"
#include "gops-compat.h"
#include "gops-library-row.h"
#include "gops-rules-state.h"

struct _GopsClausePicker
{
  GtkWidget parent_instance;

  GopsView            *view;        /* borrowed; weak */
  GopsClauseCatalogue *catalogue;   /* (owned) the library and the workspace's own */
  GHashTable          *found;       /* (owned) (element-type GopsClauseTemplate): what the search has found */

  GtkWidget *title, *own_toggle, *stack, *search, *section, *polarity, *suiting, *scroller, *list, *nothing;
  GtkWidget *own_text, *own_consequence, *own_section, *own_polarity, *own_add;
};

G_DEFINE_FINAL_TYPE (GopsClausePicker, gops_clause_picker, GTK_TYPE_WIDGET)

enum { ADDED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const GopsDossier *
get_dossier (GopsClausePicker *self)
{
  return self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
}

static void
say_added (GopsClausePicker *self,
           gint64            clause,
           const char       *text)
{
  g_autofree char *message = g_strdup_printf (_("Added: %s"), text);

  gops_announce (GTK_WIDGET (self), message);
  g_signal_emit (self, signals[ADDED], 0, clause);
}

/* --- the library --- */

/* The chosen section; the first choice is all of them. */
static const char *
get_section (GopsClausePicker *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->section));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : gops_sections ()[selected - 1];
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       data)
{
  GopsClausePicker *self = data;

  return g_hash_table_contains (self->found, gops_library_row_get_clause (GOPS_LIBRARY_ROW (row)));
}

/* The chosen polarity; the first choice is all of them. */
static const char *
get_polarity (GopsClausePicker *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->polarity));

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL : gops_polarities ()[selected - 1];
}

static void
search_clauses (GopsClausePicker *self)
{
  const GopsDossier *dossier = get_dossier (self);
  gboolean suiting = dossier != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->suiting));
  GopsClauseFilter filter = {
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .section = get_section (self),
    .polarity = get_polarity (self),
    .kind = suiting ? gops_record_get_text (dossier->group, GOPS_GROUP_KIND) : NULL,
    .platform = suiting ? gops_dossier_platform (dossier) : NULL,
  };
  g_autoptr (GPtrArray) found = gops_clause_catalogue_search (self->catalogue, &filter);

  if (found->len == 0 && *filter.text != '\0')
    {
      /* what is looked for may stand under another heading */
      filter.section = NULL;
      g_ptr_array_unref (found);
      found = gops_clause_catalogue_search (self->catalogue, &filter);
    }

  g_hash_table_remove_all (self->found);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (self->found, g_ptr_array_index (found, i));
}

static GtkListBoxRow *
get_first_shown (GopsClausePicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
update_filter (GopsClausePicker *self)
{
  GtkListBoxRow *first;

  search_clauses (self);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  first = get_first_shown (self);
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  gtk_widget_set_visible (self->scroller, first != NULL);
  gtk_widget_set_visible (self->nothing, first == NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

typedef struct
{
  const GopsDossier        *dossier;
  const GopsClauseTemplate *clause;
  GopsClause               *own;
  gint64                    id;
} Addition;

static gboolean
add_template (GopsStore *store,
              gpointer   data,
              GError   **error)
{
  Addition *addition = data;

  return gops_clause_add_template (store, addition->dossier, addition->clause, &addition->id, error);
}

static void
add_from_row (GopsClausePicker *self,
              GopsLibraryRow   *row)
{
  Addition addition = { .dossier = get_dossier (self), .clause = gops_library_row_get_clause (row) };
  const char *text = gops_library_row_get_text (row);
  g_autofree char *brief = gops_clause_shorten (text);

  if (addition.dossier == NULL || gops_library_row_get_added (row))
    return;
  if (!gops_view_change (self->view, N_("Add clause “%s”"), brief, add_template, &addition))
    return;
  gops_library_row_set_added (row, TRUE);
  say_added (self, addition.id, text);
}

static void
on_list_row_activated_cb (GopsClausePicker *self,
                          GopsLibraryRow   *row)
{
  add_from_row (self, row);
}

static void
on_search_activate_cb (GopsClausePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    add_from_row (self, GOPS_LIBRARY_ROW (row));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->own_toggle), TRUE);
}

static void
on_search_stop_cb (GopsClausePicker *self)
{
  gops_dialog_close (GTK_WIDGET (self));
}

/* Down leads from the search into the list, whose first row is selected. */
static gboolean
on_search_key_cb (GopsClausePicker *self,
                  guint             key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (key != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
fill_list (GopsClausePicker *self)
{
  const GopsClauseFilter everything = { 0 };
  g_autoptr (GPtrArray) clauses = gops_clause_catalogue_search (self->catalogue, &everything);
  const GopsDossier *dossier = get_dossier (self);

  for (guint i = 0; i < clauses->len; i++)
    {
      const GopsClauseTemplate *clause = g_ptr_array_index (clauses, i);
      GtkWidget *row = gops_library_row_new (clause, dossier);

      gops_library_row_set_added (GOPS_LIBRARY_ROW (row), gops_dossier_has_template (dossier, clause->id));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
}

/* --- one's own --- */

static const char *
get_own_section (GopsClausePicker *self)
{
  return gops_sections ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->own_section))];
}

static const char *
get_own_polarity (GopsClausePicker *self)
{
  return gops_polarities ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->own_polarity))];
}

static void
update_own (GopsClausePicker *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->own_text))));

  gtk_widget_set_sensitive (self->own_add, *text != '\0');
  gtk_widget_set_visible (self->own_consequence, g_str_equal (get_own_polarity (self), "forbid"));
}

static void
on_own_section_changed_cb (GopsClausePicker *self)
{
  const char *section = get_own_section (self);
  const char *polarity = gops_section_new_polarity (section);

  for (guint i = 0; gops_polarities ()[i] != NULL; i++)
    if (g_str_equal (gops_polarities ()[i], polarity))
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->own_polarity), i);
  gtk_widget_set_sensitive (self->own_polarity, gops_section_polarity (section) == NULL);
  update_own (self);
}

static gboolean
add_own (GopsStore *store,
         gpointer   data,
         GError   **error)
{
  Addition *addition = data;

  return gops_clause_add_own (store, addition->dossier, addition->own, error);
}

static void
on_own_add_cb (GopsClausePicker *self)
{
  g_autoptr (GopsClause) clause = gops_record_new (GOPS_TYPE_CLAUSE, NULL, NULL);
  Addition addition = { .dossier = get_dossier (self), .own = clause };
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->own_text))));
  g_autofree char *brief = gops_clause_shorten (text);

  if (*text == '\0' || addition.dossier == NULL)
    return;
  gops_record_set_text (clause, GOPS_CLAUSE_SECTION, get_own_section (self));
  gops_record_set_text (clause, GOPS_CLAUSE_POLARITY, get_own_polarity (self));
  gops_record_set_text (clause, GOPS_CLAUSE_TEXT, text);
  if (g_str_equal (get_own_polarity (self), "forbid"))
    gops_record_set_text (clause, GOPS_CLAUSE_CONSEQUENCE, gtk_editable_get_text (GTK_EDITABLE (self->own_consequence)));
  if (!gops_view_change (self->view, N_("Add clause “%s”"), brief, add_own, &addition))
    return;
  say_added (self, gops_record_get_id (clause), text);
  gops_dialog_close (GTK_WIDGET (self));
}

static void
on_own_toggled_cb (GopsClausePicker *self)
{
  gboolean own = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->own_toggle));
  const char *searched = gtk_editable_get_text (GTK_EDITABLE (self->search));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), own ? "own" : "library");
  if (own && *gtk_editable_get_text (GTK_EDITABLE (self->own_text)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->own_text), searched);
  gtk_widget_grab_focus (own ? self->own_text : self->search);
  if (own)
    gtk_editable_set_position (GTK_EDITABLE (self->own_text), -1);
}

/* --- object --- */

static GListModel *
create_section_names (gboolean with_all)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  if (with_all)
    gtk_string_list_append (names, _("All sections"));
  for (guint i = 0; gops_sections ()[i] != NULL; i++)
    gtk_string_list_append (names, gops_section_title (gops_sections ()[i]));
  return G_LIST_MODEL (names);
}

static GListModel *
create_polarity_names (gboolean all)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  if (all)
    gtk_string_list_append (names, _("Of any kind"));
  for (guint i = 0; gops_polarities ()[i] != NULL; i++)
    gtk_string_list_append (names, gops_polarity_title (gops_polarities ()[i]));
  return G_LIST_MODEL (names);
}

static void
gops_clause_picker_dispose (GObject *object)
{
  GopsClausePicker *self = GOPS_CLAUSE_PICKER (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
  self->list = NULL;
  g_clear_weak_pointer (&self->view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->catalogue, gops_clause_catalogue_free);

  G_OBJECT_CLASS (gops_clause_picker_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, title);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, own_toggle);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, search);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, section);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, polarity);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, suiting);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, list);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, own_text);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, own_consequence);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, own_section);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, own_polarity);
  gtk_widget_class_bind_template_child (widget_class, GopsClausePicker, own_add);
}

static void
gops_clause_picker_class_init (GopsClausePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_clause_picker_dispose;

  signals[ADDED] = g_signal_new ("added", GOPS_TYPE_CLAUSE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-clause-picker.ui");
  bind_children (widget_class);
  gtk_widget_class_set_css_name (widget_class, "gops-clause-picker");
}

static void
connect_library (GopsClausePicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activate_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (on_search_stop_cb), self);
  g_signal_connect_swapped (self->section, "notify::selected", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (self->polarity, "notify::selected", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (self->suiting, "toggled", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_list_row_activated_cb), self);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
}

static void
gops_clause_picker_init (GopsClausePicker *self)
{
  g_autoptr (GListModel) sections = create_section_names (TRUE);
  g_autoptr (GListModel) own_sections = create_section_names (FALSE);
  g_autoptr (GListModel) polarities = create_polarity_names (TRUE);
  g_autoptr (GListModel) own_polarities = create_polarity_names (FALSE);

  self->found = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->polarity), polarities);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->section), sections);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->own_section), own_sections);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->own_polarity), own_polarities);
  connect_library (self);

  g_signal_connect_swapped (self->own_toggle, "toggled", G_CALLBACK (on_own_toggled_cb), self);
  g_signal_connect_swapped (self->own_section, "notify::selected", G_CALLBACK (on_own_section_changed_cb), self);
  g_signal_connect_swapped (self->own_polarity, "notify::selected", G_CALLBACK (update_own), self);
  g_signal_connect_swapped (self->own_text, "changed", G_CALLBACK (update_own), self);
  g_signal_connect_swapped (self->own_text, "entry-activated", G_CALLBACK (on_own_add_cb), self);
  g_signal_connect_swapped (self->own_consequence, "entry-activated", G_CALLBACK (on_own_add_cb), self);
  g_signal_connect_swapped (self->own_add, "clicked", G_CALLBACK (on_own_add_cb), self);
}

GopsClausePicker *
gops_clause_picker_present (GopsView   *view,
                            const char *section)
{
  GopsClausePicker *self;
  guint index = (guint) MAX (gops_section_index (section), 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsClauseCatalogue) catalogue = gops_clause_catalogue_new (gops_view_get_store (view), &error);

  if (catalogue == NULL)
    {
      gops_view_report (view, error);
      return NULL;
    }
  self = g_object_new (GOPS_TYPE_CLAUSE_PICKER, NULL);
  self->catalogue = g_steal_pointer (&catalogue);
  g_set_weak_pointer (&self->view, view);
  fill_list (self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->section), index + 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->own_section), index);
  on_own_section_changed_cb (self);
  update_filter (self);
  gops_dialog_present (GTK_WIDGET (self), _("Add Clause"), 480, 620, GTK_WIDGET (view));
  gtk_widget_grab_focus (self->search);
  return self;
}
