/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days the entries of an SOP fall. Days as in gops-day.h. */
#pragma once

#include "gops-dossier.h"
#include "gops-sop.h"
#include "gops-trade-dates.h"

G_BEGIN_DECLS

/* The day of @item when day 1 is @first; GOPS_DAY_NONE when it hangs on a date that does not come any more.
 * @dates: (nullable): those of the program. */
int gops_sop_item_day  (const GopsSopItem    *item,
                        const GopsTradeDates *dates,
                        int                   first);

/* The day 1 that @sop asks for itself, not before @day: the opening of the group (whenever it was), a weekday, the date that it
 * hangs on; @day where it leaves the choice. @group: (nullable): any. */
int gops_sop_start_day (const GopsSop        *sop,
                        GopsGroup            *group,
                        const GopsTradeDates *dates,
                        int                   day);

G_END_DECLS
