/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Members page: which rows are shown, and how many each tier holds. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-duties-dialog.h"
#include "gops-empty-state.h"
#include "gops-list-compat.h"
#include "gops-look.h"
#include "gops-member-row.h"
#include "gops-members-page-private.h"
#include "gops-members-resources.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-turns-dialog.h"
#include "gops-use-resource.h"

#define SEARCH_DELAY_MS 20
#define NARROW_WINDOW 600

G_DEFINE_FINAL_TYPE (GopsMembersPage, gops_members_page, GOPS_TYPE_VIEW)

typedef enum { PROP_SHOW = 1, PROP_OWN } GopsMembersPageProp;
static GParamSpec *props[PROP_OWN + 1];

/* --- the rows --- */

static gboolean
is_filtered (GopsMembersPage *self)
{
  return self->show != GOPS_MEMBERS_PRESENT || *self->own != '\0' || gops_tier_bars_get_selected (self->bars) != NULL ||
         *gtk_editable_get_text (self->search) != '\0';
}

/* Asks for the rows when group, filter, words or order have changed. */
void
gops_members_page_update_query (GopsMembersPage *self)
{
  const char *tier = gops_tier_bars_get_selected (self->bars);
  gboolean compares;
  g_autofree char *own = gops_members_page_dup_filters (self, gtk_editable_get_text (self->search), &compares);
  g_autofree char *pattern = compares ? g_strdup ("") : gops_members_pattern (gtk_editable_get_text (self->search));
  GopsMembersQuery query = { .show = self->show, .tier = tier, .own = own != NULL, .search = *pattern != '\0', .sort = GOPS_MEMBERS_BY_SPOKE, .descending = TRUE, .scheme = self->look.scheme };
  g_autofree char *sounding = gops_members_page_dup_sounding (self, pattern);
  g_autofree char *sql = NULL;
  g_autofree char *key = NULL;
  GopsIdOrder order;

  query.sounds = sounding != NULL;
  (void) gops_member_columns_get_sort (self->table, &query.sort, &query.descending);
  query.large = *pattern == '\0' && (query.sort == GOPS_MEMBERS_BY_NAME ? self->huge : self->large);
  sql = gops_members_query_sql (&query, &order);
  key = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%s\n%s\n%s\n%s\n%d", self->group, tier != NULL ? tier : "", pattern, own != NULL ? own : "",
                         sounding != NULL ? sounding : "", sql, order.descending);
  if (self->group == 0 || g_strcmp0 (key, self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_steal_pointer (&key);
  gops_live_list_set_sorted_query (self->list, sql, &order, sounding != NULL ? "lssss" : own != NULL ? "lsss" : "lss", self->group,
                                  tier != NULL ? tier : "", pattern, own != NULL ? own : "", sounding);
}

void
gops_members_page_show_number (GopsMembersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint64 n_selected = gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (n_selected > 1)
    text = g_strdup_printf (ngettext ("%u person selected", "%u people selected", (gulong) n_selected), (guint) n_selected);
  else if (is_filtered (self))
    text = g_strdup_printf (ngettext ("%u found", "%u found", n), n);
  else
    text = g_strdup ("");
  gtk_label_set_label (self->shown, text);
  gtk_stack_set_visible_child_name (self->rows, n > 0 || gops_live_list_is_loading (self->list) ? "some" : "none");
}

static void
on_rows_changed_cb (GopsMembersPage *self)
{
  gops_members_page_show_number (self);
  gops_members_page_update_actions (self);
}

static void
on_loading_cb (GopsMembersPage *self)
{
  gops_members_page_show_number (self);
  if (self->group != 0)
    gops_members_page_count (self);
}

static void
on_rows_reloaded_cb (GopsMembersPage *self)
{
  gops_member_look_update (&self->look);
}

static void
on_bars_selected_cb (GopsMembersPage *self)
{
  gops_members_page_update_query (self);
  gops_members_page_show_number (self);
}

static void
on_row_activated_cb (GopsMembersPage *self,
                     guint            position)
{
  gops_members_page_open (self, position);
}

static const char *
show_title (GopsMembersShow show)
{
  static const char *const titles[] = {
    [GOPS_MEMBERS_PRESENT] = N_("Filter"), [GOPS_MEMBERS_STAFF] = N_("Staff"), [GOPS_MEMBERS_BOTS] = N_("Bots"),
    [GOPS_MEMBERS_BLACKLISTED] = N_("On the Blacklist"), [GOPS_MEMBERS_UNTIERED] = N_("Without a Tier"),
    [GOPS_MEMBERS_NEVER_SPOKE] = N_("Never Spoke"), [GOPS_MEMBERS_LEFT] = N_("Left the Group"),
  };

  return _(titles[show]);
}

static void
show_title_of_filter (GopsMembersPage *self)
{
  g_autofree char *title = gops_members_page_dup_title (self, show_title (self->show));
  g_autofree char *label = g_strdup_printf (_("Filter members: %s"), title);

  adw_button_content_set_label (self->filter_content, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->show == GOPS_MEMBERS_PRESENT && *self->own == '\0' ? _("Filter members") : label, -1);
}

static void
set_show (GopsMembersPage *self,
          GopsMembersShow  show)
{
  gboolean changed = self->show != show;

  self->show = show;
  show_title_of_filter (self);
  if (!changed)
    return;
  gops_members_page_update_query (self);
  gops_members_page_show_number (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW]);
}

