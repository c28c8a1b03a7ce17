/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the people page does with those who are selected. */
#include "config.h"

#include "gops-people-page-private.h"

#include <glib/gi18n.h>

#include "gops-forget.h"
#include "gops-merge-pane.h"
#include "gops-outreach-ask.h"
#include "gops-outreach-dialog.h"
#include "gops-people-change.h"
#include "gops-people-page-ask.h"
#include "gops-person-card.h"
#include "gops-person-item.h"
#include "gops-person-save.h"
#include "gops-store-task.h"

#define AT_ONCE 200   /* people who are changed without a thread */

/* --- what is selected --- */

static GArray *
selected_ids (GopsPeoplePage *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < gtk_bitset_get_size (set); i++)
    {
      gint64 id = gops_live_list_get_id (self->list, gtk_bitset_get_nth (set, i));

      if (id != 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

void
gops_people_page_update_actions (GopsPeoplePage *self)
{
  static const struct { const char *name; guint least, most; } actions[] = {
    { "page.open", 1, 1 }, { "page.tags", 1, G_MAXUINT }, { "page.add-outreach", 1, 200 }, { "page.merge", 2, 20 }, { "page.blacklist", 1, G_MAXUINT }, { "page.whitelist", 1, G_MAXUINT },
    { "page.mark-staff", 1, G_MAXUINT }, { "page.unmark-staff", 1, G_MAXUINT }, { "page.mark-bot", 1, G_MAXUINT }, { "page.unmark-bot", 1, G_MAXUINT },
    { "page.save", 1, 1 }, { "page.forget", 1, 1 }, { "page.select-none", 1, G_MAXUINT },
  };
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (set);
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u person selected", "%u people selected", n), n) : g_strdup (_("Nobody selected"));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, n >= actions[i].least && n <= actions[i].most);
  gtk_label_set_label (self->selected, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bar), n > 0);   /* and stands there always: nothing moves under the pointer */
}

/* --- commands --- */

/* A change of many people, in a thread. */
typedef struct
{
  GopsPeoplePage  *page;     /* (owned) */
  GArray          *people;   /* (owned) */
  GopsPeopleChange change;
  gboolean         on;
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->page);
  g_array_unref (self->people);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gpointer
change_in_thread (GopsStore     *store,
                  gpointer       data,
                  GopsProgress  *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Job *self = data;

  return gops_people_change (store, self->people, self->change, self->on, "", error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
finish_change (Job          *self,
               gboolean      done,
               const GError *error)
{
  g_autofree char *text = gops_people_changed_text (self->change, self->on, self->people->len);

  if (done)
    gops_session_toast_undo (gops_view_get_session (self->page), text);
  gops_view_report (self->page, error);
}

static void
on_changed_in_thread_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (Job) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL;

  if (gops_view_get_session (self->page) != NULL)
    finish_change (self, done, error);
}

static void
run_change (GopsPeoplePage   *page,
            GopsPeopleChange  change,
            gboolean          on)
{
  g_autoptr (Job) self = g_new0 (Job, 1);
  g_autoptr (GError) error = NULL;
  GopsStore *store = gops_view_get_store (page);
  Job *job = self;

  *self = (Job) { g_object_ref (page), selected_ids (page), change, on };
  gops_session_flush (gops_view_get_session (page));
  if (self->people->len > AT_ONCE)
    gops_store_run_async (store, change_in_thread, job, NULL, NULL, NULL, NULL, NULL, on_changed_in_thread_cb, g_steal_pointer (&self));
  else if (self->people->len > 0)
    {
      gboolean done = gops_people_change (store, self->people, change, on, "", &error);

      finish_change (self, done, error);
    }
}

static void
on_change_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  static const struct { const char *name; GopsPeopleChange change; gboolean on; } changes[] = {
    { "page.mark-staff", GOPS_PEOPLE_MARK_STAFF, TRUE }, { "page.unmark-staff", GOPS_PEOPLE_MARK_STAFF, FALSE },
    { "page.mark-bot", GOPS_PEOPLE_MARK_BOT, TRUE }, { "page.unmark-bot", GOPS_PEOPLE_MARK_BOT, FALSE },
    { "page.whitelist", GOPS_PEOPLE_BLACKLIST, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_str_equal (changes[i].name, name))
      run_change (GOPS_PEOPLE_PAGE (widget), changes[i].change, changes[i].on);
}

static void
on_ask_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  static const struct { const char *name; guint least; void (*present) (GopsSession *, GArray *, GtkWidget *); } questions[] = {
    { "page.blacklist", 1, gops_people_ask_reason },
    { "page.tags", 1, gops_people_ask_tags },
    { "page.merge", 2, gops_people_ask_merge },
    { "page.add-outreach", 1, gops_outreach_ask },
  };
  g_autoptr (GArray) ids = selected_ids (GOPS_PEOPLE_PAGE (widget));

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].name, name) && ids->len >= questions[i].least)
      questions[i].present (gops_view_get_session (widget), ids, widget);
}

