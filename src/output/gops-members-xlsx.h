/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a group as an Excel workbook that our own import, and any spreadsheet, reads back. */
#pragma once

#include "gops-dossier.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

/* Writes everybody in the group who has not left to @to, all or nothing, under headers in the group's language;
 * @earned (nullable): as in gops_members_export_csv(); @out_rows (nullable): how many; @progress (nullable).  Days are
 * those of the group's zone, times say theirs; accounts and
 * telephone numbers are texts, and nothing that somebody has written becomes a formula.  May run in any thread. */
gboolean gops_members_export_xlsx (GopsStore     *store,
                                   gint64         group,
                                   GHashTable    *earned,
                                   GFile         *to,
                                   guint         *out_rows,
                                   GopsProgress  *progress,
                                   GCancellable  *cancellable,
                                   GError       **error);

G_END_DECLS
