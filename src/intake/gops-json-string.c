/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of JSON. Most lie whole in the window and hold nothing that has to be replaced: these are given as they stand,
 * with a zero in place of the closing quote. All others are put together piece by piece in a string of their own. */
#include "config.h"

#include "gops-json-pull-private.h"

#include <string.h>

#define REPLACEMENT "\357\277\275"
#define LONGEST_ESCAPE 12   /* a surrogate pair */

static inline gboolean
continues (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Returns: how many bytes the character at @p has that is not ASCII; 0 when they are no UTF-8. Never looks beyond a zero. */
static inline guint
character_length (const guchar *p)
{
  if (p[0] < 0xe0)
    return p[0] >= 0xc2 && continues (p[1]) ? 2 : 0;
  if (p[0] < 0xf0)
    return continues (p[1]) && continues (p[2]) && (p[0] != 0xe0 || p[1] >= 0xa0) && (p[0] != 0xed || p[1] < 0xa0) ? 3 : 0;
  return p[0] < 0xf5 && continues (p[1]) && continues (p[2]) && continues (p[3]) && (p[0] != 0xf0 || p[1] >= 0x90) &&
             (p[0] != 0xf4 || p[1] < 0x90) ? 4 : 0;
}

/* Of eight bytes at once: the upper bit is set in the first of them, and only in some behind it, that is a quote, a
 * backslash, a control character or not ASCII. */
static inline guint64
mark_special (guint64 bytes)
{
  guint64 quotes = bytes ^ GOPS_JSON_EACH * '"', slashes = bytes ^ GOPS_JSON_EACH * '\\';

  return (bytes | (bytes - GOPS_JSON_EACH * 0x20) | (quotes - GOPS_JSON_EACH) | (slashes - GOPS_JSON_EACH)) &
         GOPS_JSON_EACH * 0x80;
}

/* Goes over plain ASCII. The window is long enough to look at eight bytes anywhere. */
static inline char *
scan_ascii (char *p)
{
  for (;; p += 8)
    {
      guint64 marks = mark_special (gops_json_load (p));

      if (marks != 0)
        return p + gops_json_first_byte (marks);
    }
}

/* Returns: the first byte that is not simply part of the text: a quote, a backslash, a control character, damage, or
 * the zero behind the window */
G_ALWAYS_INLINE static inline char *
scan (char *p)
{
  while ((guchar) *(p = scan_ascii (p)) >= 0x80)
    do
      {
        guint n = character_length ((guchar *) p);

        if (n == 0)
          return p;
        p += n;
      }
    while ((guchar) *p >= 0x80);
  return p;
}

/* Of @length bytes, as many as make whole characters within @room. */
static gsize
cut_length (const char *bytes,
            gsize       length,
            gsize       room)
{
  if (length <= room)
    return length;
  while (room > 0 && continues ((guchar) bytes[room]))
    room--;
  return room;
}

static void
keep (GopsJsonPull *self,
      const char   *bytes,
      gsize         length)
{
  gsize fits = self->cut ? 0 : cut_length (bytes, length, GOPS_JSON_MAX_TEXT - self->text->len);

  g_string_append_len (self->text, bytes, fits);
  self->cut = self->cut || fits < length;
}

static void
keep_character (GopsJsonPull *self,
                gunichar      character)
{
  char bytes[6];

  keep (self, bytes, g_unichar_to_utf8 (character, bytes));
}

/* Keeps U+FFFD for the @n bytes at p, which are none of UTF-8. */
static void
keep_damage (GopsJsonPull *self,
             gsize         n)
{
  gops_json_window_note (self, &self->damage);
  keep (self, REPLACEMENT, strlen (REPLACEMENT));
  self->p += n;
}

/* A character that is cut is one damaged place, not three. */
static gsize
damaged_length (const char *p)
{
  gsize n = 1;

  if ((guchar) *p >= 0xc2)
    while (n < 4 && continues ((guchar) p[n]))
      n++;
  return n;
}

/* Returns: the value of @n hexadecimal digits, -1 when they are none */
static int
read_hex (const char *p,
          guint       n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* \uNNNN, or two of them that make one character. Halves of such pairs and U+0000 cannot be kept. */
static gboolean
read_unicode (GopsJsonPull *self)
{
  int code = read_hex (self->p + 2, 4), low = -1;

  if (code < 0)
    return FALSE;
  if (code >= 0xd800 && code < 0xdc00 && self->p[6] == '\\' && self->p[7] == 'u')
    low = read_hex (self->p + 8, 4);
  if (low >= 0xdc00 && low < 0xe000)
    {
      keep_character (self, 0x10000 + ((gunichar) (code - 0xd800) << 10) + (gunichar) (low - 0xdc00));
      self->p += 12;
      return TRUE;
    }
  if (code == 0 || (code >= 0xd800 && code < 0xe000))
    {
      gops_json_window_note (self, &self->repairs);
      code = 0xfffd;
    }
  keep_character (self, (gunichar) code);
  self->p += 6;
  return TRUE;
}

/* \xNN, as Telegram Desktop writes control characters. */
static gboolean
read_hex_escape (GopsJsonPull *self)
{
  int code = read_hex (self->p + 2, 2);

  if (code < 0)
    return FALSE;
  gops_json_window_note (self, &self->repairs);
  keep_character (self, code == 0 ? 0xfffd : (gunichar) code);
  self->p += 4;
  return TRUE;
}

static gboolean
read_letter (GopsJsonPull *self)
{
  static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  const char *found = self->p[1] == '\0' ? NULL : strchr (letters, self->p[1]);

  if (found == NULL)
    return FALSE;
  keep (self, &values[found - letters], 1);
  self->p += 2;
  return TRUE;
}

/* At a backslash. One that begins nothing known is dropped. */
static void
read_escape (GopsJsonPull *self)
{
  gops_json_window_want (self, LONGEST_ESCAPE);
  if (read_letter (self) || (self->p[1] == 'u' && read_unicode (self)) || (self->p[1] == 'x' && read_hex_escape (self)))
    return;
  gops_json_window_note (self, &self->repairs);
  self->p++;
}

static void
read_control (GopsJsonPull *self)
{
  gops_json_window_note (self, &self->repairs);
  self->line += *self->p == '\n';
  keep (self, self->p++, 1);
}

/* The byte at p is not simply part of the text, and not its closing quote. Returns: %FALSE at the end of the file */
static gboolean
read_special (GopsJsonPull *self)
{
  if (*self->p == '\\')
    read_escape (self);
  else if (*self->p == '\0' && self->p == self->end)
    return gops_json_window_fill (self);
  else if (*self->p == '\0')
    keep_damage (self, 1);
  else if ((guchar) *self->p < 0x80)
    read_control (self);
  else
    {
      gops_json_window_want (self, 4);
      if (character_length ((guchar *) self->p) == 0)
        keep_damage (self, damaged_length (self->p));
    }
  return TRUE;
}

G_NO_INLINE static const char *
read_pieces (GopsJsonPull *self,
             char         *start,
             gsize        *out_length)
{
  char *p;

  g_string_truncate (self->text, 0);
  while (*(p = scan (start)) != '"')
    {
      keep (self, start, p - start);
      self->p = p;
      if (!read_special (self))
        {
          gops_json_pull_fail_cut (self, GOPS_JSON_CUT_TEXT);
          return NULL;
        }
      start = self->p;
    }
  keep (self, start, p - start);
  self->p = p + 1;
  *out_length = self->text->len;
  return self->text->str;
}

const char *
gops_json_string_read (GopsJsonPull *self,
                       gsize        *out_length)
{
  char *start = self->p + 1, *p = scan (start);

  self->cut = FALSE;
  if (*p != '"')
    return read_pieces (self, start, out_length);
  *p = '\0';
  self->p = p + 1;
  *out_length = p - start;
  return start;
}

/* The same in a text that nobody wants to have: what is not ASCII does not matter. */
static inline guint64
mark_stops (guint64 bytes)
{
  guint64 quotes = bytes ^ GOPS_JSON_EACH * '"', slashes = bytes ^ GOPS_JSON_EACH * '\\';

  return (((bytes - GOPS_JSON_EACH * 0x20) & ~bytes) | ((quotes - GOPS_JSON_EACH) & ~quotes) |
          ((slashes - GOPS_JSON_EACH) & ~slashes)) & GOPS_JSON_EACH * 0x80;
}

static inline char *
find_stop (char *p)
{
  for (;; p += 8)
    {
      guint64 marks = mark_stops (gops_json_load (p));

      if (marks != 0)
        return p + gops_json_first_byte (marks);
    }
}

void
gops_json_string_skip (GopsJsonPull *self)
{
  self->p++;
  while (*(self->p = find_stop (self->p)) != '"')
    {
      if (*self->p == '\\')
        {
          gops_json_window_want (self, 2);
          self->p += self->end - self->p > 1;   /* whatever it escapes is no quote */
        }
      else if (self->p == self->end)
        {
          if (gops_json_window_fill (self))
            continue;
          gops_json_pull_fail_cut (self, GOPS_JSON_CUT_TEXT);
          return;
        }
      self->line += *self->p == '\n';
      self->p++;
    }
  self->p++;
}
