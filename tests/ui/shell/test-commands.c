/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's commands, its toasts and its sidebar say of the state that things are in. */

#include "config.h"

#include <string.h>

#include "gops-dialog.h"
#include "gops-group-maker.h"
#include "gops-journal.h"
#include "gops-new-group.h"
#include "gops-test-store.h"
#include "gops-sidebar.h"
#include "gops-today.h"
#include "gops-ui-use.h"
#include "gops-window.h"

static GtkApplication *application;   /* one for all tests: its D-Bus path can be taken only once */

typedef struct
{
  GtkWidget    *window;
  GopsTestStore store;
  gint64        group;
} Test;

static Test
open_window (void)
{
  const GopsGroupDraft draft = { .kind = "interest", .platform = "whatsapp", .language = "en", .name = "Early Runners" };
  Test test = { .store = gops_test_store_new () };

  test.group = gops_method_create_group (test.store.store, &draft, NULL);
  test.window = gops_window_new (application);
  gops_window_set_store (GOPS_WINDOW (test.window), test.store.store);
  gtk_window_set_default_size (GTK_WINDOW (test.window), 1280, 800);
  gtk_window_present (GTK_WINDOW (test.window));
  wait_frames (test.window, 3);
  return test;
}

static void
test_clear (Test *test)
{
  gops_ui_test_close (test->window, NULL);
  gops_test_store_clear (&test->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Test, test_clear)

static GopsSession *
session_of (Test *test)
{
  return gops_window_get_session (GOPS_WINDOW (test->window));
}

static gboolean
can (Test       *test,
     const char *action)
{
  /* an action that is disabled is not activated; none of those asked for does anything without the other */
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gops_session_refresh_now (session_of (test));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_insert_before (button, test->window, NULL);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}

/* --- exporting --- */

/* From wherever one is. */
static void
test_exports_members (void)
{
  g_auto (Test) test = open_window ();
  g_autofree char *path = g_build_filename (test.store.folder, "members.csv", NULL);

  g_assert_true (gtk_widget_activate_action (test.window, "win.show-page", "s", "rules"));
  wait_frames (test.window, 5);
  g_assert_true (can (&test, "win.save-members"));
  g_assert_true (gtk_widget_activate_action (test.window, "win.save-members", NULL));
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  wait_frames (test.window, 10);
}

/* --- archiving --- */

static void
expect_archived (Test     *test,
                 gboolean  archived)
{
  g_assert_cmpint (can (test, "win.archive-group"), ==, !archived);
  g_assert_cmpint (can (test, "win.unarchive-group"), ==, archived);
}

static void
test_archive (void)
{
  g_auto (Test) test = open_window ();

  expect_archived (&test, FALSE);
  g_assert_true (gtk_widget_activate_action (test.window, "win.archive-group", NULL));
  expect_archived (&test, TRUE);
  g_assert_true (gops_session_undo (session_of (&test)));
  expect_archived (&test, FALSE);
  g_assert_true (gops_session_redo (session_of (&test)));
  expect_archived (&test, TRUE);
  g_assert_true (gtk_widget_activate_action (test.window, "win.unarchive-group", NULL));
  expect_archived (&test, FALSE);
}

/* --- people --- */

static void
add_person (Test *test)
{
  g_assert_true (gops_store_begin (test->store.store, NULL, "Add", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "INSERT INTO person (id, name) VALUES (77, 'Ada')", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "INSERT INTO membership (id, group_id, person_id) VALUES (78, ?1, 77)", "l", test->group));
  g_assert_true (gops_store_commit (test->store.store, NULL));
}

static void
mark_person (Test *test)
{
  g_assert_true (gops_store_begin (test->store.store, NULL, "Mark", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "UPDATE person SET staff = 1 WHERE id = 77", NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
}

/* What is undone about a person is shown where one looks at people. */
static void
test_undo_of_people (void)
{
  g_auto (Test) test = open_window ();

  add_person (&test);
  mark_person (&test);
  gops_window_show_page (GOPS_WINDOW (test.window), "people");
  pump_until (g_strcmp0 (gops_window_get_page (GOPS_WINDOW (test.window)), "people") == 0);
  wait_frames (test.window, 2);
  g_assert_true (gops_session_undo (session_of (&test)));
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, "people");
  gops_window_show_page (GOPS_WINDOW (test.window), "positioning");
  wait_frames (test.window, 2);
  g_assert_true (gops_session_redo (session_of (&test)));
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, "members");
}

/* --- toasts --- */

static gboolean
has_text (GtkWidget  *parent,
          const char *text)
{
  if (GTK_IS_LABEL (parent) && strstr (gtk_label_get_label (GTK_LABEL (parent)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
shows_toast (Test       *test,
             const char *text)
{
  return has_text (gops_ui_test_find (test->window, ADW_TYPE_TOAST_OVERLAY, NULL), text);
}

static void
rename_group (Test       *test,
              const char *name)
{
  g_assert_true (gops_store_begin (test->store.store, NULL, "Rename", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "UPDATE chat_group SET name = ?1 WHERE id = ?2", "sl", name, test->group));
  g_assert_true (gops_store_commit (test->store.store, NULL));
}

static void
test_toast_of_undone (void)
{
  g_auto (Test) test = open_window ();

  rename_group (&test, "One");
  gops_session_toast_undo (session_of (&test), "Renamed to One");
  pump_until (shows_toast (&test, "Renamed to One"));
  g_assert_true (gops_session_undo (session_of (&test)));
  pump_until (!shows_toast (&test, "Renamed to One"));
}

/* One that is still waiting behind another is dropped as well, and so is one that a newer action has overtaken. */
static void
test_toast_that_waits (void)
{
  g_auto (Test) test = open_window ();

  gops_session_toast (session_of (&test), "Something else");
  rename_group (&test, "One");
  gops_session_toast_undo (session_of (&test), "Renamed to One");
  rename_group (&test, "Two");
  gops_session_toast_undo (session_of (&test), "Renamed to Two");
  g_assert_true (gops_session_undo (session_of (&test)));
  rename_group (&test, "Three");
  gops_session_toast_undo (session_of (&test), "Renamed to Three");
  pump_until (shows_toast (&test, "Renamed to Three"));
  g_assert_false (shows_toast (&test, "Renamed to One"));
  g_assert_false (shows_toast (&test, "Renamed to Two"));
}

/* What is said last is what is shown: nobody reads of one text while another one is in the clipboard. */
static void
test_toast_replaces (void)
{
  g_auto (Test) test = open_window ();
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The file is gone");

  gops_session_report (session_of (&test), error);
  pump_until (shows_toast (&test, "The file is gone"));
  gops_session_toast (session_of (&test), "Copied for One");
  g_assert_true (shows_toast (&test, "The file is gone"));   /* it is to be read first */
  gops_session_toast (session_of (&test), "Copied for Two");
  gops_session_toast (session_of (&test), "Copied for Three");
  pump_until (shows_toast (&test, "Copied for Three"));
  g_assert_false (shows_toast (&test, "Copied for One"));
  g_assert_false (shows_toast (&test, "Copied for Two"));
}

/* --- many groups from one --- */

static gint64
count_groups (Test *test)
{
  gint64 n = 0;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, "SELECT count(*) FROM chat_group WHERE deleted_at = 0", NULL));
  return n;
}

static void
test_makes_copies (void)
{
  g_auto (Test) test = open_window ();

  g_assert_true (gtk_widget_activate_action (test.window, "win.make-copies", NULL));
  gops_ui_settle ();
  gops_ui_test_picture (test.window, "make-copies");
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  pump_until (count_groups (&test) == 10);
  gops_assert_query (test.store.store, "SELECT min (name), count (DISTINCT owner) FROM chat_group WHERE name LIKE 'Early Runners %'", "Early Runners 10|1");
  pump_until (shows_toast (&test, "9 groups"));
  g_assert_true (gops_session_undo (session_of (&test)));
  g_assert_cmpint (count_groups (&test), ==, 1);
}

/* A toast stands in the dialog that caused it, its button does what it says there, and it goes on in the window when the dialog
 * is closed at once. */
static void
test_toast_in_dialog (void)
{
  g_auto (Test) test = open_window ();
  GtkWidget *child = gtk_label_new ("Dialog"), *dialog = gops_dialog_present (child, "Dialog", 300, 200, test.window);

  wait_frames (test.window, 3);
  rename_group (&test, "One");
  gops_session_toast_undo (session_of (&test), "Renamed to One");
  pump_until (has_text (gtk_widget_get_parent (child), "Renamed to One"));
  g_assert_false (shows_toast (&test, "Renamed to One") && !gtk_widget_is_ancestor (dialog, test.window));
  gops_ui_click (gops_ui_test_find (gtk_widget_get_parent (child), GTK_TYPE_BUTTON, NULL));
  gops_assert_query (test.store.store, "SELECT name FROM chat_group", "Early Runners");
  gops_session_toast (session_of (&test), "Saved");
  pump_until (has_text (gtk_widget_get_parent (child), "Saved"));
  gops_dialog_close (child);
  pump_until (shows_toast (&test, "Saved"));
}

/* Undone in a dialog while another one lies over it, and both closed while toasts slide: each toast goes on once, and none is
 * touched after it is gone. */
static void
test_toast_between_dialogs (void)
{
  g_auto (Test) test = open_window ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint round = 0; round < 4; round++)
    {
      GtkWidget *below = gtk_label_new ("Below"), *above = gtk_label_new ("Above");

      gops_dialog_present (below, "Below", 300, 200, test.window);
      wait_frames (test.window, 3);
      rename_group (&test, "One");
      gops_session_toast_undo (session_of (&test), "Renamed to One");
      wait_frames (test.window, 3);
      gops_dialog_present (above, "Above", 200, 100, below);
      wait_frames (test.window, 3);
      g_assert_true (gops_session_undo (session_of (&test)));
      gops_session_toast (session_of (&test), "The import was undone");
      if (round % 2 == 0)
        wait_frames (test.window, 2);
      gops_dialog_close (above);
      if (round > 1)
        wait_frames (test.window, 2);
      gops_session_toast (session_of (&test), "Saved");
      gops_dialog_close (below);
      gops_session_toast (session_of (&test), "Closed");
      pump_until (shows_toast (&test, "Closed"));
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* --- the number beside Today --- */

static void
test_today (void)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "Etc/UTC", "Pacific/Pago_Pago" };
  g_auto (Test) test = open_window ();
  GopsStore *store = test.store.store;
  gint64 now = gops_store_now (store);
  g_autofree char *left = NULL;

  /* East and west of everybody: one of them is at another day than the system. In the middle: whenever this runs, one of
   * the three has something before it today. */
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      const GopsGroupDraft draft = { .kind = "camp", .platform = "wechat", .language = "zh_CN", .name = zones[i], .time_zone = zones[i] };

      g_assert_cmpint (gops_method_create_group (store, &draft, NULL), !=, 0);
    }
  gops_session_refresh_now (session_of (&test));
  left = g_strdup_printf ("%u", gops_today_count_left (store, now));
  g_assert_cmpuint (gops_today_count_left (store, now), >, 0);
  pump_until (has_text (test.window, left));
  gops_window_show_page (GOPS_WINDOW (test.window), "today");
  g_free (left);
  left = g_strdup_printf ("%u to go", gops_today_count_left (store, now));
  pump_until (has_text (test.window, left));
}

/* --- the groups of the sidebar --- */

static const char *
first_group (Test *test)
{
  GtkListView *view = GTK_LIST_VIEW (gops_ui_test_find (test->window, GTK_TYPE_LIST_VIEW, "navigation-sidebar"));
  g_autoptr (GopsGroup) group = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), 0);

  return group != NULL ? gops_record_get_text (group, GOPS_GROUP_NAME) : "";
}

