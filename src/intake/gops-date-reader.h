/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads dates and times as people and spreadsheets write them. */
#pragma once

#include <gio/gio.h>

/**
 * GopsDateOrder: in which order a date such as 3/4/2026 gives day, month and year
 * @GOPS_DATE_ORDER_UNKNOWN: nobody has said so
 */
typedef enum
{
  GOPS_DATE_ORDER_UNKNOWN,
  GOPS_DATE_ORDER_DMY,
  GOPS_DATE_ORDER_MDY,
  GOPS_DATE_ORDER_YMD,
} GopsDateOrder;

/**
 * GopsDateVerdict:
 * @GOPS_DATE_OK: read
 * @GOPS_DATE_EMPTY: nothing is there
 * @GOPS_DATE_NOT_A_DATE: no known way to write a date
 * @GOPS_DATE_DOES_NOT_EXIST: a date, but not in the calendar (30 February), or a time that no clock shows
 * @GOPS_DATE_DOUBTFUL: day and month can be read in two ways and no order was given; the value holds the reading day
 * first
 */
typedef enum
{
  GOPS_DATE_OK,
  GOPS_DATE_EMPTY,
  GOPS_DATE_NOT_A_DATE,
  GOPS_DATE_DOES_NOT_EXIST,
  GOPS_DATE_DOUBTFUL,
} GopsDateVerdict;

typedef struct
{
  int           year, month, day;
  int           hour, minute, second;   /* 0 when has_time is FALSE */
  gboolean      has_time;
  gboolean      has_offset;             /* the text names its offset from UTC */
  int           offset;                 /* seconds east of UTC */
  GopsDateOrder evidence;               /* the only order in which day and month are read; UNKNOWN: no proof */
} GopsDateValue;

/**
 * gops_date_read:
 * @text: 2026-09-17, 2026/9/17, 17.9.2026, 2026年9月17日, 17 Sep 2026, Sep 17, 2026, 20260917, a spreadsheet's serial
 * day (44987), seconds or milliseconds since 1970, each but the last two with or without a time: 8:00, 20:15:30, 8:00
 * PM, 下午3:05, T20:15:30.123Z, +08:00, UTC
 * @order: how to read doubtful ones
 * @out_value: (out): set for %GOPS_DATE_OK and %GOPS_DATE_DOUBTFUL only
 */
GopsDateVerdict gops_date_read         (const char           *text,
                                        GopsDateOrder         order,
                                        GopsDateValue        *out_value);

/**
 * gops_clock_read:
 * @text: a time of day alone, in any of these spellings
 * @out_value: (out): set for %GOPS_DATE_OK only; its day is not set
 */
GopsDateVerdict gops_clock_read        (const char           *text,
                                        GopsDateValue        *out_value);

/** gops_date_order_from_name: Returns: the order for "dmy", "mdy", "ymd"; UNKNOWN for anything else */
GopsDateOrder   gops_date_order_from_name (const char        *name);

/** gops_date_order_to_name: Returns: (nullable): "dmy", "mdy" or "ymd"; %NULL for UNKNOWN */
const char     *gops_date_order_to_name (GopsDateOrder         order);

/** gops_date_value_to_iso: Returns: (transfer full): YYYY-MM-DD */
char           *gops_date_value_to_iso (const GopsDateValue  *value);

/**
 * gops_date_value_to_instant:
 * @zone: used when the text names no offset
 *
 * Returns: microseconds since 1970 UTC; a date without a time is the beginning of that day
 */
gint64          gops_date_value_to_instant (const GopsDateValue *value,
                                            GTimeZone           *zone);
