/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules for days: reading and writing them, and finding their days. */
#include "config.h"

#include "gops-day-rule.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-lunar-date.h"
#include "gops-solar-term.h"

#define YEARS_AHEAD 12    /* 29 February is up to eight years off */

/* --- reading --- */

char *
gops_day_rule_split (const char *text, int *out_offset)
{
  gsize length = strlen (text), digits = 0;

  while (digits < length && g_ascii_isdigit (text[length - digits - 1]))
    digits++;
  *out_offset = 0;
  if (digits == 0 || digits > 3 || digits == length || strchr ("+-", text[length - digits - 1]) == NULL)
    return g_strdup (text);
  *out_offset = atoi (text + length - digits - 1);
  return g_strndup (text, length - digits - 1);
}

/* "12", or "last" where @may_be_last. Moves @text behind it. */
static gboolean
read_number (const char **text, gboolean may_be_last, int *out_number)
{
  gsize digits = strspn (*text, "0123456789");

  if (may_be_last && g_str_has_prefix (*text, "last"))
    {
      *out_number = GOPS_DAY_RULE_LAST;
      *text += strlen ("last");
      return TRUE;
    }
  if (digits == 0 || digits > 4)
    return FALSE;
  *out_number = atoi (*text);
  *text += digits;
  return TRUE;
}

/* "-12" */
static gboolean
read_next_number (const char **text, gboolean may_be_last, int *out_number)
{
  if (**text != '-')
    return FALSE;
  (*text)++;
  return read_number (text, may_be_last, out_number);
}

/* Nothing, or the offset at the end. */
static gboolean
read_offset (const char *text, GopsDayRule *rule)
{
  g_autofree char *rest = gops_day_rule_split (text, &rule->offset);

  return *rest == '\0' && ABS (rule->offset) <= GOPS_DAY_RULE_MAX_OFFSET;
}

static gboolean
parse_date (const char *text, GopsDayRule *rule)
{
  gboolean has_year = strspn (text, "0123456789") == 4;

  rule->type = has_year ? GOPS_DAY_RULE_DATE : GOPS_DAY_RULE_YEARLY;
  if (has_year && (!read_number (&text, FALSE, &rule->year) || *text++ != '-'))
    return FALSE;
  return read_number (&text, FALSE, &rule->month) && read_next_number (&text, FALSE, &rule->day) && read_offset (text, rule)
         && gops_day_of_date (has_year ? rule->year : 2000, rule->month, rule->day) != GOPS_DAY_NONE;
}

static gboolean
parse_lunar (const char *text, GopsDayRule *rule)
{
  rule->type = GOPS_DAY_RULE_LUNAR;
  return read_number (&text, FALSE, &rule->month) && read_next_number (&text, TRUE, &rule->day) && read_offset (text, rule)
         && rule->month >= 1 && rule->month <= 12 && (rule->day == GOPS_DAY_RULE_LAST || (rule->day >= 1 && rule->day <= 30));
}

static gboolean
parse_term (const char *text, GopsDayRule *rule)
{
  g_autofree char *id = gops_day_rule_split (text, &rule->offset);

  rule->type = GOPS_DAY_RULE_TERM;
  rule->term = gops_solar_term_find (id);
  return rule->term != GOPS_TERM_NONE && ABS (rule->offset) <= GOPS_DAY_RULE_MAX_OFFSET;
}

static gboolean
is_weekday (int weekday)
{
  return weekday >= 1 && weekday <= 7;
}

static gboolean
parse_week (const char *text, GopsDayRule *rule)
{
  rule->type = GOPS_DAY_RULE_WEEKDAY;
  return read_number (&text, FALSE, &rule->month) && read_next_number (&text, TRUE, &rule->day)
         && read_next_number (&text, FALSE, &rule->weekday) && read_offset (text, rule) && rule->month >= 1 && rule->month <= 12
         && (rule->day == GOPS_DAY_RULE_LAST || (rule->day >= 1 && rule->day <= 5)) && is_weekday (rule->weekday);
}

