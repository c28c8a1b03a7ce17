/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file as a stream of lines of bytes. */
#include "config.h"

#include "gops-byte-lines.h"

#include <string.h>

#include "gops-text-sniffer.h"

#define BLOCK (64 * 1024)

struct _GopsByteLines
{
  GInputStream    *stream;          /* (owned) */
  GopsTextDecoder *decoder;         /* (owned) (nullable): of files in UTF-16, which are text before they are bytes */
  const char      *encoding;
  gboolean         is_decoded;

  GString         *window;          /* (owned): of the file */
  gsize            position;        /* in the window, of the next line */
  gboolean         at_end;
  guint64          offset;          /* bytes read */
  guint64          window_offset;   /* of the window in the file */
  guint64          number;          /* of the next line, from 1 */

  GopsByteLine     line;            /* the next line, after a look */
  gsize            after;           /* in the window, behind it */
};

static gboolean
fill (GopsByteLines  *self,
      GCancellable   *cancellable,
      GError        **error)
{
  gsize before = self->window->len;
  gssize got;

  if (self->decoder != NULL)
    {
      if (!gops_text_decoder_read (self->decoder, self->window, cancellable, error))
        return FALSE;
      self->at_end = self->window->len == before;
      self->offset = gops_text_decoder_get_offset (self->decoder);
      return TRUE;
    }
  g_string_set_size (self->window, before + BLOCK);
  got = g_input_stream_read (self->stream, self->window->str + before, BLOCK, cancellable, error);
  g_string_set_size (self->window, before + (gsize) MAX (got, 0));
  self->offset += (guint64) MAX (got, 0);
  self->at_end = got == 0;
  return got >= 0;
}

static gsize
find_line_end (const char *text,
               gsize       length)
{
  const char *lf = memchr (text, '\n', length);
  const char *cr = memchr (text, '\r', lf != NULL ? (gsize) (lf - text) : length);

  return cr != NULL ? (gsize) (cr - text) : lf != NULL ? (gsize) (lf - text) : length;
}

/* Drops what was taken. */
static void
drop_taken (GopsByteLines *self)
{
  self->window_offset += self->position;
  g_string_erase (self->window, 0, (gssize) self->position);
  self->position = 0;
}

gboolean
gops_byte_lines_peek (GopsByteLines       *self,
                      const GopsByteLine **out_line,
                      GCancellable        *cancellable,
                      GError             **error)
{
  gsize seen = 0, length, left;
  gboolean too_long = FALSE;

  for (;;)
    {
      left = self->window->len - self->position;
      length = seen + find_line_end (self->window->str + self->position + seen, left - seen);
      /* a CR at the window's end may be half of a line end */
      if (length + 1 < left || self->at_end)
        break;
      seen = length;
      drop_taken (self);
      if (length > GOPS_BYTE_LINES_MAX)   /* constant memory: what comes is dropped until the line ends */
        {
          self->window_offset += self->window->len - GOPS_BYTE_LINES_HEAD;
          g_string_truncate (self->window, GOPS_BYTE_LINES_HEAD);
          seen = GOPS_BYTE_LINES_HEAD;
          too_long = TRUE;
        }
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  self->line = (GopsByteLine) { self->window->str + self->position, too_long ? MIN (length, GOPS_BYTE_LINES_HEAD) : length, too_long };
  self->after = self->position + length;
  if (length < left)
    self->after += self->window->str[self->after] == '\r' && self->window->str[self->after + 1] == '\n' ? 2 : 1;
  *out_line = left > 0 ? &self->line : NULL;
  return TRUE;
}

void
gops_byte_lines_take (GopsByteLines *self)
{
  self->position = self->after;
  self->number++;
}

gboolean
gops_byte_lines_rewind (GopsByteLines  *self,
                        GCancellable   *cancellable,
                        GError        **error)
{
  GopsTextEncoding mark = { NULL, 0 };

  g_clear_pointer (&self->decoder, gops_text_decoder_free);
  if (!gops_text_sniff_mark (self->stream, &mark, cancellable, error))
    return FALSE;
  if (self->is_decoded)
    {
      self->decoder = gops_text_decoder_new (self->stream, self->encoding, cancellable, error);
      if (self->decoder == NULL)
        return FALSE;
    }
  else if (!g_seekable_seek (G_SEEKABLE (self->stream), mark.bom_length, G_SEEK_SET, cancellable, error))
    return FALSE;
  g_string_truncate (self->window, 0);
  self->position = 0;
  self->at_end = FALSE;
  self->offset = self->window_offset = mark.bom_length;
  self->number = 1;
  return TRUE;
}

static gboolean
choose_encoding (GopsByteLines  *self,
                 const char     *encoding,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (GopsTextDecoder) decoder = gops_text_decoder_new (self->stream, encoding, cancellable, error);

  if (decoder == NULL)
    return FALSE;
  self->encoding = gops_text_decoder_get_encoding (decoder);
  self->is_decoded = g_str_has_prefix (self->encoding, "UTF-16") || g_str_has_prefix (self->encoding, "UTF-32");
  return TRUE;
}

GopsByteLines *
gops_byte_lines_new (GInputStream  *stream,
                     const char    *encoding,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GopsByteLines) self = g_new0 (GopsByteLines, 1);

  self->stream = g_object_ref (stream);
  self->window = g_string_new (NULL);
  if (!choose_encoding (self, encoding, cancellable, error) || !gops_byte_lines_rewind (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_byte_lines_free (GopsByteLines *self)
{
  g_clear_pointer (&self->decoder, gops_text_decoder_free);
  g_clear_object (&self->stream);
  g_string_free (self->window, TRUE);
  g_free (self);
}

guint64
gops_byte_lines_get_number (GopsByteLines *self)
{
  return self->number;
}

guint64
gops_byte_lines_get_place (GopsByteLines *self)
{
  return self->window_offset + self->position;
}

guint64
gops_byte_lines_get_offset (GopsByteLines *self)
{
  return self->offset;
}

const char *
gops_byte_lines_get_encoding (GopsByteLines *self)
{
  return self->encoding;
}

gboolean
gops_byte_lines_is_decoded (GopsByteLines *self)
{
  return self->is_decoded;
}