/* What was to be sent by now puts a group first where a person wants that, and sending it puts it back. */
static void
test_needs_first (void)
{
  g_auto (Test) test = open_window ();
  GopsStore *store = test.store.store;
  const GopsGroupDraft draft = { .kind = "interest", .platform = "whatsapp", .language = "en", .name = "Zebra Walkers", .time_zone = "UTC" };
  gint64 last = gops_method_create_group (store, &draft, NULL);

  g_assert_true (gops_store_begin (store, NULL, "Late", NULL));
  g_assert_true (gops_store_exec (store, NULL, "DELETE FROM plan_item", NULL));
  g_assert_true (gops_store_exec (store, NULL, "UPDATE chat_group SET status = 'active'", NULL));
  g_assert_true (gops_store_exec (store, NULL, "INSERT INTO plan_item (id, group_id, title, on_date, at_time, status)"
                                  " VALUES (77, ?1, 'Roll-call', date ('now'), '00:00', 'ready')", "l", last));
  g_assert_true (gops_store_commit (store, NULL));
  gops_session_refresh_now (session_of (&test));
  pump_until (g_str_equal (first_group (&test), "Early Runners"));
  g_assert_true (gtk_widget_activate_action (gops_ui_test_find (test.window, GTK_TYPE_LIST_VIEW, "navigation-sidebar"), "sidebar.order", "s", "needs"));
  pump_until (g_str_equal (first_group (&test), "Zebra Walkers"));
  g_assert_true (gops_plan_mark_done (store, 77, TRUE, NULL));
  pump_until (g_str_equal (first_group (&test), "Early Runners"));
  g_assert_true (gops_session_undo (session_of (&test)));
  pump_until (g_str_equal (first_group (&test), "Zebra Walkers"));
}

