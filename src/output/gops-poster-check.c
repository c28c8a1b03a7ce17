/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: whether a template keeps to the layout language, is whole in both languages, and can be read in
 * every palette. */
#include "config.h"
#include "gops-poster-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include "gops-expression.h"
#include "gops-oklab.h"
#include "gops-output-error.h"
#include "gops-poster-contrast.h"
#include "gops-text-clean.h"

#define MAX_DEPTH 32
#define MOST_NUMBER 10000

typedef struct
{
  GopsPosterTemplate *poster_template;
  GHashTable         *names;      /* all that a "let", "repeat" or the drawing defines */
  GString            *place;      /* "layouts.portrait.layers[2]" */
  gboolean            code_seen;
  int                 depth;
  GError             *error;
} Check;

static const char *const known_members[] = { "align", "alpha", "arc", "as", "at", "balance", "before", "between", "box", "cap", "circle",
  "aspect", "clip", "color", "column", "dash", "each", "ellipse", "family", "figure", "fill", "fill_width", "fit", "focus", "for", "from_row", "gap", "group",
  "grow", "height", "id", "if", "ink", "justify", "label", "large", "layers", "leading", "let", "line", "line_width", "lines", "logo", "max_height",
  "min", "min_height", "most", "most_height", "most_rows", "most_width", "on", "pad", "path", "picture", "pie", "placeholder", "qr", "radius", "rect",
  "repeat", "rotate", "row", "rows", "scale", "size", "space", "stroke", "text", "tile", "tint", "tracking", "use", "valign", "vertical", "weight",
  "width", NULL };
static const char *const number_members[] = { "alpha", "aspect", "balance", "before", "between", "figure", "fill_width", "from_row", "gap", "grow", "height", "if", "leading",
  "line_width", "lines", "logo", "max_height", "min", "min_height", "most", "most_height", "most_rows", "most_width", "pie", "qr",
  "radius", "repeat", "rotate", "scale", "size", "tracking", "vertical", "weight", "width", NULL };
static const char *const number_lists[] = { "arc", "at", "box", "circle", "dash", "ellipse", "focus", "line", "pad", "rect", NULL };
static const char *const child_lists[] = { "column", "each", "group", "layers", "placeholder", "row", NULL };

static const char *const string_members[] = { "align", "as", "cap", "family", "fit", "for", "id", "ink", "justify", "picture", "tile", "use", "valign", NULL };

/* Numbers that are lengths, counts or sizes: less than nothing is a mistake. Expressions are held within bounds while drawing. */
static const char *const positive_members[] = { "aspect", "grow", "height", "leading", "line_width", "lines", "logo", "max_height", "min", "min_height",
  "most", "most_height", "most_rows", "most_width", "qr", "radius", "repeat", "scale", "size", "weight", "width", NULL };
static const struct { const char *name; guint first; } positive_lists[] = { { "arc", 2 }, { "box", 2 }, { "circle", 2 }, { "dash", 0 }, { "ellipse", 2 }, { "rect", 2 } };

static void check_element (Check *self, JsonNode *node);

G_GNUC_PRINTF (2, 3) static void
fail (Check *self, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  self->error = g_error_new (GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, "%s: %s", self->place->str, what);
}

/* "ranks_2", see gops-poster-values.c */
static gboolean
is_cell (Check *self, const char *name)
{
  const char *bar = strrchr (name, '_');
  g_autofree char *field = bar != NULL ? g_strndup (name, (gsize) (bar - name)) : NULL;

  return field != NULL && g_ascii_isdigit (bar[1])
         && g_strcmp0 (gops_poster_template_get_type (self->poster_template, field), "rows") == 0;
}

static gboolean
on_check_lookup (const char *name, double *out_value, gpointer data)
{
  Check *self = data;
  const char *colon = strchr (name, ':');

  *out_value = 1;
  if (colon != NULL)
    return gops_poster_template_get_type (self->poster_template, colon + 1) != NULL;
  return g_hash_table_contains (self->names, name) || gops_poster_template_get_type (self->poster_template, name) != NULL
         || is_cell (self, name);
}

static double
literal_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_STRING ? json_node_get_double (node) : 0;
}

static void
check_number (Check *self, JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  double value;

  if (!JSON_NODE_HOLDS_VALUE (node))
    fail (self, _("a number or an expression is wanted"));
  else if (fabs (literal_of (node)) > MOST_NUMBER)
    fail (self, _("%g is too large"), literal_of (node));
  else if (json_node_get_value_type (node) == G_TYPE_STRING
           && !gops_expression_compute (json_node_get_string (node), on_check_lookup, self, &value, &error))
    fail (self, "%s", error->message);
}

