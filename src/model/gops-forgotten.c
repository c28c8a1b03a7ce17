/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints of people who are to be forgotten. */

#include "config.h"

#include <string.h>

#include "gops-forgotten.h"

/** gops_forgotten_account: Returns: the fingerprint of somebody's account on a platform */
guint64
gops_forgotten_account (const GopsHashKey *secret,
                        const char        *platform,
                        const char        *account)
{
  g_autofree char *text = g_strconcat (platform, "\037", account, NULL);

  return gops_keyed_hash (secret, 'F', text, strlen (text));
}

/** gops_forgotten_name: Returns: the fingerprint of somebody who is known by a name in a group alone */
guint64
gops_forgotten_name (const GopsHashKey *secret,
                     gint64             group,
                     const char        *name)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "\037%s", group, name);

  return gops_keyed_hash (secret, 'N', text, strlen (text));
}

gboolean
gops_forgotten_has (GopsStore  *store,
                    guint64     hash,
                    gboolean   *out_has,
                    GError    **error)
{
  gint64 has = 0;

  if (!gops_store_read_int (store, &has, error, "SELECT EXISTS (SELECT 1 FROM forgotten WHERE hash = ?1)", "l", (gint64) hash))
    return FALSE;
  *out_has = has != 0;
  return TRUE;
}

/** gops_forgotten_add: within a transaction, or on its own */
gboolean
gops_forgotten_add (GopsStore  *store,
                    guint64     hash,
                    GError    **error)
{
  return gops_store_exec (store, error, "INSERT OR IGNORE INTO forgotten (hash) VALUES (?1)", "l", (gint64) hash);
}