/* What is about one person. */
static void
on_one_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  static const struct { const char *name; void (*present) (GopsSession *, gint64, GtkWidget *); } commands[] = {
    { "page.open", gops_person_card_present },
    { "page.save", gops_person_save_present },
    { "page.forget", gops_forget_present },
  };
  g_autoptr (GArray) ids = selected_ids (GOPS_PEOPLE_PAGE (widget));

  gops_session_flush (gops_view_get_session (widget));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name) && ids->len == 1)
      commands[i].present (gops_view_get_session (widget), g_array_index (ids, gint64, 0), widget);
}

static void
on_save_all_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gops_person_save_present (gops_view_get_session (widget), 0, widget);
}

static void
on_outreach_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gops_session_flush (gops_view_get_session (widget));
  gops_outreach_present (gops_view_get_session (widget), widget);
}

static void
on_select_none_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  (void) gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (GOPS_PEOPLE_PAGE (widget)->selection));
}

static void
on_find_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  (void) gtk_widget_grab_focus (GTK_WIDGET (GOPS_PEOPLE_PAGE (widget)->search));
}

static void
on_find_duplicates_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GtkWidget *pane = gops_view_get_pane (widget);

  gops_merge_pane_look (GOPS_MERGE_PANE (pane));
  if (!gtk_widget_get_mapped (pane))
    (void) gtk_widget_activate_action (widget, "win.toggle-pane", NULL);   /* on a narrow window it is behind a button */
}

/* --- keys and actions --- */

/* A row under the pointer, or with the keyboard, is chosen before the menu is about it. */
static void
choose_row (GopsPeoplePage *self,
            guint           position)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (selection, position))
    (void) gtk_selection_model_select_item (selection, position, TRUE);
}

/**
 * gops_people_page_make_row_menu:
 * @row: a #GopsPersonItem
 *
 * Returns: (transfer full): what can be done with those who are selected then
 */
GMenuModel *
gops_people_page_make_row_menu (GtkWidget *row)
{
  GopsPeoplePage *self = GOPS_PEOPLE_PAGE (gtk_widget_get_ancestor (row, GOPS_TYPE_PEOPLE_PAGE));
  GtkListItem *item = g_object_get_data (G_OBJECT (row), "item");

  choose_row (self, gtk_list_item_get_position (item));
  return g_object_ref (gtk_menu_button_get_menu_model (self->menu));
}

static gboolean
on_menu_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  GopsPeoplePage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, widget) ? gtk_widget_get_first_child (focus) : NULL;

  if (GOPS_IS_PERSON_ITEM (row))
    choose_row (self, gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), "item")));
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->menu)))
    gtk_menu_button_popup (self->menu);
  return TRUE;
}

static void
add_shortcut (GtkEventController *shortcuts,
              guint               key,
              GdkModifierType     modifiers,
              GtkShortcutAction  *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), action));
}

/* Keys that act while the list has the focus. */
void
gops_people_page_add_keys (GopsPeoplePage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  add_shortcut (shortcuts, GDK_KEY_Escape, 0, gtk_named_action_new ("page.select-none"));
  add_shortcut (shortcuts, GDK_KEY_F2, 0, gtk_named_action_new ("page.tags"));
  add_shortcut (shortcuts, GDK_KEY_Menu, 0, gtk_callback_action_new (on_menu_key_cb, self, NULL));
  add_shortcut (shortcuts, GDK_KEY_F10, GDK_SHIFT_MASK, gtk_callback_action_new (on_menu_key_cb, self, NULL));
  gtk_widget_add_controller (GTK_WIDGET (self->view), shortcuts);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->view));
}

void
gops_people_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "page.open", on_one_cb },           { "page.save", on_one_cb },          { "page.forget", on_one_cb },
    { "page.tags", on_ask_cb },           { "page.merge", on_ask_cb },         { "page.blacklist", on_ask_cb },
    { "page.whitelist", on_change_cb },   { "page.mark-staff", on_change_cb }, { "page.unmark-staff", on_change_cb },
    { "page.mark-bot", on_change_cb },    { "page.unmark-bot", on_change_cb }, { "page.save-all", on_save_all_cb },
    { "page.add-outreach", on_ask_cb },   { "page.outreach", on_outreach_cb },
    { "page.select-none", on_select_none_cb }, { "page.find", on_find_cb },    { "page.find-duplicates", on_find_duplicates_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "page.show", "show");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "page.find", NULL);
}
