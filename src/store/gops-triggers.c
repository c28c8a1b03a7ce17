/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TEMP triggers, made from the column tables before a connection writes first: they feed journal and change signal. */

#include "gops-store-private.h"
#include "gops-row-json.h"

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

/* gops_action (): the action that journal rows belong to. */
static void
action (sqlite3_context *context,
        int              n_args,
        sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, self->merged_into != 0 ? self->merged_into : self->action);
}

/* gops_number (): the place of the next journal row within its action. */
static void
number (sqlite3_context *context,
        int              n_args,
        sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, self->next_row++);
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

/* gops_row (table index, kind, value of column 0, 1, …): notes a whole row, says whether to journal it. */
static void
row (sqlite3_context *context,
     int              n_args,
     sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = table_of (self, args[0]);
  GopsChangeKind kind = (GopsChangeKind) sqlite3_value_int (args[1]);
  gboolean journaled = self->mode == GOPS_JOURNAL_RECORD && !is_bulk (self, table, kind);

  if (!in_action (self, context))
    return;
  note (self, table, sqlite3_value_int64 (args[2]), kind);
  if (journaled)
    {
      gops_row_json_open (self->after);
      for (int i = 2; i < n_args; i++)
        add_value (self->after, table->columns[i - 2].name, args[i]);
      gops_row_json_close (self->after);
    }
  sqlite3_result_int (context, journaled);
}

/* gops_diff (table index, id, old 0, new 0, old 1, new 1, …): notes the changed columns, says whether to journal them. */
static void
diff (sqlite3_context *context,
      int              n_args,
      sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = table_of (self, args[0]);
  gboolean differs = FALSE;

  if (!in_action (self, context))
    return;
  gops_row_json_open (self->before);
  gops_row_json_open (self->after);
  for (int i = 2; i + 1 < n_args; i += 2)
    if (!same_value (args[i], args[i + 1]))
      {
        differs = TRUE;
        if (self->mode == GOPS_JOURNAL_REPLAY)
          break;
        add_value (self->before, table->columns[i / 2 - 1].name, args[i]);
        add_value (self->after, table->columns[i / 2 - 1].name, args[i + 1]);
      }
  gops_row_json_close (self->before);
  gops_row_json_close (self->after);
  if (differs)   /* an update to the same values is none */
    note (self, table, sqlite3_value_int64 (args[1]), GOPS_CHANGE_UPDATE);
  sqlite3_result_int (context, differs && self->mode == GOPS_JOURNAL_RECORD);
}

static void
return_json (sqlite3_context *context,
             GopsStore       *self,
             GString         *json)
{
  self->n_written += json->len;
  /* Not copied: the one INSERT that asks has written it before the next row is looked at. */
  sqlite3_result_text64 (context, json->str, json->len, SQLITE_STATIC, SQLITE_UTF8);
}

/* gops_before (), gops_after (): what gops_row() or gops_diff() has noted. */
static void
before (sqlite3_context *context,
        int              n_args,
        sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);

  return_json (context, self, self->before);
}

static void
after (sqlite3_context *context,
       int              n_args,
       sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);

  return_json (context, self, self->after);
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
    { "gops_action", 0, action },
    { "gops_number", 0, number },
    { "gops_before", 0, before },
    { "gops_after", 0, after },
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

/* Appends "old.a, new.a, old.b, …" or "new.a, new.b, …". */
static void
append_values (GString         *sql,
               const GopsTable *table,
               const char      *first,
               const char      *second)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (sql, ", %s.\"%s\"", first, table->columns[i].name);
      if (second != NULL)
        g_string_append_printf (sql, ", %s.\"%s\"", second, table->columns[i].name);
    }
}

/* Names in trigger bodies stay unqualified: SQLite refuses others. */
static void
append_trigger (GString         *sql,
                const GopsTable *table,
                const char      *event,
                const char      *values,
                const char      *condition)
{
  g_string_append_printf (sql,
    "CREATE TEMP TRIGGER IF NOT EXISTS \"journal_%s_%s\" AFTER %s ON main.\"%s\" BEGIN "
    "INSERT INTO journal_row (action, n, tbl, row, kind, before, after) SELECT gops_action (), gops_number (), '%s', %s WHERE %s; END;",
    table->name, event, event, table->name, table->name, values, condition);
}

/* The condition runs before the values are taken: it notes the row and says whether it is journaled. */
static void
append_triggers (GString         *sql,
                 const GopsTable *table,
                 guint            index)
{
  g_autoptr (GString) condition = g_string_new (NULL);

  g_string_printf (condition, "gops_row (%u, 1", index);
  append_values (condition, table, "new", NULL);
  g_string_append_c (condition, ')');
  append_trigger (sql, table, "INSERT", "new.id, 1, NULL, gops_after ()", condition->str);

  g_string_printf (condition, "gops_diff (%u, new.id", index);
  append_values (condition, table, "old", "new");
  g_string_append_c (condition, ')');
  append_trigger (sql, table, "UPDATE", "new.id, 2, gops_before (), gops_after ()", condition->str);

  g_string_printf (condition, "gops_row (%u, 3", index);
  append_values (condition, table, "old", NULL);
  g_string_append_c (condition, ')');
  append_trigger (sql, table, "DELETE", "old.id, 3, gops_after (), NULL", condition->str);
}

/* Makes this connection's triggers; migrations must be done, and no transaction open: its rollback would take them.
 * Many connections only read, and the window is to be seen before the three triggers of each table are compiled. */
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
