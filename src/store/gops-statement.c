/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements: binding, stepping, reading. */

#include "gops-store-private.h"

struct _GopsStatement
{
  GopsStore    *store;   /* (owned) */
  sqlite3_stmt *stmt;    /* (owned): goes back to the store's cache */
};

/* Puts a statement back into the cache of idle ones. */
void
gops_store_give_back (GopsStore    *self,
                      sqlite3_stmt *stmt)
{
  const char *sql = sqlite3_sql (stmt);
  GQueue *idle = g_hash_table_lookup (self->statements, sql);

  gops_store_settle (self);
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  if (idle == NULL)
    {
      idle = g_queue_new ();
      g_hash_table_insert (self->statements, g_strdup (sql), idle);
    }
  g_queue_push_tail (idle, stmt);
}

/* Takes an idle statement, or makes one; gops_store_give_back() returns it. */
sqlite3_stmt *
gops_store_prepare (GopsStore  *self,
                    const char *sql,
                    GError    **error)
{
  GQueue *idle = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *stmt = idle != NULL ? g_queue_pop_tail (idle) : NULL;
  int rc;

  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  gops_store_settle (self);
  if (stmt != NULL)
    return stmt;
  rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK)
    gops_store_set_error (self, rc, error);
  else if (self->triggers_due && !sqlite3_stmt_readonly (stmt) && !gops_triggers_install (self, error))
    g_clear_pointer (&stmt, sqlite3_finalize);
  return stmt;
}

/* Steps; what a statement that fails has told the journal is as good as never said. For the thread that writes beside the
 * store's own as well: the caller has waited. */
int
gops_store_step (GopsStore    *self,
                 sqlite3_stmt *stmt)
{
  int rc;

  if (self->mode == GOPS_JOURNAL_OFF)
    return sqlite3_step (stmt);
  gops_journal_queue_mark (self->queue);
  self->marked = self->n_touched;
  rc = sqlite3_step (stmt);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    {
      gops_journal_queue_forget (self->queue);
      self->n_touched = self->marked;
    }
  return rc;
}

/* Wraps @stmt (takes it), which belongs to @store's connection. */
GopsStatement *
gops_statement_take (GopsStore    *store,
                     sqlite3_stmt *stmt)
{
  GopsStatement *self = g_new0 (GopsStatement, 1);

  self->store = g_object_ref (store);
  self->stmt = stmt;
  return self;
}

/**
 * gops_statement_free:
 *
 * Resets the statement and gives it back to the store.
 */
void
gops_statement_free (GopsStatement *self)
{
  if (self == NULL)
    return;
  gops_store_give_back (self->store, self->stmt);
  g_object_unref (self->store);
  g_free (self);
}

/* Whatever is done with a statement is done with its connection. */
static inline sqlite3_stmt *
stmt_of (GopsStatement *self)
{
  gops_store_settle (self->store);
  return self->stmt;
}

void
gops_statement_bind_int (GopsStatement *self,
                         int            index,
                         gint64         value)
{
  sqlite3_bind_int64 (stmt_of (self), index, value);
}

void
gops_statement_bind_real (GopsStatement *self,
                          int            index,
                          double         value)
{
  sqlite3_bind_double (stmt_of (self), index, value);
}

/**
 * gops_statement_bind_text:
 * @value: (nullable): UTF-8; copied
 * @length: in bytes, or -1 when @value ends with a NUL
 */
void
gops_statement_bind_text (GopsStatement *self,
                          int            index,
                          const char    *value,
                          gssize         length)
{
  if (value == NULL)
    sqlite3_bind_null (stmt_of (self), index);
  else if (*value == '\0' && length <= 0)   /* most of a row that is inserted: no copy on the heap */
    sqlite3_bind_text64 (stmt_of (self), index, "", 0, SQLITE_STATIC, SQLITE_UTF8);
  else
    sqlite3_bind_text64 (stmt_of (self), index, value, length < 0 ? strlen (value) : (sqlite3_uint64) length,
                         SQLITE_TRANSIENT, SQLITE_UTF8);
}

/**
 * gops_statement_bind_lent:
 * @value: UTF-8, not copied: it must stay until the statement has run and another value is bound
 */
void
gops_statement_bind_lent (GopsStatement *self,
                          int            index,
                          const char    *value)
{
  sqlite3_bind_text64 (stmt_of (self), index, value, strlen (value), SQLITE_STATIC, SQLITE_UTF8);
}

/**
 * gops_statement_bind_blob:
 * @value: (nullable): copied; an empty blob stays an empty blob
 */
void
gops_statement_bind_blob (GopsStatement *self,
                          int            index,
                          GBytes        *value)
{
  gsize size;
  gconstpointer data;

  if (value == NULL)
    {
      sqlite3_bind_null (stmt_of (self), index);
      return;
    }
  data = g_bytes_get_data (value, &size);
  if (size == 0)
    sqlite3_bind_zeroblob (stmt_of (self), index, 0);
  else
    sqlite3_bind_blob64 (stmt_of (self), index, data, size, SQLITE_TRANSIENT);
}

