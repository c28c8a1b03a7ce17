/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese lunar calendar. */
#include "config.h"

#include "gops-lunar-date.h"

#include <math.h>

#include "gops-day.h"
#include "gops-solar-term.h"
#include "gops-sun-moon.h"
#include "gops-text.h"

#define FIRST_YEAR  1900
#define LAST_YEAR   2100
#define CHINA       (8 / 24.0)
#define MOST_MONTHS 13

typedef struct
{
  int      first;    /* day */
  int      month;    /* 1 … 12 */
  gboolean leap;
} Month;

/* From one 11th month to the one before the next. */
typedef struct
{
  guint n;
  Month months[MOST_MONTHS];
} Round;

typedef struct
{
  gsize ready;    /* once */
  guint n;
  int   end;      /* the first day of the next year */
  Month months[MOST_MONTHS];
} Year;

/* --- making a year --- */

static int
new_moon_day (int n)
{
  return (int) floor (gops_new_moon (n) + CHINA);
}

/* The new moon whose month holds @day. */
static int
find_new_moon (int day)
{
  int n = gops_new_moon_near (day) + 1;

  while (new_moon_day (n) > day)
    n--;
  return n;
}

/* Principal terms are the odd ones: Major Cold, Rain Water … Winter Solstice. @year is where they are looked for first. */
static gboolean
has_principal_term (int first, int end, int year)
{
  for (int y = year - 1; y <= year; y++)
    for (int term = 1; term < GOPS_N_SOLAR_TERMS; term += 2)
      if (gops_solar_term_day (y, term) >= first && gops_solar_term_day (y, term) < end)
        return TRUE;
  return FALSE;
}

/* The round that ends before the winter solstice of @year. */
static void
make_round (Round *self, int year)
{
  int n = find_new_moon (gops_solar_term_day (year - 1, GOPS_TERM_WINTER_SOLSTICE));
  int end = find_new_moon (gops_solar_term_day (year, GOPS_TERM_WINTER_SOLSTICE));
  gboolean may_leap = end - n == MOST_MONTHS;
  int month = 10;

  self->n = (guint) (end - n);
  for (guint i = 0; i < self->n; i++)
    {
      Month *one = &self->months[i];

      one->first = new_moon_day (n + (int) i);
      one->leap = may_leap && !has_principal_term (one->first, new_moon_day (n + (int) i + 1), year);
      may_leap = may_leap && !one->leap;
      month = one->leap ? month : month % 12 + 1;
      one->month = month;
    }
}

/* The first of the 1st month in a round. */
static guint
find_new_year (const Round *self)
{
  guint i = 0;

  while (self->months[i].month != 1)
    i++;
  return i;
}

static void
make_year (Year *self, int year)
{
  Round before, after;

  make_round (&before, year);
  make_round (&after, year + 1);
  for (guint i = find_new_year (&before); i < before.n; i++)
    self->months[self->n++] = before.months[i];
  for (guint i = 0; i < find_new_year (&after); i++)
    self->months[self->n++] = after.months[i];
  self->end = after.months[find_new_year (&after)].first;
}

static const Year *
get_year (int year)
{
  static Year years[LAST_YEAR - FIRST_YEAR + 1];
  Year *self;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return NULL;
  self = &years[year - FIRST_YEAR];
  if (g_once_init_enter (&self->ready))
    {
      make_year (self, year);
      g_once_init_leave (&self->ready, TRUE);
    }
  return self;
}

/* --- there and back --- */

static int
end_of_month (const Year *year, guint i)
{
  return i + 1 < year->n ? year->months[i + 1].first : year->end;
}

gboolean
gops_lunar_date_of_day (int day, GopsLunarDate *out_date)
{
  int number = gops_day_year (day);
  const Year *year = get_year (number);
  guint i;

  if (year == NULL || day < year->months[0].first)
    year = get_year (--number);
  if (year == NULL || day < year->months[0].first || day >= year->end)
    return FALSE;
  for (i = year->n - 1; year->months[i].first > day; i--)
    ;
  *out_date = (GopsLunarDate) { number, year->months[i].month, day - year->months[i].first + 1, year->months[i].leap };
  return TRUE;
}

int
gops_lunar_date_to_day (const GopsLunarDate *date)
{
  const Year *year = get_year (date->year);

  for (guint i = 0; year != NULL && i < year->n; i++)
    if (year->months[i].month == date->month && year->months[i].leap == date->leap)
      {
        int days = end_of_month (year, i) - year->months[i].first;
        int day = date->day == -1 ? days : date->day;

        return day >= 1 && day <= days ? year->months[i].first + day - 1 : GOPS_DAY_NONE;
      }
  return GOPS_DAY_NONE;
}

/* --- names --- */

static const char *const day_names[] = {
  "初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十",
  "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十",
  "廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十",
};

static const GopsText month_names[] = {
  { "Moon 1", "正月" }, { "Moon 2", "二月" }, { "Moon 3", "三月" }, { "Moon 4", "四月" },
  { "Moon 5", "五月" }, { "Moon 6", "六月" }, { "Moon 7", "七月" }, { "Moon 8", "八月" },
  { "Moon 9", "九月" }, { "Moon 10", "十月" }, { "Moon 11", "冬月" }, { "Moon 12", "腊月" },
};

static const GopsText leap_month_names[] = {
  { "Leap 1", "闰正月" }, { "Leap 2", "闰二月" }, { "Leap 3", "闰三月" }, { "Leap 4", "闰四月" },
  { "Leap 5", "闰五月" }, { "Leap 6", "闰六月" }, { "Leap 7", "闰七月" }, { "Leap 8", "闰八月" },
  { "Leap 9", "闰九月" }, { "Leap 10", "闰十月" }, { "Leap 11", "闰冬月" }, { "Leap 12", "闰腊月" },
};

static gboolean
is_chinese (const char *language)
{
  return g_str_equal (gops_language_normalise (language), "zh_CN");
}

static const char *
month_name (const GopsLunarDate *date, const char *language)
{
  return gops_text_get (&(date->leap ? leap_month_names : month_names)[date->month - 1], language);
}

char *
gops_lunar_date_format (const GopsLunarDate *date, const char *language)
{
  if (is_chinese (language))
    return g_strconcat (month_name (date, language), day_names[date->day - 1], NULL);
  return g_strdup_printf (date->leap ? "lunar leap %d/%d" : "lunar %d/%d", date->month, date->day);
}

const char *
gops_lunar_date_short (const GopsLunarDate *date, const char *language)
{
  if (date->day == 1)
    return month_name (date, language);
  return is_chinese (language) ? day_names[date->day - 1] : NULL;
}
