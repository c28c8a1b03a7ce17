/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads dates and times as people and spreadsheets write them. */
#include "config.h"

#include "gops-date-reader.h"

#include <string.h>

#include "gops-half-day.h"

/* A spreadsheet counts days from 1899-12-30; these serials are 1954 to 2119, so that no telephone number or count is
 * taken for a date. */
#define SERIAL_MIN 20000
#define SERIAL_MAX 80000
#define SERIAL_EPOCH 693594   /* 1899-12-30 as a Julian day of GDate */

static const char *const months[] = {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
};

static const char *
skip_blanks (const char *p)
{
  for (;;)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0 || (!g_unichar_isspace (c) && c != 0x200e && c != 0x200f && c != 0x202f))
        return p;
      p = g_utf8_next_char (p);
    }
}

/* Returns: how many digits were read, at most @max */
static guint
read_number (const char **p,
             guint        max,
             gint64      *out_number)
{
  guint n = 0;
  gint64 number = 0;

  while (n < max && g_ascii_isdigit ((*p)[n]))
    number = number * 10 + ((*p)[n++] - '0');
  *p += n;
  *out_number = number;
  return n;
}

static gboolean
skip_word (const char **p,
           const char  *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*p, word, length) != 0)
    return FALSE;
  *p += length;
  return TRUE;
}

static int
read_month_name (const char **p)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (skip_word (p, months[i]))
      {
        while (g_ascii_isalpha (**p))
          (*p)++;
        if (**p == '.')
          (*p)++;
        return i + 1;
      }
  return 0;
}

static int
full_year (gint64 year,
           guint  digits)
{
  if (digits > 2)
    return (int) year;
  return (int) (year < 70 ? 2000 + year : 1900 + year);
}

/* Bulgarian and Russian write the word behind the year: "17.9.2026 г." */
static const char *
skip_year_word (const char *p)
{
  const char *word = skip_blanks (p);

  return skip_word (&word, "г.") || skip_word (&word, "г ") ? word : p;
}

static GopsDateVerdict
check_day (GopsDateValue *value)
{
  if (value->year < 1000 || value->year > 9999 || value->month < 1 || value->month > 12 || value->day < 1 ||
      value->day > 31)
    return GOPS_DATE_DOES_NOT_EXIST;
  return g_date_valid_dmy (value->day, value->month, value->year) ? GOPS_DATE_OK : GOPS_DATE_DOES_NOT_EXIST;
}

static GopsDateVerdict
set_day (GopsDateValue *value,
         gint64         year,
         gint64         month,
         gint64         day)
{
  value->year = (int) year;
  value->month = (int) month;
  value->day = (int) day;
  return check_day (value);
}

/* 3/4/2026 and 17-9-26: which is the day? Dots are only written day first. */
static GopsDateVerdict
read_year_last (GopsDateValue *value,
                gint64         first,
                gint64         second,
                int            year,
                char           separator,
                GopsDateOrder  order)
{
  gboolean day_first;

  if (separator == '.')
    return set_day (value, year, second, first);
  if (first > 12 && second <= 12)
    value->evidence = GOPS_DATE_ORDER_DMY;
  else if (second > 12 && first <= 12)
    value->evidence = GOPS_DATE_ORDER_MDY;

  day_first =
    value->evidence != GOPS_DATE_ORDER_UNKNOWN ? value->evidence == GOPS_DATE_ORDER_DMY : order != GOPS_DATE_ORDER_MDY;
  if (set_day (value, year, day_first ? second : first, day_first ? first : second) != GOPS_DATE_OK)
    return GOPS_DATE_DOES_NOT_EXIST;
  if (value->evidence == GOPS_DATE_ORDER_UNKNOWN && order != GOPS_DATE_ORDER_DMY && order != GOPS_DATE_ORDER_MDY &&
      first != second)
    return GOPS_DATE_DOUBTFUL;
  return GOPS_DATE_OK;
}

