/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be written into a poster's fields: dates and times that exist, numbers that count. */
#include <string.h>
#include "gops-output-error.h"
#include "gops-poster-entry.h"
#include "gops-poster.h"

static void
test_values (void)
{
  static const struct { GopsPosterFieldType type; const char *value, *wrong; } cases[] = {
    { GOPS_POSTER_FIELD_DATE, "", NULL },
    { GOPS_POSTER_FIELD_DATE, "2028-02-29", NULL },
    { GOPS_POSTER_FIELD_DATE, "2026-02-30", "“2026-02-30”" },
    { GOPS_POSTER_FIELD_DATE, "2026-2-3", "“2026-2-3”" },
    { GOPS_POSTER_FIELD_DATE, "2026-02-03 or so", "“2026-02-03 or so”" },
    { GOPS_POSTER_FIELD_DATE, "tomorrow", "“tomorrow”" },
    { GOPS_POSTER_FIELD_TIME, "19:00 to 22:30", NULL },
    { GOPS_POSTER_FIELD_TIME, "20:00 to 24:00", NULL },
    { GOPS_POSTER_FIELD_TIME, "9:05", NULL },
    { GOPS_POSTER_FIELD_TIME, "晚上八点", NULL },
    { GOPS_POSTER_FIELD_TIME, "1:30:00 by 100 people, 7 of 99", NULL },
    { GOPS_POSTER_FIELD_TIME, "25:99", "“25:99”" },
    { GOPS_POSTER_FIELD_TIME, "19:00 to 22:60", "“22:60”" },
    { GOPS_POSTER_FIELD_TIME, "19：00 到 24：30", "“24：30”" },
    { GOPS_POSTER_FIELD_NUMBER, "0", NULL },
    { GOPS_POSTER_FIELD_NUMBER, "60", NULL },
    { GOPS_POSTER_FIELD_NUMBER, "-5", "“-5”" },
    { GOPS_POSTER_FIELD_NUMBER, "abc", "“abc”" },
    { GOPS_POSTER_FIELD_NUMBER, "1.5", "“1.5”" },
    { GOPS_POSTER_FIELD_NUMBER, "1e9", "“1e9”" },
    { GOPS_POSTER_FIELD_NUMBER, "99999999999999999999", "999999" },
    { GOPS_POSTER_FIELD_TEXT, "25:99 on 2026-02-30", NULL },
    { GOPS_POSTER_FIELD_ROWS, "Seats | -5", NULL },
    { GOPS_POSTER_FIELD_CODE, "https://example.com/25:99", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean right = gops_poster_entry_check (cases[i].type, cases[i].value, &error);

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (right, ==, cases[i].wrong == NULL);
      if (cases[i].wrong == NULL)
        continue;
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, cases[i].wrong));
    }
}

/* What the templates themselves propose is right in both languages. */
static void
test_defaults (void)
{
  static const char *const languages[] = { "en", "zh_CN" };

  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

      for (guint i = 0; i < gops_poster_template_get_n_fields (design) * G_N_ELEMENTS (languages); i++)
        {
          GopsPosterField field = gops_poster_template_get_field (design, i / 2, languages[i % 2]);
          g_autoptr (GError) error = NULL;

          g_assert_true (gops_poster_entry_check (field.type, field.default_value != NULL ? field.default_value : "", &error));
          g_assert_no_error (error);
        }
    }
}

/* A value that an older program kept is told beside the drawing, by the field's name. */
static void
test_drawing_tells (void)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get ("event-ticket", NULL);
  g_autoptr (GHashTable) fields = gops_poster_template_get_defaults (design, "en");
  GopsPoster poster = { .design = design, .fields = fields, .language = "en", .width = 540, .height = 960 };
  gboolean told = FALSE;

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (GError) error = NULL;
      cairo_surface_t *picture = gops_poster_render (&poster, 1, &notes, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < notes->len; i++)
        told = told || g_str_has_prefix (notes->pdata[i], "Date: “2026-02-30”");
      g_assert_cmpint (told, ==, turn == 1);
      cairo_surface_destroy (picture);
      g_hash_table_replace (fields, g_strdup ("date"), g_strdup ("2026-02-30"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/poster-entry/values", test_values);
  g_test_add_func ("/output/poster-entry/defaults-are-right", test_defaults);
  g_test_add_func ("/output/poster-entry/drawing-tells", test_drawing_tells);
  return g_test_run ();
}
