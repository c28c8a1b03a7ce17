/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the events of a calendar file (iCalendar) into the plan of a group. */
#pragma once

#include "gops-file-head.h"
#include "gops-plan-writer.h"
#include "gops-store-task.h"

/** gops_calendar_import_is_likely: whether the file is a calendar */
gboolean        gops_calendar_import_is_likely (const GopsFileHead   *head);

/**
 * gops_calendar_import:
 * @group: or %GOPS_IMPORT_NEW_GROUP, where it is @dry
 * @dry: say what would happen, write nothing
 * @progress: (nullable)
 *
 * Events become items at the same instants, in the group's time zone; those that repeat become series, with what is left out
 * and with the days that differ. What a plan cannot hold is told in the report. One action that can be undone; a file that
 * brings nothing new leaves none. Errors: %GOPS_INTAKE_ERROR_EMPTY, _NOTHING, _LIMIT, those of reading and of the store
 */
GopsPlanReport *gops_calendar_import           (GFile                *file,
                                                GopsStore            *store,
                                                gint64                group,
                                                gboolean              dry,
                                                GopsProgress         *progress,
                                                GCancellable         *cancellable,
                                                GError              **error);
void            gops_calendar_import_async     (GFile                *file,
                                                GopsStore            *store,
                                                gint64                group,
                                                gboolean              dry,
                                                GopsProgressFunc      on_progress,
                                                gpointer              progress_data,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GopsPlanReport *gops_calendar_import_finish    (GopsStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);
