/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brand: each choice is an action that can be undone, and is seen on three posters at once. */
#include "gops-picture-row.h"
#include "gops-page-test.h"

#include "gops-brand-kit.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-poster-view.h"
#include "gops-ui-use.h"

static GtkWidget *
open_dialog (GopsPageTest *test)
{
  gops_brand_present (test->session, test->page);
  return gops_ui_find_type (NULL, "GopsBrandDialog");
}

/* What a sample looks like, in one word. */
static char *
look (GtkWidget *dialog)
{
  GtkWidget *view = gops_ui_find_type (dialog, "GopsPosterView");
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;
  gsize stride;

  pump_until (gops_poster_view_count_jobs () == 0);
  texture = gops_poster_view_get_texture (GOPS_POSTER_VIEW (view), 100);
  stride = (gsize) gdk_texture_get_width (texture) * 4;
  pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, stride);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA1, pixels, stride * (gsize) gdk_texture_get_height (texture));
}

static void
choose_color (GtkWidget  *dialog,
              const char *row,
              const char *hex)
{
  GtkWidget *button = gops_ui_find_type (gops_ui_find_id (dialog, row), "GopsColorButton");

  gops_color_button_set_hex (GOPS_COLOR_BUTTON (button), hex, "#000000");
  g_signal_emit_by_name (button, "color-chosen");
  gops_ui_settle ();
}

static void
assert_brand (GopsPageTest *test,
              const char   *name,
              const char   *main_color)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsBrandKit) brand = NULL;

  gops_page_test_settle (test);
  brand = gops_brand_kit_load (test->store.store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (brand->name, ==, name);
  g_assert_cmpstr (brand->main_color, ==, main_color);
}

static void
test_choices (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  GtkWidget *dialog = open_dialog (&test);
  g_autofree char *before = look (dialog), *after = NULL, *back = NULL;

  gops_ui_test_names (dialog);
  gops_ui_type (gops_ui_find_id (dialog, "brand_name"), "Dawn Club");
  assert_brand (&test, "Dawn Club", "");
  choose_color (dialog, "main_color", "#204080");
  choose_color (dialog, "accent_color", "#FFCC00");
  assert_brand (&test, "Dawn Club", "#204080");
  g_assert_cmpint (gops_page_test_count (&test, "brand", "1"), ==, 1);
  after = look (dialog);
  g_assert_cmpstr (after, !=, before);
  gops_ui_test_pictures (dialog, "brand");
  gops_page_test_undo (&test);
  gops_page_test_undo (&test);
  assert_brand (&test, "Dawn Club", "");
  back = look (dialog);
  g_assert_cmpstr (back, ==, before);
  gops_page_test_undo (&test);
  assert_brand (&test, "", "");
  g_assert_cmpint (gops_page_test_count (&test, "brand", "1"), ==, 0);
  g_assert_true (gops_session_redo (test.session));
  assert_brand (&test, "Dawn Club", "");
  gops_dialog_close (dialog);
}

static GdkTexture *
make_logo (void)
{
  guchar pixels[16 * 16 * 4];
  g_autoptr (GBytes) bytes = NULL;

  memset (pixels, 0xc0, sizeof pixels);
  bytes = g_bytes_new (pixels, sizeof pixels);
  return gdk_memory_texture_new (16, 16, GDK_MEMORY_R8G8B8A8, bytes, 64);
}

/* A picture that is dropped becomes a material; what is no picture is told of. */
static void
test_logo (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  GtkWidget *dialog = open_dialog (&test), *row = gops_ui_find_type (dialog, "GopsPictureRow");
  g_autoptr (GdkTexture) logo = make_logo ();
  g_auto (GValue) value = G_VALUE_INIT;
  GtkDropTarget *target = NULL;
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (row);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        target = GTK_DROP_TARGET (controller);
    }
  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_value_set_object (&value, logo);
  g_signal_emit_by_name (target, "drop", &value, 5.0, 5.0, &taken);
  g_assert_true (taken);
  pump_until (gops_page_test_count (&test, "brand", "logo_id IS NOT NULL") == 1);
  g_assert_cmpint (gops_page_test_count (&test, "material", "kind = 'picture'"), ==, 1);
  gops_page_test_undo (&test);
  g_assert_cmpint (gops_page_test_count (&test, "brand", "logo_id IS NOT NULL"), ==, 0);
  gops_dialog_close (dialog);
}

static void
on_toast_cb (char       **said,
             const char  *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

/* A file that only calls itself a picture is refused with its name, and nothing of it stays. */
static void
test_broken_logo (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 1280);
  GtkWidget *dialog = open_dialog (&test), *row = gops_ui_find_type (dialog, "GopsPictureRow");
  g_autofree char *path = g_build_filename (test.store.folder, "broken.png", NULL), *said = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  GFile *files[] = { file };
  int materials = gops_page_test_count (&test, "material", "TRUE");

  g_assert_true (g_file_set_contents (path, "\211PNG\r\n\032\nand no more", -1, NULL));
  g_signal_connect_swapped (test.session, "toast", G_CALLBACK (on_toast_cb), &said);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, 1));
  g_assert_true (gops_picture_row_take (GOPS_PICTURE_ROW (row), &value));
  pump_until (said != NULL);
  g_assert_nonnull (strstr (said, "broken.png"));
  g_assert_cmpint (gops_page_test_count (&test, "material", "TRUE"), ==, materials);
  g_assert_cmpint (gops_page_test_count (&test, "brand", "logo_id IS NOT NULL"), ==, 0);
  g_signal_handlers_disconnect_by_data (test.session, &said);
  gops_dialog_close (dialog);
}

static void
test_narrow (void)
{
  g_auto (GopsPageTest) test = gops_page_test_new (GOPS_TYPE_BLANK_PAGE, "en", 360);
  GtkWidget *dialog = open_dialog (&test);

  gops_ui_settle ();
  gops_ui_test_pictures (dialog, "brand-narrow");
  gops_ui_test_fits (dialog);
  gops_dialog_close (dialog);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/brand/choices", test_choices);
  g_test_add_func ("/brand/logo", test_logo);
  g_test_add_func ("/brand/broken-logo", test_broken_logo);
  g_test_add_func ("/brand/narrow", test_narrow);

  return g_test_run ();
}
