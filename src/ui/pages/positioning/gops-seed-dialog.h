/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about a seed user: who it is, why they would join, what was tried. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_SEED_DIALOG (gops_seed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsSeedDialog, gops_seed_dialog, GOPS, SEED_DIALOG, AdwBin)

/* @column: (nullable): where to begin; "attempt" is the entry of a new attempt.
 * Returns: (transfer none): the content of the dialog. */
GtkWidget *gops_seed_dialog_present (GopsView   *view,
                                     gint64      outreach,
                                     const char *column);

G_END_DECLS
