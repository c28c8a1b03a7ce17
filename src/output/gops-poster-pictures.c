/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that posters show. */
#include "config.h"
#include "gops-poster-pictures.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>
#include "gops-asset.h"
#include "gops-material.h"
#include "gops-output-error.h"
#include "gops-picture-loader.h"

#define MATERIAL "material:"

#define PROBE 256        /* pixels that tell the proportion */
#define STEP 16          /* sizes that differ by less share their pixels */
#define MOST 8000        /* pixels of a side */
#define SIZES 3          /* kept of one picture: the preview, a list, what is exported */

/* A picture's pixels depend on nothing but the size asked for, so that the same poster is the same file every time. */
typedef struct
{
  int              most;      /* pixels of the longer side; 0: none yet */
  cairo_surface_t *surface;   /* (owned) (nullable) */
} Decoded;

typedef struct
{
  GBytes  *bytes;           /* (owned) (nullable): NULL when it could not be read */
  char    *name;            /* (owned): for messages */
  char    *problem;         /* (owned) (nullable): why */
  double   proportion;      /* of width to height; 0 before it is known */
  Decoded  sizes[SIZES];    /* the one used last first */
} Picture;

struct _GopsPosterPictures
{
  gatomicrefcount  refs;
  GMutex           lock;
  GHashTable      *pictures;   /* (element-type utf8 Picture) (owned) */
  GopsPosterPictures *shared;  /* (owned) (nullable) */
};

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_clear_pointer (&picture->bytes, g_bytes_unref);
  for (int i = 0; i < SIZES; i++)
    g_clear_pointer (&picture->sizes[i].surface, cairo_surface_destroy);
  g_free (picture->name);
  g_free (picture->problem);
  g_free (picture);
}

GopsPosterPictures *
gops_poster_pictures_new (void)
{
  GopsPosterPictures *self = g_new0 (GopsPosterPictures, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, picture_free);
  return self;
}

GopsPosterPictures *
gops_poster_pictures_new_over (GopsPosterPictures *shared)
{
  GopsPosterPictures *self = gops_poster_pictures_new ();

  self->shared = shared != NULL ? gops_poster_pictures_ref (shared) : NULL;
  return self;
}

GopsPosterPictures *
gops_poster_pictures_ref (GopsPosterPictures *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
gops_poster_pictures_unref (GopsPosterPictures *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->pictures);
  g_clear_pointer (&self->shared, gops_poster_pictures_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

char *
gops_poster_picture_value (gint64 id)
{
  return g_strdup_printf (MATERIAL "%" G_GINT64_FORMAT, id);
}

gint64
gops_poster_picture_material (const char *value)
{
  gint64 id;

  return value != NULL && g_str_has_prefix (value, MATERIAL)
         && g_ascii_string_to_signed (value + strlen (MATERIAL), 10, 1, G_MAXINT64, &id, NULL) ? id : 0;
}

/* Takes @bytes (nullable) and @problem (nullable). */
static void
take (GopsPosterPictures *self, const char *value, GBytes *bytes, const char *name, char *problem)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->bytes = bytes;
  picture->name = g_strdup (name);
  picture->problem = problem;
  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->pictures, g_strdup (value), picture);
  g_mutex_unlock (&self->lock);
}

void
gops_poster_pictures_add (GopsPosterPictures *self, const char *value, GBytes *bytes)
{
  take (self, value, g_bytes_ref (bytes), value, NULL);
}

gboolean
gops_poster_pictures_add_file (GopsPosterPictures *self, const char *value, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);
  GBytes *bytes = gops_picture_read (file, cancellable, error);

  if (bytes != NULL)
    take (self, value, bytes, name, NULL);
  return bytes != NULL;
}

gboolean
gops_poster_pictures_has (GopsPosterPictures *self, const char *value)
{
  gboolean has;

  g_mutex_lock (&self->lock);
  has = g_hash_table_contains (self->pictures, value);
  g_mutex_unlock (&self->lock);
  return has || (self->shared != NULL && gops_poster_pictures_has (self->shared, value));
}

static void
load_material (GopsPosterPictures *self, GopsStore *store, const char *value, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMaterial) material = gops_record_load (GOPS_TYPE_MATERIAL, store, id, &error);
  GBytes *bytes = NULL;

  if (material != NULL && gops_record_get_int (material, GOPS_MATERIAL_SIZE) > GOPS_PICTURE_MOST_BYTES)
    error = g_error_new (GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("“%s” is larger than %d megabytes, which no picture of a poster is"),
                         gops_record_get_text (material, GOPS_MATERIAL_FILE_NAME), GOPS_PICTURE_MOST_BYTES >> 20);
  else if (material != NULL)
    bytes = gops_asset_load (store, gops_record_get_int (material, GOPS_MATERIAL_ASSET_ID), &error);
  take (self, value, bytes, material != NULL ? gops_record_get_text (material, GOPS_MATERIAL_FILE_NAME) : value,
        error != NULL ? g_strdup (error->message) : NULL);
}

