/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The properties in a file of vCards, one by one. */
#include "config.h"

#include "gops-vcard-lines.h"

#include <string.h>

#include "gops-text-sniffer.h"

#define BLOCK     (64 * 1024)
#define MAX_LINE  GOPS_VCARD_MAX_VALUE   /* bytes: of a longer line only the beginning is kept */
#define HEAD      4096                   /* bytes of it: enough for the name and its parameters */

typedef struct
{
  const char *text;
  gsize       length;
  gboolean    too_long;   /* only its beginning is there */
} Line;

struct _GopsVcardLines
{
  GInputStream     *stream;      /* (owned) */
  GopsTextDecoder  *decoder;     /* (owned) (nullable): of files in UTF-16, which are text before they are bytes */
  GopsVcardCharset  charset;
  GopsVcardWanted   wanted;

  GString          *window;      /* (owned): of the file */
  gsize             position;    /* in the window, of the next line */
  gboolean          at_end;
  guint64           offset;      /* bytes read */
  guint64           window_offset;   /* of the window in the file */
  guint64           line_number; /* of the next line, from 1 */

  Line              line;        /* the next line, after peek_line() */
  gboolean          has_line;    /* there is one */
  gsize             after;       /* in the window, behind it */

  GString          *head;        /* (owned): name and parameters, each with a zero behind */
  GString          *value;       /* (owned) */
  GopsVcardProperty property;
};

/* --- lines of the file --- */

static gboolean
fill (GopsVcardLines  *self,
      GCancellable    *cancellable,
      GError         **error)
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
drop_taken (GopsVcardLines *self)
{
  self->window_offset += self->position;
  g_string_erase (self->window, 0, (gssize) self->position);
  self->position = 0;
}

/* Looks at the next line without taking it. Returns: FALSE for an error; at the end there is no line. */
static gboolean
peek_line (GopsVcardLines  *self,
           GCancellable    *cancellable,
           GError         **error)
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
      if (length > MAX_LINE)   /* constant memory: what comes is dropped until the line ends */
        {
          self->window_offset += self->window->len - HEAD;
          g_string_truncate (self->window, HEAD);
          seen = HEAD;
          too_long = TRUE;
        }
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  self->has_line = left > 0;
  self->line = (Line) { self->window->str + self->position, too_long ? MIN (length, HEAD) : length, too_long };
  self->after = self->position + length;
  if (length < left)
    self->after += self->window->str[self->after] == '\r' && self->window->str[self->after + 1] == '\n' ? 2 : 1;
  return TRUE;
}

static void
take_line (GopsVcardLines *self)
{
  self->position = self->after;
  self->line_number++;
}

/* --- properties --- */

/* Returns: the colon that ends name and parameters; NULL when there is none. */
static const char *
find_colon (const char *text,
            gsize       length)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '"')
      quoted = !quoted;
    else if (text[i] == ':' && !quoted)
      return text + i;
  return memchr (text, ':', length);   /* a quote that is never closed */
}

/* Takes name and parameters apart, in the head. */
static void
read_head (GopsVcardLines *self,
           const char     *text,
           gsize           length)
{
  gsize name = 0, group;

  g_string_truncate (self->head, 0);
  for (gsize i = 0; i < length; i++)
    g_string_append_c (self->head, text[i] == '\0' ? ' ' : text[i]);
  name = strcspn (self->head->str, ";");
  for (gsize i = 0; i < name; i++)
    self->head->str[i] = g_ascii_toupper (self->head->str[i]);
  g_string_insert_c (self->head, (gssize) name, '\0');
  group = strcspn (self->head->str, ".");
  self->property.name = g_strchug (self->head->str + (group < name ? group + 1 : 0));
  self->property.parameters = self->head->str + name + 1;
}

static gboolean
is_base64 (const Line *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (!g_ascii_isalnum (line->text[i]) && strchr ("+/= \t", line->text[i]) == NULL)
      return FALSE;
  return line->length > 0;
}

