/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words with which a clock of twelve hours tells which half of the day it is, in many languages. */
#pragma once

#include <glib.h>

/**
 * GopsHalfDay:
 * @GOPS_HALF_DAY_NOON: 中午: from 10 to 2 o'clock
 * @GOPS_HALF_DAY_NIGHT: 晚上: the evening, and the hours behind midnight
 */
typedef enum
{
  GOPS_HALF_DAY_NONE,
  GOPS_HALF_DAY_AM,
  GOPS_HALF_DAY_PM,
  GOPS_HALF_DAY_NOON,
  GOPS_HALF_DAY_NIGHT,
} GopsHalfDay;

/**
 * gops_half_day_skip:
 * @end: of the text; a zero or a line end stands there
 * @out_half: (out): set when there is such a word: "PM", "p. m.", 下午 …
 *
 * Returns: the place behind the word, or @p when there is none
 */
const char *gops_half_day_skip (const char  *p,
                                const char  *end,
                                GopsHalfDay *out_half);

/** gops_half_day_hour: Returns: the hour of 24 that the clock means; hours over 12 are meant as they stand */
static inline int
gops_half_day_hour (int         hour,
                    GopsHalfDay half)
{
  if (hour == 24)
    return 0;
  switch (half)
    {
    case GOPS_HALF_DAY_NONE:
      return hour;
    case GOPS_HALF_DAY_AM:
      return hour == 12 ? 0 : hour;
    case GOPS_HALF_DAY_PM:
      return hour < 12 ? hour + 12 : hour;
    case GOPS_HALF_DAY_NOON:
      return hour <= 2 ? hour + 12 : hour;
    case GOPS_HALF_DAY_NIGHT:
      return hour == 12 ? 0 : hour >= 5 && hour < 12 ? hour + 12 : hour;
    }
  return hour;
}