static gboolean
parse_since (const char *text, GopsDayRule *rule)
{
  rule->type = GOPS_DAY_RULE_SINCE;
  return read_number (&text, FALSE, &rule->month) && read_next_number (&text, FALSE, &rule->day)
         && read_next_number (&text, FALSE, &rule->weekday) && read_offset (text, rule)
         && gops_day_of_date (2000, rule->month, rule->day) != GOPS_DAY_NONE && is_weekday (rule->weekday);
}

static gboolean
parse_easter (const char *text, GopsDayRule *rule)
{
  rule->type = GOPS_DAY_RULE_EASTER;
  return read_offset (text, rule);
}

static const struct
{
  const char *prefix;
  gboolean  (*parse) (const char *text, GopsDayRule *rule);
} forms[] = {
  { "lunar:", parse_lunar }, { "term:", parse_term }, { "week:", parse_week }, { "since:", parse_since }, { "easter", parse_easter },
  { "", parse_date },
};

gboolean
gops_day_rule_parse (const char *text, GopsDayRule *out_rule)
{
  GopsDayRule rule = { 0 };
  guint form = 0;

  if (text == NULL || strlen (text) > 64)
    return FALSE;
  while (!g_str_has_prefix (text, forms[form].prefix))
    form++;
  if (!forms[form].parse (text + strlen (forms[form].prefix), &rule))
    return FALSE;
  *out_rule = rule;
  return TRUE;
}

gboolean
gops_day_rule_read (GopsReader *reader, GopsJson *node, gpointer out)
{
  const char *text = gops_json_string (node);

  return gops_day_rule_parse (text, out)
         || gops_reader_fail (reader, _("“%s” says no day; “11-11”, “lunar:8-15” or “week:5-2-7” would"), text != NULL ? text : "");
}

/* --- writing --- */

static char *
write_base (const GopsDayRule *rule)
{
  g_autofree char *which = rule->day == GOPS_DAY_RULE_LAST ? g_strdup ("last") : g_strdup_printf ("%d", rule->day);

  switch (rule->type)
    {
    case GOPS_DAY_RULE_DATE:    return g_strdup_printf ("%04d-%02d-%02d", rule->year, rule->month, rule->day);
    case GOPS_DAY_RULE_YEARLY:  return g_strdup_printf ("%02d-%02d", rule->month, rule->day);
    case GOPS_DAY_RULE_LUNAR:   return g_strdup_printf ("lunar:%d-%s", rule->month, which);
    case GOPS_DAY_RULE_TERM:    return g_strdup_printf ("term:%s", gops_solar_term_id (rule->term));
    case GOPS_DAY_RULE_WEEKDAY: return g_strdup_printf ("week:%d-%s-%d", rule->month, which, rule->weekday);
    case GOPS_DAY_RULE_SINCE:   return g_strdup_printf ("since:%02d-%02d-%d", rule->month, rule->day, rule->weekday);
    case GOPS_DAY_RULE_EASTER:  return g_strdup ("easter");
    }
  return NULL;
}

char *
gops_day_rule_write (const GopsDayRule *rule)
{
  g_autofree char *base = write_base (rule);

  return rule->offset != 0 ? g_strdup_printf ("%s%+d", base, rule->offset) : g_steal_pointer (&base);
}

static char *
describe_lunar (const GopsDayRule *rule)
{
  GopsLunarDate date = { 0, rule->month, MAX (rule->day, 1), FALSE };

  if (rule->day == GOPS_DAY_RULE_LAST)
    /* Translators: %d is a month of the Chinese lunar calendar */
    return g_strdup_printf (_("the last day of lunar month %d"), rule->month);
  return gops_lunar_date_format (&date, gops_interface_language ());
}

/* Those by weekday are told by the date that comes next. */
static char *
describe_next (const GopsDayRule *rule)
{
  int day = gops_day_rule_next (rule, gops_day_of_instant (g_get_real_time (), NULL) - 1);

  return day != GOPS_DAY_NONE ? gops_day_format (day) : gops_day_rule_write (rule);
}

