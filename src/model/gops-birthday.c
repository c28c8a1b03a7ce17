/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Birthdays with and without a year. */
#include "config.h"

#include <string.h>

#include "gops-birthday.h"
#include "gops-workspace.h"

#define DAY_LENGTH 5   /* MM-DD */
#define LEAP_YEAR  "2024-"

gboolean
gops_birthday_is_valid (const char *text)
{
  g_autofree char *date = strlen (text) == DAY_LENGTH ? g_strconcat (LEAP_YEAR, text, NULL) : g_strdup (text);

  return gops_date_is_valid (date);
}

gboolean
gops_birthday_has_year (const char *text)
{
  return strlen (text) > DAY_LENGTH && !g_str_has_prefix (text, "--");   /* as address cards leave the year out */
}

const char *
gops_birthday_get_day (const char *text)
{
  gsize length = strlen (text);

  return length >= DAY_LENGTH ? text + length - DAY_LENGTH : "";
}

gboolean
gops_birthdays_agree (const char *one,
                      const char *other)
{
  return gops_birthday_has_year (one) && gops_birthday_has_year (other) ? g_str_equal (one, other)
                                                                        : g_str_equal (gops_birthday_get_day (one), gops_birthday_get_day (other));
}
