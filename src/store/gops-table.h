/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Column tables: the one description of a concept's columns.
 *
 * The model room lists the columns of each concept once, as a macro; from that list come the enum of
 * columns, the GopsTable below, the GObject properties, the SQL, the journal triggers and the JSON form.
 * A test compares every table with the schema that the migrations make.
 *
 * Column 0 is always "id" (INTEGER PRIMARY KEY).
 */

/**
 * GopsColumnType:
 * @GOPS_COLUMN_INT: 64-bit integer; 0 when unset
 * @GOPS_COLUMN_FIGURE: an integer that is also counted anew as time passes, outside the journal. Undo and redo set it
 *   like others, but do not mind what it is before
 * @GOPS_COLUMN_COUNT: an integer from 0 on that may not be known; -1 when unset
 * @GOPS_COLUMN_BOOL: 0 or 1
 * @GOPS_COLUMN_REAL: finite double
 * @GOPS_COLUMN_TEXT: UTF-8, "" when unset, never NULL
 * @GOPS_COLUMN_BLOB: bytes, NULL when unset
 * @GOPS_COLUMN_REF: id of a row in another table, NULL when unset
 * @GOPS_COLUMN_INSTANT: microseconds since 1970 UTC; 0 when unset
 * @GOPS_COLUMN_DATE: local date "YYYY-MM-DD", "" when unset
 * @GOPS_COLUMN_TIME: local time "HH:MM", "" when unset
 *
 * What a column holds, and so how it is stored: the last two as TEXT, instants and references as INTEGER.
 */
typedef enum
{
  GOPS_COLUMN_INT,
  GOPS_COLUMN_FIGURE,
  GOPS_COLUMN_COUNT,
  GOPS_COLUMN_BOOL,
  GOPS_COLUMN_REAL,
  GOPS_COLUMN_TEXT,
  GOPS_COLUMN_BLOB,
  GOPS_COLUMN_REF,
  GOPS_COLUMN_INSTANT,
  GOPS_COLUMN_DATE,
  GOPS_COLUMN_TIME,
} GopsColumnType;

typedef struct
{
  const char    *name;         /* SQL name */
  GopsColumnType type;
  const char    *references;   /* (nullable): table that a REF points to */
  const char    *label;        /* (nullable): untranslated, for people; NULL for columns that people never see */
} GopsColumn;

/**
 * GopsTableFlags:
 * @GOPS_TABLE_VIEW: a view: read only, no triggers
 * @GOPS_TABLE_BATCHED: has a "batch" column; rows inserted by a bulk intake are not journaled one by one
 */
typedef enum
{
  GOPS_TABLE_NONE    = 0,
  GOPS_TABLE_VIEW    = 1 << 0,
  GOPS_TABLE_BATCHED = 1 << 1,
} GopsTableFlags;

typedef struct
{
  const char       *name;
  const char       *label;      /* untranslated singular noun */
  const GopsColumn *columns;
  guint             n_columns;  /* at most 60: one SQL function takes two values of each */
  GopsTableFlags    flags;
} GopsTable;

/**
 * GopsBatchTable:
 * @name: a table with a "batch" column
 * @key: its primary key, integer columns separated by ", "; at most four
 * @bulky: it has no index on the batch, which each of its many rows would pay for: to find a batch's rows is to pass over all
 */
typedef struct
{
  const char *name;
  const char *key;
  gboolean    bulky;
} GopsBatchTable;

/**
 * GopsSchema:
 * @application_id: PRAGMA application_id of our files
 * @version: PRAGMA user_version that this program writes; migrations 1 … @version exist
 * @migrations: GResource folder with 001.sql, 002.sql …
 * @tables: (array length=n_tables): journaled tables and views
 * @batch_tables: (array zero-terminated): every table with a "batch" column, children before parents; ends with a
 *   row without a name
 * @figures_are_old: (nullable): SQL that is run within an undo or redo that sets a %GOPS_COLUMN_FIGURE to what it was once, or
 *   shows or hides a batch
 * @sort_key: (nullable): (transfer full): bytes that compare as texts are to be ordered: what gops_sort_key (text) is in SQL
 * @key_column: (nullable): name of the columns that hold such bytes
 * @key_of: (nullable): name of the column beside it whose key it is. A key says nothing of whether somebody changed the row, since
 *   another version of the collation writes it otherwise; undo and redo make it anew
 */
typedef struct
{
  guint32                  application_id;
  guint                    version;
  const char              *migrations;
  const GopsTable *const  *tables;
  guint                    n_tables;
  const GopsBatchTable    *batch_tables;
  const char              *figures_are_old;
  GBytes                *(*sort_key) (const char *text);
  const char              *key_column;
  const char              *key_of;
} GopsSchema;

const char *gops_column_type_sql  (GopsColumnType type);
gboolean    gops_column_type_is_text (GopsColumnType type);
int         gops_table_find_column (const GopsTable *table,
                                    const char      *name);

G_END_DECLS
