/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books: cover, contents, chapters; and the handbook of a group as one. */
#include <cairo.h>
#include <string.h>

#include "gops-document-writers.h"
#include "gops-group-maker.h"
#include "gops-handbook.h"
#include "gops-method.h"
#include "gops-pages.h"
#include "gops-test-store.h"

#define WIDTH  420
#define HEIGHT 595

static GopsDocument *
make_book (guint n_chapters, guint n_items)
{
  GopsDocument *document = gops_document_new ("en", "A book");

  gops_document_set_cover (document, "Handbook", "A motto", (const char *const[]) { "Version 1", "", "As of today", NULL });
  for (guint c = 0; c < n_chapters; c++)
    {
      gops_document_add_chapter (document, "A chapter", "What is in it");
      gops_document_add_heading (document, "A heading");
      for (guint i = 0; i < n_items; i++)
        gops_document_add_numbered (document, (int) i + 1, "Be kind to each other, whatever the day was like, and say so when it was not.", "a word first");
    }
  return document;
}

/* Nothing is drawn where a page ends, but on the cover. */
static void
check_margins (GopsPages *pages, int index)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guchar *data;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gops_pages_draw (pages, index, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (x < 30 || x > WIDTH - 30 || y < 24 || y > HEIGHT - 24)
        g_assert_cmpint (data[y * cairo_image_surface_get_stride (surface) + 4 * x], ==, 255);
  cairo_surface_destroy (surface);
}

static void
check_book (GopsDocument *document, int least)
{
  g_autoptr (GopsPages) pages = gops_pages_new (document, WIDTH, HEIGHT);

  g_assert_cmpint (gops_pages_get_count (pages), >=, least);
  for (int i = 1; i < gops_pages_get_count (pages); i++)
    check_margins (pages, i);
}

static void
test_pages (void)
{
  g_autoptr (GopsDocument) small = make_book (1, 2), large = make_book (60, 12);

  check_book (small, 3);
  check_book (large, 63);
}

/* A row that no page holds, words without end, a code that is too long: nothing hangs, nothing leaves the page at its foot. */
static void
test_hostile (void)
{
  g_autoptr (GopsDocument) document = make_book (1, 1);
  g_autofree char *word = g_strnfill (5000, 'x'), *signs = g_strnfill (4000, '0');
  g_autoptr (GString) han = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append (han, "如");
  gops_document_add_table (document, (const char *const[]) { "A", "B", NULL });
  gops_document_add_row (document, (const char *const[]) { "short", han->str, NULL });
  gops_document_add_chapter (document, han->str, word);
  gops_document_add_code (document, signs, "too long");
  check_book (document, 6);
}

/* Every chapter and heading has a place that contents and outline lead to, in all formats that have such places. */
static void
test_links (void)
{
  g_autoptr (GopsDocument) document = make_book (3, 2);
  g_autofree char *html = gops_write_html (document), *markdown = gops_write_markdown (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = gops_write_pdf (document, NULL, &error), file = gops_write_odt (document, NULL);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (html, "<a href=\"#m0\">A chapter</a>"));
  g_assert_nonnull (strstr (html, "id=\"m0\""));
  g_assert_nonnull (strstr (markdown, "- [A chapter](#a-chapter)"));
  g_assert_nonnull (strstr (markdown, "\n## A chapter\n"));
  g_assert_nonnull (strstr (markdown, "\n### A heading\n"));
  g_assert_nonnull (memmem (g_bytes_get_data (file, NULL), g_bytes_get_size (file), "xlink:href=\"#m0\"", 16));
  g_assert_nonnull (memmem (g_bytes_get_data (file, NULL), g_bytes_get_size (file), "text:name=\"m0\"", 14));
  /* Newer cairos pack it into streams of objects. */
  g_assert_true (memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/Outlines", 9) != NULL
                 || memmem (g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), "/ObjStm", 7) != NULL);
}

/* The same content on the same day gives the same bytes. */
static void
test_repeatable (void)
{
  g_autoptr (GopsDocument) a = make_book (2, 3), b = make_book (2, 3);
  g_autoptr (GBytes) first = NULL, second = NULL;

  gops_document_set_date (a, "2026-03-02");
  gops_document_set_date (b, "2026-03-02");
  first = gops_write_pdf (a, "Lin", NULL);
  g_usleep (1100000);   /* longer than the unit of a PDF's date */
  second = gops_write_pdf (b, "Lin", NULL);
  g_assert_true (g_bytes_equal (first, second));
}

static GopsDossier *
create (GopsStore *store, const char *kind, const char *language)
{
  g_autoptr (GError) error = NULL;
  gboolean han = g_str_equal (language, "zh_CN");
  GopsGroupDraft draft = { .kind = kind, .platform = "wechat", .language = language, .name = han ? "河西晨跑群" : "Canal Runners",
                           .owner = han ? "林晚" : "Lin", .time_zone = "Asia/Shanghai", .opened_on = "2026-03-02" };
  gint64 id = gops_method_create_group (store, &draft, &error);
  GopsDossier *dossier = gops_dossier_load (store, id, "2026-03-02", &error);

  g_assert_no_error (error);
  return dossier;
}

/* Of every kind in both languages: whole, nothing unfilled, nothing for the operator alone. */
static void
test_handbook_of_every_kind (void)
{
  static const char *const languages[] = { "en", "zh_CN" };
  g_auto (GopsTestStore) test = gops_test_store_new ();
  const GPtrArray *kinds = gops_method_get_kinds (gops_method_get_default ());

  for (guint k = 0; k < kinds->len; k++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        g_autoptr (GopsDossier) dossier = create (test.store, ((const GopsKind *) kinds->pdata[k])->id, languages[l]);
        g_autoptr (GopsDocument) document = gops_handbook_document (dossier, test.store);
        g_autofree char *html = gops_write_html (document);

        if (strstr (html, "{group}") != NULL || strstr (html, "{owner}") != NULL || strstr (html, "handbook.") != NULL)
          g_error ("unfilled: %s", html);
        g_assert_nonnull (strstr (html, l == 0 ? "Our rules" : "群规"));
        g_assert_nonnull (document->cover);
        check_book (document, 5);
      }
}

/* The code is in every format as something to scan, and what it holds can be read. */
static void
test_code (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsDossier) dossier = create (test.store, "interest", "en");
  g_autoptr (GopsDocument) document = NULL;
  g_autofree char *html = NULL, *markdown = NULL;
  g_autoptr (GBytes) bytes = NULL;

  gops_record_set_text (dossier->group, GOPS_GROUP_JOIN_CODE, "https://example.com/j/1");
  document = gops_handbook_document (dossier, test.store);
  html = gops_write_html (document);
  markdown = gops_write_markdown (document);
  bytes = gops_write_odt (document, NULL);
  g_assert_nonnull (strstr (html, "alt=\"https://example.com/j/1\" src=\"data:image/png;base64,"));
  g_assert_nonnull (strstr (markdown, "https://example.com/j/1"));
  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "Pictures/code1.png", 18));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/handbook/pages", test_pages);
  g_test_add_func ("/handbook/hostile", test_hostile);
  g_test_add_func ("/handbook/links", test_links);
  g_test_add_func ("/handbook/repeatable", test_repeatable);
  g_test_add_func ("/handbook/of-every-kind", test_handbook_of_every_kind);
  g_test_add_func ("/handbook/code", test_code);
  return g_test_run ();
}
