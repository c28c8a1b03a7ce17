/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members from a table: the file, its header and what its columns mean. */
#include "config.h"

#include "gops-member-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-intake-error.h"

static GopsTableSource *
open_file (GopsMemberImport  *self,
           GCancellable      *cancellable,
           GError           **error)
{
  /* what was found holds for the whole of a text, but each address card may have another encoding */
  const char *encoding = self->separator != 0 ? self->encoding : self->asked;
  const GopsTableOptions options = { encoding, self->separator, self->sheet };

  return gops_table_format_open (self->format, self->file, &options, cancellable, error);
}

GopsTableSource *
gops_member_import_open (GopsMemberImport  *self,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GopsTableSource) reader = open_file (self, cancellable, error);
  gboolean more;

  if (reader == NULL || !gops_table_source_next (reader, &more, cancellable, error))
    return NULL;
  gops_table_source_set_expected (reader, self->headers->len);
  return g_steal_pointer (&reader);
}

/* Columns without a word over them, at the right end, are a spreadsheet's leavings. */
static void
take_headers (GopsMemberImport *self,
              GopsTableSource  *reader)
{
  guint n = MIN (gops_table_source_get_n_cells (reader), GOPS_TABLE_MAX_CELLS);

  while (n > 1 && *gops_table_source_get_cell (reader, n - 1) == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      char *header = gops_cell_clean_line (gops_table_source_get_cell (reader, i), 100, NULL);

      if (*header == '\0')
        {
          g_free (header);
          header = g_strdup_printf (_("Column %u"), i + 1);
        }
      g_ptr_array_add (self->headers, header);
    }
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
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s is empty; export the list again"),
                   self->name);
      return FALSE;
    }
  if (gops_table_source_get_n_cells (reader) == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
                   _("line 1 of %s is no header of a list; save the list as CSV"), self->name);
      return FALSE;
    }
  take_headers (self, reader);
  self->separator = gops_table_source_get_separator (reader);
  g_free (self->encoding);
  self->encoding = g_strdup (gops_table_source_get_encoding (reader));
  return TRUE;
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
  if (!find_format (self, cancellable, error) || !read_header (self, cancellable, error))
    return NULL;
  self->fields = g_new0 (GopsMemberField, self->headers->len);
  gops_member_mapping_guess ((const char *const *) self->headers->pdata, self->headers->len, self->fields);
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
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

void
gops_member_import_unref (GopsMemberImport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const GopsTableFormat *
gops_member_import_get_format (GopsMemberImport *self)
{
  return self->format;
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
}

static gboolean
find_column (GopsMemberImport *self,
             const char       *column,
             guint            *out_index)
{
  g_autofree char *folded = g_utf8_casefold (column, -1);
  guint64 number;

  for (guint i = 0; i < self->headers->len; i++)
    {
      g_autofree char *header = g_utf8_casefold (self->headers->pdata[i], -1);

      if (g_str_equal (header, folded))
        {
          *out_index = i;
          return TRUE;
        }
    }
  if (!g_ascii_string_to_unsigned (column, 10, 1, self->headers->len, &number, NULL))
    return FALSE;
  *out_index = (guint) number - 1;
  return TRUE;
}

static char *
list_fields (void)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < GOPS_MEMBER_N_FIELDS; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", gops_member_field_get_info (i)->id);
  return g_strdup (ids->str);
}

static char *
list_headers (GopsMemberImport *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->headers->len, 30); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "", (const char *) self->headers->pdata[i]);
  return g_strdup (names->str);
}

gboolean
gops_member_import_map (GopsMemberImport  *self,
                        const char        *column,
                        const char        *field,
                        GError           **error)
{
  GopsMemberField found;
  guint index;

  if (!find_column (self, column, &index))
    {
      g_autofree char *headers = list_headers (self);

      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("%s has no column “%s”; its columns are %s"),
                   self->name, column, headers);
      return FALSE;
    }
  if (!gops_member_field_from_id (field, &found))
    {
      g_autofree char *ids = list_fields ();

      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("there is no field “%s”; use one of %s"),
                   field, ids);
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

gboolean
gops_member_import_set_time_zone (GopsMemberImport  *self,
                                  const char        *zone,
                                  GError           **error)
{
  GTimeZone *found = g_time_zone_new_identifier (zone);

  if (found == NULL)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN,
                   _("there is no time zone “%s”; write it as in Asia/Shanghai"), zone);
      return FALSE;
    }
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = found;
  return TRUE;
}
