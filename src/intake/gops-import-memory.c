/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered about a source of imports: a row of import_memory for each. */
#include "config.h"

#include "gops-import-memory.h"

#include <string.h>

#include "gops-keyed-hash.h"

char *
gops_import_memory_source (GopsStore   *store,
                           const char  *kind,
                           const char  *name,
                           GError     **error)
{
  GopsHashKey secret;

  if (!gops_workspace_get_secret (store, TRUE, &secret, error))
    return NULL;
  return g_strdup_printf ("%s/%016" G_GINT64_MODIFIER "x", kind, gops_keyed_hash (&secret, 'm', name, strlen (name)));
}

char *
gops_import_memory_columns (GopsStore   *store,
                            const char  *kind,
                            GPtrArray   *headers,
                            GError     **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < headers->len; i++)
    g_string_append_printf (words, "%s\037", (const char *) headers->pdata[i]);
  return gops_import_memory_source (store, kind, words->str, error);
}

gboolean
gops_import_memory_has (GopsStore  *store,
                        const char *kind)
{
  g_autofree char *from = g_strconcat (kind, "/", NULL), *to = g_strconcat (kind, "0", NULL);   /* the sign after / */
  gint64 has = 0;

  return gops_store_read_int (store, &has, NULL, "SELECT EXISTS (SELECT 1 FROM import_memory WHERE source > ?1 AND source < ?2)", "ss",
                              from, to) && has != 0;
}

JsonObject *
gops_import_memory_load (GopsStore  *store,
                         const char *source)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!gops_store_read_text (store, &text, NULL, "SELECT settings FROM import_memory WHERE source = ?1", "s", source))
    return NULL;
  node = json_from_string (text, NULL);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

const char *
gops_import_memory_get (JsonObject *settings,
                        const char *name)
{
  JsonNode *node = json_object_get_member (settings, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static char *
settings_to_text (JsonObject *settings)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, settings);
  return json_to_string (node, FALSE);
}

gboolean
gops_import_memory_save (GopsStore   *store,
                         const char  *source,
                         JsonObject  *settings,
                         GError     **error)
{
  g_autofree char *text = settings_to_text (settings);
  gint64 now = gops_store_now (store);
  gboolean ok;

  if (!gops_store_begin_unjournaled (store, error))
    return FALSE;
  ok = gops_store_exec (store, error, "INSERT INTO import_memory (source, settings, used_at) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT DO UPDATE SET settings = ?2, used_at = ?3", "ssl", source, text, now) &&
       gops_store_exec (store, error, "DELETE FROM import_memory WHERE source IN"
                        " (SELECT source FROM import_memory ORDER BY used_at DESC LIMIT -1 OFFSET ?1)", "i", GOPS_IMPORT_MEMORY_MOST);
  return gops_store_end_unjournaled (store, ok, error);
}