static gboolean
ends_card (const Line *line)
{
  return line->length >= 9 && (g_ascii_strncasecmp (line->text, "END:VCARD", 9) == 0 ||
                               (line->length >= 11 && g_ascii_strncasecmp (line->text, "BEGIN:VCARD", 11) == 0));
}

static void
append_value (GopsVcardLines *self,
              const char     *text,
              gsize           length,
              gboolean        too_long)
{
  if (too_long || self->value->len + length > GOPS_VCARD_MAX_VALUE)
    self->property.too_long = TRUE;
  if (!self->property.too_long)
    g_string_append_len (self->value, text, (gssize) length);
}

/* Whether the next line goes on with the property, and where in it: a blank at its start stands for the fold; after
 * the soft break of quoted-printable there is none, unless the writer indents its hexadecimals. */
static gboolean
goes_on (GopsVcardLines *self,
         GopsVcardTransfer transfer,
         gboolean        soft_break,
         gsize          *out_from)
{
  const Line *line = &self->line;
  gsize blanks = 0;

  *out_from = 0;
  if (!self->has_line)
    return FALSE;
  while (blanks < line->length && (line->text[blanks] == ' ' || line->text[blanks] == '\t'))
    blanks++;
  if (transfer == GOPS_VCARD_QUOTED_PRINTABLE && soft_break)
    {
      *out_from = blanks < line->length && line->text[blanks] == '=' ? blanks : 0;
      return !ends_card (line);
    }
  *out_from = 1;
  if (blanks > 0)
    return TRUE;
  *out_from = 0;
  return transfer == GOPS_VCARD_BASE64 && is_base64 (line);
}

/* Takes the lines that go on with the property. @last: the byte that the value ends with so far */
static gboolean
unfold (GopsVcardLines  *self,
        GopsVcardTransfer transfer,
        gboolean         keep,
        char             last,
        GCancellable    *cancellable,
        GError         **error)
{
  gsize from;

  for (;;)
    {
      gboolean soft_break = last == '=';

      if (!peek_line (self, cancellable, error))
        return FALSE;
      if (!goes_on (self, transfer, soft_break, &from))
        return TRUE;
      if (keep && transfer == GOPS_VCARD_QUOTED_PRINTABLE && soft_break && self->value->len > 0)
        g_string_truncate (self->value, self->value->len - 1);
      if (keep)
        append_value (self, self->line.text + from, self->line.length - from, self->line.too_long);
      last = self->line.length > from ? self->line.text[self->line.length - 1] : '\0';
      take_line (self);
    }
}

/* Name and parameters may be folded themselves. */
static gboolean
unfold_head (GopsVcardLines  *self,
             GCancellable    *cancellable,
             GError         **error)
{
  gsize from;

  while (find_colon (self->value->str, self->value->len) == NULL && self->value->len < HEAD)
    {
      if (!peek_line (self, cancellable, error))
        return FALSE;
      if (!goes_on (self, GOPS_VCARD_PLAIN, FALSE, &from))
        break;
      append_value (self, self->line.text + from, self->line.length - from, self->line.too_long);
      take_line (self);
    }
  return TRUE;
}

/* Reads the property that begins with the next line. Returns: FALSE for an error; without a name when it is none. */
static gboolean
read_property (GopsVcardLines  *self,
               GCancellable    *cancellable,
               GError         **error)
{
  const char *colon;
  gsize before;
  GopsVcardTransfer transfer;
  gboolean keep;
  char last;

  self->property = (GopsVcardProperty) {
    .line = self->line_number, .offset = self->window_offset + self->position, .name = "", .parameters = "", .value = "",
  };
  g_string_truncate (self->value, 0);
  append_value (self, self->line.text, self->line.length, FALSE);
  self->property.too_long = self->line.too_long;
  take_line (self);
  if (!unfold_head (self, cancellable, error))
    return FALSE;
  colon = find_colon (self->value->str, self->value->len);
  if (colon == NULL)
    return TRUE;

  before = (gsize) (colon - self->value->str);
  read_head (self, self->value->str, before);
  keep = self->wanted (self->property.name);
  self->property.transfer = transfer = gops_vcard_property_get_transfer (&self->property);
  g_string_erase (self->value, 0, (gssize) before + 1);
  last = self->value->len > 0 ? self->value->str[self->value->len - 1] : '\0';
  if (!keep)
    g_string_truncate (self->value, 0);
  if (!unfold (self, transfer, keep, last, cancellable, error))
    return FALSE;
  if (self->property.too_long)
    g_string_truncate (self->value, 0);
  self->property.too_long = self->property.too_long && keep;
  self->property.value = self->value->str;
  self->property.length = self->value->len;
  return TRUE;
}

