/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgetting a person. What will go is counted in gops-forget-survey.c. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-backup.h"
#include "gops-batch.h"
#include "gops-fingerprints.h"
#include "gops-forget-backups.h"
#include "gops-forget-traces.h"
#include "gops-journal.h"
#include "gops-message-search.h"
#include "gops-people-merge-private.h"
#include "gops-person-forget-private.h"

/**
 * gops_person_load_all:
 * @person: anybody of those who are one
 *
 * Returns: (transfer full) (element-type gint64) (nullable): who stays, and all who were merged into them
 */
GArray *
gops_person_load_all (GopsStore *store,
                      gint64     person,
                      GError   **error)
{
  gint64 kept;

  if (!gops_people_find_kept (store, person, &kept, NULL, error))
    return NULL;
  return gops_statement_load_ids (gops_store_query (store, error,
    "SELECT id FROM person WHERE id IN " GOPS_PERSON_ALL_SQL ("?1") " ORDER BY id <> ?1", "l", kept), error);
}

static gboolean
check_not_importing (GopsStore *store,
                     GError   **error)
{
  gint64 pending = 0;

  if (!gops_store_read_int (store, &pending, error, "SELECT EXISTS (SELECT 1 FROM batch WHERE " GOPS_BATCH_IS ("id", "pending") ")", NULL))
    return FALSE;
  if (pending == 0)
    return TRUE;
  g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY, _("An import is under way. Try again when it has finished."));
  return FALSE;
}

/* --- the transaction --- */

static gboolean
keep_fingerprints (GopsStore         *store,
                   const GopsHashKey *secret,
                   const GArray      *persons,
                   GError           **error)
{
  g_autoptr (GArray) fingerprints = gops_fingerprints_make (store, secret, persons, error);

  for (guint i = 0; fingerprints != NULL && i < fingerprints->len; i++)
    if (!gops_forgotten_add (store, g_array_index (fingerprints, guint64, i), error))
      return FALSE;
  return fingerprints != NULL;
}

/* So that nothing is left over should the program be killed before all is done. */
static gboolean
note_work (GopsStore *store,
           GError   **error)
{
  return gops_store_exec (store, error, "INSERT OR IGNORE INTO forget_work (person_id) SELECT id FROM temp.gone", NULL);
}

static gboolean
remove_all (GopsStore         *store,
            const GopsHashKey *secret,
            const GArray      *persons,
            GopsProgress      *progress,
            GCancellable      *cancellable,
            GError           **error)
{
  return check_not_importing (store, error) && gops_traces_find (store, cancellable, error) && keep_fingerprints (store, secret, persons, error) &&
         note_work (store, error) && gops_traces_remove (store, progress, cancellable, error);
}

static gboolean
remove_in_transaction (GopsStore     *store,
                       const GArray  *persons,
                       GopsProgress  *progress,
                       GCancellable  *cancellable,
                       GError       **error)
{
  GopsHashKey secret;
  gboolean ok;

  if (!gops_workspace_get_secret (store, TRUE, &secret, error) || !gops_traces_begin (store, persons, error) ||
      !gops_store_begin_unjournaled (store, error))
    return FALSE;
  ok = remove_all (store, &secret, persons, progress, cancellable, error);
  ok = gops_store_end_unjournaled (store, ok, error);
  return gops_traces_end (store, ok ? error : NULL) && ok;   /* also of what was found nothing is to remain in memory */
}

/* --- what follows --- */

/*
 * Builds the file anew without what is gone. Once is enough, however long a copy cannot be changed: people of whom only
 * copies may still hold something are noted as negative numbers.
 */
static gboolean
settle_file (GopsStore *store,
             GError   **error)
{
  gint64 due = 0;

  if (!gops_store_read_int (store, &due, error, "SELECT EXISTS (SELECT 1 FROM forget_work WHERE person_id > 0)", NULL))
    return FALSE;
  return due == 0 ||
         (gops_store_drop_redo (store, error) && gops_message_search_drop (store, error) && gops_store_compact (store, error) &&
          gops_store_exec_unjournaled (store, NULL, error, "UPDATE OR REPLACE forget_work SET person_id = -person_id WHERE person_id > 0", NULL));
}

static GArray *
load_work (GopsStore *store,
           GError   **error)
{
  return gops_statement_load_ids (gops_store_query (store, error, "SELECT abs (person_id) FROM forget_work", NULL), error);
}

/* Goes on with the other copies when one can't be changed, and tells of that one. */
static gboolean
clean_copies (GopsStore    *store,
              const GArray *persons,
              GopsProgress *progress,
              GError      **error)
{
  g_autoptr (GArray) fingerprints = gops_fingerprints_load (store, error);
  g_autoptr (GPtrArray) copies = gops_forget_list_copies (store);
  g_autoptr (GError) first_error = NULL;
  GopsHashKey secret;

  if (fingerprints == NULL || !gops_workspace_get_secret (store, TRUE, &secret, error))
    return FALSE;
  for (guint i = 0; i < copies->len; i++)
    {
      if (gops_forget_copy_holds (copies->pdata[i], &secret, fingerprints, persons))
        (void) gops_forget_in_copy (copies->pdata[i], &secret, fingerprints, persons, first_error == NULL ? &first_error : NULL);
      gops_progress_report (progress, i + 1, copies->len, _("Rewriting backups"));
    }
  if (first_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first_error));
  return FALSE;
}

/**
 * gops_person_forget_continue:
 *
 * Does what is left to do of forgetting people whose rows are gone already; nothing, nearly always.
 */
gboolean
gops_person_forget_continue (GopsStore    *store,
                             GopsProgress *progress,
                             GError      **error)
{
  g_autoptr (GArray) persons = load_work (store, error);
  gboolean settled;

  if (persons == NULL || persons->len == 0)
    return persons != NULL;
  settled = settle_file (store, error);   /* the copies do not wait for the file, nor the file for them */
  return clean_copies (store, persons, progress, settled ? error : NULL) && settled &&
         gops_store_exec_unjournaled (store, NULL, error, "DELETE FROM forget_work", NULL);
}

/**
 * gops_person_forget:
 * @cancellable: (nullable): cancelled before all is removed, the workspace stays as it was
 *
 * Forgets a person, for good. Run it in a thread. Errors: %GOPS_STORE_ERROR_NOT_FOUND; %GOPS_STORE_ERROR_BUSY while an
 * import is under way, or when another program keeps the file from being built anew; then, and when a backup can't be
 * changed, the person is gone already and the next upkeep tries again.
 */
gboolean
gops_person_forget (GopsStore    *store,
                    gint64        person,
                    GopsProgress *progress,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GArray) persons = gops_person_load_all (store, person, error);

  return persons != NULL && check_not_importing (store, error) && remove_in_transaction (store, persons, progress, cancellable, error) &&
         gops_person_forget_continue (store, progress, error);
}
