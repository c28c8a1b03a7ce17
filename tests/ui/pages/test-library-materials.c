/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials on the library page: added, dropped, shown, copied, described and removed. */
#include "gops-page-test.h"

#include <glib/gi18n.h>

#include "gops-dialog.h"
#include "gops-library-page.h"
#include "gops-material-files.h"
#include "gops-material-sheet.h"
#include "gops-material-thumb.h"
#include "gops-materials-view.h"
#include "gops-ui-use.h"

static GtkWidget *
get_view (GopsPageTest *test)
{
  return gops_ui_test_find (test->page, GOPS_TYPE_MATERIALS_VIEW, NULL);
}

static GListModel *
get_list (GopsPageTest *test)
{
  return G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (gops_ui_test_find (test->page, GTK_TYPE_GRID_VIEW, "gops-materials"))));
}

static guint
count_shown (GopsPageTest *test)
{
  return g_list_model_get_n_items (get_list (test));
}

static GopsPageTest
open_page (const char *language,
           int         width)
{
  GopsPageTest test = gops_page_test_new (GOPS_TYPE_LIBRARY_PAGE, language, width);

  gops_library_page_show_section (GOPS_LIBRARY_PAGE (test.page), "materials");
  gops_ui_settle ();
  return test;
}

/* A picture of one colour. */
static GFile *
make_picture (GopsPageTest *test,
              const char   *name,
              guint32       color,
              int           width,
              int           height)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);

  gdk_pixbuf_fill (pixbuf, color);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, g_str_has_suffix (name, ".jpg") ? "jpeg" : "png", NULL, NULL));
  return g_file_new_for_path (path);
}

static GFile *
make_file (GopsPageTest *test,
           const char   *name,
           const char   *content)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static void
add (GopsPageTest *test,
     GFile        *file)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 before = gops_page_test_count (test, "material", "1");

  g_ptr_array_add (files, file);
  gops_material_add_files (GOPS_VIEW (test->page), files);
  pump_until (gops_page_test_count (test, "material", "1") > before);
  gops_ui_settle ();
}

static GopsMaterial *
get_first (GopsPageTest *test)
{
  return g_list_model_get_item (get_list (test), 0);
}

static void
test_adds (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  g_autoptr (GFile) gone = NULL;
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  pump_until (gops_ui_seek_action (test.page, "material.add") != NULL);   /* the empty page offers it */
  gops_ui_test_names (test.page);
  add (&test, make_picture (&test, "Poster.png", 0x1f9d78ff, 400, 300));
  pump_until (count_shown (&test) == 1);
  g_assert_cmpint (gops_page_test_count (&test, "material", "kind = 'picture' AND title = 'Poster' AND mime = 'image/png'"), ==, 1);
  g_ptr_array_add (files, make_picture (&test, "Same.png", 0x1f9d78ff, 400, 300));
  gops_material_add_files (GOPS_VIEW (test.page), files);   /* known by its content */
  gops_ui_settle ();
  g_assert_cmpint (gops_page_test_count (&test, "material", "1"), ==, 1);
  gops_page_test_undo (&test);
  pump_until (count_shown (&test) == 0);
}

static void
test_drops (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, "just words");
  g_assert_false (gops_material_drop (GOPS_VIEW (test.page), &value));
  g_value_set_string (&value, "https://example.org/sign-up");
  g_assert_true (gops_material_drop (GOPS_VIEW (test.page), &value));
  pump_until (count_shown (&test) == 1);
  g_assert_cmpint (gops_page_test_count (&test, "material", "kind = 'link' AND link = 'https://example.org/sign-up'"), ==, 1);
}

static void
test_copies (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  g_autoptr (GopsMaterial) picture = NULL, link = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  GdkContentFormats *formats;

  add (&test, make_picture (&test, "Poster.jpg", 0xc64600ff, 300, 300));
  pump_until (count_shown (&test) == 1);
  picture = get_first (&test);
  gops_material_copy (GOPS_VIEW (test.page), picture);
  pump_until (gops_page_test_count (&test, "material", "used = 1") == 1);
  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (test.page));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, "https://example.org");
  g_assert_true (gops_material_drop (GOPS_VIEW (test.page), &value));
  pump_until (count_shown (&test) == 2);
  link = get_first (&test);
  gops_material_copy (GOPS_VIEW (test.page), link);
  g_assert_cmpstr (gops_ui_read_clipboard (test.page), ==, "https://example.org");
  g_assert_cmpint (gops_page_test_count (&test, "material", "used = 1"), ==, 2);
}