gboolean
gops_vcard_lines_next (GopsVcardLines           *self,
                       const GopsVcardProperty **out_property,
                       GCancellable             *cancellable,
                       GError                  **error)
{
  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !peek_line (self, cancellable, error))
        return FALSE;
      if (!self->has_line)
        {
          *out_property = NULL;
          return TRUE;
        }
      if (!read_property (self, cancellable, error))
        return FALSE;
      if (*self->property.name != '\0')
        {
          *out_property = &self->property;
          return TRUE;
        }
    }
}

/* --- life --- */

gboolean
gops_vcard_lines_rewind (GopsVcardLines  *self,
                         GCancellable    *cancellable,
                         GError         **error)
{
  GopsTextEncoding mark = { NULL, 0 };

  g_clear_pointer (&self->decoder, gops_text_decoder_free);
  if (!gops_text_sniff_mark (self->stream, &mark, cancellable, error))
    return FALSE;
  if (self->charset.is_decoded)
    {
      self->decoder = gops_text_decoder_new (self->stream, self->charset.told, cancellable, error);
      if (self->decoder == NULL)
        return FALSE;
    }
  else if (!g_seekable_seek (G_SEEKABLE (self->stream), mark.bom_length, G_SEEK_SET, cancellable, error))
    return FALSE;
  g_string_truncate (self->window, 0);
  self->position = 0;
  self->at_end = self->has_line = FALSE;
  self->offset = self->window_offset = mark.bom_length;
  self->line_number = 1;
  self->charset.damage = (GopsTextDamage) { 0, 0, 0 };
  return TRUE;
}

static gboolean
choose_encoding (GopsVcardLines  *self,
                 const char      *encoding,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GopsTextDecoder) decoder = gops_text_decoder_new (self->stream, encoding, cancellable, error);
  const char *found;

  if (decoder == NULL)
    return FALSE;
  found = gops_text_decoder_get_encoding (decoder);
  self->charset.told = found;
  self->charset.is_decoded = g_str_has_prefix (found, "UTF-16") || g_str_has_prefix (found, "UTF-32");
  self->charset.asked = encoding != NULL ? found : NULL;
  self->charset.guessed = g_str_equal (found, "UTF-8") ? NULL : found;
  return TRUE;
}

GopsVcardLines *
gops_vcard_lines_new (GInputStream     *stream,
                      const char       *encoding,
                      GopsVcardWanted   wanted,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autoptr (GopsVcardLines) self = g_new0 (GopsVcardLines, 1);

  self->stream = g_object_ref (stream);
  self->wanted = wanted;
  self->window = g_string_new (NULL);
  self->head = g_string_new (NULL);
  self->value = g_string_new (NULL);
  if (!choose_encoding (self, encoding, cancellable, error) || !gops_vcard_lines_rewind (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
gops_vcard_lines_free (GopsVcardLines *self)
{
  g_clear_pointer (&self->decoder, gops_text_decoder_free);
  g_clear_object (&self->stream);
  g_string_free (self->window, TRUE);
  g_string_free (self->head, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

char **
gops_vcard_lines_decode (GopsVcardLines *self,
                         char            separator)
{
  return gops_vcard_property_decode (&self->property, &self->charset, separator);
}

guint64
gops_vcard_lines_get_offset (GopsVcardLines *self)
{
  return self->offset;
}

const char *
gops_vcard_lines_get_encoding (GopsVcardLines *self)
{
  return self->charset.told;
}

const GopsTextDamage *
gops_vcard_lines_get_damage (GopsVcardLines *self)
{
  return &self->charset.damage;
}
