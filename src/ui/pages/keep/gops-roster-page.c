/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-empty-state.h"
#include "gops-list-compat.h"
#include "gops-loaded-view.h"
#include "gops-responsive-bin.h"
#include "gops-roster-assign.h"
#include "gops-roster-item.h"
#include "gops-roster-page.h"
#include "gops-store-task.h"
#include "gops-turns-dialog.h"

struct _GopsRosterPage
{
  GopsView parent_instance;

  GopsRoster        *roster;      /* (owned) (nullable): what is shown */
  GCancellable      *loading;     /* (owned) (nullable) */
  GListStore        *items;       /* (owned) (element-type GopsRosterItem) */
  GtkCustomFilter   *filter;      /* borrowed */
  GtkSelectionModel *selection;   /* borrowed */
  char              *text;        /* (owned): what is searched, folded */

  GopsResponsiveBin *responsive;
  GtkWidget         *toolbar;     /* two lines on narrow windows */
  GtkStack          *stack;       /* "none", "roster" */
  GtkStack          *parts;       /* "groups", "people" */
  GtkDropDown       *show;
  GtkLabel          *summary;
  GtkWidget         *people, *nobody, *assign;
};

G_DEFINE_FINAL_TYPE (GopsRosterPage, gops_roster_page, GOPS_TYPE_VIEW)

/* --- people --- */

static void
show_people (GopsRosterPage *self)
{
  gops_loaded_view_clear_list (self->people);
  for (guint i = 0; i < self->roster->people->len; i++)
    {
      const GopsRosterPerson *person = self->roster->people->pdata[i];
      g_autofree char *facts = gops_roster_describe_person (person);

      gtk_list_box_append (GTK_LIST_BOX (self->people), gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 2, NULL),
                                                                      person->name, facts));
    }
  gtk_widget_set_visible (self->people, self->roster->people->len > 0);
  gtk_widget_set_visible (self->nobody, self->roster->people->len == 0);
}

/* --- groups --- */

static gboolean
is_wanted (gpointer item,
           gpointer user_data)
{
  GopsRosterPage *self = user_data;

  return gops_roster_item_fits (item, (GopsRosterShow) gtk_drop_down_get_selected (self->show), self->text);
}

static void
show_groups (GopsRosterPage *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *without = g_strdup_printf (ngettext ("%u group without a keeper", "%u groups without a keeper", self->roster->n_without), self->roster->n_without);
  g_autofree char *ending = g_strdup_printf (ngettext ("%u turn ends with nobody to follow", "%u turns end with nobody to follow", self->roster->n_ending), self->roster->n_ending);
  g_autofree char *both = g_strdup_printf ("%s · %s", without, ending);
  const char *said = self->roster->n_without == 0 ? ending : self->roster->n_ending == 0 ? without : both;

  for (guint i = 0; i < self->roster->groups->len; i++)
    g_ptr_array_add (items, gops_roster_item_new (self->roster, self->roster->groups->pdata[i]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_label_set_label (self->summary, self->roster->n_without + self->roster->n_ending == 0 ? _("Every group has a keeper.") : said);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "roster" : "none");
}

static void
on_selection_changed_cb (GopsRosterPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.assign", !gtk_bitset_is_empty (chosen));
}

/* --- loading --- */

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  return gops_roster_load (store, 0, NULL, cancellable, error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsRosterPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GopsRoster *roster = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (self->loading == NULL || g_task_get_cancellable (G_TASK (result)) != self->loading)
    {
      g_clear_pointer (&roster, gops_roster_free);
      return;   /* something else is wanted by now */
    }
  g_clear_object (&self->loading);
  gops_view_report (self, error);
  if (roster == NULL)
    return;
  g_clear_pointer (&self->roster, gops_roster_free);
  self->roster = roster;
  show_groups (self);
  show_people (self);
  on_selection_changed_cb (self);
}

static void
stop (GopsRosterPage *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
gops_roster_page_refresh (GopsView *view)
{
  GopsRosterPage *self = GOPS_ROSTER_PAGE (view);

  stop (self);
  self->loading = g_cancellable_new ();
  gops_store_run_async (gops_view_get_store (self), load_in_thread, NULL, NULL, (GDestroyNotify) gops_roster_free, NULL, NULL, self->loading, on_loaded_cb,
                        g_object_ref (self));
}

/* --- commands --- */

/* (transfer full) (element-type gint64) */
static GArray *
collect_groups (GopsRosterPage *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (GopsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (chosen, i));
      gint64 group = gops_roster_item_get_group (item);

      g_array_append_val (groups, group);
    }
  return groups;
}

static void
on_assign_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsRosterPage *self = GOPS_ROSTER_PAGE (widget);
  g_autoptr (GArray) groups = collect_groups (self);

  if (groups->len > 0 && self->roster != NULL)
    gops_roster_assign_present (gops_view_get_session (self), groups, self->roster, NULL, widget);
}

