/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parser of RFC 8259; see the header. */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "gops-json.h"

#define BLOCK     64    /* values that are made at once */
#define MAX_DEPTH 100

typedef struct
{
  char          *start;    /* the copy: texts are unescaped and ended in place */
  char          *at;
  GopsJsonAlloc  alloc;
  gpointer       owner;
  GopsJson      *block;
  guint          used;     /* of @block */
  guint          depth;
} Parser;

static gboolean parse_value (Parser *self, GopsJson *out);

static GopsJson *
new_value (Parser *self)
{
  if (self->block == NULL || self->used == BLOCK)
    {
      self->block = self->alloc (self->owner, BLOCK * sizeof (GopsJson));
      self->used = 0;
    }
  return &self->block[self->used++];
}

static void
skip_space (Parser *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r')
    self->at++;
}

/* Whether @c comes next; it is passed. */
static gboolean
take (Parser *self, char c)
{
  skip_space (self);
  if (*self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
take_word (Parser *self, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* --- texts --- */

static gboolean
parse_hex (Parser *self, gunichar *out)
{
  *out = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at);

      if (digit < 0)
        return FALSE;
      *out = *out * 16 + (gunichar) digit;
      self->at++;
    }
  return TRUE;
}

/* What follows "\u": a character, or the first half of one and its other half. */
static gboolean
parse_unicode (Parser *self, char **to)
{
  gunichar c, low;

  if (!parse_hex (self, &c))
    return FALSE;
  if (c >= 0xd800 && c < 0xdc00)
    {
      if (!take_word (self, "\\u") || !parse_hex (self, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
    }
  if (c == 0 || !g_unichar_validate (c))   /* C's texts can't hold NUL */
    return FALSE;
  *to += g_unichar_to_utf8 (c, *to);
  return TRUE;
}

static gboolean
parse_escape (Parser *self, char **to)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  char letter = *self->at++;
  const char *found = letter != '\0' ? strchr (letters, letter) : NULL;

  if (letter == 'u')
    return parse_unicode (self, to);
  if (found == NULL)
    return FALSE;
  *(*to)++ = meanings[found - letters];
  return TRUE;
}

/* An escape is never shorter than what it stands for, so that the text fits where it was. */
static gboolean
parse_string (Parser *self, const char **out)
{
  char *to;

  if (!take (self, '"'))
    return FALSE;
  *out = to = self->at;
  while (*self->at != '"')
    {
      if ((guchar) *self->at < 0x20)
        return FALSE;
      if (*self->at != '\\')
        *to++ = *self->at++;
      else
        {
          self->at++;
          if (!parse_escape (self, &to))
            return FALSE;
        }
    }
  self->at++;
  *to = '\0';
  return TRUE;
}

/* --- numbers --- */

static gboolean
skip_digits (const char **at)
{
  const char *from = *at;

  while (g_ascii_isdigit (**at))
    (*at)++;
  return *at > from;
}

static gboolean
parse_number (Parser *self, GopsJson *out)
{
  const char *at = self->at;
  gboolean whole = TRUE;
  char *end;

  if (*at == '-')
    at++;
  if ((*at == '0' && g_ascii_isdigit (at[1])) || !skip_digits (&at))
    return FALSE;
  if (*at == '.')
    {
      whole = FALSE;
      at++;
      if (!skip_digits (&at))
        return FALSE;
    }
  if (*at == 'e' || *at == 'E')
    {
      whole = FALSE;
      at++;
      if (*at == '+' || *at == '-')
        at++;
      if (!skip_digits (&at))
        return FALSE;
    }
  out->type = whole ? GOPS_JSON_INT : GOPS_JSON_REAL;
  errno = 0;
  if (whole)
    out->integer = g_ascii_strtoll (self->at, &end, 10);
  else
    out->real = g_ascii_strtod (self->at, &end);
  self->at = end;
  return errno == 0;
}

/* --- arrays and objects --- */

static gboolean
parse_children (Parser *self, GopsJson *out, char end)
{
  GopsJson **to = &out->first;

  if (take (self, end))
    return TRUE;
  do
    {
      GopsJson *child = new_value (self);

      if (out->type == GOPS_JSON_OBJECT && (!parse_string (self, &child->name) || !take (self, ':')))
        return FALSE;
      if (!parse_value (self, child))
        return FALSE;
      *to = child;
      to = &child->next;
      out->n++;
    }
  while (take (self, ','));
  return take (self, end);
}

static gboolean
parse_nest (Parser *self, GopsJson *out, GopsJsonType type, char end)
{
  gboolean ok;

  out->type = type;
  self->at++;
  if (++self->depth > MAX_DEPTH)
    return FALSE;
  ok = parse_children (self, out, end);
  self->depth--;
  return ok;
}

static gboolean
parse_value (Parser *self, GopsJson *out)
{
  skip_space (self);
  switch (*self->at)
    {
    case '{':
      return parse_nest (self, out, GOPS_JSON_OBJECT, '}');
    case '[':
      return parse_nest (self, out, GOPS_JSON_ARRAY, ']');
    case '"':
      out->type = GOPS_JSON_STRING;
      return parse_string (self, &out->string);
    case 't':
    case 'f':
      out->type = GOPS_JSON_BOOL;
      out->integer = *self->at == 't';
      return take_word (self, out->integer ? "true" : "false");
    case 'n':
      return take_word (self, "null");
    default:
      return parse_number (self, out);
    }
}

static guint
line_of (const char *data, gsize at)
{
  guint line = 1;

  for (gsize i = 0; i < at; i++)
    line += data[i] == '\n';
  return line;
}

GopsJson *
gops_json_parse (const char *data, gssize length, GopsJsonAlloc alloc, gpointer owner, char **out_problem)
{
  gsize n = length < 0 ? strlen (data) : (gsize) length;
  Parser self = { .alloc = alloc, .owner = owner };
  GopsJson *root;

  if (!g_utf8_validate_len (data, n, NULL))
    {
      *out_problem = g_strdup (_("it is not UTF-8"));
      return NULL;
    }
  self.start = self.at = alloc (owner, n + 1);
  memcpy (self.start, data, n);
  self.start[n] = '\0';
  root = new_value (&self);
  if (parse_value (&self, root))
    {
      skip_space (&self);
      if (self.at == self.start + n)
        return root;
    }
  *out_problem = g_strdup_printf (_("line %u"), line_of (data, (gsize) (self.at - self.start)));
  return NULL;
}

GopsJson *
gops_json_member (const GopsJson *node, const char *name)
{
  GopsJson *found = NULL;

  for (GopsJson *child = node->first; child != NULL; child = child->next)
    if (strcmp (child->name, name) == 0)
      found = child;
  return found;
}

const char *
gops_json_string (const GopsJson *node)
{
  return node->type == GOPS_JSON_STRING ? node->string : NULL;
}