/* --- the assistant --- */

static GtkWidget *
find_named (GtkWidget  *parent,
            const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (parent)), id) == 0)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A name that cannot be is refused where it is typed, with the reason. */
static void
test_assistant_checks_name (void)
{
  static const struct { const char *name; gboolean right; } cases[] = {
    { "", FALSE }, { "   ", FALSE }, { "Early Runners", TRUE }, { "a\342\200\256b", FALSE }, { NULL, FALSE }, { "晨跑", TRUE },
  };
  g_auto (GopsTestStore) store = gops_test_store_new ();
  g_autoptr (GopsSession) session = gops_session_new (store.store);
  GtkWidget *assistant = gops_new_group_new (session);
  GtkWidget *window = gops_ui_test_show (assistant, 912, 640);
  GtkWidget *next = find_named (assistant, "next_button");
  g_autofree char *long_name = g_strnfill (201, 'x');

  gops_ui_test_pictures (window, "new-group-kind");
  g_signal_emit_by_name (next, "clicked");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = cases[i].name != NULL ? cases[i].name : long_name;
      const char *hint;

      gtk_editable_set_text (GTK_EDITABLE (find_named (assistant, "name_row")), name);
      hint = gtk_label_get_label (GTK_LABEL (find_named (assistant, "place_hint")));
      g_assert_cmpint (gtk_widget_get_sensitive (next), ==, cases[i].right);
      g_assert_cmpint (*hint != '\0', ==, !cases[i].right && *g_strstrip (g_strdup (name)) != '\0');
    }
  gtk_editable_set_text (GTK_EDITABLE (find_named (assistant, "name_row")), "a\342\200\256b");
  gops_ui_test_pictures (window, "new-group-bad-name");
  gops_ui_test_close (window, assistant);
}

