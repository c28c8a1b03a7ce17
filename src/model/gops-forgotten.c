/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingerprints of people who are to be forgotten. */

#include "config.h"

#include <string.h>

#include "gops-forgotten.h"
#include "gops-name-fold.h"
#include "gops-phone.h"

/** gops_forgotten_account: Returns: the fingerprint of somebody's account on a platform */
guint64
gops_forgotten_account (const GopsHashKey *secret,
                        const char        *platform,
                        const char        *account)
{
  g_autofree char *text = g_strconcat (platform, "\037", account, NULL);

  return gops_keyed_hash (secret, 'F', text, strlen (text));
}

/** gops_forgotten_phone: Returns: the fingerprint of somebody's number, however it is written */
guint64
gops_forgotten_phone (const GopsHashKey *secret,
                      const char        *phone)
{
  g_autofree char *key = gops_phone_key (phone);

  return gops_keyed_hash (secret, 'P', key, strlen (key));
}

/** gops_forgotten_email: Returns: the fingerprint of somebody's address */
guint64
gops_forgotten_email (const GopsHashKey *secret,
                      const char        *email)
{
  g_autofree char *lower = g_ascii_strdown (email, -1);

  return gops_keyed_hash (secret, 'E', lower, strlen (lower));
}

/** gops_forgotten_name: Returns: the fingerprint of somebody who is known by a name in a group alone */
guint64
gops_forgotten_name (const GopsHashKey *secret,
                     gint64             group,
                     const char        *name)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autofree char *text = NULL;

  gops_name_fold (folded, name);
  text = g_strdup_printf ("%" G_GINT64_FORMAT "\037%s", group, folded->str);
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

/* Asks for one sign more, unless they are known already. */
static gboolean
ask (GopsStore  *store,
     const char *sign,
     guint64     hash,
     gboolean   *out_knows,
     GError    **error)
{
  return *out_knows || *sign == '\0' || gops_forgotten_has (store, hash, out_knows, error);
}

/**
 * gops_forgotten_knows:
 * @out_knows: (out): whether they are to be forgotten
 */
gboolean
gops_forgotten_knows (GopsStore                *store,
                      const GopsHashKey        *secret,
                      const GopsForgottenSigns *signs,
                      gboolean                 *out_knows,
                      GError                  **error)
{
  gboolean named_alone = *signs->account == '\0' && *signs->phone == '\0' && *signs->email == '\0';
  const char *name = named_alone ? signs->name : "";
  /* with pseudonyms the word that stands for an account is the number, or the name, where there is none */
  const char *word = *signs->account != '\0' ? signs->account : *signs->phone != '\0' ? signs->phone : name;

  *out_knows = FALSE;
  return ask (store, word, gops_forgotten_account (secret, signs->platform, word), out_knows, error) &&
         ask (store, signs->phone, gops_forgotten_phone (secret, signs->phone), out_knows, error) &&
         ask (store, signs->email, gops_forgotten_email (secret, signs->email), out_knows, error) &&
         ask (store, name, gops_forgotten_name (secret, signs->group, name), out_knows, error);
}

/**
 * gops_forgotten_any:
 * @out_any: (out): whether anybody at all is to be forgotten; quick
 */
gboolean
gops_forgotten_any (GopsStore *store,
                    gboolean  *out_any,
                    GError   **error)
{
  gint64 any = 0;

  if (!gops_store_read_int (store, &any, error, "SELECT EXISTS (SELECT 1 FROM forgotten)", NULL))
    return FALSE;
  *out_any = any != 0;
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
