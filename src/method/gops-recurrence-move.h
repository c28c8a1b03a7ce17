/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another day for a whole series. */
#pragma once

#include "gops-recurrence.h"

G_BEGIN_DECLS

/**
 * gops_recurrence_move:
 * @first: (inout): day on which the series begins
 * @from: one of its days
 * @to: the day that this one is to be on
 *
 * The series as it is when all its days move as one of them did: from Monday to Tuesday, from the 3rd to the 5th, from the
 * second Friday to the third Saturday. Of several days of the week only that of @from moves, within its week.
 *
 * Errors: %GOPS_METHOD_ERROR_INVALID, with nothing changed, where one day does not say what the others should do
 */
gboolean gops_recurrence_move     (GopsRecurrence       *self,
                                   int                  *first,
                                   int                   from,
                                   int                   to,
                                   GError              **error);

/** gops_recurrence_map_day: Returns: where gops_recurrence_move() has put @day of the series; GOPS_DAY_NONE where it has no
 * place any more */
int      gops_recurrence_map_day  (const GopsRecurrence *before,
                                   int                   first_before,
                                   const GopsRecurrence *after,
                                   int                   first_after,
                                   int                   day);

/**
 * gops_recurrence_shift:
 * @first: day on which the series begins, before it is shifted
 * @by: days, at most a few: the calendars of another time zone
 *
 * The series with each of its days so much later. Errors: %GOPS_METHOD_ERROR_INVALID, with nothing changed, where no rule
 * says so, as when days would go over the end of their month
 */
gboolean gops_recurrence_shift    (GopsRecurrence       *self,
                                   int                   first,
                                   int                   by,
                                   GError              **error);

G_END_DECLS
