/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one property of a vCard says: its parameters, and its value as text. */
#include "config.h"

#include "gops-vcard-value.h"

#include <string.h>

#include "gops-text-sniffer.h"

#define MAX_PARTS 1000

/* --- parameters --- */

/* Calls of this give one parameter after the other. @out_name is "" for a bare value. */
static gboolean
next_parameter (const char **at,
                char       **out_name,
                char       **out_value)
{
  const char *start = *at, *end, *equals;
  gboolean quoted = FALSE;

  if (*start != ';')
    return FALSE;
  for (end = ++start; *end != '\0' && (*end != ';' || quoted); end++)
    quoted ^= *end == '"';
  equals = memchr (start, '=', (gsize) (end - start));
  *out_name = equals != NULL ? g_ascii_strup (start, equals - start) : g_strdup ("");
  if (equals != NULL)
    start = equals + 1;
  *out_value = g_strndup (start, (gsize) (end - start));
  g_strstrip (*out_name);
  *at = end;
  return TRUE;
}

static void
remove_quotes (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != '"')
      *to++ = *from;
  *to = '\0';
}

char *
gops_vcard_property_get (const GopsVcardProperty *self,
                         const char              *name)
{
  const char *at = self->parameters;
  g_autoptr (GString) all = NULL;
  char *key, *value;

  while (next_parameter (&at, &key, &value))
    {
      if (g_str_equal (key, name))
        {
          remove_quotes (value);
          if (all == NULL)
            all = g_string_new (value);
          else
            g_string_append_printf (all, ",%s", value);
        }
      g_free (key);
      g_free (value);
    }
  return all != NULL ? g_strdup (all->str) : NULL;
}

static gboolean
list_has (const char *list,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *p = list; p != NULL; p = strchr (p, ','))
    {
      p += *p == ',';
      if (g_ascii_strncasecmp (p, word, length) == 0 && (p[length] == '\0' || p[length] == ','))
        return TRUE;
    }
  return FALSE;
}

gboolean
gops_vcard_property_has_type (const GopsVcardProperty *self,
                              const char              *type)
{
  const char *at = self->parameters;
  gboolean found = FALSE;
  char *key, *value;

  while (!found && next_parameter (&at, &key, &value))
    {
      remove_quotes (value);
      found = (*key == '\0' || g_str_equal (key, "TYPE")) && list_has (value, type);
      g_free (key);
      g_free (value);
    }
  return found;
}

/* --- values --- */

GopsVcardTransfer
gops_vcard_property_get_transfer (const GopsVcardProperty *self)
{
  g_autofree char *encoding = NULL;

  if (*self->parameters == '\0')
    return GOPS_VCARD_PLAIN;
  encoding = gops_vcard_property_get (self, "ENCODING");
  if (encoding == NULL)
    encoding = g_strdup ("");
  if (gops_vcard_property_has_type (self, "quoted-printable") || g_ascii_strcasecmp (encoding, "QUOTED-PRINTABLE") == 0)
    return GOPS_VCARD_QUOTED_PRINTABLE;
  if (gops_vcard_property_has_type (self, "base64") || g_ascii_strcasecmp (encoding, "BASE64") == 0 ||
      g_ascii_strcasecmp (encoding, "B") == 0)
    return GOPS_VCARD_BASE64;
  return GOPS_VCARD_PLAIN;
}

/* Returns: (transfer full): the bytes of quoted-printable; what is none stays as it is. */
static GString *
decode_quoted (const char *text,
               gsize       length)
{
  GString *bytes = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (text[i] != '=')
      g_string_append_c (bytes, text[i]);
    else if (i + 2 < length && g_ascii_isxdigit (text[i + 1]) && g_ascii_isxdigit (text[i + 2]))
      {
        g_string_append_c (bytes, (char) (g_ascii_xdigit_value (text[i + 1]) * 16 + g_ascii_xdigit_value (text[i + 2])));
        i += 2;
      }
    else if (i + 1 < length)   /* not the soft break of a last line */
      g_string_append_c (bytes, '=');
  return bytes;
}

static GString *
decode_base64 (const char *text)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (text, &length);

  return g_string_new_len ((const char *) bytes, (gssize) length);
}

/* What a text is in that is no UTF-8. A short one may look like nothing; then the rest of the file tells. */
static const char *
guess_encoding (const GopsVcardCharset *charset,
                const GString          *bytes)
{
  g_autoptr (GInputStream) stream = NULL;
  GopsTextEncoding encoding = { "WINDOWS-1252", 0 };

  if (charset->asked != NULL && !g_str_equal (charset->asked, "UTF-8"))
    return charset->asked;
  stream = g_memory_input_stream_new_from_data (bytes->str, (gssize) bytes->len, NULL);
  (void) gops_text_sniff (stream, &encoding, NULL, NULL);
  if (g_str_equal (encoding.name, "WINDOWS-1252") && charset->guessed != NULL)
    return charset->guessed;
  return encoding.name;
}

