/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: who changed what, from what to what; undone from there, and brought back. */
#include "gops-page-test.h"

#include "gops-history-page.h"
#include "gops-history-row.h"
#include "gops-ui-use.h"

/* One action on the group. */
static void
rename_group (GopsPageTest *test,
              const char   *name)
{
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, test->store.store, test->group, NULL);

  gops_record_set_text (group, GOPS_GROUP_NAME, name);
  g_assert_true (gops_store_begin (test->store.store, NULL, "Rename group “%s”", name, NULL));
  g_assert_true (gops_record_save (group, test->store.store, NULL));
  g_assert_true (gops_store_commit (test->store.store, NULL));
}

static GopsPageTest
open_page (void)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_HISTORY_PAGE, "en", 1000);

  rename_group (&test, "First");
  rename_group (&test, "Second");
  rename_group (&test, "Third");
  gops_page_test_settle (&test);
  return test;
}

static const char *
get_name (GopsPageTest *test)
{
  return gops_record_get_text (gops_page_test_dossier (test)->group, GOPS_GROUP_NAME);
}

static void
collect_rows (GtkWidget *parent,
              GPtrArray *rows)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GOPS_IS_HISTORY_ROW (child))
      g_ptr_array_add (rows, child);
    else
      collect_rows (child, rows);
}

static guint
count_rows (GopsPageTest *test)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (test->page, rows);
  return rows->len;
}

/* Row 0 is the newest. */
static GtkWidget *
get_row (GopsPageTest *test,
         guint         index)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (test->page, rows);
  g_assert_cmpuint (index, <, rows->len);
  return g_ptr_array_index (rows, index);
}

static GtkWidget *
find_label_with (GtkWidget  *parent,
                 const char *part)
{
  if (GTK_IS_LABEL (parent) && strstr (gtk_label_get_text (GTK_LABEL (parent)), part) != NULL)
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label_with (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The row's own button, which stands in its head. */
static GtkWidget *
find_undo (GtkWidget *row)
{
  return gops_ui_test_find (row, GTK_TYPE_BUTTON, "flat");
}

static void
test_tells (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *row = get_row (&test, 1);

  g_assert_cmpuint (count_rows (&test), ==, 4);
  g_assert_nonnull (find_label_with (row, "Second"));
  g_assert_nonnull (find_label_with (row, "Tester"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  wait_frames (test.window, 3);
  g_assert_nonnull (find_label_with (row, "First → Second"));
  gops_ui_test_names (test.window);

  /* what is open stays open when nothing changed */
  gops_page_test_settle (&test);
  g_assert_true (get_row (&test, 1) == row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
}

static void
test_undoes_back (void)
{
  g_auto (GopsPageTest) test = open_page ();

  gops_ui_click (find_undo (get_row (&test, 1)));   /* the second and all after it */
  gops_page_test_settle (&test);
  g_assert_cmpstr (get_name (&test), ==, "First");
  g_assert_cmpuint (count_rows (&test), ==, 4);
  g_assert_null (find_undo (get_row (&test, 0)));   /* undone: nothing to undo */
  g_assert_null (find_undo (get_row (&test, 1)));
  g_assert_nonnull (find_undo (get_row (&test, 2)));
  g_assert_true (gops_session_redo (test.session));
  g_assert_true (gops_session_redo (test.session));
  gops_page_test_settle (&test);
  g_assert_cmpstr (get_name (&test), ==, "Third");
  g_assert_nonnull (find_undo (get_row (&test, 0)));
}

static void
test_undoes_by_key (void)
{
  g_auto (GopsPageTest) test = open_page ();

  g_assert_true (gtk_widget_grab_focus (find_undo (get_row (&test, 0))));
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  pump_until (g_str_equal (get_name (&test), "Second"));
}

/* Of one group only, or of all. */
static void
test_scope (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *scope = gops_ui_find_id (test.page, "scope_button");

  (void) gops_test_add_group (test.store.store, "Another");
  gops_page_test_settle (&test);
  g_assert_cmpuint (count_rows (&test), ==, 5);
  gops_ui_click (scope);
  g_assert_cmpuint (count_rows (&test), ==, 4);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gops_ui_find_id (test.page, "scope_label"))), ==, "Third");
  gops_ui_click (scope);
  g_assert_cmpuint (count_rows (&test), ==, 5);
  gops_view_go_to (GOPS_VIEW (test.page), "chat_group", test.group, NULL);
  g_assert_cmpuint (count_rows (&test), ==, 4);
}

static void
test_more (void)
{
  g_auto (GopsPageTest) test = open_page ();
  guint shown;

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %u", i);

      rename_group (&test, name);
    }
  gops_page_test_settle (&test);
  shown = count_rows (&test);
  g_assert_cmpuint (shown, <, 84);
  gops_ui_click (gops_ui_find_id (test.page, "more_button"));
  g_assert_cmpuint (count_rows (&test), ==, 84);
  g_assert_null (gops_ui_seek_id (test.page, "more_button"));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/history/tells-from-what-to-what", test_tells);
  g_test_add_func ("/history/undoes-back-to-a-row", test_undoes_back);
  g_test_add_func ("/history/undoes-by-key", test_undoes_by_key);
  g_test_add_func ("/history/of-one-group", test_scope);
  g_test_add_func ("/history/more", test_more);

  return g_test_run ();
}
