/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as an Excel workbook. */
#include "config.h"

#include "gops-members-xlsx.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "gops-file-writer.h"
#include "gops-members-table.h"
#include "gops-output-error.h"
#include "gops-poster-date.h"

#define MAX_ROWS      1048576   /* of a sheet, its header too */
#define MAX_TEXT      32767     /* characters of a cell */
#define MAX_NAME      31        /* characters of a sheet's name */
#define FIRST_YEAR    1901      /* of dates; workbooks believe that 1900 was a leap year */
#define WIDTH         14        /* of a column, in digits */
#define NAME_WIDTH    20

typedef struct
{
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *date;
} Book;

/* --- cells --- */

/* "_x0041_" in a cell stands for "A": an underscore before such a text is written as one itself. */
static char *
escape_text (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]) &&
        g_ascii_isxdigit (p[5]) && p[6] == '_')
      g_string_append (out, "_x005F_");
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full): at most @max characters */
static char *
cut_text (char *text, glong max)
{
  if (g_utf8_strlen (text, -1) > max)
    *g_utf8_offset_to_pointer (text, max) = '\0';
  return text;
}

static lxw_error
write_text (Book *book, lxw_row_t row, guint column, const char *text)
{
  g_autofree char *cell = cut_text (escape_text (text), MAX_TEXT);

  return *cell != '\0' ? worksheet_write_string (book->sheet, row, (lxw_col_t) column, cell, NULL) : LXW_NO_ERROR;
}

static lxw_error
write_date (Book *book, lxw_row_t row, guint column, const char *text)
{
  lxw_datetime when = { 0 };
  GDate day;

  if (!gops_poster_date_parse (text, &day) || g_date_get_year (&day) < FIRST_YEAR)
    return write_text (book, row, column, text);
  when.year = g_date_get_year (&day);
  when.month = g_date_get_month (&day);
  when.day = g_date_get_day (&day);
  return worksheet_write_datetime (book->sheet, row, (lxw_col_t) column, &when, book->date);
}

static lxw_error
write_decimal (Book *book, lxw_row_t row, guint column, const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0')
    return write_text (book, row, column, text);
  return worksheet_write_number (book->sheet, row, (lxw_col_t) column, number, NULL);
}

static lxw_error
write_cell (Book *book, lxw_row_t row, guint column, GopsMembersKind kind, GopsMembersTable *table)
{
  g_autofree char *text = NULL;

  switch (kind)
    {
    case GOPS_MEMBERS_NUMBER:
      return worksheet_write_number (book->sheet, row, (lxw_col_t) column, (double) gops_members_table_get_number (table, column), NULL);
    case GOPS_MEMBERS_DECIMAL:
      text = gops_members_table_get_text (table, column);
      return write_decimal (book, row, column, text);
    case GOPS_MEMBERS_DATE:
      text = gops_members_table_get_text (table, column);
      return write_date (book, row, column, text);
    case GOPS_MEMBERS_INSTANT:   /* a workbook's own times have no zone */
    case GOPS_MEMBERS_TEXT:
      text = gops_members_table_get_text (table, column);
      return write_text (book, row, column, text);
    }
  g_return_val_if_reached (LXW_ERROR_PARAMETER_VALIDATION);
}

/* --- the sheet --- */

/* The group's name, without the signs that a sheet's name must not have. */
static char *
sheet_name (const char *group)
{
  char *name = cut_text (g_strdup (group), MAX_NAME);

  g_strdelimit (name, "[]:*?/\\'\t\r\n", ' ');
  return g_strstrip (name);
}

static gboolean
fail_writing (lxw_error code, GError **error)
{
  g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT, _("The workbook could not be written: %s"), lxw_strerror (code));
  return FALSE;
}

static lxw_error
write_header (Book *book, GopsMembersTable *table)
{
  guint n = gops_members_table_get_n_columns (table);
  lxw_format *bold = workbook_add_format (book->workbook);
  lxw_error code = LXW_NO_ERROR;

  format_set_bold (bold);
  worksheet_set_column (book->sheet, 0, 0, NAME_WIDTH, NULL);
  worksheet_set_column (book->sheet, 1, (lxw_col_t) n - 1, WIDTH, NULL);
  worksheet_freeze_panes (book->sheet, 1, 1);
  for (guint i = 0; i < n && code == LXW_NO_ERROR; i++)
    code = worksheet_write_string (book->sheet, 0, (lxw_col_t) i, gops_members_table_get_header (table, i), bold);
  return code;
}

static lxw_error
write_row (Book *book, GopsMembersTable *table)
{
  guint n = gops_members_table_get_n_columns (table);
  lxw_error code = LXW_NO_ERROR;

  for (guint i = 0; i < n && code == LXW_NO_ERROR; i++)
    code = write_cell (book, gops_members_table_get_n_rows (table), i, gops_members_table_get_column (table, i)->kind, table);
  return code;
}

static gboolean
write_sheet (Book *book, GopsMembersTable *table, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  lxw_error code = write_header (book, table);
  gboolean more = TRUE;

  while (code == LXW_NO_ERROR)
    {
      if (!gops_members_table_next (table, &more, progress, cancellable, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (gops_members_table_get_n_rows (table) >= MAX_ROWS)
        {
          g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT,
                       _("The group has more members than a sheet has rows; export them as CSV"));
          return FALSE;
        }
      code = write_row (book, table);
    }
  return fail_writing (code, error);
}

static gboolean
write_book (const char *path, GopsMembersTable *table, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_strdup (g_get_tmp_dir ()), *name = sheet_name (gops_members_table_get_group_name (table));
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder, .use_zip64 = LXW_FALSE };
  Book book = { .workbook = workbook_new_opt (path, &options) };
  lxw_error code;
  gboolean ok;

  if (book.workbook == NULL)
    return fail_writing (LXW_ERROR_CREATING_TMPFILE, error);
  if (workbook_validate_sheet_name (book.workbook, name) != LXW_NO_ERROR || *name == '\0')
    g_clear_pointer (&name, g_free);
  book.sheet = workbook_add_worksheet (book.workbook, name);
  book.date = workbook_add_format (book.workbook);
  format_set_num_format (book.date, "yyyy-mm-dd");
  ok = write_sheet (&book, table, progress, cancellable, error);
  code = workbook_close (book.workbook);   /* frees it, too */
  return ok && (code == LXW_NO_ERROR || fail_writing (code, error));
}

/* The library writes numbers as the locale does; a workbook with decimal commas is none. */
static gboolean
write_book_in_c (const char *path, GopsMembersTable *table, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  locale_t c = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t) 0))), before = uselocale (c);
  gboolean ok = write_book (path, table, progress, cancellable, error);

  uselocale (before);
  freelocale (c);
  return ok;
}

static gboolean
copy_file (const char *path, GFile *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  return bytes != NULL && gops_file_write (to, bytes, cancellable, error);
}

gboolean
gops_members_export_xlsx (GopsStore *store, gint64 group, GHashTable *earned, GFile *to, guint *out_rows, GopsProgress *progress,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsMembersTable) table = gops_members_table_open (store, group, earned, error);
  g_autofree char *path = NULL;
  gboolean ok;
  int fd;

  if (table == NULL || (fd = g_file_open_tmp ("groupops-XXXXXX.xlsx", &path, error)) < 0)
    return FALSE;
  close (fd);
  ok = write_book_in_c (path, table, progress, cancellable, error) && copy_file (path, to, cancellable, error);
  (void) g_unlink (path);
  if (ok && out_rows != NULL)
    *out_rows = gops_members_table_get_n_rows (table);
  return ok;
}
