/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese calendar beside the date. The lunar calendar is ICU's; solar terms are where the
 * sun's longitude passes a multiple of 15° during the Chinese day (UTC+8). */
#include "gops-lunar.h"

#include <math.h>
#include <unicode/ucal.h>

#include "gops-julian-private.h"

/* These names are Chinese in every language of the interface: they are the thing shown. */
static const char *const lunar_days[] = {
  "初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十",
  "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十",
  "廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十",
};

static const char *const lunar_months[] = {
  "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月",
};

static const char *const leap_months[] = {
  "闰正月", "闰二月", "闰三月", "闰四月", "闰五月", "闰六月", "闰七月", "闰八月", "闰九月", "闰十月", "闰冬月", "闰腊月",
};

/* from longitude 0°, the spring equinox, in steps of 15° */
static const char *const solar_terms[] = {
  "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至", "小暑", "大暑", "立秋", "处暑", "白露",
  "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至", "小寒", "大寒", "立春", "雨水", "惊蛰",
};

static const struct { int month, day; const char *name; } festivals[] = {
  { 1, 1, "元旦" }, { 3, 8, "妇女节" }, { 5, 1, "劳动节" }, { 5, 4, "青年节" }, { 6, 1, "儿童节" },
  { 9, 10, "教师节" }, { 10, 1, "国庆" }, { 12, 25, "圣诞" },
}, lunar_festivals[] = {
  { 1, 1, "春节" }, { 1, 15, "元宵" }, { 5, 5, "端午" }, { 7, 7, "七夕" }, { 8, 15, "中秋" }, { 9, 9, "重阳" }, { 12, 8, "腊八" },
};

#define GDATE_OF_UNIX_EPOCH 719163    /* 1 January 1970 */
#define J2000_OF_UNIX_EPOCH 10957.5   /* days from there to noon of 1 January 2000 */
#define CHINA_HOURS 8

/* Apparent longitude of the sun in degrees (Meeus, Astronomical Algorithms, chapter 25, low
 * accuracy: 0.01°, a quarter of an hour). @days since the Unix epoch, in UTC. */
static double
sun_longitude (double days)
{
  double t = (days - J2000_OF_UNIX_EPOCH + 69.0 / 86400) / 36525;
  double mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
  double anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * G_PI / 180;
  double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sin (anomaly) +
                  (0.019993 - t * 0.000101) * sin (2 * anomaly) + 0.000289 * sin (3 * anomaly);
  double node = (125.04 - 1934.136 * t) * G_PI / 180;
  double longitude = fmod (mean + centre - 0.00569 - 0.00478 * sin (node), 360);

  return longitude < 0 ? longitude + 360 : longitude;
}

static const char *
find_solar_term (guint32 julian)
{
  double midnight = (double) julian - GDATE_OF_UNIX_EPOCH - CHINA_HOURS / 24.0;
  int before = (int) (sun_longitude (midnight) / 15), after = (int) (sun_longitude (midnight + 1) / 15);

  return before != after ? solar_terms[after] : NULL;
}

static UCalendar *
get_calendar (void)
{
  static UCalendar *calendar;    /* of the main thread, like all widgets; kept for the whole run */

  if (calendar == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;

      calendar = ucal_open (u"Asia/Shanghai", -1, "zh_CN@calendar=chinese", UCAL_TRADITIONAL, &status);
      if (U_FAILURE (status))
        calendar = NULL;
    }
  return calendar;
}

typedef struct
{
  int      month;    /* 1…12 */
  int      day;
  gboolean leap;
} LunarDay;

/* FALSE where ICU has no data of this calendar. */
static gboolean
ask_icu (guint32   julian,
         LunarDay *out_day)
{
  UCalendar *calendar = get_calendar ();
  UErrorCode status = U_ZERO_ERROR;
  double noon = ((double) julian - GDATE_OF_UNIX_EPOCH + 0.5 - CHINA_HOURS / 24.0) * 86400000;
  int month, day, leap;

  if (calendar == NULL)
    return FALSE;

  ucal_setMillis (calendar, noon, &status);
  month = ucal_get (calendar, UCAL_MONTH, &status) + 1;
  day = ucal_get (calendar, UCAL_DATE, &status);
  leap = ucal_get (calendar, UCAL_IS_LEAP_MONTH, &status);
  if (U_FAILURE (status) || month < 1 || month > 12 || day < 1 || day > 30)
    return FALSE;

  *out_day = (LunarDay) { month, day, leap != 0 };
  return TRUE;
}

/* ICU's new moons are some minutes off. These are all months from 2000 to 2050 that it therefore
 * begins on the wrong side of midnight, two Spring Festivals among them (checked against the new
 * moons of Meeus, chapter 49). */
static const struct { const char *begins, *icu_begins; } corrections[] = {
  { "2012-08-17", "2012-08-18" }, { "2018-11-08", "2018-11-07" },
  { "2027-02-06", "2027-02-07" }, { "2030-02-03", "2030-02-02" },
};

static gboolean
to_lunar (guint32   julian,
          LunarDay *out_day)
{
  LunarDay day, other;

  if (!ask_icu (julian, &day))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      guint32 begins = gops_julian_parse (corrections[i].begins), icu_begins = gops_julian_parse (corrections[i].icu_begins);

      if (julian == begins && begins < icu_begins && ask_icu (icu_begins, &other) && other.day == 1)
        day = other;
      else if (julian == icu_begins && icu_begins < begins && day.day == 1 && ask_icu (julian - 1, &other))
        day = (LunarDay) { other.month, other.day + 1, other.leap };
      else if (julian + 1 - (guint32) day.day == icu_begins)
        day.day = (int) (julian + 1 - begins);
    }
  *out_day = day;
  return TRUE;
}

static const char *
find_festival (guint32 julian,
               int     lunar_month,
               int     lunar_day)
{
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (lunar_festivals); i++)
    if (lunar_festivals[i].month == lunar_month && lunar_festivals[i].day == lunar_day)
      return lunar_festivals[i].name;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    if (festivals[i].month == (int) g_date_get_month (&date) && festivals[i].day == g_date_get_day (&date))
      return festivals[i].name;

  return NULL;
}

static gboolean
is_new_years_eve (guint32 julian)
{
  LunarDay next;

  return to_lunar (julian + 1, &next) && next.month == 1 && next.day == 1 && !next.leap;
}

void
gops_lunar_describe_day (const char   *date,
                         GopsMonthDay *out_day,
                         gpointer      user_data)
{
  guint32 julian = gops_julian_parse (date);
  const char *special;
  LunarDay day;

  if (julian == 0 || !to_lunar (julian, &day))
    return;

  special = is_new_years_eve (julian) ? "除夕" : find_festival (julian, day.leap ? 0 : day.month, day.day);
  if (special == NULL)
    special = find_solar_term (julian);

  out_day->note_strong = special != NULL;
  if (special != NULL)
    out_day->note = special;
  else if (day.day == 1)
    out_day->note = day.leap ? leap_months[day.month - 1] : lunar_months[day.month - 1];
  else
    out_day->note = lunar_days[day.day - 1];
}
