/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of poster templates, and draws what it takes: nothing may crash or last, a file is either
 * right or says where it is wrong; what is right is written so that it reads back. Bytes that are no template are read as the
 * changes of a poster too. See fuzz-template.c. */
#include "gops-fuzz.h"
#include "gops-own-posters.h"
#include "gops-poster-inspect.h"

#include <string.h>

const char *__lsan_default_suppressions (void);

/* fontconfig keeps pointers as distances, which the search for leaks does not follow. */
const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

static void
draw (GopsPosterTemplate *design)
{
  static const struct { int width, height; } shapes[] = { { 270, 480 }, { 270, 270 }, { 450, 250 } };
  g_autoptr (GHashTable) fields = gops_poster_template_get_defaults (design, "zh_CN");

  g_hash_table_replace (fields, g_strdup ("qr"), g_strdup ("x"));
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      GopsPoster poster = { .design = design, .fields = fields, .language = "zh_CN", .width = shapes[i].width, .height = shapes[i].height };
      cairo_surface_t *surface = gops_poster_render (&poster, 0.25, NULL, NULL);
      g_autoptr (GPtrArray) layers = gops_poster_layers (&poster, NULL);

      g_clear_pointer (&surface, cairo_surface_destroy);
    }
}

static void
check_again (GopsPosterTemplate *design)
{
  GopsPoster poster = { .design = design };
  g_autofree char *json = gops_own_poster_json (&poster, "x", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) again = gops_poster_template_new ("f", json, -1, &error);

  g_assert_no_error (error);
}

static void
read_changes (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterChanges) changes = gops_poster_changes_parse (text, &error), again = NULL;
  g_autofree char *json = NULL;

  g_assert_true ((changes == NULL) == (error != NULL));
  if (changes == NULL)
    return;
  json = gops_poster_changes_to_json (changes);
  again = gops_poster_changes_parse (json, NULL);
  g_assert_nonnull (again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);   /* what lies behind the last byte must not be read */
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_new ("f.json", text, (gssize) strlen (text), &error);

  g_assert_true ((design == NULL) == (error != NULL));
  if (design == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      read_changes (text);
      return 0;
    }
  draw (design);
  check_again (design);
  return 0;
}
