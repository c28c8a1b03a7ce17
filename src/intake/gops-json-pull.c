/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON as a stream: what stands where. Nothing here recurses: what is passed over is counted, not remembered. */
#include "config.h"

#include "gops-json-pull-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"

#define LONGEST_WORD 64    /* bytes of a number that are kept */

/* Bytes that matter in objects and lists that are passed over. */
static const guint8 skip_stops[256] = {
  ['\0'] = 1, ['\n'] = 1, ['"'] = 1, ['{'] = 1, ['}'] = 1, ['['] = 1, [']'] = 1,
};

/* Bytes of numbers and words. */
static const guint8 word_bytes[256] = {
  ['0' ... '9'] = 1, ['A' ... 'Z'] = 1, ['a' ... 'z'] = 1, ['+'] = 1, ['-'] = 1, ['.'] = 1, ['_'] = 1,
};

/* --- errors --- */

void
gops_json_pull_fail (GopsJsonPull *self,
                     GError       *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
}

void
gops_json_pull_fail_cut (GopsJsonPull *self,
                         GopsJsonCut   inside)
{
  static const char *const messages[] = {
    N_("the file was cut off: it ends inside a text, in line %lu (byte %lu)"),
    N_("the file was cut off: it ends inside an object, in line %lu (byte %lu)"),
    N_("the file was cut off: it ends inside a list, in line %lu (byte %lu)"),
  };

  self->p = self->end;
  gops_json_pull_fail (self, g_error_new (GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_CUT, _(messages[inside]), (gulong) self->line,
                                          (gulong) gops_json_pull_get_offset (self)));
}

typedef enum
{
  EXPECTED_KEY,
  EXPECTED_COLON,
  EXPECTED_VALUE,
  EXPECTED_LESS_DEPTH,
} Expected;

static char *
describe_byte (GopsJsonPull *self)
{
  gops_json_window_want (self, 4);
  if (g_ascii_isprint (*self->p))
    return g_strndup (self->p, 1);
  if (g_utf8_get_char_validated (self->p, self->end - self->p) < 0x110000)
    return g_strndup (self->p, g_utf8_next_char (self->p) - self->p);
  return g_strdup_printf ("0x%02x", (guchar) *self->p);
}

static void
fail_syntax (GopsJsonPull *self,
             Expected      expected)
{
  static const char *const messages[] = {
    N_("“%s” stands where a name in quotes or “}” belongs, in line %lu (byte %lu)"),
    N_("“%s” stands where a colon belongs, in line %lu (byte %lu)"),
    N_("“%s” stands where a value belongs, in line %lu (byte %lu)"),
    N_("“%s” begins a list or object inside too many others, in line %lu (byte %lu)"),
  };
  g_autofree char *found = describe_byte (self);

  gops_json_pull_fail (self, g_error_new (GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_SYNTAX, _(messages[expected]),
                                          found, (gulong) self->line, (gulong) gops_json_pull_get_offset (self)));
}

/* What the file ends in, where it ends between two values. */
static void
fail_between (GopsJsonPull *self)
{
  gops_json_pull_fail_cut (self, self->depth > 0 && self->closers[self->depth - 1] == ']' ? GOPS_JSON_CUT_LIST
                                                                                        : GOPS_JSON_CUT_OBJECT);
}

/* --- between values --- */

static inline char *
skip_spaces (char *p)
{
  guint64 others;

  while ((others = gops_json_load (p) ^ GOPS_JSON_EACH * ' ') == 0)
    p += 8;
  return p + gops_json_first_byte (others);
}

/* Returns: the first byte that is no blank, '\0' at the end of the file; p stands at it. Zero bytes are what a crash leaves
 * in a file. */
static char
skip_blanks (GopsJsonPull *self)
{
  guint64 line = self->line;

  for (;;)
    {
      char *p = skip_spaces (self->p);

      self->p = p;
      if ((guchar) *p > ' ')
        break;
      if (*p == '\n')
        gops_json_pull_begin_line (self);
      else if (*p != '\0')
        self->p++;
      else if (p == self->end)
        {
          if (!gops_json_window_fill (self))
            return '\0';
        }
      else
        {
          gops_json_window_note (self, &self->damage);
          self->p++;
        }
    }
  if (self->line != line)
    self->line_head = gops_json_pull_get_place (self);
  return *self->p;
}

static inline char
next_byte (GopsJsonPull *self)
{
  return (guchar) *self->p > ' ' ? *self->p : skip_blanks (self);
}

/* Passes over the comma before the next value. Returns: the byte behind it, which @closer may be */
static char
next_item (GopsJsonPull *self,
           char          closer)
{
  char byte = next_byte (self);
  guint n_commas = 0;
  gboolean is_item;   /* what is none will be an error, not a repair */

  for (; byte == ','; byte = next_byte (self))
    {
      self->p++;
      n_commas++;
    }
  is_item = byte == closer || byte == '"' || (closer == ']' && byte != '\0');
  if (is_item && n_commas != (self->first || byte == closer ? 0 : 1))
    gops_json_window_note (self, &self->repairs);
  self->first = FALSE;
  return byte;
}

