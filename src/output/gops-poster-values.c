/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: numbers, texts and colours of a template, with the fields filled in. */
#include "config.h"
#include "gops-poster-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include "gops-expression.h"
#include "gops-output-error.h"
#include "gops-poster-date.h"

/* Far outside of any poster; what is larger would only be slow to draw. */
#define MOST_NUMBER 10000.0
#define MOST_WORK 1000000

gboolean
gops_poster_work (GopsPosterContext *self, guint n)
{
  self->work += MIN (n, MOST_WORK);
  if (self->work <= MOST_WORK || self->error != NULL)
    return self->error == NULL;
  self->error = g_error_new_literal (GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE,
                                     _("it draws more than a poster can show: use fewer repetitions, or fewer inside of each other"));
  return FALSE;
}

JsonNode *
gops_poster_member (GopsPosterContext *self, JsonObject *element, const char *name)
{
  JsonNode *use;

  if (json_object_has_member (element, name))
    return json_object_get_member (element, name);
  use = json_object_get_member (element, "use");
  if (use != NULL && JSON_NODE_HOLDS_VALUE (use))
    {
      JsonObject *part = gops_poster_template_get_part (self->poster_template, json_node_get_string (use));

      return part != NULL ? gops_poster_member (self, part, name) : NULL;
    }
  return NULL;
}

gboolean
gops_poster_has (GopsPosterContext *self, JsonObject *element, const char *name)
{
  return gops_poster_member (self, element, name) != NULL;
}

const char *
gops_poster_field (GopsPosterContext *self, const char *id)
{
  const char *value = self->fields != NULL ? g_hash_table_lookup (self->fields, id) : NULL;

  return value != NULL ? value : "";
}

static int
count_rows (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  int n = 0;

  for (char **p = lines; *p != NULL; p++)
    n += *g_strstrip (*p) != '\0';
  return n;
}

/* The clock time after @skip others in @value, in minutes from midnight; -1 without one. */
static int
clock_minutes (const char *value, int skip)
{
  for (const char *p = value; *p != '\0'; p++)
    {
      gsize colon = strspn (p, "0123456789");
      const char *after = p + colon + (g_str_has_prefix (p + colon, "：") ? strlen ("：") : 1);

      if (colon > 2 || colon == 0 || !(p[colon] == ':' || g_str_has_prefix (p + colon, "：")))
        p += MAX (colon, 1) - 1;
      else if (g_ascii_isdigit (after[0]) && g_ascii_isdigit (after[1]) && skip-- > 0)
        p = after + 1;
      else if (g_ascii_isdigit (after[0]) && g_ascii_isdigit (after[1]))
        return (atoi (p) * 60 + (after[0] - '0') * 10 + after[1] - '0') % (24 * 60);
    }
  return -1;
}

static gboolean
look_up_function (GopsPosterContext *self, const char *name, double *out_value)
{
  const char *colon = strchr (name, ':'), *value;
  g_autofree char *function = g_strndup (name, (gsize) (colon - name));
  GDate date;

  if (gops_poster_template_get_type (self->poster_template, colon + 1) == NULL)
    return FALSE;
  value = gops_poster_field (self, colon + 1);
  if (g_str_equal (function, "has"))
    *out_value = *value != '\0';
  else if (g_str_equal (function, "len"))
    *out_value = g_utf8_strlen (value, -1);
  else if (g_str_equal (function, "rows"))
    *out_value = count_rows (value);
  else if (g_str_equal (function, "minutes"))
    *out_value = clock_minutes (value, 0);
  else if (g_str_equal (function, "until"))
    *out_value = clock_minutes (value, 1);
  else if (!gops_poster_date_parse (value, &date))
    *out_value = 0;
  else if (g_str_equal (function, "day"))
    *out_value = g_date_get_day (&date);
  else if (g_str_equal (function, "month"))
    *out_value = g_date_get_month (&date);
  else if (g_str_equal (function, "mdays"))
    *out_value = g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date));
  else
    *out_value = g_date_get_weekday (&date);
  return TRUE;
}

static char *expand_cell (GopsPosterContext *self, const char *field, const char *which);

/* "ranks_2": the number in the second column of the second entry. */
static gboolean
look_up_cell (GopsPosterContext *self, const char *name, double *out_value)
{
  const char *bar = strrchr (name, '_');
  g_autofree char *field = bar != NULL ? g_strndup (name, (gsize) (bar - name)) : NULL;
  g_autofree char *which = NULL, *text = NULL;

  if (field == NULL || g_strcmp0 (gops_poster_template_get_type (self->poster_template, field), "rows") != 0)
    return FALSE;
  which = g_strconcat (bar + 1, "b", NULL);
  text = expand_cell (self, field, which);
  *out_value = g_ascii_strtod (text, NULL);
  return TRUE;
}

