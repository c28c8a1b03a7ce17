/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan items from SOP templates, within an action of the caller. */
#pragma once

#include "gops-dossier.h"
#include "gops-sop.h"

G_BEGIN_DECLS

/* Inserts the items of @sop for @group with its day 1 on @first_day (days since 1970). */
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

G_END_DECLS
