/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table meant the last time holds for the next table with the same words over them. */
#include "config.h"

#include "gops-member-import-private.h"

#include "gops-chat-table.h"
#include "gops-import-memory.h"

#define KIND "columns"

static void
recall_fields (GopsMemberImport *self,
               const char       *text)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  if (g_strv_length (ids) != self->headers->len)
    return;
  for (guint i = 0; i < self->headers->len; i++)
    self->fields[i] = GOPS_MEMBER_FIELD_IGNORE;
  for (guint i = 0; i < self->headers->len; i++)
    {
      GopsMemberField field;

      if (gops_member_field_from_id (ids[i], &field) && field != GOPS_MEMBER_FIELD_IGNORE)
        gops_member_import_set_field (self, i, field);
    }
}

/* An own field may be gone by now: then the column is left out. */
static void
recall_own (GopsMemberImport *self,
            GopsStore        *store,
            const char       *text)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (store, NULL);
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  if (fields == NULL || g_strv_length (ids) != self->headers->len)
    return;
  for (guint i = 0; i < self->headers->len; i++)
    gops_member_import_put_own (self, i, NULL, FALSE);
  for (guint i = 0; i < self->headers->len; i++)
    for (guint f = 0; *ids[i] != '\0' && f < fields->len; f++)
      if (gops_record_get_id (fields->pdata[f]) == g_ascii_strtoll (ids[i], NULL, 10))
        gops_member_import_set_own_field (self, i, fields->pdata[f]);
}

gboolean
gops_member_import_recall (GopsMemberImport *self,
                           GopsStore        *store)
{
  g_autofree char *source = gops_import_memory_has (store, KIND) ? gops_import_memory_columns (store, KIND, self->headers, NULL) : NULL;
  g_autoptr (JsonObject) settings = source != NULL ? gops_import_memory_load (store, source) : NULL;
  const char *fields = settings != NULL ? gops_import_memory_get (settings, "fields") : NULL;
  const char *own = settings != NULL ? gops_import_memory_get (settings, "own") : NULL;
  const char *order = settings != NULL ? gops_import_memory_get (settings, "date_order") : NULL;

  if (fields != NULL)
    recall_fields (self, fields);
  if (own != NULL)
    recall_own (self, store, own);
  if (order != NULL && self->order == GOPS_DATE_ORDER_UNKNOWN)
    self->order = gops_date_order_from_name (order);
  return fields != NULL;
}

static char *
write_fields (GopsMemberImport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->headers->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", gops_member_field_get_info (self->fields[i])->id);
  return g_string_free (text, FALSE);
}

/* Ids, of fields that come with the import too: once it is done, they are there. */
static char *
write_own (GopsMemberImport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->headers->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (self->own->pdata[i] != NULL)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, gops_record_get_id (self->own->pdata[i]));
    }
  return g_string_free (text, FALSE);
}

gboolean
gops_member_import_remember (GopsMemberImport  *self,
                             GopsStore         *store,
                             GError           **error)
{
  g_autofree char *source = gops_import_memory_columns (store, KIND, self->headers, error);
  g_autofree char *fields = write_fields (self), *own = write_own (self);
  g_autoptr (JsonObject) settings = json_object_new ();
  const char *order = gops_date_order_to_name (self->order);

  if (source == NULL)
    return FALSE;
  json_object_set_string_member (settings, "fields", fields);
  json_object_set_string_member (settings, "own", own);
  if (order != NULL)
    json_object_set_string_member (settings, "date_order", order);
  return gops_import_memory_save (store, source, settings, error);
}

gboolean
gops_member_import_is_chat (GopsMemberImport *self,
                            GopsStore        *store)
{
  return gops_chat_table_is_known (self->headers, store);
}
