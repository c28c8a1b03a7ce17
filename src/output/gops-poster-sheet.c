/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A poster on the sheet that a printer cuts it from. */
#include "config.h"
#include "gops-poster-sheet.h"

#include <glib/gi18n.h>
#include <math.h>
#include "gops-output-error.h"
#include "gops-poster-inspect.h"
#include "gops-scratch.h"

#define LEAST_DPI 36
#define MOST_DPI 1200
#define MOST_BLEED 10.0   /* millimetres */

/* Lines to cut by, in millimetres and points: they keep clear of what runs over the edge. */
#define MARK_CLEAR 3.0
#define MARK_LENGTH 5.0
#define MARK_AIR 1.0
#define MARK_WIDTH 0.25

/* Pixels that are drawn at once. */
#define MOST_AT_ONCE (12 * 1000 * 1000)
#define STRIP (8 * 1000 * 1000)

static int
to_pixels (const GopsPosterSheet *self, double millimetres)
{
  return (int) ceil (millimetres * self->dpi / 25.4 - 1e-6);
}

static gboolean
check (const GopsPosterPrint *print, GError **error)
{
  if (print->dpi != 0 && !(print->dpi >= LEAST_DPI && print->dpi <= MOST_DPI))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("%g is no resolution for a poster: choose %d to %d pixels to an inch"), print->dpi,
                   LEAST_DPI, MOST_DPI);
      return FALSE;
    }
  if (!(print->bleed >= 0 && print->bleed <= MOST_BLEED))
    {
      g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("%g mm is no bleed: choose 0 to %g mm; most printers want 3"), print->bleed, MOST_BLEED);
      return FALSE;
    }
  return TRUE;
}

gboolean
gops_poster_sheet_init (GopsPosterSheet *self, const GopsPoster *poster, const GopsPosterPrint *print, GError **error)
{
  const GopsPosterPrint plain = { 0 };
  const GopsPosterSize *size;

  if (print == NULL)
    print = &plain;
  if (!check (print, error))
    return FALSE;
  *self = (GopsPosterSheet) { .poster = *poster, .marks = print->crop_marks };
  gops_poster_fit (&self->poster);
  size = gops_poster_size_find (self->poster.width, self->poster.height);
  self->dpi = print->dpi > 0 ? print->dpi : size != NULL ? size->dpi : 0;
  self->dpi_told = self->dpi > 0;
  if (!self->dpi_told)
    self->dpi = 96;
  self->bleed = to_pixels (self, print->bleed);
  self->edge = self->marks ? to_pixels (self, MAX (print->bleed, MARK_CLEAR) + MARK_LENGTH + MARK_AIR) : self->bleed;
  self->width = self->poster.width + 2 * self->edge;
  self->height = self->poster.height + 2 * self->edge;
  return TRUE;
}

/* One of the eight pieces around the poster: the poster without its words, mirrored at the edge, so that every shape and colour
 * runs on over it.  @i, @j: −1, 0 or 1, the side. */
static gboolean
draw_beyond (const GopsPosterSheet *self, cairo_t *cr, int i, int j, GError **error)
{
  double w = self->poster.width, h = self->poster.height, b = self->bleed;
  g_autoptr (GPtrArray) words = NULL;

  cairo_save (cr);
  cairo_rectangle (cr, i < 0 ? -b : i * w, j < 0 ? -b : j * h, i == 0 ? w : b, j == 0 ? h : b);
  cairo_clip (cr);
  cairo_translate (cr, i > 0 ? 2 * w : 0, j > 0 ? 2 * h : 0);
  cairo_scale (cr, i == 0 ? 1 : -1, j == 0 ? 1 : -1);
  words = gops_poster_inspect (&self->poster, cr, error);
  cairo_restore (cr);
  return words != NULL;
}

/* The poster without its words, grown over the bleed: shows through where pieces meet, in whose seams the paper would. */
static gboolean
draw_ground (const GopsPosterSheet *self, cairo_t *cr, GError **error)
{
  double w = self->poster.width, h = self->poster.height, b = self->bleed;
  g_autoptr (GPtrArray) words = NULL;

  cairo_save (cr);
  cairo_translate (cr, -b, -b);
  cairo_scale (cr, (w + 2 * b) / w, (h + 2 * b) / h);
  words = gops_poster_inspect (&self->poster, cr, error);
  cairo_restore (cr);
  return words != NULL;
}

