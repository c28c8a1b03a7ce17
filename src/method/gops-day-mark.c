/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar says of its days, year by year. */
#include "config.h"

#include "gops-day-mark.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-lunar-date.h"
#include "gops-method.h"
#include "gops-solar-term.h"

#define MOST_YEARS   8
#define DAYS_OF_YEAR 366

struct _GopsDayMarks
{
  GopsTradeDates *dates;       /* (owned) */
  char           *kind;        /* (owned) (nullable) */
  char           *language;    /* (owned) */
  gboolean        china;
  GHashTable     *years;       /* (owned) year → array of GopsDayMark, DAYS_OF_YEAR long */
};

/* A year that is being made. */
typedef struct
{
  GopsDayMarks *owner;
  int           year, first, n;    /* first day and number of days */
  GopsDayMark  *days;
} Year;

GopsDayMarks *
gops_day_marks_new (GopsTradeDates *dates, const char *kind, const char *language, gboolean china)
{
  GopsDayMarks *self = g_new0 (GopsDayMarks, 1);

  self->dates = dates != NULL ? dates : gops_trade_dates_new ();
  self->kind = g_strdup (kind);
  self->language = g_strdup (gops_language_normalise (language));
  self->china = china;
  self->years = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
gops_day_marks_free (GopsDayMarks *self)
{
  g_hash_table_unref (self->years);
  gops_trade_dates_free (self->dates);
  g_free (self->language);
  g_free (self->kind);
  g_free (self);
}

/* --- making a year --- */

/* Returns: (nullable): NULL for a day of another year */
static GopsDayMark *
mark_of (Year *year, int day)
{
  return day >= year->first && day < year->first + year->n ? &year->days[day - year->first] : NULL;
}

static void
mark_chinese_calendar (Year *year)
{
  const char *language = year->owner->language;

  for (int i = 0; i < year->n; i++)
    {
      GopsLunarDate date;

      if (gops_lunar_date_of_day (year->first + i, &date))
        year->days[i].lunar = gops_lunar_date_short (&date, language);
    }
  for (int term = 0; term < GOPS_N_SOLAR_TERMS; term++)
    {
      GopsDayMark *mark = mark_of (year, gops_solar_term_day (year->year, term));

      if (mark != NULL)
        mark->term = gops_solar_term_name (term, language);
    }
}

/* Festivals of the lunar year before fall into the beginning of this one. */
static void
mark_festivals (Year *year, const GopsHolidays *holidays)
{
  for (guint i = 0; i < holidays->n_festivals; i++)
    for (int y = year->year - 1; y <= year->year; y++)
      {
        GopsDayMark *mark = mark_of (year, gops_day_rule_day (&holidays->festivals[i].rule, y));

        if (mark != NULL && mark->n_festivals < GOPS_DAY_MARK_MOST)
          mark->festivals[mark->n_festivals++] = &holidays->festivals[i];
      }
}

static void
mark_off (Year *year, int day, GopsDayOff off, const GopsFestival *festival)
{
  GopsDayMark *mark = mark_of (year, day);

  if (mark == NULL)
    return;
  mark->off = off;
  mark->off_for = festival;
}

static void
mark_days_off (Year *year, const GopsHolidays *holidays)
{
  for (guint i = 0; i < holidays->n_years; i++)
    for (guint j = 0; j < holidays->years[i].n_days_off; j++)
      {
        const GopsDaysOff *days = &holidays->years[i].days_off[j];
        const GopsFestival *festival = gops_holidays_find (holidays, days->festival);

        for (int day = gops_day_parse (days->first); day <= gops_day_parse (days->last); day++)
          mark_off (year, day, GOPS_DAY_OFF, festival);
        for (guint w = 0; days->work[w] != NULL; w++)
          mark_off (year, gops_day_parse (days->work[w]), GOPS_DAY_WORK, festival);
      }
}

static void
add_trade (Year *year, int day, const GopsTradeDate *date, int day_of, gboolean about)
{
  GopsDayMark *mark = mark_of (year, day);

  if (mark != NULL && mark->n_trades < GOPS_DAY_MARK_MOST)
    mark->trades[mark->n_trades++] = (GopsTradeMark) { date, day_of, about };
}

static void
mark_trade_date (Year *year, const GopsTradeDate *date)
{
  for (int y = year->year - 1; y <= year->year + 1; y++)
    {
      gboolean about;
      int first = gops_trade_date_first (date, y, &about);

      if (first == GOPS_DAY_NONE)
        continue;
      if (date->lead_days > 0)
        add_trade (year, first - date->lead_days, date, 0, about);
      for (int i = 0; i < date->days; i++)
        add_trade (year, first + i, date, i + 1, about);
    }
}

static void
mark_trade_dates (Year *year)
{
  const GPtrArray *all = gops_trade_dates_get_all (year->owner->dates);

  for (guint i = 0; i < all->len; i++)
    {
      const GopsTradeDate *date = all->pdata[i];

      if (gops_trade_date_suits (date, year->owner->kind) && gops_trade_dates_is_shown (year->owner->dates, date->id))
        mark_trade_date (year, date);
    }
}

static GopsDayMark *
make_year (GopsDayMarks *self, int number)
{
  const GopsHolidays *holidays = gops_method_get_holidays (gops_method_get_default ());
  Year year = { self, number, gops_day_of_date (number, 1, 1), 0, g_new0 (GopsDayMark, DAYS_OF_YEAR) };

  year.n = g_date_is_leap_year ((GDateYear) number) ? 366 : 365;
  if (self->china)
    {
      mark_chinese_calendar (&year);
      mark_days_off (&year, holidays);
    }
  mark_festivals (&year, holidays);
  mark_trade_dates (&year);
  return year.days;
}

const GopsDayMark *
gops_day_marks_get (GopsDayMarks *self, int day)
{
  static const GopsDayMark nothing;
  int number = gops_day_year (day);
  GopsDayMark *days = g_hash_table_lookup (self->years, GINT_TO_POINTER (number));

  if (number < 1 || number > 9999)
    return &nothing;
  if (days == NULL)
    {
      if (g_hash_table_size (self->years) >= MOST_YEARS)
        g_hash_table_remove_all (self->years);
      days = make_year (self, number);
      g_hash_table_insert (self->years, GINT_TO_POINTER (number), days);
    }
  return &days[day - gops_day_of_date (number, 1, 1)];
}

/* --- words --- */

/* Returns: (nullable): a date of the trade that begins */
static const GopsTradeDate *
beginning (const GopsDayMark *mark)
{
  for (guint i = 0; i < mark->n_trades; i++)
    if (mark->trades[i].day_of == 1)
      return mark->trades[i].date;
  return NULL;
}

const char *
gops_day_marks_short (GopsDayMarks *self, const GopsDayMark *mark, gboolean *out_strong)
{
  const GopsTradeDate *trade = beginning (mark);

  if (out_strong != NULL)
    *out_strong = mark->n_festivals > 0 || trade != NULL || mark->term != NULL;
  if (mark->n_festivals > 0)
    return gops_festival_short_name (mark->festivals[0], self->language);
  if (trade != NULL)
    return gops_trade_date_short_name (trade, self->language);
  return mark->term != NULL ? mark->term : mark->lunar;
}

static void
add_part (GString *line, const char *part)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static void
add_off (GString *line, GopsDayMarks *self, const GopsDayMark *mark)
{
  g_autofree char *text = NULL;

  if (mark->off == GOPS_DAY_ORDINARY)
    return;
  /* Translators: %s is a public holiday */
  text = g_strdup_printf (mark->off == GOPS_DAY_OFF ? _("Day off (%s)") : _("Working day instead (%s)"),
                          gops_text_get (&mark->off_for->name, self->language));
  add_part (line, text);
}

static char *
say_trade (const GopsTradeMark *trade, const char *name)
{
  if (trade->day_of == 0)
    /* Translators: %s is a date of the trade, like Double 11 */
    return g_strdup_printf (ngettext ("Prepare %s, in %d day", "Prepare %s, in %d days", (gulong) trade->date->lead_days), name,
                            trade->date->lead_days);
  if (trade->date->days > 1)
    /* Translators: a date of the trade that lasts several days: its name, which day this is, how many there are */
    return g_strdup_printf (trade->about ? _("%s, day %d of %d (estimated)") : _("%s, day %d of %d"), name, trade->day_of, trade->date->days);
  return trade->about ? g_strdup_printf (_("%s (estimated)"), name) : g_strdup (name);
}

char *
gops_day_marks_describe (GopsDayMarks *self, const GopsDayMark *mark)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < mark->n_festivals; i++)
    add_part (line, gops_text_get (&mark->festivals[i]->name, self->language));
  add_off (line, self, mark);
  for (guint i = 0; i < mark->n_trades; i++)
    {
      g_autofree char *text = say_trade (&mark->trades[i], gops_text_get (&mark->trades[i].date->name, self->language));

      add_part (line, text);
    }
  if (mark->term != NULL)
    add_part (line, mark->term);
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}
