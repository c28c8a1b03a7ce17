/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the readers of pictures: nothing may crash, and what comes out keeps to the limits. */
#include "gops-fuzz.h"
#include "gops-picture-loader.h"

#define MOST 64

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture = gops_picture_load_bytes (bytes, "f", MOST, NULL, &error);

  g_assert_true ((picture == NULL) == (error != NULL));
  if (picture != NULL)
    {
      g_assert_cmpint (cairo_image_surface_get_width (picture), <=, MOST);
      g_assert_cmpint (cairo_image_surface_get_height (picture), <=, MOST);
      cairo_surface_destroy (picture);
    }
  return 0;
}
