/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what WhatsApp exports of a chat. The survey has looked through the file; this goes through it once more, entry by
 * entry. */
#include "config.h"

#include "gops-whatsapp-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-archive-text.h"
#include "gops-intake-error.h"
#include "gops-text-sniffer.h"
#include "gops-wall-clock.h"
#include "gops-whatsapp-entry.h"
#include "gops-whatsapp-title.h"

typedef struct
{
  GopsChatReader      reader;
  GopsTextLines      *lines;     /* (owned) */
  GopsWhatsappSurvey *survey;    /* (owned) */
  GopsWhatsappMaker  *maker;     /* (owned) */
  GopsWallClock      *clock;     /* (owned) */
  GopsWhatsappMemo    memo;
  GopsTextLine        line;      /* read last; its text is NULL at the end of the file */
  GopsTextLineEnd     before;    /* of the line before that */
  GopsWhatsappHeader  header;    /* of the line, when it has one */
  GopsWhatsappShape   shape;     /* of the header before that was one */
  int                 date[3];   /* of that: year, month, day; the month is 0 when there is none */
  gint64              at;        /* of the header; G_MININT64: there is no such day */
  gint64              at_before; /* of the last entry */
} GopsWhatsappReader;

typedef enum
{
  LINE_HEADER,
  LINE_TEXT,
  LINE_CUT,     /* a header, where the file ends */
  LINE_END,
} LineKind;

static void
report_line (GopsWhatsappReader *self,
             guint64             line,
             gboolean            whole_record,
             const char         *reason)
{
  gops_import_report_skip (self->reader.report, line, whole_record, g_strdup (reason));
}

/* --- lines --- */

/* Returns: whether the header is one. Most are of the day of the one before. */
static gboolean
read_date (GopsWhatsappReader *self)
{
  GopsDateOrder order;
  int *date = self->date;

  if (self->header.same_date && self->header.shape == self->shape && date[1] > 0)
    return TRUE;
  date[1] = 0;
  if (!gops_whatsapp_order_judge (self->survey->order, &self->header, &order) ||
      !gops_whatsapp_header_date (&self->header, order, &date[0], &date[1], &date[2]))
    return FALSE;
  self->shape = self->header.shape;
  return TRUE;
}

static void
read_instant (GopsWhatsappReader *self)
{
  const GopsWhatsappHeader *header = &self->header;

  if (!gops_wall_clock_read (self->clock, self->date[0], self->date[1], self->date[2], header->hour, header->minute,
                             header->second, &self->at))
    self->at = G_MININT64;
}

/* What somebody pasted is of the past. Entries of an iPhone end with CR LF, lines within them with LF. */
static gboolean
is_pasted (GopsWhatsappReader *self)
{
  return self->survey->has_crlf && self->before == GOPS_TEXT_LINE_LF && self->at <= self->at_before;
}

static LineKind
judge_line (GopsWhatsappReader *self)
{
  switch (gops_whatsapp_header_scan (self->line.text, self->line.length, &self->memo, &self->header))
    {
    case GOPS_WHATSAPP_NO_HEADER:
      return LINE_TEXT;
    case GOPS_WHATSAPP_HEADER_CUT:
      return self->line.end == GOPS_TEXT_LINE_OPEN && self->line.length > 0 ? LINE_CUT : LINE_TEXT;
    case GOPS_WHATSAPP_HEADER:
      break;
    }
  if (read_date (self))
    {
      read_instant (self);
      if (!is_pasted (self))
        return LINE_HEADER;
    }
  report_line (self, self->line.number, FALSE,
               _("it looks like the beginning of a message, but is dated unlike those around; kept as part of the one "
                 "before"));
  return LINE_TEXT;
}

static gboolean
fetch_line (GopsWhatsappReader  *self,
            LineKind            *out_kind,
            GCancellable        *cancellable,
            GError             **error)
{
  self->before = self->line.end;
  if (!gops_text_lines_next (self->lines, &self->line, cancellable, error))
    return FALSE;
  *out_kind = self->line.text == NULL ? LINE_END : judge_line (self);
  return TRUE;
}

