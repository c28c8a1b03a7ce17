/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens copied and exported chats. */
#include "config.h"

#include "gops-paste-file.h"

#include <glib/gi18n-lib.h>

#include "gops-intake-error.h"
#include "gops-paste-reader.h"
#include "gops-qq-reader.h"

GopsLineReader *
gops_paste_file_lines (GFile        *file,
                       const char   *encoding,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  GopsTextDecoder *decoder;

  if (stream == NULL)
    return NULL;
  decoder = gops_text_decoder_new (G_INPUT_STREAM (stream), encoding, cancellable, error);
  return decoder != NULL ? gops_line_reader_new (decoder, GOPS_PASTE_MAX_LINE) : NULL;
}

void
gops_paste_file_survey_head (GopsPasteSurvey    *self,
                             const GopsFileHead *head)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (head->text, -1, NULL);
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, "UTF-8", NULL, NULL);
  g_autoptr (GopsLineReader) lines = NULL;

  if (decoder == NULL)
    return;
  lines = gops_line_reader_new (decoder, GOPS_PASTE_MAX_LINE);
  (void) gops_paste_survey_read (self, lines, NULL, NULL);
}

static gboolean
check_survey (const GopsPasteSurvey *survey,
              const char            *name,
              GError               **error)
{
  GopsPasteShape shape;

  gops_paste_survey_get_shape (survey, &shape);
  if (survey->page)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
                 _("%s is a web page that QQ exported; export the chat again as a text file (*.txt)"), name);
  else if (gops_paste_survey_count (survey, &shape) == 0)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY,
                 _("no message is in %s: no line tells who wrote and when"), name);
  else
    return TRUE;
  return FALSE;
}

static GopsChatReader *
open_surveyed (GopsLineReader        *lines,
               GopsPasteSurvey       *survey,
               const char            *name,
               const char            *platform,
               const GopsChatOptions *options,
               GopsImportReport      *report,
               GError               **error)
{
  GopsChatFindings findings = { 0 };
  GopsPasteShape shape;
  GopsChatReader *reader = NULL;

  gops_paste_survey_get_shape (survey, &shape);
  if (shape.form == GOPS_PASTE_FRONT)   /* other programs write so too, but for the banner and the accounts */
    return gops_qq_reader_new (lines, survey, survey->banner || shape.account ? platform : "", options, report);
  if (gops_order_survey_settle (&survey->order, options, name, &findings, error))
    {
      reader = gops_paste_reader_new (lines, survey, findings.order, platform, options, report);
      reader->findings.order = findings.order;
      reader->findings.order_reason = g_steal_pointer (&findings.order_reason);
      reader->findings.order_doubt = g_steal_pointer (&findings.order_doubt);
    }
  else
    gops_line_reader_free (lines);
  g_free (findings.order_reason);
  g_free (findings.order_doubt);
  return reader;
}

GopsChatReader *
gops_paste_file_open (GFile                 *file,
                      const char            *platform,
                      const GopsChatOptions *options,
                      GopsImportReport      *report,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_autofree char *name = options->name != NULL ? g_strdup (options->name) : g_file_get_basename (file);
  g_auto (GopsPasteSurvey) survey = { 0 };
  g_autoptr (GopsLineReader) look = gops_paste_file_lines (file, options->encoding, cancellable, error);
  const char *encoding;
  GopsLineReader *lines;

  if (look == NULL || !gops_paste_survey_read (&survey, look, cancellable, error) ||
      !check_survey (&survey, name, error))
    return NULL;
  encoding = gops_text_decoder_get_encoding (gops_line_reader_get_decoder (look));
  lines = gops_paste_file_lines (file, encoding, cancellable, error);
  return lines != NULL ? open_surveyed (lines, &survey, name, platform, options, report, error) : NULL;
}
