/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which colours of a template must be told apart: texts from what they stand on, codes from their tile. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-poster-template.h"

G_BEGIN_DECLS

#define GOPS_POSTER_CONTRAST       4.5
#define GOPS_POSTER_CONTRAST_LARGE 3.0   /* of texts that say "large" */
#define GOPS_POSTER_CONTRAST_CODE  7.0

/* Colours as the template writes them: names, "#RRGGBB", "mix(a,b,t)"; strings of the template. */
typedef struct
{
  const char *text;
  const char *ground;
  double      least;
} GopsColorPair;

/* Appends what @element, a text or a code, must show; FALSE when it does not say what it stands on.
 * @pairs: (element-type GopsColorPair) */
gboolean  gops_poster_element_pairs  (JsonObject          *element,
                                      GArray              *pairs);
/* Those of all layouts.  (element-type GopsColorPair) (transfer full) */
GArray   *gops_poster_template_pairs (GopsPosterTemplate  *design);

G_END_DECLS
