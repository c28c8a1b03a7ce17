/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table of messages meant the last time holds for the next one with the same words over them. */
#include "config.h"

#include "gops-chat-table.h"
#include "gops-import-memory.h"

#define KIND "messages"

static char *
find_source (GopsChatTable  *self,
             GopsStore      *store,
             GError        **error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();

  for (guint i = 0; i < gops_chat_table_get_n_columns (self); i++)
    g_ptr_array_add (headers, (gpointer) gops_chat_table_get_header (self, i));
  return gops_import_memory_columns (store, KIND, headers, error);
}

gboolean
gops_chat_table_is_known (GPtrArray *headers,
                          GopsStore *store)
{
  g_autofree char *source = gops_import_memory_has (store, KIND) ? gops_import_memory_columns (store, KIND, headers, NULL) : NULL;
  g_autoptr (JsonObject) settings = source != NULL ? gops_import_memory_load (store, source) : NULL;

  return settings != NULL;
}

gboolean
gops_chat_table_recall (GopsChatTable *self,
                        GopsStore     *store)
{
  g_autofree char *source = gops_import_memory_has (store, KIND) ? find_source (self, store, NULL) : NULL;
  g_autoptr (JsonObject) settings = source != NULL ? gops_import_memory_load (store, source) : NULL;
  const char *text = settings != NULL ? gops_import_memory_get (settings, "fields") : NULL;
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", ",", -1);
  guint n = gops_chat_table_get_n_columns (self);

  if (g_strv_length (ids) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    gops_chat_table_set_field (self, i, GOPS_CHAT_FIELD_IGNORE);
  for (guint i = 0; i < n; i++)
    {
      guint field;

      if (gops_mapping_find (gops_chat_mapping_fields (), GOPS_CHAT_N_FIELDS, ids[i], &field) && field != GOPS_CHAT_FIELD_IGNORE)
        gops_chat_table_set_field (self, i, (GopsChatField) field);
    }
  return TRUE;
}

gboolean
gops_chat_table_remember (GopsChatTable  *self,
                          GopsStore      *store,
                          GError        **error)
{
  g_autofree char *source = find_source (self, store, error);
  g_autoptr (JsonObject) settings = json_object_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  if (source == NULL)
    return FALSE;
  for (guint i = 0; i < gops_chat_table_get_n_columns (self); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", gops_chat_mapping_fields ()[gops_chat_table_get_field (self, i)].id);
  json_object_set_string_member (settings, "fields", text->str);
  return gops_import_memory_save (store, source, settings, error);
}
