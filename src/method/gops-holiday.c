/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of holidays-cn.json. */
#include "config.h"

#include "gops-holiday.h"

#define MAY_BE_ABSENT (GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE)

static const GopsField festival_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsFestival, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsFestival, name) },
  { "short", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsFestival, short_name), MAY_BE_ABSENT },
  { "rule", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsFestival, rule), .read = gops_day_rule_read },
  { "lead_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsFestival, lead_days), GOPS_FIELD_OPTIONAL, .min = 1, .max = 60 },
};
static const GopsShape festival_shape = GOPS_SHAPE (festival_fields, GopsFestival);

static const GopsField days_off_fields[] = {
  { "festival", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsDaysOff, festival) },
  { "first", GOPS_FIELD_DATE, G_STRUCT_OFFSET (GopsDaysOff, first) },
  { "last", GOPS_FIELD_DATE, G_STRUCT_OFFSET (GopsDaysOff, last) },
  { "work", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsDaysOff, work), GOPS_FIELD_MAY_BE_EMPTY },
};
static const GopsShape days_off_shape = GOPS_SHAPE (days_off_fields, GopsDaysOff);

static const GopsField year_fields[] = {
  { "year", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsHolidayYear, year), .min = 2000, .max = 2100 },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsHolidayYear, source) },
  { "issued", GOPS_FIELD_DATE, G_STRUCT_OFFSET (GopsHolidayYear, issued) },
  { "days_off", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsHolidayYear, days_off), .shape = &days_off_shape,
    .n_offset = G_STRUCT_OFFSET (GopsHolidayYear, n_days_off) },
};
static const GopsShape year_shape = GOPS_SHAPE (year_fields, GopsHolidayYear);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsHolidays, format), .min = 1, .max = 1 },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsHolidays, source) },
  { "festivals", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsHolidays, festivals), .shape = &festival_shape,
    .n_offset = G_STRUCT_OFFSET (GopsHolidays, n_festivals) },
  { "years", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsHolidays, years), .shape = &year_shape,
    .n_offset = G_STRUCT_OFFSET (GopsHolidays, n_years) },
};
const GopsShape gops_holidays_shape = GOPS_SHAPE (file_fields, GopsHolidays);

const GopsFestival *
gops_holidays_find (const GopsHolidays *self, const char *text)
{
  for (guint i = 0; i < self->n_festivals; i++)
    if (g_strcmp0 (self->festivals[i].id, text) == 0 || gops_text_is (&self->festivals[i].name, text)
        || gops_text_is (&self->festivals[i].short_name, text))
      return &self->festivals[i];
  return NULL;
}

const char *
gops_festival_short_name (const GopsFestival *self, const char *language)
{
  return gops_text_get (gops_text_is_set (&self->short_name) ? &self->short_name : &self->name, language);
}
