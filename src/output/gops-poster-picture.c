/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: pictures, cropped to fill their place around the point that matters, and the logo, whole. */
#include "config.h"
#include "gops-poster-private.h"

#include <math.h>

#define ASPECT 1.5          /* of a picture's place that says nothing else */
#define LOGO_ASPECT 4.0     /* a logo is no wider than this times its height */

gboolean
gops_poster_is_picture (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_has (self, element, "picture") || gops_poster_has (self, element, "logo");
}

static gboolean
is_logo (GopsPosterContext *self, JsonObject *element)
{
  return !gops_poster_has (self, element, "picture");
}

/* "" when there is none */
static const char *
value_of (GopsPosterContext *self, JsonObject *element)
{
  return is_logo (self, element) ? GOPS_BRAND_LOGO : gops_poster_field (self, gops_poster_string_of (self, element, "picture", ""));
}

/* 0 without a picture that can be shown */
static double
proportion_of (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_pictures_proportion (self->pictures, value_of (self, element));
}

gboolean
gops_poster_has_picture (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_has (self, element, "placeholder") || proportion_of (self, element) > 0
         || (!is_logo (self, element) && *value_of (self, element) != '\0');
}

double
gops_poster_picture_width (GopsPosterContext *self, JsonObject *element, double available)
{
  double height = gops_poster_number_of (self, element, "logo", 0.06) * gops_poster_factor_of (self, element);

  if (!is_logo (self, element))
    return available;
  return MIN (available, MIN (height * proportion_of (self, element), height * LOGO_ASPECT));
}

double
gops_poster_picture_height (GopsPosterContext *self, JsonObject *element, double width)
{
  if (is_logo (self, element))
    return gops_poster_number_of (self, element, "logo", 0.06) * gops_poster_factor_of (self, element);
  return width / MAX (gops_poster_number_of (self, element, "aspect", ASPECT), 0.05);
}

/* --- drawing --- */

/* Pixels for a length; where nothing is drawn in pixels, those that the poster would have. */
static int
pixels_of (GopsPosterContext *self, double length)
{
  double dx = length, dy = 0;

  if (cairo_surface_get_type (cairo_get_target (self->cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return (int) ceil (length * self->unit);
  cairo_user_to_device_distance (self->cr, &dx, &dy);
  return (int) ceil (hypot (dx, dy));
}

static void
clip_to (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  JsonNode *clip = gops_poster_member (self, element, "clip");

  cairo_new_path (self->cr);
  if (clip != NULL && JSON_NODE_HOLDS_OBJECT (clip))
    gops_poster_trace (self, json_node_get_object (clip));
  else
    gops_poster_rounded (self->cr, 0, 0, box.w, box.h, gops_poster_number_of (self, element, "radius", 0));
  cairo_clip (self->cr);
}

/* The point that stays in view comes as near the middle as the picture's edges let it. */
static double
offset_of (double length, double shown, double focus)
{
  return CLAMP (length / 2 - focus * shown, MIN (length - shown, 0), MAX (length - shown, 0));
}

static void
focus_of (GopsPosterContext *self, JsonObject *element, double *out_x, double *out_y)
{
  JsonNode *node = gops_poster_member (self, element, "focus");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (gops_poster_changes_get_focus (self->changes, gops_poster_string_of (self, element, "picture", ""), out_x, out_y))
    return;
  *out_x = array != NULL ? gops_poster_array_number (self, array, 0) : 0.5;
  *out_y = array != NULL ? gops_poster_array_number (self, array, 1) : 0.5;
}

/* @fill: the place is filled and what is too much cut off; else all of the picture is seen. */
static void
paint_picture (GopsPosterContext *self, JsonObject *element, GopsBox box, cairo_surface_t *surface, gboolean fill)
{
  double sw = cairo_image_surface_get_width (surface), sh = cairo_image_surface_get_height (surface), fx = 0, fy = 0.5;
  double scale = fill ? MAX (box.w / sw, box.h / sh) : MIN (box.w / sw, box.h / sh);

  if (fill)
    focus_of (self, element, &fx, &fy);
  cairo_save (self->cr);
  cairo_translate (self->cr, offset_of (box.w, sw * scale, fx), offset_of (box.h, sh * scale, fy));
  cairo_scale (self->cr, scale, scale);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_GOOD);
  if (fill)
    cairo_pattern_set_extend (cairo_get_source (self->cr), CAIRO_EXTEND_PAD);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

static void
paint_tint (GopsPosterContext *self, JsonObject *element)
{
  JsonNode *tint = gops_poster_member (self, element, "tint");

  if (tint == NULL)
    return;
  gops_poster_set_source (self, tint, 1);
  cairo_paint (self->cr);
}

static void
draw_placeholder (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  JsonNode *node = gops_poster_member (self, element, "placeholder");

  for (guint i = 0; node != NULL && i < json_array_get_length (json_node_get_array (node)); i++)
    gops_poster_draw_nth (self, json_node_get_array (node), i, box);
}

/* What cannot be shown is as if nobody had chosen it, and said so. */
static cairo_surface_t *
load (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  const char *value = value_of (self, element);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  if (*value == '\0')
    return NULL;
  surface = gops_poster_pictures_get (self->pictures, value, pixels_of (self, box.w), pixels_of (self, box.h), &error);
  if (surface == NULL && !g_ptr_array_find_with_equal_func (self->problems, error->message, g_str_equal, NULL))
    g_ptr_array_add (self->problems, g_strdup (error->message));
  return surface;
}

static void
draw_inside (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  GopsBox inside = { 0, 0, box.w, box.h };
  cairo_surface_t *surface = load (self, element, inside);

  cairo_translate (self->cr, box.x, box.y);
  if (surface == NULL)
    {
      self->figure++;
      draw_placeholder (self, element, inside);
      self->figure--;
      return;
    }
  if (!is_logo (self, element))
    clip_to (self, element, inside);
  paint_picture (self, element, inside, surface, !is_logo (self, element) && !g_str_equal (gops_poster_string_of (self, element, "fit", "cover"), "contain"));
  paint_tint (self, element);
  cairo_surface_destroy (surface);
}

void
gops_poster_draw_picture (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  guint mark = gops_poster_push (self, "w", box.w);

  gops_poster_push (self, "h", box.h);
  if (self->all_layers && self->pieces != NULL)
    gops_poster_note_piece (self, element, GOPS_POSTER_PIECE_PICTURE, box);
  cairo_save (self->cr);
  draw_inside (self, element, box);
  cairo_restore (self->cr);
  gops_poster_pop (self, mark);
}