static void
set_own (GopsMembersPage *self,
         const char      *filter)
{
  if (g_str_equal (self->own, filter))
    return;
  g_free (self->own);
  self->own = g_strdup (filter);
  show_title_of_filter (self);
  gops_members_page_update_query (self);
  gops_members_page_show_number (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OWN]);
}

static void
on_show_all_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);

  gtk_editable_set_text (self->search, "");
  gops_tier_bars_set_selected (self->bars, NULL);
  set_show (self, GOPS_MEMBERS_PRESENT);
  set_own (self, "");
  gops_members_page_update_query (self);
}

/* --- showing a group --- */

static void
on_store_changed_cb (GopsMembersPage *self,
                     GopsChanges     *changes)
{
  self->counts_stale |= gops_changes_touch (changes, "membership") || gops_changes_touch (changes, "person");
}

static gboolean
has_members (GopsMembersPage   *self,
             const GopsDossier *dossier)
{
  gint64 found = 0;

  return dossier->members.total > 0 ||
         (gops_store_read_int (gops_view_get_store (self), &found, NULL, "SELECT EXISTS (SELECT 1 FROM member_view WHERE group_id = ?1)",
                               "l", self->group) && found != 0);
}

static void
update_look (GopsMembersPage   *self,
             const GopsDossier *dossier)
{
  const GopsTierScheme *scheme = gops_scheme_recall (gops_record_get_text (dossier->group, GOPS_GROUP_TIER_SCHEME));
  const char *zone = gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);
  const char *language = g_intern_string (gops_dossier_language (dossier));
  int today = gops_day_parse (dossier->today);

  if (self->look.scheme == scheme && self->look.today == today && self->look.language == language &&
      g_strcmp0 (self->look.zone, zone) == 0)
    return;
  self->look.scheme = scheme;
  self->look.today = today;
  self->look.language = language;
  g_free (self->look.zone);
  self->look.zone = g_strdup (zone);
  self->counts_stale = TRUE;
  gops_member_look_update (&self->look);
}

static void
change_group (GopsMembersPage *self,
              gint64           group)
{
  self->group = group;
  self->counts_stale = TRUE;
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_object (&self->names);
  g_clear_handle_id (&self->search_timeout, g_source_remove);
  gops_tier_bars_set_selected (self->bars, NULL);
  gtk_editable_set_text (self->search, "");
  set_show (self, GOPS_MEMBERS_PRESENT);
  set_own (self, "");
  (void) gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
gops_members_page_refresh (GopsView *view)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  gint64 group = dossier != NULL ? gops_record_get_id (dossier->group) : 0;
  gboolean some;

  if (self->group != group)
    change_group (self, group);
  gops_tiers_pane_refresh (self->pane, dossier);
  if (dossier == NULL)
    return;
  update_look (self, dossier);
  self->large = dossier->members.counting || dossier->members.total > GOPS_MEMBERS_AT_ONCE;
  self->huge = dossier->members.counting || dossier->members.total > GOPS_MEMBERS_BY_NICK;
  if (self->search_timeout == 0)
    gops_members_page_update_query (self);
  gops_members_page_count (self);
  some = has_members (self, dossier);
  gtk_stack_set_visible_child_name (self->stack, some ? "table" : "empty");
  gops_view_set_narrow_action (self, some ? _("Apply Tiers") : NULL, some ? "gops-members-symbolic" : NULL,
                               some ? "page.apply-tiers" : NULL);
  gops_members_page_show_number (self);
  gops_members_page_update_actions (self);
}

