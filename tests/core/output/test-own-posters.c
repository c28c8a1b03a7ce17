/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own poster templates: saved with what was changed, kept, exchanged, removed, undone; nothing that a stranger sends draws for ever. */
#include <glib/gstdio.h>
#include <string.h>
#include "gops-journal.h"
#include "gops-output-error.h"
#include "gops-own-posters.h"
#include "gops-poster-inspect.h"
#include "gops-test-store.h"

static GopsPoster
make_poster (GopsPosterTemplate *design, const GopsPosterChanges *changes)
{
  return (GopsPoster) { .design = design, .palette = "indigo", .language = "en", .width = 540, .height = 960, .changes = changes };
}

/* recruit-sunrise with a larger headline, in another palette, with words of one's own. */
static char *
make_json (void)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("recruit-sunrise", NULL);
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_new ();
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  GopsPoster poster = make_poster (design, changes);

  gops_poster_changes_set_layer (changes, "portrait/1/0/1", (GopsPosterLayerChange) { 0, 0.02, 0.4, FALSE });
  g_hash_table_insert (texts, (char *) "headline", (char *) "Six o’clock");
  g_hash_table_insert (texts, (char *) "qr", (char *) "https://example.org/secret");
  return gops_own_poster_json (&poster, "Our “runs”", texts);
}

static double
headline_size (GopsPosterTemplate *design)
{
  g_autoptr (GHashTable) fields = gops_poster_template_get_defaults (design, "en");
  GopsPoster poster = make_poster (design, NULL);
  g_autoptr (GPtrArray) layers = NULL;

  poster.fields = fields;
  layers = gops_poster_layers (&poster, NULL);
  for (guint i = 0; i < layers->len; i++)
    if (g_strcmp0 (((GopsPosterPiece *) layers->pdata[i])->field, "headline") == 0)
      return ((GopsPosterPiece *) layers->pdata[i])->size;
  return 0;
}

static void
test_saved (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *json = make_json (), *id = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = NULL, origin = gops_poster_template_get ("recruit-sunrise", NULL);
  g_autoptr (GHashTable) texts = NULL;

  id = gops_own_poster_save (test.store, NULL, json, &error);
  g_assert_no_error (error);
  g_assert_true (gops_poster_is_own (id));
  second = gops_own_poster_save (test.store, NULL, json, &error);
  g_assert_cmpstr (second, !=, id);
  design = gops_poster_template_find (test.store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gops_poster_template_get_name (design, "zh_CN"), ==, "Our “runs”");
  g_assert_cmpstr (gops_poster_template_get_based_on (design), ==, "recruit-sunrise");
  g_assert_cmpstr (gops_poster_template_get_palette_id (design, 0), ==, "indigo");
  g_assert_cmpuint (gops_poster_template_get_n_palettes (design), ==, gops_poster_template_get_n_palettes (origin));
  texts = gops_poster_template_get_defaults (design, "zh_CN");
  g_assert_cmpstr (g_hash_table_lookup (texts, "headline"), ==, "Six o’clock");
  g_assert_null (g_hash_table_lookup (texts, "qr"));
  g_assert_cmpfloat (headline_size (design), <, headline_size (origin));
}