static void
check_range (Check *self, const char *name, JsonNode *node)
{
  double value = literal_of (node);

  if (value < 0 && g_strv_contains (positive_members, name))
    fail (self, _("%g is less than nothing"), value);
  else if (g_str_equal (name, "repeat") && value > GOPS_POSTER_MOST_REPEATS)
    fail (self, _("%.0f times is too often; %d are the most"), value, GOPS_POSTER_MOST_REPEATS);
}

static void
check_list_range (Check *self, const char *name, JsonArray *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (positive_lists); i++)
    for (guint k = positive_lists[i].first; g_str_equal (positive_lists[i].name, name) && k < json_array_get_length (list); k++)
      if (literal_of (json_array_get_element (list, k)) < 0 && !(g_str_equal (name, "arc") && k > 2))
        fail (self, _("%g is less than nothing"), literal_of (json_array_get_element (list, k)));
}

static void
check_path (Check *self, JsonNode *node)
{
  g_auto (GStrv) tokens = NULL;
  double value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_string (node) == NULL)
    {
      fail (self, _("path data is wanted"));
      return;
    }
  tokens = g_strsplit (json_node_get_string (node), " ", -1);
  for (char **p = tokens; *p != NULL && self->error == NULL; p++)
    {
      g_autoptr (GError) error = NULL;

      if (**p == '\0' || (strlen (*p) == 1 && strchr ("MLHVCQZ", **p) != NULL))
        continue;
      if (!gops_expression_compute (*p, on_check_lookup, self, &value, &error))
        fail (self, "%s", error->message);
    }
}

static GopsPosterContext
context_for (Check *self, JsonObject *palette)
{
  GopsPosterContext context = { .poster_template = self->poster_template, .palette = palette, .language = "en" };

  context.variables = g_array_new (FALSE, TRUE, sizeof (GopsVariable));
  return context;
}

static JsonObject *
palette_at (Check *self, guint index)
{
  JsonArray *palettes = json_object_get_array_member (gops_poster_template_get_root (self->poster_template), "palettes");

  return json_object_get_object_member (json_array_get_object_element (palettes, index), "colors");
}

static void
check_color_name (Check *self, const char *name)
{
  for (guint i = 0; i < gops_poster_template_get_n_palettes (self->poster_template); i++)
    {
      GopsPosterContext context = context_for (self, palette_at (self, i));
      GopsColor color;

      /* A mix by an expression of the drawing cannot be computed here; its two colours can. */
      if (g_str_has_prefix (name, "mix("))
        {
          g_auto (GStrv) parts = g_strsplit (name + 4, ",", 3);

          for (int k = 0; k < 2 && g_strv_length (parts) == 3; k++)
            check_color_name (self, g_strstrip (parts[k]));
        }
      else if (!g_str_equal (name, "none") && !gops_poster_color (&context, name, &color))
        fail (self, _("there is no colour “%s” in palette “%s”"), name,
              gops_poster_template_get_palette_id (self->poster_template, i));
      g_array_unref (context.variables);
    }
}

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static void
check_gradient (Check *self, JsonObject *paint)
{
  JsonNode *stops = json_object_get_member (paint, "stops");
  JsonNode *line = json_object_get_member (paint, json_object_has_member (paint, "radial") ? "radial" : "linear");

  if (stops == NULL || line == NULL || !JSON_NODE_HOLDS_ARRAY (stops) || !JSON_NODE_HOLDS_ARRAY (line))
    {
      fail (self, _("a gradient has “linear” or “radial”, and “stops”"));
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (line)); i++)
    check_number (self, json_array_get_element (json_node_get_array (line), i));
  for (guint i = 0; i + 1 < json_array_get_length (json_node_get_array (stops)) && self->error == NULL; i += 2)
    {
      if (!is_string (json_array_get_element (json_node_get_array (stops), i + 1)))
        {
          fail (self, _("a colour is wanted"));
          return;
        }
      check_number (self, json_array_get_element (json_node_get_array (stops), i));
      check_color_name (self, json_array_get_string_element (json_node_get_array (stops), i + 1));
    }
}

