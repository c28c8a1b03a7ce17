/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of groups by days from a table, such as the statistics of a platform. */
#pragma once

#include "gops-sheet.h"
#include "gops-store.h"

typedef enum
{
  GOPS_FIGURES_FIELD_IGNORE,
  GOPS_FIGURES_FIELD_GROUP,
  GOPS_FIGURES_FIELD_DATE,
  GOPS_FIGURES_FIELD_MEMBERS,
  GOPS_FIGURES_FIELD_JOINED,
  GOPS_FIGURES_FIELD_GONE,
  GOPS_FIGURES_FIELD_SPOKE,
  GOPS_FIGURES_FIELD_MESSAGES,
} GopsFiguresField;

#define GOPS_FIGURES_N_FIELDS (GOPS_FIGURES_FIELD_MESSAGES + 1)
#define GOPS_FIGURES_MAX_ROWS 200000   /* of a file */

/** gops_figures_fields: Returns: (array length=GOPS_FIGURES_N_FIELDS): what a column can be */
const GopsMappingField *gops_figures_fields (void);

/**
 * GopsFiguresReport:
 * @base: (owned): lines that were skipped, dates, encoding; duplicates are days of which all was known
 * @days: of groups, with something new
 * @groups: how many groups those are of
 */
typedef struct
{
  GopsImportReport *base;
  guint64           days;
  guint             groups;
} GopsFiguresReport;

/**
 * gops_figures_import:
 * @sheet: of the kind "figures", made with gops_figures_fields()
 * @group: of a table without a column for the group; 0: there must be one
 * @day: (nullable): YYYY-MM-DD, of a table without a column for the day
 * @dry: say what would happen, write nothing
 *
 * One action that can be undone; a table that tells nothing new leaves none. Newer figures of a day replace older ones.
 * Errors: %GOPS_INTAKE_ERROR_COLUMN, _DATE_ORDER, _EMPTY, _NOTHING, _LIMIT, those of the store and of GIO
 */
GopsFiguresReport *gops_figures_import         (GopsSheet                *sheet,
                                                GopsStore                *store,
                                                gint64                    group,
                                                const char               *day,
                                                gboolean                  dry,
                                                GCancellable             *cancellable,
                                                GError                  **error);
void               gops_figures_report_free    (GopsFiguresReport        *self);

/** gops_figures_report_to_json: Returns: (transfer full): the object that groupops-cli prints */
JsonNode          *gops_figures_report_to_json (const GopsFiguresReport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsFiguresReport, gops_figures_report_free)
