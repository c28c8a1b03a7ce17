/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The properties in a file of vCards, one by one. */
#include "config.h"

#include "gops-vcard-lines.h"

#include <string.h>

#include "gops-byte-lines.h"

#define HEAD GOPS_BYTE_LINES_HEAD   /* bytes: enough for the name and its parameters */

struct _GopsVcardLines
{
  GopsByteLines      *lines;      /* (owned) */
  GopsVcardCharset    charset;
  GopsVcardWanted     wanted;
  const GopsByteLine *line;       /* (nullable): the next line, after peek_line() */

  GString            *head;       /* (owned): name and parameters, each with a zero behind */
  GString            *value;      /* (owned) */
  GopsVcardProperty   property;
};

static gboolean
peek_line (GopsVcardLines  *self,
           GCancellable    *cancellable,
           GError         **error)
{
  return gops_byte_lines_peek (self->lines, &self->line, cancellable, error);
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
is_base64 (const GopsByteLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    if (!g_ascii_isalnum (line->text[i]) && strchr ("+/= \t", line->text[i]) == NULL)
      return FALSE;
  return line->length > 0;
}

static gboolean
ends_card (const GopsByteLine *line)
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
  const GopsByteLine *line = self->line;
  gsize blanks = 0;

  *out_from = 0;
  if (self->line == NULL)
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
        append_value (self, self->line->text + from, self->line->length - from, self->line->too_long);
      last = self->line->length > from ? self->line->text[self->line->length - 1] : '\0';
      gops_byte_lines_take (self->lines);
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
      append_value (self, self->line->text + from, self->line->length - from, self->line->too_long);
      gops_byte_lines_take (self->lines);
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
    .line = gops_byte_lines_get_number (self->lines), .offset = gops_byte_lines_get_place (self->lines), .name = "", .parameters = "", .value = "",
  };
  g_string_truncate (self->value, 0);
  append_value (self, self->line->text, self->line->length, FALSE);
  self->property.too_long = self->line->too_long;
  gops_byte_lines_take (self->lines);
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
      if (self->line == NULL)
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
  self->line = NULL;
  self->charset.damage = (GopsTextDamage) { 0, 0, 0 };
  return gops_byte_lines_rewind (self->lines, cancellable, error);
}

static void
note_encoding (GopsVcardLines *self,
               gboolean        asked)
{
  const char *found = gops_byte_lines_get_encoding (self->lines);

  self->charset.told = found;
  self->charset.is_decoded = gops_byte_lines_is_decoded (self->lines);
  self->charset.asked = asked ? found : NULL;
  self->charset.guessed = g_str_equal (found, "UTF-8") ? NULL : found;
}

GopsVcardLines *
gops_vcard_lines_new (GInputStream     *stream,
                      const char       *encoding,
                      GopsVcardWanted   wanted,
                      GCancellable     *cancellable,
                      GError          **error)
{
  GopsByteLines *lines = gops_byte_lines_new (stream, encoding, cancellable, error);
  GopsVcardLines *self;

  if (lines == NULL)
    return NULL;
  self = g_new0 (GopsVcardLines, 1);
  self->lines = lines;
  self->wanted = wanted;
  self->head = g_string_new (NULL);
  self->value = g_string_new (NULL);
  note_encoding (self, encoding != NULL);
  return self;
}

void
gops_vcard_lines_free (GopsVcardLines *self)
{
  gops_byte_lines_free (self->lines);
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
  return gops_byte_lines_get_offset (self->lines);
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
