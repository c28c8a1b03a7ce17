/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text as a stream of lines. A window of the text is kept, from the line at hand to the end of the last block. */
#include "config.h"

#include "gops-line-reader.h"

#include <string.h>

struct _GopsLineReader
{
  GopsTextDecoder *decoder;    /* (owned) */
  GString         *text;       /* (owned): the window */
  gsize            position;   /* in the window, of the next line */
  gsize            searched;   /* in the window: no line ends before */
  gsize            max;
  gsize            length;
  guint64          number;
  gboolean         at_end;     /* the window holds the end of the text */
  gboolean         begun;
  gboolean         cut;
  gboolean         open;       /* the line at hand has no end */
  gboolean         skipping;   /* the position is inside a line that was cut */
};

GopsLineReader *
gops_line_reader_new (GopsTextDecoder *decoder,
                      gsize            max)
{
  GopsLineReader *self = g_new0 (GopsLineReader, 1);

  self->decoder = decoder;
  self->text = g_string_new (NULL);
  self->max = max;
  return self;
}

void
gops_line_reader_free (GopsLineReader *self)
{
  gops_text_decoder_free (self->decoder);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* Drops what was read and appends the next block. */
static gboolean
fill (GopsLineReader *self,
      GCancellable   *cancellable,
      GError        **error)
{
  gsize before;

  g_string_erase (self->text, 0, (gssize) self->position);
  self->searched -= self->position;
  self->position = 0;
  before = self->text->len;
  if (!gops_text_decoder_read (self->decoder, self->text, cancellable, error))
    return FALSE;
  self->at_end = self->text->len == before;
  if (!self->begun && g_str_has_prefix (self->text->str, "\357\273\277"))
    self->position = self->searched = strlen ("\357\273\277");
  self->begun = TRUE;
  return TRUE;
}

/* Returns: whether the line's end is in the window. A CR in its last place may be half of one. */
static gboolean
find_end (GopsLineReader *self,
          gsize          *out_end)
{
  const char *str = self->text->str;
  gsize end = self->searched + strcspn (str + self->searched, "\r\n");

  self->searched = *out_end = end;
  if (str[end] == '\r')
    return str[end + 1] != '\0' || self->at_end;
  return str[end] == '\n' || self->at_end;
}

static void
pass_end (GopsLineReader *self,
          gsize           end)
{
  const char *str = self->text->str + end;

  self->position = self->searched = end + (str[0] == '\r' && str[1] == '\n' ? 2 : str[0] != '\0');
}

static gboolean
skip_rest (GopsLineReader *self,
           GCancellable   *cancellable,
           GError        **error)
{
  gsize end;

  while (!find_end (self, &end))
    {
      self->position = end;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  pass_end (self, end);
  self->skipping = FALSE;
  return TRUE;
}

/* The line is longer than the limit: what fits is given now, and the rest passed over before the next. */
static void
take_cut (GopsLineReader *self)
{
  char *line = self->text->str + self->position, *end = line + self->max;

  while (end > line && ((guchar) *end & 0xc0) == 0x80)
    end--;
  *end = '\0';
  self->length = end - line;
  self->position = self->searched = MAX (self->searched, self->position + self->length + 1);
  self->cut = self->skipping = TRUE;
  self->open = FALSE;
}

gboolean
gops_line_reader_next (GopsLineReader *self,
                       char          **out_line,
                       GCancellable   *cancellable,
                       GError        **error)
{
  gsize end, start;

  if (self->skipping && !skip_rest (self, cancellable, error))
    return FALSE;
  while (!find_end (self, &end) && end - self->position <= self->max)
    if (!fill (self, cancellable, error))
      return FALSE;

  *out_line = NULL;
  if (self->position == self->text->len && self->at_end)
    return TRUE;
  start = self->position;
  self->number++;
  self->cut = FALSE;
  if (end - start > self->max)
    take_cut (self);
  else
    {
      self->open = self->text->str[end] == '\0';
      pass_end (self, end);
      self->text->str[end] = '\0';
      self->length = end - start;
    }
  *out_line = self->text->str + start;
  return TRUE;
}

gsize
gops_line_reader_get_length (GopsLineReader *self)
{
  return self->length;
}

guint64
gops_line_reader_get_number (GopsLineReader *self)
{
  return self->number;
}

gboolean
gops_line_reader_is_cut (GopsLineReader *self)
{
  return self->cut;
}

gboolean
gops_line_reader_is_open (GopsLineReader *self)
{
  return self->open;
}

GopsTextDecoder *
gops_line_reader_get_decoder (GopsLineReader *self)
{
  return self->decoder;
}
