/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-care.h"
#include "gops-changes.h"
#include "gops-day.h"
#include "gops-group-row.h"
#include "gops-lazy-menu.h"
#include "gops-list-compat.h"
#include "gops-live-list.h"
#include "gops-seed-users.h"
#include "gops-sidebar.h"
#include "gops-store-task.h"
#include "gops-today.h"

/* In the first frame are so many groups as a window of its height can show. A list view makes the rows of its first 200. */
#define ROW_HEIGHT 38

/* Whom to look after is found by reading every member: in a thread, when nothing has changed for a while. */
#define CARE_SETTLES_MS 2000

struct _GopsSidebar
{
  AdwBin parent_instance;

  GopsSession        *session;     /* (owned) */
  GopsGroupHealth    *health;      /* (owned) */
  GopsLiveList       *list;        /* (owned) */
  GtkSliceListModel  *shown;       /* (owned): the first of @list, all after the first frame */
  GtkSingleSelection *selection;   /* (owned) */
  GSimpleActionGroup *actions;     /* (owned): sidebar.… */
  gboolean            at_group;    /* the window is at the chosen group, not at a page of the workspace */
  const char         *page;        /* (nullable) interned: the page of the workspace that the window is at */
  gboolean            stale;       /* something was written since Today was counted */
  guint               n_frames;    /* until all groups are shown and Today is counted */
  guint               minute;      /* source: counts Today anew */
  guint               care_settles;   /* source: counts whom to look after */
  GCancellable       *counting;    /* (owned) (nullable): of that count */
  guint               n_people;    /* to look after: told in the tip alone, or their number would hide that of the posts */
  int                 day;         /* of that count */

  AdwHeaderBar  *header;
  GtkWidget     *menu_button;
  GtkWidget     *order_button;
  GtkListBox    *places;
  GtkListBoxRow *today_row;
  GtkListBoxRow *calendar_row;
  GtkListBoxRow *overview_row;
  GtkListBoxRow *people_row;
  GtkListBoxRow *library_row;
  GtkLabel      *today_count;
  GtkLabel      *groups_count;
  GtkSearchBar  *filter_bar;
  GtkEditable   *filter_entry;
  GtkListView   *groups;
};

G_DEFINE_FINAL_TYPE (GopsSidebar, gops_sidebar, ADW_TYPE_BIN)

enum { PAGE_WANTED, GROUP_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- the query --- */

static gboolean
is_on (GopsSidebar *self,
       const char  *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);

  return g_variant_get_boolean (state);
}

static gboolean
is_order (GopsSidebar *self,
          const char  *order)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), "order");

  return g_str_equal (g_variant_get_string (state, NULL), order);
}

static int
compare_needs (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  return gops_group_health_compare (GOPS_SIDEBAR (user_data)->health, *(const gint64 *) a, *(const gint64 *) b);
}

#define GROUPS_SQL \
  "SELECT id FROM chat_group WHERE deleted_at = 0 AND (?1 OR archived_at = 0) AND (name LIKE ?2 ESCAPE '\\' OR tags LIKE ?2 ESCAPE '\\')"
#define BY_NAME_SQL GROUPS_SQL " ORDER BY archived_at > 0, sort_key, id"

/* Those that need a person first, once it is known of all; until then by name. */
static void
show_needs_first (GopsSidebar *self,
                  const char  *pattern)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_session_get_store (self->session), NULL, BY_NAME_SQL, "is", is_on (self, "archived"), pattern);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  gops_group_health_want_all (self->health);
  if (gops_group_health_is_settled (self->health))
    g_array_sort_with_data (ids, compare_needs, self);
  gops_live_list_set_ids (self->list, ids);
}

static void
ask (GopsSidebar *self)
{
  const char *text = gtk_editable_get_text (self->filter_entry);
  g_autofree char *pattern = gops_like_pattern (text);

  if (is_order (self, "needs"))
    show_needs_first (self, pattern);
  else if (*text == '\0' && is_order (self, "name") && !is_on (self, "archived"))   /* as at every start: by the index of names */
    gops_live_list_set_query (self->list, "SELECT id FROM chat_group WHERE deleted_at = 0 AND archived_at = 0 ORDER BY sort_key, id", NULL);
  else
    gops_live_list_set_query (self->list, is_order (self, "newest") ? GROUPS_SQL " ORDER BY created_at DESC, id DESC" : BY_NAME_SQL, "is",
                              is_on (self, "archived"), pattern);
}

/* What a thread has found out, or what was written since, may change the order. */
static void
order_anew (GopsSidebar *self)
{
  if (!is_order (self, "needs"))
    return;
  ask (self);
  gops_sidebar_show_page (self, self->page);
}

/* --- counts and selection --- */

