/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two posters would look the same. */
#include "config.h"
#include "gops-poster-digest.h"

#include "gops-poster-fields.h"
#include "gops-poster-private.h"

char *
gops_poster_digest_of_template (GopsPosterTemplate *design)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_set_object (node, gops_poster_template_get_root (design));
  text = json_to_string (node, FALSE);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

/* Each with its end, so that nothing moves from one to the next unseen. */
static void
add (GChecksum *sum, const char *text)
{
  text = text != NULL ? text : "";
  g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text) + 1);
}

static void
add_brand (GChecksum *sum, const GopsBrandKit *brand)
{
  g_autofree char *logo = g_strdup_printf ("%" G_GINT64_FORMAT, brand->logo);
  const char *const texts[] = { brand->name, brand->main_color, brand->accent_color, brand->paper_color, brand->ink_color,
                                brand->heading_face, brand->text_face, logo };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add (sum, texts[i]);
}

char *
gops_poster_digest (const GopsPosterJob *job, const char *template_digest, const char *ending)
{
  const GopsPoster *poster = &job->poster;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *fields = gops_poster_fields_to_json (poster->fields), *changes = gops_poster_changes_to_json (poster->changes);
  g_autofree char *measures = g_strdup_printf ("%d %d %.3f %.3f %d", poster->width, poster->height, job->print.dpi, job->print.bleed,
                                               job->print.crop_marks);
  const char *const texts[] = { GOPS_VERSION, template_digest, ending, poster->language, poster->palette, measures, fields, changes, job->author };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add (sum, texts[i]);
  if (poster->brand != NULL)
    add_brand (sum, poster->brand);
  return g_strdup (g_checksum_get_string (sum));
}