/* --- the step --- */

/* Who looks at people and comes back finds the step that they left. */
static void
test_step_is_kept (void)
{
  g_auto (Test) test = open_window ();
  GtkWidget *sidebar = gops_ui_test_find (test.window, GOPS_TYPE_SIDEBAR, NULL);

  gops_window_show_page (GOPS_WINDOW (test.window), "members");
  gops_window_show_page (GOPS_WINDOW (test.window), "people");
  g_signal_emit_by_name (sidebar, "group-wanted", test.group);
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, "members");
}

/* --- where a group begins --- */

static GtkAdjustment *
find_scrolled (Test *test)
{
  GtkWidget *audience = gops_ui_find_id (gops_ui_find_type (test->window, "GopsPositioningPage"), "audience");

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (audience, GTK_TYPE_SCROLLED_WINDOW)));
}

static void
test_other_group (void)
{
  const GopsGroupDraft draft = { .kind = "interest", .platform = "whatsapp", .language = "en", .name = "Late Runners" };
  g_auto (Test) test = open_window ();
  gint64 other = gops_method_create_group (test.store.store, &draft, NULL);

  gops_window_show_page (GOPS_WINDOW (test.window), "positioning");
  wait_frames (test.window, 3);
  gtk_adjustment_set_value (find_scrolled (&test), 400);
  wait_frames (test.window, 3);
  gops_session_refresh_now (session_of (&test));
  g_assert_cmpfloat (gtk_adjustment_get_value (find_scrolled (&test)), ==, 400);
  gops_session_set_group (session_of (&test), other);
  wait_frames (test.window, 5);
  g_assert_cmpfloat (gtk_adjustment_get_value (find_scrolled (&test)), ==, 0);
}