static void
count_groups (GopsSidebar *self)
{
  g_autofree char *groups = g_strdup_printf ("%u", g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  gtk_label_set_label (self->groups_count, groups);
}

/* Counts that are not 0. (transfer full): "" when all are */
static char *
list_work (guint n_items,
           guint n_ask,
           guint n_care)
{
  g_autofree char *items = n_items > 0 ? g_strdup_printf (ngettext ("%u item to go", "%u items to go", n_items), n_items) : NULL;
  g_autofree char *ask = n_ask > 0 ? g_strdup_printf (ngettext ("%u person to ask", "%u people to ask", n_ask), n_ask) : NULL;
  g_autofree char *care = n_care > 0 ? g_strdup_printf (ngettext ("%u person to look after today", "%u people to look after today", n_care), n_care) : NULL;
  const char *const all[] = { items, ask, care };
  const char *some[G_N_ELEMENTS (all) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      some[n++] = all[i];
  return g_strjoinv (" · ", (char **) some);
}

static void
count_today (GopsSidebar *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  gint64 now = gops_store_now (store);
  guint n_items = gops_today_count_left (store, now), n_ask = gops_seed_count_due (store, now), n = n_items + n_ask;
  g_autofree char *left = g_strdup_printf ("%u", n);
  g_autofree char *tip = list_work (n_items, n_ask, MIN (self->n_people, GOPS_CARE_A_DAY));

  gtk_label_set_label (self->today_count, n > 0 ? left : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->today_row), *tip != '\0' ? tip : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->today_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
  self->stale = FALSE;
}

/* Returns: how many people, in a pointer */
static gpointer
count_care (GopsStore     *store,
            gpointer       data,
            GopsProgress  *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) dues = gops_care_due (store, 0, NULL, gops_store_now (store), cancellable, error);
  guint n = 0;

  for (guint i = 0; dues != NULL && i < dues->len; i++)
    n += ((const GopsCareDue *) dues->pdata[i])->people->len;
  return GUINT_TO_POINTER (n);
}

static void
on_care_counted_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GopsSidebar) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (gops_store_run_finish (GOPS_STORE (source), result, &error));

  if (self->session == NULL || error != NULL)   /* closed, or counted anew */
    return;
  self->n_people = n;
  count_today (self);
}

static gboolean
on_care_settled_cb (gpointer data)
{
  GopsSidebar *self = data;

  self->care_settles = 0;
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), count_care, NULL, NULL, NULL, NULL, NULL, self->counting, on_care_counted_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
count_care_soon (GopsSidebar *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->care_settles, g_source_remove);
  self->care_settles = g_timeout_add (CARE_SETTLES_MS, on_care_settled_cb, self);
}

