/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies and knowledge. */

#include "config.h"

#include "gops-replies-view.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-context-menu.h"
#include "gops-empty-state.h"
#include "gops-fill.h"
#include "gops-focus.h"
#include "gops-group.h"
#include "gops-library-choice.h"
#include "gops-library-index.h"
#include "gops-library-use.h"
#include "gops-live-list.h"
#include "gops-method.h"
#include "gops-replies-files.h"
#include "gops-reply-editor.h"
#include "gops-reply-row.h"
#include "gops-reply-starter.h"
#include "gops-reply.h"
#include "gops-responsive-bin.h"
#include "gops-workspace.h"

#define MOST_FOUND 20000

struct _GopsRepliesView
{
  AdwBin parent_instance;

  GopsView           *page;         /* borrowed; weak */
  GopsLibraryIndex   *index;        /* (owned) */
  GopsLiveList       *list;         /* (owned) */
  GtkSingleSelection *selection;    /* (owned) */
  GArray             *groups;       /* (owned) (element-type gint64): as the choice lists them; the first is 0 */
  GPtrArray          *rows;         /* (owned) (element-type GopsReplyRow): borrowed; that there are for now */
  GPtrArray          *categories;   /* (owned) (element-type utf8): as the choice lists them; the first is "" */
  GopsDossier        *dossier;      /* (owned) (nullable): of the group that answers are filled for */
  gint64              wanted;       /* reply to be chosen once it is there; 0: none */
  gboolean            filling;      /* choices are being filled */

  GtkWidget *responsive, *stack, *empty, *search, *kind, *category, *group, *order, *view, *nothing, *bar, *count;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsRepliesView, gops_replies_view, ADW_TYPE_BIN)

static const char *const kinds[] = { "", "reply", "knowledge" };

static GopsSession *
get_session (GopsRepliesView *self)
{
  return gops_view_get_session (self->page);
}

static GopsStore *
get_store (GopsRepliesView *self)
{
  return gops_view_get_store (self->page);
}

static GopsReply *
get_chosen (GopsRepliesView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* --- what is shown --- */

static void
update_actions (GopsRepliesView *self)
{
  static const char *const names[] = { "reply.copy", "reply.edit", "reply.remove" };
  gboolean some = get_chosen (self) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], some);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reply.export", gops_library_index_count (self->index, NULL) > 0);
}

static void
show_wanted (GopsRepliesView *self)
{
  guint position = self->wanted != 0 ? gops_live_list_find (self->list, self->wanted) : GTK_INVALID_LIST_POSITION;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return;
  self->wanted = 0;
  gtk_single_selection_set_selected (self->selection, position);
  gops_list_scroll_to (self->view, position, TRUE);
}

static void
ask (GopsRepliesView *self)
{
  guint category = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->category)), kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  const GopsLibraryFilter filter = {
    .text = gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .kind = kinds[kind < G_N_ELEMENTS (kinds) ? kind : 0],
    .category = category < self->categories->len ? self->categories->pdata[category] : "",
    .order = (GopsLibraryOrder) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)),
  };
  g_autoptr (GArray) ids = NULL;
  g_autofree char *count = NULL;

  if (self->filling || self->page == NULL || get_session (self) == NULL)
    return;
  ids = gops_library_index_search (self->index, &filter, MOST_FOUND);
  gops_live_list_set_ids (self->list, ids);
  count = g_strdup_printf (ngettext ("%u entry", "%u entries", ids->len), ids->len);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), !gops_library_index_is_ready (self->index) ? "list" :
                                    gops_library_index_count (self->index, NULL) == 0 ? "empty" : ids->len > 0 ? "list" : "nothing");
  gtk_widget_set_visible (self->bar, !g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty"));
  show_wanted (self);
  update_actions (self);
}

/* The chosen category stays chosen while an entry has it. */
static void
fill_categories (GopsRepliesView *self)
{
  self->filling = TRUE;
  gops_library_choice_fill (self->category, _("All categories"), &self->categories, gops_library_index_categories (self->index));
  self->filling = FALSE;
}

static void
on_index_ready_cb (GopsRepliesView *self)
{
  if (self->page == NULL || get_session (self) == NULL)
    return;
  fill_categories (self);
  ask (self);
}

/* The index has followed already: it was there first. */
static void
on_store_changed_cb (GopsRepliesView *self,
                     GopsChanges     *changes)
{
  if (gops_changes_touch (changes, "reply") && gops_library_index_is_ready (self->index))
    on_index_ready_cb (self);
}

