/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: every template at every size in both languages, codes read back, files of each format. */
#include <glib/gstdio.h>
#include <string.h>
#include "gops-channels.h"
#include "gops-output-error.h"
#include "gops-png.h"
#include "gops-poster.h"
#include "gops-qr.h"

static const char *const code_texts[] = { "https://example.org/join/x7", "群", "你好", "跑步群", "ä", "😀👩‍👩‍👧",
  "https://example.org/g/2026/autumn/join?from=poster&place=%E5%8C%97%E9%97%A8&campaign=recruit-sunrise&token=0f8fad5bd9cb469fa165708"
  "&utm_source=print&utm_medium=poster&utm_content=a4-portrait", NULL };

static GopsPosterTemplate *
get_design (const char *id)
{
  g_autoptr (GError) error = NULL;
  GopsPosterTemplate *design = gops_poster_template_get (id, &error);

  g_assert_no_error (error);
  return design;
}

static GHashTable *
fields_with (GopsPosterTemplate *design, const char *language, const char *code)
{
  GHashTable *fields = gops_poster_template_get_defaults (design, language);

  if (code != NULL)
    g_hash_table_replace (fields, g_strdup ("qr"), g_strdup (code));
  return fields;
}

/* What zbarimg reads, without the line feed it adds; NULL when nothing. */
static char *
read_code (const char *path)
{
  const char *argv[] = { "zbarimg", "-q", "--raw", path, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_clear_pointer (&out, g_free);
  if (out != NULL && g_str_has_suffix (out, "\n"))
    out[strlen (out) - 1] = '\0';
  return out;
}

static gboolean
can_read_codes (void)
{
  g_autofree char *program = g_find_program_in_path ("zbarimg");

  if (program == NULL)
    g_test_skip ("zbarimg is not installed");
  return program != NULL;
}

static void
export_to (const GopsPoster *poster, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  gops_poster_export (poster, file, "何砚", NULL, NULL, &error);
  g_assert_no_error (error);
}

/* One code of the table. */
typedef struct
{
  const char           *id, *text;
  const GopsPosterSize *size;
  guint                 turn;
} CodeJob;

static void
check_code (gpointer data, gpointer folder)
{
  g_autofree CodeJob *job = data;
  g_autoptr (GopsPosterTemplate) design = get_design (job->id);
  const char *language = job->turn % 2 ? "zh_CN" : "en";
  g_autoptr (GHashTable) fields = fields_with (design, language, job->text);
  GopsPoster poster = { design, fields,
    gops_poster_template_get_palette_id (design, job->turn % gops_poster_template_get_n_palettes (design)), language,
    job->size->width, job->size->height };
  g_autofree char *name = g_strdup_printf ("%u.png", job->turn), *path = g_build_filename (folder, name, NULL), *read = NULL;

  if (strlen (job->text) > 100 && job->size->height < 600)
    return;   /* that it is refused is tested below */
  export_to (&poster, path);
  read = read_code (path);
  if (g_strcmp0 (read, job->text) != 0)
    g_error ("%s, %s, palette %s: “%s” is read as “%s”", job->id, job->size->id, poster.palette, job->text, read);
  g_remove (path);
}

/* Each template at each size with one of the texts, which go round as languages and palettes do; on all processors,
 * since it is long. */
static void
test_codes_are_read_back (void)
{
  g_autofree char *folder = g_dir_make_tmp ("gops-poster-XXXXXX", NULL);
  GThreadPool *pool;
  guint turn = 0;

  if (!can_read_codes ())
    return;
  pool = g_thread_pool_new (check_code, folder, (int) g_get_num_processors (), FALSE, NULL);
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    for (const GopsPosterSize *size = gops_poster_sizes (); size->id != NULL; size++)
      {
        CodeJob *job;

        /* Each template has a third of the sizes, so that every pair of them comes up in one of three neighbours; the long one is
         * like the first, and one for print is enough. */
        if (size->height == 0 || size->width > 2500 || (turn++ % 3 != 0 && size != gops_poster_sizes ()))
          continue;
        job = g_new (CodeJob, 1);
        *job = (CodeJob) { *id, code_texts[turn % (G_N_ELEMENTS (code_texts) - 1)], size, turn };
        turn++;
        g_thread_pool_push (pool, job, NULL);
      }
  g_thread_pool_free (pool, FALSE, TRUE);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_code_too_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (3000, 'x');
  g_autofree char *bytes = g_strdup_printf ("%d", gops_qr_max_bytes (text));
  g_autoptr (GopsQr) at_limit = NULL;

  g_assert_null (gops_qr_new (text, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TOO_LONG);
  g_assert_nonnull (strstr (error->message, bytes));
  text[gops_qr_max_bytes (text)] = '\0';
  at_limit = gops_qr_new (text, NULL);
  g_assert_nonnull (at_limit);
}

/* The room that knows channels has no codes to try. */
static void
test_codes_of_channels_fit (void)
{
  g_assert_cmpint (gops_qr_max_bytes ("群"), ==, GOPS_CHANNEL_MAX_CODE_BYTES);
  g_assert_cmpint (gops_qr_max_bytes ("x"), >=, GOPS_CHANNEL_MAX_CODE_BYTES);
}

static void
test_code_too_long_for_the_size (void)
{
  g_autoptr (GopsPosterTemplate) design = get_design ("recruit-sunrise");
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autoptr (GHashTable) fields = fields_with (design, "en", text);
  GopsPoster poster = { design, fields, NULL, "en", 900, 500 };
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_poster_render (&poster, 1, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TOO_LONG);
}

static void
render (GopsPosterTemplate *design, GHashTable *fields, const char *language, int width, int height)
{
  GopsPoster poster = { design, fields, NULL, language, width, height };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = gops_poster_render (&poster, 1000.0 / MAX (width, height), NULL, &error);

  g_assert_no_error (error);
  cairo_surface_destroy (surface);
}

/* The longest a person could type, and nothing at all. */
static void
test_long_and_empty_texts (void)
{
  g_autoptr (GString) long_text = g_string_new (NULL);
  guint turn = 0;

  for (int i = 0; i < 1000; i++)
    g_string_append (long_text, "跑步 club\x01| ");
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    for (const GopsPosterSize *size = gops_poster_sizes (); size->id != NULL; size++)
      {
        g_autoptr (GopsPosterTemplate) design = get_design (*id);
        g_autoptr (GHashTable) full = g_hash_table_new (g_str_hash, g_str_equal), none = g_hash_table_new (g_str_hash, g_str_equal);

        for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
          if (gops_poster_template_get_field (design, i, "en").type != GOPS_POSTER_FIELD_CODE)
            g_hash_table_insert (full, (char *) gops_poster_template_get_field (design, i, "en").id, long_text->str);
        if (size->height == 0 || (turn++ % 2 != 0 && size != gops_poster_sizes ()))
          continue;
        render (design, none, "zh_CN", size->width, size->height);
        if (size->width < 1200)
          render (design, full, "en", size->width, size->height);
        if (size == gops_poster_sizes ())
          {
            render (design, none, "en", 300, 2000);
            render (design, none, "en", 2000, 300);
          }
      }
}

/* Covers that hold a headline; a whole poster may be too much for them, which is told. */
static gboolean
is_cover (const GopsPosterSize *size)
{
  return g_str_equal (size->id, "520x416") || g_str_equal (size->id, "1080x608");
}

static void
test_defaults_fit (void)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    for (const GopsPosterSize *size = gops_poster_sizes (); size->id != NULL; size++)
      for (int l = 0; l < 2; l++)
        {
          const char *language = l == 0 ? "en" : "zh_CN";
          g_autoptr (GopsPosterTemplate) design = get_design (*id);
          g_autoptr (GHashTable) fields = fields_with (design, language, code_texts[0]);
          GopsPoster poster = { design, fields, NULL, language, size->width, size->height };
          g_autoptr (GPtrArray) notes = NULL;
          g_autoptr (GError) error = NULL;
          cairo_surface_t *surface = gops_poster_render (&poster, 0.1, &notes, &error);

          g_assert_no_error (error);
          for (guint i = 0; i < notes->len; i++)
            if (strstr (notes->pdata[i], "does not fit") != NULL && !is_cover (size))
              g_error ("%s, %s, %s: %s", *id, language, size->id, (char *) notes->pdata[i]);
          cairo_surface_destroy (surface);
        }
}

static void
test_png_has_the_same_pixels (void)
{
  g_autoptr (GopsPosterTemplate) design = get_design ("lesson-dial");
  g_autoptr (GHashTable) fields = fields_with (design, "zh_CN", "群");
  GopsPoster poster = { design, fields, NULL, "zh_CN", 540, 960 };
  g_autofree char *folder = g_dir_make_tmp ("gops-poster-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.png", NULL);
  cairo_surface_t *drawn = gops_poster_render (&poster, 1, NULL, NULL), *read;
  int stride = cairo_image_surface_get_stride (drawn);

  export_to (&poster, path);
  read = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_stride (read), ==, stride);
  for (int y = 0; y < 960; y++)
    for (int x = 0; x < 540; x++)
      {
        guint32 *a = (guint32 *) (void *) (cairo_image_surface_get_data (drawn) + y * stride) + x;
        guint32 *b = (guint32 *) (void *) (cairo_image_surface_get_data (read) + y * stride) + x;

        if ((*a & 0xffffff) != (*b & 0xffffff))
          g_error ("pixel %d, %d differs", x, y);
      }
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (read);
  g_remove (path);
  g_rmdir (folder);
}

