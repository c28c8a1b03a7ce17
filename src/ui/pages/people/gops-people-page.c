/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everybody once. */
#include "config.h"

#include "gops-people-page-private.h"

#include <glib/gi18n.h>

#include "gops-changes.h"
#include "gops-context-menu.h"
#include "gops-empty-state.h"
#include "gops-list-compat.h"
#include "gops-live-list.h"
#include "gops-look.h"
#include "gops-merge-pane.h"
#include "gops-name-index.h"
#include "gops-people-resources.h"
#include "gops-people-state.h"
#include "gops-person-card.h"
#include "gops-person-item.h"
#include "gops-responsive-bin.h"
#include "gops-store-task.h"
#include "gops-tags.h"
#include "gops-toast-room.h"
#include "gops-use-resource.h"

#define MOST_NAMES 5000   /* found by name while somebody types */
#define SEARCH_DELAY_MS 80

G_DEFINE_FINAL_TYPE (GopsPeoplePage, gops_people_page, GOPS_TYPE_VIEW)

typedef enum { PROP_SHOW = 1 } GopsPeoplePageProp;
static GParamSpec *props[PROP_SHOW + 1];

/* --- the query --- */

static const char *
chosen_tag (GopsPeoplePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->tag);

  return selected > 0 && selected < self->tags->len ? self->tags->pdata[selected] : "";
}

/* (transfer full): people whose names, or how they sound, hold the text */
static GArray *
find_names (GopsPeoplePage *self,
            const char     *text)
{
  if (*text == '\0')
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return gops_name_index_search (self->names, text, MOST_NAMES);
}

static void on_names_ready_cb (GopsPeoplePage *self);
static void update_layout     (GopsPeoplePage *self);

static void
ensure_names (GopsPeoplePage *self)
{
  if (self->names != NULL)
    return;
  self->names = gops_name_index_new (gops_view_get_store (self), 0);
  g_signal_connect_object (self->names, "notify::ready", G_CALLBACK (on_names_ready_cb), self, G_CONNECT_SWAPPED);
}

static void
ask (GopsPeoplePage *self)
{
  g_autofree char *text = NULL, *sql = NULL, *tag = NULL, *pattern = NULL, *json = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->list == NULL)
    return;   /* still being built */
  text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  if (*text != '\0')
    ensure_names (self);
  ids = find_names (self, text);
  json = gops_name_index_to_json (ids);
  tag = gops_people_tag_pattern (chosen_tag (self));
  pattern = gops_like_pattern (text);
  sql = gops_people_query_sql (self->show, *tag != '\0', *text != '\0');
  gops_live_list_set_sorted_query (self->list, sql, &gops_people_order, "sss", tag, pattern, json);
}

static void
on_names_ready_cb (GopsPeoplePage *self)
{
  ask (self);
}

static void
on_search_changed_cb (GopsPeoplePage *self)
{
  ask (self);
}

static void
on_stop_search_cb (GopsPeoplePage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
on_search_activate_cb (GopsPeoplePage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gops_list_scroll_to (GTK_WIDGET (self->view), 0, TRUE);
  (void) gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
set_show (GopsPeoplePage *self,
          GopsPeopleShow  show)
{
  g_autofree char *label = g_strdup_printf (_("Filter people: %s"), gops_people_show_title (show));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL, show == GOPS_PEOPLE_ALL ? _("Filter people") : label, -1);
  if (self->show == show)
    return;
  self->show = show;
  update_layout (self);
  ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW]);
}

static void
on_show_everybody_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->tag, 0);
  set_show (self, GOPS_PEOPLE_ALL);
  ask (self);
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- tags --- */

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static gpointer
load_tags (GopsStore     *store,
           gpointer       data,
           GopsProgress  *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT DISTINCT tags FROM person_view WHERE tags <> '' LIMIT 5000", NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  GPtrArray *tags;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, NULL))
    g_string_append_printf (all, "%s,", gops_statement_text (rows, 0));
  tags = gops_tags_split (all->str);
  g_ptr_array_sort (tags, compare_tags);
  g_ptr_array_insert (tags, 0, g_strdup (""));
  return tags;
}

static gboolean
same_tags (const GPtrArray *a,
           const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The choice follows the people; the chosen one stays chosen while somebody has it. */
static void
show_tags (GopsPeoplePage *self,
           GPtrArray      *tags)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (chosen_tag (self));
  guint found = 0;

  if (same_tags (self->tags, tags))
    return;
  for (guint i = 0; i < tags->len; i++)
    {
      gtk_string_list_append (names, i == 0 ? _("All tags") : tags->pdata[i]);
      if (g_str_equal (tags->pdata[i], before))
        found = i;
    }
  g_ptr_array_unref (self->tags);
  self->tags = g_ptr_array_ref (tags);
  gtk_drop_down_set_model (self->tag, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->tag, found);
  update_layout (self);
}

