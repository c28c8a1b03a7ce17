/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account of a person on a platform. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-identity.h"

GOPS_DEFINE_RECORD (GopsIdentity, gops_identity, GOPS_IDENTITY, "person_identity", N_("Account"), GOPS_TABLE_BATCHED)

/**
 * gops_identity_add:
 * @person: id of a person
 * @platform: id of a platform
 *
 * Adds an account, as an action. %GOPS_STORE_ERROR_CONSTRAINT when somebody else has it; one that only a hidden
 * person of an undone import has is free.
 */
gboolean
gops_identity_add (GopsStore  *store,
                   gint64      person,
                   const char *platform,
                   const char *account,
                   GError    **error)
{
  if (!gops_store_begin (store, error, N_("Add account “%s”"), account, NULL))
    return FALSE;
  return gops_store_end (store,
                 gops_batch_drop_hidden (store, error, "person_identity", "platform = ?1 AND external_id = ?2", platform, account) &&
                 gops_store_exec (store, error, "INSERT INTO person_identity (id, person_id, platform, external_id) VALUES (?1, ?2, ?3, ?4)",
                                  "llss", gops_store_new_id (store), person, platform, account), error);
}

/**
 * gops_identity_remove:
 * @identity: id of the account
 * @account: its name, for the history
 *
 * Removes an account, as an action.
 */
gboolean
gops_identity_remove (GopsStore  *store,
                      gint64      identity,
                      const char *account,
                      GError    **error)
{
  if (!gops_store_begin (store, error, N_("Remove account “%s”"), account, NULL))
    return FALSE;
  return gops_store_end (store, gops_store_exec (store, error, "DELETE FROM person_identity WHERE id = ?1", "l", identity), error);
}
