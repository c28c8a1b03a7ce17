/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All groups of the workspace. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-changes.h"
#include "gops-compare-dialog.h"
#include "gops-dialogs.h"
#include "gops-group-batch.h"
#include "gops-group-cells.h"
#include "gops-group-compare.h"
#include "gops-group-facts.h"
#include "gops-group-item.h"
#include "gops-group-words.h"
#include "gops-groups-ask.h"
#include "gops-groups-order.h"
#include "gops-groups-page.h"
#include "gops-groups-resources.h"
#include "gops-list-compat.h"
#include "gops-live-list.h"
#include "gops-look.h"
#include "gops-need-cards.h"
#include "gops-responsive-bin.h"
#include "gops-sop-dialog.h"
#include "gops-toast-room.h"
#include "gops-use-resource.h"

struct _GopsGroupsPage
{
  GopsView parent_instance;

  GopsLiveList      *list;        /* (owned) */
  GtkMultiSelection *selection;   /* (owned) */
  GPtrArray         *tags;        /* (owned): of the choice of tags; the first is "" */
  GopsGroupFacts    *facts;       /* (owned) */
  gboolean           reverse;     /* the other way round */

  GtkWidget         *responsive;
  GtkBox            *head;
  GtkWidget         *cards;       /* GopsNeedCards */
  GtkWidget         *headings;
  GtkToggleButton   *needy;
  GtkEditable       *search;
  GtkMenuButton     *filter_button;
  GtkDropDown       *kind;
  GtkDropDown       *status;
  GtkDropDown       *tag;
  GtkDropDown       *order;
  GtkCheckButton    *archived;
  GtkLabel          *count;
  GtkWidget         *select_all;
  GtkStack          *stack;
  GtkListView       *view;
  GtkActionBar      *bar;
  GtkLabel          *selected;
  GtkWidget         *commands;    /* those that stand side by side on wide windows */
  GtkMenuButton     *menu;
};

G_DEFINE_FINAL_TYPE (GopsGroupsPage, gops_groups_page, GOPS_TYPE_VIEW)

#define QUERY(order) \
  "SELECT id FROM chat_group WHERE deleted_at = 0 AND (?1 OR archived_at = 0)" \
  " AND (name LIKE ?2 ESCAPE '\\' OR tags LIKE ?2 ESCAPE '\\' OR owner LIKE ?2 ESCAPE '\\')" \
  " AND (?3 = '' OR kind = ?3) AND (?4 = '' OR status = ?4)" \
  " AND (?5 = '' OR ',' || replace (tags, ', ', ',') || ',' LIKE ?5 ESCAPE '\\') ORDER BY " order

/* Counted orders begin with names. */
static const char *const queries[GOPS_GROUPS_N_ORDERS] = {
  [GOPS_GROUPS_NEEDS_FIRST] = QUERY ("sort_key, id"),
  [GOPS_GROUPS_BY_NAME]     = QUERY ("sort_key, id"),
  [GOPS_GROUPS_NEWEST]      = QUERY ("created_at DESC, id DESC"),
  [GOPS_GROUPS_BY_OWNER]    = QUERY ("owner, sort_key, id"),
  [GOPS_GROUPS_BY_MEMBERS]  = QUERY ("sort_key, id"),
  [GOPS_GROUPS_BY_SHARE]    = QUERY ("sort_key, id"),
  [GOPS_GROUPS_BY_PACE]     = QUERY ("sort_key, id"),
  [GOPS_GROUPS_BY_OUTPUT]   = QUERY ("sort_key, id"),
};

/* --- the query --- */

/* @ids: the first position of the drop-down means all */
static const char *
chosen (GtkDropDown       *down,
        const char *const *ids)
{
  guint selected = gtk_drop_down_get_selected (down);

  for (guint i = 0; selected != GTK_INVALID_LIST_POSITION && selected > 0 && ids[i] != NULL; i++)
    if (i == selected - 1)
      return ids[i];
  return "";
}

static char *
tag_pattern (GopsGroupsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->tag);
  g_autofree char *between = NULL;

  if (selected == 0 || selected >= self->tags->len)
    return g_strdup ("");
  between = g_strdup_printf (",%s,", (char *) g_ptr_array_index (self->tags, selected));
  return gops_like_pattern (between);
}

static gboolean
is_filtered (GopsGroupsPage *self)
{
  return gtk_drop_down_get_selected (self->kind) > 0 || gtk_drop_down_get_selected (self->status) > 0 ||
         gtk_drop_down_get_selected (self->tag) > 0;
}

