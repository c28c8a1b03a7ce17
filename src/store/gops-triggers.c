/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TEMP triggers, made from the column tables before a connection writes first: they feed journal and change signal. */

#include "gops-store-private.h"
#include "gops-row-json.h"

/* Columns that one trigger for updates tells of. */
#define PART 5

static const GopsTable *
table_of (GopsStore     *self,
          sqlite3_value *index)
{
  return self->schema->tables[sqlite3_value_int (index)];
}

static gboolean
in_action (GopsStore       *self,
           sqlite3_context *context)
{
  if (self->mode != GOPS_JOURNAL_OFF)
    return TRUE;
  sqlite3_result_error (context, "change outside an action", -1);
  return FALSE;
}

/* Whether the row is one of a running intake, which is not journaled. */
static gboolean
is_bulk (GopsStore       *self,
         const GopsTable *table,
         GopsChangeKind   kind)
{
  return self->batch != 0 && kind == GOPS_CHANGE_INSERT && (table->flags & GOPS_TABLE_BATCHED) != 0;
}

static void
note (GopsStore       *self,
      const GopsTable *table,
      gint64           id,
      GopsChangeKind   kind)
{
  self->n_touched++;
  if (is_bulk (self, table, kind))
    gops_changes_add_many (self->changes, table->name);
  else
    gops_changes_add (self->changes, table->name, id, kind);
}

static void
add_value (GString       *json,
           const char    *name,
           sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      gops_row_json_add_int (json, name, sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      gops_row_json_add_real (json, name, sqlite3_value_double (value));
      break;
    case SQLITE_TEXT:
      {
        const char *text = (const char *) sqlite3_value_text (value);

        gops_row_json_add_text (json, name, text, (gsize) sqlite3_value_bytes (value));
        break;
      }
    case SQLITE_BLOB:
      {
        const guint8 *data = sqlite3_value_blob (value);

        gops_row_json_add_blob (json, name, data, (gsize) sqlite3_value_bytes (value));
        break;
      }
    default:
      gops_row_json_add_null (json, name);
    }
}

static gboolean
same_bytes (sqlite3_value *a,
            sqlite3_value *b)
{
  const void *left = sqlite3_value_blob (a), *right = sqlite3_value_blob (b);
  int n = sqlite3_value_bytes (a);

  return n == sqlite3_value_bytes (b) && (n == 0 || memcmp (left, right, (gsize) n) == 0);
}

static gboolean
same_value (sqlite3_value *a,
            sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  switch (type)
    {
    case SQLITE_INTEGER: return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
    case SQLITE_FLOAT:
      {
        double left = sqlite3_value_double (a), right = sqlite3_value_double (b);

        return memcmp (&left, &right, sizeof left) == 0;
      }
    case SQLITE_NULL:    return TRUE;
    default:             return same_bytes (a, b);
    }
}

/* gops_note (table index, kind, id): notes that a row came or went, says whether to journal it. */
static void
note_row (sqlite3_context *context,
          int              n_args,
          sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = table_of (self, args[0]);
  GopsChangeKind kind = (GopsChangeKind) sqlite3_value_int (args[1]);
  gint64 id = sqlite3_value_int64 (args[2]);

  if (!in_action (self, context))
    return;
  (void) gops_journal_queue_touch (self->queue, (guint) sqlite3_value_int (args[0]), id, kind, 0);
  note (self, table, id, kind);
  sqlite3_result_int (context, self->mode == GOPS_JOURNAL_RECORD && !is_bulk (self, table, kind));
}

/* gops_row (table index, kind, value of column 0, 1, …): journals the row that gops_note() has noted. */
static void
row (sqlite3_context *context,
     int              n_args,
     sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = table_of (self, args[0]);
  gboolean gone = sqlite3_value_int (args[1]) == GOPS_CHANGE_DELETE;
  GString *json = gone ? gops_journal_queue_before (self->queue) : gops_journal_queue_after (self->queue);

  gops_journal_queue_add (self->queue);
  for (int i = 2; i < n_args; i++)
    add_value (json, table->columns[i - 2].name, args[i]);
}

