/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the journal: labels for people, the list of actions, what each changed; trimming. */

#include "gops-store-private.h"
#include "gops-journal.h"
#include "gops-row-json.h"
#include "gops-batch.h"

#define KEEP_ACTIONS 100   /* the newest actions are never trimmed */

void
gops_history_entry_free (GopsHistoryEntry *entry)
{
  g_free (entry->label);
  g_free (entry->author);
  g_free (entry->group_name);
  g_free (entry);
}

void
gops_history_change_free (GopsHistoryChange *change)
{
  g_free (change->table);
  g_free (change->column);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* Reads the next string of ["a","b"]; the journal's own writer made it. */
static char *
next_argument (const char **at)
{
  static const GopsColumn column = { "", GOPS_COLUMN_TEXT };
  static const GopsTable table = { "", "", &column, 1, GOPS_TABLE_NONE };
  const char *start = strchr (*at, '"'), *end;
  g_autofree char *object = NULL;
  g_autoptr (GArray) values = NULL;

  if (start == NULL)
    return NULL;
  for (end = start + 1; *end != '\0' && *end != '"'; end++)
    if (*end == '\\' && end[1] != '\0')
      end++;
  *at = *end == '"' ? end + 1 : end;
  object = g_strdup_printf ("{\"\":%.*s}", (int) (*at - start), start);
  values = gops_row_json_read (&table, object, strlen (object), NULL);
  if (values == NULL || values->len == 0)
    return NULL;
  return g_steal_pointer (&g_array_index (values, GopsRowValue, 0).text);
}

/* Finds the next %s or %2$s; translations may change the order. */
static const char *
find_mark (const char  *format,
           guint       *out_number,
           const char **out_end)
{
  for (const char *mark = strchr (format, '%'); mark != NULL; mark = strchr (mark + 1, '%'))
    {
      gboolean numbered = g_ascii_isdigit (mark[1]) && mark[2] == '$' && mark[3] == 's';

      if (!numbered && mark[1] != 's')
        continue;
      *out_number = numbered ? (guint) g_ascii_digit_value (mark[1]) : 0;
      *out_end = mark + (numbered ? 4 : 2);
      return mark;
    }
  return NULL;
}

static GPtrArray *
read_arguments (const char *json)
{
  GPtrArray *arguments = g_ptr_array_new_with_free_func (g_free);
  char *argument;

  while ((argument = next_argument (&json)) != NULL)
    g_ptr_array_add (arguments, argument);
  return arguments;
}

/**
 * gops_action_label:
 * @label: untranslated, may hold %s, in translations also %2$s
 * @args_json: JSON array of texts for the %s
 *
 * Returns: (transfer full): the translated label with its arguments
 */
char *
gops_action_label (const char *label,
                   const char *args_json)
{
  const char *format = g_dgettext (GETTEXT_PACKAGE, label), *mark, *end;
  g_autoptr (GPtrArray) arguments = read_arguments (args_json);
  GString *text = g_string_new (NULL);
  guint next = 1, number;

  for (; (mark = find_mark (format, &number, &end)) != NULL; format = end)
    {
      if (number == 0)
        number = next++;
      g_string_append_len (text, format, mark - format);
      if (number >= 1 && number <= arguments->len)
        g_string_append (text, g_ptr_array_index (arguments, number - 1));
    }
  g_string_append (text, format);
  return g_string_free (text, FALSE);
}

static GopsHistoryEntry *
read_entry (GopsStatement *rows)
{
  GopsHistoryEntry *entry = g_new0 (GopsHistoryEntry, 1);

  entry->id = gops_statement_int (rows, 0);
  entry->label = gops_action_label (gops_statement_text (rows, 1), gops_statement_text (rows, 2));
  entry->author = g_strdup (gops_statement_text (rows, 3));
  entry->at = gops_statement_int (rows, 4);
  entry->undone = gops_statement_int (rows, 5) != 0;
  entry->n_rows = (guint) gops_statement_int (rows, 6);
  return entry;
}

/* Takes @statement (nullable), a query that begins with GOPS_HISTORY_ENTRIES. */
GPtrArray *
gops_history_collect (GopsStore     *self,
                      GopsStatement *statement,
                      GError       **error)
{
  g_autoptr (GopsStatement) rows = statement;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_history_entry_free);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    g_ptr_array_add (entries, read_entry (rows));
  for (guint i = 0; local_error == NULL && i < entries->len; i++)
    gops_history_name_group (self, g_ptr_array_index (entries, i));
  if (local_error == NULL)
    return g_steal_pointer (&entries);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * gops_store_history:
 * @table: (nullable): only actions that touched this table
 * @row: only actions that touched this row of @table; 0 = any
 * @limit: at most this many, newest first
 *
 * Returns: (transfer full) (element-type GopsHistoryEntry) (nullable): NULL with @error set
 */
GPtrArray *
gops_store_history (GopsStore  *self,
                    const char *table,
                    gint64      row,
                    guint       limit,
                    GError    **error)
{
  if (table == NULL)
    return gops_history_collect (self, gops_store_query (self, error, GOPS_HISTORY_ENTRIES "ORDER BY a.id DESC LIMIT ?1", "i", (int) limit), error);
  return gops_history_collect (self, gops_store_query (self, error, GOPS_HISTORY_ENTRIES
    "AND a.id IN (SELECT action FROM journal_row WHERE tbl = ?2 AND (?3 = 0 OR row = ?3)) ORDER BY a.id DESC LIMIT ?1",
    "isl", (int) limit, table, row), error);
}

static char *
instant_to_text (gint64 at)
{
  g_autoptr (GDateTime) utc = at != 0 ? g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/* The name of what a reference points to, where it has one and is still there. */
static char *
reference_to_text (GopsStore  *self,
                   const char *table_name,
                   gint64      id)
{
  static const char *const names[] = { "name", "label", "title" };

  for (guint t = 0; t < self->schema->n_tables; t++)
    for (guint i = 0; g_strcmp0 (self->schema->tables[t]->name, table_name) == 0 && i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", names[i], table_name);
        char *text = NULL;

        if (gops_table_find_column (self->schema->tables[t], names[i]) >= 0 &&
            gops_store_read_text (self, &text, NULL, sql, "l", id))
          return text;
      }
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static char *
value_to_text (GopsStore          *self,
               const GopsTable    *table,
               const GopsRowValue *value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->is_null)
    return g_strdup ("");
  switch (table->columns[value->column].type)
    {
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_DATE:
    case GOPS_COLUMN_TIME:
      return g_strndup (value->text, value->length);
    case GOPS_COLUMN_BLOB:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u byte", "%u bytes", value->length / 2), (guint) value->length / 2);
    case GOPS_COLUMN_REAL:
      return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.6g", value->real));
    case GOPS_COLUMN_BOOL:
      return g_strdup (value->integer != 0 ? _("Yes") : _("No"));
    case GOPS_COLUMN_INSTANT:
      return instant_to_text (value->integer);
    case GOPS_COLUMN_REF:
      return reference_to_text (self, table->columns[value->column].references, value->integer);
    case GOPS_COLUMN_COUNT:
      return value->integer < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    }
  g_return_val_if_reached (NULL);
}

static const GopsRowValue *
find_value (GArray *values,
            guint   column)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    if (g_array_index (values, GopsRowValue, i).column == column)
      return &g_array_index (values, GopsRowValue, i);
  return NULL;
}

/* Adds what one journal row changed in the columns that people know. */
static void
add_changes (GopsStore       *self,
             GPtrArray       *changes,
             const GopsTable *table,
             GArray          *before,
             GArray          *after)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const GopsRowValue *from = find_value (before, i), *to = find_value (after, i);
      g_autofree char *old = from != NULL ? value_to_text (self, table, from) : NULL;
      g_autofree char *new = to != NULL ? value_to_text (self, table, to) : NULL;
      GopsHistoryChange *change;

      if (table->columns[i].label == NULL || g_strcmp0 (old != NULL ? old : "", new != NULL ? new : "") == 0)
        continue;
      change = g_new0 (GopsHistoryChange, 1);
      change->table = g_strdup (g_dgettext (GETTEXT_PACKAGE, table->label));
      change->column = g_strdup (g_dgettext (GETTEXT_PACKAGE, table->columns[i].label));
      change->table_name = table->name;
      change->column_name = table->columns[i].name;
      change->before = g_steal_pointer (&old);
      change->after = g_steal_pointer (&new);
      g_ptr_array_add (changes, change);
    }
}

