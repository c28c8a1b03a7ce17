/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats from tables: the header and what its columns mean. */
#include "config.h"

#include "gops-chat-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-chat-table-reader.h"
#include "gops-intake-error.h"
#include "gops-order-survey.h"

#define SURE_ROWS 1000   /* so many days that can be read in one way only speak for all */

struct _GopsChatTable
{
  GFile                 *file;       /* (owned) */
  char                  *name;       /* (owned): of the file, for people */
  char                  *encoding;   /* (owned) */
  const GopsTableFormat *format;
  char                  *sheet;      /* (owned) (nullable) */
  GPtrArray             *headers;    /* (owned) (element-type utf8) */
  guint                 *fields;     /* (owned): one for each column */
  const GopsChatProfile *profile;    /* (nullable) */
};

static GopsTableSource *
open_source (GopsChatTable  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  const GopsTableOptions options = { .encoding = self->encoding, .sheet = self->sheet };

  return gops_table_format_open (self->format, self->file, &options, cancellable, error);
}

static gboolean
find_format (GopsChatTable *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsFileHead) head = gops_file_head_read (self->file, self->encoding, cancellable, error);

  self->format = head != NULL ? gops_chat_table_find_format (head) : NULL;
  return head != NULL;
}

const GopsTableFormat *
gops_chat_table_find_format (const GopsFileHead *head)
{
  const GopsTableFormat *workbook = gops_table_format_find ("xlsx");

  return workbook->rate (head) > 0 ? workbook : gops_table_format_find ("csv");
}

static gboolean
read_header (GopsChatTable *self,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsTableSource) source = open_source (self, cancellable, error);
  gboolean more;

  if (source == NULL || !gops_table_source_next (source, &more, cancellable, error))
    return FALSE;
  if (!more || gops_table_source_get_n_cells (source) == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("no message is in %s; export the chat again"),
                   self->name);
      return FALSE;
    }
  self->headers = gops_mapping_take_headers (source);
  g_free (self->encoding);
  self->encoding = g_strdup (gops_table_source_get_encoding (source));
  return TRUE;
}

static void
guess_fields (GopsChatTable *self)
{
  const char *const *headers = (const char *const *) self->headers->pdata;

  self->fields = g_new0 (guint, self->headers->len);
  self->profile = gops_chat_profile_find (headers, self->headers->len, self->fields);
  if (self->profile == NULL)
    (void) gops_mapping_guess (gops_chat_mapping_fields (), GOPS_CHAT_N_FIELDS, headers, self->headers->len,
                               self->fields);
}

static gboolean
take_map (GopsChatTable     *self,
          const char *const *map,
          GError           **error)
{
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    {
      const char *equals = strrchr (map[i], '=');
      g_autofree char *column = equals != NULL ? g_strndup (map[i], equals - map[i]) : g_strdup (map[i]);

      if (!gops_chat_table_map (self, column, equals != NULL ? equals + 1 : "", error))
        return FALSE;
    }
  return TRUE;
}

GopsChatTable *
gops_chat_table_new (GFile                 *file,
                     const GopsChatOptions *options,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr (GopsChatTable) self = g_new0 (GopsChatTable, 1);

  self->file = g_object_ref (file);
  self->name = options->name != NULL ? g_strdup (options->name) : g_file_get_basename (file);
  self->encoding = g_strdup (options->encoding);
  self->sheet = g_strdup (options->sheet);
  if (!find_format (self, cancellable, error) || !read_header (self, cancellable, error))
    return NULL;
  guess_fields (self);
  return take_map (self, options->map, error) ? g_steal_pointer (&self) : NULL;
}

void
gops_chat_table_free (GopsChatTable *self)
{
  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->sheet);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_free (self->fields);
  g_free (self);
}

const GopsChatProfile *
gops_chat_table_get_profile (GopsChatTable *self)
{
  return self->profile;
}

guint
gops_chat_table_get_n_columns (GopsChatTable *self)
{
  return self->headers->len;
}

const char *
gops_chat_table_get_header (GopsChatTable *self,
                            guint          column)
{
  g_return_val_if_fail (column < self->headers->len, NULL);

  return self->headers->pdata[column];
}

GopsChatField
gops_chat_table_get_field (GopsChatTable *self,
                           guint          column)
{
  g_return_val_if_fail (column < self->headers->len, GOPS_CHAT_FIELD_IGNORE);

  return self->fields[column];
}

void
gops_chat_table_set_field (GopsChatTable *self,
                           guint          column,
                           GopsChatField  field)
{
  g_return_if_fail (column < self->headers->len);

  for (guint i = 0; i < self->headers->len; i++)
    if (self->fields[i] == field)
      self->fields[i] = GOPS_CHAT_FIELD_IGNORE;
  self->fields[column] = field;
}

gboolean
gops_chat_table_map (GopsChatTable *self,
                     const char    *column,
                     const char    *field,
                     GError       **error)
{
  const GopsMappingField *fields = gops_chat_mapping_fields ();
  guint index, found;

  if (!gops_mapping_find_column (self->headers, column, self->name, &index, error))
    return FALSE;
  if (!gops_mapping_find (fields, GOPS_CHAT_N_FIELDS, field, &found))
    {
      gops_mapping_set_no_field (fields, GOPS_CHAT_N_FIELDS, field, error);
      return FALSE;
    }
  gops_chat_table_set_field (self, index, found);
  return TRUE;
}

