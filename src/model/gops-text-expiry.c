/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages whose time is over become marks. */

#include "config.h"

#include "gops-message-number.h"
#include "gops-message-search.h"
#include "gops-text-expiry.h"

#define SLICE 500
#define DAY   (24 * 3600 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  gint64 group;
  gint64 before;   /* number of a message: those below go */
} Expiry;

static GArray *
find_expiries (GopsStore *store,
               GError   **error)
{
  g_autoptr (GArray) expiries = g_array_new (FALSE, FALSE, sizeof (Expiry));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT id, keep_texts FROM chat_group WHERE keep_texts <> 0", NULL);

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    {
      gint64 days = gops_statement_int (rows, 1);
      Expiry expiry = { gops_statement_int (rows, 0),
                        days < 0 ? G_MAXINT64 : gops_message_number_from (gops_store_now (store) - days * DAY) };

      g_array_append_val (expiries, expiry);
    }
  if (local_error == NULL)
    return g_steal_pointer (&expiries);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
expire_message (GopsStore   *store,
                gint64       group,
                gint64       message,
                const char  *body,
                gint64       batch,
                GError     **error)
{
  return gops_message_search_remove (store, group, message, body, error) &&
         gops_store_exec (store, error, "INSERT OR IGNORE INTO message_mark (group_id, message_id, batch) VALUES (?1, ?2, nullif (?3, 0))",
                          "lll", group, message, batch) &&
         gops_store_exec (store, error, "DELETE FROM message WHERE group_id = ?1 AND message_id = ?2", "ll", group, message);
}

/* Within a transaction. @out_n: how many went */
static gboolean
expire_slice (GopsStore     *store,
              const Expiry  *expiry,
              guint         *out_n,
              GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT message_id, body, coalesce (batch, 0) FROM message WHERE group_id = ?1 AND message_id < ?2 ORDER BY message_id LIMIT ?3",
    "lli", expiry->group, expiry->before, SLICE);

  *out_n = 0;
  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      g_autofree char *body = g_strdup (gops_statement_text (rows, 1));

      ++*out_n;
      if (!expire_message (store, expiry->group, gops_statement_int (rows, 0), body, gops_statement_int (rows, 2), error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_texts_expire:
 *
 * In slices. Run it in a thread once a day and after opening; it is quick when nothing has to go.
 */
gboolean
gops_texts_expire (GopsStore    *store,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GArray) expiries = find_expiries (store, error);

  for (guint i = 0; expiries != NULL && i < expiries->len; i++)
    for (guint n = SLICE; n == SLICE;)
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_store_begin_unjournaled (store, error) ||
          !gops_store_end_unjournaled (store, expire_slice (store, &g_array_index (expiries, Expiry, i), &n, error), error))
        return FALSE;
  return expiries != NULL;
}