void
gops_statement_bind_null (GopsStatement *self,
                          int            index)
{
  sqlite3_bind_null (stmt_of (self), index);
}

/* @type: static, as for sqlite3_bind_pointer(); @pointer must stay until the statement has run and is reset. */
void
gops_statement_bind_pointer (GopsStatement *self,
                             const char    *name,
                             gpointer       pointer,
                             const char    *type)
{
  sqlite3_bind_pointer (stmt_of (self), sqlite3_bind_parameter_index (stmt_of (self), name), pointer, type, NULL);
}

/**
 * gops_statement_next:
 *
 * Steps to the next row.
 *
 * Returns: %TRUE on a row; %FALSE at the end, or with @error set on failure
 */
gboolean
gops_statement_next (GopsStatement *self,
                     GError       **error)
{
  int rc = gops_store_step (self->store, stmt_of (self));

  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    gops_store_set_error (self->store, rc, error);
  return FALSE;
}

/**
 * gops_statement_run:
 *
 * Runs the statement to its end, ignoring rows, and makes it ready for other parameters.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
gops_statement_run (GopsStatement *self,
                    GError       **error)
{
  int rc;

  if (!gops_journal_keep_small (self->store, error))
    return FALSE;
  do
    rc = gops_store_step (self->store, stmt_of (self));
  while (rc == SQLITE_ROW);
  if (rc != SQLITE_DONE)
    gops_store_set_error (self->store, rc, error);
  sqlite3_reset (stmt_of (self));
  return rc == SQLITE_DONE;
}

/**
 * gops_statement_reset:
 *
 * Makes the statement ready to run again; parameters keep their values.
 */
void
gops_statement_reset (GopsStatement *self)
{
  sqlite3_reset (stmt_of (self));
}

int
gops_statement_n_columns (GopsStatement *self)
{
  return sqlite3_column_count (stmt_of (self));
}

const char *
gops_statement_column_name (GopsStatement *self,
                            int            column)
{
  return sqlite3_column_name (stmt_of (self), column);
}

gboolean
gops_statement_is_null (GopsStatement *self,
                        int            column)
{
  return sqlite3_column_type (stmt_of (self), column) == SQLITE_NULL;
}

gint64
gops_statement_int (GopsStatement *self,
                    int            column)
{
  return sqlite3_column_int64 (stmt_of (self), column);
}

double
gops_statement_real (GopsStatement *self,
                     int            column)
{
  return sqlite3_column_double (stmt_of (self), column);
}

/**
 * gops_statement_text:
 *
 * Returns: (transfer none) (nullable): the text, NULL for SQL NULL
 */
const char *
gops_statement_text (GopsStatement *self,
                     int            column)
{
  return (const char *) sqlite3_column_text (stmt_of (self), column);
}

/**
 * gops_statement_length:
 *
 * Returns: bytes of the text or blob in @column
 */
gsize
gops_statement_length (GopsStatement *self,
                       int            column)
{
  return (gsize) sqlite3_column_bytes (stmt_of (self), column);
}

/**
 * gops_statement_dup_blob:
 *
 * Returns: (transfer full) (nullable): the bytes, NULL for SQL NULL
 */
GBytes *
gops_statement_dup_blob (GopsStatement *self,
                         int            column)
{
  gconstpointer data;

  if (gops_statement_is_null (self, column))
    return NULL;
  data = sqlite3_column_blob (stmt_of (self), column);
  return g_bytes_new (data, gops_statement_length (self, column));
}

/**
 * gops_statement_add_ids:
 * @rows: (transfer full) (nullable): whose column 0 is an id; NULL: the query failed and has set @error
 * @ids: (element-type gint64): what is added to; holds what came before a failure
 *
 * Returns: whether all were read
 */
gboolean
gops_statement_add_ids (GopsStatement *rows,
                        GArray        *ids,
                        GError       **error)
{
  g_autoptr (GopsStatement) own = rows;
  g_autoptr (GError) local_error = NULL;

  if (own == NULL)
    return FALSE;
  while (gops_statement_next (own, &local_error))
    {
      gint64 id = gops_statement_int (own, 0);

      g_array_append_val (ids, id);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * gops_statement_load_ids:
 * @rows: (transfer full) (nullable): as gops_statement_add_ids() takes them
 *
 * Returns: (transfer full) (element-type gint64) (nullable): %NULL with @error set
 */
GArray *
gops_statement_load_ids (GopsStatement *rows,
                         GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return gops_statement_add_ids (rows, ids, error) ? g_steal_pointer (&ids) : NULL;
}

char *
gops_like_pattern (const char *text)
{
  g_autoptr (GString) pattern = g_string_new ("%");

  for (; *text != '\0'; text++)
    {
      if (strchr ("%_\\", *text) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *text);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}
