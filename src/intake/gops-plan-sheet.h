/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group from a table. */
#pragma once

#include "gops-plan-columns.h"
#include "gops-plan-writer.h"
#include "gops-sheet.h"
#include "gops-store-task.h"

#define GOPS_PLAN_N_FIELDS (GOPS_N_PLAN_CELLS + 1)   /* field 0: left out; then the cells in their order */

/** gops_plan_fields: Returns: (array length=GOPS_PLAN_N_FIELDS): what a column can be */
const GopsMappingField *gops_plan_fields         (void);

/** gops_plan_sheet_is_likely: whether the columns are those of a plan: a day, what is posted, and something that only plans have */
gboolean                gops_plan_sheet_is_likely (GopsSheet       *sheet);

/**
 * gops_plan_sheet_import:
 * @sheet: of the kind "plan", made with gops_plan_fields()
 * @group: or %GOPS_IMPORT_NEW_GROUP, where it is @dry
 * @dry: say what would happen, write nothing
 *
 * Items with a UID are known again, and become as the table says; others are known by their day, time and texts. One action
 * that can be undone; a table that brings nothing new leaves none. Errors: %GOPS_INTAKE_ERROR_COLUMN, _DATE_ORDER, _EMPTY,
 * _NOTHING, _LIMIT, those of the store and of GIO
 */
GopsPlanReport         *gops_plan_sheet_import   (GopsSheet        *sheet,
                                                  GopsStore        *store,
                                                  gint64            group,
                                                  gboolean          dry,
                                                  GopsProgress     *progress,
                                                  GCancellable     *cancellable,
                                                  GError          **error);
