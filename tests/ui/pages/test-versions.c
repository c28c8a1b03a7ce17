/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of the rules: published, compared word by word, restored; each undone and redone. */
#include "gops-page-test.h"

#include "gops-date-row.h"
#include "gops-dialog.h"
#include "gops-rule-versions.h"
#include "gops-rules-page.h"

static GtkWidget *
get_root (GopsPageTest *test)
{
  return gtk_widget_get_first_child (gops_page_test_dialog (test));
}

/* The widget below @parent that has @action, or is of @type and reads @title. */
static GtkWidget *
find_by (GtkWidget  *parent,
         const char *property,
         const char *value)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (g_object_class_find_property (G_OBJECT_GET_CLASS (child), property) != NULL)
        {
          g_autofree char *own = NULL;

          g_object_get (child, property, &own, NULL);
          if (g_strcmp0 (own, value) == 0)
            return child;
        }
      found = find_by (child, property, value);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static GopsPageTest
open_versions (const char *language,
               int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_RULES_PAGE, language, width);

  g_assert_true (gtk_widget_activate_action (test.page, "page.versions", NULL));
  wait_frames (test.window, 3);
  return test;
}

static void
publish (GopsPageTest *test,
         const char   *why)
{
  GtkWidget *entry = gops_page_test_row (get_root (test), "Why they change");

  gtk_editable_set_text (GTK_EDITABLE (entry), why);
  g_assert_true (gtk_widget_activate_action (entry, "versions.publish", NULL));
  gops_session_refresh_now (test->session);
}

static void
edit_first (GopsPageTest *test,
            const char   *text)
{
  g_autoptr (GError) error = NULL;
  gpointer clause = g_ptr_array_index (gops_page_test_dossier (test)->clauses, 0);

  g_assert_true (gops_record_store_text (clause, test->store.store, GOPS_CLAUSE_TEXT, text, &error));
  g_assert_no_error (error);
  gops_session_refresh_now (test->session);
}

static const char *
get_first (GopsPageTest *test)
{
  return gops_record_get_text (g_ptr_array_index (gops_page_test_dossier (test)->clauses, 0), GOPS_CLAUSE_TEXT);
}

static gint64
get_version (GopsPageTest *test)
{
  GopsRuleVersion *version = gops_page_test_dossier (test)->version;

  return version != NULL ? gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER) : 0;
}

static void
close_dialog (GopsPageTest *test)
{
  gops_dialog_close (get_root (test));
  wait_frames (test->window, 5);
}

static void
test_publishes (void)
{
  g_auto (GopsPageTest) test = open_versions ("en", 1000);
  gint64 before = get_version (&test);

  gops_ui_test_names (gops_page_test_dialog (&test));
  publish (&test, "First text that everybody has read");
  g_assert_cmpint (get_version (&test), ==, before + 1);
  g_assert_false (gops_rules_changed_since_version (gops_page_test_dossier (&test)));
  gops_session_undo (test.session);
  gops_session_refresh_now (test.session);
  g_assert_cmpint (get_version (&test), ==, before);
  gops_session_redo (test.session);
  gops_session_refresh_now (test.session);
  g_assert_cmpint (get_version (&test), ==, before + 1);
  close_dialog (&test);
}

/* A date that does not exist is refused, and nothing is published. */
static void
test_refuses_date (void)
{
  g_auto (GopsPageTest) test = open_versions ("en", 1000);
  gint64 before = get_version (&test);
  GtkWidget *date = gops_page_test_row (get_root (&test), "In force from");

  gops_date_row_set_date (GOPS_DATE_ROW (date), "2026-02-30");
  publish (&test, "Why not");
  g_assert_cmpint (get_version (&test), ==, before);
  g_assert_true (gtk_widget_has_css_class (date, "error"));
  close_dialog (&test);
}

static void
compare_and_restore (const char *language,
                     int         width,
                     const char *first,
                     const char *second,
                     const char *name)
{
  g_auto (GopsPageTest) test = open_versions (language, width);
  g_autofree char *compared = g_strdup_printf ("versions-compare-%s", name);
  g_autofree char *listed = g_strdup_printf ("versions-%s", name);
  GtkWidget *list;

  edit_first (&test, first);
  publish (&test, g_str_equal (language, "en") ? "Breakfast has become part of it" : "早餐群友多了");
  edit_first (&test, second);
  wait_frames (test.window, 3);
  gops_ui_test_pictures (get_root (&test), listed);
  g_assert_true (gtk_widget_activate_action (gops_page_test_row (get_root (&test), "Why they change"), "versions.compare", "u", 0));
  wait_frames (test.window, 3);
  list = gops_ui_test_find (find_by (get_root (&test), "visible-child-name", "compare"), GTK_TYPE_LIST_BOX, "boxed-list");
  g_assert_nonnull (list);
  gops_ui_test_names (gops_page_test_dialog (&test));
  gops_ui_test_pictures (get_root (&test), compared);
  g_assert_true (gtk_widget_activate_action (gops_page_test_row (get_root (&test), "Why they change"), "versions.restore", "u", 0));
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (get_first (&test), ==, first);
  gops_session_undo (test.session);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (get_first (&test), ==, second);
  gops_session_redo (test.session);
  gops_session_refresh_now (test.session);
  g_assert_cmpstr (get_first (&test), ==, first);
  wait_frames (test.window, 5);
}

static void
test_compares (void)
{
  compare_and_restore ("zh_CN", 1000, "群里只聊晨跑，三天内没有打卡的人会收到提醒", "群里只聊晨跑和早餐，两天内没有打卡的人会收到提醒", "zh");
}

static void
test_compares_narrow (void)
{
  compare_and_restore ("en", 360, "We meet at six on the bridge.", "We meet at half past six on the bridge, rain or shine.", "en-360");
}

/* Only the row that a refusal speaks of is marked, and no longer than it does. */
static void
test_marks (void)
{
  g_auto (GopsPageTest) test = open_versions ("en", 1000);
  GtkWidget *date = gops_page_test_row (get_root (&test), "In force from"), *why = gops_page_test_row (get_root (&test), "Why they change");

  publish (&test, "First text that everybody has read");
  publish (&test, "Nothing has changed");
  g_assert_false (gtk_widget_has_css_class (date, "error"));
  g_assert_false (gtk_widget_has_css_class (why, "error"));
  edit_first (&test, "We meet at half past six on the bridge, rain or shine.");
  publish (&test, "");
  g_assert_false (gtk_widget_has_css_class (date, "error"));
  g_assert_true (gtk_widget_has_css_class (why, "error"));
  publish (&test, "Breakfast has become part of it");
  g_assert_false (gtk_widget_has_css_class (date, "error"));
  g_assert_false (gtk_widget_has_css_class (why, "error"));
  close_dialog (&test);
}

int
main (int argc, char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/versions/publishes", test_publishes);
  g_test_add_func ("/versions/refuses-date", test_refuses_date);
  g_test_add_func ("/versions/marks", test_marks);
  g_test_add_func ("/versions/compares", test_compares);
  g_test_add_func ("/versions/compares-narrow", test_compares_narrow);
  return g_test_run ();
}