static gboolean
holds (const char *path, const char *what)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return memmem (data, size, what, strlen (what)) != NULL;
}

static void
assert_holds (const char *path, const char *what)
{
  if (!holds (path, what))
    g_error ("%s does not hold “%s”", path, what);
}

/* Newer cairo packs a page's dictionary into a compressed object stream; pdfinfo reads both. */
static void
assert_page_is_a4 (const char *pdf)
{
  g_autofree char *tool = g_find_program_in_path ("pdfinfo");
  g_autofree char *quoted = g_shell_quote (pdf);
  g_autofree char *command = g_strdup_printf ("%s %s", tool != NULL ? tool : "", quoted);
  g_autofree char *said = NULL;

  if (!holds (pdf, "/ObjStm"))
    assert_holds (pdf, "/MediaBox [ 0 0 595.2 841.92 ]");
  else if (tool != NULL)
    {
      g_assert_true (g_spawn_command_line_sync (command, &said, NULL, NULL, NULL));
      g_assert_nonnull (strstr (said, "595.2 x 841.92 pts"));
    }
}

static void
test_files (void)
{
  g_autoptr (GopsPosterTemplate) design = get_design ("event-ticket");
  g_autoptr (GHashTable) fields = fields_with (design, "en", "https://example.org");
  GopsPoster poster = { design, fields, NULL, "en", 2480, 3508 };
  g_autofree char *folder = g_dir_make_tmp ("gops-poster-XXXXXX", NULL);
  g_autofree char *svg = g_build_filename (folder, "x.svg", NULL), *pdf = g_build_filename (folder, "x.PDF", NULL);
  g_autofree char *gif = g_build_filename (folder, "x.gif", NULL);
  g_autoptr (GFile) wrong = g_file_new_for_path (gif);
  g_autoptr (GError) error = NULL;

  g_hash_table_replace (fields, g_strdup ("headline"), g_strdup ("Fish & <chips>"));
  export_to (&poster, svg);
  export_to (&poster, pdf);
  assert_holds (svg, "<title>Fish &amp; &lt;chips&gt;</title>");
  assert_holds (pdf, "%PDF");
  assert_page_is_a4 (pdf);
  g_assert_false (gops_poster_export (&poster, wrong, NULL, NULL, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
  g_remove (svg);
  g_remove (pdf);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_sizes (void)
{
  static const struct { const char *text; int width, height; } cases[] = {
    { "1080x1920", 1080, 1920 }, { "1080×1920", 1080, 1920 }, { "a4", 2480, 3508 }, { "A3", 3508, 4961 }, { "900x383", 900, 383 },
    { "Roll-Up", 4724, 11811 }, { "long", 1080, 0 }, { "12000x4000", 12000, 4000 }, { "12000x12000", 0, 0 }, { "12001x300", 0, 0 },
    { "10x10", 0, 0 }, { "900", 0, 0 }, { "900x", 0, 0 }, { "900x500x3", 0, 0 }, { "99999x500", 0, 0 }, { "-900x500", 0, 0 }, { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int width = 0, height = 0;

      g_assert_cmpint (gops_poster_size_parse (cases[i].text, &width, &height, &error), ==, cases[i].width > 0);
      g_assert_cmpint (width, ==, cases[i].width);
      g_assert_cmpint (height, ==, cases[i].height);
      g_assert_true (cases[i].width > 0 || error != NULL);
    }
}

static void
test_unknown_palette (void)
{
  g_autoptr (GopsPosterTemplate) design = get_design ("event-ticket");
  GopsPoster poster = { design, NULL, "no-such", "en", 400, 400 };
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_poster_render (&poster, 1, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/poster/codes-are-read-back", test_codes_are_read_back);
  g_test_add_func ("/output/poster/code-too-long", test_code_too_long);
  g_test_add_func ("/output/poster/codes-of-channels-fit", test_codes_of_channels_fit);
  g_test_add_func ("/output/poster/code-too-long-for-the-size", test_code_too_long_for_the_size);
  g_test_add_func ("/output/poster/long-and-empty-texts", test_long_and_empty_texts);
  g_test_add_func ("/output/poster/defaults-fit", test_defaults_fit);
  g_test_add_func ("/output/poster/png-has-the-same-pixels", test_png_has_the_same_pixels);
  g_test_add_func ("/output/poster/files", test_files);
  g_test_add_func ("/output/poster/sizes", test_sizes);
  g_test_add_func ("/output/poster/unknown-palette", test_unknown_palette);
  return g_test_run ();
}
