/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members from a table, of whatever kind: look, map, preview, import. */
#pragma once

#include "gops-import-report.h"
#include "gops-mapping-profile.h"
#include "gops-member-draft.h"
#include "gops-person-matcher.h"
#include "gops-store-task.h"
#include "gops-table-format.h"

/* Calling sequence:
 *
 *   import = gops_member_import_new (file, NULL, cancellable, error);     finds kind, encoding, header, columns
 *   gops_member_import_set_field (import, 2, GOPS_MEMBER_FIELD_PHONE);    as the person says
 *   preview = gops_member_import_preview (import, store, group, 20, …);   what would happen; writes nothing
 *   report = gops_member_import_run (import, store, group, …);            one action, all or nothing
 *
 * The _async pairs run the last two in a thread; do not change the import meanwhile. */
typedef struct _GopsMemberImport GopsMemberImport;

/**
 * GopsMemberPreviewRow: what would become of one record
 * @draft: what was understood
 * @match: who it is
 * @reason: (owned): the decision, for people
 */
typedef struct
{
  GopsMemberDraft draft;
  GopsMatch       match;
  char           *reason;
} GopsMemberPreviewRow;

/**
 * GopsMemberPreview:
 * @report: as the import would report, over the whole file
 * @rows: (element-type GopsMemberPreviewRow): the first records
 */
typedef struct
{
  GopsImportReport *report;
  GPtrArray        *rows;
} GopsMemberPreview;

/**
 * gops_member_import_new: the same as below, of the kind that the file seems to be
 * @encoding: (nullable): %NULL: find it out
 */
GopsMemberImport  *gops_member_import_new            (GFile             *file,
                                                      const char        *encoding,
                                                      GCancellable      *cancellable,
                                                      GError           **error);

/**
 * gops_member_import_new_for_format:
 * @format: (nullable): %NULL: find it out
 * @options: (nullable): %NULL: find all out
 *
 * Errors: %GOPS_INTAKE_ERROR_EMPTY, %GOPS_INTAKE_ERROR_NOT_TEXT, %GOPS_INTAKE_ERROR_ENCODING, %GOPS_INTAKE_ERROR_ARCHIVE,
 * %GOPS_INTAKE_ERROR_LIMIT, %GOPS_INTAKE_ERROR_COLUMN for a sheet that is not there, and those of GIO.
 */
GopsMemberImport  *gops_member_import_new_for_format (GFile                  *file,
                                                      const GopsTableFormat  *format,
                                                      const GopsTableOptions *options,
                                                      GCancellable           *cancellable,
                                                      GError                **error);
GopsMemberImport  *gops_member_import_ref            (GopsMemberImport  *self);
void               gops_member_import_unref          (GopsMemberImport  *self);

const GopsTableFormat *gops_member_import_get_format (GopsMemberImport  *self);

/** gops_member_import_get_sheet: Returns: (nullable): of a workbook: what was asked for, or the first with a header that is
 * known; %NULL: the first in which something stands */
const char        *gops_member_import_get_sheet       (GopsMemberImport  *self);

/** gops_member_import_get_profile: Returns: (transfer none) (nullable): the program that wrote the table, where it is known */
const GopsMappingProfile *gops_member_import_get_profile (GopsMemberImport *self);
const char        *gops_member_import_get_encoding   (GopsMemberImport  *self);

/** gops_member_import_get_separator: Returns: 0 for what has none: workbooks, cards */
char               gops_member_import_get_separator  (GopsMemberImport  *self);
guint              gops_member_import_get_n_columns  (GopsMemberImport  *self);
const char        *gops_member_import_get_header     (GopsMemberImport  *self,
                                                      guint              column);

/** gops_member_import_get_title: Returns: (transfer none): the header for people: cards and lists that were pasted have no words
 * over their columns but those of the program */
const char        *gops_member_import_get_title      (GopsMemberImport  *self,
                                                      guint              column);
GopsMemberField    gops_member_import_get_field      (GopsMemberImport  *self,
                                                      guint              column);

/**
 * gops_member_import_open:
 *
 * Returns: (transfer full): the file opened anew, behind its header
 */
GopsTableSource   *gops_member_import_open           (GopsMemberImport  *self,
                                                      GCancellable      *cancellable,
                                                      GError           **error);

/** gops_member_import_set_field: a column that had @field before is left out from now on */
void               gops_member_import_set_field      (GopsMemberImport  *self,
                                                      guint              column,
                                                      GopsMemberField    field);

/**
 * gops_member_import_map:
 * @column: the word over it, or its number from 1
 * @field: a field's id
 *
 * Errors: %GOPS_INTAKE_ERROR_COLUMN, with the names that there are.
 */
gboolean           gops_member_import_map            (GopsMemberImport  *self,
                                                      const char        *column,
                                                      const char        *field,
                                                      GError           **error);

/** gops_member_import_get_own_field: Returns: (transfer none) (nullable): the own field that the column is */
GopsOwnField      *gops_member_import_get_own_field  (GopsMemberImport  *self,
                                                      guint              column);

