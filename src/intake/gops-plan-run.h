/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What imports into the plan share: one action around them, or a try that is taken back. */
#pragma once

#include "gops-plan-writer.h"
#include "gops-store-task.h"

/**
 * GopsPlanRun:
 * @group: or %GOPS_IMPORT_NEW_GROUP, where it is @dry
 * @overrule: as gops_plan_writer_new()
 * @read: puts all that the file says
 */
typedef struct
{
  GopsStore *store;
  GFile     *file;
  gint64     group;
  gboolean   overrule;
  gboolean   dry;
  gboolean (*read) (gpointer data, GopsPlanWriter *writer, GopsProgress *progress, GCancellable *cancellable, GError **error);
  gpointer   data;
} GopsPlanRun;

/** gops_plan_run: a file that brings nothing new leaves no action. Errors: %GOPS_INTAKE_ERROR_NOTHING, _EMPTY, those of the
 * store and of @read */
gboolean gops_plan_run            (const GopsPlanRun  *self,
                                   GopsPlanReport     *report,
                                   GopsProgress       *progress,
                                   GCancellable       *cancellable,
                                   GError            **error);

/** gops_plan_run_find_group: @out_zone, @out_language: (transfer full): of a group that is not there yet, "" */
gboolean gops_plan_run_find_group (GopsStore          *store,
                                   gint64              group,
                                   char              **out_zone,
                                   char              **out_language,
                                   GError            **error);

/** gops_plan_run_count: counts the @n th record. Errors: %GOPS_INTAKE_ERROR_LIMIT where there are too many */
gboolean gops_plan_run_count      (GopsImportReport   *report,
                                   guint64             n,
                                   GError            **error);

/** gops_plan_run_clean_text, gops_plan_run_clean_line: @text as an item can hold it: nothing that cannot be seen, not too
 * long; blanks and line breaks of a text stay. Returns: (transfer full) */
char    *gops_plan_run_clean_text (const char         *text);
char    *gops_plan_run_clean_line (const char         *text);