/* The membership that a row of @table is about, 0 when it is none of this group. */
static gint64
find_membership (GopsMembersPage *self,
                 const char      *table,
                 gint64           row)
{
  gint64 id = 0;

  if (g_str_equal (table, "membership"))
    return row;
  if (g_str_equal (table, "person"))
    (void) gops_store_read_int (gops_view_get_store (self), &id, NULL,
                                "SELECT id FROM membership WHERE group_id = ?1 AND person_id = ?2", "ll", self->group, row);
  else if (g_str_equal (table, "person_identity"))
    (void) gops_store_read_int (gops_view_get_store (self), &id, NULL,
                                "SELECT id FROM membership WHERE group_id = ?1 AND person_id ="
                                " (SELECT person_id FROM person_identity WHERE id = ?2)", "ll", self->group, row);
  return id;
}

/* Advice names a column instead of a row: show those it is about. */
static void
show_column (GopsMembersPage *self,
             const char      *column)
{
  if (g_strcmp0 (column, "tier") == 0)
    set_show (self, GOPS_MEMBERS_UNTIERED);
  else if (g_strcmp0 (column, "messages") == 0)
    set_show (self, GOPS_MEMBERS_NEVER_SPOKE);
  else if (g_strcmp0 (column, "left_on") == 0)
    set_show (self, GOPS_MEMBERS_LEFT);
  else if (g_strcmp0 (column, "active_days") == 0)
    gops_member_columns_sort (self->table, GOPS_MEMBERS_BY_ACTIVE, FALSE);
  else if (g_strcmp0 (column, "joined_on") == 0)
    gops_member_columns_sort (self->table, GOPS_MEMBERS_BY_JOINED, TRUE);
  else if (g_strcmp0 (column, "last_spoke_at") == 0)
    gops_member_columns_sort (self->table, GOPS_MEMBERS_BY_SPOKE, TRUE);
}

static void
gops_members_page_go_to (GopsView   *view,
                         const char *table,
                         gint64      row,
                         const char *column)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (view);
  gint64 membership = row != 0 ? find_membership (self, table, row) : 0;
  guint position = membership != 0 ? gops_live_list_find (self->list, membership) : GTK_INVALID_LIST_POSITION;

  if (g_str_equal (table, "duty"))
    gops_duties_present (gops_view_get_session (self), row, GTK_WIDGET (self));
  else if (g_str_equal (table, "roster_turn"))
    gops_keepers_present (gops_view_get_session (self), GTK_WIDGET (self));
  else if (g_str_equal (table, "chat_group") || g_str_equal (table, "tier_run"))
    gops_tiers_pane_focus_scheme (self->pane);
  else if (position != GTK_INVALID_LIST_POSITION && position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gops_list_scroll_to (GTK_WIDGET (self->table), position, TRUE);
  else if (row == 0 && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty"))
    (void) gtk_widget_activate_action (GTK_WIDGET (self), "page.import", NULL);
  else if (row == 0)
    show_column (self, column);
}

static gboolean
gops_members_page_grab_focus (GtkWidget *widget)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty"))
    return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- width --- */

static gboolean
on_fit_idle_cb (gpointer data)
{
  GopsMembersPage *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean narrow = root != NULL && gtk_widget_get_width (GTK_WIDGET (root)) < NARROW_WINDOW;

  self->fit_idle = 0;
  if (width <= 0)
    return G_SOURCE_REMOVE;
  gops_member_columns_fit (self->table, &self->look, width, narrow);
  adw_button_content_set_label (self->care_content, width >= 560 ? _("Care") : "");
  adw_button_content_set_label (self->import_content, width >= 560 ? _("Import") : "");
  adw_button_content_set_label (self->add_content, width >= 560 ? _("Add") : "");
  if (width >= 440 || self->show != GOPS_MEMBERS_PRESENT || *self->own != '\0')
    show_title_of_filter (self);
  else
    adw_button_content_set_label (self->filter_content, "");
  gtk_widget_set_visible (GTK_WIDGET (self->shown), width >= 440);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->table), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->table), "narrow");
  return G_SOURCE_REMOVE;
}

/* Columns come and go between two frames, never while the table is being laid out. */
static void
on_width_changed_cb (GopsMembersPage *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fit_idle_cb, self, NULL);
}