/* Three numbers with one separator, the middle one perhaps a month's name. */
static GopsDateVerdict
read_separated (const char    **p,
                GopsDateOrder   order,
                GopsDateValue  *value)
{
  gint64 first, second, third;
  guint n_first = read_number (p, 4, &first), n_third;
  char separator = **p;
  int month;

  if (n_first == 0 || separator == '\0' || strchr ("-/. ", separator) == NULL)
    return GOPS_DATE_NOT_A_DATE;
  *p = skip_blanks (*p + 1);
  if ((month = read_month_name (p)) > 0)
    second = month;
  else if (read_number (p, 2, &second) == 0)
    return GOPS_DATE_NOT_A_DATE;
  *p = skip_blanks (*p);
  if (**p == separator || (month > 0 && **p == ','))
    *p = skip_blanks (*p + 1);
  else if (month == 0)
    return GOPS_DATE_NOT_A_DATE;
  n_third = read_number (p, 4, &third);
  if (n_third == 0 || n_third == 3)
    return GOPS_DATE_NOT_A_DATE;
  if (**p == '.' && separator == '.')
    (*p)++;

  if (n_first == 4)
    return n_third <= 2 ? set_day (value, first, second, third) : GOPS_DATE_NOT_A_DATE;
  if (n_first > 2)
    return GOPS_DATE_NOT_A_DATE;
  if (month > 0)
    return set_day (value, full_year (third, n_third), month, first);
  if (n_third <= 2 && order == GOPS_DATE_ORDER_YMD)
    return set_day (value, full_year (first, n_first), second, third);
  return read_year_last (value, first, second, full_year (third, n_third), separator, order);
}

/* Sep 17, 2026 */
static GopsDateVerdict
read_month_first (const char    **p,
                  GopsDateValue  *value)
{
  gint64 day, year;
  int month = read_month_name (p);
  guint digits;

  *p = skip_blanks (*p);
  if (month == 0 || read_number (p, 2, &day) == 0)
    return GOPS_DATE_NOT_A_DATE;
  if (**p == ',')
    (*p)++;
  *p = skip_blanks (*p);
  digits = read_number (p, 4, &year);
  if (digits != 4 && digits != 2)
    return GOPS_DATE_NOT_A_DATE;
  return set_day (value, full_year (year, digits), month, day);
}

/* 2026年9月17日, 2026년 9월 17일 */
static GopsDateVerdict
read_signs (const char    **p,
            GopsDateValue  *value)
{
  gint64 year, month, day;
  guint digits = read_number (p, 4, &year);

  if ((digits != 4 && digits != 2) || !(skip_word (p, "年") || skip_word (p, "년")))
    return GOPS_DATE_NOT_A_DATE;
  *p = skip_blanks (*p);
  if (read_number (p, 2, &month) == 0 || !(skip_word (p, "月") || skip_word (p, "월")))
    return GOPS_DATE_NOT_A_DATE;
  *p = skip_blanks (*p);
  if (read_number (p, 2, &day) == 0)
    return GOPS_DATE_NOT_A_DATE;
  (void) (skip_word (p, "日") || skip_word (p, "号") || skip_word (p, "일"));
  return set_day (value, full_year (year, digits), month, day);
}

static void
take_instant (GopsDateValue *value,
              gint64         seconds)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (seconds);

  g_date_time_get_ymd (when, &value->year, &value->month, &value->day);
  value->hour = g_date_time_get_hour (when);
  value->minute = g_date_time_get_minute (when);
  value->second = g_date_time_get_second (when);
  value->has_time = value->has_offset = TRUE;
  value->offset = 0;
}

static void
take_serial (GopsDateValue *value,
             double         serial)
{
  guint32 day = (guint32) serial;
  guint seconds = (guint) ((serial - day) * 86400 + 0.5);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day + SERIAL_EPOCH + seconds / 86400);
  seconds %= 86400;
  value->year = g_date_get_year (&date);
  value->month = g_date_get_month (&date);
  value->day = g_date_get_day (&date);
  value->has_time = seconds > 0;
  value->hour = seconds / 3600;
  value->minute = seconds / 60 % 60;
  value->second = seconds % 60;
}

/* Numbers alone: 20260917, a serial day, seconds or milliseconds since 1970. */
static GopsDateVerdict
read_plain_number (const char    *text,
                   GopsDateValue *value)
{
  gsize digits = strspn (text, "0123456789");
  gint64 number = g_ascii_strtoll (text, NULL, 10);
  gboolean whole = *skip_blanks (text + digits) == '\0';

  if (digits == 8 && whole)
    return set_day (value, number / 10000, number / 100 % 100, number % 100);
  if (digits == 10 && whole)
    take_instant (value, number);
  else if (digits == 13 && whole)
    take_instant (value, number / 1000);
  else if (digits == 5 && number >= SERIAL_MIN && number <= SERIAL_MAX &&
           (whole || (text[5] == '.' && text[6 + strspn (text + 6, "0123456789")] == '\0')))
    take_serial (value, g_ascii_strtod (text, NULL));
  else
    return GOPS_DATE_NOT_A_DATE;
  return GOPS_DATE_OK;
}

