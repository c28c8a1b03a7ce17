/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as posters and group texts say them, in the group's language. */
#include "gops-poster-date.h"

#include <stdio.h>

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December" };
static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
static const char *const han_months[] = { "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月",
  "十一月", "十二月" };
static const char *const han_days[] = { "一", "二", "三", "四", "五", "六", "日" };

gboolean
gops_poster_date_parse (const char *text, GDate *out_date)
{
  int year, month, day;

  g_date_clear (out_date, 1);
  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 || month < 1 || month > 12
      || day < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (out_date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
format_han (int year, int month, int day, int weekday, const char *how)
{
  if (g_str_equal (how, "month"))
    return g_strdup_printf ("%d月", month);
  if (g_str_equal (how, "monthname"))
    return g_strdup (han_months[month - 1]);
  if (g_str_equal (how, "wday"))
    return g_strdup_printf ("周%s", han_days[weekday - 1]);
  if (g_str_equal (how, "long"))
    return g_strdup_printf ("%d月%d日，星期%s", month, day, han_days[weekday - 1]);
  if (g_str_equal (how, "short"))
    return g_strdup_printf ("%d月%d日", month, day);
  if (g_str_equal (how, "full"))
    return g_strdup_printf ("%d年%d月%d日", year, month, day);
  return g_strdup_printf ("%d", g_str_equal (how, "year") ? year : day);
}

static char *
format_english (int year, int month, int day, int weekday, const char *how)
{
  if (g_str_equal (how, "month"))
    return g_strndup (months[month - 1], 3);
  if (g_str_equal (how, "monthname"))
    return g_strdup (months[month - 1]);
  if (g_str_equal (how, "wday"))
    return g_strndup (days[weekday - 1], 3);
  if (g_str_equal (how, "long"))
    return g_strdup_printf ("%s %d %s", days[weekday - 1], day, months[month - 1]);
  if (g_str_equal (how, "short"))
    return g_strdup_printf ("%d %.3s", day, months[month - 1]);
  if (g_str_equal (how, "full"))
    return g_strdup_printf ("%d %s %d", day, months[month - 1], year);
  return g_strdup_printf ("%d", g_str_equal (how, "year") ? year : day);
}

char *
gops_poster_date_format (const char *text, const char *how, const char *language)
{
  gboolean han = g_str_has_prefix (language, "zh");
  int year, month, day, weekday;
  GDate date;

  if (how[0] == 'd' && how[1] >= '1' && how[1] <= '7' && how[2] == '\0')
    return han ? g_strdup (han_days[how[1] - '1']) : g_strndup (days[how[1] - '1'], 2);
  if (!gops_poster_date_parse (text, &date))
    return g_strdup ("");
  year = g_date_get_year (&date);
  month = (int) g_date_get_month (&date);
  day = g_date_get_day (&date);
  weekday = (int) g_date_get_weekday (&date);
  return han ? format_han (year, month, day, weekday, how) : format_english (year, month, day, weekday, how);
}
