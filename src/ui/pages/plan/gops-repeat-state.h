/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-recurrence.h"

G_BEGIN_DECLS

/* How an item repeats, as a sheet shows it: pure, tested without a display. @day is the item's. */

#define GOPS_REPEAT_MAX_COUNT 999

typedef enum
{
  GOPS_REPEAT_ON_DAY,            /* on the 10th */
  GOPS_REPEAT_ON_WEEKDAY,        /* on the second Tuesday */
  GOPS_REPEAT_ON_LAST_DAY,
  GOPS_REPEAT_ON_LAST_WEEKDAY,   /* on the last Tuesday */
} GopsRepeatMonth;

typedef enum
{
  GOPS_REPEAT_ENDS_NEVER,
  GOPS_REPEAT_ENDS_ON,
  GOPS_REPEAT_ENDS_AFTER,
} GopsRepeatEnd;

typedef struct
{
  int             interval;
  GopsRepeat      unit;
  guint           weekdays;   /* of weeks, as in GopsRecurrence */
  GopsRepeatMonth month;      /* of months */
  GopsRepeatEnd   end;
  int             until;      /* day, GOPS_DAY_NONE: none that exists */
  int             count;
} GopsRepeatForm;

/* What most people want, in the order of a list. (transfer full) (element-type GopsRecurrence) */
GArray        *gops_repeat_presets    (int day);

/* The place of @rule (nullable) among @presets, said of @day; -1: it is none of them. */
int            gops_repeat_find       (const GArray *presets, const GopsRecurrence *rule, int day);

/* As a sentence of its own, in the interface's language. (transfer full) */
char          *gops_repeat_say        (const GopsRecurrence *rule, int day);

/* @rule (nullable): every week. What the form has no field for is left out. */
GopsRepeatForm gops_repeat_form_read  (const GopsRecurrence *rule, int day);

/* FALSE with @error saying what is missing. */
gboolean       gops_repeat_form_write (const GopsRepeatForm *form, int day, GopsRecurrence *out_rule, GError **error);

G_END_DECLS