/* --- the group that answers are for --- */

static GopsFillValues
get_values (GopsRepliesView *self)
{
  return self->dossier != NULL ? gops_fill_values (self->dossier) : (GopsFillValues) { .language = gops_interface_language () };
}

static void
show_answers (GopsRepliesView *self)
{
  GopsFillValues values = get_values (self);

  for (guint i = 0; i < self->rows->len; i++)
    gops_reply_row_fill (self->rows->pdata[i], &values);
}

static void
on_group_chosen_cb (GopsRepliesView *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group));
  gint64 group = selected < self->groups->len ? g_array_index (self->groups, gint64, selected) : 0;
  g_autoptr (GError) error = NULL;

  if (self->filling || self->page == NULL)
    return;
  g_clear_pointer (&self->dossier, gops_dossier_free);
  if (group != 0)
    self->dossier = gops_dossier_load (get_store (self), group, NULL, &error);
  gops_view_report (self->page, error);
  show_answers (self);
}

static void
fill_groups (GopsRepliesView *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (get_store (self), NULL, "SELECT id, name FROM chat_group WHERE " GOPS_GROUP_RUNS ("")
                                                     " ORDER BY sort_key, id", NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 id = 0;
  guint chosen = 0;

  gtk_string_list_append (names, _("For no group"));
  g_array_append_val (self->groups, id);
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      id = gops_statement_int (rows, 0);
      if (id == gops_session_get_group (get_session (self)))
        chosen = self->groups->len;
      g_array_append_val (self->groups, id);
      gtk_string_list_append (names, gops_statement_text (rows, 1));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->group), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->group), chosen);
  self->filling = FALSE;
  gtk_widget_set_visible (self->group, self->groups->len > 1);
  on_group_chosen_cb (self);
}

/* --- commands --- */

static void
copy (GopsRepliesView *self,
      GopsReply       *reply)
{
  GopsFillValues values = get_values (self);
  g_autofree char *text = gops_fill (&values, gops_record_get_text (reply, GOPS_REPLY_ANSWER)), *told = NULL;
  g_autoptr (GError) error = NULL;

  if (self->dossier != NULL)
    told = g_strdup_printf (_("Copied for “%s”"), gops_record_get_text (self->dossier->group, GOPS_GROUP_NAME));
  gops_session_copy_text (get_session (self), text, told != NULL ? told : _("Text copied"));
  if (!gops_library_note_use (get_store (self), "reply", gops_record_get_id (reply), &error))
    gops_view_report (self->page, error);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (widget);

  if (get_chosen (self) != NULL)
    copy (self, get_chosen (self));
}

static void
on_activate_cb (GopsRepliesView *self,
                guint            position)
{
  g_autoptr (GopsReply) reply = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (reply != NULL)
    copy (self, reply);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (widget);

  if (get_chosen (self) != NULL)
    gops_reply_editor_present (self->page, gops_record_get_id (get_chosen (self)), NULL);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (widget);

  gops_reply_editor_present (self->page, 0, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (widget);
  g_autoptr (GopsReply) reply = get_chosen (self) != NULL ? g_object_ref (get_chosen (self)) : NULL;

  if (reply != NULL)
    gops_reply_remove (self->page, reply);
}

static void
starter_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (widget);
  g_autofree char *language = gops_workspace_dup_setting (get_store (self), GOPS_SETTING_LANGUAGE), *told = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!gops_reply_starter_add (get_store (self), language, &n, &error))
    {
      gops_view_report (self->page, error);
      return;
    }
  told = g_strdup_printf (ngettext ("%u reply added", "%u replies added", n), n);
  gops_session_toast_undo (get_session (self), told);
  (void) gtk_widget_grab_focus (self->search);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gops_replies_import_choose (GOPS_REPLIES_VIEW (widget)->page);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gops_replies_export_choose (GOPS_REPLIES_VIEW (widget)->page);
}

/* --- keys --- */

/* Enter copies what is chosen without leaving the search; the arrows choose. */
static gboolean
on_search_key_cb (GopsRepliesView *self,
                  guint            key,
                  guint            code,
                  GdkModifierType  state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list)), at = gtk_single_selection_get_selected (self->selection);
  int by = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : key == GDK_KEY_Page_Down ? 8 : key == GDK_KEY_Page_Up ? -8 : 0;

  if (by == 0 || n == 0 || !gops_focus_is_in (self->search))
    return FALSE;
  at = (guint) CLAMP ((int) (at == GTK_INVALID_LIST_POSITION ? 0 : at) + by, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, at);
  gops_list_scroll_to (self->view, at, FALSE);
  return TRUE;
}