static GopsGroupsOrder
chosen_order (GopsGroupsPage *self)
{
  return MIN (gtk_drop_down_get_selected (self->order), GOPS_GROUPS_N_ORDERS - 1);
}

/* Whether a group is wanted when only those are that need a person. */
static gboolean
is_needy (GopsGroupsPage *self,
          gint64          group)
{
  const GopsGroupNeed *need = gops_group_facts_get_need (self->facts, group);

  return need != NULL && need->health == GOPS_HEALTH_NEEDS_YOU;
}

/* (transfer full) (element-type gint64): in the order of the query */
static GArray *
find_ids (GopsGroupsPage *self,
          const char     *pattern,
          const char     *tag)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_view_get_store (self), NULL, queries[chosen_order (self)], "issss",
                                                     gtk_check_button_get_active (self->archived), pattern, chosen (self->kind, gops_group_kind_ids ()),
                                                     chosen (self->status, gops_group_status_ids ()), tag);
  gboolean needy = gtk_toggle_button_get_active (self->needy);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      if (!needy || is_needy (self, id))
        g_array_append_val (ids, id);
    }
  return ids;
}

static GArray *selected_ids (GopsGroupsPage *self);

static gboolean
has_ids (GopsGroupsPage *self,
         const GArray   *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < ids->len && n == ids->len; i++)
    if (gops_live_list_get_id (self->list, i) != g_array_index (ids, gint64, i))
      return FALSE;
  return n == ids->len;
}

/* Rows change their places; what is selected stays selected. */
static void
show_ids (GopsGroupsPage *self,
          GArray         *ids)
{
  g_autoptr (GArray) selected = NULL;

  if (has_ids (self, ids))
    return;
  selected = selected_ids (self);
  gops_live_list_set_ids (self->list, ids);
  for (guint i = 0; i < selected->len; i++)
    {
      guint position = gops_live_list_find (self->list, g_array_index (selected, gint64, i));

      if (position != G_MAXUINT)
        (void) gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
    }
}

/* Whether what a thread counts decides which groups are shown, or in which order. */
static gboolean
is_counted (GopsGroupsPage *self)
{
  return gops_groups_order_is_counted (chosen_order (self)) || self->reverse || gtk_toggle_button_get_active (self->needy);
}

static void
reverse_ids (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, ids->len - 1 - i);
      g_array_index (ids, gint64, ids->len - 1 - i) = id;
    }
}

static void
show_counted (GopsGroupsPage *self,
              const char     *pattern,
              const char     *tag)
{
  g_autoptr (GArray) ids = find_ids (self, pattern, tag);

  if (gops_groups_order_is_counted (chosen_order (self)))
    gops_groups_order_sort (ids, chosen_order (self), self->reverse, self->facts);
  else if (self->reverse)
    reverse_ids (ids);
  show_ids (self, ids);
}

static void
ask (GopsGroupsPage *self)
{
  g_autofree char *pattern = NULL;
  g_autofree char *tag = NULL;

  if (self->list == NULL)
    return;   /* still being built */
  pattern = gops_like_pattern (gtk_editable_get_text (self->search));
  tag = tag_pattern (self);
  if (is_filtered (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  gops_group_headings_set_order (self->headings, chosen_order (self), self->reverse);
  if (is_counted (self))
    show_counted (self, pattern, tag);
  else
    gops_live_list_set_query (self->list, queries[chosen_order (self)], "issss", gtk_check_button_get_active (self->archived), pattern,
                              chosen (self->kind, gops_group_kind_ids ()), chosen (self->status, gops_group_status_ids ()), tag);
}

static void
on_order_chosen_cb (GopsGroupsPage *self)
{
  self->reverse = FALSE;
  ask (self);
}

static void
on_heading_clicked_cb (GopsGroupsOrder order,
                       gpointer        data)
{
  GopsGroupsPage *self = data;

  if (order != chosen_order (self))
    {
      gtk_drop_down_set_selected (self->order, order);   /* asks */
      return;
    }
  self->reverse = !self->reverse;
  ask (self);
}

/* --- choices --- */

static void
fill_choice (GtkDropDown       *down,
             const char        *all,
             const char *const *ids,
             const char      *(*name) (const char *id))
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, all);
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, name (ids[i]));
  gtk_drop_down_set_model (down, G_LIST_MODEL (names));
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
load_tags (GopsGroupsPage *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_view_get_store (self), NULL,
                                                     "SELECT DISTINCT tags FROM chat_group WHERE tags <> '' AND deleted_at = 0", NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  GPtrArray *tags;

  while (rows != NULL && gops_statement_next (rows, NULL))
    g_string_append_printf (all, "%s,", gops_statement_text (rows, 0));
  tags = gops_tags_split (all->str);
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_insert (tags, 0, g_strdup (""));
  return tags;
}