static gboolean
on_expression_lookup (const char *name, double *out_value, gpointer data)
{
  GopsPosterContext *self = data;

  if (strchr (name, ':') != NULL)
    return look_up_function (self, name, out_value);
  for (guint i = self->variables->len; i > 0; i--)
    {
      GopsVariable *variable = &g_array_index (self->variables, GopsVariable, i - 1);

      if (g_str_equal (variable->name, name))
        {
          *out_value = variable->value;
          return TRUE;
        }
    }
  if (gops_poster_template_get_type (self->poster_template, name) == NULL)
    return look_up_cell (self, name, out_value);
  *out_value = g_ascii_strtod (gops_poster_field (self, name), NULL);
  return TRUE;
}

double
gops_poster_number (GopsPosterContext *self, JsonNode *node, double otherwise)
{
  double value = otherwise;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return otherwise;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_get_double (node);
  if (!gops_expression_compute (json_node_get_string (node), on_expression_lookup, self, &value,
                                self->error == NULL ? &self->error : NULL) || !isfinite (value))
    return otherwise;
  return CLAMP (value, -MOST_NUMBER, MOST_NUMBER);
}

double
gops_poster_number_of (GopsPosterContext *self, JsonObject *element, const char *name, double otherwise)
{
  return gops_poster_number (self, gops_poster_member (self, element, name), otherwise);
}

double
gops_poster_array_number (GopsPosterContext *self, JsonArray *array, guint index)
{
  return index < json_array_get_length (array) ? gops_poster_number (self, json_array_get_element (array, index), 0) : 0;
}

const char *
gops_poster_string_of (GopsPosterContext *self, JsonObject *element, const char *name, const char *otherwise)
{
  JsonNode *node = gops_poster_member (self, element, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : otherwise;
}

guint
gops_poster_push (GopsPosterContext *self, const char *name, double value)
{
  GopsVariable variable = { g_strdup (name), value };

  g_array_append_val (self->variables, variable);
  return self->variables->len - 1;
}

guint
gops_poster_push_let (GopsPosterContext *self, JsonObject *element)
{
  guint mark = self->variables->len;
  JsonNode *let = gops_poster_member (self, element, "let");
  g_autoptr (GList) names = NULL;

  if (let == NULL || !JSON_NODE_HOLDS_OBJECT (let))
    return mark;
  names = json_object_get_members (json_node_get_object (let));
  for (GList *l = names; l != NULL; l = l->next)
    gops_poster_push (self, l->data, gops_poster_number_of (self, json_node_get_object (let), l->data, 0));
  return mark;
}

void
gops_poster_pop (GopsPosterContext *self, guint mark)
{
  g_array_set_size (self->variables, mark);
}

char *
gops_number_in_words (int number, const char *language)
{
  static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (!g_str_has_prefix (language, "zh") || number < 0 || number > 99)
    return g_strdup_printf ("%d", number);
  if (number < 10)
    return g_strdup (digits[number]);
  return g_strconcat (number < 20 ? "" : digits[number / 10], "十", number % 10 == 0 ? "" : digits[number % 10], NULL);
}

static char *
expand_row (GopsPosterContext *self, const char *what)
{
  int column = what[0] - 'a';

  if (g_str_equal (what, "n"))
    return g_strdup_printf ("%d", self->row.number);
  if (g_str_equal (what, "cn"))
    return gops_number_in_words (self->row.number, self->language);
  if (self->row.parts == NULL || column < 0 || column >= (int) g_strv_length (self->row.parts))
    return g_strdup ("");
  return g_strdup (self->row.parts[column]);
}

static char *
expand_number (GopsPosterContext *self, const char *expression, gboolean words)
{
  double value = 0;

  gops_expression_compute (expression, on_expression_lookup, self, &value, self->error == NULL ? &self->error : NULL);
  if (words)
    return gops_number_in_words ((int) round (value), self->language);
  return g_strdup_printf ("%d", (int) round (value));
}

/* "2a": the first column of the second entry of a ROWS field. */
static char *
expand_cell (GopsPosterContext *self, const char *field, const char *which)
{
  GopsPosterRow before = self->row;
  g_auto (GStrv) lines = g_strsplit (gops_poster_field (self, field), "\n", -1);
  g_auto (GStrv) parts = NULL;
  guint row = which[0] >= '1' ? (guint) (which[0] - '1') : 0;
  char *text;

  parts = g_strsplit (row < g_strv_length (lines) ? lines[row] : "", "|", -1);
  self->row = (GopsPosterRow) { parts, (int) row + 1, field };
  text = g_strstrip (expand_row (self, which + 1));
  self->row = before;
  return text;
}

/* What stands for {@name}.  @out_empty becomes TRUE when it is a field without a value. */
static char *
expand (GopsPosterContext *self, const char *name, gboolean *out_empty)
{
  const char *dot = strchr (name, '.');
  g_autofree char *id = g_strndup (name, dot != NULL ? (gsize) (dot - name) : strlen (name));
  const char *value;
  char *text;

  if (g_str_has_prefix (name, "="))
    return expand_number (self, name + 1, FALSE);
  if (g_str_has_prefix (name, "cn="))
    return expand_number (self, name + 3, TRUE);
  if (g_str_has_prefix (name, "row."))
    text = expand_row (self, dot + 1);
  else if (dot != NULL && g_strcmp0 (gops_poster_template_get_type (self->poster_template, id), "rows") == 0)
    text = expand_cell (self, id, dot + 1);
  else
    {
      value = gops_poster_field (self, id);
      text = dot != NULL ? gops_poster_date_format (value, dot + 1, self->language) : g_strdup (value);
    }
  if (*text == '\0')
    *out_empty = TRUE;
  return text;
}

static char *
fill_in (GopsPosterContext *self, const char *pattern, gboolean *out_empty)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *name = g_strndup (p + 1, (gsize) (end - p - 1));
          g_autofree char *text = expand (self, name, out_empty);

          g_string_append (out, text);
          p = end + 1;
        }
      else
        g_string_append_c (out, *p++);
    }
  return g_string_free (out, FALSE);
}

