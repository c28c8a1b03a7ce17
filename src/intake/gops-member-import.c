/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members from a table: the file, its header and what its columns mean. */
#include "config.h"

#include "gops-member-import-private.h"

#include <glib/gi18n-lib.h>

#include "gops-file-problem.h"
#include "gops-intake-error.h"
#include "gops-wall-clock.h"
#include "gops-xlsx-workbook.h"

#define MAX_TITLES 3   /* records above a header */
#define MAX_TRIED  20  /* sheets: each is opened anew */

static GopsTableSource *
open_file (GopsMemberImport  *self,
           GCancellable      *cancellable,
           GError           **error)
{
  /* what was found holds for the whole of a text, but each address card may have another encoding */
  const char *encoding = self->separator != 0 ? self->encoding : self->asked;
  const GopsTableOptions options = { encoding, self->separator, self->sheet };
  GopsTableSource *source = gops_table_format_open (self->format, self->file, &options, cancellable, error);

  if (source == NULL)
    gops_file_problem_reading (self->file, error);
  return source;
}

GopsTableSource *
gops_member_import_open (GopsMemberImport  *self,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GopsTableSource) reader = open_file (self, cancellable, error);
  gboolean more;

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i <= self->n_titles; i++)
    if (!gops_table_source_next (reader, &more, cancellable, error))
      return NULL;
  gops_table_source_set_expected (reader, self->headers->len);
  return g_steal_pointer (&reader);
}

static guint
count_known (GPtrArray *headers)
{
  g_autofree GopsMemberField *fields = g_new0 (GopsMemberField, headers->len);

  return gops_member_mapping_guess ((const char *const *) headers->pdata, headers->len, fields);
}

/* A sheet often has a title over the header: one cell that is no word over a column, and below it such words. */
static gboolean
skip_titles (GopsMemberImport  *self,
             GopsTableSource   *reader,
             GCancellable      *cancellable,
             GError           **error)
{
  gboolean more;

  if (self->headers->len > 1 || count_known (self->headers) > 0)
    return TRUE;
  for (guint i = 1; i <= MAX_TITLES; i++)
    {
      g_autoptr (GPtrArray) below = NULL;

      if (!gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      if (!more)
        return TRUE;
      below = gops_mapping_take_headers (reader);
      if (below->len > 1 && count_known (below) > 0)
        {
          g_ptr_array_unref (self->headers);
          self->headers = g_steal_pointer (&below);
          self->n_titles = i;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
read_header (GopsMemberImport  *self,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GopsTableSource) reader = open_file (self, cancellable, error);
  gboolean more;

  if (reader == NULL || !gops_table_source_next (reader, &more, cancellable, error))
    return FALSE;
  if (!more)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s is empty; export the chat or the list again"),
                   self->name);
      return FALSE;
    }
  if (gops_table_source_get_n_cells (reader) == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
                   _("line 1 of %s is no header of a list; save the list as CSV"), self->name);
      return FALSE;
    }
  g_ptr_array_unref (self->headers);
  self->headers = gops_mapping_take_headers (reader);
  if (!skip_titles (self, reader, cancellable, error))
    return FALSE;
  self->separator = gops_table_source_get_separator (reader);
  g_free (self->encoding);
  self->encoding = g_strdup (gops_table_source_get_encoding (reader));
  self->told = g_new0 (gboolean, self->headers->len);
  for (guint i = 0; i < self->headers->len; i++)
    self->told[i] = gops_table_source_is_own (reader, i);
  return TRUE;
}

/* Another sheet may have the list when the first is a cover or a guide; one that cannot be read is passed over. */
static gboolean
begin_sheet (GopsMemberImport  *self,
             const char        *sheet,
             GCancellable      *cancellable,
             GError           **error)
{
  g_free (self->sheet);
  self->sheet = g_strdup (sheet);
  self->n_titles = 0;
  g_clear_pointer (&self->told, g_free);
  return read_header (self, cancellable, error);
}

static gboolean
choose_sheet (GopsMemberImport  *self,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GopsXlsxWorkbook) book = NULL;

  if (self->sheet != NULL || !g_str_equal (self->format->id, "xlsx") || count_known (self->headers) > 0)
    return TRUE;
  book = gops_xlsx_workbook_open (self->file, cancellable, error);
  if (book == NULL || book->sheets->len < 2)
    return book != NULL;
  for (guint i = 0; i < MIN (book->sheets->len, MAX_TRIED); i++)
    {
      const GopsXlsxSheet *sheet = book->sheets->pdata[i];

      if (!sheet->hidden && begin_sheet (self, sheet->name, cancellable, NULL) && count_known (self->headers) > 0)
        return TRUE;
    }
  return begin_sheet (self, NULL, cancellable, error);
}

static gboolean
find_format (GopsMemberImport  *self,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GopsFileHead) head = NULL;

  if (self->format != NULL)
    return TRUE;
  head = gops_file_head_read (self->file, self->encoding, cancellable, error);
  if (head == NULL)
    return FALSE;
  self->format = gops_table_format_sniff (head);
  return TRUE;
}

/* Own fields of an address card are told as such, whatever they are called. */
static void
guess_by_words (GopsMemberImport *self)
{
  g_autofree const char **words = g_new0 (const char *, self->headers->len);

  for (guint i = 0; i < self->headers->len; i++)
    words[i] = self->told[i] ? "" : self->headers->pdata[i];
  gops_member_mapping_guess (words, self->headers->len, self->fields);
}