static void
on_search_activate_cb (GopsRepliesView *self)
{
  copy_action (GTK_WIDGET (self), NULL, NULL);
}

static void
on_stop_search_cb (GopsRepliesView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
add_keys (GopsRepliesView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *shortcuts = gtk_shortcut_controller_new (), *own = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gops_library_add_shortcut (shortcuts, GDK_KEY_c, GDK_CONTROL_MASK, "reply.copy");
  gops_library_add_shortcut (shortcuts, GDK_KEY_Delete, 0, "reply.remove");
  gtk_widget_add_controller (self->view, shortcuts);
  gops_library_add_shortcut (own, GDK_KEY_F2, 0, "reply.edit");
  gtk_widget_add_controller (GTK_WIDGET (self), own);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->view);
}

/* --- rows --- */

static GMenuModel *
make_row_menu (GtkWidget *row)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (gtk_widget_get_ancestor (row, GOPS_TYPE_REPLIES_VIEW));
  guint position = gops_live_list_find (self->list, gops_reply_row_get_id (GOPS_REPLY_ROW (row)));
  GMenu *menu = g_menu_new ();

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gtk_single_selection_set_selected (self->selection, position);
  g_menu_append (menu, _("_Copy"), "reply.copy");
  g_menu_append (menu, _("_Edit…"), "reply.edit");
  g_menu_append (menu, _("_Remove"), "reply.remove");
  return G_MENU_MODEL (menu);
}

static void
on_row_edit_cb (GopsRepliesView *self,
                GopsReplyRow    *row)
{
  gops_reply_editor_present (self->page, gops_reply_row_get_id (row), NULL);
}

static void
on_setup_cb (GopsRepliesView *self,
             GtkListItem     *item)
{
  GtkWidget *row = gops_reply_row_new ();

  g_signal_connect_object (row, "edit", G_CALLBACK (on_row_edit_cb), self, G_CONNECT_SWAPPED);
  gops_context_menu_add (row, make_row_menu);
  gtk_list_item_set_child (item, row);
  g_ptr_array_add (self->rows, row);
}

static void
on_bind_cb (GopsRepliesView *self,
            GtkListItem     *item)
{
  GopsReply *reply = gtk_list_item_get_item (item);
  GopsFillValues values = get_values (self);
  g_autofree char *title = gops_reply_dup_title (reply);

  gops_reply_row_set_reply (GOPS_REPLY_ROW (gtk_list_item_get_child (item)), reply, &values);
  gops_list_item_set_label (item, title);
}