/* Passes over what stands before the first entry. */
static gboolean
find_first (GopsWhatsappReader  *self,
            GCancellable        *cancellable,
            GError             **error)
{
  guint64 first = 0;
  LineKind kind;

  do
    {
      if (!fetch_line (self, &kind, cancellable, error))
        return FALSE;
      if (kind == LINE_TEXT && self->line.length > 0 && first == 0)
        first = self->line.number;
    }
  while (kind == LINE_TEXT);
  if (first > 0)
    report_line (self, first, TRUE, _("it stands before the first message"));
  return TRUE;
}

/* --- entries --- */

/* Reads the lines of the entry whose header was read, up to the next header. */
static gboolean
read_entry (GopsWhatsappReader  *self,
            gboolean            *out_open,
            GCancellable        *cancellable,
            GError             **error)
{
  LineKind kind;

  gops_whatsapp_maker_begin (self->maker, self->header.rest, self->header.rest_length);
  for (;;)
    {
      *out_open = self->line.end == GOPS_TEXT_LINE_OPEN && !self->line.cut;
      if (!fetch_line (self, &kind, cancellable, error))
        return FALSE;
      if (kind == LINE_HEADER || kind == LINE_END)
        return TRUE;
      if (kind == LINE_CUT)
        {
          gops_import_report_cut (self->reader.report, self->line.number, TRUE, g_strdup (_("the file ends in the middle of this line")));
          self->line.text = NULL;
          *out_open = FALSE;
          return TRUE;
        }
      gops_whatsapp_maker_add (self->maker, self->line.text, self->line.length);
    }
}

static void
report_date (GopsWhatsappReader *self,
             guint64             line,
             const char         *date)
{
  gops_import_report_skip (self->reader.report, line, TRUE, g_strdup_printf (_("there is no day %s"), date));
}

static char *
write_header_date (const GopsWhatsappHeader *header)
{
  return g_strdup_printf ("%u%c%u%c%u", header->numbers[0], header->separator, header->numbers[1], header->separator,
                          header->numbers[2]);
}

/* Returns: whether the lines that were read are an entry to be given */
static gboolean
finish_entry (GopsWhatsappReader *self,
              guint64             line,
              gint64              at,
              gboolean            is_open,
              const char         *bad_date)
{
  GopsChatEntry *entry = &self->reader.entry;

  if (bad_date != NULL)
    {
      report_date (self, line, bad_date);
      return FALSE;
    }
  if (!gops_whatsapp_maker_finish (self->maker, is_open, entry))
    {
      gops_import_report_cut (self->reader.report, line, TRUE, g_strdup (_("the file ends in the middle of this line")));
      return FALSE;
    }
  if (is_open)
    report_line (self, line, FALSE, _("the file ends without a line end; this last message may be cut off"));
  if (gops_whatsapp_maker_is_cut (self->maker))
    gops_import_report_skip (self->reader.report, line, FALSE,
                             g_strdup_printf (_("the text is longer than %u KB and was cut"), GOPS_CHAT_MAX_BODY / 1024));
  entry->line = line;
  entry->at = self->at_before = at;
  self->reader.findings.has_me = gops_whatsapp_maker_has_me (self->maker);
  return TRUE;
}

static void
report_damage (GopsWhatsappReader *self)
{
  GopsTextDecoder *decoder = gops_text_lines_get_decoder (self->lines);
  const GopsTextDamage *damage = gops_text_decoder_get_damage (decoder);

  if (damage->count > 0)
    gops_import_report_skip (self->reader.report, damage->line, FALSE,
                             g_strdup_printf (_("byte %lu is no text in %s (%lu such places)"), (gulong) damage->offset,
                                              gops_text_decoder_get_encoding (decoder), (gulong) damage->count));
}

