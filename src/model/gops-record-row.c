/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and rows: load, insert, save, delete; statements are made from the column table once. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-record-private.h"

static const GopsTable *
table_of_type (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);

  g_return_val_if_fail (g_type_is_a (type, GOPS_TYPE_RECORD), NULL);
  return ((GopsRecordClass *) klass)->table;
}

/* "SELECT "id", "name", … FROM "table" "; one string per table for the life of the program. */
static const char *
select_sql (const GopsTable *table)
{
  static GMutex mutex;
  static GHashTable *texts;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autoptr (GString) sql = NULL;
  const char *text;

  if (texts == NULL)
    texts = g_hash_table_new (NULL, NULL);
  text = g_hash_table_lookup (texts, table);
  if (text != NULL)
    return text;
  sql = g_string_new ("SELECT ");
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append_printf (sql, " FROM \"%s\" ", table->name);
  text = g_intern_string (sql->str);
  g_hash_table_insert (texts, (gpointer) table, (gpointer) text);
  return text;
}

/**
 * gops_record_select_sql:
 *
 * Returns: (transfer none): "SELECT all columns FROM table ", to which a WHERE may be appended; rows of it
 *   are what gops_record_read_row() reads
 */
const char *
gops_record_select_sql (GType type)
{
  return select_sql (table_of_type (type));
}

static void
read_cell (GopsRecord    *self,
           guint          column,
           GopsStatement *row)
{
  const GopsTable *table = gops_record_get_table (self);

  switch (table->columns[column].type)
    {
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
    case GOPS_COLUMN_COUNT:
    case GOPS_COLUMN_BOOL:
    case GOPS_COLUMN_REF:
    case GOPS_COLUMN_INSTANT:
      gops_record_set_int (self, column, gops_statement_int (row, (int) column));
      break;
    case GOPS_COLUMN_REAL:
      gops_record_set_real (self, column, gops_statement_real (row, (int) column));
      break;
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_DATE:
    case GOPS_COLUMN_TIME:
      gops_record_set_text (self, column, gops_statement_text (row, (int) column));
      break;
    case GOPS_COLUMN_BLOB:
      {
        g_autoptr (GBytes) bytes = gops_statement_dup_blob (row, (int) column);

        gops_record_set_blob (self, column, bytes);
        break;
      }
    }
}

/**
 * gops_record_read_row:
 * @row: a row of gops_record_select_sql()
 *
 * Takes over the values of @row, notifying those that differ. Nothing is dirty afterwards.
 */
void
gops_record_read_row (gpointer       record,
                      GopsStatement *row)
{
  const GopsTable *table = gops_record_get_table (record);

  g_object_freeze_notify (record);
  for (guint i = 0; i < table->n_columns; i++)
    read_cell (record, i, row);
  gops_record_clean (record);
  g_object_thaw_notify (record);
}

/**
 * gops_record_new:
 * @first_property: (nullable): properties as for g_object_new(), ended by NULL
 *
 * Returns: (transfer full): a record in memory; gops_record_insert() makes it a row
 */
gpointer
gops_record_new (GType       type,
                 const char *first_property,
                 ...)
{
  gpointer record;
  va_list args;

  va_start (args, first_property);
  record = g_object_new_valist (type, first_property, args);
  va_end (args);
  return record;
}

/* Steps to the row of @id. */
static GopsStatement *
find_row (const GopsTable *table,
          GopsStore       *store,
          gint64           id,
          GError         **error)
{
  g_autofree char *sql = g_strconcat (select_sql (table), "WHERE id = ?1", NULL);
  g_autoptr (GopsStatement) row = gops_store_query (store, error, sql, "l", id);
  g_autoptr (GError) local_error = NULL;

  if (row == NULL)
    return NULL;
  if (gops_statement_next (row, &local_error))
    return g_steal_pointer (&row);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("%s: there is no such entry (any more)."),
                 g_dgettext (GETTEXT_PACKAGE, table->label));
  return NULL;
}

