/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: values and properties. Rows are in gops-record-row.c. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "gops-record-private.h"
#include "gops-workspace.h"

typedef struct
{
  GopsCell *cells;   /* (owned): one per column */
  guint64   dirty;   /* bit per column that differs from the file */
} GopsRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GopsRecord, gops_record, G_TYPE_OBJECT)

#define PRIVATE(record) ((GopsRecordPrivate *) gops_record_get_instance_private (GOPS_RECORD (record)))

/* --- inside the room --- */

GopsCell *
gops_record_cells (GopsRecord *self)
{
  return PRIVATE (self)->cells;
}

/* Marks a column as different from the file and tells who listens. */
void
gops_record_touch (GopsRecord *self,
                   guint       column)
{
  PRIVATE (self)->dirty |= G_GUINT64_CONSTANT (1) << column;
  g_object_notify_by_pspec (G_OBJECT (self), GOPS_RECORD_GET_CLASS (self)->pspecs[column]);
}

gboolean
gops_record_column_dirty (GopsRecord *self,
                          guint       column)
{
  return (PRIVATE (self)->dirty >> column & 1) != 0;
}

void
gops_record_clean (GopsRecord *self)
{
  PRIVATE (self)->dirty = 0;
}

static GopsColumnType
column_type (gpointer record,
             guint    column)
{
  return GOPS_RECORD_GET_CLASS (record)->table->columns[column].type;
}

static gboolean
is_integer (GopsColumnType type)
{
  return type == GOPS_COLUMN_INT || type == GOPS_COLUMN_FIGURE || type == GOPS_COLUMN_COUNT ||
         type == GOPS_COLUMN_BOOL || type == GOPS_COLUMN_REF || type == GOPS_COLUMN_INSTANT;
}

/* --- values --- */

const GopsTable *
gops_record_get_table (gpointer record)
{
  g_return_val_if_fail (GOPS_IS_RECORD (record), NULL);

  return GOPS_RECORD_GET_CLASS (record)->table;
}

gint64
gops_record_get_id (gpointer record)
{
  return gops_record_get_int (record, 0);
}

/**
 * gops_record_get_int:
 *
 * Returns: the integer, count (-1 = unset), reference (0 = none) or instant (µs UTC, 0 = unset) in @column
 */
gint64
gops_record_get_int (gpointer record,
                     guint    column)
{
  g_return_val_if_fail (is_integer (column_type (record, column)), 0);

  return PRIVATE (record)->cells[column].integer;
}

gboolean
gops_record_get_bool (gpointer record,
                      guint    column)
{
  return gops_record_get_int (record, column) != 0;
}

double
gops_record_get_real (gpointer record,
                      guint    column)
{
  g_return_val_if_fail (column_type (record, column) == GOPS_COLUMN_REAL, 0);

  return PRIVATE (record)->cells[column].real;
}

/**
 * gops_record_get_text:
 *
 * Returns: (transfer none): the text, date or time in @column; "" when unset, never NULL
 */
const char *
gops_record_get_text (gpointer record,
                      guint    column)
{
  const char *text;

  g_return_val_if_fail (gops_column_type_is_text (column_type (record, column)), "");

  text = PRIVATE (record)->cells[column].text;
  return text != NULL ? text : "";
}

GBytes *
gops_record_get_blob (gpointer record,
                      guint    column)
{
  g_return_val_if_fail (column_type (record, column) == GOPS_COLUMN_BLOB, NULL);

  return PRIVATE (record)->cells[column].bytes;
}

/**
 * gops_record_set_int:
 *
 * Sets the value in memory; notifies when it differs.
 */
void
gops_record_set_int (gpointer record,
                     guint    column,
                     gint64   value)
{
  GopsCell *cell = &PRIVATE (record)->cells[column];

  g_return_if_fail (is_integer (column_type (record, column)));

  if (cell->integer == value)
    return;
  cell->integer = value;
  gops_record_touch (record, column);
}

/**
 * gops_record_set_real:
 * @value: finite; others count as 0
 */
void
gops_record_set_real (gpointer record,
                      guint    column,
                      double   value)
{
  GopsCell *cell = &PRIVATE (record)->cells[column];

  g_return_if_fail (column_type (record, column) == GOPS_COLUMN_REAL);

  if (!isfinite (value))
    value = 0;
  if (memcmp (&cell->real, &value, sizeof value) == 0)
    return;
  cell->real = value;
  gops_record_touch (record, column);
}

/**
 * gops_record_set_text:
 * @value: (nullable): UTF-8; NULL counts as ""
 */
void
gops_record_set_text (gpointer    record,
                      guint       column,
                      const char *value)
{
  GopsCell *cell = &PRIVATE (record)->cells[column];

  g_return_if_fail (gops_column_type_is_text (column_type (record, column)));

  if (value == NULL)
    value = "";
  if (g_str_equal (gops_record_get_text (record, column), value))
    return;
  g_free (cell->text);
  cell->text = g_strdup (value);
  gops_record_touch (record, column);
}

