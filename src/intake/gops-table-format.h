/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of tables that can be read. */
#pragma once

#include "gops-file-head.h"
#include "gops-table-source.h"

/**
 * GopsTableOptions: what somebody decided; all may be unset
 * @encoding: (nullable): of a text; %NULL: find it out
 * @separator: of a text; 0: find it out
 * @sheet: (nullable): of a workbook, its name or number; %NULL: the first with something in it; lists of members, orders and sign-ups prefer the first with a header that is known
 */
typedef struct
{
  const char *encoding;
  char        separator;
  const char *sheet;
} GopsTableOptions;

/**
 * GopsTableFormat:
 * @id: as the command line calls it ("csv")
 * @name: for people, untranslated: show it through gettext
 * @endings: of file names, with blanks between (".csv .tsv")
 * @rate: how surely a file is of this kind: 0 it is not; 50 it may be; 100 it is
 * @open: (transfer full)
 */
typedef struct
{
  const char       *id;
  const char       *name;
  const char       *endings;
  guint           (*rate) (const GopsFileHead *head);
  GopsTableSource *(*open) (GFile *file, const GopsTableOptions *options, GCancellable *cancellable, GError **error);
} GopsTableFormat;

/** gops_table_formats: Returns: (transfer none) (array length=out_n): all of them */
const GopsTableFormat *const *gops_table_formats      (guint                    *out_n);

/** gops_table_format_find: Returns: (nullable): the format of that id */
const GopsTableFormat        *gops_table_format_find  (const char               *id);

/** gops_table_format_sniff: Returns: the surest format for the file; CSV when it is none of them for sure */
const GopsTableFormat        *gops_table_format_sniff (const GopsFileHead       *head);

/**
 * gops_table_format_open:
 *
 * Returns: (transfer full): before its first record. Errors: those of the intake room and of GIO
 */
GopsTableSource              *gops_table_format_open  (const GopsTableFormat    *self,
                                                       GFile                    *file,
                                                       const GopsTableOptions   *options,
                                                       GCancellable             *cancellable,
                                                       GError                  **error);
