/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something a person bought. The amount is in the currency's smallest unit; mark tells an order that comes a second
 * time. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-purchase.h"

GOPS_DEFINE_RECORD (GopsPurchase, gops_purchase, GOPS_PURCHASE, "purchase", N_("Order"), GOPS_TABLE_BATCHED)

/**
 * gops_purchase_mark:
 *
 * Returns: the fingerprint of all orders with the same number and product, or, without a number, of those with the same
 * person, day, amount and product
 */
gint64
gops_purchase_mark (const GopsHashKey       *secret,
                    const GopsPurchaseDraft *draft)
{
  g_autofree char *text = *draft->number != '\0'
    ? g_strdup_printf ("#%s\n%s", draft->number, draft->product)
    : g_strdup_printf ("%" G_GINT64_FORMAT "\n%s\n%" G_GINT64_FORMAT " %s\n%s", draft->person, draft->on_date, draft->amount,
                       draft->currency, draft->product);

  return (gint64) gops_keyed_hash (secret, 'o', text, strlen (text));
}

/**
 * gops_purchase_add:
 *
 * Keeps an order, as an action.
 *
 * Returns: its id; 0 on failure. %GOPS_STORE_ERROR_NOT_FOUND where the person is not there
 */
gint64
gops_purchase_add (GopsStore               *store,
                   const GopsPurchaseDraft *draft,
                   GError                 **error)
{
  gint64 id = gops_store_new_id (store);
  GopsHashKey secret;
  g_autofree char *name = NULL;
  gboolean ok;

  if (!gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", draft->person) ||
      !gops_workspace_get_secret (store, TRUE, &secret, error) || !gops_store_begin (store, error, N_("Record an order of “%s”"), name, NULL))
    return 0;
  ok = gops_store_exec (store, error,
    "INSERT INTO purchase (id, person_id, group_id, on_date, amount, currency, product, number, mark)"
    " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7, ?8, ?9)", "lllslsssl", id, draft->person, draft->group, draft->on_date,
    draft->amount, draft->currency, draft->product, draft->number,
    gops_purchase_mark (&secret, draft));
  return gops_store_end (store, ok, error) ? id : 0;
}

/** gops_purchase_remove: takes an order away, as an action */
gboolean
gops_purchase_remove (GopsStore *store,
                      gint64     purchase,
                      GError   **error)
{
  g_autofree char *name = NULL;

  if (!gops_store_read_text (store, &name, error, "SELECT p.name FROM purchase o JOIN person p ON p.id = o.person_id WHERE o.id = ?1", "l", purchase) ||
      !gops_store_begin (store, error, N_("Remove an order of “%s”"), name, NULL))
    return FALSE;
  return gops_store_end (store, gops_store_exec (store, error, "DELETE FROM purchase WHERE id = ?1", "l", purchase), error);
}
