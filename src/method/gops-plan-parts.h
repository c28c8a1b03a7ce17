/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on an item of the plan: the lines of its check list, its materials, comments, answers and sign-up lists. */
#pragma once

#include "gops-records.h"

G_BEGIN_DECLS

/* All within an action of the caller; errors are those of the store. */

/** gops_plan_copy_parts: gives row @to of plan_item what prepares row @from: its check list, nothing of it ticked, and its
 * materials */
gboolean gops_plan_copy_parts (GopsStore  *store,
                               gint64      from,
                               gint64      to,
                               GError    **error);

/** gops_plan_move_parts: row @to gets all that hangs on row @from */
gboolean gops_plan_move_parts (GopsStore  *store,
                               gint64      from,
                               gint64      to,
                               GError    **error);

G_END_DECLS