static gboolean
same_tags (GPtrArray *a,
           GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* The choice of tags follows the groups; the chosen one stays chosen while a group has it. */
static void
update_tags (GopsGroupsPage *self)
{
  g_autoptr (GPtrArray) tags = load_tags (self);
  g_autoptr (GtkStringList) names = NULL;
  guint selected = gtk_drop_down_get_selected (self->tag), found = 0;
  const char *before = self->tags != NULL && selected < self->tags->len ? g_ptr_array_index (self->tags, selected) : "";

  if (same_tags (self->tags, tags))
    return;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);

      gtk_string_list_append (names, i == 0 ? _("All tags") : tag);
      if (g_str_equal (tag, before))
        found = i;
    }
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->tags = g_steal_pointer (&tags);
  gtk_drop_down_set_model (self->tag, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tag, found);
}

/* --- what is selected --- */

static guint
count_selected (GopsGroupsPage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (set);
}

static GArray *
selected_ids (GopsGroupsPage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < gtk_bitset_get_size (set); i++)
    {
      gint64 id = gops_live_list_get_id (self->list, gtk_bitset_get_nth (set, i));

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
update_actions (GopsGroupsPage *self)
{
  static const char *const names[] = {
    "page.rename", "page.change-owner", "page.apply-sop", "page.edit-tags", "page.archive", "page.unarchive", "page.delete",
    "page.export", "page.select-none",
  };
  guint n = count_selected (self);
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u group selected", "%u groups selected", n), n) : g_strdup (_("No group selected"));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.make-copies", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.compare", n >= GOPS_COMPARE_LEAST && n <= GOPS_COMPARE_MOST);
  gtk_label_set_label (self->selected, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bar), n > 0);   /* and stands there always: nothing moves under the pointer */
}

static void
update_counts (GopsGroupsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (ngettext ("%u group", "%u groups", n), n);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_sensitive (self->select_all, n > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
  update_actions (self);
}

/* --- commands --- */

/* Runs @body on the selected groups; where it did what it should, a toast says so. */
static void
run (GopsGroupsPage *self,
     gboolean      (*body) (GopsStore *, GPtrArray *, GError **),
     const char     *done)
{
  g_autoptr (GArray) ids = selected_ids (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  gops_session_flush (gops_view_get_session (self));
  groups = gops_groups_load (gops_view_get_store (self), ids, &error);
  if (groups != NULL && groups->len > 0 && body (gops_view_get_store (self), groups, &error))
    gops_session_toast_undo (gops_view_get_session (self), done);
  gops_view_report (self, error);
}

static gboolean
archive (GopsStore *store,
         GPtrArray *groups,
         GError   **error)
{
  return gops_groups_archive (store, groups, TRUE, error);
}

static gboolean
unarchive (GopsStore *store,
           GPtrArray *groups,
           GError   **error)
{
  return gops_groups_archive (store, groups, FALSE, error);
}

static void
on_change_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsGroupsPage *self = GOPS_GROUPS_PAGE (widget);
  guint n = count_selected (self);
  g_autofree char *deleted = g_strdup_printf (ngettext ("%u group deleted", "%u groups deleted", n), n);
  g_autofree char *archived = g_strdup_printf (ngettext ("%u group archived", "%u groups archived", n), n);
  g_autofree char *unarchived = g_strdup_printf (ngettext ("%u group is no longer archived", "%u groups are no longer archived", n), n);

  if (g_str_equal (name, "page.delete"))
    run (self, gops_groups_delete, deleted);
  else if (g_str_equal (name, "page.archive"))
    run (self, archive, archived);
  else
    run (self, unarchive, unarchived);
}

static void
present_copies (GopsSession *session,
                GArray      *groups,
                GtkWidget   *parent)
{
  gops_copies_present (session, g_array_index (groups, gint64, 0), parent);
}

static void
on_ask_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  static const struct { const char *name; void (*present) (GopsSession *, GArray *, GtkWidget *); } dialogs[] = {
    { "page.compare", gops_compare_present },
    { "page.rename", gops_rename_present },
    { "page.change-owner", gops_groups_ask_owner },
    { "page.apply-sop", gops_sop_present },
    { "page.make-copies", present_copies },
    { "page.edit-tags", gops_groups_ask_tags },
    { "page.export", gops_groups_ask_export },
  };
  g_autoptr (GArray) ids = selected_ids (GOPS_GROUPS_PAGE (widget));

  gops_session_flush (gops_view_get_session (widget));
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (dialogs[i].name, name) && ids->len > 0)
      dialogs[i].present (gops_view_get_session (widget), ids, widget);
}

