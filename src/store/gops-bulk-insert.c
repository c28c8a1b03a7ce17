/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows put into a table many at a time. */

#include "gops-store-private.h"
#include "gops-bulk-insert.h"

#include <string.h>

#define MOST_BYTES (64 * 1024)   /* of texts and blobs that wait */

/* Rows of one statement, the largest first. */
static const guint sizes[] = { 40, 8, 1 };

typedef struct
{
  int    type;    /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL */
  gint64 value;   /* of an integer; else where it begins in the texts */
  gsize  length;  /* bytes */
} Value;

struct _GopsBulkInsert
{
  GopsStore    *store;       /* (owned) */
  const char   *head;
  const char   *tail;
  guint         n_columns;
  Value        *values;      /* (owned): row by row; of one row more than a statement takes */
  guint         n_values;
  GString      *texts;       /* (owned) */
  sqlite3_stmt *statements[G_N_ELEMENTS (sizes)];   /* (owned) (nullable) */
};

GopsBulkInsert *
gops_bulk_insert_new (GopsStore  *store,
                      const char *head,
                      guint       n_columns,
                      const char *tail)
{
  GopsBulkInsert *self = g_new0 (GopsBulkInsert, 1);

  self->store = g_object_ref (store);
  self->head = head;
  self->tail = tail;
  self->n_columns = n_columns;
  self->values = g_new (Value, n_columns * (sizes[0] + 1));
  self->texts = g_string_new (NULL);
  return self;
}

void
gops_bulk_insert_free (GopsBulkInsert *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (self->statements[i] != NULL)
      gops_store_give_back (self->store, self->statements[i]);
  g_object_unref (self->store);
  g_free (self->values);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

/* --- gathering --- */

void
gops_bulk_insert_int (GopsBulkInsert *self,
                      gint64          value)
{
  self->values[self->n_values++] = (Value) { SQLITE_INTEGER, value, 0 };
}

static void
add_bytes (GopsBulkInsert *self,
           int             type,
           const void     *bytes,
           gsize           length)
{
  self->values[self->n_values++] = (Value) { type, (gint64) self->texts->len, length };
  g_string_append_len (self->texts, bytes, (gssize) length);
}

void
gops_bulk_insert_text (GopsBulkInsert *self,
                       const char     *value)
{
  add_bytes (self, SQLITE_TEXT, value, strlen (value));
}

void
gops_bulk_insert_blob (GopsBulkInsert *self,
                       GBytes         *value)
{
  gsize length;
  const void *bytes = g_bytes_get_data (value, &length);

  add_bytes (self, SQLITE_BLOB, bytes, length);
}

void
gops_bulk_insert_null (GopsBulkInsert *self)
{
  self->values[self->n_values++] = (Value) { SQLITE_NULL, 0, 0 };
}

/* --- writing --- */

static char *
make_sql (GopsBulkInsert *self,
          guint           n_rows)
{
  GString *sql = g_string_new (self->head);

  g_string_append (sql, " VALUES ");
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < self->n_columns; column++)
      g_string_append (sql, column > 0 ? ", ?" : row > 0 ? "), (?" : "(?");
  g_string_append_printf (sql, ") %s", self->tail);
  return g_string_free (sql, FALSE);
}

static sqlite3_stmt *
prepare (GopsBulkInsert  *self,
         guint            size,
         GError         **error)
{
  g_autofree char *sql = self->statements[size] == NULL ? make_sql (self, sizes[size]) : NULL;

  if (sql != NULL)
    self->statements[size] = gops_store_prepare (self->store, sql, error);
  return self->statements[size];
}

static inline void
bind (GopsBulkInsert *self,
      sqlite3_stmt   *statement,
      int             index,
      const Value    *value)
{
  switch (value->type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->value);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text64 (statement, index, self->texts->str + value->value, value->length, SQLITE_STATIC, SQLITE_UTF8);
      break;
    case SQLITE_BLOB:
      sqlite3_bind_blob64 (statement, index, self->texts->str + value->value, value->length, SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

static gboolean
run (GopsBulkInsert  *self,
     guint            size,
     guint            first,
     GError         **error)
{
  sqlite3_stmt *statement = prepare (self, size, error);
  int rc;

  if (statement == NULL || !gops_journal_keep_small (self->store, error))
    return FALSE;
  for (guint i = 0; i < sizes[size] * self->n_columns; i++)
    bind (self, statement, (int) i + 1, &self->values[first * self->n_columns + i]);
  rc = gops_store_step (self->store, statement);
  if (rc != SQLITE_DONE)
    gops_store_set_error (self->store, rc, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

gboolean
gops_bulk_insert_flush (GopsBulkInsert  *self,
                        GError         **error)
{
  guint n_rows = self->n_values / self->n_columns, done = 0;
  gboolean ok = TRUE;

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (; ok && done + sizes[size] <= n_rows; done += sizes[size])
      ok = run (self, size, done, error);
  self->n_values = 0;
  g_string_truncate (self->texts, 0);
  return ok;
}

/**
 * gops_bulk_insert_is_full:
 *
 * Returns: whether as many rows wait as a statement takes, or much text. For whoever does not end rows with
 *   gops_bulk_insert_row(), as other rows are to be written before
 */
gboolean
gops_bulk_insert_is_full (GopsBulkInsert *self)
{
  return self->n_values >= sizes[0] * self->n_columns || self->texts->len >= MOST_BYTES;
}

/**
 * gops_bulk_insert_row:
 *
 * Ends a row.
 */
gboolean
gops_bulk_insert_row (GopsBulkInsert  *self,
                      GError         **error)
{
  return !gops_bulk_insert_is_full (self) || gops_bulk_insert_flush (self, error);
}
