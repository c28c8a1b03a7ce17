/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the numbers in a workbook say to a person. */
#include "config.h"

#include "gops-xlsx-format.h"

#include <math.h>
#include <string.h>

#define DAY_MS         (24 * 60 * 60 * 1000)
#define LAST_DAY       2958465   /* 9999-12-31 */
#define KEPT           1e15      /* whole numbers from here on have lost digits, if a spreadsheet wrote them */
#define MOST_DECIMALS  15
#define MOST_PADDED    15

/* --- codes --- */

/* Takes out of a code's first section what is shown as it is, colours and conditions; [h], [mm] and [ss] stay. */
static char *
strip_code (const char *code)
{
  GString *left = g_string_new (NULL);

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      const char *end;

      if (*p == '\\' || *p == '_' || *p == '*')
        {
          if (p[1] != '\0')
            p = g_utf8_next_char (p + 1) - 1;
        }
      else if (*p == '"')
        {
          end = strchr (p + 1, '"');
          p = end != NULL ? end : p + strlen (p) - 1;
        }
      else if (*p == '[')
        {
          if ((end = strchr (p, ']')) == NULL)
            break;
          if (strspn (p + 1, "hHmMsS") == (gsize) (end - p - 1))
            g_string_append_len (left, p, end - p + 1);
          p = end;
        }
      else
        g_string_append_c (left, g_ascii_tolower (*p));
    }
  return g_string_free (left, FALSE);
}

static gboolean
is_date (const char *stripped)
{
  if (g_str_equal (stripped, "general") || g_str_equal (stripped, "standard"))
    return FALSE;
  return strpbrk (stripped, "ydhs") != NULL || (strchr (stripped, 'm') != NULL && strpbrk (stripped, "0#?") == NULL);
}

/* Codes of plain digits; numbers with their thousands marked, percents and exponents are worth more as they are. */
static GopsXlsxFormat
read_digits (const char *stripped)
{
  GopsXlsxFormat format = { GOPS_XLSX_GENERAL, 0 };
  gsize zeros = strspn (stripped, "0");

  if (stripped[zeros] == '\0' && zeros >= 2 && zeros <= MOST_PADDED)
    format = (GopsXlsxFormat) { GOPS_XLSX_PADDED, (guint8) zeros };
  else if (g_str_has_prefix (stripped, "0."))
    {
      zeros = strspn (stripped + 2, "0");
      if (stripped[2 + zeros] == '\0' && zeros >= 1 && zeros <= MOST_DECIMALS)
        format = (GopsXlsxFormat) { GOPS_XLSX_FIXED, (guint8) zeros };
    }
  return format;
}

GopsXlsxFormat
gops_xlsx_format_from_code (const char *code)
{
  g_autofree char *stripped = strip_code (code);

  if (strchr (stripped, '[') != NULL)
    return (GopsXlsxFormat) { GOPS_XLSX_DURATION, 0 };
  if (is_date (stripped))
    return (GopsXlsxFormat) { GOPS_XLSX_DATE, 0 };
  return read_digits (stripped);
}

GopsXlsxFormat
gops_xlsx_format_from_id (guint id)
{
  if (id == 46)
    return (GopsXlsxFormat) { GOPS_XLSX_DURATION, 0 };
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58))
    return (GopsXlsxFormat) { GOPS_XLSX_DATE, 0 };
  if (id == 2)
    return (GopsXlsxFormat) { GOPS_XLSX_FIXED, 2 };
  return (GopsXlsxFormat) { GOPS_XLSX_GENERAL, 0 };
}

/* --- dates --- */

/* Day 60 of workbooks that count from 1900 is 29 February of that year, which never was. */
static void
append_day (gint64   day,
            gboolean from_1904,
            GString *to)
{
  GDate date;

  if (!from_1904 && day == 60)
    {
      g_string_append (to, "1900-02-29");
      return;
    }
  g_date_clear (&date, 1);
  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, day < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);
  g_string_append_printf (to, "%04u-%02u-%02u", g_date_get_year (&date), (guint) g_date_get_month (&date),
                          g_date_get_day (&date));
}

static void
append_time (gint64   ms,
             GString *to)
{
  gint64 seconds = ms / 1000;

  g_string_append_printf (to, "%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60),
                          (int) (seconds % 60));
}

/* Returns: whether @value is a date at all */
static gboolean
append_date (double   value,
             gboolean duration,
             gboolean from_1904,
             GString *to)
{
  gint64 ms, day;

  if (!(value >= 0) || value >= LAST_DAY + 1 - (from_1904 ? 1462 : 0))
    return FALSE;
  ms = (gint64) floor (value * DAY_MS + 0.5);
  day = ms / DAY_MS;
  if (duration || (day == 0 && (!from_1904 || ms > 0)))
    {
      append_time (ms, to);
      return TRUE;
    }
  append_day (day, from_1904, to);
  if (ms % DAY_MS >= 1000)
    {
      g_string_append_c (to, ' ');
      append_time (ms % DAY_MS, to);
    }
  return TRUE;
}

