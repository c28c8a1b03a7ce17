/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows put into a table many at a time. */

#include "gops-store-private.h"
#include "gops-bulk-insert.h"

#include <string.h>

#define MOST_BYTES  (256 * 1024)   /* of texts and blobs that wait */

/* Rows of one statement, the largest first. */
static const guint sizes[] = { 40, 8, 1 };

typedef struct
{
  int    type;    /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL */
  gint64 value;   /* of an integer; else where it begins in the texts */
  gsize  length;  /* bytes */
} Value;

typedef struct
{
  Value   *values;     /* (owned): row by row; of one row more than is written at once */
  guint    n_values;
  GString *texts;      /* (owned) */
} Rows;

struct _GopsBulkInsert
{
  GopsStore    *store;       /* (owned) */
  const char   *head;
  const char   *tail;
  guint         n_columns;
  guint         most_rows;   /* that wait */
  Rows          rows;        /* that wait */
  Rows          handed;      /* that are written beside us; without values: none ever are */
  GopsBeside   *beside;      /* (owned) (nullable): who writes those; from the first of them on */
  sqlite3_stmt *statements[G_N_ELEMENTS (sizes)];   /* (owned) (nullable) */
};

static void
rows_init (Rows  *self,
           guint  n_values)
{
  self->values = g_new (Value, n_values);
  self->texts = g_string_new (NULL);
}

static void
rows_drop (Rows *self)
{
  self->n_values = 0;
  g_string_truncate (self->texts, 0);
}

static void
rows_clear (Rows *self)
{
  g_free (self->values);
  if (self->texts != NULL)
    g_string_free (self->texts, TRUE);
}

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
  self->most_rows = sizes[0];
  rows_init (&self->rows, n_columns * (self->most_rows + 1));
  return self;
}

/* Others may write beside the store now. What was handed over is written. */
static void
let_go (GopsBulkInsert *self)
{
  gops_store_settle (self->store);
  if (self->beside == self->store->beside)
    self->store->beside = NULL;
}

void
gops_bulk_insert_free (GopsBulkInsert *self)
{
  let_go (self);
  g_clear_pointer (&self->beside, gops_beside_free);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (self->statements[i] != NULL)
      gops_store_give_back (self->store, self->statements[i]);
  g_object_unref (self->store);
  rows_clear (&self->rows);
  rows_clear (&self->handed);
  g_free (self);
}

/* --- gathering --- */

void
gops_bulk_insert_int (GopsBulkInsert *self,
                      gint64          value)
{
  self->rows.values[self->rows.n_values++] = (Value) { SQLITE_INTEGER, value, 0 };
}