static gboolean
whatsapp_next (GopsChatReader       *reader,
               const GopsChatEntry **out_entry,
               GCancellable         *cancellable,
               GError              **error)
{
  GopsWhatsappReader *self = (GopsWhatsappReader *) reader;

  *out_entry = NULL;
  if (self->line.number == 0 && !find_first (self, cancellable, error))
    return FALSE;
  while (self->line.text != NULL)
    {
      guint64 line = self->line.number;
      gint64 at = self->at;
      g_autofree char *bad_date = at == G_MININT64 ? write_header_date (&self->header) : NULL;
      gboolean is_open;

      if (!read_entry (self, &is_open, cancellable, error))
        return FALSE;
      if (self->line.text == NULL)
        report_damage (self);
      if (finish_entry (self, line, at, is_open, bad_date))
        {
          *out_entry = &self->reader.entry;
          break;
        }
    }
  return TRUE;
}

static guint64
whatsapp_get_offset (GopsChatReader *reader)
{
  return gops_text_decoder_get_offset (gops_text_lines_get_decoder (((GopsWhatsappReader *) reader)->lines));
}

static void
whatsapp_free (GopsChatReader *reader)
{
  GopsWhatsappReader *self = (GopsWhatsappReader *) reader;

  gops_chat_reader_clear (reader);
  g_clear_pointer (&self->maker, gops_whatsapp_maker_free);
  g_clear_pointer (&self->survey, gops_whatsapp_survey_free);
  g_clear_pointer (&self->lines, gops_text_lines_free);
  g_clear_pointer (&self->clock, gops_wall_clock_free);
  g_free (self);
}

static const GopsChatReaderClass whatsapp_class = {
  .next = whatsapp_next,
  .get_offset = whatsapp_get_offset,
  .free = whatsapp_free,
};

/* --- opening --- */

/* The text of a chat, by itself or in an archive.
 * @out_inner: (out) (nullable): its name in the archive
 * Returns: (transfer full): a seekable stream */
static GInputStream *
open_text (GFile         *file,
           char         **out_inner,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  guint8 head[8];
  gsize length;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, cancellable, error))
    return NULL;
  if (gops_archive_is_one (head, length))
    return gops_archive_open_chat_text (file, out_inner, cancellable, error);
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

static GopsTextLines *
new_lines (GInputStream  *stream,
           const char    *encoding,
           GCancellable  *cancellable,
           GError       **error)
{
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, encoding, cancellable, error);

  return decoder != NULL ? gops_text_lines_new (decoder) : NULL;
}

/* @out_sound: (out): every byte was text in the encoding */
static GopsWhatsappSurvey *
survey_as (GInputStream  *stream,
           const char    *encoding,
           gboolean      *out_sound,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GopsTextLines) lines = new_lines (stream, encoding, cancellable, error);
  GopsWhatsappSurvey *survey = lines != NULL ? gops_whatsapp_survey_run (lines, cancellable, error) : NULL;

  if (survey != NULL)
    *out_sound = gops_text_decoder_get_damage (gops_text_lines_get_decoder (lines))->count == 0;
  return survey;
}

/* WhatsApp writes UTF-8: to look for the encoding would be one more way through the file, and is done only when something
 * else was found. */
static GopsWhatsappSurvey *
make_survey (GInputStream  *stream,
             const char    *asked,
             const char   **out_encoding,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GopsWhatsappSurvey) survey = NULL;
  GopsTextEncoding found;
  gboolean is_sound;

  if (!gops_text_sniff_mark (stream, &found, cancellable, error))
    return NULL;
  *out_encoding = asked != NULL ? asked : found.name != NULL ? found.name : "UTF-8";
  survey = survey_as (stream, *out_encoding, &is_sound, cancellable, error);
  if (survey == NULL || is_sound || asked != NULL || found.name != NULL)
    return g_steal_pointer (&survey);
  if (!gops_text_sniff (stream, &found, cancellable, error))
    return NULL;
  if (g_str_equal (found.name, *out_encoding))
    return g_steal_pointer (&survey);
  *out_encoding = found.name;
  return survey_as (stream, *out_encoding, &is_sound, cancellable, error);
}

