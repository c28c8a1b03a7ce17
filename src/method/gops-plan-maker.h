/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items from SOP templates, within an action of the caller. */
#pragma once

#include "gops-dossier.h"
#include "gops-sop.h"

G_BEGIN_DECLS

/* Inserts the items of @sop for @group with its day 1 on @first_day (days since 1970), none in the group's quiet hours. */
gboolean gops_plan_insert_sop (GopsStore      *store,
                               GopsGroup      *group,
                               const GopsSop  *sop,
                               int             first_day,
                               guint          *out_items,
                               GError        **error);

/* The day 1 of a plan of which nothing lies before @day: later when the SOP begins before its day 1, and the next Monday
 * for a weekly rhythm. */
int      gops_plan_first_day  (const GopsSop  *sop,
                               int             day);

/* … of which nothing lies before @minutes after midnight of @day either: what would be late at once begins a day later. */
int      gops_plan_first_day_after (const GopsSop *sop,
                                    int            day,
                                    int            minutes);

G_END_DECLS
