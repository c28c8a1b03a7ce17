/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The poster beside its fields, colours and size: each changes what is seen and what is stored, can be undone, saved, copied
 * and printed. */
#include "gops-page-test.h"

#include "gops-dialogs.h"
#include "gops-poster-parcel.h"
#include "gops-poster-print.h"
#include "gops-poster-view.h"
#include "gops-publish-page.h"
#include "gops-ui-use.h"

static GopsPageTest
open_page (void)
{
  return gops_page_test_new (GOPS_TYPE_PUBLISH_PAGE, "en", 1280);
}

static GtkWidget *
get_pane (GopsPageTest *test)
{
  return gops_view_get_pane (test->page);
}

/* What is seen, in one word. */
static char *
look (GopsPageTest *test)
{
  g_autoptr (GdkTexture) texture = gops_poster_view_get_texture (GOPS_POSTER_VIEW (gops_ui_find_id (test->page, "poster")), 240);
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guchar *pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));

  gdk_texture_download (texture, pixels, stride);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA1, pixels, stride * (gsize) gdk_texture_get_height (texture));
}

static double
get_proportion (GopsPageTest *test)
{
  g_autoptr (GdkTexture) texture = gops_poster_view_get_texture (GOPS_POSTER_VIEW (gops_ui_find_id (test->page, "poster")), 300);

  return (double) gdk_texture_get_height (texture) / gdk_texture_get_width (texture);
}

#define assert_looks_other(test, before) G_STMT_START { \
    g_autofree char *after_ = look (test); \
    g_assert_cmpstr (after_, !=, before); \
  } G_STMT_END

static GtkWidget *
find_field (GtkWidget  *parent,
            const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (ADW_IS_ENTRY_ROW (child) && g_strcmp0 (g_object_get_data (G_OBJECT (child), "gops-field"), id) == 0)
        return child;
      found = find_field (child, id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
choose_template (GopsPageTest *test,
                 int           index)
{
  gops_ui_click (GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (gops_ui_find_id (test->page, "gallery")), index)));
}

static gint64
count_posters (GopsPageTest *test,
               const char   *where)
{
  return gops_page_test_count (test, "poster", where);
}

static void
test_fields (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkWidget *row = find_field (get_pane (&test), "headline");
  g_autofree char *before = look (&test);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  gops_ui_test_names (test.window);
  gops_ui_type (row, "Run before breakfast");
  assert_looks_other (&test, before);
  g_assert_cmpint (count_posters (&test, "fields LIKE '%Run before breakfast%'"), ==, 1);
  gops_page_test_settle (&test);
  gops_page_test_undo (&test);
  g_assert_cmpint (count_posters (&test, "fields LIKE '%Run before breakfast%'"), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (get_pane (&test), "headline"))), ==, text);
}

/* What the drawing has to say; a machine without the faces hears of them too. */
static char *
dup_notes (GopsPageTest *test)
{
  GtkWidget *notes = gops_ui_seek_id (get_pane (test), "notes");

  return g_strdup (notes != NULL ? gtk_label_get_label (GTK_LABEL (notes)) : "");
}

/* A text that no code can hold is told at once. */
static void
test_notes (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *endless = g_strnfill (4000, 'x');
  g_autofree char *before = NULL, *with = NULL, *after = NULL;

  gops_ui_type (find_field (get_pane (&test), "qr"), "https://example.com/g/runners");
  gops_page_test_settle (&test);
  before = dup_notes (&test);
  gops_ui_type (find_field (get_pane (&test), "qr"), endless);
  gops_page_test_settle (&test);
  with = dup_notes (&test);
  g_assert_cmpstr (with, !=, before);
  gops_ui_type (find_field (get_pane (&test), "qr"), "https://example.com/g/runners");
  gops_page_test_settle (&test);
  after = dup_notes (&test);
  g_assert_cmpstr (after, ==, before);
}