static void
on_tags_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GopsPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->list == NULL)
    return;   /* the page is gone */
  gops_view_report (self, error);
  if (tags != NULL)
    show_tags (self, tags);
}

static void
update_tags (GopsPeoplePage *self)
{
  gops_store_run_async (gops_view_get_store (self), load_tags, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, NULL, NULL, on_tags_loaded_cb,
                        g_object_ref (self));
}

/* --- rows --- */

static void
update_counts (GopsPeoplePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 || gops_live_list_is_loading (self->list) ? "list" : "nothing");
  gops_people_page_update_actions (self);
}

static void
on_person_activated_cb (GopsPeoplePage *self,
                        guint           position)
{
  gint64 id = gops_live_list_get_id (self->list, position);

  if (id != 0)
    gops_person_card_present (gops_view_get_session (self), id, GTK_WIDGET (self));
}

static void
on_item_toggled_cb (GtkListItem    *item,
                    GopsPersonItem *row)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (row), GOPS_TYPE_PEOPLE_PAGE));
  guint position = gtk_list_item_get_position (item);

  if (gops_person_item_get_checked (row))
    (void) gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
  else
    (void) gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (self->selection), position);
}

static void
on_item_selected_cb (GtkListItem *item)
{
  if (gtk_list_item_get_child (item) != NULL)
    gops_person_item_set_checked (GOPS_PERSON_ITEM (gtk_list_item_get_child (item)), gtk_list_item_get_selected (item));
}

/* A click opens a person, as Enter does. With Ctrl or Shift, and on its box, it chooses. */
static void
on_item_clicked_cb (GtkGestureClick *gesture,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkListItem     *item)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (gtk_widget_get_ancestor (gtk_list_item_get_child (item), GOPS_TYPE_PEOPLE_PAGE));
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 || gtk_list_item_get_position (item) == GTK_INVALID_LIST_POSITION)
    return;
  (void) gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  on_person_activated_cb (self, gtk_list_item_get_position (item));
}

static void
on_item_setup_cb (GopsPeoplePage *self,
                  GtkListItem    *item)
{
  GtkWidget *row = gops_person_item_new (GOPS_RESPONSIVE_BIN (self->responsive));
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (click, "released", G_CALLBACK (on_item_clicked_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_object_set_data (G_OBJECT (row), "item", item);
  gops_context_menu_add (row, gops_people_page_make_row_menu);
  g_signal_connect_object (row, "toggled", G_CALLBACK (on_item_toggled_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect (item, "notify::selected", G_CALLBACK (on_item_selected_cb), NULL);
}

static void
on_item_bind_cb (GopsPeoplePage *self,
                 GtkListItem    *item)
{
  GopsPersonRow *row = gtk_list_item_get_item (item);

  gops_person_item_set_row (GOPS_PERSON_ITEM (gtk_list_item_get_child (item)), row);
  gops_list_item_set_label (item, gops_record_get_text (row, GOPS_PERSON_ROW_NAME));
  on_item_selected_cb (item);
}

static void
on_item_unbind_cb (GopsPeoplePage *self,
                   GtkListItem    *item)
{
  gops_person_item_set_row (GOPS_PERSON_ITEM (gtk_list_item_get_child (item)), NULL);
}

static void
make_list (GopsPeoplePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->list = gops_live_list_new (GOPS_TYPE_PERSON_ROW, gops_view_get_store (self), "person", "membership", "person_merge", "chat_group", NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_item_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (gops_people_page_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
}

/* --- page --- */

/* On a narrow window tags are found by search. */
static void
update_layout (GopsPeoplePage *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_NARROW;

  gtk_widget_set_visible (self->commands, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->tag), self->tags->len > 1 && (!narrow || gtk_drop_down_get_selected (self->tag) > 0));
  adw_button_content_set_label (self->filter_content, narrow && self->show == GOPS_PEOPLE_ALL ? "" : gops_people_show_title (self->show));
}

static gboolean
has_people (GopsPeoplePage *self)
{
  gint64 found = 0;

  return gops_store_read_int (gops_view_get_store (self), &found, NULL, "SELECT EXISTS (SELECT 1 FROM person_view)", NULL) && found != 0;
}

static void
on_store_changed_cb (GopsPeoplePage *self,
                     GopsChanges    *changes)
{
  self->stale |= gops_changes_touch (changes, "person");
}

static void
gops_people_page_refresh (GopsView *view)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (view);
  gboolean some = has_people (self);

  if (self->stale)
    update_tags (self);
  self->stale = FALSE;
  gtk_stack_set_visible_child_name (self->pages, some ? "people" : "empty");
  gops_view_set_narrow_action (self, some ? _("Find Duplicates") : NULL, some ? "gops-people-symbolic" : NULL, some ? "page.find-duplicates" : NULL);
}

/* The person that a row of @table is about; 0 for none. */
static gint64
find_person (GopsPeoplePage *self,
             const char     *table,
             gint64          row)
{
  static const struct { const char *table; const char *sql; } ways[] = {
    { "person", "SELECT coalesce (merged_into, id) FROM person WHERE id = ?1" },
    { "person_identity", "SELECT coalesce (p.merged_into, p.id) FROM person_identity i JOIN person p ON p.id = i.person_id WHERE i.id = ?1" },
    { "person_merge", "SELECT kept_id FROM person_merge WHERE id = ?1" },
    { "membership", "SELECT person_id FROM membership WHERE id = ?1" },
  };
  gint64 person = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (table, ways[i].table) == 0)
      (void) gops_store_read_int (gops_view_get_store (self), &person, NULL, ways[i].sql, "l", row);
  return person;
}

static void
gops_people_page_go_to (GopsView   *view,
                        const char *table,
                        gint64      row,
                        const char *column)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (view);
  gint64 person = row != 0 ? find_person (self, table, row) : 0;
  guint position = person != 0 ? gops_live_list_find (self->list, person) : GTK_INVALID_LIST_POSITION;

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gops_list_scroll_to (GTK_WIDGET (self->view), position, TRUE);
}

static void
gops_people_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gops_people_page_parent_class)->map (widget);
  gops_session_set_shown (gops_view_get_session (widget), "people");
}

