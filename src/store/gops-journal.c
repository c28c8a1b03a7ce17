/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions in the journal: opening, closing, merging, undo and redo. Reading them is in gops-history.c. */

#include "gops-store-private.h"
#include "gops-journal.h"
#include "gops-row-json.h"

#define MERGE_WINDOW (10 * G_USEC_PER_SEC)

/* Actions of a batch that is not finished belong to nobody yet. */
#define FINISHED "(batch IS NULL OR batch NOT IN (SELECT id FROM batch WHERE state = 'pending'))"

/* --- recording --- */

static char *
args_to_json (GPtrArray *args)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < args->len; i++)
    {
      g_autoptr (GString) item = g_string_new ("{");
      const char *text = g_ptr_array_index (args, i);

      gops_row_json_add_text (item, "", text, strlen (text));
      if (i > 0)
        g_string_append_c (json, ',');
      g_string_append (json, item->str + strlen ("{\"\":"));
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* Finds the newest action if it edits the same field, recently, by the same author. */
static gboolean
find_merge_target (GopsStore  *self,
                   const char *merge_key,
                   gint64     *out_action,
                   GError    **error)
{
  g_autoptr (GopsStatement) newest = NULL;
  g_autoptr (GError) local_error = NULL;

  *out_action = 0;
  if (merge_key == NULL)
    return TRUE;
  newest = gops_store_query (self, error, "SELECT id FROM journal_action WHERE id = (SELECT max (id) FROM journal_action)"
                             " AND merge_key = ?1 AND author = ?2 AND undone = 0 AND at >= ?3",
                             "ssl", merge_key, self->author, gops_store_now (self) - MERGE_WINDOW);
  if (newest == NULL)
    return FALSE;
  if (gops_statement_next (newest, &local_error))
    *out_action = gops_statement_int (newest, 0);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
insert_action (GopsStore  *self,
               const char *merge_key,
               const char *label,
               GPtrArray  *args,
               GError    **error)
{
  g_autofree char *args_json = args_to_json (args);

  if (!gops_store_read_int (self, &self->action, error, "SELECT coalesce (max (id), 0) + 1 FROM journal_action", NULL))
    return FALSE;
  return gops_store_exec (self, error,
                          "INSERT INTO journal_action (id, label, args, author, at, merge_key, batch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif (?7, 0))",
                          "lssslsl",
                          self->action, label, args_json, self->author, gops_store_now (self), merge_key, self->batch);
}

/* Begins an action inside the transaction that is open. */
gboolean
gops_journal_open_action (GopsStore  *self,
                          const char *merge_key,
                          const char *label,
                          GPtrArray  *args,
                          GError    **error)
{
  if (!find_merge_target (self, merge_key, &self->merged_into, error))
    return FALSE;
  return insert_action (self, merge_key, label, args, error);
}

/* The rows went to the older action; the newer one gives it its wording and goes. */
static gboolean
close_merged (GopsStore *self,
              GError   **error)
{
  return gops_store_exec (self, error,
                          "UPDATE journal_action SET (label, args, at) = (SELECT label, args, at FROM journal_action WHERE id = ?2) WHERE id = ?1",
                          "ll", self->merged_into, self->action) &&
         gops_store_exec (self, error, "DELETE FROM journal_action WHERE id = ?1", "l", self->action);
}

/* What was undone can't be redone after a new action; hidden rows of undone batches go with it. */
static gboolean
drop_redo (GopsStore *self,
           GError   **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (self, &n, error, "SELECT count(*) FROM journal_action WHERE undone = 1", NULL))
    return FALSE;
  if (n == 0)
    return TRUE;
  return gops_batch_purge_hidden (self, error) &&
         gops_store_exec (self, error, "DELETE FROM journal_row WHERE action IN (SELECT id FROM journal_action WHERE undone = 1)", NULL) &&
         gops_store_exec (self, error, "DELETE FROM journal_action WHERE undone = 1", NULL);
}

/* Ends the action: an empty one leaves no trace, any other ends what could be redone. */
gboolean
gops_journal_close_action (GopsStore *self,
                           GError   **error)
{
  if (self->n_touched == 0 && self->batch == 0)
    return gops_store_exec (self, error, "DELETE FROM journal_action WHERE id = ?1", "l", self->action);
  if (self->merged_into != 0 && !close_merged (self, error))
    return FALSE;
  return drop_redo (self, error);
}

/* --- replaying --- */

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

/* Binds the values one after the other, from parameter @first. */
static void
bind_values (GopsStatement   *statement,
             const GopsTable *table,
             GArray          *values,
             int              first)
{
  for (guint i = 0; i < values->len; i++)
    gops_row_value_bind (&g_array_index (values, GopsRowValue, i), table, statement, first + (int) i);
}

static void
append_columns (GString         *sql,
                const GopsTable *table,
                GArray          *values,
                const char      *separator,
                const char      *format,
                int              first)
{
  for (guint i = 0; i < values->len; i++)
    {
      if (i > 0)
        g_string_append (sql, separator);
      g_string_append_printf (sql, format, table->columns[g_array_index (values, GopsRowValue, i).column].name, first + (int) i);
    }
}

/* UPDATE t SET a = ?1 … WHERE id = ?n AND a IS ?n+1 …: sets @to where @from still stands. */
static GopsStatement *
build_update (GopsStore       *self,
              const GopsTable *table,
              gint64           row,
              GArray          *from,
              GArray          *to,
              GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GopsStatement *statement;
  int id_at = (int) to->len + 1;

  g_string_printf (sql, "UPDATE \"%s\" SET ", table->name);
  append_columns (sql, table, to, ", ", "\"%s\" = ?%d", 1);
  g_string_append_printf (sql, " WHERE id = ?%d AND ", id_at);
  append_columns (sql, table, from, " AND ", "\"%s\" IS ?%d", id_at + 1);
  statement = gops_store_query (self, error, sql->str, NULL);
  if (statement == NULL)
    return NULL;
  bind_values (statement, table, to, 1);
  gops_statement_bind_int (statement, id_at, row);
  bind_values (statement, table, from, id_at + 1);
  return statement;
}

static GopsStatement *
build_insert (GopsStore       *self,
              const GopsTable *table,
              GArray          *values,
              GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GopsStatement *statement;

  g_string_printf (sql, "INSERT INTO \"%s\" (", table->name);
  append_columns (sql, table, values, ", ", "\"%s\"", 1);
  g_string_append (sql, ") VALUES (");
  append_columns (sql, table, values, ", ", "/* %s */ ?%d", 1);
  g_string_append_c (sql, ')');
  statement = gops_store_query (self, error, sql->str, NULL);
  if (statement != NULL)
    bind_values (statement, table, values, 1);
  return statement;
}

static GopsStatement *
build_delete (GopsStore       *self,
              const GopsTable *table,
              GArray          *values,
              GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GopsStatement *statement;

  g_string_printf (sql, "DELETE FROM \"%s\" WHERE ", table->name);
  append_columns (sql, table, values, " AND ", "\"%s\" IS ?%d", 1);
  statement = gops_store_query (self, error, sql->str, NULL);
  if (statement != NULL)
    bind_values (statement, table, values, 1);
  return statement;
}

static GArray *
read_side (const GopsTable *table,
           GopsStatement   *journal,
           int              column,
           GError         **error)
{
  return gops_row_json_read (table, gops_statement_text (journal, column), gops_statement_length (journal, column), error);
}

/* Builds the statement that takes one journal row from one side to the other. */
static GopsStatement *
build_replay (GopsStore       *self,
              const GopsTable *table,
              GopsStatement   *journal,
              gboolean         undo,
              GError         **error)
{
  GopsChangeKind kind = (GopsChangeKind) gops_statement_int (journal, 2);
  gint64 row = gops_statement_int (journal, 1);
  int from_column = undo ? 4 : 3, to_column = undo ? 3 : 4;
  g_autoptr (GArray) from = NULL;
  g_autoptr (GArray) to = NULL;

  if (!gops_statement_is_null (journal, from_column) && (from = read_side (table, journal, from_column, error)) == NULL)
    return NULL;
  if (!gops_statement_is_null (journal, to_column) && (to = read_side (table, journal, to_column, error)) == NULL)
    return NULL;
  if (kind == GOPS_CHANGE_UPDATE)
    return build_update (self, table, row, from, to, error);
  return to == NULL ? build_delete (self, table, from, error) : build_insert (self, table, to, error);
}

static void
set_conflict (GopsStore    *self,
              const Action *action,
              gboolean      undo,
              const char   *table_name,
              gint64        row,
              GError      **error)
{
  g_autofree char *label = gops_action_label (action->label, action->args);
  g_autoptr (GopsStatement) later = gops_store_query (self, NULL,
    "SELECT a.label, a.args FROM journal_row r JOIN journal_action a ON a.id = r.action"
    " WHERE r.tbl = ?1 AND r.row = ?2 AND r.action > ?3 ORDER BY r.action DESC LIMIT 1", "sll", table_name, row, action->id);
  g_autofree char *other = NULL;

  if (later != NULL && gops_statement_next (later, NULL))
    other = gops_action_label (gops_statement_text (later, 0), gops_statement_text (later, 1));
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONFLICT,
               undo ? _("“%s” can’t be undone: what it changed was changed again since (%s).") :
                      _("“%s” can’t be redone: what it changed was changed again since (%s)."),
               label, other != NULL ? other : _("outside this journal"));
}