void
gops_record_set_blob (gpointer record,
                      guint    column,
                      GBytes  *value)
{
  GopsCell *cell = &PRIVATE (record)->cells[column];

  g_return_if_fail (column_type (record, column) == GOPS_COLUMN_BLOB);

  if (cell->bytes == value || (cell->bytes != NULL && value != NULL && g_bytes_equal (cell->bytes, value)))
    return;
  g_clear_pointer (&cell->bytes, g_bytes_unref);
  cell->bytes = value != NULL ? g_bytes_ref (value) : NULL;
  gops_record_touch (record, column);
}

/**
 * gops_record_is_blank:
 *
 * Returns: whether @column holds nothing but white space, 0, a count that is not known or no bytes
 */
gboolean
gops_record_is_blank (gpointer record,
                      guint    column)
{
  GopsColumnType type = column_type (record, column);

  if (type == GOPS_COLUMN_REAL)
    return gops_record_get_real (record, column) == 0;
  if (type == GOPS_COLUMN_BLOB)
    return gops_record_get_blob (record, column) == NULL;
  if (type == GOPS_COLUMN_COUNT)
    return gops_record_get_int (record, column) < 0;
  if (is_integer (type))
    return gops_record_get_int (record, column) == 0;
  for (const char *p = gops_record_get_text (record, column); *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_time (const char *text)
{
  return g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]\\z", text, 0, 0);
}

static gboolean
is_boolean (const char *text,
            gint64     *out_value)
{
  static const char *const no[] = { "", "0", "false", "no", NULL };
  static const char *const yes[] = { "1", "true", "yes", NULL };

  *out_value = g_strv_contains (yes, text);
  return *out_value || g_strv_contains (no, text);
}

static gboolean
fail_value (const GopsColumn *column,
            const char       *text,
            const char       *wanted,
            GError          **error)
{
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT, _("%s: “%s” is not %s."), column->name, text, wanted);
  return FALSE;
}

/**
 * gops_record_set_from_text:
 * @text: a value as people write it on a command line; "" unsets
 *
 * Sets any column from text; dates are "YYYY-MM-DD", times "HH:MM", booleans 0/1/true/false.
 *
 * Returns: %FALSE with @error naming column and value when it does not fit
 */
gboolean
gops_record_set_from_text (gpointer    record,
                           guint       column,
                           const char *text,
                           GError    **error)
{
  const GopsColumn *info = &gops_record_get_table (record)->columns[column];
  gint64 integer = 0;
  char *end = NULL;
  double real;

  if (!g_utf8_validate (text, -1, NULL))
    return fail_value (info, _("(text in another encoding)"), _("UTF-8"), error);
  switch (info->type)
    {
    case GOPS_COLUMN_DATE:
      if (*text != '\0' && !gops_date_is_valid (text))
        return fail_value (info, text, _("a date that exists (YYYY-MM-DD)"), error);
      gops_record_set_text (record, column, text);
      return TRUE;
    case GOPS_COLUMN_TIME:
      if (*text != '\0' && !is_time (text))
        return fail_value (info, text, _("a time (HH:MM)"), error);
      gops_record_set_text (record, column, text);
      return TRUE;
    case GOPS_COLUMN_TEXT:
      gops_record_set_text (record, column, text);
      return TRUE;
    case GOPS_COLUMN_REAL:
      real = g_ascii_strtod (text, &end);
      if (*end != '\0' || !isfinite (real))
        return fail_value (info, text, _("a number"), error);
      gops_record_set_real (record, column, real);
      return TRUE;
    case GOPS_COLUMN_BOOL:
      if (!is_boolean (text, &integer))
        return fail_value (info, text, _("true or false"), error);
      gops_record_set_int (record, column, integer);
      return TRUE;
    case GOPS_COLUMN_COUNT:
      if (*text != '\0' && !g_ascii_string_to_signed (text, 10, -1, G_MAXINT64, &integer, NULL))
        return fail_value (info, text, _("a whole number"), error);
      gops_record_set_int (record, column, *text != '\0' ? integer : -1);
      return TRUE;
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
    case GOPS_COLUMN_REF:
    case GOPS_COLUMN_INSTANT:
      if (*text != '\0' && !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &integer, NULL))
        return fail_value (info, text, _("a whole number"), error);
      gops_record_set_int (record, column, integer);
      return TRUE;
    case GOPS_COLUMN_BLOB:
      return fail_value (info, text, _("a value that can be set by hand"), error);
    }
  g_return_val_if_reached (FALSE);
}

/**
 * gops_record_dup_as_text:
 *
 * Returns: (transfer full): the value as gops_record_set_from_text() reads it; "" for blobs and unknown counts
 */
