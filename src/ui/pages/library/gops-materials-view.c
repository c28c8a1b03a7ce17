/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials as tiles. */

#include "config.h"

#include "gops-materials-view.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-context-menu.h"
#include "gops-empty-state.h"
#include "gops-library-choice.h"
#include "gops-library-index.h"
#include "gops-live-list.h"
#include "gops-material-files.h"
#include "gops-material-sheet.h"
#include "gops-material-tile.h"

#define MOST_FOUND 20000

struct _GopsMaterialsView
{
  AdwBin parent_instance;

  GopsView           *page;        /* borrowed; weak */
  GopsLibraryIndex   *index;       /* (owned) */
  GopsLiveList       *list;        /* (owned) */
  GtkSingleSelection *selection;   /* (owned) */
  GPtrArray          *tags;        /* (owned) (element-type utf8): as the choice lists them; the first is "" */
  gint64              wanted;      /* material to be chosen once it is there; 0: none */
  gboolean            filling;     /* choices are being filled */
  GtkWidget *stack, *empty, *search, *kind, *tag, *view, *bar;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsMaterialsView, gops_materials_view, ADW_TYPE_BIN)

static const char *const kinds[] = { "", "picture", "file", "link" };

static GopsMaterial *
get_chosen (GopsMaterialsView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- what is shown --- */

static void
update_actions (GopsMaterialsView *self)
{
  GopsMaterial *chosen = get_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "material.copy", chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "material.open", chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "material.remove", chosen != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "material.save", chosen != NULL && gops_record_get_int (chosen, GOPS_MATERIAL_ASSET_ID) != 0);
}

static void
show_wanted (GopsMaterialsView *self)
{
  guint position = self->wanted != 0 ? gops_live_list_find (self->list, self->wanted) : GTK_INVALID_LIST_POSITION;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  self->wanted = 0;
  gtk_single_selection_set_selected (self->selection, position);
  gops_list_scroll_to (self->view, position, TRUE);
}

static void
ask (GopsMaterialsView *self)
{
  guint tag = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tag)), kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  const GopsLibraryFilter filter = {
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .kind = kinds[kind < G_N_ELEMENTS (kinds) ? kind : 0],
    .tag = tag < self->tags->len ? self->tags->pdata[tag] : "",
    .order = GOPS_LIBRARY_BY_AGE,
  };
  g_autoptr (GArray) ids = NULL;

  if (self->filling || self->page == NULL || gops_view_get_session (self->page) == NULL)
    return;
  ids = gops_library_index_search (self->index, &filter, MOST_FOUND);
  gops_live_list_set_ids (self->list, ids);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), !gops_library_index_is_ready (self->index) ? "list" :
                                    gops_library_index_count (self->index, NULL) == 0 ? "empty" : ids->len > 0 ? "list" : "nothing");
  gtk_widget_set_visible (self->bar, !g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty"));
  show_wanted (self);
  update_actions (self);
}

/* The chosen tag stays chosen while a material has it. */
static void
fill_tags (GopsMaterialsView *self)
{
  self->filling = TRUE;
  gops_library_choice_fill (self->tag, _("All tags"), &self->tags, gops_library_index_tags (self->index));
  self->filling = FALSE;
}

static void
on_index_ready_cb (GopsMaterialsView *self)
{
  if (self->page == NULL || gops_view_get_session (self->page) == NULL)
    return;
  fill_tags (self);
  ask (self);
}

/* The index has followed already: it was there first. */
static void
on_store_changed_cb (GopsMaterialsView *self,
                     GopsChanges       *changes)
{
  if (gops_changes_touch (changes, "material") && gops_library_index_is_ready (self->index))
    on_index_ready_cb (self);
}

/* --- commands --- */

