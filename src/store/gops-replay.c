/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: replaying an action's rows. */

#include "gops-store-private.h"
#include "gops-journal.h"
#include "gops-replay-statement.h"
#include "gops-batch.h"

/* Actions of a batch that is not finished belong to nobody yet. */
#define FINISHED GOPS_BATCH_IS_NOT ("batch", "pending")

typedef struct
{
  gint64 id;
  gint64 batch;
  char  *label;
  char  *args;
} Action;

static void
action_clear (Action *action)
{
  g_free (action->label);
  g_free (action->args);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Action, action_clear)

/* The newest action that holds, or the oldest that was undone. */
static gboolean
find_action (GopsStore *self,
             gboolean   undo,
             Action    *out_action,
             GError   **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (self, error, undo ?
    "SELECT id, coalesce (batch, 0), label, args FROM journal_action WHERE undone = 0 AND " FINISHED " ORDER BY id DESC LIMIT 1" :
    "SELECT id, coalesce (batch, 0), label, args FROM journal_action WHERE undone = 1 ORDER BY id LIMIT 1", NULL);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return FALSE;
  if (!gops_statement_next (row, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOTHING,
                             undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }
  out_action->id = gops_statement_int (row, 0);
  out_action->batch = gops_statement_int (row, 1);
  out_action->label = g_strdup (gops_statement_text (row, 2));
  out_action->args = g_strdup (gops_statement_text (row, 3));
  return TRUE;
}

static const GopsTable *
find_table (GopsStore  *self,
            const char *name)
{
  for (guint i = 0; i < self->schema->n_tables; i++)
    if (g_str_equal (self->schema->tables[i]->name, name))
      return self->schema->tables[i];
  return NULL;
}

/* One run over the rows of an action. */
typedef struct
{
  GopsStore      *store;
  const Action   *action;
  gboolean        undo;
  gboolean        lenient;   /* rows that are not as the action left them stay as they are */
  gboolean        figures;   /* some were set to what they were once */
  GArray         *deleted;   /* (element-type Deleted) */
  GopsReplayUpdate *update;   /* the last one */
  GopsReplayPlace place;
} Replay;

typedef struct
{
  const GopsTable *table;
  gint64           row;
} Deleted;

/* One row of the journal, seen in the direction of the run. */
typedef struct
{
  const GopsTable *table;
  gint64           id;
  GopsChangeKind   kind;
  GArray          *from;   /* (owned) (nullable): NULL where the row is not there before */
  GArray          *to;     /* (owned) (nullable): NULL where it is not there afterwards */
} Row;

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->from, g_array_unref);
  g_clear_pointer (&row->to, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static gboolean
read_side (const GopsTable *table,
           GopsStatement   *journal,
           int              column,
           GArray         **out_side,
           GError         **error)
{
  if (gops_statement_is_null (journal, column))
    return TRUE;
  *out_side = gops_row_json_read (table, gops_statement_text (journal, column), gops_statement_length (journal, column), error);
  return *out_side != NULL;
}

static gboolean
read_row (Replay          *run,
          const GopsTable *table,
          GopsStatement   *journal,
          Row             *row,
          GError         **error)
{
  row->table = table;
  row->id = gops_statement_int (journal, 1);
  row->kind = (GopsChangeKind) gops_statement_int (journal, 2);
  return read_side (table, journal, run->undo ? 4 : 3, &row->from, error) &&
         read_side (table, journal, run->undo ? 3 : 4, &row->to, error);
}

/* Builds the statement that takes a row from one side to the other. */
static GopsStatement *
build_replay (Replay    *run,
              const Row *row,
              GError   **error)
{
  if (row->kind == GOPS_CHANGE_UPDATE)
    return gops_replay_build_update (run->store, run->update, row->table, row->id, row->from, row->to, error);
  if (row->to == NULL)
    return gops_replay_build_delete (run->store, row->table, row->from, error);
  return gops_replay_build_insert (run->store, row->table, row->to, error);
}

static gboolean
set_conflict (Replay     *run,
              const char *table_name,
              gint64      row,
              GError    **error)
{
  g_autofree char *label = gops_action_label (run->action->label, run->action->args);
  g_autoptr (GopsStatement) later = gops_store_query (run->store, NULL,
    "SELECT a.label, a.args FROM journal_row r JOIN journal_action a ON a.id = r.action"
    " WHERE r.tbl = ?1 AND r.row = ?2 AND r.action > ?3 ORDER BY r.action DESC LIMIT 1", "sll", table_name, row, run->action->id);
  g_autofree char *other = NULL;

  if (later != NULL && gops_statement_next (later, NULL))
    other = gops_action_label (gops_statement_text (later, 0), gops_statement_text (later, 1));
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONFLICT,
               run->undo ? _("“%s” can’t be undone: what it changed was changed again since (%s).") :
                           _("“%s” can’t be redone: what it changed was changed again since (%s)."),
               label, other != NULL ? other : _("outside this journal"));
  return FALSE;
}

