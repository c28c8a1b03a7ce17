/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign table whose columns are mapped to a set of fields. */
#include "config.h"

#include "gops-sheet.h"

#include <glib/gi18n-lib.h>

#include "gops-cell-clean.h"
#include "gops-file-problem.h"
#include "gops-intake-error.h"
#include "gops-order-survey.h"
#include "gops-xlsx-workbook.h"

#define MAX_TRIED 20   /* pages: each is opened anew */

static GopsTableSource *
open_file (GopsSheet     *self,
           GCancellable  *cancellable,
           GError       **error)
{
  const GopsTableOptions options = { self->separator != 0 ? self->encoding : self->asked, self->separator, self->page };
  GopsTableSource *source = gops_table_format_open (self->format, self->file, &options, cancellable, error);

  if (source == NULL)
    gops_file_problem_reading (self->file, error);
  return source;
}

GopsTableSource *
gops_sheet_open (GopsSheet     *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GopsTableSource) reader = open_file (self, cancellable, error);
  gboolean more;

  if (reader == NULL || !gops_table_source_next (reader, &more, cancellable, error))
    return NULL;
  gops_table_source_set_expected (reader, self->headers->len);
  return g_steal_pointer (&reader);
}

/* A workbook, or text: whatever else it looks like, it is a table here. */
static gboolean
find_format (GopsSheet     *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsFileHead) head = gops_file_head_read (self->file, self->asked, cancellable, error);
  const GopsTableFormat *workbook = gops_table_format_find ("xlsx");

  if (head == NULL)
    return FALSE;
  self->format = workbook->rate (head) > 0 ? workbook : gops_table_format_find ("csv");
  return TRUE;
}

static gboolean
read_header (GopsSheet     *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsTableSource) reader = open_file (self, cancellable, error);
  gboolean more;

  if (reader == NULL || !gops_table_source_next (reader, &more, cancellable, error))
    return FALSE;
  if (!more || gops_table_source_get_n_cells (reader) == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s is empty; export the list again"), self->name);
      return FALSE;
    }
  self->headers = gops_mapping_take_headers (reader);
  self->separator = gops_table_source_get_separator (reader);
  self->encoding = g_strdup (gops_table_source_get_encoding (reader));
  return TRUE;
}

static void
guess_columns (GopsSheet *self)
{
  const char *const *headers = (const char *const *) self->headers->pdata;

  self->profile = gops_mapping_profile_find (self->kind, headers, self->headers->len);
  if (self->profile != NULL)
    gops_mapping_profile_apply (self->profile, self->known, self->n_known, headers, self->headers->len, self->fields);
  else
    gops_mapping_guess (self->known, self->n_known, headers, self->headers->len, self->fields);
}

GopsSheet *
gops_sheet_new (GFile                   *file,
                const GopsTableOptions  *options,
                const char              *kind,
                const GopsMappingField  *known,
                guint                    n_known,
                GCancellable            *cancellable,
                GError                 **error)
{
  g_autoptr (GopsSheet) self = g_new0 (GopsSheet, 1);

  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  self->asked = options != NULL ? g_strdup (options->encoding) : NULL;
  self->page = options != NULL ? g_strdup (options->sheet) : NULL;
  self->kind = kind;
  self->known = known;
  self->n_known = n_known;
  if (!find_format (self, cancellable, error) || !read_header (self, cancellable, error))
    return NULL;
  self->fields = g_new0 (guint, self->headers->len);
  guess_columns (self);
  return g_steal_pointer (&self);
}

/* One that cannot be read is passed over. Returns: (nullable) */
static GopsSheet *
find_likely (GopsSheet        *first,
             GopsXlsxWorkbook *book,
             GopsSheetLikely   likely,
             GCancellable     *cancellable)
{
  for (guint i = 0; i < MIN (book->sheets->len, MAX_TRIED); i++)
    {
      const GopsXlsxSheet *page = book->sheets->pdata[i];
      const GopsTableOptions options = { .encoding = first->asked, .sheet = page->name };
      g_autoptr (GopsSheet) sheet = page->hidden ? NULL : gops_sheet_new (first->file, &options, first->kind, first->known, first->n_known, cancellable, NULL);

      if (sheet != NULL && likely (sheet))
        return g_steal_pointer (&sheet);
    }
  return NULL;
}

GopsSheet *
gops_sheet_new_likely (GFile                   *file,
                       const GopsTableOptions  *options,
                       const char              *kind,
                       const GopsMappingField  *known,
                       guint                    n_known,
                       GopsSheetLikely          likely,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  g_autoptr (GopsSheet) self = gops_sheet_new (file, options, kind, known, n_known, cancellable, error), other = NULL;
  g_autoptr (GopsXlsxWorkbook) book = NULL;

  if (self == NULL || self->page != NULL || !g_str_equal (self->format->id, "xlsx") || likely (self))
    return g_steal_pointer (&self);
  book = gops_xlsx_workbook_open (file, cancellable, error);
  if (book == NULL)
    return NULL;
  other = find_likely (self, book, likely, cancellable);
  return other != NULL ? g_steal_pointer (&other) : g_steal_pointer (&self);
}