static void
test_colours (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GtkFlowBox *palettes = GTK_FLOW_BOX (gops_ui_find_id (get_pane (&test), "palettes"));
  g_autofree char *before = look (&test);
  gint64 n = count_posters (&test, "palette <> ''");

  gops_ui_click (GTK_WIDGET (gtk_flow_box_get_child_at_index (palettes, 2)));
  assert_looks_other (&test, before);
  g_assert_cmpint (count_posters (&test, "palette <> ''"), >=, n);
  gops_page_test_settle (&test);
  gops_page_test_undo (&test);
  g_assert_false (gtk_flow_box_child_is_selected (gtk_flow_box_get_child_at_index (palettes, 2)));
}

static void
test_sizes (void)
{
  g_auto (GopsPageTest) test = open_page ();
  const GopsPosterSize *sizes = gops_poster_sizes ();

  for (guint i = 0; sizes[i].id != NULL; i++)
    {
      g_autofree char *where = g_strdup_printf ("size = '%s'", sizes[i].id);

      gops_ui_choose (gops_ui_find_id (get_pane (&test), "size"), i);
      if (sizes[i].height > 0)
        g_assert_cmpfloat_with_epsilon (get_proportion (&test), sizes[i].height / (double) sizes[i].width, 0.01);
      gops_page_test_settle (&test);
      g_assert_cmpint (i == 0 ? 1 : count_posters (&test, where), ==, 1);   /* the first is what a poster has anyway */
    }
}

/* Each has fields of its own; what was written stays with its poster. */
static void
test_gallery (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autofree char *first = look (&test);

  gops_ui_type (find_field (get_pane (&test), "headline"), "Run before breakfast");
  choose_template (&test, 1);
  assert_looks_other (&test, first);
  g_assert_cmpint (count_posters (&test, "fields LIKE '%Run before breakfast%'"), ==, 1);
  choose_template (&test, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_field (get_pane (&test), "headline"))), ==, "Run before breakfast");
}

static void
save_as (GopsPageTest *test,
         guint         format,
         const char   *name,
         const char   *magic)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  gops_ui_choose (gops_ui_find_id (get_pane (test), "format"), format);
  gops_ui_click (gops_ui_find_id (get_pane (test), "save_poster"));
  gops_ui_choose_file (path);
  pump_until (g_file_test (path, G_FILE_TEST_EXISTS));
  gops_ui_wait_gone ("GtkProgressBar");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, strlen (magic));
  g_assert_cmpmem (content, strlen (magic), magic, strlen (magic));
}

static void
test_saves (void)
{
  g_auto (GopsPageTest) test = open_page ();

  save_as (&test, 0, "poster.png", "\x89PNG");
  save_as (&test, 1, "poster.jpg", "\xff\xd8\xff");
  save_as (&test, 2, "poster.webp", "RIFF");
  save_as (&test, 3, "poster.svg", "<?xml");
  save_as (&test, 4, "poster.pdf", "%PDF");
}

/* Escape in the chooser writes nothing and says nothing. */
static void
test_leaves (void)
{
  g_auto (GopsPageTest) test = open_page ();

  gops_ui_click (gops_ui_find_id (get_pane (&test), "save_poster"));
  gtk_window_close (GTK_WINDOW (gops_ui_find_type (NULL, "GtkFileChooserDialog")));
  gops_ui_wait_gone ("GtkFileChooserDialog");
  g_assert_null (gops_ui_seek_type (NULL, "GtkProgressBar"));
}

static void
test_copies (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autoptr (GdkContentFormats) formats = NULL;

  gops_ui_click (gops_ui_find_id (get_pane (&test), "copy_poster"));
  formats = gdk_content_formats_union_serialize_gtypes (gdk_content_formats_ref (gdk_clipboard_get_formats (gtk_widget_get_clipboard (test.page))));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
}

/* --- sharing --- */

static void
test_copies_text (void)
{
  g_auto (GopsPageTest) test = open_page ();
  const char *copied;

  gops_ui_type (find_field (get_pane (&test), "headline"), "Run before breakfast");
  gops_ui_type (find_field (get_pane (&test), "qr"), "https://example.com/g/runners");
  gops_page_test_settle (&test);
  g_assert_true (gtk_widget_activate_action (test.page, "page.copy-poster-text", NULL));
  copied = gops_ui_read_clipboard (test.page);
  g_assert_nonnull (copied);
  g_assert_nonnull (strstr (copied, "Run before breakfast\n"));
  g_assert_true (g_str_has_suffix (copied, "https://example.com/g/runners\n"));
  g_assert_null (strchr (copied, '|'));
}

