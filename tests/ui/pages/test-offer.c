/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule change of the main group reaches the chosen copies in one action, and goes back in one. */
#include "gops-page-test.h"

#include "gops-advice-family.h"
#include "gops-dialog.h"
#include "gops-rule-family.h"
#include "gops-rule-versions.h"
#include "gops-rules-page.h"

#define NEW_TEXT "只聊晨跑，别的话题去别的群"

typedef struct
{
  GopsPageTest test;
  gint64       copies[2];
} Family;

static void
change_first_to (GopsPageTest *test,
                 const char   *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_record_store_text (g_ptr_array_index (gops_page_test_dossier (test)->clauses, 0), test->store.store,
                                         GOPS_CLAUSE_TEXT, text, &error));
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
  change_first_to (&family.test, NEW_TEXT);
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
  pump_until (gops_page_test_dialog (&family->test) != family->test.window);
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

static gboolean
is_advised (GopsPageTest *test)
{
  GPtrArray *advice = gops_session_get_advice (test->session);

  for (guint i = 0; i < advice->len; i++)
    if (g_str_equal (((const GopsAdvice *) g_ptr_array_index (advice, i))->code, GOPS_ADVICE_COPIES_BEHIND))
      return TRUE;
  return FALSE;
}

static void
publish (GopsPageTest *test,
         const char   *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_rules_publish (test->store.store, test->group, NULL, why, NULL, &error));
  g_assert_no_error (error);
}

/* Advice follows: there while a copy is behind and nothing waits to be published, gone when all have taken over. */
static void
test_is_advised (void)
{
  Family family = open_family (1280);
  GopsPageTest *test = &family.test;

  pump_until (is_advised (test));
  publish (test, "第一版");
  pump_until (is_advised (test));
  gops_ui_test_pictures (test->window, "offer-advised");
  change_first_to (test, "只聊晨跑和早餐");
  pump_until (!is_advised (test));   /* published first */
  publish (test, "早餐群友多了");
  pump_until (is_advised (test));
  gops_view_go_to (GOPS_VIEW (test->page), GOPS_ADVICE_OFFER, 0, NULL);
  pump_until (gops_page_test_dialog (test) != test->window);
  wait_frames (test->window, 4);
  apply (&family);
  pump_until (!is_advised (test));
  wait_frames (test->window, 3);
  gops_page_test_clear (test);
}

/* What has the keyboard in the question that is being asked. */
static GtkWidget *
find_asked (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
      GtkWidget *alert = focus != NULL ? gtk_widget_get_ancestor (focus, g_type_from_name ("AdwAlertDialog")) : NULL;

      if (focus != NULL && (alert != NULL || g_str_equal (G_OBJECT_TYPE_NAME (window), "AdwMessageDialog")))
        return focus;
    }
  return NULL;
}

/* Publishing in the window asks at once whether the copies shall have it, and leads to the differences. */
static void
test_asks_after_publishing (void)
{
  Family family = open_family (1280);
  GopsPageTest *test = &family.test;
  GtkWidget *dialog;

  publish (test, "第一版");
  change_first_to (test, "只聊晨跑和早餐");
  g_assert_true (gtk_widget_activate_action (test->page, "page.versions", NULL));
  wait_frames (test->window, 4);
  dialog = gtk_widget_get_first_child (gops_page_test_dialog (test));
  gtk_editable_set_text (GTK_EDITABLE (gops_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL)), "早餐群友多了");
  g_assert_true (gtk_widget_activate_action (gops_ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), "versions.publish", NULL));
  pump_until (find_asked () != NULL);
  gops_ui_test_picture (find_asked (), "offer-asked");
  gtk_widget_activate_default (find_asked ());   /* Enter */
  pump_until (gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_LIST_VIEW, "gops-offers") != NULL);
  gops_dialog_close (gops_ui_test_find (gops_page_test_dialog (test), GTK_TYPE_LIST_VIEW, "gops-offers"));
  pump_until (gops_page_test_dialog (test) == test->window);
  gops_page_test_clear (test);
}

static void
test_nothing (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_RULES_PAGE, "en", 800);

  g_assert_true (gtk_widget_activate_action (test.page, "page.offer", NULL));
  pump_until (gops_page_test_dialog (&test) != test.window);
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
  g_test_add_func ("/offer/is-advised", test_is_advised);
  g_test_add_func ("/offer/asks-after-publishing", test_asks_after_publishing);
  g_test_add_func ("/offer/nothing", test_nothing);
  return g_test_run ();
}
