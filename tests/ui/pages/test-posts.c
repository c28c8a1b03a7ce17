/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of the publish page: posts are copied one after the other by the keyboard alone. */
#include "gops-page-test.h"

#include "gops-publish-page.h"
#include "gops-rule-forms.h"
#include "gops-ui-use.h"

/* A message holds so many characters, so that there are several posts. */
static void
set_limit (GopsPageTest *test,
           int           limit)
{
  const GopsDossier *dossier = gops_page_test_dossier (test);
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_platform_set_limit (test->store.store, platform, GOPS_LIMIT_MESSAGE, limit, &error));
  g_assert_no_error (error);
  gops_session_refresh_now (test->session);
}

static void
show_texts (GopsPageTest *test)
{
  gops_ui_click (gops_ui_find_id (test->page, "texts_toggle"));
}

static void
show_several (GopsPageTest *test)
{
  set_limit (test, 700);
  show_texts (test);
}

static GPtrArray *
expected_posts (GopsPageTest *test)
{
  return gops_rules_form_posts (gops_page_test_dossier (test), GOPS_RULE_FORM_LONG, NULL, 0, NULL);
}

static void
assert_copied (GopsPageTest *test,
               const char   *text)
{
  pump_until (g_strcmp0 (gops_ui_read_clipboard (test->page), text) == 0);   /* a key presses the button for a moment */
}

static void
test_copies_one_after_the_other (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autoptr (GPtrArray) posts = NULL;

  show_several (&test);
  posts = expected_posts (&test);
  g_assert_cmpuint (posts->len, >, 2);
  gtk_widget_grab_focus (test.page);
  for (guint i = 0; i < posts->len; i++)
    {
      g_assert_true (gops_ui_key (GDK_KEY_space, 0));
      assert_copied (&test, posts->pdata[i]);
    }
  /* After the last comes the first again. */
  g_assert_true (gops_ui_key (GDK_KEY_space, 0));
  assert_copied (&test, posts->pdata[0]);
}

/* What the narrow window's button and the menu do. */
static void
test_action_copies_the_next (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "zh_CN", 360);
  g_autoptr (GPtrArray) posts = NULL;

  set_limit (&test, 200);
  show_texts (&test);
  posts = expected_posts (&test);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (test.page, "page.copy-rules", NULL));
      assert_copied (&test, posts->pdata[i]);
    }
}

static void
test_follows_the_form (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  g_autofree char *welcome = NULL;

  show_texts (&test);
  gops_ui_choose (gops_ui_find_id (test.page, "forms"), GOPS_RULE_FORM_WELCOME);
  g_assert_true (gtk_widget_activate_action (test.page, "page.copy-rules", NULL));
  welcome = gops_rules_form_text (gops_page_test_dossier (&test), GOPS_RULE_FORM_WELCOME, NULL);
  assert_copied (&test, welcome);
}

static void
on_toast_cb (GopsSession *session,
             const char  *text,
             const char  *button,
             const char  *action,
             const char  *target,
             guint       *n_toasts)
{
  (*n_toasts)++;
}

/* Presses a button that asks where; waits until the file is told. */
static char *
save (GopsPageTest *test,
      const char   *action,
      const char   *name)
{
  char *path = g_build_filename (test->store.folder, name, NULL);
  guint n_toasts = 0;

  g_signal_connect (test->session, "toast", G_CALLBACK (on_toast_cb), &n_toasts);
  g_assert_true (gtk_widget_activate_action (test->page, action, NULL));
  gops_ui_choose_file (path);
  pump_until (n_toasts > 0);
  g_signal_handlers_disconnect_by_data (test->session, &n_toasts);
  return path;
}

static void
test_files (void)
{
  static const struct { const char *action, *name, *begins; } files[] = {
    { "page.save-handbook", "book.pdf", "%PDF" }, { "page.save-review", "review.html", "<!DOCTYPE html>" }, { "page.save-rules", "rules.odt", "PK" },
  };
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "zh_CN", 1040);

  show_texts (&test);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = save (&test, files[i].action, files[i].name), *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, files[i].begins));
    }
}

static void
test_accessible (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 800);

  show_several (&test);
  gops_ui_test_names (test.page);
  gops_ui_test_mnemonics (test.page);
  gops_ui_test_fits (test.page);
}

static void
show_files (GopsPageTest *test)
{
  show_texts (test);
  gops_ui_choose (gops_ui_find_id (test->page, "forms"), GOPS_RULE_FORM_WELCOME);
  gtk_widget_grab_focus (gops_ui_find_id (test->page, "period"));
  gops_ui_settle ();
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_PUBLISH_PAGE, "texts", show_several);
  gops_page_test_pictures (GOPS_TYPE_PUBLISH_PAGE, "texts-files", show_files);
}

int
main (int   argc,
      char *argv[])
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/posts/copies-one-after-the-other", test_copies_one_after_the_other);
  g_test_add_func ("/posts/action-copies-the-next", test_action_copies_the_next);
  g_test_add_func ("/posts/follows-the-form", test_follows_the_form);
  g_test_add_func ("/posts/files", test_files);
  g_test_add_func ("/posts/accessible", test_accessible);
  g_test_add_func ("/posts/pictures", test_pictures);
  return g_test_run ();
}
