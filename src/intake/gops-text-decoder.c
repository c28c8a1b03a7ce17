/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a text file of any encoding as a stream of valid UTF-8. */
#include "config.h"

#include "gops-text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-text-sniffer.h"
#include "gops-utf8.h"

#define BLOCK (64 * 1024)
#define REPLACEMENT "\357\277\275"

struct _GopsTextDecoder
{
  GInputStream    *stream;      /* (owned) */
  GConverter      *converter;   /* (owned) (nullable): NULL for UTF-8, which is only checked */
  GopsTextEncoding encoding;
  GopsTextDamage   damage;
  guint64          offset;      /* in the file, of raw[0] */
  guint64          n_lf;        /* line feeds put out */
  guint64          n_cr;        /* carriage returns put out */
  gsize            kept;        /* bytes in raw that began a character */
  gboolean         at_end;
  char             raw[BLOCK];
  char             made[BLOCK];
};

static GConverter *
new_converter (const char  *name,
               GError     **error)
{
  if (g_str_equal (name, "UTF-8"))
    return NULL;
  return G_CONVERTER (g_charset_converter_new ("UTF-8", name, error));
}

static gboolean
choose_encoding (GopsTextDecoder  *self,
                 const char       *asked,
                 GCancellable     *cancellable,
                 GError          **error)
{
  const char *name = NULL;

  if (asked != NULL && (name = gops_text_encoding_canonical (asked)) == NULL)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ENCODING,
                   _("there is no encoding “%s”; use UTF-8, UTF-16, GB18030 or windows-1252"), asked);
      return FALSE;
    }
  if (name == NULL)
    return gops_text_sniff (self->stream, &self->encoding, cancellable, error);
  if (!gops_text_sniff_mark (self->stream, &self->encoding, cancellable, error))
    return FALSE;
  if (g_strcmp0 (name, self->encoding.name) != 0)   /* who asks knows better than a mark that may be chance */
    self->encoding = (GopsTextEncoding) { name, 0 };
  return TRUE;
}

GopsTextDecoder *
gops_text_decoder_new (GInputStream  *stream,
                       const char    *encoding,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GopsTextDecoder) self = g_new0 (GopsTextDecoder, 1);
  GError *local_error = NULL;

  g_return_val_if_fail (G_IS_SEEKABLE (stream), NULL);

  self->stream = g_object_ref (stream);
  if (!choose_encoding (self, encoding, cancellable, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), self->encoding.bom_length, G_SEEK_SET, cancellable, error))
    return NULL;

  self->offset = self->encoding.bom_length;
  self->converter = new_converter (self->encoding.name, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
gops_text_decoder_free (GopsTextDecoder *self)
{
  g_clear_object (&self->converter);
  g_clear_object (&self->stream);
  g_free (self);
}

#define STRIDE 64

/* A loop of fixed length, which the compiler turns into a few wide instructions. */
static inline guint
count_in_stride (const char *text,
                 char        byte)
{
  guint8 n = 0;

  for (guint i = 0; i < STRIDE; i++)
    n += text[i] == byte;
  return n;
}

static guint64
count_byte (const char *text,
            gsize       length,
            char        byte)
{
  const char *end = text + length;
  guint64 n = 0;

  for (; end - text >= STRIDE; text += STRIDE)
    n += count_in_stride (text, byte);
  for (; text < end; text++)
    n += *text == byte;
  return n;
}

static void
put (GopsTextDecoder *self,
     GString         *text,
     const char      *bytes,
     gsize            length)
{
  self->n_lf += count_byte (bytes, length, '\n');
  self->n_cr += count_byte (bytes, length, '\r');
  g_string_append_len (text, bytes, length);
}

static void
put_damage (GopsTextDecoder *self,
            GString         *text,
            gsize            used)
{
  if (self->damage.count++ == 0)
    {
      self->damage.offset = self->offset + used;
      self->damage.line = 1 + MAX (self->n_lf, self->n_cr);
    }
  g_string_append (text, REPLACEMENT);
}

/* How many bytes at @bytes make up one damaged place: a cut character is one, not three. */
static gsize
damaged_length (const char *bytes,
                gsize       length)
{
  gsize n = 1;

  if ((guchar) bytes[0] >= 0xc2)
    while (n < length && n < 4 && ((guchar) bytes[n] & 0xc0) == 0x80)
      n++;
  return n;
}

/* Returns: bytes used up of raw; the rest is the beginning of a character. */
static gsize
check_utf8 (GopsTextDecoder *self,
            GString         *text,
            gsize            length)
{
  gsize used = 0;

  while (used < length)
    {
      const char *start = self->raw + used, *end;

      end = start + gops_utf8_valid_length (start, length - used);
      put (self, text, start, end - start);
      used = end - self->raw;
      if (used == length)
        break;
      if (!self->at_end && length - used < 4 && *end != '\0' &&
          g_utf8_get_char_validated (end, length - used) == (gunichar) -2)
        break;
      put_damage (self, text, used);
      used += *end == '\0' ? 1 : damaged_length (end, length - used);
    }
  return used;
}

/* Converted text may hold zero bytes, which nothing above wants to meet. */
static void
put_converted (GopsTextDecoder *self,
               GString         *text,
               gsize            length,
               gsize            used)
{
  char *p = self->made, *end = self->made + length, *nul;

  while ((nul = memchr (p, '\0', end - p)) != NULL)
    {
      put (self, text, p, nul - p);
      put_damage (self, text, used);
      p = nul + 1;
    }
  put (self, text, p, end - p);
}

static gboolean
convert (GopsTextDecoder  *self,
         GString          *text,
         gsize             length,
         gsize            *out_used,
         GError          **error)
{
  gsize used = 0;

  while (used < length)
    {
      g_autoptr (GError) local_error = NULL;
      gsize n_read = 0, n_written = 0;
      GConverterResult result = g_converter_convert (self->converter, self->raw + used, length - used, self->made,
                                                     BLOCK, G_CONVERTER_NO_FLAGS, &n_read, &n_written, &local_error);

      if (result != G_CONVERTER_ERROR)
        {
          put_converted (self, text, n_written, used);
          used += n_read;
        }
      else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !self->at_end)
        break;
      else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        {
          put_damage (self, text, used);
          used = length;
        }
      else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        {
          put_damage (self, text, used);
          used += MIN (length - used, g_str_has_prefix (self->encoding.name, "UTF-16") ? 2 : 1);
          g_converter_reset (self->converter);
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  *out_used = used;
  return TRUE;
}

gboolean
gops_text_decoder_read (GopsTextDecoder  *self,
                        GString          *text,
                        GCancellable     *cancellable,
                        GError          **error)
{
  gsize before = text->len;

  while (text->len == before && !self->at_end)
    {
      gssize got = g_input_stream_read (self->stream, self->raw + self->kept, BLOCK - self->kept, cancellable, error);
      gsize length, used;

      if (got < 0)
        return FALSE;
      self->at_end = got == 0;
      length = self->kept + got;
      if (self->converter == NULL)
        used = check_utf8 (self, text, length);
      else if (!convert (self, text, length, &used, error))
        return FALSE;

      self->offset += used;
      self->kept = length - used;
      memmove (self->raw, self->raw + used, self->kept);
    }
  return TRUE;
}

const char *
gops_text_decoder_get_encoding (GopsTextDecoder *self)
{
  return self->encoding.name;
}

guint64
gops_text_decoder_get_offset (GopsTextDecoder *self)
{
  return self->offset;
}

const GopsTextDamage *
gops_text_decoder_get_damage (GopsTextDecoder *self)
{
  return &self->damage;
}
