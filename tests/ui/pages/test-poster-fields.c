/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields beside a poster: what cannot be is marked, and not written. */

#include "config.h"

#include "gops-page-test.h"
#include "gops-publish-page.h"

static GtkWidget *
choose (GopsPageTest *test,
        const char   *template_id)
{
  GtkFlowBox *gallery = GTK_FLOW_BOX (gops_ui_test_find (test->page, GTK_TYPE_FLOW_BOX, NULL));

  for (int i = 0; gtk_flow_box_get_child_at_index (gallery, i) != NULL; i++)
    if (g_str_equal (g_object_get_data (G_OBJECT (gtk_flow_box_get_child_at_index (gallery, i)), "gops-template"), template_id))
      gtk_flow_box_select_child (gallery, gtk_flow_box_get_child_at_index (gallery, i));
  return gops_view_get_pane (test->page);
}

static char *
stored (GopsPageTest *test)
{
  char *fields = NULL;

  gops_session_flush (test->session);
  (void) gops_store_read_text (test->store.store, &fields, NULL, "SELECT coalesce (group_concat (fields), '') FROM poster", NULL);
  return fields;
}

static void
test_wrong_values (void)
{
  static const struct { const char *design, *row, *wrong, *right; } cases[] = {
    { "event-ticket", "Date", "2026-02-30", "2026-12-05" },
    { "event-ticket", "Time", "25:99", "18:15" },
    { "recruit-sunrise", "Places taken", "-5", "37" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
      GtkWidget *row = gops_page_test_row (choose (&test, cases[i].design), cases[i].row);
      g_autofree char *first = stored (&test), *before = NULL, *after = NULL, *undone = NULL;
      g_autofree char *picture = g_strdup_printf ("poster-field-%u", i);

      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].wrong);
      g_assert_true (gtk_widget_has_css_class (row, "error"));
      g_assert_nonnull (g_strrstr (gtk_widget_get_tooltip_text (row), cases[i].wrong));
      before = stored (&test);
      g_assert_cmpstr (before, ==, first);
      gops_session_refresh_now (test.session);   /* what is being typed stays through a refresh */
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].wrong);
      gops_ui_test_pictures (test.window, picture);

      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].right);
      g_assert_false (gtk_widget_has_css_class (row, "error"));
      g_assert_null (gtk_widget_get_tooltip_text (row));
      after = stored (&test);
      g_assert_nonnull (g_strrstr (after, cases[i].right));
      gops_session_undo (test.session);
      undone = stored (&test);
      g_assert_cmpstr (undone, ==, first);
      gops_session_redo (test.session);
      g_free (undone);
      undone = stored (&test);
      g_assert_cmpstr (undone, ==, after);
    }
}

/* Another group's poster of the same template shows its own words, not what was mistyped for this one. */
static void
test_other_group (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
  GtkWidget *row = gops_page_test_row (choose (&test, "event-ticket"), "Date");
  gint64 other = gops_test_add_group (test.store.store, "other");

  gtk_editable_set_text (GTK_EDITABLE (row), "2026-02-30");
  gops_session_set_group (test.session, other);
  gops_session_refresh_now (test.session);
  row = gops_page_test_row (choose (&test, "event-ticket"), "Date");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), !=, "2026-02-30");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/publish/poster-fields/wrong-values-are-marked", test_wrong_values);
  g_test_add_func ("/publish/poster-fields/other-group", test_other_group);
  return g_test_run ();
}