static void
leave (GopsJsonPull *self)
{
  self->p++;
  self->depth--;
  self->first = FALSE;
  self->pending = GOPS_JSON_PENDING_NONE;
}

char
gops_json_pull_reach (GopsJsonPull *self)
{
  char byte;

  if (self->error != NULL)
    return '\0';
  byte = next_byte (self);
  if (byte != '\0' && self->pending == GOPS_JSON_PENDING_COLON)
    {
      if (byte != ':')
        {
          fail_syntax (self, EXPECTED_COLON);
          return '\0';
        }
      self->p++;
      self->pending = GOPS_JSON_PENDING_VALUE;
      byte = next_byte (self);
    }
  if (byte == '\0' && self->depth > 0)
    fail_between (self);
  return byte;
}

/* Returns: the length of a number, of true, false or null, or of whatever else is no text, no list and no object */
static gsize
word_length (GopsJsonPull *self)
{
  gsize n = 0;

  if (self->end - self->p < LONGEST_WORD)
    gops_json_window_want (self, LONGEST_WORD);
  while (n < LONGEST_WORD && word_bytes[(guchar) self->p[n]])
    n++;
  return n;
}

/* --- passing over values --- */

static void
skip_word (GopsJsonPull *self)
{
  gsize n;

  while ((n = word_length (self)) > 0)
    self->p += n;
}

/* Passes over lists and objects until @depth of them are closed. */
static void
skip_nested (GopsJsonPull *self,
             guint64       depth)
{
  while (depth > 0 && self->error == NULL)
    {
      char *p = self->p;

      while (!skip_stops[(guchar) *p])
        p++;
      self->p = p;
      switch (*p)
        {
        case '{':
        case '[':
          depth++;
          self->p++;
          break;
        case '}':
        case ']':
          depth--;
          self->p++;
          break;
        case '"':
          gops_json_string_skip (self);
          break;
        case '\n':
          self->line++;
          self->p++;
          break;
        default:
          if (p < self->end)
            self->p++;
          else if (!gops_json_window_fill (self))
            fail_between (self);
          break;
        }
    }
}

/* Passes over the value that was announced, if it was not taken. */
static void
skip_pending (GopsJsonPull *self)
{
  if (self->pending == GOPS_JSON_PENDING_NONE)
    return;
  switch (gops_json_pull_get_kind (self))
    {
    case GOPS_JSON_OBJECT:
    case GOPS_JSON_LIST:
      self->p++;
      skip_nested (self, 1);
      break;
    case GOPS_JSON_STRING:
      gops_json_string_skip (self);
      break;
    case GOPS_JSON_NULL:
      if (word_length (self) != 4 || memcmp (self->p, "null", 4) != 0)
        gops_json_window_note (self, &self->repairs);
      skip_word (self);
      break;
    case GOPS_JSON_NUMBER:
    case GOPS_JSON_TRUE:
    case GOPS_JSON_FALSE:
      skip_word (self);
      break;
    case GOPS_JSON_NONE:
      break;
    }
  self->pending = GOPS_JSON_PENDING_NONE;
}

/* --- the reader's own calls --- */

GopsJsonPull *
gops_json_pull_new (GInputStream  *stream,
                    const char    *encoding,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GopsJsonPull) self = g_new0 (GopsJsonPull, 1);

  self->stream = g_object_ref (stream);
  self->text = g_string_new (NULL);
  self->cancellable = cancellable;
  self->mark_indent = -1;
  self->first = TRUE;
  if (!gops_json_window_open (self, encoding, error))
    return NULL;
  self->pending = GOPS_JSON_PENDING_VALUE;
  return g_steal_pointer (&self);
}

void
gops_json_pull_free (GopsJsonPull *self)
{
  g_clear_pointer (&self->decoder, gops_text_decoder_free);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  if (self->decoded != NULL)
    g_string_free (self->decoded, TRUE);
  g_string_free (self->text, TRUE);
  g_free (self->window);
  g_free (self);
}

void
gops_json_pull_use_cancellable (GopsJsonPull *self,
                                GCancellable *cancellable)
{
  self->cancellable = cancellable;
}

GopsJsonKind
gops_json_pull_get_kind (GopsJsonPull *self)
{
  char byte = self->pending == GOPS_JSON_PENDING_NONE ? '\0' : gops_json_pull_reach (self);

  switch (byte)
    {
    case '\0': return GOPS_JSON_NONE;
    case '{':  return GOPS_JSON_OBJECT;
    case '[':  return GOPS_JSON_LIST;
    case '"':  return GOPS_JSON_STRING;
    case '-':  return GOPS_JSON_NUMBER;
    }
  if (g_ascii_isdigit (byte))
    return GOPS_JSON_NUMBER;
  switch (word_length (self))
    {
    case 0:
      fail_syntax (self, EXPECTED_VALUE);
      return GOPS_JSON_NONE;
    case 4:
      return memcmp (self->p, "true", 4) == 0 ? GOPS_JSON_TRUE : GOPS_JSON_NULL;
    case 5:
      return memcmp (self->p, "false", 5) == 0 ? GOPS_JSON_FALSE : GOPS_JSON_NULL;
    default:
      return GOPS_JSON_NULL;
    }
}

