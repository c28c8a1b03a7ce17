/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quiet hours. */
#include "config.h"

#include "gops-day.h"
#include "gops-quiet.h"

/* What is posted just before the quiet hours is answered in them. */
#define MINUTES_BEFORE 30

gboolean
gops_quiet_holds (const char *from_text, const char *until_text, int minutes)
{
  int from = gops_minutes_parse (from_text), until = gops_minutes_parse (until_text);

  if (from < 0 || until < 0 || minutes < 0 || from == until)
    return FALSE;
  return from < until ? minutes >= from && minutes < until : minutes >= from || minutes < until;
}

int
gops_quiet_avoid (GopsGroup *group, int minutes)
{
  const char *from = gops_record_get_text (group, GOPS_GROUP_QUIET_FROM);
  const char *until = gops_record_get_text (group, GOPS_GROUP_QUIET_UNTIL);
  int start = gops_minutes_parse (from), end = gops_minutes_parse (until), before = start - MINUTES_BEFORE;

  if (!gops_quiet_holds (from, until, minutes))
    return minutes;
  return start > end && minutes >= start && before >= end ? before : end;
}
