/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-statement.h"
#include "gops-table.h"

G_BEGIN_DECLS

/*
 * A row, or the changed part of one, as a flat JSON object: what the journal stores.
 *
 * Keys are column names; integers and texts as JSON has them, REAL with 17 digits so that it reads back
 * exactly, BLOB as a string of hex digits. The column table tells a blob from a text. Texts may hold NUL.
 */

typedef struct
{
  guint   column;    /* index in the table */
  gboolean is_null;
  gint64  integer;
  double  real;
  char   *text;      /* (owned) (nullable): UTF-8, or hex digits of a blob */
  gsize   length;    /* bytes of @text */
} GopsRowValue;

void     gops_row_json_open         (GString *json);
void     gops_row_json_add_null     (GString *json, const char *name);
void     gops_row_json_add_int      (GString *json, const char *name, gint64 value);
void     gops_row_json_add_real     (GString *json, const char *name, double value);
void     gops_row_json_add_text     (GString *json, const char *name, const char *text, gsize length);
void     gops_row_json_add_blob     (GString *json, const char *name, const guint8 *data, gsize length);
void     gops_row_json_close        (GString *json);

GArray  *gops_row_json_read         (const GopsTable *table, const char *json, gsize length, GError **error);
void     gops_row_value_bind        (const GopsRowValue *value, const GopsTable *table, GopsStatement *statement, int index);

G_END_DECLS