static GArray *
read_side (const GopsTable *table,
           GopsStatement   *rows,
           int              column)
{
  if (gops_statement_is_null (rows, column))
    return NULL;
  return gops_row_json_read (table, gops_statement_text (rows, column), gops_statement_length (rows, column), NULL);
}

/**
 * gops_store_history_changes:
 * @limit: at most this many journal rows are read
 *
 * Returns: (transfer full) (element-type GopsHistoryChange) (nullable): from what to what, in the order of
 *   the change; NULL with @error set
 */
GPtrArray *
gops_store_history_changes (GopsStore *self,
                            gint64     action,
                            guint      limit,
                            GError   **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_history_change_free);
  g_autoptr (GopsStatement) rows = gops_store_query (self, error,
    "SELECT tbl, before, after FROM journal_row WHERE action = ?1 ORDER BY n LIMIT ?2", "li", action, (int) limit);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local_error))
    for (guint i = 0; i < self->schema->n_tables; i++)
      {
        const GopsTable *table = self->schema->tables[i];
        g_autoptr (GArray) before = NULL;
        g_autoptr (GArray) after = NULL;

        if (!g_str_equal (table->name, gops_statement_text (rows, 0)))
          continue;
        before = read_side (table, rows, 1);
        after = read_side (table, rows, 2);
        add_changes (self, changes, table, before, after);
      }
  if (local_error == NULL)
    return g_steal_pointer (&changes);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The id below which actions go, so that what stays fits into @max_bytes. */
