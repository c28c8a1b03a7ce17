/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bulk intake: one action, many transactions. */

#include <string.h>

#include "gops-store-private.h"
#include "gops-batch.h"
#include "gops-journal.h"

/* A pending batch that nobody has written to for so long belongs to a process that is gone. */
#define LEASE (60 * G_USEC_PER_SEC)
#define MOST_SLICES   5     /* that a slice has room for on a fast machine */
#define ROWS_PER_LOOK 256   /* at the clock */

static gboolean
insert_batch (GopsStore  *store,
              const char *kind,
              const char *source,
              gint64      group,
              GError    **error)
{
  return gops_store_exec (store, error,
    "INSERT INTO batch (id, kind, state, source, group_id, created_at, touched_at) VALUES (?1, ?2, 'pending', ?3, nullif (?4, 0), ?5, ?5)",
    "lssll", store->batch, kind, source, group, gops_store_now (store));
}

static GPtrArray *
collect_texts (va_list args)
{
  GPtrArray *texts = g_ptr_array_new ();
  const char *text;

  while ((text = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (texts, (gpointer) text);
  return texts;
}

/**
 * gops_store_drop_redo:
 *
 * Outside transactions: ends what could be redone, with the hidden rows of undone intakes.
 */
gboolean
gops_store_drop_redo (GopsStore *self,
                      GError   **error)
{
  gboolean ok;

  if (!gops_store_begin_raw (self, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  ok = gops_journal_drop_redo (self, error);
  return gops_store_finish_raw (self, ok, error) && gops_batch_purge (self, error);
}

/* An intake touches pages all over the indexes: with more of them in memory each is written less often. The log goes to the
 * file beside it. A slice that a failing machine loses would be removed at the next open: only
 * the last commit, which finishes the intake, waits for the disk, and for all before it. The settings have no effect on
 * others and end with the intake. */
static void
tune (GopsStore *store,
      gboolean   bulk)
{
  (void) gops_store_run (store, bulk ? "PRAGMA cache_size = -15000" : "PRAGMA cache_size = -8000", NULL);
  (void) gops_store_run (store, bulk ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL", NULL);
  g_clear_pointer (&store->checkpointer, gops_checkpointer_free);
  if (bulk)
    store->checkpointer = gops_checkpointer_new (store->db, store->path);
  else
    (void) gops_store_run (store, "PRAGMA wal_autocheckpoint = 1000", NULL);
}

/* What another intake has written would be taken for known, and may go again with it. */
static gboolean
check_alone (GopsStore *store,
             GError   **error)
{
  g_autofree char *source = NULL;
  g_autoptr (GError) local_error = NULL;

  if (gops_store_read_text (store, &source, &local_error, "SELECT source FROM batch WHERE " GOPS_BATCH_IS ("id", "pending") " LIMIT 1", NULL))
    g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY, _("“%s” is still being imported; try again when that has finished, or in a minute"),
                 source);
  else if (g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
    return TRUE;
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_batch_begin:
 * @out_batch: (out caller-allocates)
 * @kind: "members", "chat", "sample" …
 * @source: name of the file, for people
 * @group: group that it goes to, 0 = several
 * @label: untranslated name of the action, as for gops_store_begin()
 *
 * Makes a pending batch and its action, when what other intakes left unfinished has been removed.
 * %GOPS_STORE_ERROR_BUSY while another one is alive.
 */
gboolean
gops_batch_begin (GopsStore  *store,
                  GopsBatch  *out_batch,
                  const char *kind,
                  const char *source,
                  gint64      group,
                  GError    **error,
                  const char *label,
                  ...)
{
  g_autoptr (GPtrArray) texts = NULL;
  GopsBatch batch;
  gboolean ok;
  va_list args;

  va_start (args, label);
  texts = collect_texts (args);
  va_end (args);
  /* An intake ends what could be redone. It must not meet the hidden rows of that, so they go first. */
  if (!gops_store_drop_redo (store, error) || !gops_batch_clean_up (store, error) || !gops_store_begin_raw (store, GOPS_JOURNAL_RECORD, error))
    return FALSE;
  store->batch = gops_store_new_id (store);   /* forgotten again when the transaction ends */
  ok = check_alone (store, error) && gops_journal_drop_redo (store, error) && insert_batch (store, kind, source, group, error) && gops_journal_open_action (store, NULL, label, texts, error);
  batch = (GopsBatch) { store->batch, store->action };
  if (!gops_store_finish_raw (store, ok, error))
    return FALSE;
  tune (store, TRUE);
  *out_batch = batch;
  return TRUE;
}

/**
 * gops_batch_resume:
 *
 * Opens the next slice; end it with gops_store_commit() or gops_store_rollback().
 */
gboolean
gops_batch_resume (GopsStore       *store,
                   const GopsBatch *batch,
                   GError         **error)
{
  if (!gops_store_begin_raw (store, GOPS_JOURNAL_RECORD, error))
    return FALSE;
  store->action = batch->action;
  store->batch = batch->id;
  store->slice_began = g_get_monotonic_time ();
  if (gops_journal_continue (store, batch->action, error) &&
      gops_store_exec (store, error, "UPDATE batch SET touched_at = ?2 WHERE id = ?1", "ll", batch->id, gops_store_now (store)))
    return TRUE;
  gops_store_rollback (store);
  return FALSE;
}

/**
 * gops_batch_has_room:
 * @n_rows: written in this slice
 *
 * Each commit writes the pages that are half full again, so a fast machine takes more rows in a slice, as long as nobody waits
 * noticeably longer for it.
 *
 * Returns: whether the slice may have another row
 */
gboolean
gops_batch_has_room (GopsStore *store,
                     guint      n_rows)
{
  if (n_rows < GOPS_BATCH_SLICE)
    return TRUE;
  return n_rows < MOST_SLICES * GOPS_BATCH_SLICE &&
         (n_rows % ROWS_PER_LOOK != 0 || g_get_monotonic_time () - store->slice_began < GOPS_BATCH_SLICE_TIME);
}

/* Says that every table of a batch looks different now. */
static void
note_tables (GopsStore *store)
{
  gops_store_settle (store);
  for (guint i = 0; i < store->schema->n_tables; i++)
    if ((store->schema->tables[i]->flags & GOPS_TABLE_BATCHED) != 0)
      gops_changes_add_many (store->changes, store->schema->tables[i]->name);
  gops_changes_add_many (store->changes, "batch");
}

/* Within a transaction: shows or hides a batch's rows. */
gboolean
gops_batch_set_state (GopsStore  *self,
                      gint64      batch,
                      const char *state,
                      GError    **error)
{
  note_tables (self);
  return gops_store_exec (self, error, "UPDATE batch SET state = ?2 WHERE id = ?1", "ls", batch, state);
}

/* Moves the action to the end of the journal: it happens now, after what was done between its slices. */
static gboolean
renumber_action (GopsStore *store,
                 GError   **error)
{
  gint64 last = 0;

  if (!gops_store_read_int (store, &last, error, "SELECT max (id) FROM journal_action", NULL))
    return FALSE;
  if (last == store->action)
    return TRUE;
  if (!gops_store_exec (store, error,
                        "INSERT INTO journal_action (id, label, args, author, at, batch, n_rows, bytes)"
                        " SELECT ?2, label, args, author, ?3, batch, n_rows, bytes FROM journal_action WHERE id = ?1",
                        "lll", store->action, last + 1, gops_store_now (store)) ||
      !gops_store_exec (store, error, "UPDATE journal_row SET action = ?2 WHERE action = ?1", "ll", store->action, last + 1) ||
      !gops_store_exec (store, error, "DELETE FROM journal_action WHERE id = ?1", "l", store->action))
    return FALSE;
  store->action = last + 1;
  return TRUE;
}

/**
 * gops_batch_finish:
 * @report_json: what was read, matched and skipped
 *
 * Shows the batch: from now on it is one action that can be undone.
 */
gboolean
gops_batch_finish (GopsStore       *store,
                   const GopsBatch *batch,
                   const char      *report_json,
                   GError         **error)
{
  gboolean ok;

  tune (store, FALSE);   /* the commit below then takes the log into the file */
  if (!gops_batch_resume (store, batch, error))
    return FALSE;
  ok = gops_store_exec (store, error, "UPDATE batch SET report = ?2 WHERE id = ?1", "ls", batch->id, report_json) &&
       gops_batch_set_state (store, batch->id, "done", error) && gops_journal_flush (store, error) && renumber_action (store, error);
  if (ok)
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

#define MOST_KEY_COLUMNS 4

/* The rows of a batch in one table, in the order of their keys. Few tables have an index on the batch: the sweep passes
 * over a table once, whatever the number of slices. */
typedef struct
{
  const GopsBatchTable *table;
  gint64                batch;
  guint                 n_columns;              /* of the key */
  gint64                last[MOST_KEY_COLUMNS];  /* key of the row swept last */
  GArray               *keys;                    /* (owned) (element-type gint64): of the next slice, column by column */
} Sweep;

static void
sweep_clear (Sweep *self)
{
  g_array_unref (self->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

static void
sweep_init (Sweep                *self,
            const GopsBatchTable *table,
            gint64                batch)
{
  *self = (Sweep) { .table = table, .batch = batch, .n_columns = 1, .keys = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  for (const char *p = table->key; (p = strchr (p, ',')) != NULL; p++)
    self->n_columns++;
  for (guint i = 0; i < MOST_KEY_COLUMNS; i++)
    self->last[i] = G_MININT64;
  g_assert (self->n_columns <= MOST_KEY_COLUMNS);
}

static const char *
parameters_of (const Sweep *self)
{
  static const char *const lists[] = { "?2", "?2, ?3", "?2, ?3, ?4", "?2, ?3, ?4, ?5" };

  return lists[self->n_columns - 1];
}

static gboolean
sweep_look (Sweep     *self,
            GopsStore *store,
            GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM \"%s\" WHERE batch = ?1 AND (%s) > (%s) ORDER BY %s LIMIT %d", self->table->key,
                                          self->table->name, self->table->key, parameters_of (self), self->table->key, GOPS_BATCH_SLICE);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, "l", self->batch);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (self->keys, 0);
  for (guint i = 0; i < self->n_columns; i++)
    gops_statement_bind_int (rows, (int) i + 2, self->last[i]);
  while (gops_statement_next (rows, &local_error))
    for (guint i = 0; i < self->n_columns; i++)
      {
        self->last[i] = gops_statement_int (rows, (int) i);
        g_array_append_val (self->keys, self->last[i]);
      }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
sweep_delete (Sweep     *self,
              GopsStore *store,
              GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE batch = ?1 AND (%s) = (%s)", self->table->name, self->table->key,
                                          parameters_of (self));
  g_autoptr (GopsStatement) statement = gops_store_query (store, error, sql, "l", self->batch);

  for (guint at = 0; statement != NULL && at < self->keys->len; at += self->n_columns)
    {
      for (guint i = 0; i < self->n_columns; i++)
        gops_statement_bind_int (statement, (int) i + 2, g_array_index (self->keys, gint64, at + i));
      if (!gops_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
delete_rows_of (GopsStore            *store,
                const GopsBatchTable *table,
                gint64                batch,
                GError              **error)
{
  g_auto (Sweep) sweep = { 0 };

  sweep_init (&sweep, table, batch);
  do
    {
      gboolean ok;

      if (!sweep_look (&sweep, store, error))   /* outside the transaction: it may pass over many rows of others */
        return FALSE;
      if (sweep.keys->len == 0)
        return TRUE;
      if (!gops_store_begin_raw (store, GOPS_JOURNAL_REPLAY, error))
        return FALSE;
      ok = sweep_delete (&sweep, store, error);
      if (!gops_store_finish_raw (store, ok, error))
        return FALSE;
    }
  while (TRUE);
}

static gboolean
delete_rows (GopsStore *store,
             gint64     batch,
             gboolean   bulky,
             GError   **error)
{
  for (const GopsBatchTable *table = store->schema->batch_tables; table->name != NULL; table++)
    if ((bulky || !table->bulky) && !delete_rows_of (store, table, batch, error))
      return FALSE;
  return TRUE;
}

/* @bulky: whether it may have rows in bulky tables */
static gboolean
discard (GopsStore       *store,
         const GopsBatch *batch,
         gboolean         bulky,
         GError         **error)
{
  gboolean ok;

  tune (store, FALSE);
  if (!gops_store_begin_raw (store, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  ok = gops_journal_revert (store, batch->action, error);
  if (!gops_store_finish_raw (store, ok, error) || !delete_rows (store, batch->id, bulky, error) ||
      !gops_store_begin_raw (store, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  ok = gops_store_exec (store, error, "DELETE FROM journal_row WHERE action = ?1", "l", batch->action) &&
       gops_store_exec (store, error, "DELETE FROM journal_action WHERE id = ?1", "l", batch->action) &&
       gops_store_exec (store, error, "DELETE FROM batch WHERE id = ?1", "l", batch->id);
  return gops_store_finish_raw (store, ok, error);
}

/**
 * gops_batch_discard:
 *
 * Removes a pending batch: its rows, in slices, and what it changed, unless somebody has changed that since.
 */
gboolean
gops_batch_discard (GopsStore       *store,
                    const GopsBatch *batch,
                    GError         **error)
{
  return discard (store, batch, TRUE, error);
}

/**
 * gops_batch_discard_slight:
 *
 * Like gops_batch_discard(), for an intake of which the caller knows that it has put no row into a bulky table, such as
 * messages: in a large workspace it would take seconds to look for them.
 */
gboolean
gops_batch_discard_slight (GopsStore       *store,
                           const GopsBatch *batch,
                           GError         **error)
{
  return discard (store, batch, FALSE, error);
}

/**
 * gops_batch_clean_up:
 *
 * Removes what a cancel, a crash or a kill left pending, and what can no longer be redone, hidden until then.
 * Call it after opening a workspace.
 */
gboolean
gops_batch_clean_up (GopsStore *store,
                     GError   **error)
{
  g_autoptr (GArray) batches = g_array_new (FALSE, FALSE, sizeof (GopsBatch));
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT b.id, coalesce (a.id, 0) FROM batch b LEFT JOIN journal_action a ON a.batch = b.id WHERE b.state = 'pending' AND b.touched_at < ?1",
    "l", gops_store_now (store) - LEASE);

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      GopsBatch batch = { gops_statement_int (rows, 0), gops_statement_int (rows, 1) };

      g_array_append_val (batches, batch);
    }
  g_clear_pointer (&rows, gops_statement_free);
  for (guint i = 0; local_error == NULL && i < batches->len; i++)
    (void) gops_batch_discard (store, &g_array_index (batches, GopsBatch, i), &local_error);
  if (local_error == NULL)
    return gops_batch_purge (store, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What can never be shown again: intakes that were undone, and whose action is no longer there to be redone. */
#define GONE "state = 'undone' AND NOT EXISTS (SELECT 1 FROM journal_action a WHERE a.batch = batch.id)"

static gboolean
remove_batch (GopsStore *store,
              gint64     batch,
              GError   **error)
{
  gboolean ok;

  if (!delete_rows (store, batch, TRUE, error) || !gops_store_begin_raw (store, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  ok = gops_store_exec (store, error, "DELETE FROM batch WHERE id = ?1", "l", batch);
  return gops_store_finish_raw (store, ok, error);
}

/**
 * gops_batch_purge:
 *
 * Removes, in slices, the rows of undone intakes that can no longer be redone. Until then they are hidden, and
 * a kill leaves them to the next call.
 */
gboolean
gops_batch_purge (GopsStore *store,
                  GError   **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 batch = 0;

  store->purge_due = FALSE;
  while (gops_store_read_int (store, &batch, &local_error, "SELECT id FROM batch WHERE " GONE " LIMIT 1", NULL))
    if (!remove_batch (store, batch, error))
      return FALSE;
  if (g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_batch_purge_due:
 *
 * Returns: whether an action of this connection has ended what could be redone of an intake: gops_batch_purge()
 *   has something to do, best in a thread. Says so once; the next open would do it as well.
 */
gboolean
gops_batch_purge_due (GopsStore *store)
{
  gboolean due = store->purge_due;

  store->purge_due = FALSE;
  return due;
}

/**
 * gops_batch_drop_hidden:
 * @condition: SQL on the columns of @table, with ?1 and ?2
 * @first: text for ?1
 * @second: text for ?2
 *
 * Within an action that is about to write what a hidden row of an undone intake holds, such as an account that
 * only one person can have: removes that row. Nobody could bring it back, as the action ends what can be redone.
 */
gboolean
gops_batch_drop_hidden (GopsStore  *store,
                        GError    **error,
                        const char *table,
                        const char *condition,
                        const char *first,
                        const char *second)
{
  GopsJournalMode mode = store->mode;
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s AND " GOPS_BATCH_IS ("batch", "undone"), table, condition);
  gboolean ok;

  g_return_val_if_fail (store->depth > 0, FALSE);

  gops_store_settle (store);
  store->mode = GOPS_JOURNAL_REPLAY;
  ok = gops_store_exec (store, error, sql, "ss", first, second);
  store->mode = mode;
  return ok;
}