/* --- object --- */

static void
gops_members_page_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((GopsMembersPageProp) id)
    {
    case PROP_SHOW: g_value_set_string (value, gops_members_show_to_id (GOPS_MEMBERS_PAGE (object)->show)); break;
    case PROP_OWN:  g_value_set_string (value, GOPS_MEMBERS_PAGE (object)->own); break;
    }
}

static void
gops_members_page_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((GopsMembersPageProp) id)
    {
    case PROP_SHOW: set_show (GOPS_MEMBERS_PAGE (object), gops_members_show_from_id (g_value_get_string (value))); break;
    case PROP_OWN:  set_own (GOPS_MEMBERS_PAGE (object), g_value_get_string (value) != NULL ? g_value_get_string (value) : ""); break;
    }
}

static void
build_table (GopsMembersPage *self)
{
  self->list = gops_live_list_new (GOPS_TYPE_MEMBER_ROW, gops_view_get_store (self), "membership", "person", "own_value", NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  gops_member_columns_append (self->table, &self->look);
  gops_member_columns_sort (self->table, GOPS_MEMBERS_BY_SPOKE, TRUE);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (gops_members_page_update_query), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (on_loading_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "reloaded", G_CALLBACK (on_rows_reloaded_cb), self, G_CONNECT_SWAPPED);
}

static void
gops_members_page_constructed (GObject *object)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (object);
  GopsEmptyState *empty = GOPS_EMPTY_STATE (self->empty);

  G_OBJECT_CLASS (gops_members_page_parent_class)->constructed (object);

  build_table (self);
  self->pane = g_object_ref_sink (GOPS_TIERS_PANE (gops_tiers_pane_new (gops_view_get_session (self))));
  gops_view_set_pane (self, GTK_WIDGET (self->pane));
  g_signal_connect_object (self->pane, "previewed", G_CALLBACK (gops_members_page_show_bars), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gops_view_get_store (self), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  (void) gops_empty_state_add_button (empty, _("_Import a Chat or Members…"), "page.import");
  (void) gops_empty_state_add_button (empty, _("_Add a Member…"), "page.add-member");
  (void) gops_empty_state_add_button (empty, _("_Open Sample"), "app.open-sample");
  set_show (self, GOPS_MEMBERS_PRESENT);
  gops_members_page_add_controllers (self);
}

static void
gops_members_page_dispose (GObject *object)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  g_clear_handle_id (&self->search_timeout, g_source_remove);
  g_clear_object (&self->names);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->table), self);
      gtk_column_view_set_model (self->table, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->pane);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (gops_members_page_parent_class)->dispose (object);
}

static void
gops_members_page_finalize (GObject *object)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (object);

  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->query);
  g_free (self->own);
  g_clear_object (&self->shows);
  gops_member_look_clear (&self->look);

  G_OBJECT_CLASS (gops_members_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/members/gops-members-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, empty);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, bars);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, bars_area);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, search);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, filter);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, filter_content);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, shown);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, import);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, care_content);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, import_content);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, add);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, add_content);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, commands);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, table);
  gtk_widget_class_bind_template_child (widget_class, GopsMembersPage, rows);
  gops_members_page_install_search (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_bars_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
gops_members_page_class_init (GopsMembersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gops_members_page_constructed;
  object_class->get_property = gops_members_page_get_property;
  object_class->set_property = gops_members_page_set_property;
  object_class->dispose = gops_members_page_dispose;
  object_class->finalize = gops_members_page_finalize;
  widget_class->grab_focus = gops_members_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_members_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_members_page_go_to;

  props[PROP_SHOW] = g_param_spec_string ("show", NULL, NULL, "present",
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_OWN] = g_param_spec_string ("own", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_property_action (widget_class, "page.show", "show");
  gtk_widget_class_install_property_action (widget_class, "page.own", "own");
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, on_show_all_cb);
  gops_members_page_install_actions (widget_class);
  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_members);
  bind_template (widget_class);
}

static void
gops_members_page_init (GopsMembersPage *self)
{
  g_type_ensure (GOPS_TYPE_TIER_BARS);
  g_type_ensure (GOPS_TYPE_EMPTY_STATE);
  gops_member_look_init (&self->look);
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_members_page_init_filter (self);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), SEARCH_DELAY_MS);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed", G_CALLBACK (on_width_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
