/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of the dates of the trade: switched off and on, added, changed, removed, undone; and the pictures of it. */
#include "gops-page-test.h"

#include "gops-content-page.h"
#include "gops-dialog.h"
#include "gops-method.h"
#include "gops-trade-dates-dialog.h"
#include "gops-trade-dates.h"
#include "gops-ui-use.h"

static GtkWidget *
open_dialog (GopsPageTest *test)
{
  g_assert_true (gtk_widget_activate_action (test->page, "page.trade-dates", NULL));
  wait_frames (test->window, 3);
  return gops_ui_find_type (NULL, "GopsTradeDatesDialog");
}

static void
close_dialog (GtkWidget *dialog)
{
  gops_dialog_close (dialog);
  gops_ui_wait_gone ("GopsTradeDatesDialog");
}

/* The row of the program's date @id. */
static GtkWidget *
row_of (GtkWidget  *dialog,
        const char *id)
{
  const GopsTradeDate *date = gops_method_find_trade_date (gops_method_get_default (), id);
  GtkWidget *row = gops_page_test_find_titled (dialog, gops_text_get (&date->name, gops_interface_language ()));

  g_assert_nonnull (row);
  return row;
}

static gboolean
is_shown (GopsPageTest *test,
          const char   *id)
{
  g_autoptr (GopsTradeDates) dates = gops_trade_dates_load (test->store.store, NULL);

  return gops_trade_dates_is_shown (dates, id);
}

static gboolean
is_on (GtkWidget *row)
{
  gboolean active;

  g_object_get (row, "active", &active, NULL);
  return active;
}

static void
test_switches (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *dialog = open_dialog (&test), *row = row_of (dialog, "black-friday");

  gops_ui_test_names (dialog);
  g_assert_true (is_on (row));
  gops_ui_click (row);
  g_assert_false (is_shown (&test, "black-friday"));
  gops_page_test_settle (&test);
  g_assert_true (row == row_of (dialog, "black-friday"));   /* it stays, and so does the focus */
  g_assert_false (is_on (row));
  gops_page_test_undo (&test);
  g_assert_true (is_shown (&test, "black-friday"));
  g_assert_true (is_on (row));
  close_dialog (dialog);
}

static void
answer (GopsPageTest *test,
        const char   *label)
{
  gops_ui_click (gops_page_test_anywhere (gops_page_test_find_labelled, label));
  gops_ui_settle ();
  gops_page_test_settle (test);
}

/* Of the question. */
static GtkWidget *
question_row (const char *label)
{
  return gops_page_test_anywhere (gops_page_test_find_titled, label);
}

/* The button of a row with that icon. */
static GtkWidget *
find_icon (GtkWidget  *parent,
           const char *icon)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon) == 0 ? child
                                                                                                                : find_icon (child, icon);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
assert_own (GopsPageTest *test,
            const char   *name,
            const char   *rule,
            int           days)
{
  g_autoptr (GopsTradeDates) dates = gops_trade_dates_load (test->store.store, NULL);
  const GopsTradeDate *date = gops_trade_dates_find (dates, name);
  g_autofree char *written = NULL;

  g_assert_nonnull (date);
  written = gops_day_rule_write (&date->rule);
  g_assert_cmpstr (written, ==, rule);
  g_assert_cmpint (date->days, ==, days);
}

static void
test_own (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *dialog = open_dialog (&test);

  gops_ui_click (find_icon (dialog, "list-add-symbolic"));
  gops_ui_settle ();
  gops_ui_type (question_row ("date of the trade|Name"), "Founders & friends");
  gops_ui_type (question_row ("First day (YYYY-MM-DD)"), "2027-04-18");
  g_object_set (question_row ("Days"), "value", 3.0, NULL);
  answer (&test, "_Add");
  assert_own (&test, "Founders & friends", "04-18", 3);

  gops_ui_click (find_icon (gops_page_test_find_titled (dialog, "Founders &amp; friends"), "document-edit-symbolic"));
  gops_ui_settle ();
  gops_ui_click (question_row ("Every Year"));
  answer (&test, "_Change");
  {
    g_autoptr (GopsTradeDates) dates = gops_trade_dates_load (test.store.store, NULL);

    g_assert_cmpint (gops_trade_dates_find (dates, "Founders & friends")->rule.type, ==, GOPS_DAY_RULE_DATE);
  }
  gops_page_test_undo (&test);
  assert_own (&test, "Founders & friends", "04-18", 3);
  gops_ui_click (find_icon (gops_page_test_find_titled (dialog, "Founders &amp; friends"), "user-trash-symbolic"));
  gops_page_test_settle (&test);
  g_assert_null (gops_page_test_find_titled (dialog, "Founders &amp; friends"));
  gops_page_test_undo (&test);
  g_assert_nonnull (gops_page_test_find_titled (dialog, "Founders &amp; friends"));
  close_dialog (dialog);
}

static GtkWidget *
get_answer (const char *label)
{
  return gops_page_test_anywhere (gops_page_test_find_labelled, label);
}

/* What is no day can't be added; a lunar one can. */
static void
test_rules (void)
{
  static const char *const wrong[] = { "", "2027-02-30", "next week", "lunar:13-1" };
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, "en", 1280);
  GtkWidget *dialog = open_dialog (&test);

  gops_ui_click (find_icon (dialog, "list-add-symbolic"));
  gops_ui_settle ();
  g_assert_false (gtk_widget_is_sensitive (get_answer ("_Add")));
  gops_ui_type (question_row ("date of the trade|Name"), "Moon fair");
  g_assert_true (gtk_widget_is_sensitive (get_answer ("_Add")));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gops_ui_type (question_row ("First day (YYYY-MM-DD)"), wrong[i]);
      g_assert_false (gtk_widget_is_sensitive (get_answer ("_Add")));
    }
  gops_ui_type (question_row ("First day (YYYY-MM-DD)"), "lunar:8-15-3");
  answer (&test, "_Add");
  assert_own (&test, "Moon fair", "lunar:8-15-3", 1);
  close_dialog (dialog);
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 1040 };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint j = 0; j < G_N_ELEMENTS (widths); j++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_CONTENT_PAGE, languages[i], widths[j]);
        g_autofree char *file = g_strdup_printf ("trade-dates-%s-%d", languages[i], widths[j]), *id = NULL, *once = NULL;
        GtkWidget *dialog;

        id = gops_trade_dates_save_own (test.store.store, NULL, "A <very> long name of a fair that lasts & lasts till we left",
                                        "04-18", 12, NULL);
        once = gops_trade_dates_save_own (test.store.store, NULL, "开业周年", "2020-04-18", 1, NULL);
        g_assert_true (id != NULL && once != NULL);
        gops_page_test_settle (&test);
        dialog = open_dialog (&test);
        for (guint k = 0; k < 15; k++)
          wait_frames (dialog, 1);
        gops_ui_test_fits (dialog);
        if (g_getenv ("GOPS_PICTURES") != NULL)
          gops_ui_test_pictures (dialog, file);
        close_dialog (dialog);
      }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/trade-dates/switches", test_switches);
  g_test_add_func ("/trade-dates/own", test_own);
  g_test_add_func ("/trade-dates/rules", test_rules);
  g_test_add_func ("/trade-dates/pictures", test_pictures);
  return g_test_run ();
}