/* Converts with a mark for every byte that is no text, and notes the damage. */
static char *
convert_damaged (const GopsVcardProperty *self,
                 GopsVcardCharset        *charset,
                 const GString           *bytes,
                 const char              *encoding)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes->str, (gssize) bytes->len, NULL);
  g_autoptr (GopsTextDecoder) decoder = gops_text_decoder_new (stream, encoding, NULL, NULL);
  GString *text = g_string_new (NULL);
  gsize before;

  do
    before = text->len;
  while (decoder != NULL && gops_text_decoder_read (decoder, text, NULL, NULL) && text->len > before);
  if (decoder != NULL && gops_text_decoder_get_damage (decoder)->count > 0)
    {
      if (charset->damage.count == 0)
        charset->damage = (GopsTextDamage) { 0, self->offset, self->line };
      charset->damage.count += gops_text_decoder_get_damage (decoder)->count;
    }
  return g_string_free (text, FALSE);
}

/* A charset that is named counts; what is named UTF-8 or nothing is UTF-8 if it can be. */
static const char *
choose_encoding (const GopsVcardCharset *charset,
                 const GString          *bytes,
                 const char             *label)
{
  const char *named = label != NULL ? gops_text_encoding_canonical (label) : NULL;

  if (named != NULL && !g_str_equal (named, "UTF-8"))
    return named;
  return g_utf8_validate_len (bytes->str, bytes->len, NULL) ? "UTF-8" : guess_encoding (charset, bytes);
}

/* @bytes: zeros in it become blanks */
static char *
to_utf8 (const GopsVcardProperty *self,
         GopsVcardCharset        *charset,
         GString                 *bytes,
         const char              *label)
{
  const char *encoding;
  g_autofree char *text = NULL;
  gsize length;

  for (gsize i = 0; i < bytes->len; i++)
    if (bytes->str[i] == '\0')
      bytes->str[i] = ' ';
  if (charset->is_decoded && self->transfer == GOPS_VCARD_PLAIN)
    return g_strndup (bytes->str, bytes->len);
  encoding = choose_encoding (charset, bytes, label);
  if (g_str_equal (encoding, "UTF-8") && g_utf8_validate_len (bytes->str, bytes->len, NULL))
    return g_strndup (bytes->str, bytes->len);
  if (!g_str_equal (encoding, "UTF-8"))
    charset->told = encoding;
  text = g_convert (bytes->str, (gssize) bytes->len, "UTF-8", encoding, NULL, &length, NULL);
  if (text != NULL && strlen (text) == length)
    return g_steal_pointer (&text);
  return convert_damaged (self, charset, bytes, encoding);
}

/* Returns: the length of the part that @text begins with. A backslash takes a separator's meaning away. */
static gsize
find_part (const char *text,
           gsize       length,
           char        separator)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\\' && i + 1 < length)
      i++;
    else if (separator != 0 && text[i] == separator)
      return i;
  return length;
}

static void
remove_backslashes (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\\' && from[1] != '\0' && strchr ("nN;,\\:\"", from[1]) != NULL)
        {
          from++;
          *to++ = *from == 'n' || *from == 'N' ? '\n' : *from;
        }
      else
        *to++ = *from;
    }
  *to = '\0';
}

/* The parts of quoted-printable are taken apart before it is decoded: what it hides separates nothing. */
static char *
decode_part (const GopsVcardProperty *self,
             GopsVcardCharset        *charset,
             const char              *part,
             gsize                    length,
             const char              *label)
{
  char *text;

  if (self->transfer == GOPS_VCARD_QUOTED_PRINTABLE)
    {
      GString *bytes = decode_quoted (part, length);

      text = to_utf8 (self, charset, bytes, label);
      g_string_free (bytes, TRUE);
    }
  else
    text = g_strndup (part, length);
  remove_backslashes (text);
  return text;
}

/* Returns: the value that can be taken apart */
static char *
decode_whole (const GopsVcardProperty *self,
              GopsVcardCharset        *charset,
              const char              *label)
{
  GString *bytes;
  char *text;

  if (self->transfer == GOPS_VCARD_QUOTED_PRINTABLE)
    return g_strndup (self->value, self->length);
  bytes = self->transfer == GOPS_VCARD_BASE64 ? decode_base64 (self->value)
                                              : g_string_new_len (self->value, (gssize) self->length);
  text = to_utf8 (self, charset, bytes, label);
  g_string_free (bytes, TRUE);
  return text;
}

char **
gops_vcard_property_decode (const GopsVcardProperty *self,
                            GopsVcardCharset        *charset,
                            char                     separator)
{
  g_autofree char *label = gops_vcard_property_get (self, "CHARSET"), *text = decode_whole (self, charset, label);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  gsize length = strlen (text), end;

  for (gsize at = 0; at <= length && parts->len < MAX_PARTS; at = end + 1)
    {
      end = at + find_part (text + at, length - at, separator);
      g_ptr_array_add (parts, decode_part (self, charset, text + at, end - at, label));
    }
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}