static void
on_unbind_cb (GopsRepliesView *self,
              GtkListItem     *item)
{
  gops_reply_row_set_reply (GOPS_REPLY_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
on_teardown_cb (GopsRepliesView *self,
                GtkListItem     *item)
{
  if (self->rows != NULL)
    g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static void
make_list (GopsRepliesView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->index = gops_library_index_new (get_store (self), GOPS_LIBRARY_REPLIES);
  self->list = gops_live_list_new (GOPS_TYPE_REPLY, get_store (self), "reply", NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (on_teardown_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->index, "ready", G_CALLBACK (on_index_ready_cb), self, G_CONNECT_SWAPPED);
  gops_library_index_prime (self->index);
}

/* --- object --- */

static void
on_width_cb (GopsRepliesView *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_NARROW;

  gtk_widget_set_visible (self->kind, !narrow);
  gtk_widget_set_visible (self->order, !narrow);
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button;

  g_menu_append (menu, _("_Import…"), "reply.import");
  g_menu_append (menu, _("_Export…"), "reply.export");
  g_menu_append (menu, _("Add Replies to _Begin With"), "reply.starter");
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "menu-model", menu, "tooltip-text", _("More"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  return button;
}

static GtkWidget *
create_bar (GopsRepliesView *self)
{
  static const char *const kind_names[] = { N_("All"), N_("Replies"), N_("Knowledge"), NULL };
  static const char *const order_names[] = { N_("By title"), N_("Most used first"), N_("Newest first"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-add-symbolic", "action-name", "reply.add", "tooltip-text", _("New Reply"), NULL);

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "hexpand", TRUE, "width-chars", 8, "search-delay", 0, "placeholder-text",
                               _("Keyword, pinyin, words of the answer"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search replies by keyword, pinyin or words"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New Reply"), -1);
  gtk_box_append (GTK_BOX (first), self->search);
  gtk_box_append (GTK_BOX (first), add);
  gtk_box_append (GTK_BOX (first), create_menu_button ());
  self->kind = gops_library_choice_new (kind_names, _("Kind"), G_CALLBACK (ask), self);
  self->category = gops_library_choice_new (NULL, _("Category"), G_CALLBACK (ask), self);
  self->order = gops_library_choice_new (order_names, _("Order"), G_CALLBACK (ask), self);
  self->group = gops_library_choice_new (NULL, _("Group that answers are filled for"), G_CALLBACK (on_group_chosen_cb), self);
  g_object_set (self->group, "enable-search", TRUE, "expression", gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"), NULL);
  self->count = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 1.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (second), self->group);
  gtk_box_append (GTK_BOX (second), self->kind);
  gtk_box_append (GTK_BOX (second), self->category);
  gtk_box_append (GTK_BOX (second), self->order);
  gtk_box_append (GTK_BOX (second), self->count);
  gtk_box_append (GTK_BOX (bar), first);
  gtk_box_append (GTK_BOX (bar), second);
  gtk_widget_add_css_class (bar, "gops-page-toolbar");
  return bar;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *empty = gops_empty_state_new ("gops-reply-symbolic", _("Answers Kept Ready"),
    _("What people ask again and again is answered once, kept here under its keywords, and copied with one key, with the names of the group filled in."));

  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_New Reply"), "reply.add");
  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("Add Replies to _Begin With"), "reply.starter");
  gops_empty_state_add_button (GOPS_EMPTY_STATE (empty), _("_Import…"), "reply.import");
  return empty;
}

static void
gops_replies_view_dispose (GObject *object)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->index);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->dossier, gops_dossier_free);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_replies_view_parent_class)->dispose (object);
}

static gboolean
gops_replies_view_grab_focus (GtkWidget *widget)
{
  GopsRepliesView *self = GOPS_REPLIES_VIEW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty") == 0)
    return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (self->search);
}

static void
gops_replies_view_class_init (GopsRepliesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_replies_view_dispose;
  widget_class->grab_focus = gops_replies_view_grab_focus;

  gtk_widget_class_install_action (widget_class, "reply.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "reply.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "reply.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "reply.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "reply.starter", NULL, starter_action);
  gtk_widget_class_install_action (widget_class, "reply.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "reply.export", NULL, export_action);
}

static void
gops_replies_view_init (GopsRepliesView *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller;

  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->categories = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->filling = TRUE;
  self->bar = create_bar (self);
  self->view = g_object_new (GTK_TYPE_LIST_VIEW, "single-click-activate", TRUE, NULL);
  gtk_widget_add_css_class (self->view, "gops-replies");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Replies and Knowledge"), -1);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (on_activate_cb), self, G_CONNECT_SWAPPED);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", self->view, NULL);
  self->empty = create_empty ();
  self->nothing = gops_empty_state_new ("gops-search-symbolic", _("Nothing Found"), _("No entry has these words. Enter another keyword, or keep a new answer under this one."));
  gops_empty_state_add_button (GOPS_EMPTY_STATE (self->nothing), _("_New Reply"), "reply.add");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_box_append (GTK_BOX (whole), self->bar);
  gtk_box_append (GTK_BOX (whole), self->stack);
  self->responsive = gops_responsive_bin_new ();
  gops_responsive_bin_set_child (GOPS_RESPONSIVE_BIN (self->responsive), whole);
  g_signal_connect_object (self->responsive, "notify::width-class", G_CALLBACK (on_width_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (on_stop_search_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), self->responsive);
}

GtkWidget *
gops_replies_view_new (GopsView *page)
{
  GopsRepliesView *self = g_object_new (GOPS_TYPE_REPLIES_VIEW, NULL);

  g_set_weak_pointer (&self->page, page);
  self->filling = FALSE;
  make_list (self);
  fill_groups (self);
  add_keys (self);
  return GTK_WIDGET (self);
}

void
gops_replies_view_go_to (GopsRepliesView *self,
                         gint64           reply)
{
  self->wanted = reply;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->category), 0);
  ask (self);
}
