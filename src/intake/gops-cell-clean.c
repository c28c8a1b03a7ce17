/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes cells of foreign tables fit to be kept. */
#include "config.h"

#include "gops-cell-clean.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Direction marks and invisible characters. The joiners U+200C and U+200D stay: emoji and several scripts need them. */
static gboolean
is_mark (gunichar c)
{
  return c == 0x200b || c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff || c == 0x00ad;
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe;
}

/* Full-width signs count too: spreadsheets of East Asia take them for the same. */
static gboolean
is_guarded (const char *text)
{
  static const gunichar full_width[] = { 0xff1d, 0xff0b, 0xff0d, 0xff20 };   /* = + - @ */

  for (guint i = 0; i < G_N_ELEMENTS (full_width); i++)
    if (g_utf8_get_char (text) == full_width[i])
      return TRUE;
  return *text != '\0' && strchr ("=+-@0123456789", *text) != NULL;
}

/* ="00123" and '00123 are how people keep a spreadsheet from eating zeros. */
static char *
take_off_guard (const char *text)
{
  gsize length = strlen (text);

  if (length >= 3 && g_str_has_prefix (text, "=\"") && text[length - 1] == '"' &&
      memchr (text + 2, '"', length - 3) == NULL)
    return g_strndup (text + 2, length - 3);
  if (text[0] == '\'' && is_guarded (text + 1))
    return g_strdup (text + 1);
  return g_strdup (text);
}

/* How many bytes the character at @p has when it is one that nothing is ever done to: printable ASCII but the blank, and
 * most of what East Asia writes. 0 for all others, which are looked at closely. */
static inline guint
plain_length (const guchar *p)
{
  if (*p > ' ' && *p < 0x7f)
    return 1;
  if (*p == 0xe3)
    return p[1] == 0x80 && p[2] == 0x80 ? 0 : 3;   /* U+3000 is a blank */
  if (*p >= 0xe4 && *p <= 0xed)
    return 3;
  return *p == 0xef && (p[1] == 0xbc || p[1] == 0xbd) ? 3 : 0;   /* U+FF00 … U+FF7F */
}

/* Most cells are clean as they are. Returns: (nullable): a copy of such a one; NULL for one to be looked at closely */
static char *
copy_plain (const char *text,
            guint       max)
{
  const guchar *p = (const guchar *) text;
  guint n = 0, length;

  if (*p == '=' || *p == '\'')
    return NULL;
  while (*p != '\0' && n < max)
    {
      length = *p == ' ' && n > 0 && plain_length (p + 1) > 0 ? 1 : plain_length (p);
      if (length == 0)
        return NULL;
      p += length;
      n++;
    }
  return *p == '\0' ? g_strndup (text, (gsize) (p - (const guchar *) text)) : NULL;
}

static char *
clean (const char     *text,
       guint           max,
       gboolean        keep_lines,
       GopsCellRepair *out_repair)
{
  g_autofree char *bare = take_off_guard (text);
  GString *result = g_string_sized_new (MIN (strlen (bare), 256));
  GopsCellRepair repair = GOPS_CELL_SOUND;
  guint n = 0, blanks = 0, lines = 0;

  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\n' || c == '\r')
        lines++;
      else if (c == '\t' || c == 0xa0 || g_unichar_isspace (c))
        blanks++;
      else if (is_control (c))
        repair |= GOPS_CELL_CONTROLS;
      else if (is_mark (c))
        repair |= GOPS_CELL_MARKS;
      else if (n >= max)
        {
          repair |= GOPS_CELL_CUT;
          break;
        }
      else
        {
          if (n > 0 && lines > 0 && keep_lines)
            g_string_append (result, lines > 1 ? "\n\n" : "\n");
          else if (n > 0 && (lines > 0 || blanks > 0))
            g_string_append_c (result, ' ');
          n += n > 0 && (lines > 0 || blanks > 0);
          lines = blanks = 0;
          if (c == 0xfffd)
            repair |= GOPS_CELL_DAMAGED;
          g_string_append_unichar (result, c);
          n++;
        }
    }
  if (out_repair != NULL)
    *out_repair = repair;
  return g_string_free (result, FALSE);
}

char *
gops_cell_clean_line (const char     *text,
                      guint           max,
                      GopsCellRepair *out_repair)
{
  char *plain = copy_plain (text, max);

  if (plain == NULL)
    return clean (text, max, FALSE, out_repair);
  if (out_repair != NULL)
    *out_repair = GOPS_CELL_SOUND;
  return plain;
}

char *
gops_cell_clean_text (const char     *text,
                      guint           max,
                      GopsCellRepair *out_repair)
{
  char *plain = copy_plain (text, max);

  if (plain == NULL)
    return clean (text, max, TRUE, out_repair);
  if (out_repair != NULL)
    *out_repair = GOPS_CELL_SOUND;
  return plain;
}

char *
gops_cell_repair_describe (GopsCellRepair repair,
                           guint          max)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (repair & GOPS_CELL_CUT)
    g_ptr_array_add (parts, g_strdup_printf (_("cut to %u characters"), max));
  if (repair & GOPS_CELL_CONTROLS)
    g_ptr_array_add (parts, g_strdup (_("control characters taken out")));
  if (repair & GOPS_CELL_MARKS)
    g_ptr_array_add (parts, g_strdup (_("invisible marks taken out")));
  if (repair & GOPS_CELL_DAMAGED)
    g_ptr_array_add (parts, g_strdup (_("some bytes are no text")));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

gboolean
gops_cell_is_scientific (const char *text)
{
  gsize digits = strspn (text, "0123456789"), fraction = 0;
  const char *p = text + digits;

  if (digits == 0)
    return FALSE;
  if (*p == '.' || *p == ',')
    fraction = 1 + strspn (p + 1, "0123456789");
  p += fraction;
  return (*p == 'E' || *p == 'e') && (p[1] == '+' || (fraction > 0 && g_ascii_isdigit (p[1])));
}

/* 13800005555.5: a number that a spreadsheet has computed. Returns: whether a fraction stands behind @digits */
static gboolean
has_fraction (const char *text,
              gsize       digits)
{
  return digits >= 7 && text[digits] == '.' && text[digits + 1] != '\0' && text[digits + 1 + strspn (text + digits + 1, "0123456789")] == '\0';
}

char *
gops_cell_phone (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  GString *phone;

  if (has_fraction (text, digits))
    {
      g_autofree char *whole = g_strndup (text, digits);

      return text[digits + 1 + strspn (text + digits + 1, "0")] == '\0' ? gops_cell_phone (whole) : NULL;
    }
  if (text[digits] == '\0' && digits >= 3 && digits <= 20 && !(text[0] == '0' && text[1] == '0'))
    return g_strndup (text, digits);
  phone = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_c (phone, '0' + g_unichar_digit_value (c));
      else if ((c == '+' || c == 0xff0b) && phone->len == 0)
        g_string_append_c (phone, '+');
      else if (c >= 0x80 ? g_unichar_isalnum (c) : strchr (" -()./", c) == NULL)
        {
          g_string_free (phone, TRUE);
          return NULL;
        }
    }
  if (g_str_has_prefix (phone->str, "00") && phone->len > 10)   /* the way to dial abroad */
    {
      g_string_erase (phone, 0, 2);
      g_string_prepend_c (phone, '+');
    }
  if (phone->len < 3 || phone->len > 20)
    {
      g_string_free (phone, TRUE);
      return NULL;
    }
  return g_string_free (phone, FALSE);
}
