/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of the window, full and empty, at the widths that count, and the dialogs over them: whatever takes the focus
 * has a name; and, where pictures are wanted, what they look like in light and dark. Nothing is done that leaves a toast. */

#include "config.h"

#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-reply-starter.h"
#include "gops-sample.h"
#include "gops-section.h"
#include "gops-text.h"
#include "gops-window-test.h"

#define SCREEN_HEIGHT 800

static const int widths[] = { 1280, 800, 360 };

/* A page as it can be seen; @toggle (nullable) is switched on first. */
static const struct
{
  const char *page, *toggle, *name;
} pages[] = {
  { "positioning", NULL, "positioning" },
  { "rules", NULL, "rules" },
  { "members", NULL, "members" },
  { "content", "month_toggle", "content-month" },
  { "content", "week_toggle", "content-week" },
  { "content", "board_toggle", "content-board" },
  { "content", "agenda_toggle", "content-agenda" },
  { "calendar", "month_toggle", "calendar-month" },
  { "calendar", "week_toggle", "calendar-week" },
  { "calendar", "board_toggle", "calendar-board" },
  { "publish", "posters_toggle", "publish-posters" },
  { "publish", "texts_toggle", "publish-texts" },
  { "today", NULL, "today" },
  { "people", NULL, "people" },
  { "library", NULL, "library" },
  { "groups", NULL, "groups" },
  { "roster", NULL, "roster" },
  { "history", NULL, "history" },
};

/* --- workspaces --- */

static void
run_sql (GopsStore  *store,
         const char *label,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (store, &error, label, NULL));
  g_assert_true (gops_store_exec (store, &error, sql, "s", gops_interface_language ()));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

/* The sample, with something in its history. */
static GopsTestStore
create_full (void)
{
  GopsTestStore test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (gops_sample_create (test.store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (gops_reply_starter_add (test.store, gops_interface_language (), &n, &error));
  run_sql (test.store, "Add material", "INSERT INTO material (id, kind, title, link, tags) VALUES (4711, 'link', 'example.org', 'https://example.org/?' || ?1, 'a')");
  run_sql (test.store, "Add tags", "UPDATE chat_group SET tags = tags || ',2027' WHERE language = ?1");
  return test;
}

/* One group with nothing in it. */
static GopsTestStore
create_empty (void)
{
  GopsTestStore test = gops_test_store_new ();

  (void) gops_test_add_group (test.store, g_str_equal (gops_interface_language (), "zh_CN") ? "晨跑·上海" : "Early Runners Bristol");
  run_sql (test.store, "Add tags", "UPDATE chat_group SET language = ?1");
  return test;
}

/* The one of the language that has most to show. */
static void
choose_group (GopsWindowTest *test)
{
  gint64 group = 0;

  g_assert_true (gops_store_read_int (test->store.store, &group, NULL, "SELECT id FROM chat_group g WHERE language = ?1 AND parent IS NULL"
                                      " ORDER BY (SELECT count(*) FROM plan_item WHERE group_id = g.id) DESC LIMIT 1", "s",
                                      gops_interface_language ()));
  gops_session_set_group (gops_window_test_session (test), group);
  gops_session_refresh_now (gops_window_test_session (test));
}

/* --- pages --- */

static gboolean
are_wanted (void)
{
  return g_getenv ("GOPS_PICTURES") != NULL;
}

/* Only pictures need all that is fetched in threads, and all that moves at rest. */
static void
let_draw (GtkWidget *widget)
{
  wait_frames (widget, are_wanted () ? 12 : 2);
}

static int
get_screen_width (GdkSurface *surface)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_surface_get_display (surface)), 0);
  GdkRectangle screen;

  gdk_monitor_get_geometry (monitor, &screen);
  return screen.width;
}

/* What the window holds becomes so large, as far as the screen allows: around it is a frame, which takes the place of a
 * shadow. */
static void
resize (GopsWindowTest *test,
        int             width,
        int             height)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (test->window));
  int frame = gdk_surface_get_width (surface) - gtk_widget_get_width (test->window);

  gtk_window_set_default_size (GTK_WINDOW (test->window), width + frame, height + frame);
  pump_until (gtk_widget_get_width (test->window) == MIN (width, get_screen_width (surface) - frame));
}