/* --- undo on Today, and where the keyboard is after the sheet of an item --- */

static gint64
add_item_of_today (Test *test)
{
  g_autofree char *today = gops_date_today (test->store.store, NULL);
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test->group, "on-date", today, "at-time", "23:58",
                                                   "type", "topic", "status", "idea", "title", "Stretching", NULL);

  g_assert_true (gops_store_begin (test->store.store, NULL, "Add plan item", NULL));
  g_assert_true (gops_record_insert (item, test->store.store, NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_session_refresh_now (session_of (test));
  return gops_record_get_id (item);
}

static void
rename_item (Test   *test,
             gint64  item)
{
  g_assert_true (gops_store_begin (test->store.store, NULL, "Rename", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "UPDATE plan_item SET title = title || '!' WHERE id = ?1", "l", item));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  gops_session_refresh_now (session_of (test));
}

static void
test_undo_on_today (void)
{
  g_auto (Test) test = open_window ();
  gint64 item = add_item_of_today (&test);

  rename_item (&test, item);
  gops_window_show_page (GOPS_WINDOW (test.window), "today");
  wait_frames (test.window, 3);
  g_assert_true (gops_session_undo (session_of (&test)));
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, "today");
  g_assert_true (gops_session_undo (session_of (&test)));   /* the item itself: nothing on Today shows that */
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, "content");
}

static GtkWidget *
find_row_of (GtkWidget  *parent,
             const char *type,
             const char *text)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (parent) && g_str_equal (G_OBJECT_TYPE_NAME (parent), type) && has_text (parent, text))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row_of (child, type, text);
  return found;
}

/* Saving makes the rows of a list anew, while the sheet has the keyboard. */
static void
expect_focus_back (Test       *test,
                   gint64      item,
                   const char *row_type)
{
  GtkWidget *row = find_row_of (test->window, row_type, "Stretching"), *focus, *other = gtk_window_new ();

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_window_set_transient_for (GTK_WINDOW (other), GTK_WINDOW (test->window));
  gtk_window_present (GTK_WINDOW (other));
  wait_frames (other, 3);
  rename_item (test, item);
  wait_frames (test->window, 3);
  gtk_window_destroy (GTK_WINDOW (other));
  wait_frames (test->window, 5);
  focus = gtk_root_get_focus (GTK_ROOT (test->window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, row_type);
  g_assert_true (has_text (focus, "Stretching"));
}

static void
test_focus_comes_back (void)
{
  g_auto (Test) test = open_window ();
  gint64 item = add_item_of_today (&test);

  gops_window_show_page (GOPS_WINDOW (test.window), "today");
  wait_frames (test.window, 3);
  expect_focus_back (&test, item, "GopsTodayRow");
  gops_window_show_page (GOPS_WINDOW (test.window), "content");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gops_ui_find_id (NULL, "agenda_toggle")), TRUE);
  wait_frames (test.window, 3);
  expect_focus_back (&test, item, "GopsAgendaRow");
}