static char *
join_texts (GopsPosterContext *self, JsonArray *array)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *text = gops_poster_text (self, json_array_get_element (array, i));

      if (*text != '\0' && out->len > 0)
        g_string_append (out, g_str_has_prefix (self->language, "zh") ? "，" : ", ");
      g_string_append (out, text);
    }
  return g_string_free (out, FALSE);
}

char *
gops_poster_text (GopsPosterContext *self, JsonNode *node)
{
  gboolean empty = FALSE;
  const char *pattern;
  char *text;

  if (node == NULL)
    return g_strdup ("");
  if (JSON_NODE_HOLDS_ARRAY (node))
    return join_texts (self, json_node_get_array (node));
  pattern = gops_json_text (node, self->language);
  text = fill_in (self, pattern != NULL ? pattern : "", &empty);
  if (empty)
    *text = '\0';
  return text;
}

static gboolean
parse_hex (const char *hex, GopsColor *out_color)
{
  guint64 value;

  if (strlen (hex) != 7 || !g_ascii_string_to_unsigned (hex + 1, 16, 0, 0xffffff, &value, NULL))
    return FALSE;
  *out_color = (GopsColor) { (value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0, 1 };
  return TRUE;
}

/* "mix(a,b,t)": @t of b in a. */
static gboolean
mix (GopsPosterContext *self, const char *inside, GopsColor *out_color)
{
  g_auto (GStrv) parts = g_strsplit (inside, ",", 3);
  GopsColor a, b;
  double t = 0;

  if (g_strv_length (parts) != 3 || !gops_poster_color (self, g_strstrip (parts[0]), &a)
      || !gops_poster_color (self, g_strstrip (parts[1]), &b)
      || !gops_expression_compute (parts[2], on_expression_lookup, self, &t, NULL))
    return FALSE;
  *out_color = (GopsColor) { a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t, a.a + (b.a - a.a) * t };
  return TRUE;
}

/* "name", "name:0.5" (opacity), "#rrggbb", "mix(a,b,t)". */
gboolean
gops_poster_color (GopsPosterContext *self, const char *name, GopsColor *out_color)
{
  g_autofree char *base = NULL;
  const char *colon, *hex;

  if (g_str_has_prefix (name, "mix(") && g_str_has_suffix (name, ")"))
    {
      base = g_strndup (name + 4, strlen (name) - 5);
      return mix (self, base, out_color);
    }
  if (name[0] == '#')
    return parse_hex (name, out_color);
  colon = strchr (name, ':');
  base = g_strndup (name, colon != NULL ? (gsize) (colon - name) : strlen (name));
  hex = json_object_get_string_member_with_default (self->palette, base, NULL);
  if (hex == NULL || !parse_hex (hex, out_color))
    return FALSE;
  if (colon != NULL)
    out_color->a = g_ascii_strtod (colon + 1, NULL);
  return TRUE;
}