/* Replays one journal row; a row that is not as the action left it is a conflict. */
static gboolean
replay_row (GopsStore     *self,
            const Action  *action,
            GopsStatement *journal,
            gboolean       undo,
            GError       **error)
{
  const char *name = gops_statement_text (journal, 0);
  const GopsTable *table = find_table (self, name);
  g_autoptr (GopsStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  guint touched = self->n_touched;

  if (table == NULL)
    return TRUE;   /* a concept that a later version gave up */
  statement = build_replay (self, table, journal, undo, error);
  if (statement == NULL)
    return FALSE;
  if (!gops_statement_run (statement, &local_error) &&
      !g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* Exactly this row and nothing by cascade: else something newer hangs on it. */
  if (local_error == NULL && self->n_touched == touched + 1)
    return TRUE;
  set_conflict (self, action, undo, table->name, gops_statement_int (journal, 1), error);
  return FALSE;
}

/* Remembers the place of the first row in the order in which the user made the change. */
static void
note_place (GopsStore       *self,
            GopsStatement   *journal,
            gboolean         undo,
            GopsReplayPlace *place)
{
  const GopsTable *table = find_table (self, gops_statement_text (journal, 0));
  g_autoptr (GArray) changed = NULL;

  if (table == NULL || (!undo && place->table != NULL))
    return;
  place->table = table->name;
  place->row = gops_statement_int (journal, 1);
  place->column = NULL;
  if (gops_statement_int (journal, 2) != GOPS_CHANGE_UPDATE)
    return;
  changed = read_side (table, journal, 3, NULL);
  if (changed != NULL && changed->len == 1)
    place->column = table->columns[g_array_index (changed, GopsRowValue, 0).column].name;
}

static gboolean
replay_rows (GopsStore       *self,
             const Action    *action,
             gboolean         undo,
             GopsReplayPlace *place,
             GError         **error)
{
  g_autoptr (GopsStatement) journal = gops_store_query (self, error, undo ?
    "SELECT tbl, row, kind, before, after FROM journal_row WHERE action = ?1 ORDER BY id DESC" :
    "SELECT tbl, row, kind, before, after FROM journal_row WHERE action = ?1 ORDER BY id", "l", action->id);
  g_autoptr (GError) local_error = NULL;

  if (journal == NULL)
    return FALSE;
  while (gops_statement_next (journal, &local_error))
    {
      if (!replay_row (self, action, journal, undo, error))
        return FALSE;
      note_place (self, journal, undo, place);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Undo of an intake is refused when a later action changed one of the rows that it brought. */
static gboolean
check_batch_unused (GopsStore    *self,
                    const Action *action,
                    GError      **error)
{
  for (guint i = 0; action->batch != 0 && i < self->schema->n_tables; i++)
    {
      const GopsTable *table = self->schema->tables[i];
      g_autofree char *sql = NULL;
      g_autoptr (GError) local_error = NULL;
      gint64 row = 0;

      if ((table->flags & GOPS_TABLE_BATCHED) == 0)
        continue;
      sql = g_strdup_printf ("SELECT r.row FROM journal_row r JOIN journal_action a ON a.id = r.action JOIN \"%s\" t ON t.id = r.row"
                             " WHERE r.tbl = '%s' AND r.action > ?1 AND a.undone = 0 AND t.batch = ?2 LIMIT 1", table->name, table->name);
      if (gops_store_read_int (self, &row, &local_error, sql, "ll", action->id, action->batch))
        {
          set_conflict (self, action, TRUE, table->name, row, error);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
replay_action (GopsStore       *self,
               const Action    *action,
               gboolean         undo,
               GopsReplayPlace *place,
               GError         **error)
{
  if (undo && !check_batch_unused (self, action, error))
    return FALSE;
  if (!gops_store_run (self, "PRAGMA defer_foreign_keys = ON", error) ||
      !replay_rows (self, action, undo, place, error))
    return FALSE;
  if (action->batch != 0 && !gops_batch_set_state (self, action->batch, undo ? "undone" : "done", error))
    return FALSE;
  return gops_store_exec (self, error, "UPDATE journal_action SET undone = ?2 WHERE id = ?1", "li", action->id, undo);
}

static gboolean
replay (GopsStore       *self,
        gboolean         undo,
        GopsReplayPlace *out_place,
        GError         **error)
{
  g_auto (Action) action = { 0 };
  GopsReplayPlace place = { 0 };

  g_return_val_if_fail (self->depth == 0, FALSE);

  if (!gops_store_begin_raw (self, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  if (!find_action (self, undo, &action, error) || !replay_action (self, &action, undo, &place, error))
    {
      (void) gops_store_finish_raw (self, FALSE, NULL);
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

/* Within a replaying transaction: takes back the rows that an unfinished batch has changed. */
gboolean
gops_journal_revert (GopsStore *self,
                     gint64     action,
                     GError   **error)
{
  Action unfinished = { .id = action, .label = (char *) "", .args = (char *) "[]" };
  GopsReplayPlace place = { 0 };

  return gops_store_run (self, "PRAGMA defer_foreign_keys = ON", error) &&
         replay_rows (self, &unfinished, TRUE, &place, error);
}

static char *
dup_label (GopsStore *self,
           gboolean   undo)
{
  g_auto (Action) action = { 0 };

  return find_action (self, undo, &action, NULL) ? gops_action_label (action.label, action.args) : NULL;
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
