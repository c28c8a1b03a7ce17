/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posters: what was changed by hand, where the drawing asks for it. */
#include "config.h"
#include "gops-poster-private.h"

#include "gops-brand-palette.h"

/* From here on a text is large, as the contrast of WCAG has it. */
#define HEADING_SIZE 0.067

gsize
gops_poster_enter_path (GopsPosterContext *self, guint index, int row)
{
  gsize mark = self->path->len;

  if (row > 0)
    g_string_append_printf (self->path, "/%u:%d", index, row);
  else
    g_string_append_printf (self->path, "/%u", index);
  return mark;
}

void
gops_poster_leave_path (GopsPosterContext *self, gsize mark)
{
  g_string_truncate (self->path, mark);
}

const char *
gops_poster_layer_id (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_string_of (self, element, "id", self->path->str);
}

GopsPosterLayerChange
gops_poster_change_of (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_changes_get_layer (self->changes, self->changes != NULL ? gops_poster_layer_id (self, element) : "");
}

double
gops_poster_factor_of (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_change_of (self, element).size;
}

/* What was chosen for this poster, else the brand's, else the template's. */
const char *
gops_poster_family_of (GopsPosterContext *self, JsonObject *element, double size)
{
  const char *family = gops_poster_string_of (self, element, "family", "sans");
  GopsPosterFace face = size >= HEADING_SIZE || g_str_equal (family, "display") ? GOPS_POSTER_FACE_HEADING : GOPS_POSTER_FACE_TEXT;
  const char *chosen = gops_poster_changes_get_face (self->changes, face);

  if (chosen == NULL && self->brand != NULL)
    chosen = face == GOPS_POSTER_FACE_HEADING ? self->brand->heading_face : self->brand->text_face;
  return chosen != NULL && *chosen != '\0' ? chosen : family;
}

/* --- colours --- */

static JsonObject *
copy_colors (JsonObject *palette, const GopsPosterChanges *changes)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, palette);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const char *own = gops_poster_changes_get_color (changes, name);

      json_object_set_string_member (copy, name, own != NULL ? own : json_node_get_string (node));
    }
  return copy;
}

JsonObject *
gops_poster_colors (const GopsPoster *poster, const GopsPosterChanges *changes)
{
  gboolean branded = g_strcmp0 (poster->palette, GOPS_POSTER_BRAND_PALETTE) == 0;
  JsonObject *palette = gops_poster_template_find_palette (poster->design, branded ? NULL : poster->palette), *colors;

  if (palette == NULL)
    return NULL;
  if (!branded || !gops_brand_kit_has_colors (poster->brand))
    return copy_colors (palette, changes);
  palette = gops_brand_palette (poster->design, poster->brand);
  colors = copy_colors (palette, changes);
  json_object_unref (palette);
  return colors;
}

/* --- moved and sized layers --- */

/* What the ink of @element covers, in pixels, without noting what is in it. */
static GopsBox
ink_of (GopsPosterContext *self, JsonObject *element, GopsBox box, GopsPosterDraw draw)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = self->cr;
  GPtrArray *pieces = g_steal_pointer (&self->pieces);
  cairo_matrix_t matrix;
  GopsBox ink;

  cairo_get_matrix (cr, &matrix);
  self->cr = cairo_create (surface);
  cairo_set_matrix (self->cr, &matrix);
  self->figure++;
  draw (self, element, box);
  self->figure--;
  cairo_destroy (self->cr);
  self->cr = cr;
  self->pieces = pieces;
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.w, &ink.h);
  cairo_surface_destroy (surface);
  return ink;
}

void
gops_poster_shift (GopsPosterContext *self, double dx, double dy)
{
  cairo_matrix_t matrix;

  cairo_matrix_transform_distance (&self->root, &dx, &dy);
  cairo_get_matrix (self->cr, &matrix);
  matrix.x0 += dx;
  matrix.y0 += dy;
  cairo_set_matrix (self->cr, &matrix);
}

static void
scale_about (GopsPosterContext *self, double x, double y, double size)
{
  cairo_matrix_t matrix, scaled = { size, 0, 0, size, x - size * x, y - size * y };

  cairo_get_matrix (self->cr, &matrix);
  cairo_matrix_multiply (&matrix, &matrix, &scaled);
  cairo_set_matrix (self->cr, &matrix);
}

/* Texts, codes and logos have their size when they are measured. */
static gboolean
has_own_size (GopsPosterContext *self, JsonObject *element)
{
  return gops_poster_has (self, element, "text") || gops_poster_has (self, element, "qr") || gops_poster_has (self, element, "logo");
}

static void
move_layer (GopsPosterContext *self, JsonObject *element, GopsBox box, GopsPosterDraw draw)
{
  GopsPosterLayerChange change = gops_poster_change_of (self, element);

  if (change.dx != 0 || change.dy != 0)
    gops_poster_shift (self, change.dx, change.dy);
  if (change.size != 1 && !has_own_size (self, element))
    {
      GopsBox ink = ink_of (self, element, box, draw);

      scale_about (self, ink.x + ink.w / 2, ink.y + ink.h / 2, change.size);
    }
}

void
gops_poster_draw_changed (GopsPosterContext *self, JsonObject *element, GopsBox box, gboolean figure, GopsPosterDraw draw)
{
  gboolean drawing = gops_poster_is_drawing (self, element);

  cairo_save (self->cr);
  if (self->changes != NULL)
    move_layer (self, element, box, draw);
  if (drawing)
    gops_poster_note_drawing (self, element, ink_of (self, element, box, draw));
  else
    {
      self->figure += figure;
      draw (self, element, box);
      self->figure -= figure;
    }
  cairo_restore (self->cr);
}
