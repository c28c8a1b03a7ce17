/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection: statements, actions, the change signal. Opening is in gops-store-open.c. */

#include "gops-store-private.h"
#include "gops-id.h"

G_DEFINE_FINAL_TYPE (GopsStore, gops_store, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
gops_store_set_error (GopsStore *self,
                      int        rc,
                      GError   **error)
{
  /* what looks like damage, or like a mistake of ours, may be a file that is no longer what it was */
  if ((rc & 0xff) != SQLITE_CONSTRAINT && (rc & 0xff) != SQLITE_BUSY && (rc & 0xff) != SQLITE_INTERRUPT && self->file_inode != 0 &&
      !gops_store_check_place (self, error))
    return;
  gops_store_report (self->db, rc, self->path, error);
}

/* --- statements --- */

static void
free_idle (gpointer data)
{
  g_queue_free_full (data, (GDestroyNotify) sqlite3_finalize);
}

static void
bind_arguments (GopsStatement *statement,
                const char    *format,
                va_list        args)
{
  for (int i = 0; format != NULL && format[i] != '\0'; i++)
    switch (format[i])
      {
      case 'i': gops_statement_bind_int (statement, i + 1, va_arg (args, int)); break;
      case 'l': gops_statement_bind_int (statement, i + 1, va_arg (args, gint64)); break;
      case 'f': gops_statement_bind_real (statement, i + 1, va_arg (args, double)); break;
      case 's': gops_statement_bind_text (statement, i + 1, va_arg (args, const char *), -1); break;
      case 'b': gops_statement_bind_blob (statement, i + 1, va_arg (args, GBytes *)); break;
      default:  g_assert_not_reached ();
      }
}

static GopsStatement *
query_va (GopsStore  *self,
          GError    **error,
          const char *sql,
          const char *format,
          va_list     args)
{
  sqlite3_stmt *stmt = gops_store_prepare (self, sql, error);
  GopsStatement *statement;

  if (stmt == NULL)
    return NULL;
  statement = gops_statement_take (self, stmt);
  bind_arguments (statement, format, args);
  return statement;
}

/**
 * gops_store_query:
 * @format: (nullable): one letter per parameter, see the top of this header
 *
 * Returns: (transfer full) (nullable): a statement ready to step, NULL with @error set
 */
GopsStatement *
gops_store_query (GopsStore  *self,
                  GError    **error,
                  const char *sql,
                  const char *format,
                  ...)
{
  GopsStatement *statement;
  va_list args;

  va_start (args, format);
  statement = query_va (self, error, sql, format, args);
  va_end (args);
  return statement;
}

/**
 * gops_store_exec:
 *
 * Runs one statement to its end. A journaled table can only be written inside an action.
 */
gboolean
gops_store_exec (GopsStore  *self,
                 GError    **error,
                 const char *sql,
                 const char *format,
                 ...)
{
  g_autoptr (GopsStatement) statement = NULL;
  va_list args;

  va_start (args, format);
  statement = query_va (self, error, sql, format, args);
  va_end (args);
  return statement != NULL && gops_statement_run (statement, error);
}

/* Steps to the one row that a …_read_… function wants. */
static gboolean
step_to_value (GopsStore     *self,
               GopsStatement *statement,
               GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (gops_statement_next (statement, &local_error))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("There is no such entry (any more)."));
  return FALSE;
}

/**
 * gops_store_read_int:
 *
 * Reads the first column of the first row; %GOPS_STORE_ERROR_NOT_FOUND when there is no row.
 */
gboolean
gops_store_read_int (GopsStore  *self,
                     gint64     *out_value,
                     GError    **error,
                     const char *sql,
                     const char *format,
                     ...)
{
  g_autoptr (GopsStatement) statement = NULL;
  va_list args;

  va_start (args, format);
  statement = query_va (self, error, sql, format, args);
  va_end (args);
  if (!step_to_value (self, statement, error))
    return FALSE;
  *out_value = gops_statement_int (statement, 0);
  return TRUE;
}

/**
 * gops_store_read_text:
 * @out_value: (out) (transfer full): never NULL on success, "" for SQL NULL
 *
 * Reads the first column of the first row; %GOPS_STORE_ERROR_NOT_FOUND when there is no row.
 */
