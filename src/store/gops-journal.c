/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions in the journal: opening, closing, merging. Undo and redo are in gops-replay.c, reading in gops-history.c. */

#include "gops-store-private.h"
#include "gops-journal.h"
#include "gops-row-json.h"

#define MERGE_WINDOW (10 * G_USEC_PER_SEC)
#define MAX_QUEUED   (1024 * 1024)   /* bytes */

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

static void
pending_free (GopsPendingAction *pending)
{
  g_free (pending->merge_key);
  g_free (pending->label);
  g_free (pending->args);
  g_free (pending);
}

void
gops_journal_drop_pending (GopsStore *self)
{
  g_clear_pointer (&self->pending, pending_free);
}

static gboolean
insert_action (GopsStore *self,
               GError   **error)
{
  const GopsPendingAction *pending = self->pending;

  if (!gops_store_exec (self, error,
                        "INSERT INTO journal_action (id, label, args, author, at, merge_key, batch, n_rows, bytes)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif (?7, 0), ?8, ?9)",
                        "lssslslll", self->action, pending->label, pending->args, self->author, gops_store_now (self), pending->merge_key,
                        self->batch, (gint64) self->n_touched, (gint64) self->n_written))
    return FALSE;
  gops_journal_drop_pending (self);
  return TRUE;
}

/* Goes on numbering the rows of an action that has some. */
gboolean
gops_journal_continue (GopsStore *self,
                       gint64     action,
                       GError   **error)
{
  return gops_store_read_int (self, &self->next_row, error, "SELECT coalesce (max (n) + 1, 0) FROM journal_row WHERE action = ?1", "l", action);
}

void
gops_journal_name_action (GopsStore  *self,
                          const char *label,
                          GPtrArray  *args)
{
  g_free (self->pending->label);
  g_free (self->pending->args);
  self->pending->label = g_strdup (label);
  self->pending->args = args_to_json (args);
}

/* Begins an action inside the transaction that is open. It is written when it ends, that of an intake at once. */
gboolean
gops_journal_open_action (GopsStore  *self,
                          const char *merge_key,
                          const char *label,
                          GPtrArray  *args,
                          GError    **error)
{
  gint64 older = 0;

  if (!find_merge_target (self, merge_key, &older, error))
    return FALSE;
  self->merging = older != 0;
  self->action = older;
  if (self->merging && !gops_journal_continue (self, older, error))
    return FALSE;
  if (!self->merging && !gops_store_read_int (self, &self->action, error, "SELECT coalesce (max (id), 0) + 1 FROM journal_action", NULL))
    return FALSE;
  self->pending = g_new0 (GopsPendingAction, 1);
  self->pending->merge_key = g_strdup (merge_key);
  gops_journal_name_action (self, label, args);
  return self->batch == 0 || insert_action (self, error);
}

/* The rows went to the older action; the newer one gives it its wording. */
static gboolean
merge_action (GopsStore *self,
              GError   **error)
{
  return gops_store_exec (self, error,
                          "UPDATE journal_action SET label = ?2, args = ?3, at = ?4, n_rows = n_rows + ?5, bytes = bytes + ?6 WHERE id = ?1", "lsslll",
                          self->action, self->pending->label, self->pending->args, gops_store_now (self),
                          (gint64) self->n_touched, (gint64) self->n_written);
}