static void
on_select_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (GOPS_GROUPS_PAGE (widget)->selection);

  if (g_str_equal (name, "page.select-all"))
    (void) gtk_selection_model_select_all (selection);
  else
    (void) gtk_selection_model_unselect_all (selection);
}

static void
on_clear_filters_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GopsGroupsPage *self = GOPS_GROUPS_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->status, 0);
  gtk_drop_down_set_selected (self->tag, 0);
  gtk_toggle_button_set_active (self->needy, FALSE);
  ask (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_group_activated_cb (GopsGroupsPage *self,
                       guint           position)
{
  GopsPlace place = { .page = "positioning", .group = gops_live_list_get_id (self->list, position) };

  gops_session_go_to (gops_view_get_session (self), &place);
}

/* The menu key and the second button open all commands, on the row at hand when none is selected. */
static gboolean
on_menu_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  GopsGroupsPage *self = user_data;

  if (count_selected (self) == 0)
    (void) gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_menu_button_popup (self->menu);
  return TRUE;
}

/* --- rows --- */

static void
on_item_toggled_cb (GtkListItem   *item,
                    GopsGroupItem *row)
{
  GopsGroupsPage *self = GOPS_GROUPS_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), GOPS_TYPE_GROUPS_PAGE));
  guint position = gtk_list_item_get_position (item);

  if (gops_group_item_get_checked (row))
    (void) gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
  else
    (void) gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->selection), position);
}

static void
on_item_selected_cb (GtkListItem *item)
{
  if (gtk_list_item_get_child (item) != NULL)
    gops_group_item_set_checked (GOPS_GROUP_ITEM (gtk_list_item_get_child (item)), gtk_list_item_get_selected (item));
}

static void
on_item_setup_cb (GopsGroupsPage *self,
                  GtkListItem    *item)
{
  GtkWidget *row = gops_group_item_new (self->facts, GOPS_RESPONSIVE_BIN (self->responsive));

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_item_toggled_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect (item, "notify::selected", G_CALLBACK (on_item_selected_cb), NULL);
}

static void
on_item_bind_cb (GopsGroupsPage *self,
                 GtkListItem    *item)
{
  GopsGroup *group = gtk_list_item_get_item (item);

  g_autofree char *words = NULL;

  gops_group_item_set_group (GOPS_GROUP_ITEM (gtk_list_item_get_child (item)), group);
  words = gops_group_item_describe (GOPS_GROUP_ITEM (gtk_list_item_get_child (item)));
  gops_list_item_set_label (item, words);
  on_item_selected_cb (item);
}

static void
on_item_unbind_cb (GopsGroupsPage *self,
                   GtkListItem    *item)
{
  gops_group_item_set_group (GOPS_GROUP_ITEM (gtk_list_item_get_child (item)), NULL);
}

static void
make_list (GopsGroupsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->list = gops_live_list_new (GOPS_TYPE_GROUP, gops_view_get_store (self), "chat_group", NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_item_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
}

static void
add_shortcut (GtkEventController *shortcuts,
              guint               key,
              GtkShortcutAction  *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), action));
}

