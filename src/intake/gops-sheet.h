/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign table whose columns are mapped to a set of fields: what imports of orders and of figures share. */
#pragma once

#include "gops-date-reader.h"
#include "gops-import-report.h"
#include "gops-mapping-profile.h"
#include "gops-store.h"
#include "gops-table-format.h"

/**
 * GopsSheet:
 * @file: (owned)
 * @name: (owned): of the file, for people
 * @encoding: (owned): as found
 * @headers: (owned) (element-type utf8): the words over the columns
 * @known: (array length=n_known): what a column can be; the first is that of columns that are left out
 * @kind: static: of the table, as profiles call it
 * @fields: (owned): an index of @known for each column
 * @profile: (nullable): the program that wrote the table
 * @order: of doubtful dates; UNKNOWN: find it out
 */
typedef struct
{
  GFile                  *file;
  char                   *name;
  char                   *encoding;
  char                   *asked;       /* (owned) (nullable): encoding that somebody asked for */
  char                   *page;        /* (owned) (nullable): of a workbook, asked for or found */
  char                    separator;
  const GopsTableFormat  *format;
  GPtrArray              *headers;
  const char             *kind;
  const GopsMappingField *known;
  guint                   n_known;
  guint                  *fields;
  const GopsMappingProfile *profile;
  GopsDateOrder           order;
} GopsSheet;

/**
 * gops_sheet_new:
 * @options: (nullable): %NULL: find all out
 * @kind: static: of the table, as profiles call it: "orders", "figures", "sign-ups"
 * @known: (array length=n_known): must live as long as the sheet
 *
 * Opens the file and guesses what its columns are. Errors: as gops_member_import_new_for_format()
 */
GopsSheet       *gops_sheet_new           (GFile                  *file,
                                           const GopsTableOptions *options,
                                           const char             *kind,
                                           const GopsMappingField *known,
                                           guint                   n_known,
                                           GCancellable           *cancellable,
                                           GError                **error);

/** GopsSheetLikely: whether the columns are those of such a table */
typedef gboolean (*GopsSheetLikely) (GopsSheet *self);

/**
 * gops_sheet_new_likely: the same; where nobody asked for a page of a workbook and the first is not @likely, the first that is,
 * hidden ones aside
 */
GopsSheet       *gops_sheet_new_likely    (GFile                  *file,
                                           const GopsTableOptions *options,
                                           const char             *kind,
                                           const GopsMappingField *known,
                                           guint                   n_known,
                                           GopsSheetLikely         likely,
                                           GCancellable           *cancellable,
                                           GError                **error);
void             gops_sheet_free          (GopsSheet              *self);

/** gops_sheet_open: Returns: (transfer full): the file opened anew, behind its header */
GopsTableSource *gops_sheet_open          (GopsSheet              *self,
                                           GCancellable           *cancellable,
                                           GError                **error);

/** gops_sheet_set_field: a column that had @field before is left out from now on */
void             gops_sheet_set_field     (GopsSheet              *self,
                                           guint                   column,
                                           guint                   field);

/**
 * gops_sheet_recall:
 *
 * Columns and order of dates as for the last table with the same headings. Returns: whether there was one
 */
gboolean         gops_sheet_recall        (GopsSheet              *self,
                                           GopsStore              *store);

/** gops_sheet_remember: keeps them for the next. Outside actions and slices */
gboolean         gops_sheet_remember      (GopsSheet              *self,
                                           GopsStore              *store,
                                           GError                **error);

/** gops_sheet_map: @column: the word over it, or its number from 1; @field: an id. Errors: %GOPS_INTAKE_ERROR_COLUMN */
gboolean         gops_sheet_map           (GopsSheet              *self,
                                           const char             *column,
                                           const char             *field,
                                           GError                **error);
gboolean         gops_sheet_has_field     (GopsSheet              *self,
                                           guint                   field);

/** gops_sheet_get_cell: Returns: the record's cell in the column of @field, "" where there is none */
const char      *gops_sheet_get_cell      (GopsSheet              *self,
                                           GopsTableSource        *reader,
                                           guint                   field);

/** gops_sheet_get_header: Returns: the word over the column of @field, "" where there is none */
const char      *gops_sheet_get_header    (GopsSheet              *self,
                                           guint                   field);

typedef void (*GopsSheetLook) (GopsSheet *self, GopsTableSource *reader, gpointer data);

/**
 * gops_sheet_survey:
 * @date_field: whose doubtful dates are looked at
 * @look: (nullable): called for each record
 *
 * Reads the whole file, and sets the order of its dates. Errors: %GOPS_INTAKE_ERROR_DATE_ORDER when the file does not
 * tell, and those of reading
 */
gboolean         gops_sheet_survey        (GopsSheet              *self,
                                           guint                   date_field,
                                           GopsSheetLook           look,
                                           gpointer                data,
                                           GCancellable           *cancellable,
                                           GError                **error);

/** gops_sheet_refuse: tells @report that the cell in the column of @field was not taken, and why */
void             gops_sheet_refuse        (GopsSheet              *self,
                                           GopsTableSource        *reader,
                                           guint                   field,
                                           gboolean                whole_record,
                                           const char             *why,
                                           GopsImportReport       *report);

/** gops_sheet_set_nothing: sets the error that not one record could be used, and why */
void             gops_sheet_set_nothing   (GopsSheet              *self,
                                           const GopsImportReport *report,
                                           GError                **error);

/** gops_sheet_set_no_column: sets the error that a column is missing. @what: for people: what it should tell */
void             gops_sheet_set_no_column (GopsSheet              *self,
                                           const char             *what,
                                           GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSheet, gops_sheet_free)
