/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen in a file before it is imported. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-calendar-import.h"
#include "gops-file-problem.h"
#include "gops-import-look.h"
#include "gops-plan-sheet.h"
#include "gops-sign-up-sheet.h"
#include "gops-xlsx-reader.h"

#define SAMPLE_ROWS 3
#define SAMPLE_CHARS 24   /* of one value */

/* --- how the file is written --- */

static const char *
separator_words (char separator)
{
  switch (separator)
    {
    case ',':  return _("separated by commas");
    case ';':  return _("separated by semicolons");
    case '\t': return _("separated by tabs");
    case '|':  return _("separated by bars");
    default:   return _("one column");
    }
}

/* --- the first values --- */

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= SAMPLE_CHARS)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, SAMPLE_CHARS);
  return g_strconcat (cut, "…", NULL);
}

static void
add_sample (GString    *sample,
            const char *cell)
{
  g_autofree char *text = shorten (cell);

  if (*g_strstrip (text) == '\0')
    return;
  if (sample->len > 0)
    g_string_append (sample, " · ");
  g_string_append (sample, text);
}

static gboolean
read_samples (GopsImportLook *self,
              GCancellable   *cancellable,
              GError        **error)
{
  guint n = gops_member_import_get_n_columns (self->import);
  g_autoptr (GopsTableSource) reader = gops_member_import_open (self->import, cancellable, error);
  gboolean more = TRUE;

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->samples, g_string_new (NULL));
  for (guint row = 0; more && row < SAMPLE_ROWS; row++)
    {
      if (!gops_table_source_next (reader, &more, cancellable, error))
        return FALSE;
      for (guint i = 0; more && i < n; i++)
        add_sample (g_ptr_array_index (self->samples, i), gops_table_source_get_cell (reader, i));
    }
  for (guint i = 0; i < n; i++)
    self->samples->pdata[i] = g_string_free (self->samples->pdata[i], FALSE);
  g_ptr_array_set_free_func (self->samples, g_free);
  return TRUE;
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

/* Of what has no separator, the kind of file says it all. */
static char *
describe (GopsImportLook *self,
          GFile          *file,
          gboolean        told,
          GCancellable   *cancellable)
{
  const char *found = gops_member_import_get_encoding (self->import);
  char separator = gops_member_import_get_separator (self->import);

  if (separator == 0)
    return g_strdup (_(gops_member_import_get_format (self->import)->name));
  /* Translators: encoding, why, separator: "UTF-8 (every byte fits), separated by commas" */
  return g_strdup_printf (_("%s (%s), %s"), found, gops_encoding_reason (file, found, told, cancellable),
                          separator_words (separator));
}

/* --- what it is --- */

/* Which of a workbook's sheets is read, and what else there is. */
static void
list_sheets (GopsImportLook *self,
             GFile          *file,
             const char     *sheet,
             GCancellable   *cancellable)
{
  g_auto (GStrv) sheets = gops_xlsx_list_sheets (file, cancellable, NULL);
  g_autoptr (GopsTableSource) reader = NULL;

  if (sheets == NULL || g_strv_length (sheets) < 2)
    return;
  reader = (GopsTableSource *) gops_xlsx_reader_new (file, sheet, cancellable, NULL);
  if (reader == NULL)
    return;
  sheet = gops_xlsx_reader_get_sheet ((GopsXlsxReader *) reader);
  for (guint i = 0; sheets[i] != NULL; i++)
    if (g_str_equal (sheets[i], sheet))
      self->sheet = i;
  self->sheets = g_steal_pointer (&sheets);
}

static gboolean
is_table (const GopsChatFormat *format)
{
  static const char *const ids[] = { "csv", "wechat-csv", "discord-csv", NULL };

  return format == NULL || g_strv_contains (ids, format->id);
}

