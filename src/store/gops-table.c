/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Column tables: look-ups. */

#include "gops-table.h"

/**
 * gops_column_type_sql:
 *
 * Returns: (transfer none): the STRICT type that stores @type
 */
const char *
gops_column_type_sql (GopsColumnType type)
{
  switch (type)
    {
    case GOPS_COLUMN_INT:
    case GOPS_COLUMN_FIGURE:
    case GOPS_COLUMN_COUNT:
    case GOPS_COLUMN_BOOL:
    case GOPS_COLUMN_REF:
    case GOPS_COLUMN_INSTANT:
      return "INTEGER";
    case GOPS_COLUMN_REAL:
      return "REAL";
    case GOPS_COLUMN_TEXT:
    case GOPS_COLUMN_DATE:
    case GOPS_COLUMN_TIME:
      return "TEXT";
    case GOPS_COLUMN_BLOB:
      return "BLOB";
    }
  g_return_val_if_reached ("");
}

gboolean
gops_column_type_is_text (GopsColumnType type)
{
  return type == GOPS_COLUMN_TEXT || type == GOPS_COLUMN_DATE || type == GOPS_COLUMN_TIME;
}

/**
 * gops_table_find_column:
 *
 * Returns: the index of the column called @name, or -1
 */
int
gops_table_find_column (const GopsTable *table,
                        const char      *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i].name, name))
      return (int) i;
  return -1;
}