gboolean
gops_store_read_text (GopsStore  *self,
                      char      **out_value,
                      GError    **error,
                      const char *sql,
                      const char *format,
                      ...)
{
  g_autoptr (GopsStatement) statement = NULL;
  const char *text;
  va_list args;

  va_start (args, format);
  statement = query_va (self, error, sql, format, args);
  va_end (args);
  if (!step_to_value (self, statement, error))
    return FALSE;
  text = gops_statement_text (statement, 0);
  *out_value = g_strdup (text != NULL ? text : "");
  return TRUE;
}

/**
 * gops_store_n_changed:
 *
 * Returns: rows that the last statement changed itself, without triggers and cascades
 */
int
gops_store_n_changed (GopsStore *self)
{
  gops_store_settle (self);
  return sqlite3_changes (self->db);
}

static int
on_progress_cb (gpointer data)
{
  return 1;   /* interrupts */
}

/**
 * gops_store_limit_work:
 * @steps: of SQLite's machine (some 10 ns each); 0 for no limit
 *
 * Makes a statement that needs more steps fail with %GOPS_STORE_ERROR_INTERRUPTED. For reading only.
 */
void
gops_store_limit_work (GopsStore *self,
                       guint      steps)
{
  gops_store_settle (self);
  sqlite3_progress_handler (self->db, (int) steps, steps != 0 ? on_progress_cb : NULL, NULL);
}

/* Runs SQL without parameters, outside the statement cache. */
gboolean
gops_store_run (GopsStore  *self,
                const char *sql,
                GError    **error)
{
  int rc;

  gops_store_settle (self);
  rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    gops_store_set_error (self, rc, error);
  return rc == SQLITE_OK;
}

/* --- transactions and actions --- */

static void
read_data_version (GopsStore *self)
{
  (void) gops_store_read_int (self, &self->data_version, NULL, "PRAGMA data_version", NULL);
}

static void
forget_transaction (GopsStore *self)
{
  self->mode = GOPS_JOURNAL_OFF;
  self->depth = 0;
  self->doomed = FALSE;
  self->action = 0;
  self->merging = FALSE;
  self->next_row = 0;
  self->batch = 0;
  gops_journal_drop_pending (self);
  gops_journal_queue_clear (self->queue);
}

static void
emit_changes (GopsStore   *self,
              GopsChanges *changes)
{
  if (!gops_changes_is_empty (changes))
    g_signal_emit (self, signals[CHANGED], 0, changes);
}

