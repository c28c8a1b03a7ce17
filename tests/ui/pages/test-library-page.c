/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library page: replies are found, copied, kept and edited; sections that are read say where things are used. */
#include "gops-page-test.h"

#include <glib/gi18n.h>

#include "gops-catalogue-view.h"
#include "gops-dialog.h"
#include "gops-library-page.h"
#include "gops-replies-files.h"
#include "gops-replies-view.h"
#include "gops-reply-row.h"
#include "gops-ui-use.h"

static gboolean
activate (GopsPageTest *test,
          const char   *action)
{
  return gtk_widget_activate_action (gops_ui_test_find (test->page, GOPS_TYPE_REPLIES_VIEW, NULL), action, NULL);
}

static GListModel *
get_list (GopsPageTest *test)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (gops_ui_test_find (test->page, GTK_TYPE_LIST_VIEW, "gops-replies"))));
}

static guint
count_shown (GopsPageTest *test)
{
  return g_list_model_get_n_items (get_list (test));
}

static GtkWidget *
get_search (GopsPageTest *test)
{
  return gops_ui_test_find (gops_ui_test_find (test->page, GOPS_TYPE_REPLIES_VIEW, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static GopsPageTest
open_page (const char *language,
           int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_LIBRARY_PAGE, language, width);

  g_assert_true (gops_workspace_set_setting (test.store.store, GOPS_SETTING_LANGUAGE, language, NULL));
  gops_page_test_settle (&test);
  return test;
}

static GopsPageTest
open_with_replies (const char *language,
                   int         width)
{
  GopsPageTest test = open_page (language, width);

  g_assert_true (activate (&test, "reply.starter"));
  pump_until (count_shown (&test) > 10);
  gops_page_test_settle (&test);
  return test;
}

static void
test_begins (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  pump_until (gops_ui_seek_action (test.page, "reply.starter") != NULL);   /* the empty page offers it */
  gops_ui_test_names (test.page);
  gops_ui_click (gops_ui_find_action (test.page, "reply.starter"));
  pump_until (count_shown (&test) >= 12);
  gops_page_test_undo (&test);
  pump_until (count_shown (&test) == 0);
  g_assert_cmpint (gops_page_test_count (&test, "reply", "1"), ==, 0);
}

static void
test_copies (void)
{
  g_auto (GopsPageTest) test = open_with_replies ("zh_CN", 1000);
  GtkWidget *search = get_search (&test);

  gops_ui_type (search, "huanying");
  pump_until (count_shown (&test) >= 1);
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  g_assert_true (g_str_has_prefix (gops_ui_read_clipboard (test.page), "欢迎来到“晨跑·上海”"));
  g_assert_cmpint (gops_page_test_count (&test, "reply", "used = 1 AND used_at > 0"), ==, 1);
  gops_ui_type (search, "");
  pump_until (count_shown (&test) > 10);
  g_assert_true (gops_ui_key (GDK_KEY_Down, 0));
  g_assert_true (gops_ui_key (GDK_KEY_Return, 0));
  g_assert_cmpint (gops_page_test_count (&test, "reply", "used > 0"), ==, 2);
  gops_page_test_undo (&test);   /* of the replies: that they were copied is nothing to undo */
  g_assert_cmpint (gops_page_test_count (&test, "reply", "1"), ==, 0);
}

static void
test_edits (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  GtkWidget *dialog;

  g_assert_true (activate (&test, "reply.add"));
  dialog = gops_ui_find_type (NULL, "GopsReplyEditor");
  gops_ui_type (gops_page_test_row (dialog, "Title, or what is asked"), "Where is the car park?");
  gops_ui_type (gops_page_test_row (dialog, "Keywords, with commas between"), "parking, car");
  gops_ui_type (gops_ui_test_find (dialog, GTK_TYPE_TEXT_VIEW, NULL), "Behind the hall.");
  gops_ui_test_names (dialog);
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "reply", "title = 'Where is the car park?' AND answer = 'Behind the hall.' AND kind = 'reply'"), ==, 1);
  gops_dialog_close (dialog);
  gops_ui_wait_gone ("GopsReplyEditor");
  pump_until (count_shown (&test) == 1);
  g_assert_true (activate (&test, "reply.edit"));
  dialog = gops_ui_find_type (NULL, "GopsReplyEditor");
  gops_ui_click (gops_ui_find_action (dialog, "editor.remove"));
  gops_ui_wait_gone ("GopsReplyEditor");
  pump_until (count_shown (&test) == 0);
  gops_page_test_undo (&test);
  pump_until (count_shown (&test) == 1);
  g_assert_true (activate (&test, "reply.remove"));
  g_assert_cmpint (gops_page_test_count (&test, "reply", "1"), ==, 0);
}

