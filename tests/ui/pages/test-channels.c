/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels: the poster carries the code of the one that is chosen; the dialog adds, changes, orders and removes them. */
#include "gops-page-test.h"

#include <glib/gstdio.h>

#include "gops-channels.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-publish-page.h"
#include "gops-ui-use.h"

#define CODES "SELECT group_concat (name || ':' || kind || ':' || code || ':' || code_until || ':' || cost, ' ')" \
              " FROM (SELECT * FROM channel ORDER BY position)"

static gint64
add (GopsPageTest *test,
     const char   *name,
     const char   *code,
     const char   *until)
{
  const GopsChannelDraft draft = { name, "offline", code, until, 1250, "EUR", "" };
  gint64 id = gops_channel_add (test->store.store, test->group, &draft, NULL);

  g_assert_cmpint (id, !=, 0);
  gops_page_test_settle (test);
  return id;
}

static GtkWidget *
get_pane (GopsPageTest *test)
{
  return gops_view_get_pane (test->page);
}

static GtkWidget *
channel_row (GopsPageTest *test)
{
  return gops_ui_find_id (get_pane (test), "channel");
}

static guint
selected (GopsPageTest *test)
{
  gops_page_test_settle (test);
  return adw_combo_row_get_selected (ADW_COMBO_ROW (channel_row (test)));
}

static void
choose (GopsPageTest *test,
        guint         i)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (channel_row (test)), i);
  gops_page_test_settle (test);
}

/* What a phone reads from the poster that the page saves. */
static char *
read_saved (GopsPageTest *test)
{
  g_autofree char *path = g_build_filename (test->store.folder, "poster.png", NULL);
  const char *argv[] = { "zbarimg", "-q", "--raw", path, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  gops_ui_click (gops_ui_find_id (get_pane (test), "save_poster"));
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  gops_ui_wait_gone ("GtkProgressBar");
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return g_strchomp (out);
}

#define assert_saved(test, expected) G_STMT_START { \
    g_autofree char *read_ = read_saved (test); \
    g_assert_cmpstr (read_, ==, expected); \
  } G_STMT_END

static void
set_up_codes (GopsPageTest *test)
{
  g_assert_true (gops_record_store_text (gops_session_get_dossier (test->session)->group, test->store.store, GOPS_GROUP_JOIN_CODE,
                                         "https://example.com/own", NULL));
  add (test, "Notice board", "https://example.com/board", "");
  add (test, "Friends", "", "");
}

static void
test_poster_carries_the_code (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);

  set_up_codes (&test);
  assert_saved (&test, "https://example.com/own");
  choose (&test, 1);
  assert_saved (&test, "https://example.com/board");
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (selected (&test), ==, 0);
  assert_saved (&test, "https://example.com/own");
  g_assert_true (gops_session_redo (test.session));
  g_assert_cmpuint (selected (&test), ==, 1);
  assert_saved (&test, "https://example.com/board");
  choose (&test, 2);
  assert_saved (&test, "https://example.com/own");
}

/* A new code of the channel is on its posters at once. */
static void
test_code_is_renewed (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  gint64 board = add (&test, "Notice board", "https://example.com/board", "");
  const GopsChannelDraft draft = { "Notice board", "offline", "https://example.com/new", "", 0, "", "" };

  choose (&test, 1);
  g_assert_true (gops_channel_change (test.store.store, board, &draft, NULL));
  gops_page_test_settle (&test);
  assert_saved (&test, "https://example.com/new");
  g_assert_true (gops_channel_remove (test.store.store, board, NULL));
  g_assert_cmpuint (selected (&test), ==, 0);
}