static void
chosen_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsMaterialsView *self = GOPS_MATERIALS_VIEW (widget);
  g_autoptr (GopsMaterial) chosen = get_chosen (self) != NULL ? g_object_ref (get_chosen (self)) : NULL;

  if (chosen == NULL)
    return;
  if (g_str_equal (name, "material.copy"))
    gops_material_copy (self->page, chosen);
  else if (g_str_equal (name, "material.save"))
    gops_material_save (self->page, chosen);
  else if (g_str_equal (name, "material.remove"))
    (void) gops_material_remove (self->page, chosen);
  else
    gops_material_sheet_present (self->page, gops_record_get_id (chosen));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsMaterialsView *self = GOPS_MATERIALS_VIEW (widget);

  if (g_str_equal (name, "material.add-link"))
    gops_material_ask_link (self->page, NULL);
  else if (g_str_equal (name, "material.paste"))
    gops_material_paste (self->page);
  else
    gops_material_add_choose (self->page);
}

static void
on_activate_cb (GopsMaterialsView *self,
                guint              position)
{
  gint64 id = gops_live_list_get_id (self->list, position);

  if (id != 0)
    gops_material_sheet_present (self->page, id);
}

static gboolean
on_drop_cb (GopsMaterialsView *self,
            const GValue      *value)
{
  return self->page != NULL && gops_material_drop (self->page, value);
}

