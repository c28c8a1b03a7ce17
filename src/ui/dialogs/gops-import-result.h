/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import: figures, who is new, who is on the blacklist and why, what was left out; with the buttons that save
 * it and take it back. */
#pragma once

#include <adwaita.h>

#include "gops-order-import.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_IMPORT_RESULT (gops_import_result_get_type ())
G_DECLARE_FINAL_TYPE (GopsImportResult, gops_import_result, GOPS, IMPORT_RESULT, AdwBin)

/* Its buttons activate import.save-report, import.undo and import.close.
 * @report: used for this call alone. @file: its name. @group: (nullable): the name of the one that it went to */
void gops_import_result_show (GopsImportResult       *self,
                              GopsSession            *session,
                              const GopsImportReport *report,
                              const char             *file,
                              const char             *group);

/* The same of orders. @orders: its base was taken for @report */
void gops_import_result_show_orders (GopsImportResult       *self,
                                     GopsSession            *session,
                                     const GopsImportReport *report,
                                     const GopsOrderReport  *orders,
                                     const char             *file,
                                     const char             *group);

G_END_DECLS
