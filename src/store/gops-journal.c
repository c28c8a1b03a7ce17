/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions in the journal: opening, closing, merging. Undo and redo are in gops-replay.c, reading in gops-history.c. */

#include "gops-store-private.h"
#include "gops-journal.h"
#include "gops-row-json.h"

#define MERGE_WINDOW (10 * G_USEC_PER_SEC)

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

/* Goes on numbering the rows of an action that has some. */
gboolean
gops_journal_continue (GopsStore *self,
                       gint64     action,
                       GError   **error)
{
  return gops_store_read_int (self, &self->next_row, error, "SELECT coalesce (max (n) + 1, 0) FROM journal_row WHERE action = ?1", "l", action);
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
  if (self->merged_into != 0 && !gops_journal_continue (self, self->merged_into, error))
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
gboolean
gops_journal_drop_redo (GopsStore *self,
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

/* Notes how much the action holds, for history and trimming. */
static gboolean
count_rows (GopsStore *self,
            GError   **error)
{
  return gops_store_exec (self, error, "UPDATE journal_action SET n_rows = n_rows + ?2, bytes = bytes + ?3 WHERE id = ?1", "lll",
                          self->merged_into != 0 ? self->merged_into : self->action, (gint64) self->n_touched, (gint64) self->n_written);
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
  return count_rows (self, error) && gops_journal_drop_redo (self, error);
}
