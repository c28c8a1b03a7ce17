/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days the entries of an SOP fall. */
#include "config.h"

#include "gops-sop-days.h"

#include "gops-day-anchor.h"
#include "gops-day.h"

static int
next_weekday (int day, int weekday)
{
  return day + (weekday - gops_day_weekday (day) + 7) % 7;
}

static int
next_anchor (const char *on, const GopsTradeDates *dates, int day)
{
  GopsDayAnchor anchor;

  return gops_day_anchor_parse (on, dates, &anchor, NULL) ? gops_day_anchor_next (&anchor, day - 1) : GOPS_DAY_NONE;
}

int
gops_sop_item_day (const GopsSopItem *item, const GopsTradeDates *dates, int first)
{
  int day = first + item->day - 1;

  if (item->on != NULL)
    return next_anchor (item->on, dates, day);
  return item->weekday > 0 ? next_weekday (day, item->weekday) : day;
}

int
gops_sop_start_day (const GopsSop *sop, GopsGroup *group, const GopsTradeDates *dates, int day)
{
  int opened = group != NULL ? gops_day_parse (gops_record_get_text (group, GOPS_GROUP_OPENED_ON)) : GOPS_DAY_NONE;
  int anchored;

  if (g_str_equal (sop->start.event, "opening") && opened != GOPS_DAY_NONE)
    return opened;
  if (g_str_equal (sop->start.event, "weekday"))
    return next_weekday (day, sop->start.weekday);
  if (sop->start.on == NULL)
    return day;
  anchored = next_anchor (sop->start.on, dates, day);
  return anchored != GOPS_DAY_NONE ? anchored : day;
}
