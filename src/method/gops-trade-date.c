/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of trade-dates.json, and the days of its dates. */
#include "config.h"

#include "gops-trade-date.h"

#include "gops-day.h"

#define MAY_BE_ABSENT (GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE)

static const GopsField date_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsTradeDate, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTradeDate, name) },
  { "short", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTradeDate, short_name), MAY_BE_ABSENT },
  { "rule", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTradeDate, rule), .read = gops_day_rule_read },
  { "days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTradeDate, days), GOPS_FIELD_OPTIONAL, .min = 1, .max = GOPS_TRADE_DATE_MAX_DAYS },
  { "about", GOPS_FIELD_BOOL, G_STRUCT_OFFSET (GopsTradeDate, about), GOPS_FIELD_OPTIONAL },
  { "exact", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsTradeDate, exact), GOPS_FIELD_OPTIONAL },
  { "lead_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTradeDate, lead_days), .min = 0, .max = GOPS_TRADE_DATE_MAX_LEAD },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsTradeDate, kinds) },
  { "use", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTradeDate, use) },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsTradeDate, source) },
};
static const GopsShape date_shape = GOPS_SHAPE (date_fields, GopsTradeDate);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTradeDateFile, format), .min = 1, .max = 1 },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsTradeDateFile, source) },
  { "dates", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsTradeDateFile, dates), .shape = &date_shape,
    .n_offset = G_STRUCT_OFFSET (GopsTradeDateFile, n_dates) },
};
const GopsShape gops_trade_date_file_shape = GOPS_SHAPE (file_fields, GopsTradeDateFile);

static const GopsField own_date_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsTradeDate, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTradeDate, name), GOPS_FIELD_ONE_LANGUAGE },
  { "short", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTradeDate, short_name), MAY_BE_ABSENT | GOPS_FIELD_ONE_LANGUAGE },
  { "rule", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsTradeDate, rule), .read = gops_day_rule_read },
  { "days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTradeDate, days), GOPS_FIELD_OPTIONAL, .min = 1, .max = GOPS_TRADE_DATE_MAX_DAYS },
  { "about", GOPS_FIELD_BOOL, G_STRUCT_OFFSET (GopsTradeDate, about), GOPS_FIELD_OPTIONAL },
  { "exact", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsTradeDate, exact), GOPS_FIELD_OPTIONAL },
  { "lead_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsTradeDate, lead_days), GOPS_FIELD_OPTIONAL, .min = 0,
    .max = GOPS_TRADE_DATE_MAX_LEAD },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsTradeDate, kinds), GOPS_FIELD_OPTIONAL },
  { "use", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsTradeDate, use), MAY_BE_ABSENT | GOPS_FIELD_ONE_LANGUAGE },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsTradeDate, source), MAY_BE_ABSENT },
};
static const GopsShape own_date_shape = GOPS_SHAPE (own_date_fields, GopsTradeDate);

static const GopsField own_file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsOwnTradeDateFile, format), .min = 1, .max = 1 },
  { "hidden", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsOwnTradeDateFile, hidden), GOPS_FIELD_OPTIONAL | GOPS_FIELD_MAY_BE_EMPTY },
  { "dates", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsOwnTradeDateFile, dates), GOPS_FIELD_OPTIONAL | GOPS_FIELD_MAY_BE_EMPTY,
    .shape = &own_date_shape, .n_offset = G_STRUCT_OFFSET (GopsOwnTradeDateFile, n_dates) },
};
const GopsShape gops_own_trade_date_file_shape = GOPS_SHAPE (own_file_fields, GopsOwnTradeDateFile);

void
gops_trade_dates_complete (const GopsTradeDate *dates, guint n_dates)
{
  for (guint i = 0; i < n_dates; i++)
    ((GopsTradeDate *) dates)[i].days = MAX (dates[i].days, 1);
}

int
gops_trade_date_first (const GopsTradeDate *self, int year, gboolean *out_about)
{
  int day = gops_day_rule_day (&self->rule, year);

  if (out_about != NULL)
    *out_about = self->about;
  for (guint i = 0; self->exact != NULL && self->exact[i] != NULL; i++)
    if (gops_day_year (gops_day_parse (self->exact[i])) == year)
      {
        day = gops_day_parse (self->exact[i]);
        if (out_about != NULL)
          *out_about = FALSE;
      }
  return day;
}

int
gops_trade_date_next (const GopsTradeDate *self, int day)
{
  int year = gops_day_year (day), from = self->rule.type == GOPS_DAY_RULE_DATE ? self->rule.year : year - 2;
  int to = self->rule.type == GOPS_DAY_RULE_DATE ? self->rule.year : year + 12;

  for (int y = from; y <= to; y++)
    {
      int first = gops_trade_date_first (self, y, NULL);

      if (first != GOPS_DAY_NONE && first > day)
        return first;
    }
  return GOPS_DAY_NONE;
}

const GopsTradeDate *
gops_trade_date_find_among (const GPtrArray *dates, const char *text)
{
  for (guint i = 0; i < dates->len; i++)
    {
      const GopsTradeDate *date = dates->pdata[i];

      if (g_strcmp0 (date->id, text) == 0 || gops_text_is (&date->name, text) || gops_text_is (&date->short_name, text))
        return date;
    }
  return NULL;
}

gboolean
gops_trade_date_suits (const GopsTradeDate *self, const char *kind)
{
  return kind == NULL || *kind == '\0' || self->kinds == NULL || g_strv_contains (self->kinds, "*") || g_strv_contains (self->kinds, kind);
}

const char *
gops_trade_date_short_name (const GopsTradeDate *self, const char *language)
{
  return gops_text_get (gops_text_is_set (&self->short_name) ? &self->short_name : &self->name, language);
}