static gboolean
find_size_limit (GopsStore *self,
                 guint64    max_bytes,
                 gint64    *out_first_kept,
                 GError   **error)
{
  return gops_store_read_int (self, out_first_kept, error,
    "SELECT coalesce (max (id) + 1, 0) FROM (SELECT id, sum (bytes + 64 * n_rows) OVER (ORDER BY id DESC) AS size"
    " FROM journal_action) WHERE size > ?1", "l", (gint64) MIN (max_bytes, (guint64) G_MAXINT64));
}

#define OUTDATED "(at < ?1 OR id < ?2) AND undone = 0 AND " GOPS_BATCH_IS_NOT ("batch", "pending") \
  " AND id NOT IN (SELECT id FROM journal_action ORDER BY id DESC LIMIT ?3)"

/**
 * gops_store_trim_journal:
 * @older_than: actions before this instant (µs UTC) go
 * @max_bytes: the journal keeps about this much
 *
 * Drops the oldest actions, never the newest 100, nor what is undone or of an intake under way. What goes
 * can no longer be undone.
 */
gboolean
gops_store_trim_journal (GopsStore *self,
                         gint64     older_than,
                         guint64    max_bytes,
                         GError   **error)
{
  gint64 by_size = 0, n = 0;
  gboolean ok;

  if (!find_size_limit (self, max_bytes, &by_size, error) ||
      !gops_store_read_int (self, &n, error, "SELECT count (*) FROM journal_action WHERE (at < ?1 OR id < ?2) AND undone = 0",
                            "ll", older_than, by_size))
    return FALSE;
  if (n == 0)
    return TRUE;   /* as nearly always: no need to wait for the write lock */
  if (!gops_store_begin_raw (self, GOPS_JOURNAL_OFF, error))
    return FALSE;
  ok = gops_store_exec (self, error, "DELETE FROM journal_row WHERE action IN (SELECT id FROM journal_action WHERE " OUTDATED ")",
                        "lli", older_than, by_size, KEEP_ACTIONS) &&
       gops_store_exec (self, error, "DELETE FROM journal_action WHERE " OUTDATED, "lli", older_than, by_size, KEEP_ACTIONS);
  return gops_store_finish_raw (self, ok, error);
}

/**
 * gops_store_forget_history:
 *
 * Drops every action: what was made so far is the ground on which history begins. For workspaces that come
 * filled, such as the sample.
 */
gboolean
gops_store_forget_history (GopsStore *self,
                           GError   **error)
{
  gboolean ok;

  if (!gops_store_begin_raw (self, GOPS_JOURNAL_OFF, error))
    return FALSE;
  ok = gops_store_exec (self, error, "DELETE FROM journal_row", NULL) &&
       gops_store_exec (self, error, "DELETE FROM journal_action", NULL);
  return gops_store_finish_raw (self, ok, error);
}