static void
gops_people_page_unmap (GtkWidget *widget)
{
  if (gops_view_get_session (widget) != NULL)
    gops_session_set_shown (gops_view_get_session (widget), NULL);
  GTK_WIDGET_CLASS (gops_people_page_parent_class)->unmap (widget);
}

static gboolean
gops_people_page_grab_focus (GtkWidget *widget)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->pages), "empty"))
    return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- object --- */

static void
gops_people_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((GopsPeoplePageProp) id)
    {
    case PROP_SHOW: g_value_set_string (value, gops_people_show_name (GOPS_PEOPLE_PAGE (object)->show)); break;
    }
}

static void
gops_people_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((GopsPeoplePageProp) id)
    {
    case PROP_SHOW: set_show (GOPS_PEOPLE_PAGE (object), gops_people_show_from_name (g_value_get_string (value))); break;
    }
}

static void
gops_people_page_constructed (GObject *object)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (gops_people_page_parent_class)->constructed (object);

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), SEARCH_DELAY_MS);
  gops_view_set_pane (self, gops_merge_pane_new (gops_view_get_session (self)));
  (void) gops_empty_state_add_button (GOPS_EMPTY_STATE (self->empty), _("_Import Chats or Members"), "win.import");
  g_signal_connect_object (gops_view_get_store (self), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  make_list (self);
  update_tags (self);
  gops_people_page_add_keys (self);
  set_show (self, GOPS_PEOPLE_ALL);
  ask (self);
  update_counts (self);
}

static void
gops_people_page_dispose (GObject *object)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->names);

  G_OBJECT_CLASS (gops_people_page_parent_class)->dispose (object);
}

static void
gops_people_page_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_PEOPLE_PAGE (object)->tags);

  G_OBJECT_CLASS (gops_people_page_parent_class)->finalize (object);
}

static void
gops_people_page_class_init (GopsPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gops_people_page_constructed;
  object_class->dispose = gops_people_page_dispose;
  object_class->finalize = gops_people_page_finalize;
  object_class->get_property = gops_people_page_get_property;
  object_class->set_property = gops_people_page_set_property;
  widget_class->map = gops_people_page_map;
  widget_class->unmap = gops_people_page_unmap;
  widget_class->grab_focus = gops_people_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_people_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_people_page_go_to;

  props[PROP_SHOW] = g_param_spec_string ("show", NULL, NULL, "all", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_people);
  gops_people_page_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "page.show-everybody", NULL, on_show_everybody_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/people/gops-people-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPeoplePage, name)
  CHILD (responsive);
  CHILD (pages);
  CHILD (empty);
  CHILD (search);
  CHILD (tag);
  CHILD (filter);
  CHILD (filter_content);
  CHILD (count);
  CHILD (stack);
  CHILD (view);
  CHILD (bar);
  CHILD (selected);
  CHILD (commands);
  CHILD (menu);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_layout);
}

static void
gops_people_page_init (GopsPeoplePage *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_toasts_above (self->bar);
}