/* --- from the search to a clause --- */

static gint64
last_clause (Test *test)
{
  const GopsDossier *dossier = gops_session_get_dossier (session_of (test));

  return gops_record_get_id (g_ptr_array_index (dossier->clauses, dossier->clauses->len - 1));
}

static void
expect_in_view (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, scrolled, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (scrolled));
}

static void
test_clause_by_search (void)
{
  g_auto (Test) test = open_window ();
  gint64 clause;
  GtkWidget *focus;

  g_assert_true (gops_ui_key (GDK_KEY_g, GDK_CONTROL_MASK));
  gops_session_set_group (session_of (&test), test.group);
  clause = last_clause (&test);
  g_assert_true (gops_store_begin (test.store.store, NULL, "Edit", NULL));
  g_assert_true (gops_store_exec (test.store.store, NULL, "UPDATE clause SET text = 'Zebras may graze' WHERE id = ?1", "l", clause));
  g_assert_true (gops_store_commit (test.store.store, NULL));
  gops_session_refresh_now (session_of (&test));
  g_assert_true (gops_ui_key (GDK_KEY_k, GDK_CONTROL_MASK));
  gops_ui_type (gops_ui_find_type (gops_ui_find_type (NULL, "GopsSearchDialog"), "GtkSearchEntry"), "Zebras");
  pump_until (has_text (gops_ui_find_type (NULL, "GopsSearchDialog"), "Zebras may"));
  g_signal_emit_by_name (gops_ui_find_type (gops_ui_find_type (NULL, "GopsSearchDialog"), "GtkSearchEntry"), "activate");
  gops_ui_wait_gone ("GopsSearchDialog");
  wait_frames (test.window, 5);
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test.window)), ==, "rules");
  focus = gtk_root_get_focus (GTK_ROOT (test.window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, "GopsClauseRow");
  g_assert_true (has_text (focus, "Zebras may"));
  expect_in_view (focus);
}

/* --- keys in a search --- */

static GtkEditable *
focus_search (Test *test)
{
  GtkWidget *search;

  add_person (test);
  gops_session_refresh_now (session_of (test));
  gops_window_show_page (GOPS_WINDOW (test->window), "members");
  wait_frames (test->window, 3);
  search = gops_ui_find_id (NULL, "search");
  g_assert_true (gtk_widget_grab_focus (search));
  return GTK_EDITABLE (search);
}

static gint64
count_people (Test *test)
{
  gint64 n = -1;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, "SELECT count(*) FROM person", NULL));
  return n;
}

static void
test_undo_in_search (void)
{
  g_auto (Test) test = open_window ();
  GtkEditable *search = focus_search (&test);

  g_assert_true (gops_ui_key (GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpint (count_people (&test), ==, 0);
  gops_session_refresh_now (session_of (&test));
  g_assert_true (gops_session_redo (session_of (&test)));
  gops_session_refresh_now (session_of (&test));
  wait_frames (test.window, 2);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (search)));
  gtk_editable_set_text (search, "Ad");
  (void) gops_ui_key (GDK_KEY_z, GDK_CONTROL_MASK);   /* the entry's own */
  g_assert_cmpint (count_people (&test), ==, 1);
}

/* A field that is tied to a column has no undo of its own, and takes the window's. */
static void
test_undo_in_field (void)
{
  g_auto (Test) test = open_window ();
  g_autofree char *before = NULL;
  GtkWidget *field;

  gops_session_go_to (session_of (&test), &(GopsPlace) { "positioning", gops_session_get_group (session_of (&test)), NULL, 0, NULL });
  wait_frames (test.window, 2);
  field = gops_ui_find_id (NULL, "theme");
  g_assert_true (gtk_widget_grab_focus (field));
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  gtk_editable_set_text (GTK_EDITABLE (field), "Sourdough at home");
  g_assert_true (gops_ui_key (GDK_KEY_z, GDK_CONTROL_MASK));
  pump_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field)), before));
  g_assert_true (gtk_widget_grab_focus (field));
  g_assert_true (gops_ui_key (GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  pump_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field)), "Sourdough at home"));
}