/* Whether the statement found its row: it has changed it, or a figure that days had taken back already stands there. */
static gboolean
has_met (Replay *run,
         guint   touched)
{
  return run->store->n_touched == touched + 1 || (run->store->n_touched == touched && gops_store_n_changed (run->store) == 1);
}

/* Replays one row; one that is not as the action left it is a conflict. */
static gboolean
replay_row (Replay    *run,
            const Row *row,
            GError   **error)
{
  g_autoptr (GopsStatement) statement = build_replay (run, row, error);
  g_autoptr (GError) local_error = NULL;
  guint touched = run->store->n_touched;

  if (statement == NULL)
    return FALSE;
  if (!gops_statement_run (statement, &local_error) &&
      !g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (local_error != NULL || !has_met (run, touched))
    return run->lenient || set_conflict (run, row->table->name, row->id, error);
  if (row->to == NULL)
    {
      Deleted deleted = { row->table, row->id };

      g_array_append_val (run->deleted, deleted);
    }
  return TRUE;
}

/* Remembers the place of the first row in the order in which the user made the change. */
static void
note_place (Replay    *run,
            const Row *row)
{
  GopsReplayPlace *place = &run->place;

  if (!run->undo && place->table != NULL)
    return;
  place->table = row->table->name;
  place->row = row->id;
  place->column = row->kind == GOPS_CHANGE_UPDATE && row->to != NULL && row->to->len == 1 ?
                  row->table->columns[g_array_index (row->to, GopsRowValue, 0).column].name : NULL;
}

static gboolean
has_figure (const Row *row)
{
  for (guint i = 0; row->to != NULL && i < row->to->len; i++)
    if (row->table->columns[g_array_index (row->to, GopsRowValue, i).column].type == GOPS_COLUMN_FIGURE)
      return TRUE;
  return FALSE;
}

static gboolean
has_key (Replay    *run,
         const Row *row)
{
  for (guint i = 0; row->to != NULL && i < row->to->len; i++)
    if (g_strcmp0 (row->table->columns[g_array_index (row->to, GopsRowValue, i).column].name, run->store->schema->key_column) == 0)
      return TRUE;
  return FALSE;
}

/* The journal has the key as it was made then. */
static gboolean
renew_key (Replay    *run,
           const Row *row,
           GError   **error)
{
  const GopsSchema *schema = run->store->schema;
  g_autofree char *sql = NULL;

  if (!has_key (run, row))
    return TRUE;
  sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = gops_sort_key (\"%s\") WHERE id = ?1 AND \"%s\" IS NOT NULL", row->table->name, schema->key_column,
                         schema->key_of, schema->key_column);
  return gops_store_exec (run->store, error, sql, "l", row->id);
}

static gboolean
tell_figures (Replay  *run,
              GError **error)
{
  const char *sql = run->store->schema->figures_are_old;

  return !run->figures || sql == NULL || gops_store_exec (run->store, error, sql, NULL);
}

static gboolean
replay_rows (Replay  *run,
             GError **error)
{
  g_autoptr (GopsStatement) journal = gops_store_query (run->store, error, run->undo ?
    "SELECT tbl, row, kind, before, after FROM journal_row WHERE action = ?1 ORDER BY n DESC" :
    "SELECT tbl, row, kind, before, after FROM journal_row WHERE action = ?1 ORDER BY n", "l", run->action->id);
  g_autoptr (GError) local_error = NULL;

  if (journal == NULL)
    return FALSE;
  while (gops_statement_next (journal, &local_error))
    {
      const GopsTable *table = find_table (run->store, gops_statement_text (journal, 0));
      g_auto (Row) row = { 0 };

      if (table == NULL)
        continue;   /* a concept that a later version gave up */
      if (!read_row (run, table, journal, &row, error) || !replay_row (run, &row, error) || !renew_key (run, &row, error))
        return FALSE;
      note_place (run, &row);
      run->figures = run->figures || has_figure (&row);
    }
  if (local_error == NULL)
    return tell_figures (run, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Refuses when @sql finds a row of @table, which has changed since; a look that fails is not a good sign either. */
static gboolean
refuse_if_found (Replay     *run,
                 const char *table,
                 const char *sql,
                 gint64      first,
                 gint64      second,
                 GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (run->store, error, sql, NULL);

  if (rows == NULL)
    return FALSE;
  gops_statement_bind_int (rows, 1, first);
  gops_statement_bind_int (rows, 2, second);   /* has no effect where there is no such parameter */
  if (gops_statement_next (rows, &local_error))
    return set_conflict (run, table, gops_statement_int (rows, 0), error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whether rows of @child, other than hidden ones, still point to the deleted row. */
static gboolean
check_references (Replay        *run,
                  const Deleted *deleted,
                  const GopsTable *child,
                  const char    *column,
                  GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1%s LIMIT 1", child->name, column,
    (child->flags & GOPS_TABLE_BATCHED) != 0 ? " AND " GOPS_BATCH_IS_NOT ("batch", "undone") : "");

  return refuse_if_found (run, child->name, sql, deleted->row, 0, error);
}

/*
 * Foreign keys are off during a replay: rows of an undone intake may hang on what goes, and must be there
 * again when both are redone. So it is our part to see that nothing visible hangs on what went.
 */
static gboolean
check_deleted (Replay  *run,
               GError **error)
{
  const GopsSchema *schema = run->store->schema;

  for (guint i = 0; i < run->deleted->len; i++)
    {
      const Deleted *deleted = &g_array_index (run->deleted, Deleted, i);

      for (guint t = 0; t < schema->n_tables; t++)
        for (guint c = 0; (schema->tables[t]->flags & GOPS_TABLE_VIEW) == 0 && c < schema->tables[t]->n_columns; c++)
          if (g_strcmp0 (schema->tables[t]->columns[c].references, deleted->table->name) == 0 &&
              !check_references (run, deleted, schema->tables[t], schema->tables[t]->columns[c].name, error))
            return FALSE;
    }
  return TRUE;
}

/* An intake under way may already hang rows on what another one brought: they would go with it when it is purged. */
static gboolean
check_not_taken_up (Replay          *run,
                    const GopsTable *table,
                    GError         **error)
{
  const GopsSchema *schema = run->store->schema;

  for (guint i = 0; i < schema->n_tables; i++)
    for (guint c = 0; (schema->tables[i]->flags & GOPS_TABLE_BATCHED) != 0 && c < schema->tables[i]->n_columns; c++)
      {
        const GopsTable *child = schema->tables[i];
        g_autofree char *sql = NULL;

        if (g_strcmp0 (child->columns[c].references, table->name) != 0)
          continue;
        sql = g_strdup_printf ("SELECT c.id FROM \"%s\" c JOIN \"%s\" t ON t.id = c.\"%s\" WHERE t.batch = ?1"
                               " AND " GOPS_BATCH_IS ("c.batch", "pending") " LIMIT 1",
                               child->name, table->name, child->columns[c].name);
        if (!refuse_if_found (run, child->name, sql, run->action->batch, 0, error))
          return FALSE;
      }
  return TRUE;
}

/* Undo of an intake is refused when a later action changed one of the rows that it brought, or uses them. */
static gboolean
check_batch_unused (Replay  *run,
                    GError **error)
{
  const GopsSchema *schema = run->store->schema;

  for (guint i = 0; run->action->batch != 0 && i < schema->n_tables; i++)
    {
      const GopsTable *table = schema->tables[i];
      g_autofree char *sql = NULL;

      if ((table->flags & GOPS_TABLE_BATCHED) == 0)
        continue;
      sql = g_strdup_printf ("SELECT r.row FROM journal_row r JOIN journal_action a ON a.id = r.action JOIN \"%s\" t ON t.id = r.row"
                             " WHERE r.tbl = '%s' AND r.action > ?1 AND a.undone = 0 AND t.batch = ?2 LIMIT 1", table->name, table->name);
      if (!refuse_if_found (run, table->name, sql, run->action->id, run->action->batch, error) || !check_not_taken_up (run, table, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
replay_action (Replay  *run,
               GError **error)
{
  const Action *action = run->action;

  if (run->undo && !check_batch_unused (run, error))
    return FALSE;
  run->figures = action->batch != 0;
  if (!replay_rows (run, error))
    return FALSE;
  if (action->batch != 0 && !gops_batch_set_state (run->store, action->batch, run->undo ? "undone" : "done", error))
    return FALSE;
  return check_deleted (run, error) &&
         gops_store_exec (run->store, error, "UPDATE journal_action SET undone = ?2 WHERE id = ?1", "li", action->id, run->undo);
}

static gboolean
replay_in_transaction (GopsStore       *self,
                       gboolean         undo,
                       GopsReplayPlace *out_place,
                       GError         **error)
{
  g_auto (Action) action = { 0 };
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (Deleted));
  g_auto (GopsReplayUpdate) update = { 0 };
  Replay run = { .store = self, .action = &action, .undo = undo, .deleted = deleted, .update = &update };

  if (!gops_store_begin_raw (self, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  if (!find_action (self, undo, &action, error) || !replay_action (&run, error))
    {
      (void) gops_store_finish_raw (self, FALSE, NULL);
      return FALSE;
    }
  *out_place = run.place;
  return TRUE;
}

static gboolean
replay (GopsStore       *self,
        gboolean         undo,
        GopsReplayPlace *out_place,
        GError         **error)
{
  GopsReplayPlace place = { 0 };

  g_return_val_if_fail (self->depth == 0, FALSE);

  if (!gops_store_check_references (self, FALSE, error))
    return FALSE;
  if (!replay_in_transaction (self, undo, &place, error))
    {
      (void) gops_store_check_references (self, TRUE, NULL);
      return FALSE;
    }
  if (!gops_store_finish_raw (self, TRUE, error))
    return FALSE;
  if (out_place != NULL)
    *out_place = place;
  return TRUE;
}

/**
 * gops_store_undo:
 * @out_place: (out) (optional): where the change was
 *
 * Takes back the newest action. Nothing is changed when any of its rows can't be taken back.
 */
gboolean
gops_store_undo (GopsStore       *self,
                 GopsReplayPlace *out_place,
                 GError         **error)
{
  return replay (self, TRUE, out_place, error);
}

/**
 * gops_store_redo:
 * @out_place: (out) (optional): where the change was
 *
 * Does again the oldest action that was undone.
 */
gboolean
gops_store_redo (GopsStore       *self,
                 GopsReplayPlace *out_place,
                 GError         **error)
{
  return replay (self, FALSE, out_place, error);
}

/* Within a replaying transaction: takes back what an unfinished batch has changed and nobody else since. */
gboolean
gops_journal_revert (GopsStore *self,
                     gint64     action,
                     GError   **error)
{
  const Action unfinished = { .id = action, .label = (char *) "", .args = (char *) "[]" };
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (Deleted));
  g_auto (GopsReplayUpdate) update = { 0 };
  Replay run = { .store = self, .action = &unfinished, .undo = TRUE, .lenient = TRUE, .deleted = deleted, .update = &update };

  return gops_store_run (self, "PRAGMA defer_foreign_keys = ON", error) &&
         replay_rows (&run, error);
}

static char *
dup_label (GopsStore *self,
           gboolean   undo)
{
  g_auto (Action) action = { 0 };

  return find_action (self, undo, &action, NULL) ? gops_action_label (action.label, action.args) : NULL;
}

/**
 * gops_store_next_undo:
 *
 * Returns: the id of the action that undo would take back, 0 when there is none
 */
gint64
gops_store_next_undo (GopsStore *self)
{
  g_auto (Action) action = { 0 };

  return find_action (self, TRUE, &action, NULL) ? action.id : 0;
}

/**
 * gops_store_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): translated name of what undo would take back, NULL when nothing
 */
char *
gops_store_dup_undo_label (GopsStore *self)
{
  return dup_label (self, TRUE);
}

/**
 * gops_store_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): translated name of what redo would do, NULL when nothing
 */
char *
gops_store_dup_redo_label (GopsStore *self)
{
  return dup_label (self, FALSE);
}
