/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clause of two states of the rules, side by side; one above the other when @narrow. */
#pragma once

#include <gtk/gtk.h>

#include "gops-dossier.h"
#include "gops-rule-compare.h"

G_BEGIN_DECLS

/* @dossier: of the group whose rules they are, or will be. Returns: (transfer floating): a list box row */
GtkWidget *gops_change_row_new  (const GopsDossier    *dossier,
                                 const GopsRuleChange *change,
                                 gboolean              narrow);

/* "added", "removed", … in the interface's language */
const char *gops_change_word    (const GopsRuleChange *change);

/* "2 added, 1 changed" in the interface's language; what is the same is not counted.
 * @changes: (element-type GopsRuleChange). Returns: (transfer full). */
char       *gops_changes_summary (GPtrArray            *changes);

G_END_DECLS