static gboolean
look_at_table (GopsImportLook  *self,
               GFile           *file,
               const char      *encoding,
               const char      *sheet,
               GCancellable    *cancellable,
               GError         **error)
{
  const GopsTableOptions options = { .encoding = encoding, .sheet = sheet };

  self->import = gops_member_import_new_for_format (file, NULL, &options, cancellable, error);
  if (self->import == NULL || !read_samples (self, cancellable, error))
    return FALSE;
  if (!gops_member_import_look_at_values (self->import, cancellable, error))
    return FALSE;
  self->how = describe (self, file, encoding != NULL, cancellable);
  if (g_str_equal (gops_member_import_get_format (self->import)->id, "xlsx"))
    list_sheets (self, file, gops_member_import_get_sheet (self->import), cancellable);
  return TRUE;
}

/* At another sheet than before. */
static gboolean
look_again (GopsImportLook  *self,
            GFile           *file,
            const char      *encoding,
            const char      *sheet,
            GCancellable    *cancellable,
            GError         **error)
{
  g_clear_pointer (&self->import, gops_member_import_unref);
  g_clear_pointer (&self->sheets, g_strfreev);
  g_clear_pointer (&self->how, g_free);
  g_ptr_array_set_size (self->samples, 0);
  return look_at_table (self, file, encoding, sheet, cancellable, error);
}

/* Any text may be called a sign-up list; unasked, only one that says it is one. */
static gboolean
look_at_list (GopsImportLook  *self,
              GFile           *file,
              const char      *encoding,
              const char      *sheet,
              GopsHolds        holds,
              GCancellable    *cancellable,
              GError         **error)
{
  const GopsTableOptions options = { .encoding = encoding, .sheet = sheet };
  g_autofree char *name = g_ascii_strdown (self->name, -1);

  if (holds == GOPS_HOLDS_SIGN_UPS)
    self->list = gops_sign_up_file_read (file, &options, cancellable, error);
  else if (holds == GOPS_HOLDS_UNKNOWN && g_str_has_suffix (name, ".txt"))
    self->list = gops_sign_up_text_read (file, encoding, TRUE, cancellable, NULL);   /* what is no text is something else */
  return self->list != NULL || holds != GOPS_HOLDS_SIGN_UPS;
}

/* Whether something is known of the table as one of members. */
static gboolean
has_members (GopsImportLook *self)
{
  for (guint i = 0; i < gops_member_import_get_n_columns (self->import); i++)
    if (gops_member_import_get_field (self->import, i) != GOPS_MEMBER_FIELD_IGNORE)
      return TRUE;
  return FALSE;
}

static const char *
shown_sheet (GopsImportLook *self)
{
  return self->sheets != NULL ? self->sheets[self->sheet] : NULL;
}

/* Of a workbook the sheet with orders is shown where somebody wants them, or where no sheet is one of members. */
static gboolean
look_at_orders (GopsImportLook  *self,
                GFile           *file,
                const char      *encoding,
                const char      *sheet,
                GopsHolds        holds,
                GCancellable    *cancellable,
                GError         **error)
{
  const char *wanted = sheet == NULL && holds == GOPS_HOLDS_UNKNOWN && has_members (self) ? shown_sheet (self) : sheet;
  const GopsTableOptions options = { .encoding = encoding, .sheet = wanted };
  const char *page;

  self->orders = gops_order_import_new (file, &options, cancellable, error);
  if (self->orders == NULL)
    return FALSE;
  page = gops_order_import_get_sheet (self->orders)->page;
  return page == NULL || g_strcmp0 (page, shown_sheet (self)) == 0 || look_again (self, file, encoding, page, cancellable, error);
}

/* What is no table is something else. */
static gboolean
is_plan (GFile         *file,
         const char    *encoding,
         const char    *sheet,
         GCancellable  *cancellable)
{
  const GopsTableOptions options = { .encoding = encoding, .sheet = sheet };
  g_autoptr (GopsSheet) table = gops_sheet_new (file, &options, "plan", gops_plan_fields (), GOPS_PLAN_N_FIELDS, cancellable, NULL);

  return table != NULL && gops_plan_sheet_is_likely (table);
}