char *
gops_day_rule_describe (const GopsDayRule *rule)
{
  if (rule->offset != 0)
    return describe_next (rule);
  switch (rule->type)
    {
    case GOPS_DAY_RULE_LUNAR:   return describe_lunar (rule);
    case GOPS_DAY_RULE_TERM:    return g_strdup (gops_solar_term_name (rule->term, gops_interface_language ()));
    case GOPS_DAY_RULE_EASTER:  return g_strdup (_("Easter Sunday"));
    case GOPS_DAY_RULE_WEEKDAY:
    case GOPS_DAY_RULE_SINCE:   return describe_next (rule);
    case GOPS_DAY_RULE_DATE:
    case GOPS_DAY_RULE_YEARLY:  return write_base (rule);
    }
  return NULL;
}

/* --- days --- */

/* The first @weekday from @day on. */
static int
weekday_since (int day, int weekday)
{
  return day == GOPS_DAY_NONE ? day : day + (weekday - gops_day_weekday (day) + 7) % 7;
}

static int
nth_weekday (const GopsDayRule *rule, int year)
{
  int first = gops_day_of_date (year, rule->month, 1);
  int next = rule->month == 12 ? gops_day_of_date (year + 1, 1, 1) : gops_day_of_date (year, rule->month + 1, 1);
  int day;

  if (first == GOPS_DAY_NONE || next == GOPS_DAY_NONE)
    return GOPS_DAY_NONE;
  if (rule->day == GOPS_DAY_RULE_LAST)
    return weekday_since (next - 7, rule->weekday);
  day = weekday_since (first, rule->weekday) + 7 * (rule->day - 1);
  return day < next ? day : GOPS_DAY_NONE;
}

/* Of the Gregorian calendar, after Meeus, Astronomical Algorithms, chapter 8. */
static int
easter_day (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int g = (8 * b + 13) / 25, h = (19 * a + b - b / 4 - g + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 19 * l) / 433;
  int n = (h + l - 7 * m + 90) / 25;

  return gops_day_of_date (year, n, (h + l - 7 * m + 33 * n + 19) % 32);
}

/* A month without a 30th has its last day then: who means the last day of the year writes 12-30. */
static int
lunar_day (const GopsDayRule *rule, int year)
{
  int day = gops_lunar_date_to_day (&(GopsLunarDate) { year, rule->month, rule->day, FALSE });

  return day == GOPS_DAY_NONE && rule->day == 30 ? gops_lunar_date_to_day (&(GopsLunarDate) { year, rule->month, -1, FALSE }) : day;
}

static int
base_day (const GopsDayRule *rule, int year)
{
  switch (rule->type)
    {
    case GOPS_DAY_RULE_DATE:
      return year == rule->year ? gops_day_of_date (year, rule->month, rule->day) : GOPS_DAY_NONE;
    case GOPS_DAY_RULE_YEARLY:
      return gops_day_of_date (year, rule->month, rule->day);
    case GOPS_DAY_RULE_LUNAR:
      return lunar_day (rule, year);
    case GOPS_DAY_RULE_TERM:
      return gops_solar_term_day (year, rule->term);
    case GOPS_DAY_RULE_WEEKDAY:
      return nth_weekday (rule, year);
    case GOPS_DAY_RULE_SINCE:
      return weekday_since (gops_day_of_date (year, rule->month, rule->day), rule->weekday);
    case GOPS_DAY_RULE_EASTER:
      return easter_day (year);
    }
  return GOPS_DAY_NONE;
}

int
gops_day_rule_day (const GopsDayRule *rule, int year)
{
  int day = base_day (rule, year);

  return day != GOPS_DAY_NONE ? day + rule->offset : GOPS_DAY_NONE;
}

int
gops_day_rule_next (const GopsDayRule *rule, int day)
{
  int year = gops_day_year (day);

  /* An offset and the end of a lunar year reach over two New Years. */
  for (int y = rule->type == GOPS_DAY_RULE_DATE ? rule->year : year - 2; y <= year + YEARS_AHEAD; y++)
    {
      int found = gops_day_rule_day (rule, y);

      if (found != GOPS_DAY_NONE && found > day)
        return found;
      if (rule->type == GOPS_DAY_RULE_DATE)
        break;
    }
  return GOPS_DAY_NONE;
}