static GopsHalfDay
read_half_day (const char **p)
{
  GopsHalfDay half = GOPS_HALF_DAY_NONE;
  const char *after = gops_half_day_skip (*p, *p + strlen (*p), &half);

  if (after > *p)
    *p = skip_blanks (after);
  return half;
}

static gboolean
read_offset (const char    **p,
             GopsDateValue  *value)
{
  gint64 hours, minutes = 0;
  int sign;

  if (skip_word (p, "UTC") || skip_word (p, "GMT") || skip_word (p, "Z"))
    value->has_offset = TRUE;
  if (**p != '+' && **p != '-')
    return TRUE;
  sign = **p == '-' ? -1 : 1;
  (*p)++;
  if (read_number (p, 2, &hours) == 0)
    return FALSE;
  if (**p == ':')
    (*p)++;
  (void) read_number (p, 2, &minutes);
  value->has_offset = TRUE;
  value->offset = sign * (int) (hours * 3600 + minutes * 60);
  return hours <= 14 && minutes < 60;
}

static void
skip_weekday (const char **p)
{
  const char *end = strchr (*p, ' ');

  if (skip_word (p, "星期") || skip_word (p, "周"))
    *p = **p == '\0' ? *p : skip_blanks (g_utf8_next_char (*p));
  else if (**p == '(' && (end = strchr (*p, ')')) != NULL)
    *p = skip_blanks (end + 1);
}

/* What stands between hours and minutes. @dots: whether a dot may, as in Finland; alone, 8.05 is a number */
static gboolean
skip_clock_sign (const char **p,
                 gboolean     dots)
{
  if (**p != ':' && !(dots && **p == '.' && g_ascii_isdigit ((*p)[1]) && g_ascii_isdigit ((*p)[2])))
    return skip_word (p, "：") || skip_word (p, "时") || skip_word (p, "時") || skip_word (p, "点") || skip_word (p, "點");
  (*p)++;
  return TRUE;
}

static void
read_seconds (const char **p,
              gboolean     dots,
              gint64      *out_second)
{
  gint64 fraction;

  if (skip_clock_sign (p, dots) || skip_word (p, "分"))
    {
      (void) read_number (p, 2, out_second);
      (void) skip_word (p, "秒");
    }
  if (**p == '.' && g_ascii_isdigit ((*p)[1]))
    {
      (*p)++;
      (void) read_number (p, 9, &fraction);
    }
}

static GopsDateVerdict
read_clock (const char    *p,
            gboolean       dots,
            GopsDateValue *value)
{
  gint64 hour, minute = 0, second = 0;
  GopsHalfDay half;
  const char *sign;

  p = skip_blanks (p);
  if (*p == 'T' || *p == 't' || *p == ',')
    p = skip_blanks (p + 1);
  skip_weekday (&p);
  if (*p == '\0')
    return GOPS_DATE_OK;

  half = read_half_day (&p);
  if (read_number (&p, 2, &hour) == 0)
    return GOPS_DATE_NOT_A_DATE;
  sign = p;
  if (!skip_clock_sign (&p, dots))
    return GOPS_DATE_NOT_A_DATE;
  if (read_number (&p, 2, &minute) > 0)
    read_seconds (&p, *sign == '.', &second);
  p = skip_blanks (p);
  if (half == GOPS_HALF_DAY_NONE)
    half = read_half_day (&p);
  if (!read_offset (&p, value) || *skip_blanks (p) != '\0')
    return GOPS_DATE_NOT_A_DATE;
  if (hour > 23 || minute > 59 || second > 60)
    return GOPS_DATE_DOES_NOT_EXIST;

  value->has_time = TRUE;
  value->hour = gops_half_day_hour ((int) hour, half);
  value->minute = (int) minute;
  value->second = (int) MIN (second, 59);
  return GOPS_DATE_OK;
}