static void
on_result_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* What is dropped in one form. */
static char *
drop_as (GdkContentProvider *parcel,
         const char         *mime,
         gsize              *length)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (parcel, mime, stream, 0, NULL, on_result_cb, &result);
  pump_until (result != NULL);
  g_assert_true (gdk_content_provider_write_mime_type_finish (parcel, result, &error));
  g_assert_no_error (error);
  *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), *length);
}

/* A file manager takes the file, a chat the picture; when the next poster is dragged the file is gone. */
static void
test_drags_out (void)
{
  g_auto (GopsPageTest) test = open_page ();
  GopsPosterDraft *draft = gops_poster_draft_new (test.store.store, gops_page_test_dossier (&test), "recruit-sunrise", NULL);
  GdkContentProvider *parcel = GDK_CONTENT_PROVIDER (gops_poster_parcel_new (draft, "晨跑 – 日出.png", "Mika"));
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (parcel);
  g_autofree char *uris = NULL, *picture = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;
  gsize length;

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  uris = drop_as (parcel, "text/uri-list", &length);
  lines = g_uri_list_extract_uris (uris);
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  file = g_file_new_for_uri (lines[0]);
  name = g_file_get_basename (file);
  g_assert_cmpstr (name, ==, "晨跑 – 日出.png");
  g_assert_true (g_file_query_exists (file, NULL));
  picture = drop_as (parcel, "image/png", &length);
  g_assert_cmpuint (length, >, 10000);
  g_assert_cmpmem (picture, 4, "\x89PNG", 4);
  g_object_unref (parcel);
  pump_until (!g_file_query_exists (file, NULL));
}

/* --- printing --- */

static void
on_printed_cb (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               GtkPrintOperationResult *out_result)
{
  *out_result = result;
}

/* Prints into a file instead of asking for a printer. */
static void
print_to (GopsPageTest      *test,
          GtkPrintOperation *operation,
          const char        *name)
{
  g_autofree char *path = g_build_filename (test->store.folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = GTK_PRINT_OPERATION_RESULT_IN_PROGRESS;
  gsize length;

  g_signal_connect (operation, "done", G_CALLBACK (on_printed_cb), &result);
  gtk_print_operation_set_export_filename (operation, path);
  (void) gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (test->window), &error);
  g_assert_no_error (error);
  pump_until (result != GTK_PRINT_OPERATION_RESULT_IN_PROGRESS);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 2000);
  g_assert_cmpmem (content, 5, "%PDF-", 5);
}

static void
test_prints_posters (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autoptr (GopsPosterDraft) draft = gops_poster_draft_new (test.store.store, gops_page_test_dossier (&test), "recruit-sunrise", NULL);
  g_autoptr (GtkPrintOperation) operation = gops_poster_print_new (draft, test.session);

  print_to (&test, operation, "poster.pdf");
}

static void
test_prints_rules (void)
{
  g_auto (GopsPageTest) test = open_page ();
  g_autoptr (GtkPrintOperation) operation = gops_print_rules_new (test.session);
  int n_pages;

  print_to (&test, operation, "rules.pdf");
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  gops_ui_test_init (&argc, &argv);

  g_test_add_func ("/posters/fields", test_fields);
  g_test_add_func ("/posters/notes", test_notes);
  g_test_add_func ("/posters/colours", test_colours);
  g_test_add_func ("/posters/sizes", test_sizes);
  g_test_add_func ("/posters/gallery", test_gallery);
  g_test_add_func ("/posters/saves-in-every-format", test_saves);
  g_test_add_func ("/posters/saving-can-be-left", test_leaves);
  g_test_add_func ("/posters/copies", test_copies);
  g_test_add_func ("/posters/copies-its-text", test_copies_text);
  g_test_add_func ("/posters/drags-out", test_drags_out);
  g_test_add_func ("/printing/posters", test_prints_posters);
  g_test_add_func ("/printing/rules", test_prints_rules);

  return g_test_run ();
}
