/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library of the sample workspace: replies, links and a picture. */
#include "config.h"

#include "gops-asset.h"
#include "gops-insight-resources.h"
#include "gops-sample-private.h"
#include "gops-use-resource.h"

#define PICTURES "/com/example/GroupOps/sample/"

static gboolean
add_replies (GopsSample *self, JsonArray *replies)
{
  for (guint i = 0; i < json_array_get_length (replies); i++)
    {
      g_autoptr (GopsReply) reply = gops_record_new (GOPS_TYPE_REPLY, "position", (gint64) i, NULL);

      if (!gops_sample_set_columns (self, reply, json_array_get_object_element (replies, i), NULL) || !gops_sample_insert (self, reply))
        return FALSE;
    }
  return TRUE;
}

/* What the picture called @file holds was copied before. */
static void
take_picture (GopsMaterial *material, const char *file, const GopsAsset *picture)
{
  gops_record_set_text (material, GOPS_MATERIAL_FILE_NAME, file);
  gops_record_set_text (material, GOPS_MATERIAL_MIME, "image/png");
  gops_record_set_text (material, GOPS_MATERIAL_DIGEST, picture->digest);
  gops_record_set_int (material, GOPS_MATERIAL_SIZE, (gint64) picture->size);
  gops_record_set_int (material, GOPS_MATERIAL_ASSET_ID, picture->id);
}

static gboolean
add_materials (GopsSample *self, JsonArray *materials, const GopsAsset *picture)
{
  static const char *const others[] = { "file", NULL };

  for (guint i = 0; i < json_array_get_length (materials); i++)
    {
      JsonObject *columns = json_array_get_object_element (materials, i);
      const char *file = json_object_get_string_member_with_default (columns, "file", NULL);
      g_autoptr (GopsMaterial) material = gops_record_new (GOPS_TYPE_MATERIAL, "position", (gint64) i, "added-at", gops_store_now (self->store), NULL);

      if (file != NULL)
        take_picture (material, file, picture);
      if (!gops_sample_set_columns (self, material, columns, others) || !gops_sample_insert (self, material))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_sample_copy_picture (GopsSample *self, GopsAsset *out_picture)
{
  g_autoptr (GBytes) bytes = NULL;

  GOPS_USE_RESOURCE (gops_sample);
  bytes = g_resources_lookup_data (PICTURES "check-in-card.png", G_RESOURCE_LOOKUP_FLAGS_NONE, self->error);
  return bytes != NULL && gops_asset_copy_bytes (self->store, bytes, out_picture, self->error);
}

gboolean
gops_sample_add_library (GopsSample *self, JsonObject *library, const GopsAsset *picture)
{
  return add_replies (self, json_object_get_array_member (library, "replies")) &&
         add_materials (self, json_object_get_array_member (library, "materials"), picture);
}
