/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: shapes, paint and groups of shapes. */
#include "config.h"
#include "gops-poster-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include "gops-gradient.h"
#include "gops-output-error.h"


#define LEAST_DASH 0.0005      /* more dashes than anybody can see would take for ever */
#define MOST_DASHES 20000
#define MOST_LINE 4.0
#define PAINT_WORK 10          /* steps of work for a shape */
#define WHOLE_WORK 2000        /* and for one that covers the poster */

static const char *const shape_names[] = { "rect", "circle", "ellipse", "arc", "line", "path", "group", "repeat", NULL };

gboolean
gops_poster_is_shape (JsonObject *element)
{
  for (int i = 0; shape_names[i] != NULL; i++)
    if (json_object_has_member (element, shape_names[i]))
      return TRUE;
  return FALSE;
}

void
gops_poster_rounded (cairo_t *cr, double x, double y, double w, double h, double radius)
{
  double r = MIN (radius, MIN (w, h) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, w, h);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - r, y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, x + w - r, y + h - r, r, 0, G_PI / 2);
  cairo_arc (cr, x + r, y + h - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

static void
set_color (GopsPosterContext *self, const char *name, double alpha)
{
  GopsColor c = { 0, 0, 0, 1 };

  if (g_str_equal (name, "none"))
    c.a = 0;
  else if (!gops_poster_color (self, name, &c) && self->error == NULL)
    self->error = g_error_new (GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, _("There is no colour “%s”"), name);
  cairo_set_source_rgba (self->cr, c.r, c.g, c.b, c.a * alpha);
}

static void
add_stops (GopsPosterContext *self, cairo_pattern_t *pattern, JsonArray *stops, double alpha)
{
  for (guint i = 0; i + 1 < json_array_get_length (stops); i += 2)
    {
      GopsColor c = { 0, 0, 0, 1 };

      gops_poster_color (self, json_array_get_string_element (stops, i + 1), &c);
      cairo_pattern_add_color_stop_rgba (pattern, gops_poster_array_number (self, stops, i), c.r, c.g, c.b, c.a * alpha);
    }
}

static void
set_gradient (GopsPosterContext *self, JsonObject *paint, double alpha)
{
  cairo_pattern_t *pattern;
  double v[4];
  gboolean radial = json_object_has_member (paint, "radial");
  JsonArray *array = json_object_get_array_member (paint, radial ? "radial" : "linear");

  for (guint i = 0; i < 4; i++)
    v[i] = gops_poster_array_number (self, array, i);
  pattern = radial ? cairo_pattern_create_radial (v[0], v[1], 0, v[0], v[1], v[2])
                   : cairo_pattern_create_linear (v[0], v[1], v[2], v[3]);
  add_stops (self, pattern, json_object_get_array_member (paint, "stops"), alpha);
  cairo_set_source (self->cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* A colour, [condition, colour, other colour], or a gradient. */
void
gops_poster_set_source (GopsPosterContext *self, JsonNode *paint, double alpha)
{
  if (JSON_NODE_HOLDS_OBJECT (paint))
    set_gradient (self, json_node_get_object (paint), alpha);
  else if (JSON_NODE_HOLDS_ARRAY (paint))
    {
      JsonArray *array = json_node_get_array (paint);
      gboolean yes = gops_poster_array_number (self, array, 0) != 0;

      gops_poster_set_source (self, json_array_get_element (array, yes ? 1 : 2), alpha);
    }
  else
    set_color (self, json_node_get_string (paint), alpha);
}

/* What painting the current path costs, in steps of work: the part of the poster that it covers at most, and its dashes. */
static gboolean
count_paint (GopsPosterContext *self, double dashes)
{
  double x1, y1, x2, y2, area;
  cairo_matrix_t matrix;

  cairo_path_extents (self->cr, &x1, &y1, &x2, &y2);
  cairo_get_matrix (self->cr, &matrix);
  area = fabs ((x2 - x1) * (y2 - y1) * (matrix.xx * matrix.yy - matrix.xy * matrix.yx) / (self->root.xx * self->root.yy));
  return gops_poster_work (self, (guint) (PAINT_WORK + MIN (area / (self->width * self->height / (self->unit * self->unit)), 1) * WHOLE_WORK + dashes));
}

static void
set_dash (GopsPosterContext *self, JsonObject *element)
{
  JsonNode *node = gops_poster_member (self, element, "dash");
  double dash[2], x1, y1, x2, y2, n;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return;
  for (guint i = 0; i < 2; i++)
    dash[i] = MAX (gops_poster_array_number (self, json_node_get_array (node), i), LEAST_DASH);
  cairo_path_extents (self->cr, &x1, &y1, &x2, &y2);
  n = 4 * (x2 - x1 + y2 - y1) / (dash[0] + dash[1]);
  if (n > MOST_DASHES || !count_paint (self, n))
    return;
  cairo_set_dash (self->cr, dash, 2, 0);
}

static gboolean
paints (JsonNode *node)
{
  return node != NULL && !JSON_NODE_HOLDS_NULL (node)
         && !(JSON_NODE_HOLDS_VALUE (node) && g_str_equal (json_node_get_string (node), "none"));
}

/* Fills and strokes the current path. */
static void
paint_path (GopsPosterContext *self, JsonObject *element)
{
  JsonNode *fill = gops_poster_member (self, element, "fill"), *stroke = gops_poster_member (self, element, "stroke");
  double alpha = gops_poster_number_of (self, element, "alpha", 1);
  const char *cap = gops_poster_string_of (self, element, "cap", "butt");

  if (!count_paint (self, 0))
    {
      cairo_new_path (self->cr);
      return;
    }
  if (paints (fill))
    {
      gops_poster_set_source (self, fill, alpha);
      gops_gradient_keep (self->cr);
      cairo_fill_preserve (self->cr);
    }
  if (paints (stroke))
    {
      cairo_save (self->cr);
      gops_poster_set_source (self, stroke, alpha);
      cairo_set_line_width (self->cr, CLAMP (gops_poster_number_of (self, element, "line_width", 0.004), 0, MOST_LINE));
      cairo_set_line_cap (self->cr, g_str_equal (cap, "round") ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (self->cr, g_str_equal (cap, "round") ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
      set_dash (self, element);
      cairo_stroke_preserve (self->cr);
      cairo_restore (self->cr);
    }
  cairo_new_path (self->cr);
}

/* SVG path data with absolute commands M L H V C Q Z; every number may be an expression without blanks. */
static void
trace_path (GopsPosterContext *self, const char *data)
{
  g_auto (GStrv) tokens = g_strsplit (data, " ", -1);
  double v[6];
  int n = 0;
  char command = 'M';

  for (char **p = tokens; *p != NULL && gops_poster_work (self, 1); p++)
    {
      double x, y;
      JsonNode *node;

      if (**p == '\0')
        continue;
      if (strlen (*p) == 1 && strchr ("MLHVCQZ", **p) != NULL)
        {
          command = **p;
          n = 0;
          if (command == 'Z')
            cairo_close_path (self->cr);
          continue;
        }
      node = json_node_init_string (json_node_alloc (), *p);
      v[n++] = gops_poster_number (self, node, 0);
      json_node_unref (node);
      if (n < (command == 'C' ? 6 : command == 'Q' ? 4 : command == 'H' || command == 'V' ? 1 : 2))
        continue;
      n = 0;
      cairo_get_current_point (self->cr, &x, &y);
      switch (command)
        {
        case 'M': cairo_move_to (self->cr, v[0], v[1]); command = 'L'; break;
        case 'H': cairo_line_to (self->cr, v[0], y); break;
        case 'V': cairo_line_to (self->cr, x, v[0]); break;
        case 'C': cairo_curve_to (self->cr, v[0], v[1], v[2], v[3], v[4], v[5]); break;
        case 'Q':
          cairo_curve_to (self->cr, x + (v[0] - x) * 2 / 3, y + (v[1] - y) * 2 / 3, v[2] + (v[0] - v[2]) * 2 / 3,
                          v[3] + (v[1] - v[3]) * 2 / 3, v[2], v[3]);
          break;
        default: cairo_line_to (self->cr, v[0], v[1]); break;
        }
    }
}

static void
trace_ellipse (cairo_t *cr, double x, double y, double rx, double ry)
{
  if (rx <= 0 || ry <= 0)
    return;
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
}

/* Angles in degrees, clockwise from twelve o'clock. */
static void
trace_arc (GopsPosterContext *self, JsonObject *element, const double *v)
{
  double from = (v[3] - 90) * G_PI / 180, to = (v[4] - 90) * G_PI / 180;
  gboolean pie = gops_poster_number_of (self, element, "pie", 0) != 0;

  if (v[2] <= 0)
    return;
  cairo_new_sub_path (self->cr);
  if (pie)
    cairo_move_to (self->cr, v[0], v[1]);
  cairo_arc (self->cr, v[0], v[1], v[2], from, MAX (from, to));
  if (pie)
    cairo_close_path (self->cr);
}

void
gops_poster_trace (GopsPosterContext *self, JsonObject *element)
{
  const char *name = NULL;
  double v[5] = { 0 };
  JsonArray *array;

  if (json_object_has_member (element, "path"))
    {
      trace_path (self, json_object_get_string_member (element, "path"));
      return;
    }
  for (int i = 0; i < 5; i++)
    if (json_object_has_member (element, shape_names[i]))
      name = shape_names[i];
  if (name == NULL)
    return;
  array = json_object_get_array_member (element, name);
  for (guint i = 0; i < 5; i++)
    v[i] = gops_poster_array_number (self, array, i);
  if (g_str_equal (name, "rect"))
    gops_poster_rounded (self->cr, v[0], v[1], v[2], v[3], gops_poster_number_of (self, element, "radius", 0));
  else if (g_str_equal (name, "circle"))
    trace_ellipse (self->cr, v[0], v[1], v[2], v[2]);
  else if (g_str_equal (name, "ellipse"))
    trace_ellipse (self->cr, v[0], v[1], v[2], v[3]);
  else if (g_str_equal (name, "arc"))
    trace_arc (self, element, v);
  else
    {
      cairo_move_to (self->cr, v[0], v[1]);
      cairo_line_to (self->cr, v[2], v[3]);
    }
}

static void
draw_list (GopsPosterContext *self, JsonArray *list, GopsBox box)
{
  for (guint i = 0; i < json_array_get_length (list) && self->error == NULL; i++)
    gops_poster_draw_nth (self, list, i, box);
}

static void
draw_group (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  JsonNode *at = gops_poster_member (self, element, "at"), *clip = gops_poster_member (self, element, "clip");
  double scale = gops_poster_number_of (self, element, "scale", 1), alpha = gops_poster_number_of (self, element, "alpha", 1);

  cairo_save (self->cr);
  if (at != NULL)
    cairo_translate (self->cr, gops_poster_array_number (self, json_node_get_array (at), 0),
                     gops_poster_array_number (self, json_node_get_array (at), 1));
  cairo_rotate (self->cr, gops_poster_number_of (self, element, "rotate", 0) * G_PI / 180);
  if (scale > 0)
    cairo_scale (self->cr, scale, scale);
  if (clip != NULL)
    {
      gops_poster_trace (self, json_node_get_object (clip));
      cairo_clip (self->cr);
    }
  if (alpha < 1)
    cairo_push_group (self->cr);
  draw_list (self, json_object_get_array_member (element, "group"), box);
  if (alpha < 1)
    {
      cairo_pop_group_to_source (self->cr);
      cairo_paint_with_alpha (self->cr, alpha);
    }
  cairo_restore (self->cr);
}

/* Once for each entry of the field that "rows" names, at most @most times: i counts, {row.a} and row_b are its own. */
static void
draw_rows (GopsPosterContext *self, JsonObject *element, int most, GopsBox box)
{
  const char *field = gops_poster_string_of (self, element, "rows", "");
  g_auto (GStrv) lines = g_strsplit (gops_poster_field (self, field), "\n", -1);
  GopsPosterRow before = self->row;
  int n = 0;

  for (char **p = lines; *p != NULL && n < MIN (most, GOPS_POSTER_MOST_REPEATS) && self->error == NULL; p++)
    {
      GopsPosterRow row;
      guint mark;

      if (*g_strstrip (*p) == '\0')
        continue;
      row = gops_poster_split_row (field, *p, n + 1);
      mark = gops_poster_enter_row (self, row);
      gops_poster_push (self, gops_poster_string_of (self, element, "as", "i"), n++);
      gops_poster_push_let (self, element);
      draw_list (self, json_object_get_array_member (element, "each"), box);
      gops_poster_pop (self, mark);
      self->row = before;
      g_strfreev (row.parts);
    }
}

static void
draw_repeat (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  int n = (int) gops_poster_number_of (self, element, "repeat", 0);
  const char *name = gops_poster_string_of (self, element, "as", "i");

  if (json_object_has_member (element, "rows"))
    {
      draw_rows (self, element, n, box);
      return;
    }
  for (int i = 0; i < MIN (n, GOPS_POSTER_MOST_REPEATS) && self->error == NULL; i++)
    {
      guint mark = gops_poster_push (self, name, i);

      gops_poster_push_let (self, element);
      draw_list (self, json_object_get_array_member (element, "each"), box);
      gops_poster_pop (self, mark);
    }
}

void
gops_poster_draw_shape (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  if (json_object_has_member (element, "group"))
    draw_group (self, element, box);
  else if (json_object_has_member (element, "repeat"))
    draw_repeat (self, element, box);
  else
    {
      cairo_new_path (self->cr);
      gops_poster_trace (self, element);
      paint_path (self, element);
    }
}