/* Switches foreign keys; has no effect inside a transaction. They are on again when the next one has ended. */
gboolean
gops_store_check_references (GopsStore *self,
                             gboolean   check,
                             GError   **error)
{
  if (!gops_store_run (self, check ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF", error))
    return FALSE;
  self->unchecked = !check;
  return TRUE;
}

/* Opens a write transaction without an action. */
gboolean
gops_store_begin_raw (GopsStore      *self,
                      GopsJournalMode mode,
                      GError        **error)
{
  g_return_val_if_fail (self->depth == 0, FALSE);

  if ((self->triggers_due && !gops_triggers_install (self, error)) || !gops_store_exec (self, error, "BEGIN IMMEDIATE", NULL))
    return FALSE;
  if (!gops_store_check_place (self, error))   /* from here on nobody else can change its form */
    {
      (void) gops_store_run (self, "ROLLBACK", NULL);
      return FALSE;
    }
  self->depth = 1;
  self->ids_passed = FALSE;
  self->mode = mode;
  self->n_touched = 0;
  self->n_written = 0;
  self->changes = gops_changes_new ();
  return TRUE;
}

/* Ends what gops_store_begin_raw() began and, when it was committed, tells the world. Rows that could not be written beside
 * us are told here at the latest. */
gboolean
gops_store_finish_raw (GopsStore *self,
                       gboolean   ok,
                       GError   **error)
{
  g_autoptr (GopsChanges) changes = NULL;

  if (self->beside != NULL && !gops_beside_finish (self->beside, ok ? error : NULL))
    ok = FALSE;
  self->beside = NULL;
  changes = g_steal_pointer (&self->changes);
  if (ok)
    ok = gops_store_exec (self, error, "COMMIT", NULL);
  if (!ok)
    (void) gops_store_run (self, "ROLLBACK", NULL);
  forget_transaction (self);
  if (self->unchecked)
    (void) gops_store_check_references (self, TRUE, NULL);   /* can't fail where switching off did not */
  if (ok)
    emit_changes (self, changes);
  return ok;
}

/* (transfer container) (element-type utf8) */
static GPtrArray *
collect_texts (va_list args)
{
  GPtrArray *texts = g_ptr_array_new ();
  const char *text;

  while ((text = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (texts, (gpointer) text);
  return texts;
}

static gboolean
begin_va (GopsStore  *self,
          GError    **error,
          const char *merge_key,
          const char *label,
          va_list     args)
{
  g_autoptr (GPtrArray) texts = NULL;

  if (self->depth > 0)
    {
      self->depth++;
      return TRUE;
    }
  texts = collect_texts (args);
  if (!gops_store_begin_raw (self, GOPS_JOURNAL_RECORD, error))
    return FALSE;
  if (gops_journal_open_action (self, merge_key, label, texts, error))
    return TRUE;
  (void) gops_store_finish_raw (self, FALSE, NULL);
  return FALSE;
}

/**
 * gops_store_begin:
 * @label: untranslated name of the action, marked with N_(); may hold %s
 * @...: texts for the %s, ended by NULL
 *
 * Opens a named action, or joins the one that is open.
 */
gboolean
gops_store_begin (GopsStore  *self,
                  GError    **error,
                  const char *label,
                  ...)
{
  gboolean ok;
  va_list args;

  va_start (args, label);
  ok = begin_va (self, error, NULL, label, args);
  va_end (args);
  return ok;
}

/**
 * gops_store_begin_merging:
 * @merge_key: names the field that is edited, such as "chat_group/17/name"
 *
 * Like gops_store_begin(); when the newest action has the same key and author and is at most 10 seconds
 * old, this one becomes part of it, so that typing is undone in one step.
 */
gboolean
gops_store_begin_merging (GopsStore  *self,
                          GError    **error,
                          const char *merge_key,
                          const char *label,
                          ...)
{
  gboolean ok;
  va_list args;

  va_start (args, label);
  ok = begin_va (self, error, merge_key, label, args);
  va_end (args);
  return ok;
}

/**
 * gops_store_name_action:
 * @label: as for gops_store_begin()
 *
 * Names the action anew that the caller has opened, for what is known only after reading within it. An action that was
 * joined keeps its name.
 */
void
gops_store_name_action (GopsStore  *self,
                        const char *label,
                        ...)
{
  g_autoptr (GPtrArray) texts = NULL;
  va_list args;

  if (self->depth != 1 || self->pending == NULL)
    return;
  va_start (args, label);
  texts = collect_texts (args);
  va_end (args);
  gops_journal_name_action (self, label, texts);
}

/**
 * gops_store_commit:
 *
 * Ends the innermost action. The outermost writes to the disk and emits ::changed; on failure nothing of
 * it is kept.
 */
gboolean
gops_store_commit (GopsStore *self,
                   GError   **error)
{
  g_return_val_if_fail (self->depth > 0, FALSE);

  if (self->depth > 1)
    {
      self->depth--;
      return TRUE;
    }
  if (self->doomed)
    {
      g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_FAILED, _("A part of the change failed; nothing was changed."));
      return gops_store_finish_raw (self, FALSE, NULL);
    }
  return gops_store_finish_raw (self, gops_journal_close_action (self, error), error);
}

/**
 * gops_store_rollback:
 *
 * Ends the innermost action without keeping it; outer actions will not be kept either.
 */
void
gops_store_rollback (GopsStore *self)
{
  g_return_if_fail (self->depth > 0);

  if (self->depth > 1)
    {
      self->depth--;
      self->doomed = TRUE;
      return;
    }
  (void) gops_store_finish_raw (self, FALSE, NULL);
}

/**
 * gops_store_end:
 * @ok: whether to keep what was done
 *
 * Ends the innermost action: gops_store_commit() or gops_store_rollback(). @error is the one that made it fail.
 *
 * Returns: whether it was kept
 */
gboolean
gops_store_end (GopsStore *self,
                gboolean   ok,
                GError   **error)
{
  if (ok)
    return gops_store_commit (self, error);
  gops_store_rollback (self);
  return FALSE;
}

gboolean
gops_store_in_action (GopsStore *self)
{
  return self->depth > 0;
}

/**
 * gops_store_exec_unjournaled:
 * @out_n: (out) (optional): rows that were changed
 *
 * Runs one statement for good, in a transaction of its own: for upkeep, and for what must not be undone.
 * ::changed tells of it.
 */
gboolean
gops_store_exec_unjournaled (GopsStore  *self,
                             int        *out_n,
                             GError    **error,
                             const char *sql,
                             const char *format,
                             ...)
{
  GopsStatement *statement;
  gboolean ok;
  int n;
  va_list args;

  if (!gops_store_begin_raw (self, GOPS_JOURNAL_REPLAY, error))
    return FALSE;
  va_start (args, format);
  statement = query_va (self, error, sql, format, args);
  va_end (args);
  ok = statement != NULL && gops_statement_run (statement, error);
  n = gops_store_n_changed (self);
  gops_statement_free (statement);
  if (!gops_store_finish_raw (self, ok, error))
    return FALSE;
  if (out_n != NULL)
    *out_n = n;
  return TRUE;
}

/**
 * gops_store_begin_unjournaled:
 *
 * Opens a transaction of several statements that are not journaled, for upkeep and for what must not be undone. End it
 * with gops_store_end_unjournaled(). ::changed tells of it.
 */
gboolean
gops_store_begin_unjournaled (GopsStore *self,
                              GError   **error)
{
  return gops_store_begin_raw (self, GOPS_JOURNAL_REPLAY, error);
}

/**
 * gops_store_end_unjournaled:
 * @ok: whether to keep what was done
 *
 * Returns: whether it was kept
 */
gboolean
gops_store_end_unjournaled (GopsStore *self,
                            gboolean   ok,
                            GError   **error)
{
  return gops_store_finish_raw (self, ok, error) && ok;
}

/* --- the rest --- */

const char *
gops_store_get_path (GopsStore *self)
{
  return self->path;
}

const char *
gops_store_get_uuid (GopsStore *self)
{
  return self->uuid;
}

const GopsSchema *
gops_store_get_schema (GopsStore *self)
{
  return self->schema;
}

/**
 * gops_store_set_author:
 * @author: who acts from now on, as the history shows it
 */
void
gops_store_set_author (GopsStore  *self,
                       const char *author)
{
  if (g_strcmp0 (self->author, author) == 0)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
}

const char *
gops_store_get_author (GopsStore *self)
{
  return self->author;
}

/**
 * gops_store_poll:
 *
 * Asks whether another connection has committed since the last poll, and if so emits ::changed for
 * everything. Call it on focus and once a second.
 *
 * Returns: whether somebody else has written
 */
gboolean
gops_store_poll (GopsStore *self)
{
  g_autoptr (GopsChanges) changes = NULL;
  gint64 before = self->data_version;

  if (self->depth == 0 && !gops_store_check_place (self, NULL))
    return FALSE;   /* to read anew would show damage */
  if (self->depth == 0)   /* within an action nobody else can write, and listeners must not read */
    read_data_version (self);
  if (before == self->data_version)
    return FALSE;
  changes = gops_changes_new ();
  gops_changes_add_all (changes);
  emit_changes (self, changes);
  return TRUE;
}

/* Makes the object around an open, configured connection (takes @db). */
GopsStore *
gops_store_wrap (const char       *path,
                 const GopsSchema *schema,
                 sqlite3          *db)
{
  GopsStore *self = g_object_new (GOPS_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->schema = schema;
  self->db = db;
  return self;
}

static void
gops_store_finalize (GObject *object)
{
  GopsStore *self = GOPS_STORE (object);

  if (self->depth > 0)
    (void) gops_store_finish_raw (self, FALSE, NULL);
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->checkpointer, gops_checkpointer_free);
  sqlite3_close_v2 (self->db);
  g_clear_pointer (&self->changes, gops_changes_unref);
  gops_journal_queue_free (self->queue);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->author);

  G_OBJECT_CLASS (gops_store_parent_class)->finalize (object);
}

static void
gops_store_class_init (GopsStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_store_finalize;

  /**
   * GopsStore::changed:
   * @changes: what one commit touched
   *
   * Emitted after a commit, in the thread of the store.
   */
  signals[CHANGED] = g_signal_new ("changed", GOPS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, GOPS_TYPE_CHANGES);
}

static void
gops_store_init (GopsStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_idle);
  self->queue = gops_journal_queue_new ();
  self->thread = g_thread_self ();
  self->author = g_strdup (g_get_real_name ());
}