static void
test_sheet (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);
  g_autoptr (GopsMaterial) material = NULL;
  GtkWidget *dialog;

  add (&test, make_picture (&test, "Poster.png", 0x3584e4ff, 300, 200));
  pump_until (count_shown (&test) == 1);
  material = get_first (&test);
  gops_material_sheet_present (GOPS_VIEW (test.page), gops_record_get_id (material));
  dialog = gops_ui_find_type (NULL, "GopsMaterialSheet");
  gops_ui_test_names (dialog);
  gops_ui_type (gops_page_test_row (dialog, "Title"), "Summer run");
  gops_ui_type (gops_page_test_row (dialog, "Tags, with commas between"), "poster, summer");
  gops_page_test_settle (&test);
  g_assert_cmpint (gops_page_test_count (&test, "material", "title = 'Summer run' AND tags = 'poster, summer'"), ==, 1);
  gops_ui_click (gops_ui_find_action (dialog, "material.remove"));
  gops_ui_wait_gone ("GopsMaterialSheet");
  pump_until (count_shown (&test) == 0);
  gops_page_test_undo (&test);
  pump_until (count_shown (&test) == 1);
  g_assert_cmpint (gops_page_test_count (&test, "material", "asset_id IS NOT NULL"), ==, 1);
}

/* What is called a picture and can't be read keeps its icon, and nothing breaks. */
static void
test_hostile (void)
{
  g_auto (GopsPageTest) test = open_page ("en", 1000);

  add (&test, make_file (&test, "broken.png", "\x89PNG\r\n\x1a\nand no more"));
  add (&test, make_file (&test, "huge.png", "\x89PNG\r\n\x1a\n\x01\x01\x01\x0dIHDR\x01\x01\x4e\x20\x01\x01\x4e\x20\x08\x02\x01\x01\x01"));
  add (&test, make_file (&test, "no picture.jpg", "\xff\xd8\xff and words"));
  pump_until (count_shown (&test) == 3);
  for (guint i = 0; i < 20; i++)
    gops_ui_settle ();
  g_assert_cmpint (gops_page_test_count (&test, "material", "kind = 'picture'"), ==, 3);
  g_assert_true (gtk_widget_activate_action (get_view (&test), "material.copy", NULL));
  gops_ui_settle ();
}

static void
show_materials (GopsPageTest *test)
{
  gboolean zh = g_str_equal (gops_dossier_language (gops_page_test_dossier (test)), "zh_CN");
  g_auto (GValue) value = G_VALUE_INIT;

  gops_library_page_show_section (GOPS_LIBRARY_PAGE (test->page), "materials");
  add (test, make_picture (test, zh ? "周末长跑海报.png" : "Weekend run poster.png", 0x1f9d78ff, 300, 420));
  add (test, make_picture (test, zh ? "路线图.jpg" : "Route map.jpg", 0xe5a50aff, 640, 320));
  add (test, make_file (test, zh ? "报名表.csv" : "Sign-up list.csv", "a,b\n1,2\n"));
  add (test, make_picture (test, zh ? "合影.png" : "All of us.png", 0x613583ff, 500, 500));
  add (test, make_file (test, "broken.png", "\x89PNG\r\n\x1a\nand no more"));
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, "https://example.org/sign-up/summer");
  g_assert_true (gops_material_drop (GOPS_VIEW (test->page), &value));
  pump_until (count_shown (test) == 6);
  for (guint i = 0; i < 12; i++)
    gops_ui_settle ();
}

static void
test_pictures (void)
{
  gops_page_test_pictures (GOPS_TYPE_LIBRARY_PAGE, "library-materials", show_materials);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);
  g_test_add_func ("/library-materials/adds", test_adds);
  g_test_add_func ("/library-materials/drops", test_drops);
  g_test_add_func ("/library-materials/copies", test_copies);
  g_test_add_func ("/library-materials/sheet", test_sheet);
  g_test_add_func ("/library-materials/hostile", test_hostile);
  g_test_add_func ("/library-materials/pictures", test_pictures);
  return g_test_run ();
}
