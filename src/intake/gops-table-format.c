/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of tables that can be read: a row for each. */
#include "config.h"

#include "gops-table-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-archive-text.h"
#include "gops-contact-list.h"
#include "gops-csv-reader.h"
#include "gops-member-mapping.h"
#include "gops-paste-list.h"
#include "gops-vcard-reader.h"
#include "gops-xlsx-reader.h"

/* --- CSV --- */

static guint
rate_csv (const GopsFileHead *head)
{
  if (*head->text == '\0')
    return head->entries[0] != NULL ? 10 : 1;
  return gops_file_head_has_ending (head, ".csv") || gops_file_head_has_ending (head, ".tsv") ? 60 : 20;
}

static gboolean
is_archive (GFile        *file,
            GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  guint8 magic[4];
  gsize length;

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), magic, sizeof magic, &length, cancellable, NULL) &&
         gops_archive_is_one (magic, length);
}

/* Lists come packed as well. What cannot be unpacked is left to the decoder, which tells people what it is. */
static GInputStream *
open_text (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  GInputStream *stream = NULL;

  if (is_archive (file, cancellable))
    stream = gops_archive_open_table_text (file, NULL, cancellable, NULL);
  return stream != NULL ? stream : (GInputStream *) g_file_read (file, cancellable, error);
}

static GopsTextDecoder *
open_decoder (GFile                   *file,
              const GopsTableOptions  *options,
              GCancellable            *cancellable,
              GError                 **error)
{
  g_autoptr (GInputStream) stream = open_text (file, cancellable, error);

  return stream != NULL ? gops_text_decoder_new (stream, options->encoding, cancellable, error) : NULL;
}

static GopsTableSource *
open_csv (GFile                   *file,
          const GopsTableOptions  *options,
          GCancellable            *cancellable,
          GError                 **error)
{
  GopsTextDecoder *decoder = open_decoder (file, options, cancellable, error);

  return decoder != NULL ? (GopsTableSource *) gops_csv_reader_new (decoder, options->separator) : NULL;
}

/* --- workbooks --- */

static guint
rate_xlsx (const GopsFileHead *head)
{
  gboolean packed = gops_archive_is_one (head->bytes, head->length), named = FALSE;

  for (guint i = 0; head->entries[i] != NULL; i++)
    if (g_str_has_suffix (head->entries[i], "workbook.xml") || g_str_equal (head->entries[i], "[Content_Types].xml"))
      return 100;
  named = gops_file_head_has_ending (head, ".xlsx") || gops_file_head_has_ending (head, ".xlsm");
  if (named)
    return packed || *head->text == '\0' ? 70 : 10;
  return 0;
}

static GopsTableSource *
open_xlsx (GFile                   *file,
           const GopsTableOptions  *options,
           GCancellable            *cancellable,
           GError                 **error)
{
  return (GopsTableSource *) gops_xlsx_reader_new (file, options->sheet, cancellable, error);
}

/* --- vCards --- */

static guint
rate_vcard (const GopsFileHead *head)
{
  const char *start = head->text + strspn (head->text, " \t\r\n");

  if (g_ascii_strncasecmp (start, "BEGIN:VCARD", strlen ("BEGIN:VCARD")) == 0)
    return 100;
  return gops_file_head_has_ending (head, ".vcf") || gops_file_head_has_ending (head, ".vcard") ? 70 : 0;
}

static GopsTableSource *
open_vcard (GFile                   *file,
            const GopsTableOptions  *options,
            GCancellable            *cancellable,
            GError                 **error)
{
  return (GopsTableSource *) gops_vcard_reader_new (file, options->encoding, cancellable, error);
}

/* --- lists without a header of their own --- */

static guint
rate_contacts (const GopsFileHead *head)
{
  return gops_contact_list_is (head->text) ? 90 : 0;
}

static GopsTableSource *
open_contacts (GFile                   *file,
               const GopsTableOptions  *options,
               GCancellable            *cancellable,
               GError                 **error)
{
  GopsTextDecoder *decoder = open_decoder (file, options, cancellable, error);

  return decoder != NULL ? (GopsTableSource *) gops_contact_list_new (decoder) : NULL;
}

/* Whether the first record names columns that are known: then it is a table. */
static gboolean
has_header (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, "UTF-8", NULL, NULL);
  g_autoptr (GopsTableSource) source = decoder != NULL ? (GopsTableSource *) gops_csv_reader_new (decoder, 0) : NULL;
  g_autoptr (GPtrArray) headers = NULL;
  g_autofree GopsMemberField *fields = NULL;
  gboolean more;

  if (source == NULL || !gops_table_source_next (source, &more, NULL, NULL) || !more ||
      gops_table_source_get_n_cells (source) == 0)
    return FALSE;
  headers = gops_mapping_take_headers (source);
  fields = g_new0 (GopsMemberField, headers->len);
  return gops_member_mapping_guess ((const char *const *) headers->pdata, headers->len, fields) > 0;
}

static guint
rate_paste (const GopsFileHead *head)
{
  gboolean named = gops_file_head_has_ending (head, ".csv") || gops_file_head_has_ending (head, ".tsv");

  return *head->text != '\0' && !named && !has_header (head->text) ? 30 : 0;
}

static GopsTableSource *
open_paste (GFile                   *file,
            const GopsTableOptions  *options,
            GCancellable            *cancellable,
            GError                 **error)
{
  GopsTextDecoder *decoder = open_decoder (file, options, cancellable, error);

  return decoder != NULL ? (GopsTableSource *) gops_paste_list_new (decoder) : NULL;
}

/* --- all --- */

static const GopsTableFormat csv_format = {
  "csv", N_("Table of members: CSV or TSV, any encoding"), ".csv .tsv .txt", rate_csv, open_csv,
};

static const GopsTableFormat xlsx_format = {
  "xlsx", N_("Table of messages or of members: a sheet of an Excel workbook"), ".xlsx .xlsm", rate_xlsx, open_xlsx,
};

static const GopsTableFormat vcard_format = {
  "vcard", N_("Address cards: vCard 2.1, 3.0 and 4.0"), ".vcf .vcard", rate_vcard, open_vcard,
};

static const GopsTableFormat contacts_format = {
  "contacts", N_("Contacts that chatlog writes"), ".csv", rate_contacts, open_contacts,
};

static const GopsTableFormat paste_format = {
  "paste", N_("List of members that was copied: a name in each line, with number or phone"), ".txt", rate_paste, open_paste,
};

static const GopsTableFormat *const formats[] = {
  &csv_format,
  &xlsx_format,
  &vcard_format,
  &contacts_format,
  &paste_format,
};

const GopsTableFormat *const *
gops_table_formats (guint *out_n)
{
  *out_n = G_N_ELEMENTS (formats);
  return formats;
}

const GopsTableFormat *
gops_table_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];
  return NULL;
}

const GopsTableFormat *
gops_table_format_sniff (const GopsFileHead *head)
{
  const GopsTableFormat *best = &csv_format;
  guint best_rate = 0;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      guint rate = formats[i]->rate (head);

      if (rate > best_rate)
        {
          best = formats[i];
          best_rate = rate;
        }
    }
  return best;
}

GopsTableSource *
gops_table_format_open (const GopsTableFormat   *self,
                        GFile                   *file,
                        const GopsTableOptions  *options,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  return self->open (file, options, cancellable, error);
}