/* --- pasting --- */

static GtkWidget *
find_import (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GType type = g_type_from_name ("GopsImportDialog");

      found = type != 0 ? gops_ui_test_find (window, type, NULL) : NULL;
    }
  return found;
}

/* What was copied from a chat opens the import. */
static void
test_paste (void)
{
  g_auto (Test) test = open_window ();
  GtkStack *stack;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (test.window), "Maeve Tanner 2026/9/18 08:15\nMorning!\n\nIdris Cole 2026/9/18 08:16\nHello\n");
  g_assert_true (can (&test, "win.paste"));
  g_assert_true (gops_ui_test_press (test.window, GDK_KEY_v, GDK_CONTROL_MASK));
  pump_until (find_import () != NULL);
  stack = GTK_STACK (gops_ui_test_find (find_import (), GTK_TYPE_STACK, NULL));
  pump_until (g_str_equal (gtk_stack_get_visible_child_name (stack), "chat"));
  g_assert_true (gtk_widget_activate_action (find_import (), "import.close", NULL));
  pump_until (find_import () == NULL);
}

static void
close_import (void)
{
  g_assert_true (gtk_widget_activate_action (find_import (), "import.close", NULL));
  pump_until (find_import () == NULL);
}

/* Several lines are a chat also while the keyboard is in the search, one line is what is searched for. */
static void
test_paste_in_search (void)
{
  g_auto (Test) test = open_window ();
  GtkEditable *search = focus_search (&test);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (test.window), "Ada\n");
  g_assert_true (gops_ui_key (GDK_KEY_v, GDK_CONTROL_MASK));
  pump_until (*gtk_editable_get_text (search) != '\0');
  g_assert_null (find_import ());
  gtk_editable_set_text (search, "");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (test.window), "Maeve Tanner 2026/9/18 08:15\nMorning!\n");
  g_assert_true (gops_ui_key (GDK_KEY_v, GDK_CONTROL_MASK));
  pump_until (find_import () != NULL);
  close_import ();
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("com.example.GroupOps.Test", G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/commands/exports-members", test_exports_members);
  g_test_add_func ("/commands/archive-or-unarchive", test_archive);
  g_test_add_func ("/commands/undo-of-people", test_undo_of_people);
  g_test_add_func ("/commands/toast-of-what-was-undone", test_toast_of_undone);
  g_test_add_func ("/commands/toast-that-waits", test_toast_that_waits);
  g_test_add_func ("/commands/toast-replaces", test_toast_replaces);
  g_test_add_func ("/commands/makes-copies", test_makes_copies);
  g_test_add_func ("/commands/toast-in-dialog", test_toast_in_dialog);
  g_test_add_func ("/commands/toast-between-dialogs", test_toast_between_dialogs);
  g_test_add_func ("/commands/needs-first", test_needs_first);
  g_test_add_func ("/commands/number-beside-today", test_today);
  g_test_add_func ("/commands/assistant-checks-the-name", test_assistant_checks_name);
  g_test_add_func ("/commands/paste-imports", test_paste);
  g_test_add_func ("/commands/paste-in-a-search", test_paste_in_search);
  g_test_add_func ("/commands/undo-in-a-search", test_undo_in_search);
  g_test_add_func ("/commands/undo-in-a-field", test_undo_in_field);
  g_test_add_func ("/commands/step-is-kept", test_step_is_kept);
  g_test_add_func ("/commands/undo-on-today", test_undo_on_today);
  g_test_add_func ("/commands/focus-comes-back", test_focus_comes_back);
  g_test_add_func ("/commands/clause-by-search", test_clause_by_search);
  g_test_add_func ("/commands/other-group-begins-at-the-top", test_other_group);
  return g_test_run ();
}
