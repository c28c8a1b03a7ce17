/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 24 solar terms. */
#include "config.h"

#include "gops-solar-term.h"

#include <math.h>
#include <string.h>

#include "gops-day.h"
#include "gops-sun-moon.h"
#include "gops-text.h"

#define FIRST_YEAR 1899    /* a lunar year begins with the solstice before it */
#define LAST_YEAR  2101
#define CHINA      (8 / 24.0)
#define LONGITUDE_OF_FIRST 285    /* of Minor Cold */

static const struct { const char *id; GopsText name; } terms[GOPS_N_SOLAR_TERMS] = {
  { "minor-cold", { "Minor Cold", "小寒" } },
  { "major-cold", { "Major Cold", "大寒" } },
  { "start-of-spring", { "Start of Spring", "立春" } },
  { "rain-water", { "Rain Water", "雨水" } },
  { "awakening-of-insects", { "Awakening of Insects", "惊蛰" } },
  { "spring-equinox", { "Spring Equinox", "春分" } },
  { "pure-brightness", { "Qingming", "清明" } },
  { "grain-rain", { "Grain Rain", "谷雨" } },
  { "start-of-summer", { "Start of Summer", "立夏" } },
  { "grain-buds", { "Grain Buds", "小满" } },
  { "grain-in-ear", { "Grain in Ear", "芒种" } },
  { "summer-solstice", { "Summer Solstice", "夏至" } },
  { "minor-heat", { "Minor Heat", "小暑" } },
  { "major-heat", { "Major Heat", "大暑" } },
  { "start-of-autumn", { "Start of Autumn", "立秋" } },
  { "end-of-heat", { "End of Heat", "处暑" } },
  { "white-dew", { "White Dew", "白露" } },
  { "autumn-equinox", { "Autumn Equinox", "秋分" } },
  { "cold-dew", { "Cold Dew", "寒露" } },
  { "frost-descent", { "Frost's Descent", "霜降" } },
  { "start-of-winter", { "Start of Winter", "立冬" } },
  { "minor-snow", { "Minor Snow", "小雪" } },
  { "major-snow", { "Major Snow", "大雪" } },
  { "winter-solstice", { "Winter Solstice", "冬至" } },
};

typedef struct
{
  gsize  ready;    /* once */
  gint16 days[GOPS_N_SOLAR_TERMS];    /* after 1 January */
} Year;

static void
compute_year (Year *self, int year)
{
  int first = gops_day_of_date (year, 1, 1);

  for (int i = 0; i < GOPS_N_SOLAR_TERMS; i++)
    {
      double guess = first + 4.5 + i * 365.2422 / GOPS_N_SOLAR_TERMS;
      double instant = gops_sun_reaches (LONGITUDE_OF_FIRST + 15 * i, guess);

      self->days[i] = (gint16) ((int) floor (instant + CHINA) - first);
    }
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
      compute_year (self, year);
      g_once_init_leave (&self->ready, TRUE);
    }
  return self;
}

int
gops_solar_term_day (int year, int term)
{
  const Year *self = get_year (year);

  g_return_val_if_fail (term >= 0 && term < GOPS_N_SOLAR_TERMS, GOPS_DAY_NONE);
  return self != NULL ? gops_day_of_date (year, 1, 1) + self->days[term] : GOPS_DAY_NONE;
}

int
gops_solar_term_of_day (int day)
{
  int year = gops_day_year (day);
  const Year *self = get_year (year);

  for (int i = 0; self != NULL && i < GOPS_N_SOLAR_TERMS; i++)
    if (gops_day_of_date (year, 1, 1) + self->days[i] == day)
      return i;
  return GOPS_TERM_NONE;
}

int
gops_solar_term_find (const char *text)
{
  for (int i = 0; text != NULL && i < GOPS_N_SOLAR_TERMS; i++)
    if (strcmp (terms[i].id, text) == 0 || gops_text_is (&terms[i].name, text))
      return i;
  return GOPS_TERM_NONE;
}

const char *
gops_solar_term_id (int term)
{
  g_return_val_if_fail (term >= 0 && term < GOPS_N_SOLAR_TERMS, NULL);
  return terms[term].id;
}

const char *
gops_solar_term_name (int term, const char *language)
{
  g_return_val_if_fail (term >= 0 && term < GOPS_N_SOLAR_TERMS, NULL);
  return gops_text_get (&terms[term].name, language);
}
