/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QR codes: level Q, four modules of clear margin, any Unicode text read back byte for byte. */
#include "config.h"
#include "gops-qr.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <qrencode.h>
#include "gops-output-error.h"

#define ECI_UTF8 26
#define LEVEL QR_ECLEVEL_Q

struct _GopsQr
{
  QRcode *code;    /* (owned) */
};

/* An input with all of @text, or NULL with errno. */
static QRinput *
fill_input (const char *text, gsize length)
{
  QRinput *input = QRinput_new2 (0, LEVEL);
  const unsigned char *bytes = (const unsigned char *) text;
  gboolean ok = input != NULL;

  if (ok && !g_str_is_ascii (text))
    ok = QRinput_appendECIheader (input, ECI_UTF8) == 0;
  if (ok)
    ok = QRinput_append (input, QR_MODE_8, (int) length, bytes) == 0;
  if (!ok)
    g_clear_pointer (&input, QRinput_free);
  return input;
}

static QRcode *
encode (const char *text, gsize length)
{
  QRinput *input = fill_input (text, length);
  QRcode *code = input != NULL ? QRcode_encodeInput (input) : NULL;

  g_clear_pointer (&input, QRinput_free);
  return code;
}

static gboolean
fits (const char *bytes, gsize length)
{
  QRcode *code = encode (bytes, length);
  gboolean ok = code != NULL;

  g_clear_pointer (&code, QRcode_free);
  return ok;
}

int
gops_qr_max_bytes (const char *text)
{
  gboolean ascii = text == NULL || g_str_is_ascii (text);
  gsize low = 1, high = 3000;
  g_autofree char *probe = g_strnfill (high, 'x');

  if (!ascii)
    probe[0] = (char) 0xc3;
  while (high - low > 1)
    {
      gsize middle = (low + high) / 2;

      if (fits (probe, middle))
        low = middle;
      else
        high = middle;
    }
  return (int) low;
}

GopsQr *
gops_qr_new (const char *text, GError **error)
{
  gsize length = text != NULL ? strlen (text) : 0;
  QRcode *code = length > 0 ? encode (text, length) : NULL;
  GopsQr *self;

  if (code == NULL)
    {
      if (length == 0)
        g_set_error_literal (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("A code needs a text"));
      else
        g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TOO_LONG,
                     _("The text for the code has %u bytes, but only %d fit: use a shorter link"),
                     (guint) length, gops_qr_max_bytes (text));
      return NULL;
    }
  self = g_new0 (GopsQr, 1);
  self->code = code;
  return self;
}

void
gops_qr_free (GopsQr *self)
{
  QRcode_free (self->code);
  g_free (self);
}

int
gops_qr_get_modules (GopsQr *self)
{
  return self->code->width;
}

/* Adds each run of dark modules of a row as one rectangle, so that no seam shows in vector output. */
static void
add_modules (GopsQr *self, cairo_t *cr, double x, double y, double module)
{
  int n = self->code->width;

  for (int row = 0; row < n; row++)
    for (int column = 0; column < n; column++)
      {
        int start = column;

        while (column < n && (self->code->data[row * n + column] & 1) != 0)
          column++;
        if (column > start)
          cairo_rectangle (cr, x + start * module, y + row * module, (column - start) * module, module);
      }
}

static gboolean
is_raster (cairo_t *cr)
{
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

void
gops_qr_draw (GopsQr *self, cairo_t *cr, double x, double y, double side)
{
  int all = self->code->width + 2 * GOPS_QR_MARGIN;
  double device_x = x, device_y = y, device_side = side, zero = 0, module;

  cairo_save (cr);
  cairo_user_to_device (cr, &device_x, &device_y);
  cairo_user_to_device_distance (cr, &device_side, &zero);
  if (is_raster (cr) && fabs (zero) < 1e-6 && device_side >= all)
    {
      cairo_identity_matrix (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      module = floor (device_side / all);
      x = round (device_x + (device_side - module * all) / 2);
      y = round (device_y + (device_side - module * all) / 2);
    }
  else
    module = side / all;
  add_modules (self, cr, x + GOPS_QR_MARGIN * module, y + GOPS_QR_MARGIN * module, module);
  cairo_fill (cr);
  cairo_restore (cr);
}
