/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TEMP triggers, made from the column tables when a connection opens: they feed journal and change signal. */

#include "gops-store-private.h"
#include "gops-row-json.h"

/* gops_touch (table index, kind, row id): notes the change, says whether it goes into the journal. */
static void
touch (sqlite3_context *context,
       int              n_args,
       sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = self->schema->tables[sqlite3_value_int (args[0])];
  GopsChangeKind kind = (GopsChangeKind) sqlite3_value_int (args[1]);
  gboolean in_batch = self->batch != 0 && kind == GOPS_CHANGE_INSERT && (table->flags & GOPS_TABLE_BATCHED) != 0;

  if (self->mode == GOPS_JOURNAL_OFF)
    {
      sqlite3_result_error (context, "change outside an action", -1);
      return;
    }
  self->n_touched++;
  if (in_batch)
    gops_changes_add_many (self->changes, table->name);
  else
    gops_changes_add (self->changes, table->name, sqlite3_value_int64 (args[2]), kind);
  sqlite3_result_int (context, self->mode == GOPS_JOURNAL_RECORD && !in_batch);
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

static void
return_json (sqlite3_context *context,
             GString         *json)
{
  gsize length = json->len;

  sqlite3_result_text64 (context, g_string_free (json, FALSE), length, g_free, SQLITE_UTF8);
}

/* gops_row (table index, value of column 0, 1, …): the whole row. */
static void
row (sqlite3_context *context,
     int              n_args,
     sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = self->schema->tables[sqlite3_value_int (args[0])];
  GString *json = g_string_sized_new (256);

  gops_row_json_open (json);
  for (int i = 1; i < n_args; i++)
    add_value (json, table->columns[i - 1].name, args[i]);
  gops_row_json_close (json);
  return_json (context, json);
}

/* gops_diff (table index, side, old 0, new 0, old 1, new 1, …): the changed columns, old (0) or new (1). */
static void
diff (sqlite3_context *context,
      int              n_args,
      sqlite3_value  **args)
{
  GopsStore *self = sqlite3_user_data (context);
  const GopsTable *table = self->schema->tables[sqlite3_value_int (args[0])];
  int side = sqlite3_value_int (args[1]);
  GString *json = g_string_sized_new (64);

  gops_row_json_open (json);
  for (int i = 2; i + 1 < n_args; i += 2)
    if (!same_value (args[i], args[i + 1]))
      add_value (json, table->columns[i / 2 - 1].name, args[i + side]);
  gops_row_json_close (json);
  return_json (context, json);
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
    { "gops_touch", 3, touch },
    { "gops_action", 0, action },
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
append_triggers (GString         *sql,
                 const GopsTable *table,
                 guint            index)
{
  g_string_append_printf (sql,
    "CREATE TEMP TRIGGER \"journal_%s_insert\" AFTER INSERT ON main.\"%s\" BEGIN "
    "INSERT INTO journal_row (action, tbl, row, kind, before, after) SELECT gops_action (), '%s', new.id, 1, NULL, gops_row (%u",
    table->name, table->name, table->name, index);
  append_values (sql, table, "new", NULL);
  g_string_append_printf (sql, ") WHERE gops_touch (%u, 1, new.id); END;", index);

  g_string_append_printf (sql,
    "CREATE TEMP TRIGGER \"journal_%s_update\" AFTER UPDATE ON main.\"%s\" BEGIN "
    "INSERT INTO journal_row (action, tbl, row, kind, before, after) SELECT gops_action (), '%s', new.id, 2, gops_diff (%u, 0",
    table->name, table->name, table->name, index);
  append_values (sql, table, "old", "new");
  g_string_append_printf (sql, "), gops_diff (%u, 1", index);
  append_values (sql, table, "old", "new");
  g_string_append_printf (sql, ") WHERE gops_touch (%u, 2, new.id); END;", index);

  g_string_append_printf (sql,
    "CREATE TEMP TRIGGER \"journal_%s_delete\" AFTER DELETE ON main.\"%s\" BEGIN "
    "INSERT INTO journal_row (action, tbl, row, kind, before, after) SELECT gops_action (), '%s', old.id, 3, gops_row (%u",
    table->name, table->name, table->name, index);
  append_values (sql, table, "old", NULL);
  g_string_append_printf (sql, "), NULL WHERE gops_touch (%u, 3, old.id); END;", index);
}

/* Makes this connection's triggers; migrations must be done. */
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
  return gops_store_run (self, sql->str, error);
}