/**
 * gops_record_load:
 *
 * Returns: (transfer full) (nullable): the record of row @id, NULL with @error set
 */
gpointer
gops_record_load (GType      type,
                  GopsStore *store,
                  gint64     id,
                  GError   **error)
{
  g_autoptr (GopsStatement) row = find_row (table_of_type (type), store, id, error);
  gpointer record;

  if (row == NULL)
    return NULL;
  record = g_object_new (type, NULL);
  gops_record_read_row (record, row);
  return record;
}

static void
bind_argument (GopsStatement *statement,
               int            index,
               char           letter,
               va_list       *args)
{
  switch (letter)
    {
    case 'i': gops_statement_bind_int (statement, index, va_arg (*args, int)); break;
    case 'l': gops_statement_bind_int (statement, index, va_arg (*args, gint64)); break;
    case 'f': gops_statement_bind_real (statement, index, va_arg (*args, double)); break;
    case 's': gops_statement_bind_text (statement, index, va_arg (*args, const char *), -1); break;
    default:  g_assert_not_reached ();
    }
}

/**
 * gops_record_load_all:
 * @where: (nullable): what follows the table's name, such as "WHERE group_id = ?1 ORDER BY position"
 * @format: (nullable): parameters, as in gops-store.h
 *
 * Returns: (transfer full) (element-type GopsRecord) (nullable): the records, NULL with @error set
 */