static void
check_paint (Check *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    check_gradient (self, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      if (json_array_get_length (array) != 3)
        fail (self, _("[condition, colour, other colour] is wanted"));
      else
        {
          check_number (self, json_array_get_element (array, 0));
          check_paint (self, json_array_get_element (array, 1));
          check_paint (self, json_array_get_element (array, 2));
        }
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
    check_color_name (self, json_node_get_string (node));
  else
    fail (self, _("a colour is wanted"));
}

static void
check_substitution (Check *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  const char *dot = strchr (name, '.');
  g_autofree char *id = g_strndup (name, dot != NULL ? (gsize) (dot - name) : strlen (name));
  double value;

  if (g_str_has_prefix (name, "=") || g_str_has_prefix (name, "cn="))
    {
      if (!gops_expression_compute (strchr (name, '=') + 1, on_check_lookup, self, &value, &error))
        fail (self, "%s", error->message);
    }
  else if (!g_str_equal (id, "row") && gops_poster_template_get_type (self->poster_template, id) == NULL)
    fail (self, _("there is no field “%s”"), id);
}

/* Checks what stands in braces; returns whether words stand outside them. */
static gboolean
check_pattern (Check *self, const char *pattern)
{
  gboolean words = FALSE;

  for (const char *p = pattern; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *name = g_strndup (p + 1, (gsize) (end - p - 1));

          check_substitution (self, name);
          p = end + 1;
        }
      else
        {
          words = words || g_unichar_isalpha (g_utf8_get_char (p));
          p = g_utf8_next_char (p);
        }
    }
  return words;
}

static void
check_text (Check *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      check_text (self, json_array_get_element (json_node_get_array (node), i));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *en = json_object_get_string_member_with_default (json_node_get_object (node), "en", NULL);
      const char *zh = json_object_get_string_member_with_default (json_node_get_object (node), "zh_CN", NULL);

      if (en == NULL || zh == NULL)
        fail (self, _("the text is wanted in “en” and “zh_CN”"));
      else
        {
          check_pattern (self, en);
          check_pattern (self, zh);
        }
    }
  else if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_string (node) == NULL)
    fail (self, _("a text is wanted"));
  else if (check_pattern (self, json_node_get_string (node)))
    fail (self, _("words for people are wanted in “en” and “zh_CN”"));
}

static GopsRgb
without_alpha (GopsColor color)
{
  return (GopsRgb) { color.r, color.g, color.b };
}

static void
check_pair (Check *self, const GopsColorPair *pair)
{
  for (guint i = 0; i < gops_poster_template_get_n_palettes (self->poster_template); i++)
    {
      GopsPosterContext context = context_for (self, palette_at (self, i));
      GopsColor a, b;
      double contrast = 21;

      if (gops_poster_color (&context, pair->text, &a) && gops_poster_color (&context, pair->ground, &b))
        contrast = gops_rgb_contrast (without_alpha (a), without_alpha (b));
      if (contrast < pair->least)
        fail (self, _("in palette “%s” the contrast of “%s” on “%s” is %.1f, %.1f is wanted"),
              gops_poster_template_get_palette_id (self->poster_template, i), pair->text, pair->ground, contrast, pair->least);
      g_array_unref (context.variables);
    }
}

static void
check_pairs (Check *self, JsonObject *element)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (GopsColorPair));

  if (!gops_poster_element_pairs (element, pairs))
    fail (self, json_object_has_member (element, "qr") ? _("a code has “ink”, “tile” and, in “on”, the colour the tile stands on")
                                                       : _("a text has a “color” and, in “on”, the colour it stands on"));
  for (guint i = 0; i < pairs->len; i++)
    check_pair (self, &g_array_index (pairs, GopsColorPair, i));
}

/* A code is dark on light in every palette: many readers do not know the inverse. */
static void
check_code (Check *self, JsonObject *element)
{
  const char *ink = json_object_get_string_member_with_default (element, "ink", "");
  const char *tile = json_object_get_string_member_with_default (element, "tile", "");

  for (guint i = 0; i < gops_poster_template_get_n_palettes (self->poster_template); i++)
    {
      GopsPosterContext context = context_for (self, palette_at (self, i));
      GopsColor dark, light;

      if (gops_poster_color (&context, ink, &dark) && gops_poster_color (&context, tile, &light)
          && dark.r + dark.g + dark.b > light.r + light.g + light.b)
        fail (self, _("in palette “%s” the code is light on dark"), gops_poster_template_get_palette_id (self->poster_template, i));
      g_array_unref (context.variables);
    }
}