static void
test_journal (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *json = make_json (), *id = gops_own_poster_save (test.store, NULL, json, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplates) all = NULL;

  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_null (gops_poster_template_find (test.store, id, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  all = gops_poster_templates_load (test.store, &error);
  g_assert_cmpuint (gops_poster_templates_get_n (all), ==, g_strv_length ((char **) gops_poster_template_list ()) + 1);
  g_assert_nonnull (gops_poster_templates_find (all, id));
  g_assert_true (gops_own_poster_remove (test.store, id, &error));
  g_assert_false (gops_own_poster_remove (test.store, id, &error));
  g_clear_error (&error);
  g_assert_false (gops_own_poster_remove (test.store, "recruit-sunrise", &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (gops_own_poster_save (test.store, "recruit-sunrise", json, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
}

/* In the colours of a brand: those are kept, whatever the brand becomes. */
static void
test_brand_is_kept (void)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("welcome-mug", NULL), saved = NULL;
  g_autoptr (GopsBrandKit) brand = gops_brand_kit_new ();
  GopsPoster poster = { .design = design, .palette = GOPS_POSTER_BRAND_PALETTE, .brand = brand };
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_free (brand->main_color);
  brand->main_color = g_strdup ("#0B5FA5");
  json = gops_own_poster_json (&poster, "Mug", NULL);
  saved = gops_poster_template_new ("mug", json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gops_poster_template_get_palette_id (saved, 0), ==, "own");
  g_assert_cmpuint (gops_poster_template_get_n_palettes (saved), ==, gops_poster_template_get_n_palettes (design) + 1);
}

static void
test_files (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new (), other = gops_test_store_new ();
  g_autofree char *json = make_json (), *id = gops_own_poster_save (test.store, NULL, json, NULL), *path = NULL, *back = NULL, *again = NULL, *exported = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_find (test.store, id, NULL), read = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  exported = gops_poster_template_to_json (design);
  path = g_build_filename (folder, "晨跑.json", NULL);
  g_assert_true (g_file_set_contents (path, exported, -1, NULL));
  file = g_file_new_for_path (path);
  back = gops_own_poster_import (other.store, file, NULL, &error);
  g_assert_no_error (error);
  again = gops_own_poster_import (other.store, file, NULL, &error);
  g_assert_cmpstr (again, ==, back);
  read = gops_poster_template_find (other.store, back, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (headline_size (read), ==, headline_size (design));
  g_assert_true (g_file_set_contents (path, "{\"format\": 1}", -1, NULL));
  g_assert_null (gops_own_poster_import (other.store, file, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "晨跑.json: fields: "));
  g_unlink (path);
  g_rmdir (folder);
}

/* Every built-in template survives being saved and read again. */
static void
test_all_templates (void)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL), saved = NULL;
      GopsPoster poster = { .design = design };
      g_autofree char *json = gops_own_poster_json (&poster, "Copy", NULL);
      g_autoptr (GError) error = NULL;

      saved = gops_poster_template_new (*id, json, -1, &error);
      g_assert_no_error (error);
    }
}

/* Repeats inside of repeats stop before anybody waits. */
static void
test_too_much (void)
{
  static const char layout[] = "{ \"layers\": [ { \"repeat\": 2000, \"as\": \"a\", \"each\": [ { \"repeat\": 2000, \"as\": \"b\", \"each\": ["
    " { \"circle\": [0.5, 0.5, 0.1], \"fill\": \"ink\" } ] } ] }, { \"qr\": 0.2, \"ink\": \"ink\", \"tile\": \"paper\", \"on\": \"paper\" } ] }";
  g_autofree char *json = g_strdup_printf ("{ \"format\": 1, \"fields\": [{ \"id\": \"qr\", \"type\": \"code\", \"label\": {\"en\": \"C\", \"zh_CN\": \"码\"} }],"
    " \"palettes\": [{ \"id\": \"a\", \"name\": {\"en\": \"A\", \"zh_CN\": \"甲\"}, \"colors\": { \"ink\": \"#000000\", \"paper\": \"#FFFFFF\" } }],"
    " \"layouts\": { \"portrait\": %s, \"square\": %s, \"landscape\": %s } }", layout, layout, layout);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_new ("mine.json", json, -1, &error);
  GopsPoster poster = { .design = design, .width = 200, .height = 300 };

  g_assert_no_error (error);
  g_assert_null (gops_poster_render (&poster, 0.1, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/own-posters/saved", test_saved);
  g_test_add_func ("/output/own-posters/journal", test_journal);
  g_test_add_func ("/output/own-posters/brand-is-kept", test_brand_is_kept);
  g_test_add_func ("/output/own-posters/files", test_files);
  g_test_add_func ("/output/own-posters/all-templates", test_all_templates);
  g_test_add_func ("/output/own-posters/too-much", test_too_much);
  return g_test_run ();
}
