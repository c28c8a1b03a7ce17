/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gallery of poster templates: searched, filtered by use and style, with the keyboard. */
#include "gops-page-test.h"

#include "gops-poster-gallery.h"
#include "gops-poster-template.h"
#include "gops-publish-page.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (void)
{
  return gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
}

static GopsPosterGallery *
get_gallery (GopsPageTest *test)
{
  return GOPS_POSTER_GALLERY (gops_ui_find_type (test->page, "GopsPosterGallery"));
}

static const char *
id_of (GtkFlowBoxChild *child)
{
  return g_object_get_data (G_OBJECT (child), "gops-template");
}

static guint
count_shown (GopsPageTest *test)
{
  GtkFlowBox *box = GTK_FLOW_BOX (gops_ui_test_find (test->page, GTK_TYPE_FLOW_BOX, NULL));
  guint n = 0;

  for (int i = 0; gtk_flow_box_get_child_at_index (box, i) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (gtk_flow_box_get_child_at_index (box, i)));
  return n;
}

static guint
count_templates (const char *purpose,
                 const char *style)
{
  const char *const *ids = gops_poster_template_list ();
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (ids[i], NULL);

      n += (purpose == NULL || g_str_equal (gops_poster_template_get_purpose (design), purpose)) &&
           (style == NULL || g_str_equal (gops_poster_template_get_style (design), style));
    }
  return n;
}

static void
choose_filter (GopsPageTest *test,
               const char   *action,
               const char   *value)
{
  gtk_widget_activate_action (GTK_WIDGET (get_gallery (test)), action, "s", value);
  gops_ui_settle ();
}

static void
test_filters (void)
{
  g_auto (GopsPageTest) test = open_page ();

  g_assert_cmpuint (count_shown (&test), ==, count_templates (NULL, NULL));
  choose_filter (&test, "gallery.use", "event");
  g_assert_cmpuint (count_shown (&test), ==, count_templates ("event", NULL));
  choose_filter (&test, "gallery.style", "plain");
  g_assert_cmpuint (count_shown (&test), ==, count_templates ("event", "plain"));
  choose_filter (&test, "gallery.use", "");
  g_assert_cmpuint (count_shown (&test), ==, count_templates (NULL, "plain"));
  g_assert_true (gtk_widget_has_css_class (gops_ui_find_id (test.page, "gallery_filter"), "accent"));
}

static void
search (GopsPageTest *test,
        const char   *text)
{
  GtkWidget *entry = gops_ui_find_id (test->page, "gallery_search");

  gops_ui_type (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
  gops_ui_settle ();
}

/* Words of the name and of what is said about it; Enter takes the first; nothing found says so and leads back. */
static void
test_search (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("welcome-mug", NULL);

  search (&test, gops_poster_template_get_name (design, "en"));
  g_assert_cmpuint (count_shown (&test), ==, 1);
  g_signal_emit_by_name (gops_ui_find_id (test.page, "gallery_search"), "activate");
  gops_ui_settle ();
  g_assert_cmpstr (gops_poster_gallery_get_chosen (get_gallery (&test)), ==, "welcome-mug");
  search (&test, "no such template anywhere");
  g_assert_null (gops_ui_seek_id (test.page, "gallery"));
  gops_ui_click (gops_ui_find_action (test.page, "gallery.show-all"));
  g_assert_cmpuint (count_shown (&test), ==, count_templates (NULL, NULL));
}

/* Undo and advice lead to a poster that was searched past. */
static void
test_leads_to_hidden (void)
{
  g_auto (GopsPageTest) test = open_page ();

  choose_filter (&test, "gallery.use", "event");
  gops_poster_gallery_choose (get_gallery (&test), "welcome-mug");
  gops_ui_settle ();
  g_assert_cmpstr (gops_poster_gallery_get_chosen (get_gallery (&test)), ==, "welcome-mug");
  g_assert_cmpuint (count_shown (&test), ==, count_templates (NULL, NULL));
}

static void
test_keyboard (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *box = gops_ui_find_id (test.page, "gallery");

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (get_gallery (&test))));
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_RIGHT));
  g_assert_cmpstr (gops_poster_gallery_get_chosen (get_gallery (&test)), ==,
                   id_of (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), 1)));
  gops_ui_test_names (test.window);
  gops_ui_test_mnemonics (test.window);
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_PUBLISH_PAGE, "posters", NULL);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/poster-gallery/filters", test_filters);
  g_test_add_func ("/poster-gallery/search", test_search);
  g_test_add_func ("/poster-gallery/leads-to-what-is-hidden", test_leads_to_hidden);
  g_test_add_func ("/poster-gallery/keyboard", test_keyboard);
  g_test_add_func ("/poster-gallery/pictures", test_pictures);

  return g_test_run ();
}