/* gops_diff (table index, id, first column, its old and new value, those of the next column, …): notes and journals what differs. */
static void
diff (sqlite3_context *context,
      int              n_args,
      sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = table_of (self, args[0]);
  gint64 id = sqlite3_value_int64 (args[1]);
  guint first = (guint) sqlite3_value_int (args[2]);
  gboolean differs = FALSE;

  if (!in_action (self, context))
    return;
  for (int i = 3; i + 1 < n_args; i += 2)
    if (!same_value (args[i], args[i + 1]))   /* an update to the same values is none */
      {
        const char *name = table->columns[first + (guint) (i - 3) / 2].name;

        if (!differs && gops_journal_queue_touch (self->queue, (guint) sqlite3_value_int (args[0]), id, GOPS_CHANGE_UPDATE, first / PART))
          note (self, table, id, GOPS_CHANGE_UPDATE);
        differs = TRUE;
        if (self->mode == GOPS_JOURNAL_REPLAY)
          return;
        gops_journal_queue_add (self->queue);
        add_value (gops_journal_queue_before (self->queue), name, args[i]);
        add_value (gops_journal_queue_after (self->queue), name, args[i + 1]);
      }
}

static gboolean
register_functions (GopsStore *self,
                    GError   **error)
{
  static const struct
  {
    const char *name;
    int         n_args;
    void      (*call) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "gops_note", 3, note_row },
    { "gops_row", -1, row },
    { "gops_diff", -1, diff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      int rc = sqlite3_create_function (self->db, functions[i].name, functions[i].n_args,
                                        SQLITE_UTF8 | SQLITE_INNOCUOUS, self, functions[i].call, NULL, NULL);

      if (rc != SQLITE_OK)
        {
          gops_store_set_error (self, rc, error);
          return FALSE;
        }
    }
  return TRUE;
}

/* Names in trigger bodies stay unqualified: SQLite refuses others. */
static void
append_row_trigger (GString         *sql,
                    const GopsTable *table,
                    guint            index,
                    GopsChangeKind   kind)
{
  const char *event = kind == GOPS_CHANGE_INSERT ? "INSERT" : "DELETE", *side = kind == GOPS_CHANGE_INSERT ? "new" : "old";

  /* The condition spares the row of a bulk intake, or of an undo, the values. */
  g_string_append_printf (sql, "CREATE TEMP TRIGGER IF NOT EXISTS \"journal_%s_%s\" AFTER %s ON main.\"%s\" WHEN gops_note (%u, %d, %s.id) BEGIN SELECT gops_row (%u, %d",
                          table->name, event, event, table->name, index, kind, side, index, kind);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", %s.\"%s\"", side, table->columns[i].name);
  g_string_append (sql, "); END;");
}

/* Tells of the columns from @first on when one of them is set: loading a whole wide row would cost more than changing it. */
static void
append_update_trigger (GString         *sql,
                       const GopsTable *table,
                       guint            index,
                       guint            first)
{
  guint end = MIN (first + PART, table->n_columns);

  g_string_append_printf (sql, "CREATE TEMP TRIGGER IF NOT EXISTS \"journal_%s_UPDATE_%u\" AFTER UPDATE OF ", table->name, first);
  for (guint i = first; i < end; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > first ? ", " : "", table->columns[i].name);
  g_string_append_printf (sql, " ON main.\"%s\" BEGIN SELECT gops_diff (%u, new.id, %u", table->name, index, first);
  for (guint i = first; i < end; i++)
    g_string_append_printf (sql, ", old.\"%s\", new.\"%s\"", table->columns[i].name, table->columns[i].name);
  g_string_append (sql, "); END;");
}

static void
append_triggers (GString         *sql,
                 const GopsTable *table,
                 guint            index)
{
  append_row_trigger (sql, table, index, GOPS_CHANGE_INSERT);
  append_row_trigger (sql, table, index, GOPS_CHANGE_DELETE);
  for (guint first = 0; first < table->n_columns; first += PART)
    append_update_trigger (sql, table, index, first);
}

/* Makes this connection's triggers; migrations must be done, and no transaction open: its rollback would take them.
 * Many connections only read, and the window is to be seen before the triggers of every table are compiled. */
gboolean
gops_triggers_install (GopsStore *self,
                       GError   **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  if (!register_functions (self, error))
    return FALSE;
  for (guint i = 0; i < self->schema->n_tables; i++)
    if ((self->schema->tables[i]->flags & GOPS_TABLE_VIEW) == 0)
      append_triggers (sql, self->schema->tables[i], i);
  if (!gops_store_run (self, sql->str, error))
    return FALSE;
  self->triggers_due = FALSE;
  return TRUE;
}
