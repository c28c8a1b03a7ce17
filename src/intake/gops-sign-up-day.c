/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day that stands above a sign-up list. */
#include "config.h"

#include <string.h>

#include "gops-sign-up-private.h"
#include "gops-workspace.h"

#define SOON       7     /* days: what lies as near in the future is no day of the last year */
#define RECENT     60    /* days: 6.30 is a day, rather than a time or a distance, if it is as near */
#define MAX_DIGITS 4
#define MAX_LINE   1000  /* bytes */

/**
 * Found: a date in a line
 * @year: 0: none is said
 * @sure: it says that it is one: 11月28日, 2026-11-28
 */
typedef struct
{
  guint    year, month, day;
  gboolean sure;
} Found;

/* Returns: what stands behind the digits; @p for none, and for too many */
static const char *
read_digits (const char *p,
             guint      *out_number,
             guint      *out_n)
{
  const char *start = p;

  *out_number = *out_n = 0;
  for (; g_unichar_isdigit (g_utf8_get_char (p)) && *out_n <= MAX_DIGITS; p = g_utf8_next_char (p))
    {
      *out_number = *out_number * 10 + (guint) g_unichar_digit_value (g_utf8_get_char (p));
      ++*out_n;
    }
  return *out_n <= MAX_DIGITS ? p : start;
}

static const char *
skip_word (const char        *p,
           const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (p, words[i]))
      return p + strlen (words[i]);
  return p;
}

static const char *
skip_blanks (const char *p)
{
  return p + strspn (p, " ");
}

/* 11.28公里 and 6.5元 are no days. */
static gboolean
is_measure (const char *after)
{
  static const char *const words[] = { "公里", "千米", "km", "KM", "Km", "米", "元", "块", "%", "分", "点", "折", "斤", "公斤", "kg", "箱", "盒", "份", "个", "人", "袋", "瓶",
                                       "小时", "岁", "/", ":", "：", "°", NULL };

  after = skip_blanks (after);
  return skip_word (after, words) > after;
}

/* 11月28日, 11月28. Returns: what stands behind; @p for no date */
static const char *
read_chinese (const char *p,
              Found      *out_found)
{
  static const char *const months[] = { "月", "月份", NULL }, *const days[] = { "日", "号", NULL };
  guint n;
  const char *month = skip_blanks (read_digits (p, &out_found->month, &n)), *day = skip_word (month, months), *after;

  if (day == month)
    return p;
  day = skip_blanks (day);
  after = read_digits (day, &out_found->day, &n);
  if (after == day)
    return p;
  out_found->sure = TRUE;
  return skip_word (skip_blanks (after), days);
}

/* 11.28, 11/28, 11-28 */
static const char *
read_short (const char *p,
            Found      *out_found)
{
  guint n, digits;
  const char *sign = read_digits (p, &out_found->month, &n), *after;

  if (sign == p || strchr ("./-", *sign) == NULL || *sign == '\0')
    return p;
  after = read_digits (sign + 1, &out_found->day, &digits);
  if (after == sign + 1 || n > 2 || digits > 2 || is_measure (after))
    return p;
  out_found->sure = FALSE;
  return after;
}

/* 2026-11-28, 2026年11月28日, and without a year */
static const char *
read_date (const char *p,
           Found      *out_found)
{
  guint n;
  const char *sign = skip_blanks (read_digits (p, &out_found->year, &n)), *rest, *after;

  if (n == 4 && (g_str_has_prefix (sign, "年") || (*sign != '\0' && strchr ("-/.", *sign) != NULL)))
    {
      rest = g_utf8_next_char (sign);
      after = read_chinese (skip_blanks (rest), out_found);
      if (after == skip_blanks (rest))
        after = read_short (rest, out_found);
      out_found->sure = TRUE;
      return after > skip_blanks (rest) ? after : p;
    }
  out_found->year = 0;
  after = read_chinese (p, out_found);
  return after > p ? after : read_short (p, out_found);
}

static char *
make_date (guint year,
           guint month,
           guint day)
{
  return g_date_valid_dmy ((GDateDay) MIN (day, 99), (GDateMonth) MIN (month, 99), (GDateYear) year) ? g_strdup_printf ("%04u-%02u-%02u", year, month, day) : NULL;
}

/* The nearest one that is not in the future. (transfer full) (nullable) */
static char *
settle (const Found *found,
        const char  *today)
{
  guint year = found->year > 0 ? found->year : (guint) g_ascii_strtoull (today, NULL, 10);
  g_autofree char *date = make_date (year, found->month, found->day);
  int days = date != NULL ? gops_date_days_between (date, today) : -1;

  if (found->year == 0 && days < -SOON)
    {
      g_free (date);
      date = make_date (year - 1, found->month, found->day);
      days = date != NULL ? gops_date_days_between (date, today) : -1;
    }
  return days >= 0 && (found->sure || days <= RECENT) ? g_steal_pointer (&date) : NULL;
}

/* Day 3/21 is no date; nor is what goes on a number or a price. */
static gboolean
may_begin (const char *line,
           const char *p)
{
  static const char *const before[] = { "day ", "day", "第", "¥", "￥", "$", ".", "-", "/", "v" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      gsize length = strlen (before[i]);

      if ((gsize) (p - line) >= length && g_ascii_strncasecmp (p - length, before[i], length) == 0)
        return FALSE;
    }
  return TRUE;
}

/* 11.28-11.30, 11月28日至30日 */
static gboolean
is_range (const char *after)
{
  static const char *const signs[] = { "-", "–", "—", "~", "～", "至", "到", NULL };
  const char *next = skip_word (skip_blanks (after), signs);

  return next > skip_blanks (after) && g_unichar_isdigit (g_utf8_get_char (skip_blanks (next)));
}

/* The only date of the line. @at_start: where it begins with it. (transfer full) (nullable) */
static char *
find_in_line (const char *line,
              const char *today,
              gboolean    at_start)
{
  g_autofree char *day = NULL;

  if (strlen (line) > MAX_LINE)
    return NULL;
  for (const char *p = line, *after; *p != '\0'; p = after)
    {
      Found found = { 0 };
      g_autofree char *here = NULL;

      after = g_utf8_next_char (p);
      if (!g_unichar_isdigit (g_utf8_get_char (p)))
        continue;
      if (may_begin (line, p) && read_date (p, &found) > p && (here = settle (&found, today)) != NULL)
        {
          after = read_date (p, &found);
          if (day != NULL || (at_start && p > line) || is_range (after))
            return NULL;
          day = g_steal_pointer (&here);
        }
      else
        while (g_unichar_isdigit (g_utf8_get_char (after)))
          after = g_utf8_next_char (after);
    }
  return g_steal_pointer (&day);
}

char *
gops_sign_up_find_day (const GopsSignUpList *list,
                       const char           *today)
{
  g_auto (GStrv) lines = NULL;
  char *day = find_in_line (list->title, today, FALSE);

  if (day != NULL || *list->intro == '\0')
    return day;
  lines = g_strsplit (list->intro, "\n", 2);
  return find_in_line (lines[0], today, TRUE);
}