static GtkWidget *
find_code (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (ADW_IS_ENTRY_ROW (child) && g_strcmp0 (g_object_get_data (G_OBJECT (child), "gops-field"), "qr") == 0)
        return child;
      found = find_code (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What was written by hand is said to be so, and goes when a channel is chosen. */
static void
test_code_by_hand (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);

  set_up_codes (&test);
  choose (&test, 1);
  gops_ui_type (find_code (get_pane (&test)), "https://example.com/hand");
  g_assert_cmpuint (selected (&test), ==, 3);
  assert_saved (&test, "https://example.com/hand");
  choose (&test, 1);
  assert_saved (&test, "https://example.com/board");
  g_assert_cmpuint (selected (&test), ==, 1);
  g_assert_true (gops_session_undo (test.session));
  g_assert_cmpuint (selected (&test), ==, 3);
  assert_saved (&test, "https://example.com/hand");
}

/* --- the dialog --- */

static GtkWidget *
open_dialog (GopsPageTest *test,
             gint64        channel)
{
  GtkWidget *dialog;

  gops_channels_present (test->session, channel, test->window);
  dialog = gops_ui_find_type (NULL, "GopsChannelsDialog");
  wait_frames (dialog, 3);
  return dialog;
}

static void
close_dialog (GtkWidget *dialog)
{
  gops_dialog_close (dialog);
  gops_ui_wait_gone ("GopsChannelsDialog");
}

/* Of the question: the page has rows with the same titles. */
static GtkWidget *
row_called (const char *label)
{
  GtkWidget *until = gops_page_test_anywhere (gops_page_test_find_titled, "Code valid until");

  return gops_page_test_row (gtk_widget_get_parent (until), label);
}

static void
answer (GopsPageTest *test,
        const char   *label)
{
  gops_ui_click (gops_page_test_anywhere (gops_page_test_find_labelled, label));
  gops_ui_settle ();
  gops_page_test_settle (test);
}

static GtkWidget *
nth_button (GtkWidget *parent,
            guint     *n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && (*n)-- == 0 ? child : GTK_IS_BUTTON (child) ? NULL : nth_button (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click_nth (GtkWidget *dialog,
           const char *title,
           guint       n)
{
  gops_ui_click (nth_button (gops_page_test_find_titled (dialog, title), &n));
}

static void
test_describes (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  GtkWidget *dialog = open_dialog (&test, 0), *code;

  gops_ui_test_names (dialog);
  gops_ui_click (gops_page_test_button (dialog, "_Add Channel"));
  wait_frames (dialog, 3);
  gops_ui_type (row_called ("Name of the channel"), "Shop window");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_called ("Kind")), 2);
  code = row_called ("Text of the QR code");
  gops_ui_type (code, " https://example.com/shop ");
  g_assert_false (gtk_widget_has_css_class (code, "error"));
  gops_ui_type (row_called ("Code valid until"), "2026-02-30");
  g_assert_true (gtk_widget_has_css_class (row_called ("Code valid until"), "error"));
  gops_ui_type (row_called ("Code valid until"), "2026-12-24");
  g_assert_false (gtk_widget_has_css_class (row_called ("Code valid until"), "error"));
  answer (&test, "_Add");
  gops_assert_query (test.store.store, CODES, "Shop window:offline:https://example.com/shop:2026-12-24:0");
  g_assert_nonnull (gops_page_test_find_titled (dialog, "Shop window"));
  close_dialog (dialog);
}

static void
test_orders (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 800);
  GtkWidget *dialog;

  add (&test, "One & <b>", "", "");
  add (&test, "Two", "x", "2020-01-01");
  dialog = open_dialog (&test, 0);
  gops_ui_test_names (dialog);
  click_nth (dialog, "Two", 0);
  gops_page_test_settle (&test);
  gops_assert_query (test.store.store, CODES, "Two:offline:x:2020-01-01:1250 One & <b>:offline:::1250");
  click_nth (dialog, "Two", 2);
  gops_page_test_settle (&test);
  g_assert_null (gops_page_test_find_titled (dialog, "Two"));
  g_assert_true (gops_session_undo (test.session));
  gops_page_test_settle (&test);
  g_assert_nonnull (gops_page_test_find_titled (dialog, "Two"));
  close_dialog (dialog);
}

