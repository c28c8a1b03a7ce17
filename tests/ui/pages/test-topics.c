/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What they talk about: words, questions and links, each put into the plan with a click, and how soon a question is answered. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-compat.h"
#include "gops-dialog.h"
#include "gops-message-number.h"
#include "gops-sample.h"
#include "gops-topics-dialog.h"
#include "gops-ui-use.h"
#include "gops-workspace.h"

static const char *const people[] = { "Ann", "Bob", "Cem", "Dee" };

static void
say (GopsPageTest *test,
     gint64        person,
     int           ago,
     int           minutes,
     const char   *text)
{
  gint64 at = gops_store_now (test->store.store) - ago * (gint64) G_TIME_SPAN_DAY - G_TIME_SPAN_HOUR * 2 + minutes * GOPS_MINUTE;
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec (test->store.store, &error, "INSERT INTO message (group_id, message_id, person_id, at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  "lllls", test->group, gops_message_number (at, (guint64) person + (guint64) minutes), person, at, text));
  g_assert_no_error (error);
}

/* Five weeks of chat: in the last one everybody speaks of a marathon, somebody asks, two share an address. */
static void
add_talk (GopsPageTest *test)
{
  gint64 ids[G_N_ELEMENTS (people)];
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (test->store.store, &error, "Set up", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      ids[i] = gops_store_new_id (test->store.store);
      g_assert_true (gops_store_exec (test->store.store, &error, "INSERT INTO person (id, name) VALUES (?1, ?2)", "ls", ids[i], people[i]));
    }
  for (int ago = 33; ago >= 1; ago--)
    for (guint i = 0; i < G_N_ELEMENTS (people); i++)
      say (test, ids[i], ago, (int) i, ago < 7 ? "the marathon" : "shoes");
  say (test, ids[0], 1, 30, "Which <shoes> & socks for the marathon?");
  say (test, ids[1], 0, 0, "https://example.com/plan?utm_source=a");
  say (test, ids[2], 0, 1, "https://example.com/plan");
  g_assert_true (gops_store_commit (test->store.store, &error));
  gops_page_test_settle (test);
}

static guint
count_items (GopsPageTest *test)
{
  gint64 n = 0;

  g_assert_true (gops_store_read_int (test->store.store, &n, NULL, "SELECT count(*) FROM plan_item WHERE group_id = ?1", "l", test->group));
  return (guint) n;
}

static GtkWidget *
open_dialog (GopsPageTest *test)
{
  GtkWidget *view;

  gtk_widget_activate_action (test->page, "page.topics", NULL);
  view = gops_ui_find_type (NULL, "GopsTopicsView");
  pump_until (!gops_loaded_view_is_loading (GOPS_LOADED_VIEW (view)));
  return view;
}

/* Returns: (nullable): the row that says @title */
static GtkWidget *
seek_row (GtkWidget  *within,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (within))
    return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (within)), title) ? within : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = seek_row (child, title);
  return found;
}

/* Of two buttons the last puts into the plan. */
static void
plan (GtkWidget  *view,
      const char *title)
{
  GtkWidget *row = seek_row (view, title);
  GtkWidget *button;

  g_assert_nonnull (row);
  button = gops_ui_test_find (row, GTK_TYPE_BUTTON, NULL);
  if (gtk_button_get_label (GTK_BUTTON (button)) == NULL)
    button = gtk_widget_get_next_sibling (button);
  gops_ui_click (button);
}

static void
test_plan (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1000);
  GtkWidget *view;
  guint before;

  add_talk (&test);
  before = count_items (&test);
  view = open_dialog (&test);
  gops_ui_test_names (view);
  plan (view, "marathon");
  plan (view, "Which <shoes> & socks for the marathon?");
  plan (view, "https://example.com/plan");
  g_assert_cmpuint (count_items (&test), ==, before + 3);
  gops_assert_query (test.store.store, "SELECT count(DISTINCT on_date), count(*) FROM plan_item WHERE status = 'idea' AND (title LIKE '%marathon%' OR text LIKE '%example.com/plan%')",
                     "3|3");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  g_assert_cmpuint (count_items (&test), ==, before);
  g_assert_true (gops_store_redo (test.store.store, NULL, NULL));
  g_assert_cmpuint (count_items (&test), ==, before + 1);
  gops_dialog_close (view);
  gops_ui_wait_gone ("GopsTopicsView");
}

static void
test_minutes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 360);
  GtkWidget *view, *minutes;
  g_autofree char *kept = NULL;

  add_talk (&test);
  view = open_dialog (&test);
  minutes = gops_ui_find_type (view, "GopsSpinRow");
  g_assert_cmpfloat (gops_spin_row_get_value (GOPS_SPIN_ROW (minutes)), ==, 30);
  gops_spin_row_set_value (GOPS_SPIN_ROW (minutes), 1440);   /* the next word is said on the next day */
  pump_until (seek_row (view, "Which <shoes> & socks for the marathon?") == NULL);
  kept = gops_workspace_dup_setting (test.store.store, GOPS_SETTING_ANSWER_MINUTES);
  g_assert_cmpstr (kept, ==, "1440");
  gops_page_test_undo (&test);
  pump_until (seek_row (view, "Which <shoes> & socks for the marathon?") != NULL);
  g_assert_cmpfloat (gops_spin_row_get_value (GOPS_SPIN_ROW (minutes)), ==, 30);
  gops_dialog_close (view);
  gops_ui_wait_gone ("GopsTopicsView");
}

static void
test_empty (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1000);
  GtkWidget *view = open_dialog (&test);

  g_assert_true (gtk_widget_get_visible (gops_ui_find_type (view, "GopsEmptyState")));
  gops_ui_test_names (view);
  gops_dialog_close (view);
  gops_ui_wait_gone ("GopsTopicsView");
}

static void
take_pictures (const char *language,
               int         width)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, language, width);
  g_autofree char *name = g_strdup_printf ("topics-%s-%d", language, width);
  g_autoptr (GError) error = NULL;
  GtkWidget *view;

  g_assert_true (gops_sample_create (test.store.store, NULL, &error));
  g_assert_true (gops_store_read_int (test.store.store, &test.group, &error, "SELECT g.id FROM chat_group g JOIN message m ON m.group_id = g.id"
                                      " WHERE g.language = ?1 GROUP BY g.id ORDER BY g.kind = 'camp' DESC, count(*) DESC LIMIT 1", "s", language));
  gops_session_set_group (test.session, test.group);
  gops_page_test_settle (&test);
  view = open_dialog (&test);
  wait_frames (view, 10);
  gops_ui_test_fits (view);
  gops_ui_test_pictures (view, name);
  gops_dialog_close (view);
  gops_ui_wait_gone ("GopsTopicsView");
}

static void
test_pictures (void)
{
  if (g_getenv ("GOPS_PICTURES") == NULL)
    {
      g_test_skip ("GOPS_PICTURES is not set");
      return;
    }
  take_pictures ("en", 1000);
  take_pictures ("en", 360);
  take_pictures ("zh_CN", 1000);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/topics/plan", test_plan);
  g_test_add_func ("/topics/minutes", test_minutes);
  g_test_add_func ("/topics/empty", test_empty);
  g_test_add_func ("/topics/pictures", test_pictures);
  return g_test_run ();
}