/* --- numbers --- */

/* "123", "-4": as they are, however long; a program wrote them that keeps more digits than a spreadsheet. */
static gboolean
is_plain (const char *number)
{
  const char *digits = number + (*number == '-');

  return *digits != '\0' && digits[strspn (digits, "0123456789")] == '\0' && (digits[0] != '0' || digits[1] == '\0');
}

static void
append_general (double   value,
                GString *to)
{
  char text[64];
  const char *exponent;

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  exponent = strchr (text, 'e');
  if (exponent != NULL && fabs (value) < KEPT && fabs (value) >= 1)
    g_ascii_formatd (text, sizeof text, "%.0f", value);
  else if (exponent != NULL && fabs (value) < 1 && fabs (value) > 1e-10)
    {
      /* as many decimals as are left of the 15 digits, without the zeros at the end */
      int decimals = MOST_DECIMALS - 1 - (int) g_ascii_strtoll (exponent + 1, NULL, 10);
      char format[16];

      g_snprintf (format, sizeof format, "%%.%df", decimals);
      g_ascii_formatd (text, sizeof text, format, value);
      for (char *p = text + strlen (text) - 1; *p == '0'; p--)
        *p = '\0';
    }
  g_string_append (to, text);
}

/* Returns: whether nothing is lost when @value is shown so */
static gboolean
append_digits (GopsXlsxFormat  self,
               double          value,
               GString        *to)
{
  char format[16], text[64];
  gboolean padded = self.kind == GOPS_XLSX_PADDED;

  if (!(fabs (value) < KEPT) || (padded && value != floor (value)))
    return FALSE;
  g_snprintf (format, sizeof format, padded ? "%%0%d.0f" : "%%.%df", self.digits);
  g_ascii_formatd (text, sizeof text, format, value);
  if (fabs (g_ascii_strtod (text, NULL) - value) > 1e-14 * fabs (value))
    return FALSE;
  g_string_append (to, text);
  return TRUE;
}

void
gops_xlsx_format_append (GopsXlsxFormat  self,
                         const char     *number,
                         gboolean        from_1904,
                         GString        *to)
{
  char *end;
  double value;

  if (is_plain (number) && (self.kind == GOPS_XLSX_GENERAL || strlen (number) > MOST_DECIMALS))
    {
      g_string_append (to, number);
      return;
    }
  value = g_ascii_strtod (number, &end);
  if (end == number || end[strspn (end, " \t\r\n")] != '\0' || !isfinite (value))
    g_string_append (to, number);
  else if ((self.kind == GOPS_XLSX_DATE || self.kind == GOPS_XLSX_DURATION) &&
           append_date (value, self.kind == GOPS_XLSX_DURATION, from_1904, to))
    ;
  else if ((self.kind == GOPS_XLSX_PADDED || self.kind == GOPS_XLSX_FIXED) && append_digits (self, value, to))
    ;
  else
    append_general (value, to);
}

/* --- texts --- */

/* Returns: the code unit that "_xHHHH_" at @text stands for; -1 for none */
static int
read_escape (const char *text,
             gsize       length)
{
  int unit = 0;

  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (text[i]);
    }
  return unit;
}

static void
append_unit (GString    *to,
             int         unit,
             const char *rest,
             gsize       length,
             gsize      *used)
{
  int low;

  *used = 7;
  if (unit >= 0xd800 && unit < 0xdc00 && (low = read_escape (rest, length)) >= 0xdc00 && low < 0xe000)
    {
      g_string_append_unichar (to, 0x10000 + (gunichar) ((unit - 0xd800) << 10) + (gunichar) (low - 0xdc00));
      *used = 14;
    }
  else if (unit != 0 && (unit < 0xd800 || unit >= 0xe000))
    g_string_append_unichar (to, (gunichar) unit);
}

void
gops_xlsx_append_text (GString    *to,
                       const char *text,
                       gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *escape = memchr (text, '_', (gsize) (end - text));
      int unit = escape != NULL ? read_escape (escape, (gsize) (end - escape)) : -1;
      const char *upto = escape == NULL ? end : unit < 0 ? escape + 1 : escape;
      gsize used = 0;

      g_string_append_len (to, text, upto - text);
      if (unit >= 0)
        append_unit (to, unit, escape + 7, (gsize) (end - escape) - 7, &used);
      text = upto + used;
    }
}