/* What advice says of a code that ends leads to the question for a new one. */
static void
test_advice_asks_for_a_code (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  gint64 board = add (&test, "Notice board", "https://example.com/board", "2020-01-01");

  gops_view_go_to (GOPS_VIEW (test.page), "channel", board, "renew");
  wait_frames (gops_ui_find_type (NULL, "GopsChannelsDialog"), 3);
  gops_ui_type (row_called ("Text of the QR code"), "https://example.com/new");
  gops_ui_type (row_called ("Code valid until"), "");
  answer (&test, "_Change");
  gops_assert_query (test.store.store, CODES, "Notice board:offline:https://example.com/new::1250");
  close_dialog (gops_ui_find_type (NULL, "GopsChannelsDialog"));
}

static void
test_managing_leaves_the_choice (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);

  set_up_codes (&test);
  choose (&test, 1);
  choose (&test, 3);
  close_dialog (gops_ui_find_type (NULL, "GopsChannelsDialog"));
  g_assert_cmpuint (selected (&test), ==, 1);
  gops_view_go_to (GOPS_VIEW (test.page), "channel", 0, NULL);
  gops_ui_test_names (test.window);
}

/* --- pictures --- */

static void
fill (GopsPageTest *test,
      gboolean      chinese)
{
  g_autofree char *today = gops_date_today (test->store.store, NULL), *soon = gops_date_add (today, 1), *past = gops_date_add (today, -3);

  add (test, chinese ? "公众号文章《换季怎么跑》" : "Article “Running through winter”", "https://example.com/article", soon);
  add (test, chinese ? "门店收银台的台卡" : "Card at the till of the running shop", "https://example.com/shop", past);
  add (test, chinese ? "老跑友带新人" : "Runners bring a friend", "", "");
  add (test, chinese ? "合作方：很长很长很长很长很长很长很长很长很长的名字的健康生活馆" : "Partner: the very long name of a health centre in Bristol", "https://example.com/p", "");
}

static void
picture_dialog (const char *language,
                int         width,
                const char *what)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, language, width);
  g_autofree char *file = g_strdup_printf ("channels-%s-%s-%d", what, language, width);
  gboolean empty = g_str_equal (what, "empty"), asks = g_str_equal (what, "question");
  GtkWidget *dialog, *shown;

  if (!empty)
    fill (&test, g_str_equal (language, "zh_CN"));
  dialog = open_dialog (&test, asks ? gops_record_get_id (gops_page_test_dossier (&test)->channels->pdata[0]) : 0);
  wait_frames (dialog, 15);
  gops_ui_test_fits (dialog);
  shown = asks ? GTK_WIDGET (gtk_widget_get_root (row_called ("Name of the channel"))) : dialog;
  if (g_getenv ("GOPS_PICTURES") != NULL)
    gops_ui_test_pictures (shown, file);
  if (asks)
    answer (&test, "_Cancel");
  close_dialog (dialog);
}

static void
test_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 360, 800 };
  static const char *const whats[] = { "empty", "list", "question" };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
        picture_dialog (languages[l], widths[w], whats[i]);
}

static void
test_pictures_of_the_page (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  static const int widths[] = { 800, 1280 };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, languages[l], widths[w]);
        g_autofree char *file = g_strdup_printf ("publish-channel-%s-%d", languages[l], widths[w]);

        fill (&test, g_str_equal (languages[l], "zh_CN"));
        choose (&test, 4);
        gops_ui_test_fits (test.window);
        if (g_getenv ("GOPS_PICTURES") != NULL)
          gops_ui_test_pictures (test.window, file);
      }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/channels/poster-carries-the-code", test_poster_carries_the_code);
  g_test_add_func ("/channels/code-is-renewed", test_code_is_renewed);
  g_test_add_func ("/channels/code-by-hand", test_code_by_hand);
  g_test_add_func ("/channels/describes", test_describes);
  g_test_add_func ("/channels/orders", test_orders);
  g_test_add_func ("/channels/advice-asks-for-a-code", test_advice_asks_for_a_code);
  g_test_add_func ("/channels/managing-leaves-the-choice", test_managing_leaves_the_choice);
  g_test_add_func ("/channels/pictures", test_pictures);
  g_test_add_func ("/channels/pictures-of-the-page", test_pictures_of_the_page);

  return g_test_run ();
}