static void
enter (Check *self, const char *name, int index, gsize *out_mark)
{
  *out_mark = self->place->len;
  if (index >= 0)
    g_string_append_printf (self->place, ".%s[%d]", name, index);
  else
    g_string_append_printf (self->place, ".%s", name);
}

static void
check_list (Check *self, const char *name, JsonNode *node, void (*check) (Check *, JsonNode *))
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail (self, _("“%s” must be a list"), name);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && self->error == NULL; i++)
    {
      gsize mark;

      enter (self, name, (int) i, &mark);
      check (self, json_array_get_element (json_node_get_array (node), i));
      if (self->error == NULL)
        g_string_truncate (self->place, mark);
    }
}

static void
check_let (Check *self, JsonNode *node)
{
  g_autoptr (GList) names = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_members (json_node_get_object (node)) : NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    fail (self, _("names with numbers are wanted"));
  for (GList *l = names; l != NULL; l = l->next)
    check_number (self, json_object_get_member (json_node_get_object (node), l->data));
}

/* The field whose entries a "repeat" goes through. */
static void
check_rows (Check *self, JsonNode *node)
{
  const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (name == NULL || g_strcmp0 (gops_poster_template_get_type (self->poster_template, name), "rows") != 0)
    fail (self, _("there is no field “%s”"), name != NULL ? name : "");
}

static void
check_picture (Check *self, JsonNode *node)
{
  const char *name = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (name == NULL || g_strcmp0 (gops_poster_template_get_type (self->poster_template, name), "picture") != 0)
    fail (self, _("there is no field “%s”"), name != NULL ? name : "");
}

static void
check_member (Check *self, const char *name, JsonNode *node)
{
  gsize mark;

  if (g_strv_contains (number_lists, name) && (JSON_NODE_HOLDS_ARRAY (node) || !g_str_equal (name, "pad")))
    {
      check_list (self, name, node, check_number);
      if (self->error == NULL)
        check_list_range (self, name, json_node_get_array (node));
    }
  else if (g_strv_contains (child_lists, name))
    check_list (self, name, node, check_element);
  else
    {
      enter (self, name, -1, &mark);
      if (g_strv_contains (string_members, name) && !is_string (node))
        fail (self, _("a text is wanted"));
      else if (g_strv_contains (number_members, name) || g_str_equal (name, "pad"))
        {
          check_number (self, node);
          check_range (self, name, node);
        }
      else if (g_str_equal (name, "fill") || g_str_equal (name, "stroke") || g_str_equal (name, "color")
               || g_str_equal (name, "ink") || g_str_equal (name, "tile") || g_str_equal (name, "tint"))
        check_paint (self, node);
      else if (g_str_equal (name, "text"))
        check_text (self, node);
      else if (g_str_equal (name, "rows") || g_str_equal (name, "for"))
        check_rows (self, node);
      else if (g_str_equal (name, "picture"))
        check_picture (self, node);
      else if (g_str_equal (name, "label"))
        check_text (self, node);
      else if (g_str_equal (name, "path"))
        check_path (self, node);
      else if (g_str_equal (name, "let"))
        check_let (self, node);
      else if (g_str_equal (name, "clip"))
        check_element (self, node);
      else if (!g_strv_contains (known_members, name))
        fail (self, _("is not known"));
      if (self->error == NULL)
        g_string_truncate (self->place, mark);
    }
}

static void
check_use (Check *self, const char *name)
{
  JsonObject *part = gops_poster_template_get_part (self->poster_template, name != NULL ? name : "");
  JsonNode *node;

  if (part == NULL)
    {
      fail (self, _("there is no part “%s”"), name);
      return;
    }
  node = json_node_init_object (json_node_alloc (), part);
  check_element (self, node);
  json_node_unref (node);
}

static void
check_element (Check *self, JsonNode *node)
{
  g_autoptr (GList) names = NULL;
  JsonObject *element;

  if (!JSON_NODE_HOLDS_OBJECT (node) || ++self->depth > MAX_DEPTH)
    {
      fail (self, JSON_NODE_HOLDS_OBJECT (node) ? _("is nested too deep") : _("an element { … } is wanted"));
      return;
    }
  element = json_node_get_object (node);
  names = json_object_get_members (element);
  for (GList *l = names; l != NULL && self->error == NULL; l = l->next)
    check_member (self, l->data, json_object_get_member (element, l->data));
  if (self->error == NULL && json_object_has_member (element, "repeat") && !json_object_has_member (element, "each"))
    fail (self, _("“%s” is wanted"), "each");
  if (self->error == NULL)
    check_pairs (self, element);
  if (self->error == NULL && json_object_has_member (element, "qr"))
    check_code (self, element);
  if (self->error == NULL && json_object_has_member (element, "use"))
    check_use (self, json_object_get_string_member_with_default (element, "use", NULL));
  self->code_seen = self->code_seen || json_object_has_member (element, "qr");
  self->depth--;
}

