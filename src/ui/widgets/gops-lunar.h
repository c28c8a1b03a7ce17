/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese calendar beside the date: lunar day, solar terms, festivals. */
#pragma once

#include "gops-month-grid.h"

G_BEGIN_DECLS

/* A GopsMonthDayFunc: sets note and note_strong for people who read Chinese. A festival goes before
 * a solar term, that before the lunar day; the first day of a lunar month is its name. The
 * strings are static. Public holidays (休, 班) are decreed yearly and are not known here. */
void gops_lunar_describe_day (const char   *date,
                              GopsMonthDay *out_day,
                              gpointer      user_data);

G_END_DECLS
