/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poster templates: what is refused, and with which words. */
#include <json-glib/json-glib.h>
#include <string.h>
#include "gops-expression.h"
#include "gops-output-error.h"
#include "gops-poster-template.h"

#define TEXT "{ \"text\": \"{title}\", \"color\": \"ink\", \"on\": \"paper\" }"
#define CODE "{ \"qr\": 0.2, \"ink\": \"ink\", \"tile\": \"paper\", \"on\": \"paper\" }"
#define LAYOUT "{ \"column\": [ " TEXT ", " CODE " ] }"

/* A template whose portrait layout is @layout. */
static char *
template_with (const char *layout, const char *ink)
{
  return g_strdup_printf ("{ \"format\": 1, \"name\": {\"en\": \"x\", \"zh_CN\": \"x\"},"
                          "\"fields\": [{ \"id\": \"title\", \"label\": {\"en\": \"Title\", \"zh_CN\": \"标题\"} },"
                          " { \"id\": \"qr\", \"type\": \"code\", \"label\": {\"en\": \"Code\", \"zh_CN\": \"码\"} }],"
                          "\"palettes\": [{ \"id\": \"a\", \"name\": {\"en\": \"A\", \"zh_CN\": \"甲\"},"
                          " \"colors\": { \"ink\": \"%s\", \"paper\": \"#FFFFFF\" } }],"
                          "\"layouts\": { \"portrait\": %s, \"square\": " LAYOUT ", \"landscape\": " LAYOUT " } }", ink, layout);
}