void
gops_sheet_free (GopsSheet *self)
{
  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->asked);
  g_free (self->page);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_free (self->fields);
  g_free (self);
}

void
gops_sheet_set_field (GopsSheet *self,
                      guint      column,
                      guint      field)
{
  g_return_if_fail (column < self->headers->len && field < self->n_known);

  for (guint i = 0; field != 0 && i < self->headers->len; i++)
    if (self->fields[i] == field)
      self->fields[i] = 0;
  self->fields[column] = field;
}

gboolean
gops_sheet_map (GopsSheet   *self,
                const char  *column,
                const char  *field,
                GError     **error)
{
  guint index, wanted;

  if (!gops_mapping_find (self->known, self->n_known, field, &wanted))
    {
      gops_mapping_set_no_field (self->known, self->n_known, field, error);
      return FALSE;
    }
  if (!gops_mapping_find_column (self->headers, column, self->name, &index, error))
    return FALSE;
  gops_sheet_set_field (self, index, wanted);
  return TRUE;
}

/* Returns: the column of @field, or how many columns there are */
static guint
find_column (GopsSheet *self,
             guint      field)
{
  guint column = 0;

  while (column < self->headers->len && self->fields[column] != field)
    column++;
  return column;
}

gboolean
gops_sheet_has_field (GopsSheet *self,
                      guint      field)
{
  return find_column (self, field) < self->headers->len;
}

const char *
gops_sheet_get_cell (GopsSheet       *self,
                     GopsTableSource *reader,
                     guint            field)
{
  guint column = find_column (self, field);

  return column < self->headers->len ? gops_table_source_get_cell (reader, column) : "";
}

const char *
gops_sheet_get_header (GopsSheet *self,
                       guint      field)
{
  guint column = find_column (self, field);

  return column < self->headers->len ? self->headers->pdata[column] : "";
}

static void
survey_date (GopsSheet       *self,
             GopsTableSource *reader,
             guint            field,
             GopsOrderSurvey *dates)
{
  const char *text = gops_sheet_get_cell (self, reader, field);
  GopsDateValue value = { 0 };

  gops_order_survey_add (dates, gops_date_read (text, GOPS_DATE_ORDER_UNKNOWN, &value), &value, text, gops_table_source_get_line (reader));
}

static gboolean
settle_order (GopsSheet        *self,
              GopsOrderSurvey  *dates,
              GError          **error)
{
  const GopsChatOptions options = { .order = self->order };
  GopsChatFindings findings = { 0 };
  gboolean ok = gops_order_survey_settle (dates, &options, self->name, &findings, error);

  self->order = findings.order;
  g_free (findings.order_reason);
  g_free (findings.order_doubt);
  return ok;
}

gboolean
gops_sheet_survey (GopsSheet      *self,
                   guint           date_field,
                   GopsSheetLook   look,
                   gpointer        data,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (GopsTableSource) reader = gops_sheet_open (self, cancellable, error);
  g_auto (GopsOrderSurvey) dates = { 0 };
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  while (more)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      if (!more || gops_table_source_get_n_cells (reader) == 0)
        continue;
      survey_date (self, reader, date_field, &dates);
      if (look != NULL)
        look (self, reader, data);
    }
  return settle_order (self, &dates, error);
}

void
gops_sheet_refuse (GopsSheet        *self,
                   GopsTableSource  *reader,
                   guint             field,
                   gboolean          whole_record,
                   const char       *why,
                   GopsImportReport *report)
{
  g_autofree char *shown = gops_cell_clean_line (gops_sheet_get_cell (self, reader, field), 60, NULL);

  gops_import_report_skip (report, gops_table_source_get_line (reader), whole_record,
                           g_strdup_printf ("%s: %s: %s", gops_sheet_get_header (self, field), shown, why));
}

void
gops_sheet_set_nothing (GopsSheet               *self,
                        const GopsImportReport  *report,
                        GError                 **error)
{
  const GopsImportSkipped *first = report->skipped->len > 0 ? report->skipped->pdata[0] : NULL;

  if (first != NULL)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING, _("no record of %s can be used; line %lu: %s"),
                 self->name, (gulong) first->line, first->reason);
  else
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY,
                 _("%s holds a header and nothing below it; export the list again"), self->name);
}

void
gops_sheet_set_no_column (GopsSheet   *self,
                          const char  *what,
                          GError     **error)
{
  g_autofree char *names = gops_mapping_list_headers (self->headers);

  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("no column of %s tells %s; its columns are %s: say which one it is"),
               self->name, what, names);
}
