/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises the columns of a foreign table by the words over them, for any set of fields. */
#pragma once

#include "gops-table-source.h"

typedef enum
{
  GOPS_MAPPING_TEXT,
  GOPS_MAPPING_NUMBER,
  GOPS_MAPPING_DATE,
} GopsMappingKind;

/**
 * GopsMappingField: what a column can be. The first field of a set is that of columns that are left out
 * @id: what the command line and saved mappings call it, static ("joined-on")
 * @label: what people call it, untranslated: show it through gettext
 * @words: (nullable): over such columns, separated by blanks, as gops_mapping_header_key() makes them. Earlier words
 * fit better
 */
typedef struct
{
  const char      *id;
  const char      *label;
  GopsMappingKind  kind;
  const char      *words;
} GopsMappingField;

/**
 * gops_mapping_header_key:
 *
 * Returns: (transfer full): the header without case, blanks, punctuation and a remark in brackets: "E-mail Address" is
 * "emailaddress"
 */
char      *gops_mapping_header_key   (const char             *header);

/**
 * gops_mapping_guess:
 * @fields: (array length=n_fields)
 * @headers: (array length=n): the words over the columns
 * @out_fields: (out caller-allocates) (array length=n): an index of @fields for each column; no field but the first is
 * given twice, the better word wins, then the column on the left
 *
 * Returns: how many columns were recognised
 */
guint      gops_mapping_guess        (const GopsMappingField *fields,
                                      guint                   n_fields,
                                      const char *const      *headers,
                                      guint                   n,
                                      guint                  *out_fields);

/**
 * gops_mapping_find:
 * @id: "joined-on", "joined_on" …
 * @out_field: (out): its index
 *
 * Returns: whether there is such a field
 */
gboolean   gops_mapping_find         (const GopsMappingField *fields,
                                      guint                   n_fields,
                                      const char             *id,
                                      guint                  *out_field);

/**
 * gops_mapping_take_headers:
 * @source: at its first record
 *
 * Columns without a word over them get one; those at the right end are a spreadsheet's leavings and are dropped.
 *
 * Returns: (transfer full) (element-type utf8): the words over the columns
 */
GPtrArray *gops_mapping_take_headers (GopsTableSource        *source);

/** gops_mapping_list_headers: Returns: (transfer full): the first of them, for people: “Name”, “Phone” */
char      *gops_mapping_list_headers (GPtrArray              *headers);

/**
 * gops_mapping_find_column:
 * @headers: (element-type utf8)
 * @column: the word over it, or its number from 1
 * @name: of the file, for people
 * @out_index: (out)
 *
 * Errors: %GOPS_INTAKE_ERROR_COLUMN, with the names that there are
 */
gboolean   gops_mapping_find_column  (GPtrArray              *headers,
                                      const char             *column,
                                      const char             *name,
                                      guint                  *out_index,
                                      GError                **error);

/** gops_mapping_set_no_field: sets the error %GOPS_INTAKE_ERROR_COLUMN that @id is none of @fields, and names them */
void       gops_mapping_set_no_field (const GopsMappingField *fields,
                                      guint                   n_fields,
                                      const char             *id,
                                      GError                **error);
