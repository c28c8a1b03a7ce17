/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large gradients, kept from one drawing to the next. */
#include "gops-gradient.h"

#include <math.h>
#include <string.h>

#define MOST_STOPS 8
#define N_KEPT 2                      /* in a thread */
#define LEAST_PIXELS (200 * 1000)     /* of a picture: below it is quick anyway */
#define MOST_PIXELS (4 * 1000 * 1000) /* above it takes too much memory */
#define SHARE 3                       /* the gradient fills at least one of so many pixels */

/* All that its pixels depend on; compared as bytes, so it is cleared before it is filled. */
typedef struct
{
  double         values[6];
  double         stops[MOST_STOPS][5];
  cairo_matrix_t matrix;
  double         offset_x, offset_y;   /* of the picture */
  int            n_stops, type, width, height;
} Key;

typedef struct
{
  Key              key;
  cairo_surface_t *surface;   /* (owned) (nullable) */
} Kept;

typedef struct
{
  Kept  kept[N_KEPT];
  guint next;          /* the one to give way */
} Store;

static void
store_free (gpointer data)
{
  Store *self = data;

  for (int i = 0; i < N_KEPT; i++)
    g_clear_pointer (&self->kept[i].surface, cairo_surface_destroy);
  g_free (self);
}

static Store *
store_of_thread (void)
{
  static GPrivate store = G_PRIVATE_INIT (store_free);
  Store *self = g_private_get (&store);

  if (self == NULL)
    {
      self = g_new0 (Store, 1);
      g_private_set (&store, self);
    }
  return self;
}

static gboolean
read_shape (Key *key, cairo_pattern_t *pattern)
{
  double *v = key->values;

  key->type = (int) cairo_pattern_get_type (pattern);
  if (key->type == CAIRO_PATTERN_TYPE_LINEAR)
    return cairo_pattern_get_linear_points (pattern, &v[0], &v[1], &v[2], &v[3]) == CAIRO_STATUS_SUCCESS;
  return key->type == CAIRO_PATTERN_TYPE_RADIAL
         && cairo_pattern_get_radial_circles (pattern, &v[0], &v[1], &v[2], &v[3], &v[4], &v[5]) == CAIRO_STATUS_SUCCESS;
}

/* FALSE too when it can be seen through. */
static gboolean
read_stops (Key *key, cairo_pattern_t *pattern)
{
  if (cairo_pattern_get_color_stop_count (pattern, &key->n_stops) != CAIRO_STATUS_SUCCESS || key->n_stops < 1 || key->n_stops > MOST_STOPS)
    return FALSE;
  for (int i = 0; i < key->n_stops; i++)
    {
      double *s = key->stops[i];

      if (cairo_pattern_get_color_stop_rgba (pattern, i, &s[0], &s[1], &s[2], &s[3], &s[4]) != CAIRO_STATUS_SUCCESS || s[4] < 1)
        return FALSE;
    }
  return TRUE;
}

/* How many pixels the path covers at most. */
static double
covered (cairo_t *cr)
{
  double x1, y1, x2, y2;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_fill_extents (cr, &x1, &y1, &x2, &y2);
  cairo_restore (cr);
  return (x2 - x1) * (y2 - y1);
}

static gboolean
read_key (Key *key, cairo_t *cr, cairo_surface_t *target)
{
  double pixels;

  memset (key, 0, sizeof *key);
  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE || !read_shape (key, cairo_get_source (cr)))
    return FALSE;
  key->width = cairo_image_surface_get_width (target);
  key->height = cairo_image_surface_get_height (target);
  pixels = (double) key->width * key->height;
  if (pixels < LEAST_PIXELS || pixels > MOST_PIXELS || covered (cr) * SHARE < pixels)
    return FALSE;
  cairo_get_matrix (cr, &key->matrix);
  cairo_surface_get_device_offset (target, &key->offset_x, &key->offset_y);
  return read_stops (key, cairo_get_source (cr));
}

/* On a picture of the same size and place. */
static cairo_surface_t *
draw (const Key *key, cairo_pattern_t *gradient)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, key->width, key->height);
  cairo_t *cr;

  cairo_surface_set_device_offset (surface, key->offset_x, key->offset_y);
  cr = cairo_create (surface);
  cairo_set_matrix (cr, &key->matrix);
  cairo_set_source (cr, gradient);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
find_or_draw (const Key *key, cairo_pattern_t *gradient)
{
  Store *store = store_of_thread ();
  Kept *kept;

  for (int i = 0; i < N_KEPT; i++)
    if (store->kept[i].surface != NULL && memcmp (&store->kept[i].key, key, sizeof *key) == 0)
      return store->kept[i].surface;
  kept = &store->kept[store->next];
  store->next = (store->next + 1) % N_KEPT;
  g_clear_pointer (&kept->surface, cairo_surface_destroy);
  kept->key = *key;
  kept->surface = draw (key, gradient);
  return kept->surface;
}

void
gops_gradient_keep (cairo_t *cr)
{
  Key key;
  cairo_matrix_t matrix;

  if (!read_key (&key, cr, cairo_get_group_target (cr)))
    return;
  cairo_get_matrix (cr, &matrix);
  cairo_identity_matrix (cr);   /* pixel on pixel */
  cairo_set_source_surface (cr, find_or_draw (&key, cairo_get_source (cr)), 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_set_matrix (cr, &matrix);
}
