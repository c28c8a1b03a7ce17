/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time of a scene as people write it: "Tue, Thu and Sat at 6 am", "每天早上六点半", "weekdays, 20:00". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bits of GopsSceneTime.weekdays: 1 << 0 is Monday … 1 << 6 is Sunday. */
#define GOPS_EVERY_DAY 0x7f
#define GOPS_WORKING_DAYS 0x1f
#define GOPS_WEEKEND 0x60

typedef struct
{
  guint weekdays;   /* which days of the week; 0: none is named */
  int   minutes;    /* after midnight; -1: no clock time is named */
} GopsSceneTime;

/* Reads what is certain in @text (nullable), in English or Chinese; the first clock time counts. "Evening" alone is no
 * clock time. */
GopsSceneTime gops_scene_time_parse (const char *text);

G_END_DECLS
