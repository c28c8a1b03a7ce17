/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brand as posters take it. */
#include "config.h"
#include "gops-brand-kit.h"

#include <glib/gi18n.h>
#include <string.h>
#include "gops-brand.h"
#include "gops-oklab.h"
#include "gops-output-error.h"

#define MAX_FACE 200

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

static gboolean
check_color (const char *hex, GError **error)
{
  GopsRgb rgb;

  if (*hex == '\0' || gops_rgb_parse (hex, &rgb))
    return TRUE;
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE, _("“%s” is no colour; write it as in #1A2B3C"), hex);
  return FALSE;
}

static gboolean
check_face (const char *family, GError **error)
{
  if (strlen (family) <= MAX_FACE && strpbrk (family, ",\"\n") == NULL)
    return TRUE;
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_VALUE, _("“%s” is no name of one typeface"), family);
  return FALSE;
}

gboolean
gops_brand_kit_check (const GopsBrandKit *self, GError **error)
{
  return check_color (self->main_color, error) && check_color (self->accent_color, error) && check_color (self->paper_color, error)
         && check_color (self->ink_color, error) && check_face (self->heading_face, error) && check_face (self->text_face, error);
}

static gboolean
write_record (const GopsBrandKit *self, gpointer record, GopsStore *store, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gops_record_set_text (record, texts[i].column, *text_at (self, i));
  gops_record_set_int (record, GOPS_BRAND_LOGO_ID, self->logo);
  if (gops_record_get_id (record) == 0)
    return gops_record_insert (record, store, error);
  return !gops_record_is_dirty (record) || gops_record_save (record, store, error);
}

gboolean
gops_brand_kit_save (const GopsBrandKit *self, GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GopsBrand) brand = NULL;

  if (!gops_brand_kit_check (self, error) || (rows = gops_record_load_all (GOPS_TYPE_BRAND, store, error, "ORDER BY id LIMIT 1", NULL)) == NULL)
    return FALSE;
  brand = rows->len > 0 ? g_object_ref (rows->pdata[0]) : gops_record_new (GOPS_TYPE_BRAND, "name", "", NULL);
  return gops_store_begin (store, error, N_("Change the brand"), NULL) && gops_store_end (store, write_record (self, brand, store, error), error);
}

gboolean
gops_brand_kit_has_colors (const GopsBrandKit *self)
{
  return self != NULL && (*self->main_color != '\0' || *self->accent_color != '\0' || *self->paper_color != '\0' || *self->ink_color != '\0');
}