static void
test_mistakes_are_named (void)
{
  static const struct { const char *layout, *ink, *message; } cases[] = {
    { "{ \"column\": [ { \"text\": \"{titel}\", \"color\": \"ink\", \"on\": \"paper\" }, " CODE " ] }", "#000000",
      "mine.json: layouts.portrait.column[0].text: there is no field “titel”" },
    { "{ \"column\": [ { \"text\": \"Hello\", \"color\": \"ink\", \"on\": \"paper\" }, " CODE " ] }", "#000000", "“zh_CN”" },
    { "{ \"column\": [ { \"text\": \"{title}\", \"size\": \"1+\", \"color\": \"ink\", \"on\": \"paper\" }, " CODE " ] }", "#000000",
      "layouts.portrait.column[0].size: “1+”, character 3" },
    { "{ \"column\": [ { \"text\": \"{title}\", \"color\": \"red\", \"on\": \"paper\" }, " CODE " ] }", "#000000", "there is no colour “red”" },
    { "{ \"column\": [ { \"text\": \"{title}\", \"colour\": \"ink\" }, " CODE " ] }", "#000000", "layouts.portrait.column[0].colour: is not known" },
    { LAYOUT, "#999999", "the contrast of “ink” on “paper” is 2.8, 4.5 is wanted" },
    { LAYOUT, "#6A6A6A", "7.0 is wanted" },
    { "{ \"column\": [ " TEXT " ] }", "#000000", "layouts.portrait: has no place for a code" },
    { "{ \"column\": [ { \"use\": \"nothing\" }, " CODE " ] }", "#000000", "there is no part “nothing”" },
    { "[]", "#000000", "layouts.portrait: an element { … } is wanted" },
    { LAYOUT, "black", "no colour like #1A2B3C" },
    { "{ \"column\": [ { \"text\": \"{title}\", \"size\": -0.1, \"color\": \"ink\", \"on\": \"paper\" }, " CODE " ] }", "#000000",
      "layouts.portrait.column[0].size: -0.1 is less than nothing" },
    { "{ \"layers\": [ { \"rect\": [0, 0, -1, 1], \"fill\": \"ink\" }, " CODE " ] }", "#000000", "-1 is less than nothing" },
    { "{ \"layers\": [ { \"box\": [0, 0, 1, 1e9], \"layers\": [] }, " CODE " ] }", "#000000", "1e+09 is too large" },
    { "{ \"layers\": [ { \"repeat\": 5000, \"each\": [] }, " CODE " ] }", "#000000", "layouts.portrait.layers[0].repeat: 5000 times is too often" },
    { "{ \"layers\": [ { \"repeat\": 5 }, " CODE " ] }", "#000000", "“each” is wanted" },
    { "{ \"layers\": [ { \"let\": 7, \"layers\": [] }, " CODE " ] }", "#000000", "layouts.portrait.layers[0].let: names with numbers are wanted" },
    { "{ \"layers\": [ { \"rect\": [0, 0, 1, 1], \"fill\": { \"linear\": [0, 0, 1, 1], \"stops\": [0, 1] } }, " CODE " ] }", "#000000", "a colour is wanted" },
    { "{ \"column\": [ { \"for\": \"title\", \"text\": \"{title}\", \"color\": \"ink\", \"on\": \"paper\" }, " CODE " ] }", "#000000",
      "column[0].for: there is no field “title”" },
    { "{ \"column\": [ { \"picture\": \"title\" }, " CODE " ] }", "#000000", "column[0].picture: there is no field “title”" },
    { "{ \"column\": [ { \"use\": [1] }, " CODE " ] }", "#000000", "column[0].use: a text is wanted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = template_with (cases[i].layout, cases[i].ink);
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_poster_template_new ("mine.json", json, -1, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("case %u: “%s” does not say “%s”", i, error->message, cases[i].message);
    }
}

/* What stands outside of the layouts: @members take the place of others, by name. */
static void
test_frames (void)
{
  static const struct { const char *members, *message; } cases[] = {
    { "\"format\": 2", "mine.json: format: this is version 2, and this program reads version 1" },
    { "\"parts\": { \"a\": { \"layers\": [ { \"use\": \"b\" } ] }, \"b\": { \"use\": \"a\" } }", "it uses itself" },
    { "\"parts\": { \"a\": { \"use\": \"a\" } }", "parts.a: it uses itself" },
    { "\"palettes\": [{ \"id\": \"brand\", \"name\": {\"en\": \"A\", \"zh_CN\": \"甲\"}, \"colors\": {} }]", "palettes[0]: “brand” is the palette of the workspace’s brand" },
    { "\"palettes\": [{ \"id\": \"a\" }]", "palettes[0]: “colors” is wanted" },
    { "\"palettes\": []", "palettes: it must have" },
    { "\"palettes\": [{ \"id\": \"a\", \"colors\": { \"ink\": \"#000000\" } }, { \"id\": \"b\", \"colors\": {} }]", "palettes[1].colors: “ink” is wanted" },
    { "\"fields\": [{ \"id\": \"a\" }, { \"id\": \"a\" }]", "fields[1]: there are two called “a”" },
    { "\"fields\": [{ \"id\": \"1+2\" }]", "fields[0]: an “id” of letters and digits is wanted" },
    { "\"fields\": [{ \"id\": \"a\", \"type\": 7 }]", "fields[0].type: “…” is not known" },
    { "\"purpose\": \"war\"", "purpose: “war” is not known" },
    { "\"style\": [1]", "style: “…” is not known" },
    { "\"layouts\": 7", "layouts: it must have" },
    { "\"changes\": { \"layers\": 7 }", "cannot be read: layers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = template_with (LAYOUT, "#000000");
      g_autofree char *json = g_strdup_printf ("%.*s, %s }", (int) strlen (whole) - 1, whole, cases[i].members);
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_poster_template_new ("mine.json", json, -1, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE);
      if (strstr (error->message, cases[i].message) == NULL)
        g_error ("case %u: “%s” does not say “%s”", i, error->message, cases[i].message);
    }
}

/* Parts that double at each step would be a million elements; brackets a hundred thousand deep. */
static void
test_bombs (void)
{
  g_autoptr (GString) parts = g_string_new ("\"parts\": { \"p0\": { \"layers\": [] }");
  g_autofree char *whole = template_with ("{ \"layers\": [ { \"use\": \"p20\" }, " CODE " ] }", "#000000"), *bomb = NULL;
  g_autofree char *deep = g_strnfill (100000, '['), *large = g_strnfill (GOPS_POSTER_TEMPLATE_MAX_BYTES + 1, ' ');
  const char *jsons[] = { NULL, deep, large };

  for (int i = 1; i <= 20; i++)
    g_string_append_printf (parts, ", \"p%d\": { \"layers\": [ { \"use\": \"p%d\" }, { \"use\": \"p%d\" } ] }", i, i - 1, i - 1);
  bomb = g_strdup_printf ("%.*s, %s } }", (int) strlen (whole) - 1, whole, parts->str);
  jsons[0] = bomb;
  for (guint i = 0; i < G_N_ELEMENTS (jsons); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_poster_template_new ("mine.json", jsons[i], -1, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE);
    }
}

static void
test_not_a_template (void)
{
  static const char *const files[] = { "", "null", "[1]", "{", "{}", "{\"format\":1}", "{\"format\":2,\"fields\":[],\"palettes\":[],\"layouts\":{}}",
    "{\"format\":1,\"fields\":[1],\"palettes\":[{\"id\":\"a\"}],\"layouts\":{}}" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (gops_poster_template_new ("mine.json", files[i], -1, &error));
      g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE);
      g_assert_true (g_str_has_prefix (error->message, "mine.json: "));
    }
}

static void
test_right_one (void)
{
  g_autofree char *json = template_with (LAYOUT, "#000000");
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) mine = gops_poster_template_new ("mine.json", json, -1, &error);
  guint32 colors[4];

  g_assert_no_error (error);
  g_assert_cmpstr (gops_poster_template_get_id (mine), ==, "mine");
  g_assert_cmpuint (gops_poster_template_get_n_fields (mine), ==, 2);
  g_assert_cmpint (gops_poster_template_get_field (mine, 1, "en").type, ==, GOPS_POSTER_FIELD_CODE);
  g_assert_cmpstr (gops_poster_template_get_field (mine, 0, "zh_CN").label, ==, "标题");
  g_assert_cmpuint (gops_poster_template_get_palette_colors (mine, 0, colors, 4), ==, 2);
  g_assert_cmphex (colors[1], ==, 0xffffff);
}

/* Designs of every kind for every use. */
static void
test_enough_to_choose_from (void)
{
  static const char *const purposes[] = { "recruit", "rules", "event", "lesson", "check-in", "honour", "quote", "sale", "digest", "topic", "welcome" };
  static const char *const styles[] = { "light", "bold", "classic", "plain" };
  guint of_purpose[G_N_ELEMENTS (purposes)] = { 0 }, of_style[G_N_ELEMENTS (styles)] = { 0 }, known = 0, all = 0;

  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++, all++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
        of_purpose[i] += g_str_equal (purposes[i], gops_poster_template_get_purpose (design));
      for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
        of_style[i] += g_str_equal (styles[i], gops_poster_template_get_style (design));
    }
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    g_assert_cmpuint (of_purpose[i], >=, 2);
  for (guint i = 0; i < G_N_ELEMENTS (styles); known += of_style[i++])
    g_assert_cmpuint (of_style[i], >=, 4);
  g_assert_cmpuint (all, >=, 24);
  g_assert_cmpuint (known, ==, all);
}