static void
guess_columns (GopsMemberImport *self)
{
  const char *const *headers = (const char *const *) self->headers->pdata;
  g_autofree guint *fields = g_new0 (guint, self->headers->len);

  self->profile = gops_mapping_profile_find ("members", headers, self->headers->len);
  if (self->profile == NULL)
    {
      guess_by_words (self);
      return;
    }
  gops_mapping_profile_apply (self->profile, gops_member_field_get_info (0), GOPS_MEMBER_N_FIELDS, headers, self->headers->len, fields);
  for (guint i = 0; i < self->headers->len; i++)
    self->fields[i] = (GopsMemberField) fields[i];
}

static void
clear_own (gpointer field)
{
  g_clear_object (&field);
}

GopsMemberImport *
gops_member_import_new_for_format (GFile                   *file,
                                   const GopsTableFormat   *format,
                                   const GopsTableOptions  *options,
                                   GCancellable            *cancellable,
                                   GError                 **error)
{
  g_autoptr (GopsMemberImport) self = g_atomic_rc_box_new0 (GopsMemberImport);

  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  self->format = format;
  self->asked = options != NULL ? g_strdup (options->encoding) : NULL;
  self->encoding = g_strdup (self->asked);
  self->separator = options != NULL ? options->separator : 0;
  self->sheet = options != NULL ? g_strdup (options->sheet) : NULL;
  self->headers = g_ptr_array_new_with_free_func (g_free);
  if (!find_format (self, cancellable, error) || !read_header (self, cancellable, error) ||
      !choose_sheet (self, cancellable, error))
    return NULL;
  self->fields = g_new0 (GopsMemberField, self->headers->len);
  self->own = g_ptr_array_new_full (self->headers->len, clear_own);
  g_ptr_array_set_size (self->own, (int) self->headers->len);
  self->made = g_new0 (gboolean, self->headers->len);
  guess_columns (self);
  return g_steal_pointer (&self);
}

GopsMemberImport *
gops_member_import_new (GFile         *file,
                        const char    *encoding,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const GopsTableOptions options = { .encoding = encoding };

  return gops_member_import_new_for_format (file, NULL, &options, cancellable, error);
}

GopsMemberImport *
gops_member_import_ref (GopsMemberImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GopsMemberImport *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->asked);
  g_free (self->encoding);
  g_free (self->sheet);
  g_ptr_array_unref (self->headers);
  g_free (self->fields);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->guesses, g_array_unref);
  g_free (self->made);
  g_free (self->told);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

void
gops_member_import_unref (GopsMemberImport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
gops_member_import_get_sheet (GopsMemberImport *self)
{
  return self->sheet;
}

const GopsTableFormat *
gops_member_import_get_format (GopsMemberImport *self)
{
  return self->format;
}

const GopsMappingProfile *
gops_member_import_get_profile (GopsMemberImport *self)
{
  return self->profile;
}

const char *
gops_member_import_get_encoding (GopsMemberImport *self)
{
  return self->encoding;
}

char
gops_member_import_get_separator (GopsMemberImport *self)
{
  return self->separator;
}

guint
gops_member_import_get_n_columns (GopsMemberImport *self)
{
  return self->headers->len;
}

const char *
gops_member_import_get_header (GopsMemberImport *self,
                               guint             column)
{
  g_return_val_if_fail (column < self->headers->len, NULL);

  return self->headers->pdata[column];
}

const char *
gops_member_import_get_title (GopsMemberImport *self,
                              guint             column)
{
  const char *header = gops_member_import_get_header (self, column);

  if (g_str_equal (self->format->id, "csv") || g_str_equal (self->format->id, "xlsx"))
    return header;
  for (GopsMemberField field = GOPS_MEMBER_FIELD_NAME; field < GOPS_MEMBER_N_FIELDS; field++)
    if (g_str_equal (gops_member_field_get_info (field)->id, header))
      return _(gops_member_field_get_info (field)->label);
  return *header != '\0' ? _(header) : header;
}

GopsMemberField
gops_member_import_get_field (GopsMemberImport *self,
                              guint             column)
{
  g_return_val_if_fail (column < self->headers->len, GOPS_MEMBER_FIELD_IGNORE);

  return self->fields[column];
}

void
gops_member_import_set_field (GopsMemberImport *self,
                              guint             column,
                              GopsMemberField   field)
{
  g_return_if_fail (column < self->headers->len);

  for (guint i = 0; i < self->headers->len; i++)
    if (self->fields[i] == field)
      self->fields[i] = GOPS_MEMBER_FIELD_IGNORE;
  self->fields[column] = field;
  gops_member_import_put_own (self, column, NULL, FALSE);
}

gboolean
gops_member_import_map (GopsMemberImport  *self,
                        const char        *column,
                        const char        *field,
                        GError           **error)
{
  GopsMemberField found;
  guint index;

  if (!gops_mapping_find_column (self->headers, column, self->name, &index, error))
    return FALSE;
  if (!gops_member_field_from_id (field, &found))
    {
      gops_mapping_set_no_field (gops_member_field_get_info (0), GOPS_MEMBER_N_FIELDS, field, error);
      return FALSE;
    }
  gops_member_import_set_field (self, index, found);
  return TRUE;
}

void
gops_member_import_set_date_order (GopsMemberImport *self,
                                   GopsDateOrder     order)
{
  self->order = order;
}

GopsDateOrder
gops_member_import_get_date_order (GopsMemberImport *self)
{
  return self->order;
}

gboolean
gops_member_import_set_time_zone (GopsMemberImport  *self,
                                  const char        *zone,
                                  GError           **error)
{
  return gops_time_zone_set (&self->zone, zone, error);
}