static void
load_value (GopsPosterPictures *self, GopsStore *store, const char *value)
{
  gint64 id = gops_poster_picture_material (value);

  if (id > 0 && !gops_poster_pictures_has (self, value))
    load_material (self, store, value, id);
}

void
gops_poster_pictures_load (GopsPosterPictures *self, GopsStore *store, GopsPosterTemplate *design, GHashTable *fields, const GopsBrandKit *brand)
{
  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (design, i, "en");

      if (field.type == GOPS_POSTER_FIELD_PICTURE && fields != NULL)
        load_value (self, store, g_hash_table_lookup (fields, field.id));
    }
  if (brand != NULL && brand->logo > 0 && !gops_poster_pictures_has (self, GOPS_BRAND_LOGO))
    load_material (self, store, GOPS_BRAND_LOGO, brand->logo);
}

/* --- decoding --- */

static gboolean
learn_proportion (Picture *picture, GError **error)
{
  cairo_surface_t *surface;

  if (picture->proportion > 0)
    return TRUE;
  surface = gops_picture_load_bytes (picture->bytes, picture->name, PROBE, NULL, error);
  if (surface == NULL)
    return FALSE;
  picture->proportion = cairo_image_surface_get_width (surface) / (double) MAX (cairo_image_surface_get_height (surface), 1);
  cairo_surface_destroy (surface);
  return TRUE;
}

/* How long the longer side must be for both to be as long as wanted. */
static int
longer_side (Picture *picture, int width, int height)
{
  double w = MAX (width, height * picture->proportion), side = MAX (w, w / picture->proportion);

  return (int) CLAMP (ceil (side / STEP) * STEP, STEP, MOST);
}

static cairo_surface_t *
find_size (Picture *picture, int most)
{
  for (int i = 0; i < SIZES; i++)
    if (picture->sizes[i].most == most)
      {
        Decoded found = picture->sizes[i];

        memmove (picture->sizes + 1, picture->sizes, sizeof (Decoded) * (gsize) i);
        picture->sizes[0] = found;
        return found.surface;
      }
  return NULL;
}

static cairo_surface_t *
decode (Picture *picture, int most, GError **error)
{
  cairo_surface_t *surface = gops_picture_load_bytes (picture->bytes, picture->name, most, NULL, error);

  if (surface == NULL)
    return NULL;
  g_clear_pointer (&picture->sizes[SIZES - 1].surface, cairo_surface_destroy);
  memmove (picture->sizes + 1, picture->sizes, sizeof (Decoded) * (SIZES - 1));
  picture->sizes[0] = (Decoded) { most, surface };
  return surface;
}

static cairo_surface_t *
decode_for (Picture *picture, int width, int height, GError **error)
{
  cairo_surface_t *surface;
  int most;

  if (!learn_proportion (picture, error))
    return NULL;
  most = longer_side (picture, width, height);
  surface = find_size (picture, most);
  return surface != NULL ? surface : decode (picture, most, error);
}

/* Whose picture @value is: its own, or else that of what it shares.  (nullable) */
static GopsPosterPictures *
owner_of (GopsPosterPictures *self, const char *value)
{
  gboolean own;

  if (self == NULL || self->shared == NULL)
    return self;
  g_mutex_lock (&self->lock);
  own = g_hash_table_contains (self->pictures, value);
  g_mutex_unlock (&self->lock);
  return own ? self : owner_of (self->shared, value);
}

cairo_surface_t *
gops_poster_pictures_get (GopsPosterPictures *self, const char *value, int width, int height, GError **error)
{
  cairo_surface_t *surface = NULL;
  Picture *picture;

  self = owner_of (self, value);
  if (self != NULL)
    g_mutex_lock (&self->lock);
  picture = self != NULL ? g_hash_table_lookup (self->pictures, value) : NULL;
  if (picture == NULL || picture->bytes == NULL)
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, "%s",
                 picture != NULL && picture->problem != NULL ? picture->problem : _("The picture is not in the workspace any more: choose another one"));
  else if ((surface = decode_for (picture, MAX (width, 1), MAX (height, 1), error)) != NULL)
    cairo_surface_reference (surface);
  if (self != NULL)
    g_mutex_unlock (&self->lock);
  return surface;
}

double
gops_poster_pictures_proportion (GopsPosterPictures *self, const char *value)
{
  Picture *picture;
  double proportion = 0;

  self = owner_of (self, value);
  if (self == NULL)
    return 0;
  g_mutex_lock (&self->lock);
  picture = g_hash_table_lookup (self->pictures, value);
  if (picture != NULL && picture->bytes != NULL && learn_proportion (picture, NULL))
    proportion = picture->proportion;
  g_mutex_unlock (&self->lock);
  return proportion;
}