static void
test_imports (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  g_autofree char *path = g_build_filename (test.store.folder, "replies.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "Asked,Said\nParking?,Behind the hall\nPrice?,\n", -1, NULL));
  gops_replies_import_file (GOPS_VIEW (test.page), file);
  dialog = gops_ui_find_type (NULL, "GopsRepliesColumns");
  gops_ui_test_names (dialog);
  g_assert_false (gtk_widget_activate_action (dialog, "columns.import", NULL) && gops_page_test_count (&test, "reply", "1") > 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (dialog, "Asked")), 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gops_page_test_row (dialog, "Said")), 5);
  gops_ui_click (gops_ui_find_action (dialog, "columns.import"));
  pump_until (count_shown (&test) == 1);
  g_assert_cmpint (gops_page_test_count (&test, "reply", "title = 'Parking?' AND answer = 'Behind the hall'"), ==, 1);
  g_assert_true (gops_ui_key (GDK_KEY_Escape, 0));   /* what was left out */
  gops_ui_settle ();
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "reply", "1"), ==, 0);
}

static void
test_exports (void)
{
  g_auto (GopsPageTest) test = open_with_replies ("en", 1000);
  g_autofree char *path = g_build_filename (test.store.folder, "out.csv", NULL);

  g_assert_true (activate (&test, "reply.export"));
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  gops_ui_settle ();
}

static void
test_sections (void)
{
  static const char *const ids[] = { "clauses", "tactics", "sops", "groups", "posters" };
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *view;

      gops_library_page_show_section (GOPS_LIBRARY_PAGE (test.page), ids[i]);
      gops_ui_settle ();
      view = gops_ui_find_type (test.page, "GopsCatalogueView");
      pump_until (gops_ui_seek_type (view, "AdwExpanderRow") != NULL);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (gops_ui_seek_type (view, "AdwExpanderRow")), TRUE);
      gops_ui_settle ();
      gops_ui_test_names (view);
    }
  gops_library_page_show_section (GOPS_LIBRARY_PAGE (test.page), "tactics");
  gops_view_go_to (GOPS_VIEW (test.page), "tactics", 0, "bounty");
  gops_ui_settle ();
}

static void
show_replies (GopsPageTest *test)
{
  g_assert_true (gops_workspace_set_setting (test->store.store, GOPS_SETTING_LANGUAGE, gops_dossier_language (gops_page_test_dossier (test)), NULL));
  g_assert_true (activate (test, "reply.starter"));
  pump_until (count_shown (test) > 10);
  gops_page_test_settle (test);
}

static void
show_tactics (GopsPageTest *test)
{
  gops_library_page_show_section (GOPS_LIBRARY_PAGE (test->page), "tactics");
  gops_view_go_to (GOPS_VIEW (test->page), "tactics", 0, "bounty");
  pump_until (gops_ui_seek_type (test->page, "AdwExpanderRow") != NULL);
  for (guint i = 0; i < 20; i++)
    gops_ui_settle ();
}

static void
show_clauses (GopsPageTest *test)
{
  gops_library_page_show_section (GOPS_LIBRARY_PAGE (test->page), "clauses");
  pump_until (gops_ui_seek_type (test->page, "AdwExpanderRow") != NULL);
  for (guint i = 0; i < 5; i++)
    gops_ui_settle ();
}

static void
show_sops (GopsPageTest *test)
{
  gops_library_page_show_section (GOPS_LIBRARY_PAGE (test->page), "sops");
  gops_view_go_to (GOPS_VIEW (test->page), "sops", 0, "camp-7");
  pump_until (gops_ui_seek_type (test->page, "AdwExpanderRow") != NULL);
  for (guint i = 0; i < 20; i++)
    gops_ui_settle ();
}

static void
show_editor (GopsPageTest *test)
{
  show_replies (test);
  g_assert_true (activate (test, "reply.edit"));
  (void) gops_ui_find_type (NULL, "GopsReplyEditor");
  for (guint i = 0; i < 8; i++)
    gops_ui_settle ();
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_LIBRARY_PAGE, "library-replies", show_replies);
  gops_page_test_pictures (GOPS_TYPE_LIBRARY_PAGE, "library-tactics", show_tactics);
  gops_page_test_pictures (GOPS_TYPE_LIBRARY_PAGE, "library-clauses", show_clauses);
  gops_page_test_pictures (GOPS_TYPE_LIBRARY_PAGE, "library-sops", show_sops);
}

/* A dialog is a window of its own on old toolkits. */
static void
test_editor_pictures (void)
{
  static const char *const languages[] = { "en", "zh_CN" };

  for (guint i = 0; g_getenv ("GOPS_PICTURES") != NULL && i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_LIBRARY_PAGE, languages[i], 800);
      g_autofree char *name = g_strdup_printf ("library-editor-%s", languages[i]);

      show_editor (&test);
      gops_ui_test_pictures (gops_page_test_dialog (&test), name);
      gops_dialog_close (gops_ui_find_type (NULL, "GopsReplyEditor"));
      gops_ui_wait_gone ("GopsReplyEditor");
    }
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/library-page/begins", test_begins);
  g_test_add_func ("/library-page/copies", test_copies);
  g_test_add_func ("/library-page/edits", test_edits);
  g_test_add_func ("/library-page/imports", test_imports);
  g_test_add_func ("/library-page/exports", test_exports);
  g_test_add_func ("/library-page/sections", test_sections);
  g_test_add_func ("/library-page/pictures", test_pictures);
  g_test_add_func ("/library-page/editor-pictures", test_editor_pictures);
  return g_test_run ();
}
