/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: pictures, cropped to fill their place around the point that matters, and the logo, whole. */
#include "config.h"
#include "gops-poster-private.h"

#include <math.h>
#include "gops-oklab.h"

#define ASPECT 1.5          /* of a picture's place that says nothing else */
#define LOGO_ASPECT 4.0     /* a logo is no wider than this times its height */
#define LOGO_CONTRAST 1.6   /* of a logo to what it stands on */
#define PLATE_AIR 0.12      /* around it, in heights */

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

/* What cannot be shown is as if nobody had chosen it, and said so. */
static cairo_surface_t *
load (GopsPosterContext *self, const char *value, GopsBox box)
{
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

/* @surface in @box with the offsets that @fx and @fy give; @scale: of its pixels */
static void
paint_surface (GopsPosterContext *self, GopsBox box, cairo_surface_t *surface, double scale, double fx, double fy)
{
  double w = cairo_image_surface_get_width (surface) * scale, h = cairo_image_surface_get_height (surface) * scale;
  cairo_save (self->cr);
  cairo_translate (self->cr, box.x + offset_of (box.w, w, fx), box.y + offset_of (box.h, h, fy));
  cairo_scale (self->cr, scale, scale);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (self->cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (self->cr, 0, 0, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static double
scale_for (GopsBox box, cairo_surface_t *surface, gboolean fill)
{
  double x = box.w / cairo_image_surface_get_width (surface), y = box.h / cairo_image_surface_get_height (surface);

  return fill ? MAX (x, y) : MIN (x, y);
}

/* The place is filled and what is too much cut off; or all of the picture is seen. */
static void
paint_picture (GopsPosterContext *self, JsonObject *element, GopsBox box, cairo_surface_t *surface)
{
  gboolean fill = !g_str_equal (gops_poster_string_of (self, element, "fit", "cover"), "contain");
  double fx = 0.5, fy = 0.5;

  if (fill)
    focus_of (self, element, &fx, &fy);
  clip_to (self, element, box);
  paint_surface (self, box, surface, scale_for (box, surface, fill), fx, fy);
}

/* --- the logo --- */

/* How light the visible pixels of @surface are, from 0 to 1, and which part of it is covered by them. */
static double
lightness_of (cairo_surface_t *surface, double *out_covered)
{
  int w = cairo_image_surface_get_width (surface), h = cairo_image_surface_get_height (surface), stride = cairo_image_surface_get_stride (surface);
  gboolean opaque = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24;
  double sum = 0, weight = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      {
        guint32 pixel = *((guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * stride) + x);
        double alpha = opaque ? 1 : (pixel >> 24) / 255.0;

        /* The channels are multiplied by alpha already. */
        sum += gops_rgb_luminance ((GopsRgb) { (pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0, (pixel & 255) / 255.0 });
        weight += alpha;
      }
  *out_covered = weight / MAX (w * (double) h, 1);
  return weight > 0 ? CLAMP (sum / weight, 0, 1) : 0;
}

static double
luminance_of_paint (GopsPosterContext *self, JsonNode *on)
{
  double r = 1, g = 1, b = 1, a;

  cairo_save (self->cr);
  if (on != NULL)
    gops_poster_set_source (self, on, 1);
  if (on == NULL || cairo_pattern_get_rgba (cairo_get_source (self->cr), &r, &g, &b, &a) != CAIRO_STATUS_SUCCESS)
    r = g = b = 1;
  cairo_restore (self->cr);
  return gops_rgb_luminance ((GopsRgb) { r, g, b });
}

/* A logo that is about as light as what it stands on gets a plate of the other kind. One without holes has its own. */
static void
paint_plate (GopsPosterContext *self, JsonNode *on, GopsBox box, cairo_surface_t *surface)
{
  double covered, logo = lightness_of (surface, &covered), ground = luminance_of_paint (self, on), air = box.h * PLATE_AIR;
  double white = logo > 0.35 ? 0 : 1;

  if (covered > 0.98 || (MAX (logo, ground) + 0.05) / (MIN (logo, ground) + 0.05) >= LOGO_CONTRAST)
    return;
  cairo_set_source_rgb (self->cr, white, white, white);
  gops_poster_rounded (self->cr, box.x - air, box.y - air, box.w + 2 * air, box.h + 2 * air, box.h * 0.2);
  cairo_fill (self->cr);
}

void
gops_poster_paint_logo (GopsPosterContext *self, JsonNode *on, GopsBox box)
{
  cairo_surface_t *surface = load (self, GOPS_BRAND_LOGO, box);

  if (surface == NULL)
    return;
  paint_plate (self, on, box, surface);
  paint_surface (self, box, surface, scale_for (box, surface, FALSE), 0.5, 0.5);
  cairo_surface_destroy (surface);
}

/* --- elements --- */

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

static void
draw_inside (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  cairo_surface_t *surface = load (self, value_of (self, element), box);

  if (surface != NULL)
    {
      paint_picture (self, element, box, surface);
      paint_tint (self, element);
      cairo_surface_destroy (surface);
      return;
    }
  self->figure++;
  draw_placeholder (self, element, box);
  self->figure--;
}

/* As wide as the logo is at the height of @box, beginning at its left, its middle or its right. */
static GopsBox
logo_box (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  const char *align = gops_poster_string_of (self, element, "align", "start");
  double own = gops_poster_picture_width (self, element, box.w), height = MIN (box.h, gops_poster_picture_height (self, element, box.w));

  box.x += g_str_equal (align, "end") ? box.w - own : g_str_equal (align, "center") ? (box.w - own) / 2 : 0;
  box.y += (box.h - height) / 2;
  return (GopsBox) { box.x, box.y, own, height };
}

void
gops_poster_draw_picture (GopsPosterContext *self, JsonObject *element, GopsBox box)
{
  guint mark = gops_poster_push (self, "w", box.w);

  gops_poster_push (self, "h", box.h);
  if (is_logo (self, element))
    box = logo_box (self, element, box);
  if (self->all_layers && self->pieces != NULL)
    gops_poster_note_piece (self, element, GOPS_POSTER_PIECE_PICTURE, box);
  cairo_save (self->cr);
  cairo_translate (self->cr, box.x, box.y);
  if (is_logo (self, element))
    gops_poster_paint_logo (self, gops_poster_member (self, element, "on"), (GopsBox) { 0, 0, box.w, box.h });
  else
    draw_inside (self, element, (GopsBox) { 0, 0, box.w, box.h });
  cairo_restore (self->cr);
  gops_poster_pop (self, mark);
}