static gboolean
look_at_chat (GopsImportLook        *self,
              GFile                 *file,
              const GopsChatFormat  *format,
              const char            *encoding,
              const char            *sheet,
              GCancellable          *cancellable,
              GError               **error)
{
  const GopsChatOptions options = { .encoding = encoding, .sheet = sheet };

  self->chat = gops_chat_import_new (file, format);
  gops_chat_import_set_encoding (self->chat, encoding);
  gops_chat_import_set_sheet (self->chat, sheet);
  if (self->import == NULL)
    return TRUE;
  self->table = gops_chat_table_new (file, &options, cancellable, error);
  return self->table != NULL;
}

GopsImportLook *
gops_import_look_new (GFile         *file,
                      const char    *encoding,
                      const char    *sheet,
                      GopsHolds      holds,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GopsImportLook) self = g_new0 (GopsImportLook, 1);
  g_autoptr (GopsFileHead) head = gops_file_head_read (file, encoding, cancellable, error);
  g_autoptr (GError) no_orders = NULL;
  const GopsChatFormat *format;

  self->name = g_file_get_basename (file);
  self->samples = g_ptr_array_new_with_free_func (free_string);
  if (head == NULL)
    {
      gops_file_problem_reading (file, error);
      return NULL;
    }
  self->plan = holds == GOPS_HOLDS_UNKNOWN && gops_calendar_import_is_likely (head);
  if (self->plan)
    return g_steal_pointer (&self);
  if (!look_at_list (self, file, encoding, sheet, holds, cancellable, error))
    return NULL;
  if (self->list != NULL)
    return g_steal_pointer (&self);
  format = holds == GOPS_HOLDS_MEMBERS || holds == GOPS_HOLDS_ORDERS ? NULL : gops_chat_format_sniff (head);
  self->plan = holds == GOPS_HOLDS_UNKNOWN && format == NULL && is_plan (file, encoding, sheet, cancellable);
  if (self->plan)
    return g_steal_pointer (&self);
  if (format == NULL && holds == GOPS_HOLDS_MESSAGES)
    format = gops_chat_format_find ("csv");
  if (is_table (format) && !look_at_table (self, file, encoding, sheet, cancellable, error))
    return NULL;
  if (format == NULL && holds != GOPS_HOLDS_MEMBERS && !look_at_orders (self, file, encoding, sheet, holds, cancellable, &no_orders) &&
      (holds == GOPS_HOLDS_ORDERS || self->import == NULL))
    {
      g_propagate_error (error, g_steal_pointer (&no_orders));
      return NULL;
    }
  /* the import finds the format out anew where nobody said it, so that it can tell why */
  if (format != NULL && !look_at_chat (self, file, holds == GOPS_HOLDS_MESSAGES ? format : NULL, encoding, sheet, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_import_look_recall (GopsImportLook *self,
                         GopsStore      *store,
                         GopsHolds       asked)
{
  gboolean known = gops_member_import_recall (self->import, store);
  gboolean orders = self->orders != NULL && gops_sheet_recall (gops_order_import_get_sheet (self->orders), store);

  if (asked != GOPS_HOLDS_ORDERS && !orders && (known || self->orders == NULL || !gops_order_import_is_likely (self->orders)))
    g_clear_pointer (&self->orders, gops_order_import_unref);
}

void
gops_import_look_free (GopsImportLook *self)
{
  g_clear_pointer (&self->chat, gops_chat_import_unref);
  g_clear_pointer (&self->table, gops_chat_table_free);
  g_clear_pointer (&self->import, gops_member_import_unref);
  g_clear_pointer (&self->orders, gops_order_import_unref);
  g_clear_pointer (&self->list, gops_sign_up_list_unref);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_strfreev (self->sheets);
  g_free (self->name);
  g_free (self->how);
  g_free (self);
}

char *
gops_import_line_words (guint64 line)
{
  return g_strdup_printf (_("Line %lu"), (gulong) line);
}
