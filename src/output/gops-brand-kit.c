/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brand as posters take it. */
#include "config.h"
#include "gops-brand-kit.h"

#include "gops-brand.h"

static const struct
{
  guint column;
  gsize offset;
} texts[] = {
  { GOPS_BRAND_NAME, G_STRUCT_OFFSET (GopsBrandKit, name) },
  { GOPS_BRAND_TONE, G_STRUCT_OFFSET (GopsBrandKit, tone) },
  { GOPS_BRAND_MAIN_COLOR, G_STRUCT_OFFSET (GopsBrandKit, main_color) },
  { GOPS_BRAND_ACCENT_COLOR, G_STRUCT_OFFSET (GopsBrandKit, accent_color) },
  { GOPS_BRAND_PAPER_COLOR, G_STRUCT_OFFSET (GopsBrandKit, paper_color) },
  { GOPS_BRAND_INK_COLOR, G_STRUCT_OFFSET (GopsBrandKit, ink_color) },
  { GOPS_BRAND_HEADING_FACE, G_STRUCT_OFFSET (GopsBrandKit, heading_face) },
  { GOPS_BRAND_TEXT_FACE, G_STRUCT_OFFSET (GopsBrandKit, text_face) },
};

static char **
text_at (const GopsBrandKit *self, guint index)
{
  return &G_STRUCT_MEMBER (char *, self, texts[index].offset);
}

GopsBrandKit *
gops_brand_kit_new (void)
{
  GopsBrandKit *self = g_new0 (GopsBrandKit, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_at (self, i) = g_strdup ("");
  return self;
}

void
gops_brand_kit_free (GopsBrandKit *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*text_at (self, i));
  g_free (self);
}

GopsBrandKit *
gops_brand_kit_copy (const GopsBrandKit *self)
{
  GopsBrandKit *copy = g_new0 (GopsBrandKit, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_at (copy, i) = g_strdup (*text_at (self, i));
  copy->logo = self->logo;
  return copy;
}

GopsBrandKit *
gops_brand_kit_load (GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = gops_record_load_all (GOPS_TYPE_BRAND, store, error, "ORDER BY id LIMIT 1", NULL);
  GopsBrandKit *self;

  if (rows == NULL)
    return NULL;
  self = gops_brand_kit_new ();
  for (guint i = 0; rows->len > 0 && i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*text_at (self, i));
      *text_at (self, i) = g_strdup (gops_record_get_text (rows->pdata[0], texts[i].column));
    }
  if (rows->len > 0)
    self->logo = gops_record_get_int (rows->pdata[0], GOPS_BRAND_LOGO_ID);
  return self;
}

gboolean
gops_brand_kit_has_colors (const GopsBrandKit *self)
{
  return self != NULL && (*self->main_color != '\0' || *self->accent_color != '\0' || *self->paper_color != '\0' || *self->ink_color != '\0');
}
