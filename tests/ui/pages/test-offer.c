/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule change of the main group reaches the chosen copies in one action, and goes back in one. */
#include "gops-page-test.h"

#include "gops-dialog.h"
#include "gops-rule-family.h"
#include "gops-rules-page.h"

#define NEW_TEXT "只聊晨跑，别的话题去别的群"

typedef struct
{
  GopsPageTest test;
  gint64       copies[2];
} Family;

static void
change_first (GopsPageTest *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_record_store_text (g_ptr_array_index (gops_page_test_dossier (test)->clauses, 0), test->store.store,
                                         GOPS_CLAUSE_TEXT, NEW_TEXT, &error));
  g_assert_no_error (error);
  gops_session_refresh_now (test->session);
}

static Family
open_family (int width)
{
  Family family = { .test = gops_page_test_new (GOPS_TYPE_RULES_PAGE, "zh_CN", width) };
  const char *const names[] = { "晨跑·北京", "晨跑·杭州", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  g_assert_true (gops_method_replicate (family.test.store.store, family.test.group, names, &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  family.copies[0] = g_array_index (ids, gint64, 0);
  family.copies[1] = g_array_index (ids, gint64, 1);
  gops_session_refresh_now (family.test.session);
  change_first (&family.test);
  return family;
}

static guint
count_changed (Family *family)
{
  gint64 n = 0;

  g_assert_true (gops_store_read_int (family->test.store.store, &n, NULL,
                                      "SELECT count(*) FROM clause WHERE text = ?1 AND group_id <> ?2", "sl", NEW_TEXT, family->test.group));
  return (guint) n;
}

static void
open_offer (Family *family)
{
  g_assert_true (gtk_widget_activate_action (family->test.page, "page.offer", NULL));
  wait_frames (family->test.window, 4);
}

static void
apply (Family *family)
{
  GtkWidget *list = gops_ui_test_find (gops_page_test_dialog (&family->test), GTK_TYPE_LIST_VIEW, NULL);

  g_assert_true (gtk_widget_activate_action (list, "offer.apply", NULL));
}

static void
test_applies (void)
{
  Family family = open_family (1000);
  GopsPageTest *test = &family.test;

  open_offer (&family);
  gops_ui_test_names (gops_page_test_dialog (test));
  gops_ui_test_pictures (gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_LIST_VIEW, NULL), "offer");
  apply (&family);
  pump_until (count_changed (&family) == 2);
  wait_frames (test->window, 3);
  g_assert_true (gops_session_undo (test->session));
  g_assert_cmpuint (count_changed (&family), ==, 0);
  g_assert_true (gops_session_redo (test->session));
  g_assert_cmpuint (count_changed (&family), ==, 2);
  gops_page_test_clear (test);
}

/* What is not chosen stays, and what was changed by hand is left alone. */
static void
test_chooses (void)
{
  Family family = open_family (360);
  GopsPageTest *test = &family.test;
  GtkWidget *check;

  g_assert_true (gops_store_begin (test->store.store, NULL, "Edit", NULL));
  g_assert_true (gops_store_exec (test->store.store, NULL, "UPDATE clause SET text = '我们自己的规矩' WHERE group_id = ?1", "l", family.copies[1]));
  g_assert_true (gops_store_commit (test->store.store, NULL));
  open_offer (&family);
  check = gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gops_ui_test_pictures (gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_LIST_VIEW, NULL), "offer-360");
  apply (&family);
  pump_until (count_changed (&family) == 1);
  wait_frames (test->window, 3);
  gops_page_test_clear (test);
}

static void
test_nothing (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_RULES_PAGE, "en", 800);

  g_assert_true (gtk_widget_activate_action (test.page, "page.offer", NULL));
  wait_frames (test.window, 4);
  g_assert_nonnull (gops_ui_test_find (gops_page_test_dialog (&test), ADW_TYPE_STATUS_PAGE, NULL));
  gops_dialog_close (gops_ui_test_find (gops_page_test_dialog (&test), ADW_TYPE_STATUS_PAGE, NULL));
  wait_frames (test.window, 4);
}

int
main (int argc, char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/offer/applies", test_applies);
  g_test_add_func ("/offer/chooses", test_chooses);
  g_test_add_func ("/offer/nothing", test_nothing);
  return g_test_run ();
}
