/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of a workbook share: number formats and texts. */
#include "config.h"

#include <string.h>

#include "gops-table-source.h"
#include "gops-xlsx-workbook.h"
#include "gops-xml-stream.h"

#define MAX_FORMATS 65536   /* as many as a spreadsheet program knows */

/* --- formats --- */

typedef struct
{
  GArray     *formats;   /* (element-type GopsXlsxFormat) */
  GHashTable *codes;     /* id of an own format → GopsXlsxFormat (owned) */
  gboolean    in_cells;  /* below cellXfs; there are other lists of the same elements */
} StylesJob;

static guint
get_number (const GopsXmlTag *tag,
            const char       *name)
{
  char value[16];

  (void) gops_xml_tag_get (tag, name, value, sizeof value);
  return (guint) g_ascii_strtoull (value, NULL, 10);
}

static void
add_code (StylesJob        *job,
          const GopsXmlTag *tag)
{
  g_autofree char *code = gops_xml_tag_dup (tag, "formatCode");
  GopsXlsxFormat format = gops_xlsx_format_from_code (code != NULL ? code : "");

  if (g_hash_table_size (job->codes) < MAX_FORMATS)
    g_hash_table_insert (job->codes, GUINT_TO_POINTER (get_number (tag, "numFmtId")), g_memdup2 (&format, sizeof format));
}

static void
add_format (StylesJob        *job,
            const GopsXmlTag *tag)
{
  guint id = get_number (tag, "numFmtId");
  const GopsXlsxFormat *own = g_hash_table_lookup (job->codes, GUINT_TO_POINTER (id));
  GopsXlsxFormat format = own != NULL ? *own : gops_xlsx_format_from_id (id);

  if (job->formats->len < MAX_FORMATS)
    g_array_append_val (job->formats, format);
}

static void
on_style_start_cb (gpointer          data,
                   const GopsXmlTag *tag)
{
  StylesJob *job = data;

  if (g_str_equal (tag->name, "numFmt"))
    add_code (job, tag);
  else if (g_str_equal (tag->name, "cellXfs"))
    job->in_cells = TRUE;
  else if (job->in_cells && g_str_equal (tag->name, "xf"))
    add_format (job, tag);
}

static void
on_style_end_cb (gpointer    data,
                 const char *name)
{
  StylesJob *job = data;

  if (g_str_equal (name, "cellXfs"))
    job->in_cells = FALSE;
}

static gboolean
load_formats (GopsXlsxWorkbook  *self,
              GCancellable      *cancellable,
              GError           **error)
{
  static const GopsXmlHandler handler = { on_style_start_cb, on_style_end_cb, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  StylesJob job = { self->formats, codes, FALSE };
  guint member;

  if (self->styles_part == NULL || !gops_archive_find (self->archive, self->styles_part, &member))
    return TRUE;   /* then every cell is general */
  return gops_xml_read (self->archive, member, &handler, &job, cancellable, error);
}

/* --- texts --- */

typedef struct
{
  GopsTextStore *texts;
  GString       *text;        /* of the item, as far as it is read */
  GString       *decoded;
  gboolean       in_text;
  guint          phonetic;    /* depth below what tells how Han characters are read */
  GError        *error;       /* (owned) (nullable) */
} TextsJob;

static void
on_text_start_cb (gpointer          data,
                  const GopsXmlTag *tag)
{
  TextsJob *job = data;

  if (g_str_equal (tag->name, "rPh"))
    job->phonetic++;
  job->in_text = g_str_equal (tag->name, "t") && job->phonetic == 0;
}

static void
add_item (TextsJob *job)
{
  g_string_truncate (job->decoded, 0);
  gops_xlsx_append_text (job->decoded, job->text->str, job->text->len);
  g_string_truncate (job->text, 0);
  if (job->error == NULL)
    (void) gops_text_store_add (job->texts, job->decoded->str, job->decoded->len, &job->error);
}

static void
on_text_end_cb (gpointer    data,
                const char *name)
{
  TextsJob *job = data;

  job->in_text = FALSE;
  if (g_str_equal (name, "rPh") && job->phonetic > 0)
    job->phonetic--;
  else if (g_str_equal (name, "si"))
    add_item (job);
}

/* A text beyond the limit of a cell is kept a little longer than that, so that it is told as too long. */
static void
on_text_text_cb (gpointer    data,
                 const char *text,
                 gsize       length)
{
  TextsJob *job = data;

  if (job->in_text && job->text->len <= 2 * GOPS_TABLE_MAX_CELL)
    g_string_append_len (job->text, text, (gssize) length);
}

static gboolean
read_texts (TextsJob          *job,
            GopsArchive       *archive,
            guint              member,
            GCancellable      *cancellable,
            GError           **error)
{
  static const GopsXmlHandler handler = { on_text_start_cb, on_text_end_cb, on_text_text_cb };
  g_autoptr (GopsXmlStream) stream = NULL;
  gboolean more = TRUE;

  if (!gops_archive_begin (archive, member, cancellable, error))
    return FALSE;
  stream = gops_xml_stream_new (archive, &handler, job);
  while (more && job->error == NULL)
    if (!gops_xml_stream_step (stream, &more, cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_texts (GopsXlsxWorkbook  *self,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autoptr (GString) text = g_string_new (NULL), decoded = g_string_new (NULL);
  TextsJob job = { .texts = self->texts, .text = text, .decoded = decoded };
  guint member;

  if (self->texts_part == NULL || !gops_archive_find (self->archive, self->texts_part, &member))
    return TRUE;
  if (!read_texts (&job, self->archive, member, cancellable, error))
    {
      g_clear_error (&job.error);
      return FALSE;
    }
  if (job.error == NULL)
    return gops_text_store_finish (self->texts, error);
  g_propagate_error (error, job.error);
  return FALSE;
}

gboolean
gops_xlsx_workbook_load (GopsXlsxWorkbook  *self,
                         GCancellable      *cancellable,
                         GError           **error)
{
  self->texts = gops_text_store_new (GOPS_TEXT_STORE_IN_MEMORY);
  return load_formats (self, cancellable, error) && load_texts (self, cancellable, error);
}