static void
collect_names (Check *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_names (self, json_array_get_element (json_node_get_array (node), i));
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_members (object);
  const char *as = json_object_get_string_member_with_default (object, "as", NULL);

  if (as != NULL)
    g_hash_table_add (self->names, (char *) as);
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *member = json_object_get_member (object, l->data);

      if (g_str_equal (l->data, "let") && JSON_NODE_HOLDS_OBJECT (member))
        {
          g_autoptr (GList) names = json_object_get_members (json_node_get_object (member));

          for (GList *n = names; n != NULL; n = n->next)
            g_hash_table_add (self->names, n->data);
        }
      collect_names (self, member);
    }
}

static void
check_names (Check *self, JsonObject *item, const char *list)
{
  JsonNode *label = json_object_get_member (item, g_str_equal (list, "fields") ? "label" : "name");

  if (label == NULL || !JSON_NODE_HOLDS_OBJECT (label))
    fail (self, _("a label in “en” and “zh_CN” is wanted"));
  else
    check_text (self, label);
}

static void
check_palette (Check *self, JsonObject *palette)
{
  JsonNode *colors = json_object_get_member (palette, "colors");
  g_autoptr (GList) names = NULL;

  if (colors == NULL || !JSON_NODE_HOLDS_OBJECT (colors))
    {
      fail (self, _("“colors” is wanted"));
      return;
    }
  names = json_object_get_members (json_node_get_object (colors));
  for (GList *l = names; l != NULL; l = l->next)
    {
      const char *hex = json_object_get_string_member_with_default (json_node_get_object (colors), l->data, "");

      if (strlen (hex) != 7 || hex[0] != '#' || strspn (hex + 1, "0123456789abcdefABCDEF") != 6)
        fail (self, _("“%s” is no colour like #1A2B3C"), (char *) l->data);
    }
}

static void
check_items (Check *self, const char *list)
{
  JsonArray *items = json_object_get_array_member (gops_poster_template_get_root (self->poster_template), list);

  for (guint i = 0; i < json_array_get_length (items) && self->error == NULL; i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_string_printf (self->place, "%s[%u]", list, i);
      check_names (self, item, list);
      if (g_str_equal (list, "palettes"))
        check_palette (self, item);
      else if (json_object_has_member (item, "default"))
        check_text (self, json_object_get_member (item, "default"));
    }
}

static void
check_layouts (Check *self)
{
  static const char *const names[] = { "portrait", "square", "landscape" };
  JsonObject *layouts = json_object_get_object_member (gops_poster_template_get_root (self->poster_template), "layouts");

  for (guint i = 0; i < G_N_ELEMENTS (names) && self->error == NULL; i++)
    {
      JsonNode *layout = json_object_get_member (layouts, names[i]);

      g_string_printf (self->place, "layouts.%s", names[i]);
      self->code_seen = FALSE;
      if (layout == NULL)
        fail (self, _("is missing"));
      else
        check_element (self, layout);
      if (self->error == NULL && !self->code_seen)
        fail (self, _("has no place for a code (“qr”)"));
    }
}

gboolean
gops_poster_template_check (GopsPosterTemplate *self, GError **error)
{
  static const char *const given[] = { "W", "H", "w", "h", "zh", "i", "row_n", "row_b", "row_c" };
  Check check = { .poster_template = self };
  JsonNode *root = json_node_init_object (json_node_alloc (), gops_poster_template_get_root (self));

  check.names = g_hash_table_new (g_str_hash, g_str_equal);
  check.place = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_hash_table_add (check.names, (char *) given[i]);
  collect_names (&check, root);
  check_items (&check, "fields");
  if (check.error == NULL)
    check_items (&check, "palettes");
  if (check.error == NULL && json_object_has_member (json_node_get_object (root), "let"))
    check_let (&check, json_object_get_member (json_node_get_object (root), "let"));
  if (check.error == NULL)
    check_layouts (&check);
  json_node_unref (root);
  g_hash_table_unref (check.names);
  g_string_free (check.place, TRUE);
  if (check.error == NULL)
    return TRUE;
  g_propagate_error (error, check.error);
  return FALSE;
}