static void
on_stop_search_cb (GopsMaterialsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
on_search_activate_cb (GopsMaterialsView *self)
{
  (void) gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

static void
add_keys (GopsMaterialsView *self)
{
  const GType types[] = { GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE, G_TYPE_STRING };
  GtkEventController *shortcuts = gtk_shortcut_controller_new (), *own = gtk_shortcut_controller_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gops_library_add_shortcut (shortcuts, GDK_KEY_c, GDK_CONTROL_MASK, "material.copy");
  gops_library_add_shortcut (shortcuts, GDK_KEY_s, GDK_CONTROL_MASK, "material.save");
  gops_library_add_shortcut (shortcuts, GDK_KEY_Delete, 0, "material.remove");
  gtk_widget_add_controller (self->view, shortcuts);
  gops_library_add_shortcut (own, GDK_KEY_v, GDK_CONTROL_MASK, "material.paste");
  gtk_widget_add_controller (GTK_WIDGET (self), own);
  gtk_drop_target_set_gtypes (target, (GType *) types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->view);
}

/* --- tiles --- */

static GMenuModel *
make_tile_menu (GtkWidget *tile)
{
  GopsMaterialsView *self = GOPS_MATERIALS_VIEW (gtk_widget_get_ancestor (tile, GOPS_TYPE_MATERIALS_VIEW));
  guint position = gops_live_list_find (self->list, gops_material_tile_get_id (GOPS_MATERIAL_TILE (tile)));
  GMenu *menu = g_menu_new ();

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gtk_single_selection_set_selected (self->selection, position);
  g_menu_append (menu, _("_Open"), "material.open");
  g_menu_append (menu, _("_Copy"), "material.copy");
  g_menu_append (menu, _("_Save As…"), "material.save");
  g_menu_append (menu, _("_Remove"), "material.remove");
  return G_MENU_MODEL (menu);
}

static void
on_setup_cb (GopsMaterialsView *self,
             GtkListItem       *item)
{
  GtkWidget *tile = gops_material_tile_new ();

  gops_context_menu_add (tile, make_tile_menu);
  gtk_list_item_set_child (item, tile);
}

static void
on_bind_cb (GopsMaterialsView *self,
            GtkListItem       *item)
{
  GopsMaterial *material = gtk_list_item_get_item (item);

  gops_material_tile_set_material (GOPS_MATERIAL_TILE (gtk_list_item_get_child (item)), gops_view_get_session (self->page), material);
  gops_list_item_set_label (item, gops_record_get_text (material, GOPS_MATERIAL_TITLE));
}

static void
on_unbind_cb (GopsMaterialsView *self,
              GtkListItem       *item)
{
  gops_material_tile_set_material (GOPS_MATERIAL_TILE (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
make_list (GopsMaterialsView *self)
{
  GopsStore *store = gops_view_get_store (self->page);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->index = gops_library_index_new (store, GOPS_LIBRARY_MATERIALS);
  self->list = gops_live_list_new (GOPS_TYPE_MATERIAL, store, "material", NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (GTK_GRID_VIEW (self->view), factory);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "ready", G_CALLBACK (on_index_ready_cb), self, G_CONNECT_SWAPPED);
  gops_library_index_prime (self->index);
}

/* --- object --- */

static GtkWidget *
create_add_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  g_menu_append (menu, _("_Files…"), "material.add");
  g_menu_append (menu, _("_Link…"), "material.add-link");
  g_menu_append (menu, _("_Paste"), "material.paste");
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "list-add-symbolic", "menu-model", menu, "tooltip-text", _("Add Material"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Material"), -1);
  return button;
}

static GtkWidget *
create_bar (GopsMaterialsView *self)
{
  static const char *const kind_names[] = { N_("All"), N_("Pictures"), N_("Files"), N_("Links"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "hexpand", TRUE, "width-chars", 8, "search-delay", 0, "placeholder-text", _("Title, tag, file name, link"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search materials by title, tag, file name or link"), -1);
  self->kind = gops_library_choice_new (kind_names, _("Kind"), G_CALLBACK (ask), self);
  self->tag = gops_library_choice_new (NULL, _("Tag"), G_CALLBACK (ask), self);
  gtk_box_append (GTK_BOX (first), self->search);
  gtk_box_append (GTK_BOX (first), create_add_button ());
  gtk_box_append (GTK_BOX (second), self->kind);
  gtk_box_append (GTK_BOX (second), self->tag);
  gtk_box_append (GTK_BOX (bar), first);
  gtk_box_append (GTK_BOX (bar), second);
  gtk_widget_add_css_class (bar, "gops-page-toolbar");
  return bar;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *empty = gops_empty_state_new ("gops-material-symbolic", _("Pictures, Files and Links"),
    _("What you post is copied here once and found again by its tags, wherever the file has gone since. Drop files here, or paste a picture."));

  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Add Files…"), "material.add");
  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("Add _Link…"), "material.add-link");
  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Paste"), "material.paste");
  return empty;
}

static void
gops_materials_view_dispose (GObject *object)
{
  GopsMaterialsView *self = GOPS_MATERIALS_VIEW (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->index);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_materials_view_parent_class)->dispose (object);
}

static gboolean
gops_materials_view_grab_focus (GtkWidget *widget)
{
  GopsMaterialsView *self = GOPS_MATERIALS_VIEW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty") == 0)
    return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->search);
}

static void
gops_materials_view_class_init (GopsMaterialsViewClass *klass)
{
  static const char *const adding[] = { "material.add", "material.add-link", "material.paste" };
  static const char *const chosen[] = { "material.open", "material.copy", "material.save", "material.remove" };

  G_OBJECT_CLASS (klass)->dispose = gops_materials_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = gops_materials_view_grab_focus;

  for (guint i = 0; i < G_N_ELEMENTS (adding); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), adding[i], NULL, add_action);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), chosen[i], NULL, chosen_action);
}

static void
gops_materials_view_init (GopsMaterialsView *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller;

  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  self->bar = create_bar (self);
  self->view = g_object_new (GTK_TYPE_GRID_VIEW, "single-click-activate", TRUE, "min-columns", 2, "max-columns", 12, NULL);
  gtk_widget_add_css_class (self->view, "gops-materials");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Materials"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate_cb), self, G_CONNECT_SWAPPED);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", self->view, NULL);
  self->empty = create_empty ();
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), gops_empty_state_new ("gops-search-symbolic", _("Nothing Found"), _("No material has these words.")), "nothing");
  gtk_box_append (GTK_BOX (whole), self->bar);
  gtk_box_append (GTK_BOX (whole), self->stack);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (on_stop_search_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), whole);
}

GtkWidget *
gops_materials_view_new (GopsView *page)
{
  GopsMaterialsView *self = g_object_new (GOPS_TYPE_MATERIALS_VIEW, NULL);

  g_set_weak_pointer (&self->page, page);
  self->filling = FALSE;
  make_list (self);
  add_keys (self);
  return GTK_WIDGET (self);
}

void
gops_materials_view_go_to (GopsMaterialsView *self,
                           gint64             material)
{
  self->wanted = material;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->tag), 0);
  ask (self);
}