/** gops_member_import_set_own_field: a column that had @field before is left out from now on */
void               gops_member_import_set_own_field  (GopsMemberImport  *self,
                                                      guint              column,
                                                      GopsOwnField      *field);

/**
 * gops_member_import_set_new_field:
 * @kind: of the field, which is made by the import, called as the column is
 *
 * Errors: %GOPS_INTAKE_ERROR_COLUMN where no name can be made, or there are too few or too many answers for a choice;
 * %GOPS_STORE_ERROR_CONSTRAINT where there is a field of the name
 */
gboolean           gops_member_import_set_new_field  (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      guint              column,
                                                      GopsOwnKind        kind,
                                                      GError           **error);

/** gops_member_import_is_new_field: Returns: whether the column's own field comes with the import */
gboolean           gops_member_import_is_new_field   (GopsMemberImport  *self,
                                                      guint              column);

/** gops_member_import_look_at_values: reads the file, up to 100,000 records of it, to tell what kinds its columns are. May take
 * a second: call it in a thread */
gboolean           gops_member_import_look_at_values (GopsMemberImport  *self,
                                                      GCancellable      *cancellable,
                                                      GError           **error);

/** gops_member_import_guess_kind: Returns: which own field would fit the column; text until its values were looked at */
GopsOwnKind        gops_member_import_guess_kind     (GopsMemberImport  *self,
                                                      guint              column);

/** gops_member_import_guess_own: columns with the name of an own field over them are that field; those of a file that we wrote
 * are made where they are not there */
gboolean           gops_member_import_guess_own      (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      GError           **error);

/**
 * gops_member_import_map_own:
 * @field: as for gops_member_import_map(), or the name of an own field; "new" for one of a guessed kind, "new:number" …
 */
gboolean           gops_member_import_map_own        (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      const char        *column,
                                                      const char        *field,
                                                      GError           **error);
void               gops_member_import_set_date_order (GopsMemberImport  *self,
                                                      GopsDateOrder      order);

/**
 * gops_member_import_set_time_zone:
 * @zone: an IANA name; until it is set, times are in the group's zone
 */
gboolean           gops_member_import_set_time_zone  (GopsMemberImport  *self,
                                                      const char        *zone,
                                                      GError           **error);

/** gops_member_import_recall: columns and order of dates as for the last table with the same headings. Returns: whether there
 * was one */
gboolean           gops_member_import_recall         (GopsMemberImport  *self,
                                                      GopsStore         *store);

/** gops_member_import_remember: keeps them for the next. Outside actions and slices */
gboolean           gops_member_import_remember       (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      GError           **error);

/** gops_member_import_is_chat: Returns: whether a table with these headings was read as messages the last time */
gboolean           gops_member_import_is_chat        (GopsMemberImport  *self,
                                                      GopsStore         *store);
GopsDateOrder      gops_member_import_get_date_order (GopsMemberImport  *self);

/**
 * gops_member_import_preview:
 * @group: or %GOPS_IMPORT_NEW_GROUP
 * @n_rows: how many of the first records are wanted one by one
 *
 * Reads the whole file and says what gops_member_import_run() would do. Errors: as that function's.
 */
GopsMemberPreview *gops_member_import_preview        (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      gint64             group,
                                                      guint              n_rows,
                                                      GopsProgress      *progress,
                                                      GCancellable      *cancellable,
                                                      GError           **error);
void               gops_member_preview_free          (GopsMemberPreview *self);

/**
 * gops_member_import_run:
 * @progress: (nullable)
 *
 * One action that can be undone; a failure or a cancel leaves nothing behind. A list that brings nothing new leaves no
 * action either.
 *
 * Errors: %GOPS_INTAKE_ERROR_COLUMN when no column says who the members are, %GOPS_INTAKE_ERROR_DATE_ORDER,
 * %GOPS_INTAKE_ERROR_EMPTY, %GOPS_INTAKE_ERROR_NOTHING, those of the store and of GIO.
 */
GopsImportReport  *gops_member_import_run            (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      gint64             group,
                                                      GopsProgress      *progress,
                                                      GCancellable      *cancellable,
                                                      GError           **error);

void               gops_member_import_preview_async  (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      gint64             group,
                                                      guint              n_rows,
                                                      GopsProgressFunc   on_progress,
                                                      gpointer           progress_data,
                                                      GCancellable      *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer           user_data);
GopsMemberPreview *gops_member_import_preview_finish (GopsStore         *store,
                                                      GAsyncResult      *result,
                                                      GError           **error);
void               gops_member_import_run_async      (GopsMemberImport  *self,
                                                      GopsStore         *store,
                                                      gint64             group,
                                                      GopsProgressFunc   on_progress,
                                                      gpointer           progress_data,
                                                      GCancellable      *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer           user_data);
GopsImportReport  *gops_member_import_run_finish     (GopsStore         *store,
                                                      GAsyncResult      *result,
                                                      GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsMemberImport, gops_member_import_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsMemberPreview, gops_member_preview_free)
