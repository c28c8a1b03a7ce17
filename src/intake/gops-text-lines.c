/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of any encoding as a stream of lines, out of a window of the file. */
#include "config.h"

#include "gops-text-lines.h"

#include <string.h>

struct _GopsTextLines
{
  GopsTextDecoder *decoder;    /* (owned) */
  GString         *text;       /* (owned): a window of the file */
  gsize            position;   /* in the text, of the next line */
  guint64          number;     /* of the last line */
  char             ending;     /* the line's last byte: LF, or CR in files without LF; 0: not known yet, and in no text */
  gboolean         at_end;     /* the window holds the end of the file */
};

GopsTextLines *
gops_text_lines_new (GopsTextDecoder *decoder)
{
  GopsTextLines *self = g_new0 (GopsTextLines, 1);

  self->decoder = decoder;
  self->text = g_string_sized_new (256 * 1024);
  return self;
}

void
gops_text_lines_free (GopsTextLines *self)
{
  gops_text_decoder_free (self->decoder);
  g_string_free (self->text, TRUE);
  g_free (self);
}

GopsTextDecoder *
gops_text_lines_get_decoder (GopsTextLines *self)
{
  return self->decoder;
}

/* A CR at the very end of what was read says nothing: its LF may follow. */
static void
find_ending (GopsTextLines *self)
{
  const char *cr = memchr (self->text->str, '\r', self->text->len);

  if (memchr (self->text->str, '\n', self->text->len) != NULL)
    self->ending = '\n';
  else if (cr != NULL && (self->at_end || cr + 1 < self->text->str + self->text->len))
    self->ending = '\r';
  else if (self->at_end)
    self->ending = '\n';
}

/* Drops what was read and appends the next block. */
static gboolean
fill (GopsTextLines  *self,
      GCancellable   *cancellable,
      GError        **error)
{
  gsize before;

  g_string_erase (self->text, 0, (gssize) self->position);
  self->position = 0;
  before = self->text->len;
  if (!gops_text_decoder_read (self->decoder, self->text, cancellable, error))
    return FALSE;
  self->at_end = self->text->len == before;
  if (self->ending == '\0')
    find_ending (self);
  return TRUE;
}

/* Cuts the line to its limit at a character and passes over the rest of it. */
static gboolean
cut_line (GopsTextLines  *self,
          GopsTextLine   *line,
          GCancellable   *cancellable,
          GError        **error)
{
  const char *end = g_utf8_find_prev_char (self->text->str, self->text->str + GOPS_TEXT_LINES_MAX + 1);
  gsize kept = (gsize) (end - self->text->str);
  const char *found;

  if (self->ending == '\0')
    self->ending = '\n';
  for (;;)
    {
      g_string_truncate (self->text, kept);
      if (!fill (self, cancellable, error))
        return FALSE;
      found = memchr (self->text->str + kept, self->ending, self->text->len - kept);
      if (found != NULL || self->at_end)
        break;
    }
  *line = (GopsTextLine) { self->text->str, kept, ++self->number, GOPS_TEXT_LINE_OPEN, TRUE };
  self->position = self->text->len;
  if (found != NULL)
    {
      line->end = self->ending == '\r' ? GOPS_TEXT_LINE_CR : GOPS_TEXT_LINE_LF;
      self->position = (gsize) (found + 1 - self->text->str);
    }
  return TRUE;
}

static void
set_line (GopsTextLines *self,
          GopsTextLine  *line,
          const char    *end)
{
  const char *start = self->text->str + self->position;

  *line = (GopsTextLine) { start, (gsize) (end - start), ++self->number, GOPS_TEXT_LINE_LF, FALSE };
  self->position += line->length + 1;
  if (self->ending == '\r')
    line->end = GOPS_TEXT_LINE_CR;
  else if (line->length > 0 && end[-1] == '\r')
    {
      line->end = GOPS_TEXT_LINE_CRLF;
      line->length--;
    }
}

static void
set_last_line (GopsTextLines *self,
               GopsTextLine  *line)
{
  gsize length = self->text->len - self->position;

  *line = (GopsTextLine) { NULL, 0, self->number, GOPS_TEXT_LINE_OPEN, FALSE };
  if (length == 0)
    return;
  *line = (GopsTextLine) { self->text->str + self->position, length, ++self->number, GOPS_TEXT_LINE_OPEN, FALSE };
  self->position = self->text->len;
}

gboolean
gops_text_lines_next (GopsTextLines  *self,
                      GopsTextLine   *out_line,
                      GCancellable   *cancellable,
                      GError        **error)
{
  gsize seen = 0;   /* bytes of the line in which its end was sought */

  for (;;)
    {
      const char *start = self->text->str + self->position;
      const char *end = memchr (start + seen, self->ending, self->text->len - self->position - seen);

      if (end != NULL)
        {
          set_line (self, out_line, end);
          return TRUE;
        }
      if (self->at_end)
        {
          set_last_line (self, out_line);
          return TRUE;
        }
      seen = self->ending != '\0' ? self->text->len - self->position : 0;
      if (!fill (self, cancellable, error))
        return FALSE;
      if (self->text->len > GOPS_TEXT_LINES_MAX + 4 &&
          memchr (self->text->str + seen, self->ending, self->text->len - seen) == NULL)
        return cut_line (self, out_line, cancellable, error);
    }
}