GPtrArray *
gops_record_load_all (GType       type,
                      GopsStore  *store,
                      GError    **error,
                      const char *where,
                      const char *format,
                      ...)
{
  g_autofree char *sql = g_strconcat (gops_record_select_sql (type), where, NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, NULL);
  g_autoptr (GError) local_error = NULL;
  va_list args;

  if (rows == NULL)
    return NULL;
  va_start (args, format);
  for (int i = 0; format != NULL && format[i] != '\0'; i++)
    bind_argument (rows, i + 1, format[i], &args);
  va_end (args);
  while (gops_statement_next (rows, &local_error))
    {
      gpointer record = g_object_new (type, NULL);

      gops_record_read_row (record, rows);
      g_ptr_array_add (records, record);
    }
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * gops_record_reload:
 *
 * Reads the row again and notifies what differs; what was not saved is lost.
 *
 * Returns: %FALSE with @error when the row is gone
 */
gboolean
gops_record_reload (gpointer   record,
                    GopsStore *store,
                    GError   **error)
{
  g_autoptr (GopsStatement) row = find_row (gops_record_get_table (record), store, gops_record_get_id (record), error);

  if (row == NULL)
    return FALSE;
  gops_record_read_row (record, row);
  return TRUE;
}

static void
bind_cell (gpointer       record,
           guint          column,
           GopsStatement *statement,
           int            index)
{
  GopsColumnType type = gops_record_get_table (record)->columns[column].type;

  if (gops_column_type_is_text (type))
    gops_statement_bind_text (statement, index, gops_record_get_text (record, column), -1);
  else if (type == GOPS_COLUMN_REAL)
    gops_statement_bind_real (statement, index, gops_record_get_real (record, column));
  else if (type == GOPS_COLUMN_BLOB)
    gops_statement_bind_blob (statement, index, gops_record_get_blob (record, column));
  else if (type == GOPS_COLUMN_REF && gops_record_get_int (record, column) == 0)
    gops_statement_bind_null (statement, index);
  else
    gops_statement_bind_int (statement, index, gops_record_get_int (record, column));
}

/**
 * gops_record_insert:
 *
 * Makes the record a row, within an action; gives it an id unless it has one.
 */
gboolean
gops_record_insert (gpointer   record,
                    GopsStore *store,
                    GError   **error)
{
  const GopsTable *table = gops_record_get_table (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GopsStatement) statement = NULL;

  if (gops_record_get_id (record) == 0)
    gops_record_set_int (record, 0, gops_store_new_id (store));
  g_string_printf (sql, "INSERT INTO \"%s\" (", table->name);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  statement = gops_store_query (store, error, sql->str, NULL);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    bind_cell (record, i, statement, (int) i + 1);
  if (!gops_statement_run (statement, error))
    return FALSE;
  gops_record_clean (record);
  return TRUE;
}

/**
 * gops_record_is_dirty:
 *
 * Returns: whether any column differs from what was loaded or saved last
 */
gboolean
gops_record_is_dirty (gpointer record)
{
  const GopsTable *table = gops_record_get_table (record);

  for (guint i = 0; i < table->n_columns; i++)
    if (gops_record_column_dirty (record, i))
      return TRUE;
  return FALSE;
}

/* "UPDATE t SET a = ?1, … WHERE id = ?n" for the dirty columns. */
static char *
update_sql (gpointer record)
{
  const GopsTable *table = gops_record_get_table (record);
  GString *sql = g_string_new (NULL);
  guint n = 0;

  g_string_printf (sql, "UPDATE \"%s\" SET ", table->name);
  for (guint i = 0; i < table->n_columns; i++)
    if (gops_record_column_dirty (record, i))
      {
        n++;
        g_string_append_printf (sql, "%s\"%s\" = ?%u", n > 1 ? ", " : "", table->columns[i].name, n);
      }
  g_string_append_printf (sql, " WHERE id = ?%u", n + 1);
  return g_string_free (sql, FALSE);
}

/**
 * gops_record_save:
 *
 * Writes the columns that differ, within an action. Nothing is written when none does.
 */
gboolean
gops_record_save (gpointer   record,
                  GopsStore *store,
                  GError   **error)
{
  const GopsTable *table = gops_record_get_table (record);
  g_autofree char *sql = NULL;
  g_autoptr (GopsStatement) statement = NULL;
  int n = 0;

  if (!gops_record_is_dirty (record))
    return TRUE;
  sql = update_sql (record);
  statement = gops_store_query (store, error, sql, NULL);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    if (gops_record_column_dirty (record, i))
      bind_cell (record, i, statement, ++n);
  gops_statement_bind_int (statement, n + 1, gops_record_get_id (record));
  if (!gops_statement_run (statement, error))
    return FALSE;
  if (gops_store_n_changed (store) == 0)
    {
      g_set_error_literal (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND, _("This entry is gone; somebody has deleted it."));
      return FALSE;
    }
  gops_record_clean (record);
  return TRUE;
}

/**
 * gops_record_delete:
 *
 * Deletes the row, and what hangs on it, within an action.
 */
gboolean
gops_record_delete (gpointer   record,
                    GopsStore *store,
                    GError   **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", gops_record_get_table (record)->name);

  return gops_store_exec (store, error, sql, "l", gops_record_get_id (record));
}

/* --- one column as one action --- */

static gboolean
store_column (gpointer   record,
              GopsStore *store,
              guint      column,
              GError   **error)
{
  const GopsTable *table = gops_record_get_table (record);
  const char *label = table->columns[column].label;
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", table->name, gops_record_get_id (record), table->columns[column].name);

  if (!gops_store_begin_merging (store, error, key, N_("Edit “%s”"),
                                 g_dgettext (GETTEXT_PACKAGE, label != NULL ? label : table->label), NULL))
    return FALSE;
  if (gops_record_save (record, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/**
 * gops_record_store_text:
 *
 * Sets one column and writes it as an action of its own, which merges with the last edit of the same column.
 */
gboolean
gops_record_store_text (gpointer    record,
                        GopsStore  *store,
                        guint       column,
                        const char *value,
                        GError    **error)
{
  gops_record_set_text (record, column, value);
  return store_column (record, store, column, error);
}

gboolean
gops_record_store_int (gpointer   record,
                       GopsStore *store,
                       guint      column,
                       gint64     value,
                       GError   **error)
{
  gops_record_set_int (record, column, value);
  return store_column (record, store, column, error);
}

gboolean
gops_record_store_real (gpointer   record,
                        GopsStore *store,
                        guint      column,
                        double     value,
                        GError   **error)
{
  gops_record_set_real (record, column, value);
  return store_column (record, store, column, error);
}