char *
gops_record_dup_as_text (gpointer record,
                         guint    column)
{
  GopsColumnType type = column_type (record, column);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (gops_column_type_is_text (type))
    return g_strdup (gops_record_get_text (record, column));
  if (type == GOPS_COLUMN_REAL)
    return g_strdup (g_ascii_dtostr (digits, sizeof digits, gops_record_get_real (record, column)));
  if (type == GOPS_COLUMN_BLOB || (type == GOPS_COLUMN_COUNT && gops_record_is_blank (record, column)))
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_int (record, column));
}

/* --- properties: made from the columns --- */

static void
gops_record_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  guint column = id - 1;

  switch (column_type (object, column))
    {
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
    case GOPS_COLUMN_COUNT:
    case GOPS_COLUMN_REF:
    case GOPS_COLUMN_INSTANT: g_value_set_int64 (value, gops_record_get_int (object, column));   break;
    case GOPS_COLUMN_BOOL:    g_value_set_boolean (value, gops_record_get_bool (object, column)); break;
    case GOPS_COLUMN_REAL:    g_value_set_double (value, gops_record_get_real (object, column)); break;
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_DATE:
    case GOPS_COLUMN_TIME:    g_value_set_string (value, gops_record_get_text (object, column)); break;
    case GOPS_COLUMN_BLOB:    g_value_set_boxed (value, gops_record_get_blob (object, column));  break;
    }
}

static void
gops_record_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  guint column = id - 1;

  switch (column_type (object, column))
    {
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
    case GOPS_COLUMN_COUNT:
    case GOPS_COLUMN_REF:
    case GOPS_COLUMN_INSTANT: gops_record_set_int (object, column, g_value_get_int64 (value));   break;
    case GOPS_COLUMN_BOOL:    gops_record_set_int (object, column, g_value_get_boolean (value)); break;
    case GOPS_COLUMN_REAL:    gops_record_set_real (object, column, g_value_get_double (value)); break;
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_DATE:
    case GOPS_COLUMN_TIME:    gops_record_set_text (object, column, g_value_get_string (value)); break;
    case GOPS_COLUMN_BLOB:    gops_record_set_blob (object, column, g_value_get_boxed (value));  break;
    }
}

static GParamSpec *
make_pspec (const GopsColumn *column)
{
  /* The name is not static: GObject makes quiet-from of quiet_from. */
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  switch (column->type)
    {
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
    case GOPS_COLUMN_REF:
    case GOPS_COLUMN_INSTANT: return g_param_spec_int64 (column->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case GOPS_COLUMN_COUNT:   return g_param_spec_int64 (column->name, NULL, NULL, -1, G_MAXINT64, -1, flags);
    case GOPS_COLUMN_BOOL:    return g_param_spec_boolean (column->name, NULL, NULL, FALSE, flags);
    case GOPS_COLUMN_REAL:    return g_param_spec_double (column->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_DATE:
    case GOPS_COLUMN_TIME:    return g_param_spec_string (column->name, NULL, NULL, "", flags);
    case GOPS_COLUMN_BLOB:    return g_param_spec_boxed (column->name, NULL, NULL, G_TYPE_BYTES, flags);
    }
  g_return_val_if_reached (NULL);
}

/**
 * gops_record_class_set_table:
 *
 * Installs the columns of @table as properties; GOPS_DEFINE_RECORD() calls it.
 */
void
gops_record_class_set_table (GopsRecordClass *klass,
                             const GopsTable *table)
{
  g_return_if_fail (table->n_columns <= 60);

  klass->table = table;
  klass->pspecs = g_new (GParamSpec *, table->n_columns);   /* for the life of the class, which is for ever */
  /* GObject takes these two away from every derived class. */
  G_OBJECT_CLASS (klass)->get_property = gops_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = gops_record_set_property;
  for (guint i = 0; i < table->n_columns; i++)
    {
      klass->pspecs[i] = make_pspec (&table->columns[i]);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->pspecs[i]);
    }
}

static void
gops_record_constructed (GObject *object)
{
  const GopsTable *table = GOPS_RECORD_GET_CLASS (object)->table;
  GopsCell *cells = PRIVATE (object)->cells = g_new0 (GopsCell, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].type == GOPS_COLUMN_COUNT)
      cells[i].integer = -1;

  G_OBJECT_CLASS (gops_record_parent_class)->constructed (object);
}

static void
gops_record_finalize (GObject *object)
{
  const GopsTable *table = GOPS_RECORD_GET_CLASS (object)->table;
  GopsCell *cells = PRIVATE (object)->cells;

  for (guint i = 0; i < table->n_columns; i++)
    if (gops_column_type_is_text (table->columns[i].type))
      g_free (cells[i].text);
    else if (table->columns[i].type == GOPS_COLUMN_BLOB)
      g_clear_pointer (&cells[i].bytes, g_bytes_unref);
  g_free (cells);

  G_OBJECT_CLASS (gops_record_parent_class)->finalize (object);
}

static void
gops_record_class_init (GopsRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = gops_record_constructed;
  object_class->finalize = gops_record_finalize;
}

static void
gops_record_init (GopsRecord *self)
{
}