/* What tells for whom care is due. */
static gboolean
concerns_care (GopsChanges *changes)
{
  static const char *const tables[] = { "membership", "person", "care_entry", "batch", "chat_group", "setting", "method_template", "purchase" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (gops_changes_touch (changes, tables[i]))
      return TRUE;
  return gops_changes_is_all (changes);
}

static void
select_group_row (GopsSidebar *self,
                  gint64       group)
{
  guint position = group != 0 ? gops_live_list_find (self->list, group) : G_MAXUINT;
  gboolean shown = position < g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_single_selection_set_selected (self->selection, shown ? position : GTK_INVALID_LIST_POSITION);
}

/**
 * gops_sidebar_show_page:
 * @page: (nullable): a workspace page, NULL for a page of the chosen group
 *
 * Marks the row that the window is at.
 */
void
gops_sidebar_show_page (GopsSidebar *self,
                        const char  *page)
{
  GtkListBoxRow *row = NULL;

  if (g_strcmp0 (page, "today") == 0)
    row = self->today_row;
  else if (g_strcmp0 (page, "calendar") == 0)
    row = self->calendar_row;
  else if (g_strcmp0 (page, "groups") == 0)
    row = self->overview_row;
  else if (g_strcmp0 (page, "people") == 0)
    row = self->people_row;
  else if (g_strcmp0 (page, "library") == 0)
    row = self->library_row;
  gtk_list_box_select_row (self->places, row);
  self->at_group = page == NULL;
  self->page = g_intern_string (page);
  select_group_row (self, page == NULL ? gops_session_get_group (self->session) : 0);
}

static void
on_store_changed_cb (GopsSidebar *self,
                     GopsChanges *changes)
{
  self->stale = TRUE;
  if (concerns_care (changes))
    count_care_soon (self);
}

/* Also when another group is chosen, and that counts nothing anew. */
static void
on_session_refreshed_cb (GopsSidebar *self)
{
  if (!self->stale)
    return;
  count_today (self);
  order_anew (self);
}

/* A new day begins somewhere. */
static gboolean
on_minute_timeout_cb (gpointer data)
{
  GopsSidebar *self = data;
  int day = gops_day_of_instant (gops_store_now (gops_session_get_store (self->session)), NULL);

  count_today (self);
  if (day != self->day)
    count_care_soon (self);
  self->day = day;
  return G_SOURCE_CONTINUE;
}

/* The first frame is through when the second begins. */
static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  GopsSidebar *self = GOPS_SIDEBAR (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  count_today (self);
  count_care_soon (self);
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  select_group_row (self, self->at_group ? gops_session_get_group (self->session) : 0);
  return G_SOURCE_REMOVE;
}

static void
on_place_activated_cb (GopsSidebar   *self,
                       GtkListBoxRow *row)
{
  const char *page = "today";

  if (row == self->calendar_row)
    page = "calendar";
  else if (row == self->overview_row)
    page = "groups";
  else if (row == self->people_row)
    page = "people";
  else if (row == self->library_row)
    page = "library";
  g_signal_emit (self, signals[PAGE_WANTED], 0, page);
}

static void
on_group_activated_cb (GopsSidebar *self,
                       guint        position)
{
  g_signal_emit (self, signals[GROUP_WANTED], 0, gops_live_list_get_id (self->list, position));
}

/* --- rows --- */

static void
on_row_setup_cb (GopsSidebar *self,
                 GtkListItem *item)
{
  gtk_list_item_set_child (item, gops_group_row_new (self->health));
}

static void
on_row_bind_cb (GopsSidebar *self,
                GtkListItem *item)
{
  GopsGroup *group = gtk_list_item_get_item (item);

  gops_group_row_set_group (GOPS_GROUP_ROW (gtk_list_item_get_child (item)), group);
  gops_list_item_set_label (item, gops_record_get_text (group, GOPS_GROUP_NAME));
}

static void
on_row_unbind_cb (GopsSidebar *self,
                  GtkListItem *item)
{
  gops_group_row_set_group (GOPS_GROUP_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
make_list (GopsSidebar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->list = gops_live_list_new (GOPS_TYPE_GROUP, gops_session_get_store (self->session), "chat_group", NULL);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), 0, 0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->groups, factory);
  gtk_list_view_set_model (self->groups, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

/* --- actions --- */

static void
on_filter_state_cb (GSimpleAction *action,
                    GVariant      *state,
                    gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  ask (user_data);
}

static void
on_filter_activated_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  GopsSidebar *self = user_data;

  gtk_search_bar_set_search_mode (self->filter_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

static const GActionEntry entries[] = {
  { "order", NULL, "s", "'name'", on_filter_state_cb },
  { "archived", NULL, NULL, "false", on_filter_state_cb },
  { "filter", on_filter_activated_cb },
};

AdwHeaderBar *
gops_sidebar_get_header (GopsSidebar *self)
{
  return self->header;
}

/* --- object --- */

static void
gops_sidebar_root (GtkWidget *widget)
{
  GopsSidebar *self = GOPS_SIDEBAR (widget);
  int width, height;

  GTK_WIDGET_CLASS (gops_sidebar_parent_class)->root (widget);

  gtk_window_get_default_size (GTK_WINDOW (gtk_widget_get_root (widget)), &width, &height);
  if (self->n_frames == 0)
    gtk_slice_list_model_set_size (self->shown, (guint) MAX (height, 0) / ROW_HEIGHT);
}

static void
gops_sidebar_dispose (GObject *object)
{
  GopsSidebar *self = GOPS_SIDEBAR (object);

  g_clear_handle_id (&self->minute, g_source_remove);
  g_clear_handle_id (&self->care_settles, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  g_clear_object (&self->health);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (gops_sidebar_parent_class)->dispose (object);
}

static void
gops_sidebar_class_init (GopsSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_sidebar_dispose;
  widget_class->root = gops_sidebar_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/shell/gops-sidebar.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsSidebar, name)
  CHILD (header);
  CHILD (menu_button);
  CHILD (order_button);
  CHILD (places);
  CHILD (today_row);
  CHILD (calendar_row);
  CHILD (overview_row);
  CHILD (people_row);
  CHILD (library_row);
  CHILD (today_count);
  CHILD (groups_count);
  CHILD (filter_bar);
  CHILD (filter_entry);
  CHILD (groups);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_group_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask);

  signals[PAGE_WANTED] = g_signal_new ("page-wanted", GOPS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GROUP_WANTED] = g_signal_new ("group-wanted", GOPS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
gops_sidebar_init (GopsSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_lazy_menu_attach (GTK_MENU_BUTTON (self->menu_button), "/com/example/GroupOps/ui/shell/gops-window-menus.ui", "primary_menu");
  gops_lazy_menu_attach (GTK_MENU_BUTTON (self->order_button), "/com/example/GroupOps/ui/shell/gops-window-menus.ui", "groups_menu");
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sidebar", G_ACTION_GROUP (self->actions));
  gtk_search_bar_connect_entry (self->filter_bar, self->filter_entry);
}

GtkWidget *
gops_sidebar_new (GopsSession *session)
{
  GopsSidebar *self = g_object_new (GOPS_TYPE_SIDEBAR, NULL);

  self->session = g_object_ref (session);
  self->health = g_object_ref (gops_session_get_health (session));
  make_list (self);
  g_signal_connect_object (self->health, "settled", G_CALLBACK (order_anew), self, G_CONNECT_SWAPPED);
  ask (self);
  count_groups (self);
  self->day = gops_day_of_instant (gops_store_now (gops_session_get_store (session)), NULL);
  self->minute = g_timeout_add_seconds (60, on_minute_timeout_cb, self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
  g_signal_connect_object (gops_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (count_groups), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
