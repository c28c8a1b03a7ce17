/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole window over a workspace of its own, used as a person uses it. For tests that leave their page.
 *
 *   GopsWindowTest test = gops_window_test_new (1280, 800);
 *   …
 *   gops_window_test_close (&test);
 *
 * Header only, so that tests without the window need not link it. */
#pragma once

#include "gops-application.h"
#include "gops-test-store.h"
#include "gops-ui-use.h"
#include "gops-window.h"

G_BEGIN_DECLS

typedef struct
{
  GopsTestStore store;
  GtkWidget    *window;   /* borrowed */
} GopsWindowTest;

/* One for all tests of a program: its D-Bus path can be taken only once. */
static inline GtkApplication *
gops_window_test_application (void)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = g_object_new (GOPS_TYPE_APPLICATION, "application-id", "com.example.GroupOps.Test", "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/com/example/GroupOps", NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  return application;
}

/* @store (transfer full) */
static inline GopsWindowTest
gops_window_test_new_for (GopsTestStore store,
                          int           width,
                          int           height)
{
  GopsWindowTest test = { store, gops_window_new (gops_window_test_application ()) };

  gops_window_set_store (GOPS_WINDOW (test.window), store.store);
  gtk_window_set_default_size (GTK_WINDOW (test.window), width, height);
  gtk_window_present (GTK_WINDOW (test.window));
  wait_frames (test.window, 3);
  return test;
}

static inline GopsWindowTest
gops_window_test_new (int width,
                      int height)
{
  return gops_window_test_new_for (gops_test_store_new (), width, height);
}

static inline void
gops_window_test_close (GopsWindowTest *test)
{
  gops_ui_test_close (test->window, NULL);
  gops_test_store_clear (&test->store);
}

static inline GopsSession *
gops_window_test_session (GopsWindowTest *test)
{
  return gops_window_get_session (GOPS_WINDOW (test->window));
}

static inline const GopsDossier *
gops_window_test_dossier (GopsWindowTest *test)
{
  return gops_session_get_dossier (gops_window_test_session (test));
}

/* What is being typed is written, what was written is shown. */
static inline void
gops_window_test_settle (GopsWindowTest *test)
{
  gops_session_flush (gops_window_test_session (test));
  gops_session_refresh_now (gops_window_test_session (test));
  wait_frames (test->window, 2);
}

/* Goes to a step of the group by its key. */
static inline void
gops_window_test_go_to (GopsWindowTest *test,
                        const char     *page)
{
  static const char *const steps[] = { "positioning", "rules", "members", "content", "publish" };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (page, steps[i]))
      g_assert_true (gops_ui_key (GDK_KEY_1 + i, GDK_ALT_MASK));
  g_assert_cmpstr (gops_window_get_page (GOPS_WINDOW (test->window)), ==, page);
}

/* Makes a group in the assistant, with the fewest keys and clicks. */
static inline void
gops_window_test_make_group (GopsWindowTest *test)
{
  GtkWidget *assistant;

  gops_ui_click (gops_ui_find_action (NULL, "win.new-group"));
  assistant = gops_ui_find_type (NULL, "GopsNewGroup");
  gops_ui_click (gops_ui_find_id (assistant, "next_button"));
  gops_ui_type (gops_ui_find_id (assistant, "name_row"), "Dawn Runners 晨跑");
  gops_ui_click (gops_ui_find_id (assistant, "next_button"));
  gops_ui_type (gops_ui_find_id (assistant, "audience_row"), "People in Bath who run before work");
  g_assert_true (gops_ui_key (GDK_KEY_Tab, 0));
  g_assert_true ((gtk_widget_get_state_flags (gops_ui_find_id (assistant, "theme_row")) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0);
  gops_ui_type (gops_ui_find_id (assistant, "theme_row"), "Five kilometres before seven, together");
  gops_ui_click (gops_ui_find_id (assistant, "next_button"));
  gops_ui_wait_gone ("GopsNewGroup");
  gops_window_test_settle (test);
  g_assert_cmpint (gops_session_get_group (gops_window_test_session (test)), !=, 0);
}

G_END_DECLS