gboolean
gops_chat_table_is_complete (GopsChatTable *self)
{
  return gops_chat_mapping_is_complete (self->fields, self->headers->len);
}

/* Columns are named by their numbers: two may have the same word over them. */
char **
gops_chat_table_get_map (GopsChatTable *self)
{
  GPtrArray *map = g_ptr_array_new ();

  for (guint i = 0; i < self->headers->len; i++)
    g_ptr_array_add (map, g_strdup_printf ("%u=%s", i + 1, gops_chat_mapping_fields ()[self->fields[i]].id));
  g_ptr_array_add (map, NULL);
  return (char **) g_ptr_array_free (map, FALSE);
}

static gboolean
has_field (GopsChatTable *self,
           GopsChatField  field,
           guint         *out_column)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (self->fields[i] == field)
      {
        *out_column = i;
        return TRUE;
      }
  return FALSE;
}

/* Reads on until it is sure how the days are written. */
static gboolean
survey_days (GopsChatTable   *self,
             GopsTableSource *source,
             GopsOrderSurvey *survey,
             gboolean        *out_wall_clock,
             GCancellable    *cancellable,
             GError         **error)
{
  guint column, sure = 0;
  gboolean more = TRUE;

  *out_wall_clock = FALSE;
  if (!has_field (self, GOPS_CHAT_FIELD_DAY, &column) && !has_field (self, GOPS_CHAT_FIELD_TIME, &column))
    return TRUE;
  while (more && (sure < SURE_ROWS || survey->doubt != NULL))
    {
      const char *text = gops_table_source_get_cell (source, column);
      GopsDateValue value = { 0 };
      GopsDateVerdict verdict = gops_date_read (text, GOPS_DATE_ORDER_UNKNOWN, &value);

      gops_order_survey_add (survey, verdict, &value, text, gops_table_source_get_line (source));
      sure += verdict == GOPS_DATE_OK && value.evidence == GOPS_DATE_ORDER_UNKNOWN;
      *out_wall_clock |= (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL) && !value.has_offset;
      if (!gops_table_source_next (source, &more, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* Sets what is to be known before the first message is read. */
static gboolean
look (GopsChatTable         *self,
      const GopsChatOptions *options,
      GopsChatFindings      *findings,
      GCancellable          *cancellable,
      GError               **error)
{
  g_autoptr (GopsTableSource) source = open_source (self, cancellable, error);
  g_auto (GopsOrderSurvey) survey = { 0 };
  gboolean more;
  guint column;

  if (source == NULL || !gops_table_source_next (source, &more, cancellable, error) ||
      !gops_table_source_next (source, &more, cancellable, error))
    return FALSE;
  if (!more)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("no message is in %s; export the chat again"),
                   self->name);
      return FALSE;
    }
  if (has_field (self, GOPS_CHAT_FIELD_EPOCH, &column))
    return TRUE;
  return survey_days (self, source, &survey, &findings->wall_clock, cancellable, error) &&
         gops_order_survey_settle (&survey, options, self->name, findings, error);
}

static gboolean
check_complete (GopsChatTable *self,
                GError       **error)
{
  if (gops_chat_table_is_complete (self))
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN,
               _("the columns of %s do not tell who wrote what and when; say which ones are time, sender and text"),
               self->name);
  return FALSE;
}

/* The reader alone goes on from its header. */
static gboolean
find_me (GopsChatTable   *self,
         GopsChatReader  *reader,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (GopsTableSource) source = NULL;
  gboolean more;
  guint column;

  if (!has_field (self, GOPS_CHAT_FIELD_IS_SELF, &column))
    return TRUE;
  source = open_source (self, cancellable, error);
  return source != NULL && gops_table_source_next (source, &more, cancellable, error) &&
         gops_chat_table_reader_find_me (reader, source, cancellable, error);
}

GopsChatReader *
gops_chat_table_open (GopsChatTable         *self,
                      const GopsChatOptions *options,
                      GopsImportReport      *report,
                      GCancellable          *cancellable,
                      GError               **error)
{
  GopsChatFindings findings = { 0 };
  GopsTableSource *source = NULL;
  GopsChatReader *reader;
  gboolean more, ready = check_complete (self, error) && look (self, options, &findings, cancellable, error) &&
                         (source = open_source (self, cancellable, error)) != NULL &&
                         gops_table_source_next (source, &more, cancellable, error);
  guint column;

  if (!ready)
    {
      g_clear_pointer (&source, gops_table_source_free);
      g_free (findings.order_reason);
      g_free (findings.order_doubt);
      return NULL;
    }
  findings.encoding = g_strdup (self->encoding);
  findings.has_keys = has_field (self, GOPS_CHAT_FIELD_KEY, &column);
  findings.platform = self->profile != NULL ? self->profile->platform : "";
  reader = gops_chat_table_reader_new (source, self->headers, self->fields, self->profile, self->name, &findings, options, report);
  if (find_me (self, reader, cancellable, error))
    return reader;
  gops_chat_reader_free (reader);
  return NULL;
}