static gboolean
enter (GopsJsonPull *self,
       GopsJsonKind  kind,
       char          closer)
{
  if (gops_json_pull_get_kind (self) != kind)
    {
      skip_pending (self);
      return FALSE;
    }
  if (self->depth == GOPS_JSON_MAX_DEPTH)
    {
      fail_syntax (self, EXPECTED_LESS_DEPTH);
      return FALSE;
    }
  self->p++;
  self->closers[self->depth++] = closer;
  self->first = TRUE;
  self->pending = GOPS_JSON_PENDING_NONE;
  return TRUE;
}

gboolean
gops_json_pull_enter_object (GopsJsonPull *self)
{
  return enter (self, GOPS_JSON_OBJECT, '}');
}

gboolean
gops_json_pull_enter_list (GopsJsonPull *self)
{
  return enter (self, GOPS_JSON_LIST, ']');
}

gboolean
gops_json_pull_member (GopsJsonPull  *self,
                       const char   **out_key)
{
  gsize length;
  char byte;

  skip_pending (self);
  if (self->error != NULL || self->depth == 0)
    return FALSE;
  byte = next_item (self, '}');
  if (byte == '"')
    {
      *out_key = gops_json_string_read (self, &length);
      self->pending = GOPS_JSON_PENDING_COLON;
      return *out_key != NULL;
    }
  if (byte == '}')
    leave (self);
  else if (byte == '\0')
    fail_between (self);
  else
    fail_syntax (self, EXPECTED_KEY);
  return FALSE;
}

gboolean
gops_json_pull_element (GopsJsonPull *self)
{
  char byte;

  if (self->depth > 0 || !self->first)   /* the first value of a file is announced from the start */
    skip_pending (self);
  if (self->error != NULL)
    return FALSE;
  byte = self->depth > 0 ? next_item (self, ']') : next_byte (self);
  if (byte == ']' && self->depth > 0)
    leave (self);
  else if (byte == '\0' && self->depth > 0)
    fail_between (self);
  else if (byte != '\0')
    {
      self->first = FALSE;
      self->pending = GOPS_JSON_PENDING_VALUE;
      return TRUE;
    }
  return FALSE;
}

void
gops_json_pull_leave (GopsJsonPull *self)
{
  skip_pending (self);
  if (self->error != NULL || self->depth == 0)
    return;
  skip_nested (self, 1);
  self->p--;
  leave (self);
}

static const char *
read_number (GopsJsonPull *self,
             gsize        *out_length)
{
  gsize n = word_length (self);

  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, self->p, n);
  self->cut = n == LONGEST_WORD;
  skip_word (self);
  *out_length = n;
  return self->text->str;
}

const char *
gops_json_pull_text (GopsJsonPull *self,
                     gsize        *out_length)
{
  GopsJsonKind kind = gops_json_pull_get_kind (self);
  const char *text;
  gsize length = 0;

  if (kind != GOPS_JSON_STRING && kind != GOPS_JSON_NUMBER)
    {
      skip_pending (self);
      return NULL;
    }
  text = kind == GOPS_JSON_STRING ? gops_json_string_read (self, &length) : read_number (self, &length);
  self->pending = GOPS_JSON_PENDING_NONE;
  if (out_length != NULL)
    *out_length = length;
  return text;
}

gboolean
gops_json_pull_is_true (GopsJsonPull *self)
{
  gboolean is_true = gops_json_pull_get_kind (self) == GOPS_JSON_TRUE;

  skip_pending (self);
  return is_true;
}

gboolean
gops_json_pull_was_cut (GopsJsonPull *self)
{
  return self->cut;
}

/* --- where the reading stands --- */

const GError *
gops_json_pull_get_error (GopsJsonPull *self)
{
  return self->error;
}

guint64
gops_json_pull_get_line (GopsJsonPull *self)
{
  return self->line;
}

guint64
gops_json_pull_get_offset (GopsJsonPull *self)
{
  return self->decoder != NULL ? gops_text_decoder_get_offset (self->decoder) : self->before + (self->p - self->window);
}

const char *
gops_json_pull_get_encoding (GopsJsonPull *self)
{
  return self->decoder != NULL ? gops_text_decoder_get_encoding (self->decoder) : "UTF-8";
}

const GopsTextDamage *
gops_json_pull_get_damage (GopsJsonPull *self)
{
  return self->decoder != NULL ? gops_text_decoder_get_damage (self->decoder) : &self->damage;
}

const GopsTextDamage *
gops_json_pull_get_repairs (GopsJsonPull *self)
{
  return &self->repairs;
}
