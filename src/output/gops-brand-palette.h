/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template's palette in the colours of a brand. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-brand-kit.h"
#include "gops-poster-template.h"

G_BEGIN_DECLS

/* The colours of the palette of @design that is nearest to the brand, in the brand's: each keeps its part (ground, ink, accent)
 * and how light it is beside the others; where texts could not be read the text gives way, then the ground.
 * The member names are those of the template's palettes.  (transfer full) */
JsonObject *gops_brand_palette (GopsPosterTemplate  *design,
                                const GopsBrandKit  *brand);

G_END_DECLS