/* Returns: whether there is such a page at this width */
static gboolean
show_page (GopsWindowTest *test,
           guint           i)
{
  GtkWidget *toggle;

  gops_window_show_page (GOPS_WINDOW (test->window), pages[i].page);
  let_draw (test->window);
  if (pages[i].toggle == NULL)
    return TRUE;
  toggle = gops_ui_seek_id (test->window, pages[i].toggle);
  if (toggle != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  let_draw (test->window);
  return toggle != NULL || !g_str_equal (pages[i].toggle, "month_toggle");
}

/* What is closed at first. */
static void
open_sections (GtkWidget *widget)
{
  if (GOPS_IS_SECTION (widget))
    gops_section_set_open (GOPS_SECTION (widget), TRUE);
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    open_sections (child);
}

static gboolean
fits (GtkWidget *page,
      int        width)
{
  int minimum;

  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum <= MIN (width, gtk_widget_get_width (page));
}

static void
look_at_pages_at (GopsWindowTest *test,
                  const char     *kind,
                  int             width,
                  int             height)
{
  resize (test, width, height);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strdup_printf ("page-%s-%s-%s-%d", pages[i].name, kind, gops_interface_language (), width);

      if (!show_page (test, i))
        continue;
      if (height > SCREEN_HEIGHT)
        open_sections (test->window);
      gops_ui_test_names (test->window);
      gops_ui_test_mnemonics (test->window);
      pump_until (fits (gops_ui_find_type (test->window, "GopsView"), width));   /* what needs more would be cut off */
      gops_ui_test_fits (test->window);
      gops_ui_test_pictures (test->window, name);
    }
}

/* Only pictures need all widths: the narrowest is the hardest. */
static guint
first_width (void)
{
  return are_wanted () ? 0 : G_N_ELEMENTS (widths) - 1;
}

/* Without pictures the widest and the narrowest are enough. */
static void
look_at_pages (GopsTestStore store,
               const char   *kind,
               guint         first)
{
  GopsWindowTest test = gops_window_test_new_for (store, 1280, 800);

  choose_group (&test);
  for (guint w = first; w < G_N_ELEMENTS (widths); w += are_wanted () ? 1 : G_N_ELEMENTS (widths) - 1)
    look_at_pages_at (&test, kind, widths[w], widths[w] == 360 ? 720 : SCREEN_HEIGHT);
  gops_window_test_close (&test);
}

static void
test_full_pages (void)
{
  look_at_pages (create_full (), "full", 0);
}

/* What is reached by scrolling and opening; on a screen that is high enough it can be seen. */
static void
test_open_pages (void)
{
  GopsWindowTest test = gops_window_test_new_for (create_full (), 1280, 800);

  choose_group (&test);
  for (guint w = first_width (); w < G_N_ELEMENTS (widths); w++)
    look_at_pages_at (&test, "open", widths[w], 3 * SCREEN_HEIGHT);
  gops_window_test_close (&test);
}

static void
test_empty_pages (void)
{
  look_at_pages (create_empty (), "empty", first_width ());
}

static void
test_first_run (void)
{
  GopsWindowTest test = gops_window_test_new (1280, 800);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autofree char *name = g_strdup_printf ("first-run-%s-%d", gops_interface_language (), widths[w]);

      resize (&test, widths[w], 800);
      gops_ui_test_names (test.window);
      gops_ui_test_pictures (test.window, name);
    }
  gops_window_test_close (&test);
}

/* --- dialogs --- */

static void
look_at_dialog (GtkWidget  *dialog,
                const char *what,
                int         width)
{
  g_autofree char *name = g_strdup_printf ("dialog-%s-%s-%d", what, gops_interface_language (), width);

  let_draw (dialog);
  gops_ui_test_names (dialog);
  gops_ui_test_mnemonics (dialog);
  gops_ui_test_pictures (dialog, name);
}

static void
close_dialog (GopsWindowTest *test,
              GtkWidget      *dialog,
              const char     *type)
{
  gops_dialog_close (dialog);
  gops_ui_wait_gone (type);
  gops_window_test_settle (test);
}