static void
add_bytes (GopsBulkInsert *self,
           int             type,
           const void     *bytes,
           gsize           length)
{
  self->rows.values[self->rows.n_values++] = (Value) { type, (gint64) self->rows.texts->len, length };
  g_string_append_len (self->rows.texts, bytes, (gssize) length);
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
  self->rows.values[self->rows.n_values++] = (Value) { SQLITE_NULL, 0, 0 };
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

/* Makes the statements that so many rows need. */
static gboolean
prepare (GopsBulkInsert  *self,
         guint            n_rows,
         GError         **error)
{
  for (guint size = 0; size < G_N_ELEMENTS (sizes); n_rows %= sizes[size++])
    if (n_rows >= sizes[size] && self->statements[size] == NULL)
      {
        g_autofree char *sql = make_sql (self, sizes[size]);

        self->statements[size] = gops_store_prepare (self->store, sql, error);
        if (self->statements[size] == NULL)
          return FALSE;
      }
  return TRUE;
}

static inline void
bind (const Rows   *rows,
      sqlite3_stmt *statement,
      int           index,
      const Value  *value)
{
  switch (value->type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->value);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text64 (statement, index, rows->texts->str + value->value, value->length, SQLITE_STATIC, SQLITE_UTF8);
      break;
    case SQLITE_BLOB:
      sqlite3_bind_blob64 (statement, index, rows->texts->str + value->value, value->length, SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null (statement, index);
      break;
    }
}

static gboolean
run (GopsBulkInsert  *self,
     const Rows      *rows,
     guint            size,
     guint            first,
     GError         **error)
{
  sqlite3_stmt *statement = self->statements[size];
  int rc;

  for (guint i = 0; i < sizes[size] * self->n_columns; i++)
    bind (rows, statement, (int) i + 1, &rows->values[first * self->n_columns + i]);
  rc = gops_store_step (self->store, statement);
  if (rc != SQLITE_DONE)
    gops_store_set_error (self->store, rc, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

/* In whichever thread has the connection. */
static gboolean
write_rows (GopsBulkInsert  *self,
            const Rows      *rows,
            GError         **error)
{
  guint n_rows = rows->n_values / self->n_columns, done = 0;
  gboolean ok = TRUE;

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (; ok && done + sizes[size] <= n_rows; done += sizes[size])
      ok = run (self, rows, size, done, error);
  return ok;
}

static gboolean
get_ready (GopsBulkInsert  *self,
           GError         **error)
{
  return (self->beside == NULL || gops_beside_finish (self->beside, error)) &&
         prepare (self, self->rows.n_values / self->n_columns, error) && gops_journal_keep_small (self->store, error);
}

gboolean
gops_bulk_insert_flush (GopsBulkInsert  *self,
                        GError         **error)
{
  gboolean ok = get_ready (self, error) && write_rows (self, &self->rows, error);

  let_go (self);
  rows_drop (&self->rows);
  return ok;
}

/* --- writing beside --- */

static gboolean
write_handed (gpointer   data,
              GError   **error)
{
  GopsBulkInsert *self = data;

  return write_rows (self, &self->handed, error);
}

static gboolean
hand_over (GopsBulkInsert  *self,
           GError         **error)
{
  gboolean ok = get_ready (self, error);
  Rows rows = self->rows;

  if (ok)
    {
      self->rows = self->handed;
      self->handed = rows;
      if (self->beside == NULL)
        self->beside = gops_beside_new (write_handed, self);
      self->store->beside = self->beside;
      gops_beside_start (self->beside);
    }
  rows_drop (&self->rows);
  return ok;
}

/**
 * gops_bulk_insert_work_beside:
 *
 * From now on a thread writes the rows that have come, while the caller gathers more of them. Whatever is asked of the store
 * waits for it, so this pays where much is put between two questions. What fails there is told by the next row that finds
 * no room, by the flush, or by the end of the transaction. Of several that work so, one at a time does between two flushes
 * of its own; the others write themselves meanwhile. To be called before the first row.
 */
void
gops_bulk_insert_work_beside (GopsBulkInsert *self)
{
  g_return_if_fail (self->handed.values == NULL && self->rows.n_values == 0);

  rows_clear (&self->rows);
  self->most_rows = GOPS_BULK_INSERT_BESIDE;
  rows_init (&self->rows, self->n_columns * (self->most_rows + 1));
  rows_init (&self->handed, self->n_columns * (self->most_rows + 1));
}

/* --- ending a row --- */

/**
 * gops_bulk_insert_is_full:
 *
 * Returns: whether as many rows wait as are written at once, or much text. For whoever does not end rows with
 *   gops_bulk_insert_row(), as other rows are to be written before
 */
gboolean
gops_bulk_insert_is_full (GopsBulkInsert *self)
{
  return self->rows.n_values >= self->most_rows * self->n_columns || self->rows.texts->len >= MOST_BYTES;
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
  if (!gops_bulk_insert_is_full (self))
    return TRUE;
  if (self->handed.values != NULL && (self->store->beside == NULL || self->store->beside == self->beside))
    return hand_over (self, error);
  return gops_bulk_insert_flush (self, error);
}