static void
on_activate_cb (GopsRosterPage *self,
                guint           position)
{
  g_autoptr (GopsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gops_turns_present (gops_view_get_session (self), gops_roster_item_get_group (item), GTK_WIDGET (self));
}

static void
gops_roster_page_go_to (GopsView   *view,
                        const char *table,
                        gint64      row,
                        const char *column)
{
  if (g_strcmp0 (table, "chat_group") == 0 && row != 0)
    gops_turns_present (gops_view_get_session (view), row, GTK_WIDGET (view));
}

static void
on_search_changed_cb (GopsRosterPage *self,
                      GtkEditable    *entry)
{
  g_free (self->text);
  self->text = g_utf8_casefold (gtk_editable_get_text (entry), -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_show_changed_cb (GopsRosterPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_width_class_cb (GopsRosterPage *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
on_part_toggled_cb (GopsRosterPage  *self,
                    GtkToggleButton *groups)
{
  gtk_stack_set_visible_child_name (self->parts, gtk_toggle_button_get_active (groups) ? "groups" : "people");
}

/* --- rows --- */

typedef struct
{
  GtkWidget *mark, *name, *now, *next, *members;   /* borrowed */
} Cell;

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
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Cell *cell = g_new (Cell, 1);

  *cell = (Cell) { gtk_image_new (), make_label ("heading"), make_label (NULL), make_label ("caption"), make_label ("caption") };
  gtk_widget_add_css_class (cell->next, "dim-label");
  gtk_widget_add_css_class (cell->members, "dim-label");
  gtk_widget_add_css_class (cell->members, "gops-figures");
  gtk_label_set_ellipsize (GTK_LABEL (cell->members), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (cell->name, TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (head), cell->name);
  gtk_box_append (GTK_BOX (head), cell->members);
  gtk_box_append (GTK_BOX (texts), head);
  gtk_box_append (GTK_BOX (texts), cell->now);
  gtk_box_append (GTK_BOX (texts), cell->next);
  gtk_box_append (GTK_BOX (row), cell->mark);
  gtk_box_append (GTK_BOX (row), texts);
  g_object_set (row, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  g_object_set_data_full (G_OBJECT (row), "cell", cell, g_free);
  gtk_list_item_set_child (item, row);
}

/* What needs somebody is marked by shape and colour. */
static void
show_mark (GtkWidget      *mark,
           GopsRosterItem *item)
{
  gboolean wants = gops_roster_item_is_without (item) || gops_roster_item_is_ending (item);

  gtk_image_set_from_icon_name (GTK_IMAGE (mark), wants ? "gops-warning-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (mark, wants ? "success" : "warning");
  gtk_widget_add_css_class (mark, wants ? "warning" : "success");
}

static void
on_bind_cb (GtkListItemFactory *factory,
            GtkListItem        *list_item)
{
  GopsRosterItem *item = gtk_list_item_get_item (list_item);
  const Cell *cell = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "cell");
  g_autofree char *spoken = g_strdup_printf ("%s: %s", gops_roster_item_get_name (item), gops_roster_item_get_now (item));

  show_mark (cell->mark, item);
  gtk_label_set_label (GTK_LABEL (cell->name), gops_roster_item_get_name (item));
  gtk_label_set_label (GTK_LABEL (cell->now), gops_roster_item_get_now (item));
  gtk_label_set_label (GTK_LABEL (cell->next), gops_roster_item_get_next (item));
  gtk_label_set_label (GTK_LABEL (cell->members), gops_roster_item_get_members (item));
  gtk_widget_set_visible (cell->next, *gops_roster_item_get_next (item) != '\0');
  gops_list_item_set_label (list_item, spoken);
}

/* --- object --- */

static void
gops_roster_page_dispose (GObject *object)
{
  GopsRosterPage *self = GOPS_ROSTER_PAGE (object);

  stop (self);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (gops_roster_page_parent_class)->dispose (object);
}

static void
gops_roster_page_finalize (GObject *object)
{
  GopsRosterPage *self = GOPS_ROSTER_PAGE (object);

  g_clear_pointer (&self->roster, gops_roster_free);
  g_free (self->text);

  G_OBJECT_CLASS (gops_roster_page_parent_class)->finalize (object);
}

static void
gops_roster_page_class_init (GopsRosterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_roster_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_roster_page_finalize;
  GOPS_VIEW_CLASS (klass)->refresh = gops_roster_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_roster_page_go_to;
  gtk_widget_class_install_action (widget_class, "page.assign", NULL, on_assign_cb);
}

static GtkWidget *
make_parts_switch (GopsRosterPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *groups = gtk_toggle_button_new_with_label (_("Groups"));
  GtkWidget *people = gtk_toggle_button_new_with_label (_("People"));

  gtk_widget_add_css_class (box, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (people), GTK_TOGGLE_BUTTON (groups));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (groups), TRUE);
  g_signal_connect_object (groups, "toggled", G_CALLBACK (on_part_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), groups);
  gtk_box_append (GTK_BOX (box), people);
  return box;
}

static GtkWidget *
make_toolbar (GopsRosterPage *self)
{
  const char *const shows[] = { [GOPS_ROSTER_ALL] = _("All Groups"), [GOPS_ROSTER_WITHOUT] = _("Nobody Keeps It"), [GOPS_ROSTER_ENDING] = _("Turn Ends Soon"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *entry = gtk_search_entry_new (), *show = gtk_drop_down_new_from_strings (shows);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *assign = g_object_new (GTK_TYPE_BUTTON, "label", _("_Assign…"), "use-underline", TRUE, "action-name", "page.assign", NULL);

  self->show = GTK_DROP_DOWN (show);
  self->assign = assign;
  self->toolbar = box;
  gtk_widget_set_hexpand (entry, TRUE);
  g_object_set (entry, "placeholder-text", _("Group or person"), "width-chars", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search by group or person"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (show), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which groups are shown"), -1);
  gtk_widget_set_tooltip_text (assign, _("Let somebody keep the selected groups"));
  gtk_widget_add_css_class (assign, "suggested-action");
  gtk_widget_add_css_class (box, "gops-page-toolbar");
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (on_search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (show, "notify::selected", G_CALLBACK (on_show_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (show, TRUE);
  gtk_box_append (GTK_BOX (end), show);
  gtk_box_append (GTK_BOX (end), assign);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), end);
  return box;
}

static GtkWidget *
make_groups (GopsRosterPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *wanted;
  GtkWidget *view, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_toolbar (self));
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  wanted = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), GTK_FILTER (self->filter));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (wanted)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  view = gtk_list_view_new (self->selection, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_list_view_set_enable_rubberband (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Groups"), -1);
  g_signal_connect_object (view, "activate", G_CALLBACK (on_activate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", view, NULL));
  return box;
}

static GtkWidget *
make_people (GopsRosterPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL);

  self->people = gops_loaded_view_make_list (_("People"));
  self->nobody = g_object_new (GTK_TYPE_LABEL, "label", _("Nobody is on the roster yet. Select groups, and assign somebody."), "wrap", TRUE, "margin-top", 24, NULL);
  gtk_widget_add_css_class (self->nobody, "dim-label");
  gtk_box_append (GTK_BOX (box), self->people);
  gtk_box_append (GTK_BOX (box), self->nobody);
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
}

static GtkWidget *
make_roster (GopsRosterPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->summary = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, NULL));
  self->parts = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, "hhomogeneous", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  g_object_set (head, "margin-top", 12, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (head), make_parts_switch (self));
  gtk_stack_add_named (self->parts, make_groups (self), "groups");
  gtk_stack_add_named (self->parts, make_people (self), "people");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->parts));
  return box;
}

static void
gops_roster_page_init (GopsRosterPage *self)
{
  self->items = g_list_store_new (GOPS_TYPE_ROSTER_ITEM);
  self->text = g_strdup ("");
  self->stack = g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_named (self->stack, make_roster (self), "roster");
  gtk_stack_add_named (self->stack, gops_empty_state_new ("gops-people-symbolic", _("Who Keeps Which Group?"),
                                                          _("Here stands who looks after each group, until when, and who is next. Make a group first.")), "none");
  self->responsive = GOPS_RESPONSIVE_BIN (gops_responsive_bin_new ());
  gops_responsive_bin_set_child (self->responsive, GTK_WIDGET (self->stack));
  g_signal_connect_object (self->responsive, "notify::width-class", G_CALLBACK (on_width_class_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->responsive));
}