static gboolean
draw_bleed (const GopsPosterSheet *self, cairo_t *cr, GError **error)
{
  if (!draw_ground (self, cr, error))
    return FALSE;
  for (int j = -1; j <= 1; j++)
    for (int i = -1; i <= 1; i++)
      if ((i != 0 || j != 0) && !draw_beyond (self, cr, i, j, error))
        return FALSE;
  return TRUE;
}

/* Two lines at each corner, in the poster's coordinates. */
static void
draw_marks (const GopsPosterSheet *self, cairo_t *cr)
{
  double far = self->edge - to_pixels (self, MARK_AIR), near = far - to_pixels (self, MARK_LENGTH);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, MARK_WIDTH * self->dpi / 72);
  for (int right = 0; right <= 1; right++)
    for (int low = 0; low <= 1; low++)
      {
        double x = right * self->poster.width, y = low * self->poster.height, dx = right ? 1 : -1, dy = low ? 1 : -1;

        cairo_move_to (cr, x + dx * near, y);
        cairo_line_to (cr, x + dx * far, y);
        cairo_move_to (cr, x, y + dy * near);
        cairo_line_to (cr, x, y + dy * far);
      }
  cairo_stroke (cr);
}

gboolean
gops_poster_sheet_draw (const GopsPosterSheet *self, cairo_t *cr, GPtrArray **out_notes, GError **error)
{
  gboolean ok = TRUE;

  cairo_save (cr);
  if (self->edge > 0)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_translate (cr, self->edge, self->edge);
    }
  if (self->bleed > 0)
    ok = draw_bleed (self, cr, error);
  ok = ok && gops_poster_draw (&self->poster, cr, out_notes, error);
  if (ok && self->marks)
    draw_marks (self, cr);
  cairo_restore (cr);
  return ok;
}

/* Strips */

typedef struct
{
  const GopsPosterSheet *sheet;
  cairo_surface_t       *surface;   /* (owned) */
  GPtrArray            **notes;
} Strips;

static void
clear_surface (cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* The same drawing each time, moved up, so that a strip has the pixels that the whole would have there. */
static cairo_surface_t *
on_strip (gpointer data, int y, GError **error)
{
  Strips *self = data;
  cairo_t *cr;
  cairo_status_t status;
  gboolean ok;

  cairo_surface_set_device_offset (self->surface, 0, -y);
  cr = cairo_create (self->surface);
  clear_surface (cr);
  ok = gops_poster_sheet_draw (self->sheet, cr, y == 0 ? self->notes : NULL, error);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (ok && status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING, _("The poster could not be drawn: %s"), cairo_status_to_string (status));
  return ok && status == CAIRO_STATUS_SUCCESS ? self->surface : NULL;
}

static int
strip_height (const GopsPosterSheet *self)
{
  return (gint64) self->width * self->height <= MOST_AT_ONCE ? self->height : MAX (STRIP / self->width, 1);
}

static cairo_surface_t *
make_strip (const GopsPosterSheet *self)
{
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_RGB24, self->width), height = strip_height (self);
  guint8 *pixels = gops_scratch_take (GOPS_SCRATCH_DRAWN, (gsize) stride * (gsize) height);

  return pixels != NULL ? cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, self->width, height, stride) : NULL;
}

GBytes *
gops_poster_sheet_encode (const GopsPosterSheet *self, GopsBitmapFormat format, const char *title, const char *author, GPtrArray **out_notes,
                          GError **error)
{
  Strips strips = { self, make_strip (self), out_notes };
  GopsBitmap picture = { self->width, self->height, title, author, self->dpi_told ? self->dpi : 0, on_strip, &strips };
  GBytes *bytes = strips.surface != NULL ? gops_bitmap_encode (&picture, format, error) : gops_bitmap_fail (&picture, error);

  g_clear_pointer (&strips.surface, cairo_surface_destroy);
  gops_scratch_done (GOPS_SCRATCH_DRAWN);
  return bytes;
}
