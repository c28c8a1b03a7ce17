/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of platforms, as the workspace has them. */

#include "config.h"

#include <string.h>

#include "gops-own-limits.h"

#define PREFIX "limit/"   /* limit/wechat/announcement */

struct _GopsOwnLimits
{
  GHashTable *values;   /* (owned) (element-type utf8 int): by "wechat/announcement" */
};

/* A file may come from anywhere: what is no number of that size is not there. */
static void
take (GopsOwnLimits *self,
      const char    *key,
      const char    *text)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, 0, GOPS_OWN_LIMIT_MAX, &value, NULL))
    g_hash_table_insert (self->values, g_strdup (key + strlen (PREFIX)), GINT_TO_POINTER ((int) value));
}

/**
 * gops_own_limits_load:
 *
 * Returns: (transfer full): what the workspace says; nothing where it cannot be read
 */
GopsOwnLimits *
gops_own_limits_load (GopsStore *store)
{
  GopsOwnLimits *self = g_new0 (GopsOwnLimits, 1);
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL,
    "SELECT key, value FROM setting WHERE key >= '" PREFIX "' AND key < 'limit0'", NULL);   /* 0 follows / */

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (rows != NULL && gops_statement_next (rows, NULL))
    take (self, gops_statement_text (rows, 0), gops_statement_text (rows, 1));
  return self;
}

void
gops_own_limits_free (GopsOwnLimits *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * gops_own_limits_get:
 * @self: (nullable): nothing is set
 * @out_value: (out) (optional): 0: the workspace says that there is no limit, or none that is known
 *
 * Returns: whether the workspace says anything of it
 */
gboolean
gops_own_limits_get (const GopsOwnLimits *self,
                     const char          *platform,
                     const char          *limit,
                     int                 *out_value)
{
  g_autofree char *key = self != NULL ? g_strconcat (platform, "/", limit, NULL) : NULL;
  gpointer value;

  if (self == NULL || !g_hash_table_lookup_extended (self->values, key, NULL, &value))
    return FALSE;
  if (out_value != NULL)
    *out_value = GPOINTER_TO_INT (value);
  return TRUE;
}

gboolean
gops_own_limits_set (GopsStore  *store,
                     const char *platform,
                     const char *limit,
                     int         value,
                     GError    **error)
{
  g_autofree char *key = g_strconcat (PREFIX, platform, "/", limit, NULL);
  g_autofree char *text = g_strdup_printf ("%d", value);

  return gops_store_exec (store, error, "INSERT INTO setting (id, key, value) VALUES (?1, ?2, ?3)"
                          " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "lss", gops_store_new_id (store), key, text);
}

gboolean
gops_own_limits_unset (GopsStore  *store,
                       const char *platform,
                       const char *limit,
                       GError    **error)
{
  g_autofree char *key = g_strconcat (PREFIX, platform, "/", limit, NULL);

  return gops_store_exec (store, error, "DELETE FROM setting WHERE key = ?1", "s", key);
}