static void
test_built_in_ones (void)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, &error);
      gboolean code = FALSE;

      g_assert_no_error (error);
      g_assert_cmpstr (gops_poster_template_get_id (design), ==, *id);
      g_assert_nonnull (gops_poster_template_get_summary (design, "zh_CN"));
      g_assert_cmpuint (gops_poster_template_get_n_palettes (design), >=, 3);
      for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
        code = code || g_str_equal (gops_poster_template_get_field (design, i, "en").id, "qr");
      g_assert_true (code);
    }
  g_assert_null (gops_poster_template_get ("none-such", NULL));
}

static gboolean
on_lookup_cb (const char *name, double *out_value, gpointer data)
{
  *out_value = g_str_equal (name, "zh");
  return TRUE;
}

/* A column of labels beside a column of values has room for a label of four signs, and a gap after it. */
static void
check_labels (const char *id, JsonNode *node)
{
  JsonObject *element = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GList) members = element != NULL ? json_object_get_members (element) : NULL;
  const char *width = element != NULL && json_object_has_member (element, "text") && JSON_NODE_HOLDS_VALUE (json_object_get_member (element, "text"))
                        && g_str_equal (json_object_get_string_member (element, "text"), "{row.a}")
                        ? json_object_get_string_member_with_default (element, "width", NULL) : NULL;
  double value;

  if (width != NULL)
    {
      g_assert_true (gops_expression_compute (width, on_lookup_cb, NULL, &value, NULL));
      if (value < 4.4 * json_object_get_double_member (element, "size"))
        g_error ("%s: a label of four signs touches its value: %s", id, width);
    }
  for (GList *l = members; l != NULL; l = l->next)
    check_labels (id, json_object_get_member (element, l->data));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    check_labels (id, json_array_get_element (array, i));
}

static void
test_labels_have_room (void)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (*id, NULL);   /* brings its file */
      g_autofree char *path = g_strdup_printf ("/com/example/GroupOps/posters/%s.json", *id);
      g_autoptr (GBytes) file = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (JsonNode) node = NULL;

      g_assert_nonnull (file);
      node = json_from_string (g_bytes_get_data (file, NULL), NULL);
      g_assert_nonnull (node);
      check_labels (*id, node);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/poster-template/mistakes-are-named", test_mistakes_are_named);
  g_test_add_func ("/output/poster-template/frames", test_frames);
  g_test_add_func ("/output/poster-template/bombs", test_bombs);
  g_test_add_func ("/output/poster-template/not-a-template", test_not_a_template);
  g_test_add_func ("/output/poster-template/right-one", test_right_one);
  g_test_add_func ("/output/poster-template/enough-to-choose-from", test_enough_to_choose_from);
  g_test_add_func ("/output/poster-template/built-in-ones", test_built_in_ones);
  g_test_add_func ("/output/poster-template/labels-have-room", test_labels_have_room);
  return g_test_run ();
}
