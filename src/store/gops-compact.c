/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a file anew, so that nothing is left in it of what was deleted. */

#include "gops-store-private.h"
#include "gops-backup.h"

#define MAX_WAIT_US (20 * G_USEC_PER_SEC)   /* for others who still read what was there before */
#define PAUSE_US    50000

/* Moves the log into the file and cuts it to nothing. Returns: FALSE without an error while others read in it */
static gboolean
cut_log (GopsStore *self,
         GError   **error)
{
  gint64 busy = 1;

  return gops_store_read_int (self, &busy, error, "PRAGMA wal_checkpoint (TRUNCATE)", NULL) && busy == 0;
}

/**
 * gops_store_compact:
 *
 * Outside transactions: builds the file anew and empties its log. %GOPS_STORE_ERROR_BUSY when another program goes on
 * reading for so long that this can't be done.
 */
gboolean
gops_store_compact (GopsStore *store,
                    GError   **error)
{
  gint64 until = g_get_monotonic_time () + MAX_WAIT_US;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (!gops_store_in_action (store), FALSE);

  if (!gops_store_run (store, "VACUUM", error))
    return FALSE;
  while (!cut_log (store, &local_error))
    {
      if (local_error != NULL && !g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      g_clear_error (&local_error);
      if (g_get_monotonic_time () > until)
        return gops_store_refuse (error, GOPS_STORE_ERROR_BUSY, store->path,
                                  _("Another program is reading the workspace. Close it, and open the workspace again."));
      g_usleep (PAUSE_US);
    }
  return TRUE;
}

/**
 * gops_backup_settle:
 * @backup: the only connection to a backup
 *
 * Makes it one file again, without a log beside it.
 */
gboolean
gops_backup_settle (GopsStore *backup,
                    GError   **error)
{
  return gops_store_compact (backup, error) && gops_store_run (backup, "PRAGMA journal_mode = DELETE", error);
}