/* Keys that act while the list has the focus. */
static void
add_keys (GopsGroupsPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  add_shortcut (shortcuts, GDK_KEY_Delete, gtk_named_action_new ("page.delete"));
  add_shortcut (shortcuts, GDK_KEY_F2, gtk_named_action_new ("page.rename"));
  add_shortcut (shortcuts, GDK_KEY_Escape, gtk_named_action_new ("page.select-none"));
  add_shortcut (shortcuts, GDK_KEY_Menu, gtk_callback_action_new (on_menu_key_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);
}

static void
on_secondary_pressed_cb (GopsGroupsPage *self,
                         int             n_press,
                         double          x,
                         double          y,
                         GtkGesture     *gesture)
{
  if (count_selected (self) > 0)
    gtk_menu_button_popup (self->menu);
}

static void
add_secondary_click (GopsGroupsPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/* --- page --- */

/* (transfer full) (element-type gint64): all that run, whatever is searched */
static GArray *
find_running (GopsGroupsPage *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_view_get_store (self), NULL, "SELECT id FROM chat_group WHERE " GOPS_GROUP_RUNS ("")
                                                     " ORDER BY sort_key, id", NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
show_cards (GopsGroupsPage *self)
{
  g_autoptr (GArray) running = find_running (self);

  gops_need_cards_show (GOPS_NEED_CARDS (self->cards), running, gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)));
}

static void
on_facts_changed_cb (GopsGroupsPage *self)
{
  show_cards (self);
  if (is_counted (self))
    ask (self);
}

/* A list of ids does not ask again by itself. */
static void
on_store_changed_cb (GopsGroupsPage *self,
                     GopsChanges    *changes)
{
  if (is_counted (self) && gops_changes_touch (changes, "chat_group"))
    ask (self);
}

static void
update_layout (GopsGroupsPage *self)
{
  GopsWidthClass width = gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive));

  gtk_widget_set_visible (self->commands, width != GOPS_WIDTH_NARROW);
  if (self->cards != NULL)
    show_cards (self);
}

static void
gops_groups_page_refresh (GopsView *view)
{
  update_tags (GOPS_GROUPS_PAGE (view));
  if (gtk_widget_get_mapped (GTK_WIDGET (view)))
    gops_group_facts_refresh (GOPS_GROUPS_PAGE (view)->facts);
}

static void
gops_groups_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gops_groups_page_parent_class)->map (widget);
  gops_group_facts_refresh (GOPS_GROUPS_PAGE (widget)->facts);
}

static gboolean
gops_groups_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOPS_GROUPS_PAGE (widget)->search));
}

static void
gops_groups_page_constructed (GObject *object)
{
  GopsGroupsPage *self = GOPS_GROUPS_PAGE (object);

  G_OBJECT_CLASS (gops_groups_page_parent_class)->constructed (object);

  self->facts = gops_group_facts_new (gops_view_get_session (self));
  self->cards = gops_need_cards_new (gops_view_get_session (self), self->facts);
  self->headings = gops_group_headings_new (GOPS_RESPONSIVE_BIN (self->responsive), on_heading_clicked_cb, self);
  gtk_box_prepend (self->head, self->cards);
  gtk_box_append (self->head, self->headings);
  fill_choice (self->kind, _("All kinds"), gops_group_kind_ids (), gops_group_kind_name);
  fill_choice (self->status, _("All statuses"), gops_group_status_ids (), gops_group_status_name);
  update_tags (self);
  make_list (self);
  add_keys (self);
  add_secondary_click (self);
  g_signal_connect_object (self->facts, "changed", G_CALLBACK (on_facts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gops_view_get_store (self), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  ask (self);
  update_counts (self);
}

static void
gops_groups_page_dispose (GObject *object)
{
  GopsGroupsPage *self = GOPS_GROUPS_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->facts);
  g_clear_pointer (&self->tags, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_groups_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "page.compare", on_ask_cb },
    { "page.rename", on_ask_cb },
    { "page.change-owner", on_ask_cb },
    { "page.apply-sop", on_ask_cb },
    { "page.make-copies", on_ask_cb },
    { "page.edit-tags", on_ask_cb },
    { "page.export", on_ask_cb },
    { "page.archive", on_change_cb },
    { "page.unarchive", on_change_cb },
    { "page.delete", on_change_cb },
    { "page.select-all", on_select_cb },
    { "page.select-none", on_select_cb },
    { "page.clear-filters", on_clear_filters_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}

static void
gops_groups_page_class_init (GopsGroupsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_groups_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gops_groups_page_dispose;
  widget_class->grab_focus = gops_groups_page_grab_focus;
  widget_class->map = gops_groups_page_map;
  GOPS_VIEW_CLASS (klass)->refresh = gops_groups_page_refresh;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_groups);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/groups/gops-groups-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsGroupsPage, name)
  CHILD (responsive);
  CHILD (head);
  CHILD (needy);
  CHILD (search);
  CHILD (filter_button);
  CHILD (kind);
  CHILD (status);
  CHILD (tag);
  CHILD (order);
  CHILD (archived);
  CHILD (count);
  CHILD (select_all);
  CHILD (stack);
  CHILD (view);
  CHILD (bar);
  CHILD (selected);
  CHILD (commands);
  CHILD (menu);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_group_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
}

static void
gops_groups_page_init (GopsGroupsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_toasts_above (self->bar);
}
