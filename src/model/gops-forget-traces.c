/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of some people: found, and removed. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-forget-traces.h"
#include "gops-message-search.h"

/* Tables that are not journaled, and the columns that say whose a row is. */
static const struct
{
  const char *table;
  const char *condition;
} bulky[] = {
  { "message", "person_id IN " GOPS_GONE },
  { "activity_day", "person_id IN " GOPS_GONE },
  { "member_event", "person_id IN " GOPS_GONE },
  { "reply_pair", "from_id IN " GOPS_GONE " OR to_id IN " GOPS_GONE },
  { "tier_move", "person_id IN " GOPS_GONE },
};

static gboolean
run_all (GopsStore         *store,
         const char *const *statements,
         GError           **error)
{
  for (; *statements != NULL; statements++)
    if (!gops_store_exec (store, error, *statements, NULL))
      return FALSE;
  return TRUE;
}

/**
 * gops_traces_begin:
 * @persons: (element-type gint64): ids
 *
 * Outside transactions: says of whom.
 */
gboolean
gops_traces_begin (GopsStore    *store,
                   const GArray *persons,
                   GError      **error)
{
  static const char *const statements[] = {
    "CREATE TEMP TABLE IF NOT EXISTS gone (id INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS gone_row (tbl TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (tbl, id)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS gone_word (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS gone_entry (action INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (action, n)) WITHOUT ROWID",
    "CREATE TEMP TABLE IF NOT EXISTS gone_action (id INTEGER PRIMARY KEY)",
    NULL,
  };

  if (!run_all (store, statements, error) || !gops_traces_end (store, error))
    return FALSE;
  for (guint i = 0; i < persons->len; i++)
    if (!gops_store_exec (store, error, "INSERT OR IGNORE INTO temp.gone (id) VALUES (?1)", "l", g_array_index (persons, gint64, i)))
      return FALSE;
  return TRUE;
}

/** gops_traces_end: outside transactions: lets go of what was found */
gboolean
gops_traces_end (GopsStore *store,
                 GError   **error)
{
  static const char *const statements[] = {
    "DELETE FROM temp.gone", "DELETE FROM temp.gone_row", "DELETE FROM temp.gone_word", "DELETE FROM temp.gone_entry", "DELETE FROM temp.gone_action", NULL,
  };

  return run_all (store, statements, error);
}

/* --- finding --- */

/** gops_traces_for_each_reference: calls @func for every column that refers to a row of another table */
gboolean
gops_traces_for_each_reference (GopsStore         *store,
                                GopsReferenceFunc  func,
                                gpointer           data,
                                GError           **error)
{
  const GopsSchema *schema = gops_store_get_schema (store);

  for (guint t = 0; t < schema->n_tables; t++)
    for (guint c = 0; (schema->tables[t]->flags & GOPS_TABLE_VIEW) == 0 && c < schema->tables[t]->n_columns; c++)
      if (schema->tables[t]->columns[c].references != NULL && !func (store, schema->tables[t], &schema->tables[t]->columns[c], data, error))
        return FALSE;
  return TRUE;
}

static gboolean
add_rows (GopsStore        *store,
          const GopsTable  *table,
          const GopsColumn *column,
          gpointer          data,
          GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO temp.gone_row SELECT '%s', id FROM \"%s\" WHERE \"%s\" " GOPS_REFERS_TO_GONE,
                                          table->name, table->name, column->name, column->references);

  return gops_store_exec (store, error, sql, NULL);
}

/* Who was to be won for a group, and those who signed up by name alone. */
static gboolean
add_named_rows (GopsStore *store,
                GError   **error)
{
  static const char *const statements[] = {
    "INSERT OR IGNORE INTO temp.gone_row SELECT 'outreach', id FROM outreach WHERE name IN (SELECT word FROM temp.gone_word)"
    " OR contact IN (SELECT word FROM temp.gone_word)",
    "INSERT OR IGNORE INTO temp.gone_row SELECT 'sign_up_entry', id FROM sign_up_entry WHERE name IN (SELECT word FROM temp.gone_word)",
    NULL,
  };

  return run_all (store, statements, error);
}

static gboolean
find_rows (GopsStore *store,
           GError   **error)
{
  return gops_store_exec (store, error, "INSERT OR IGNORE INTO temp.gone_row SELECT 'person', id FROM temp.gone", NULL) &&
         gops_traces_for_each_reference (store, add_rows, NULL, error) && gops_traces_find_references (store, error);
}

/**
 * gops_traces_find:
 *
 * Outside transactions, or within one that is about to remove what is found.
 */
gboolean
gops_traces_find (GopsStore    *store,
                  GCancellable *cancellable,
                  GError      **error)
{
  return find_rows (store, error) && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         gops_traces_find_words (store, error) && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         add_named_rows (store, error) && gops_traces_for_each_reference (store, add_rows, NULL, error) &&
         gops_traces_find_history (store, error);
}

/* --- removing --- */

static gboolean
remove_bulky (GopsStore *store,
              GError   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (bulky); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", bulky[i].table, bulky[i].condition);

      if (!gops_store_exec (store, error, sql, NULL))
        return FALSE;
    }
  return gops_store_exec (store, error, "UPDATE member_event SET other_id = NULL WHERE other_id IN " GOPS_GONE, NULL);
}

/* Rows that hang on others may go with them. */
static gboolean
remove_rows (GopsStore *store,
             GError   **error)
{
  const GopsSchema *schema = gops_store_get_schema (store);

  for (guint i = 0; i < schema->n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id IN (SELECT id FROM temp.gone_row WHERE tbl = '%s')",
                                              schema->tables[i]->name, schema->tables[i]->name);

      if ((schema->tables[i]->flags & GOPS_TABLE_VIEW) == 0 && !gops_store_exec (store, error, sql, NULL))
        return FALSE;
    }
  return TRUE;
}

/**
 * gops_traces_remove:
 *
 * Within a transaction that is not journaled: removes what gops_traces_find() has found.
 */
gboolean
gops_traces_remove (GopsStore    *store,
                    GopsProgress *progress,
                    GCancellable *cancellable,
                    GError      **error)
{
  static gboolean (*const steps[]) (GopsStore *store, GError **error) = {
    gops_traces_remove_words, gops_traces_remove_history, remove_bulky, remove_rows,
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !steps[i] (store, error))
        return FALSE;
      gops_progress_report (progress, i + 1, G_N_ELEMENTS (steps) + 1, _("Removing what is stored"));
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
