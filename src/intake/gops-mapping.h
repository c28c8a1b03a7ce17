/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises the columns of a foreign table by the words over them, for any set of fields. */
#pragma once

#include <glib.h>

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
char    *gops_mapping_header_key (const char             *header);

/**
 * gops_mapping_guess:
 * @fields: (array length=n_fields)
 * @headers: (array length=n): the words over the columns
 * @out_fields: (out caller-allocates) (array length=n): an index of @fields for each column; no field but the first is
 * given twice, the better word wins, then the column on the left
 *
 * Returns: how many columns were recognised
 */
guint    gops_mapping_guess      (const GopsMappingField *fields,
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
gboolean gops_mapping_find       (const GopsMappingField *fields,
                                  guint                   n_fields,
                                  const char             *id,
                                  guint                  *out_field);
