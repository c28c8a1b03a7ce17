/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table of orders or figures meant the last time holds for the next with the same words over them. */
#include "config.h"

#include "gops-sheet.h"

#include "gops-import-memory.h"

static void
recall_fields (GopsSheet  *self,
               const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  if (g_strv_length (ids) != self->headers->len)
    return;
  for (guint i = 0; i < self->headers->len; i++)
    self->fields[i] = 0;
  for (guint i = 0; i < self->headers->len; i++)
    {
      guint field;

      if (gops_mapping_find (self->known, self->n_known, ids[i], &field))
        gops_sheet_set_field (self, i, field);
    }
}

gboolean
gops_sheet_recall (GopsSheet *self,
                   GopsStore *store)
{
  g_autofree char *source = gops_import_memory_has (store, self->kind) ? gops_import_memory_columns (store, self->kind, self->headers, NULL) : NULL;
  g_autoptr (JsonObject) settings = source != NULL ? gops_import_memory_load (store, source) : NULL;
  const char *fields = settings != NULL ? gops_import_memory_get (settings, "fields") : NULL;
  const char *order = settings != NULL ? gops_import_memory_get (settings, "date_order") : NULL;

  if (fields != NULL)
    recall_fields (self, fields);
  if (order != NULL && self->order == GOPS_DATE_ORDER_UNKNOWN)
    self->order = gops_date_order_from_name (order);
  return fields != NULL;
}

gboolean
gops_sheet_remember (GopsSheet  *self,
                     GopsStore  *store,
                     GError    **error)
{
  g_autofree char *source = gops_import_memory_columns (store, self->kind, self->headers, error);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (JsonObject) settings = json_object_new ();
  const char *order = gops_date_order_to_name (self->order);

  if (source == NULL)
    return FALSE;
  for (guint i = 0; i < self->headers->len; i++)
    g_string_append_printf (fields, "%s%s", i > 0 ? "," : "", self->known[self->fields[i]].id);
  json_object_set_string_member (settings, "fields", fields->str);
  if (order != NULL)
    json_object_set_string_member (settings, "date_order", order);
  return gops_import_memory_save (store, source, settings, error);
}
