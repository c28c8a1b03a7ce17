/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly slots, filling them, items that return, and plans from files: as a person does it, and the pictures of it. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-evergreen.h"
#include "gops-plan-chip.h"
#include "gops-plan-item-editor.h"
#include "gops-ui-use.h"

static GtkWidget *
open_dialog (GopsPageTest *test, const char *action, const char *type)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (test->page, action, NULL));
  for (guint i = 0; i < 200 && gops_ui_seek_type (NULL, type) == NULL; i++)
    wait_frames (test->window, 1);
  dialog = gops_ui_find_type (NULL, type);
  g_assert_nonnull (dialog);
  wait_frames (test->window, 10);
  return dialog;
}

static void
set_slots (GopsPageTest *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = gops_plan_slots_parse (text, &error);

  g_assert_true (gops_plan_slots_write (test->store.store, test->group, slots, &error));
  gops_page_test_settle (test);
}

static gint64
count (GopsPageTest *test, const char *what)
{
  gint64 n = 0;
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", what);

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, sql, NULL));
  return n;
}

static void
answer (GopsPageTest *test, const char *label)
{
  gops_ui_click (gops_page_test_anywhere (gops_page_test_find_labelled, label));
  gops_ui_settle ();
  gops_page_test_settle (test);
}

static GtkWidget *
find_icon (GtkWidget *parent, const char *icon)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon) == 0 ? child : find_icon (child, icon);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_class (GtkWidget *parent, const char *css_class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_has_css_class (child, css_class) ? child : find_class (child, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_slots (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *view = open_dialog (&test, "page.slots", "GopsSlotsView");
  GtkWidget *dialog = gtk_widget_get_parent (view);

  gops_ui_test_names (dialog);
  gops_ui_click (find_icon (dialog, "list-add-symbolic"));
  gops_ui_settle ();
  gops_ui_type (gops_page_test_anywhere (gops_page_test_find_titled, "Time (HH:MM)"), "19:30");
  answer (&test, "_Add");
  g_assert_cmpint (count (&test, "plan_slot WHERE weekday = 1 AND at_time = '19:30' AND type = ''"), ==, 1);
  wait_frames (test.window, 10);
  gops_ui_click (find_icon (view, "user-trash-symbolic"));
  gops_page_test_settle (&test);
  g_assert_cmpint (count (&test, "plan_slot"), ==, 0);
  gops_page_test_undo (&test);
  g_assert_cmpint (count (&test, "plan_slot"), ==, 1);
  gops_dialog_close (view);
  gops_ui_wait_gone ("GopsSlotsView");
}

static void
test_next_slot (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *editor;

  set_slots (&test, "MO 03:10 poll; TU 03:10 poll; WE 03:10 poll; TH 03:10 poll; FR 03:10 poll; SA 03:10 poll; SU 03:10 poll");
  editor = open_dialog (&test, "page.next-slot", "GopsPlanItemEditor");
  gops_ui_type (gops_page_test_find_titled (editor, "Title"), "Which day?");
  gops_dialog_close (editor);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  gops_page_test_settle (&test);
  g_assert_cmpint (count (&test, "plan_item WHERE title = 'Which day?' AND at_time = '03:10' AND type = 'poll'"), ==, 1);
}

/* The first chip that stands for a free slot. (nullable) */
static GtkWidget *
find_free (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GOPS_IS_PLAN_CHIP (child) && gtk_widget_get_mapped (child) &&
                         g_strcmp0 (gops_plan_chip_get_status (GOPS_PLAN_CHIP (child)), "free") == 0 ? child : find_free (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Free slots are places in month and week: a click begins an item there. */
static void
test_places (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *grid = gops_ui_find_id (test.page, "grid"), *editor;

  g_assert_null (find_free (grid));
  set_slots (&test, "MO 03:10 poll; TU 03:10 poll; WE 03:10 poll; TH 03:10 poll; FR 03:10 poll; SA 03:10 poll; SU 03:10 poll");
  wait_frames (test.window, 3);
  g_assert_nonnull (find_free (grid));
  gops_ui_test_picture (test.window, "plan-places-month");
  gops_ui_click (find_free (grid));
  editor = gops_ui_find_type (NULL, "GopsPlanItemEditor");
  gops_ui_type (gops_page_test_find_titled (editor, "Title"), "Which way?");
  gops_dialog_close (editor);
  gops_ui_wait_gone ("GopsPlanItemEditor");
  gops_page_test_settle (&test);
  g_assert_cmpint (count (&test, "plan_item WHERE title = 'Which way?' AND at_time = '03:10' AND type = 'poll'"), ==, 1);
  gops_ui_click (gops_ui_find_id (test.page, "week_toggle"));
  gops_ui_click (gops_ui_find_action (test.page, "page.next-month"));
  wait_frames (test.window, 3);
  g_assert_nonnull (find_free (gops_ui_find_type (test.page, "GopsWeekGrid")));
  gops_ui_test_names (test.page);
  gops_ui_test_picture (test.window, "plan-places-week");
}

static void
add_evergreen (GopsPageTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", test->group, "on-date", "2026-01-05", "at-time", "09:00", "type", "story",
    "title", "How Ana & Bo met", "text", "Once upon a time", "status", "done", "reuse-after", G_GINT64_CONSTANT (5), NULL);

  g_assert_true (gops_store_begin (test->store.store, &error, "Item", NULL));
  g_assert_true (gops_record_insert (item, test->store.store, &error));
  g_assert_true (gops_store_commit (test->store.store, &error));
  gops_page_test_settle (test);
}

static void
test_fill (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *view;
  gint64 before;

  set_slots (&test, "MO 03:10; TH 03:10");
  add_evergreen (&test);
  before = count (&test, "plan_item");
  view = open_dialog (&test, "page.fill-slots", "GopsFillView");
  gops_ui_test_names (gtk_widget_get_parent (view));
  gops_ui_click (find_class (gtk_widget_get_parent (view), "suggested-action"));
  gops_ui_wait_gone ("GopsFillView");
  g_assert_cmpint (count (&test, "plan_item WHERE reuse_of IS NOT NULL"), >=, 3);
  gops_page_test_undo (&test);
  g_assert_cmpint (count (&test, "plan_item"), ==, before);
}

/* Returns: the button that imports */
static GtkWidget *
show_import (GopsPageTest *test)
{
  g_autofree char *path = g_build_filename (test->store.folder, "plan.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *button;

  g_assert_true (g_file_set_contents (path, "Date,Time,Title,Text\n2027-02-01,20:00,One,A\n2027-02-02,20:00,Two,B\nnever,20:00,Three,C\n", -1, NULL));
  g_assert_nonnull (gops_plan_import_show (test->session, file, test->page));
  button = find_class (gops_ui_find_type (NULL, "GopsPlanImportDialog"), "suggested-action");
  for (guint i = 0; i < 200 && !gtk_widget_get_sensitive (button); i++)
    wait_frames (button, 1);
  return button;
}

static void
test_import (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  gint64 before = count (&test, "plan_item");
  GtkWidget *button = show_import (&test);

  gops_ui_test_names (gops_ui_find_type (NULL, "GopsPlanImportDialog"));
  g_signal_emit_by_name (button, "clicked");   /* its window goes at some moment */
  gops_ui_wait_gone ("GopsPlanImportDialog");
  gops_page_test_settle (&test);
  g_assert_cmpint (count (&test, "plan_item"), ==, before + 2);
  gops_page_test_undo (&test);
  g_assert_cmpint (count (&test, "plan_item"), ==, before);
}

/* The plan that was asked for is saved, whatever group is shown when a place for it is chosen. */
static void
test_export (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "zh_CN", 1280);
  g_autofree char *path = g_build_filename (test.store.folder, "plan.csv", NULL), *written = NULL, *title = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_read_text (test.store.store, &title, &error, "SELECT title FROM plan_item WHERE group_id = ?1 AND title <> ''", "l", test.group));
  g_assert_true (gtk_widget_activate_action (test.page, "page.export-plan", NULL));
  gops_session_set_group (test.session, 0);
  gops_ui_choose_file (path);
  for (guint i = 0; i < 200 && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    wait_frames (test.window, 1);
  g_assert_true (g_file_get_contents (path, &written, NULL, &error));
  g_assert_nonnull (strstr (written, title));
  gops_ui_settle ();
}

static void
picture (GtkWidget *dialog, const char *what, const char *language, int width)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%d", what, language, width);

  gops_ui_test_fits (dialog);
  if (g_getenv ("GOPS_PICTURES") != NULL)
    gops_ui_test_pictures (dialog, name);
  gops_dialog_close (dialog);
}

static void
look (GopsPageTest *test, const char *action, const char *type, const char *language, int width)
{
  picture (gtk_widget_get_parent (open_dialog (test, action, type)), action + strlen ("page."), language, width);
  gops_ui_wait_gone (type);
}

static void
test_pictures (void)
{
  const char *languages[] = { "en", "zh_CN" };
  const int widths[] = { 360, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, languages[i], widths[j]);

        look (&test, "page.slots", "GopsSlotsView", languages[i], widths[j]);
        set_slots (&test, "MO 08:00 news; MO 20:00 topic; WE 20:00; FR 19:30 story; SU 10:00 digest");
        add_evergreen (&test);
        look (&test, "page.fill-slots", "GopsFillView", languages[i], widths[j]);
        look (&test, "page.slots", "GopsSlotsView", languages[i], widths[j]);
        (void) show_import (&test);
        picture (gops_ui_find_type (NULL, "GopsPlanImportDialog"), "plan-import", languages[i], widths[j]);
        gops_ui_wait_gone ("GopsPlanImportDialog");
      }
}

int
main (int argc, char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/plan-slots/slots", test_slots);
  g_test_add_func ("/plan-slots/next", test_next_slot);
  g_test_add_func ("/plan-slots/places", test_places);
  g_test_add_func ("/plan-slots/fill", test_fill);
  g_test_add_func ("/plan-slots/import", test_import);
  g_test_add_func ("/plan-slots/export", test_export);
  g_test_add_func ("/plan-slots/pictures", test_pictures);
  return g_test_run ();
}