/* Of an archive's text the name tells the chat where it does more than "_chat.txt"; else the archive's own. */
static char *
find_name (GFile                 *file,
           const char            *inner,
           const GopsChatOptions *options)
{
  g_autofree char *title = inner != NULL ? gops_whatsapp_title_from_file (inner) : g_strdup ("");
  g_autofree char *base = *title != '\0' ? g_strdup (inner) : options->name != NULL ? g_strdup (options->name) : g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/* The file's name is sure; what the lines say last is exact. */
static char *
find_title (const GopsWhatsappSurvey *survey,
            const char               *name)
{
  g_autofree char *title = gops_whatsapp_title_from_file (name);

  if (survey->title != NULL && (*title == '\0' || gops_whatsapp_title_is_same (title, survey->title)))
    return g_strdup (survey->title);
  if (*title == '\0' && survey->greeter != NULL)
    return g_strdup (survey->greeter->name);
  return g_steal_pointer (&title);
}

static gboolean
begin (GopsWhatsappReader     *self,
       GInputStream           *stream,
       const char             *encoding,
       const char             *name,
       const GopsChatOptions  *options,
       GCancellable           *cancellable,
       GError                **error)
{
  g_autofree char *title = NULL;

  if (self->survey->n_headers == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY,
                   _("there is no message of WhatsApp in %s; export the chat anew and choose that file"), name);
      return FALSE;
    }
  if (!gops_whatsapp_order_settle (self->survey->order, name, options, &self->reader.findings, error))
    return FALSE;
  self->lines = new_lines (stream, encoding, cancellable, error);
  if (self->lines == NULL)
    return FALSE;
  title = find_title (self->survey, name);
  self->maker = gops_whatsapp_maker_new (self->survey, title, options->me);
  (void) gops_chat_reader_add_room (&self->reader, "", title, gops_whatsapp_survey_is_group (self->survey));
  return TRUE;
}

static GopsChatReader *
whatsapp_open (GFile                  *file,
               const GopsChatOptions  *options,
               GopsImportReport       *report,
               GCancellable           *cancellable,
               GError                **error)
{
  g_autofree char *inner = NULL, *name = NULL;
  g_autoptr (GInputStream) stream = open_text (file, &inner, cancellable, error);
  GopsWhatsappReader *self;
  GopsWhatsappSurvey *survey;
  const char *encoding;

  if (stream == NULL)
    return NULL;
  survey = make_survey (stream, options->encoding, &encoding, cancellable, error);
  if (survey == NULL)
    return NULL;
  name = find_name (file, inner, options);
  self = g_new0 (GopsWhatsappReader, 1);
  gops_chat_reader_init (&self->reader, &whatsapp_class, report);
  self->survey = survey;
  self->clock = gops_wall_clock_new (options->zone);
  self->at_before = G_MININT64;
  self->reader.findings.encoding = g_strdup (encoding);
  self->reader.findings.wall_clock = TRUE;
  self->reader.findings.platform = "whatsapp";
  if (!begin (self, stream, encoding, name, options, cancellable, error))
    g_clear_pointer ((GopsChatReader **) &self, gops_chat_reader_free);
  return (GopsChatReader *) self;
}

/* --- telling it from other files --- */

static guint
count_headers (const char *text)
{
  GopsWhatsappMemo memo = { .date_length = 0 };
  GopsWhatsappHeader header;
  guint n = 0;

  for (guint i = 0; i < 100 && *text != '\0'; i++)
    {
      gsize length = strcspn (text, "\r\n");

      n += gops_whatsapp_header_scan (text, length, &memo, &header) == GOPS_WHATSAPP_HEADER &&
           (header.shape & GOPS_WHATSAPP_BARE) == 0;
      text += length;
      text += strspn (text, "\r\n");
    }
  return n;
}

static guint
whatsapp_rate (const GopsFileHead *head)
{
  g_autofree char *title = NULL;
  guint n;

  if (*head->text == '\0')
    return gops_archive_rate_chat_text (head->entries);
  n = count_headers (head->text);
  if (n == 0)
    return 0;
  title = gops_whatsapp_title_from_file (head->name);
  if (*title != '\0' || g_ascii_strcasecmp (head->name, "_chat.txt") == 0)
    return 100;
  return n > 1 ? 80 : 60;
}

const GopsChatFormat gops_whatsapp_format = {
  .id = "whatsapp",
  .name = N_("WhatsApp (TXT or ZIP)"),
  .endings = ".txt .zip",
  .rate = whatsapp_rate,
  .open = whatsapp_open,
};