/* Two digits; below 0 when they are none. */
static int
pair (const char *p)
{
  return g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

/* What programs write: 2026-09-17, perhaps with 12:30 or 12:30:15 behind a blank or a T. Returns: whether the whole of
 * @text is of this form and names a day and time; all else goes the long way. */
static gboolean
read_iso (const char    *text,
          GopsDateValue *value)
{
  const char *clock = text + 10;
  int century, year, month, day;

  if ((century = pair (text)) < 0 || (year = pair (text + 2)) < 0 || text[4] != '-' || (month = pair (text + 5)) < 0 ||
      text[7] != '-' || (day = pair (text + 8)) < 0)
    return FALSE;
  if (*clock != '\0')
    {
      if ((*clock != ' ' && *clock != 'T') || (value->hour = pair (clock + 1)) < 0 || clock[3] != ':' ||
          (value->minute = pair (clock + 4)) < 0)
        return FALSE;
      if (clock[6] == ':' ? (value->second = pair (clock + 7)) < 0 || clock[9] != '\0' : clock[6] != '\0')
        return FALSE;
      if (value->hour > 23 || value->minute > 59 || value->second > 59)
        return FALSE;
      value->has_time = TRUE;
    }
  return set_day (value, century * 100 + year, month, day) == GOPS_DATE_OK;
}

GopsDateVerdict
gops_date_read (const char    *text,
                GopsDateOrder  order,
                GopsDateValue *out_value)
{
  GopsDateValue value = { 0 };
  const char *start = skip_blanks (text), *p = start;
  GopsDateVerdict verdict, clock;

  if (*start == '\0')
    return GOPS_DATE_EMPTY;
  if (read_iso (start, &value))
    {
      *out_value = value;
      return GOPS_DATE_OK;
    }
  value = (GopsDateValue) { 0 };

  verdict = read_plain_number (start, &value);
  if (verdict == GOPS_DATE_NOT_A_DATE)
    {
      if (g_ascii_isalpha (*p))
        verdict = read_month_first (&p, &value);
      else if ((verdict = read_signs (&p, &value)) == GOPS_DATE_NOT_A_DATE)
        {
          p = start;
          verdict = read_separated (&p, order, &value);
        }
      if (verdict != GOPS_DATE_OK && verdict != GOPS_DATE_DOUBTFUL)
        return verdict;
      if (g_ascii_isdigit (*p))
        return GOPS_DATE_NOT_A_DATE;
      clock = read_clock (skip_year_word (p), TRUE, &value);
      if (clock != GOPS_DATE_OK)
        return clock;
    }
  if (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL)
    *out_value = value;
  return verdict;
}

GopsDateVerdict
gops_clock_read (const char    *text,
                 GopsDateValue *out_value)
{
  GopsDateValue value = { 0 };
  GopsDateVerdict verdict = read_clock (text, FALSE, &value);

  if (verdict == GOPS_DATE_OK && !value.has_time)
    return GOPS_DATE_EMPTY;
  if (verdict == GOPS_DATE_OK)
    *out_value = value;
  return verdict;
}

static const char *const order_names[GOPS_DATE_ORDER_YMD + 1] = {
  [GOPS_DATE_ORDER_DMY] = "dmy", [GOPS_DATE_ORDER_MDY] = "mdy", [GOPS_DATE_ORDER_YMD] = "ymd",
};

GopsDateOrder
gops_date_order_from_name (const char *name)
{
  for (GopsDateOrder order = GOPS_DATE_ORDER_DMY; order <= GOPS_DATE_ORDER_YMD; order++)
    if (g_ascii_strcasecmp (name, order_names[order]) == 0)
      return order;
  return GOPS_DATE_ORDER_UNKNOWN;
}

const char *
gops_date_order_to_name (GopsDateOrder order)
{
  return order_names[order];
}

char *
gops_date_value_to_iso (const GopsDateValue *value)
{
  const int parts[] = { value->year / 100, value->year % 100, value->month, value->day };
  char *iso = g_malloc (11), *p = iso;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i >= 2)
        *p++ = '-';
      *p++ = (char) ('0' + parts[i] / 10);
      *p++ = (char) ('0' + parts[i] % 10);
    }
  *p = '\0';
  return iso;
}

gint64
gops_date_value_to_instant (const GopsDateValue *value,
                            GTimeZone           *zone)
{
  g_autoptr (GTimeZone) own = value->has_offset ? g_time_zone_new_offset (value->offset) : g_time_zone_ref (zone);
  g_autoptr (GDateTime) when =
    g_date_time_new (own, value->year, value->month, value->day, value->hour, value->minute, value->second);

  return g_date_time_to_unix (when) * G_USEC_PER_SEC;
}