static void
bind_row (GopsStore     *self,
          sqlite3_stmt  *insert,
          GopsQueuedRow *row)
{
  sqlite3_bind_int64 (insert, 2, self->next_row++);
  sqlite3_bind_text (insert, 3, self->schema->tables[row->table]->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (insert, 4, row->id);
  sqlite3_bind_int (insert, 5, row->kind);
  /* Not copied: the texts stay where they are until all rows are written; a NULL text is SQL's NULL. */
  sqlite3_bind_text64 (insert, 6, row->before, row->before_length, SQLITE_STATIC, SQLITE_UTF8);
  sqlite3_bind_text64 (insert, 7, row->after, row->after_length, SQLITE_STATIC, SQLITE_UTF8);
}

static gboolean
write_queue (GopsStore    *self,
             sqlite3_stmt *insert,
             GError      **error)
{
  gsize at = 0;
  int rc = SQLITE_DONE;

  sqlite3_bind_int64 (insert, 1, self->action);
  for (guint i = 0; rc == SQLITE_DONE && i < gops_journal_queue_count (self->queue); i++)
    {
      GopsQueuedRow row;

      gops_journal_queue_get (self->queue, i, &at, &row);
      bind_row (self, insert, &row);
      rc = sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  if (rc != SQLITE_DONE)
    gops_store_set_error (self, rc, error);
  return rc == SQLITE_DONE;
}

/**
 * gops_journal_flush:
 *
 * Writes what the triggers have noted, within the transaction of the action.
 */
gboolean
gops_journal_flush (GopsStore *self,
                    GError   **error)
{
  sqlite3_stmt *insert;
  gboolean ok;

  gops_store_settle (self);
  gops_journal_queue_mark (self->queue);   /* closes the last row */
  if (gops_journal_queue_count (self->queue) == 0)
    return TRUE;
  insert = gops_store_prepare (self, "INSERT INTO journal_row (action, n, tbl, row, kind, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);
  if (insert == NULL)
    return FALSE;
  self->n_written += gops_journal_queue_size (self->queue);
  ok = write_queue (self, insert, error);
  gops_store_give_back (self, insert);
  gops_journal_queue_clear (self->queue);
  return ok;
}

/**
 * gops_journal_keep_small:
 *
 * Between two statements: writes what they have noted before it takes much memory.
 */
gboolean
gops_journal_keep_small (GopsStore *self,
                         GError   **error)
{
  gops_store_settle (self);
  return gops_journal_queue_size (self->queue) < MAX_QUEUED || gops_journal_flush (self, error);
}

/* What was undone can't be redone after a new action. The hidden rows of its intakes go later, in slices. */
gboolean
gops_journal_drop_redo (GopsStore *self,
                        GError   **error)
{
  gint64 n = 0, intakes = 0;

  if (!gops_store_read_int (self, &n, error, "SELECT count(*) FROM journal_action WHERE undone = 1", NULL))
    return FALSE;
  if (n == 0)
    return TRUE;
  if (!gops_store_read_int (self, &intakes, error, "SELECT count(batch) FROM journal_action WHERE undone = 1", NULL) ||
      !gops_store_exec (self, error, "DELETE FROM journal_row WHERE action IN (SELECT id FROM journal_action WHERE undone = 1)", NULL) ||
      !gops_store_exec (self, error, "DELETE FROM journal_action WHERE undone = 1", NULL))
    return FALSE;
  self->purge_due |= intakes > 0;
  return TRUE;
}

/* Notes how much an intake's slice has added, for history and trimming. */
static gboolean
count_rows (GopsStore *self,
            GError   **error)
{
  return gops_store_exec (self, error, "UPDATE journal_action SET n_rows = n_rows + ?2, bytes = bytes + ?3 WHERE id = ?1", "lll",
                          self->action, (gint64) self->n_touched, (gint64) self->n_written);
}

static gboolean
write_action (GopsStore *self,
              GError   **error)
{
  if (self->pending == NULL)
    return count_rows (self, error);
  return self->merging ? merge_action (self, error) : insert_action (self, error);
}

/* Ends the action: an empty one leaves no trace, any other ends what could be redone. */
gboolean
gops_journal_close_action (GopsStore *self,
                           GError   **error)
{
  gops_store_settle (self);
  if (self->n_touched == 0 && self->batch == 0)
    return TRUE;
  return gops_journal_flush (self, error) && write_action (self, error) && gops_journal_drop_redo (self, error);
}
