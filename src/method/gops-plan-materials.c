/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The materials that entries of an SOP name. */
#include "config.h"

#include "gops-plan-materials.h"

#include <glib/gi18n.h>

#include "gops-records.h"

typedef struct
{
  gint64      item;
  const char *title;      /* owned by titles */
  guint       position;
} Named;

struct _GopsPlanMaterials
{
  GopsStore    *store;    /* (owned) */
  GStringChunk *titles;   /* (owned) */
  GArray       *named;    /* (owned) (element-type Named) */
  GHashTable   *missing;  /* (owned) (element-type utf8): titles that the library does not have */
  GHashTable   *ids;      /* (owned) (nullable) title → material, once they were asked for; the oldest where several are called so */
};

GopsPlanMaterials *
gops_plan_materials_new (GopsStore *store)
{
  GopsPlanMaterials *self = g_new0 (GopsPlanMaterials, 1);

  self->store = g_object_ref (store);
  self->titles = g_string_chunk_new (1024);
  self->named = g_array_new (FALSE, FALSE, sizeof (Named));
  self->missing = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
gops_plan_materials_free (GopsPlanMaterials *self)
{
  g_object_unref (self->store);
  g_string_chunk_free (self->titles);
  g_array_unref (self->named);
  g_hash_table_unref (self->missing);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_free (self);
}

void
gops_plan_materials_add (GopsPlanMaterials *self, gint64 item, const char *title, guint position)
{
  Named named = { item, g_string_chunk_insert_const (self->titles, title), position };

  for (guint i = self->named->len; i > 0 && g_array_index (self->named, Named, i - 1).item == item; i--)
    if (g_array_index (self->named, Named, i - 1).title == named.title)
      return;
  g_array_append_val (self->named, named);
}

static gboolean
load_ids (GopsPlanMaterials *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, &local_error, "SELECT id, title FROM material ORDER BY id DESC", NULL);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      gint64 *id = g_new (gint64, 1);

      *id = gops_statement_int (rows, 0);
      g_hash_table_insert (self->ids, g_strdup (gops_statement_text (rows, 1)), id);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What is not there yet is to be prepared. */
static gboolean
write_named (GopsPlanMaterials *self, const Named *named, GError **error)
{
  const gint64 *material = g_hash_table_lookup (self->ids, named->title);
  g_autoptr (GopsRecord) record = NULL;

  if (material != NULL)
    record = gops_record_new (GOPS_TYPE_PLAN_MATERIAL, "item-id", named->item, "material-id", *material, "position", (gint64) named->position, NULL);
  else
    {
      record = gops_record_new (GOPS_TYPE_PLAN_CHECK, "item-id", named->item, "text", named->title, "position", (gint64) named->position, NULL);
      g_hash_table_add (self->missing, (gpointer) named->title);
    }
  return gops_record_insert (record, self->store, error);
}

gboolean
gops_plan_materials_write (GopsPlanMaterials *self, GError **error)
{
  if (self->named->len > 0 && self->ids == NULL && !load_ids (self, error))
    return FALSE;
  for (guint i = 0; i < self->named->len; i++)
    if (!write_named (self, &g_array_index (self->named, Named, i), error))
      return FALSE;
  g_array_set_size (self->named, 0);
  return TRUE;
}

guint
gops_plan_materials_get_missing (GopsPlanMaterials *self)
{
  return g_hash_table_size (self->missing);
}