static void
look_at_new_group (GopsWindowTest *test,
                   int             width)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (test->window, "win.new-group", NULL));
  dialog = gops_ui_find_type (NULL, "GopsNewGroup");
  look_at_dialog (dialog, "new-group-1", width);
  gops_ui_click (gops_ui_find_id (dialog, "next_button"));
  gops_ui_type (gops_ui_find_id (dialog, "name_row"), g_str_equal (gops_interface_language (), "zh_CN") ? "晨跑·杭州" : "Early Runners Leeds");
  look_at_dialog (dialog, "new-group-2", width);
  gops_ui_click (gops_ui_find_id (dialog, "next_button"));
  look_at_dialog (dialog, "new-group-3", width);
  close_dialog (test, dialog, "GopsNewGroup");
}

/* Those that an action of the page, or of the window, opens. */
static const struct
{
  const char *page, *action, *target, *type, *name;
} dialogs[] = {
  { "positioning", "win.edit-profile", NULL, "GopsProfileDialog", "profile" },
  { "positioning", "page.add-goal", NULL, "GopsGoalDialog", "goal" },
  { "positioning", "page.add-persona", NULL, "GopsPersonaDialog", "persona" },
  { "rules", "page.add-clause", "encouraged", "GopsClausePicker", "clause-picker" },
  { "rules", "page.versions", NULL, "GopsVersionsDialog", "versions" },
  { "rules", "page.offer", NULL, "GopsOfferDialog", "offer" },
  { "members", "page.import", NULL, "GopsImportDialog", "import" },
  { "content", "page.apply-sop", NULL, "GopsSopDialog", "sop" },
  { "content", "page.trade-dates", NULL, "GopsTradeDatesDialog", "trade-dates" },
  { "content", "page.digests", NULL, "GopsDigestDialog", "digests" },
  { "content", "page.duties", NULL, "GopsDutiesDialog", "duties" },
  { "content", "page.slots", NULL, "GopsSlotsView", "slots" },
  { "content", "page.fill-slots", NULL, "GopsFillView", "fill-slots" },
  { "content", "page.add-item", NULL, "GopsPlanItemEditor", "plan-item" },
  { "publish", "page.channels", NULL, "GopsChannelsDialog", "channels" },
  { "publish", "page.brand", NULL, "GopsBrandDialog", "brand" },
  { "publish", "page.batch-posters", NULL, "GopsPosterBatchDialog", "batch" },
  { "today", "win.search", NULL, "GopsSearchDialog", "search" },
};

static void
look_at_dialogs (GopsWindowTest *test,
                 int             width)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *from, *dialog;

      gops_window_show_page (GOPS_WINDOW (test->window), dialogs[i].page);
      let_draw (test->window);
      from = gops_ui_find_type (test->window, "GopsView");
      g_assert_true (gtk_widget_activate_action (from, dialogs[i].action, dialogs[i].target != NULL ? "s" : NULL, dialogs[i].target));
      dialog = gops_ui_find_type (NULL, dialogs[i].type);
      look_at_dialog (dialog, dialogs[i].name, width);
      close_dialog (test, dialog, dialogs[i].type);
    }
}

static void
look_at_preferences (GopsWindowTest *test,
                     int             width)
{
  GtkWidget *page;

  gops_preferences_show (gops_window_test_session (test), test->window);
  page = gops_ui_find_type (NULL, "AdwPreferencesPage");
  look_at_dialog (page, "preferences", width);   /* the frame is the toolkit's */
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));
  gops_ui_wait_gone ("AdwPreferencesPage");
}

static void
test_dialogs (void)
{
  GopsWindowTest test = gops_window_test_new_for (create_full (), 1280, 800);

  choose_group (&test);
  for (guint w = first_width (); w < G_N_ELEMENTS (widths); w++)
    {
      if (widths[w] == 800)
        continue;   /* as large as at 1280 */
      resize (&test, widths[w], 720);
      look_at_new_group (&test, widths[w]);
      look_at_dialogs (&test, widths[w]);
      look_at_preferences (&test, widths[w]);
    }
  gops_window_test_close (&test);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/window/pictures/first-run", test_first_run);
  g_test_add_func ("/window/pictures/full-pages", test_full_pages);
  g_test_add_func ("/window/pictures/open-pages", test_open_pages);
  g_test_add_func ("/window/pictures/empty-pages", test_empty_pages);
  g_test_add_func ("/window/pictures/dialogs", test_dialogs);

  return g_test_run ();
}
