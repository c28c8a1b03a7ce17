/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many pairs of integers in one step. */

#include "gops-store-private.h"
#include "gops-pairs.h"

#define POINTER "gops-pairs"
#define ROWS_BETWEEN_LOOKS 4096   /* for a cancel */

typedef struct
{
  GArray       *pairs;         /* borrowed */
  GCancellable *cancellable;   /* (nullable) borrowed */
} Collection;

static void
collect_row (sqlite3_context *context,
             int              n_values,
             sqlite3_value  **values)
{
  Collection *self = sqlite3_value_pointer (values[0], POINTER);
  GopsPair pair;

  if (self == NULL)
    return;
  pair = (GopsPair) { (guint64) sqlite3_value_int64 (values[2]), sqlite3_value_int64 (values[1]) };
  g_array_append_val (self->pairs, pair);
  if (self->pairs->len % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (self->cancellable))
    sqlite3_result_error_code (context, SQLITE_INTERRUPT);
}

static void
finish_rows (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

/* Tells a new connection of the function. */
int
gops_pairs_set_up (sqlite3 *db)
{
  return sqlite3_create_function (db, "gops_collect", 3, SQLITE_UTF8, NULL, NULL, collect_row, finish_rows);
}

/**
 * gops_pairs_query:
 * @sql: a SELECT of two integers; its parameters are numbered and bound as in any statement
 *
 * Returns: (transfer full) (nullable): the statement for gops_pairs_collect(), NULL with @error set
 */
GopsStatement *
gops_pairs_query (GopsStore  *store,
                  const char *sql,
                  GError    **error)
{
  g_autofree char *all = g_strdup_printf ("WITH pair (id, key) AS (%s) SELECT gops_collect (:pairs, id, key) FROM pair", sql);

  return gops_store_query (store, error, all, NULL);
}

/**
 * gops_pairs_collect:
 * @statement: of gops_pairs_query(), its parameters bound
 * @pairs: (element-type GopsPair): what the rows are added to
 * @cancellable: (nullable)
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
gops_pairs_collect (GopsStatement *statement,
                    GArray        *pairs,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Collection collection = { pairs, cancellable };
  g_autoptr (GError) local_error = NULL;

  gops_statement_bind_pointer (statement, ":pairs", &collection, POINTER);
  if (gops_statement_run (statement, &local_error))
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
