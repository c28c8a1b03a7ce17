/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the row of a code's text from a picture that shows the code: chosen, dropped on the row, or in the clipboard. */
#pragma once

#include <adwaita.h>

#include "gops-session.h"

G_BEGIN_DECLS

/* Adds a button to @row. @until: (nullable): the row of the last day on which the code works: is filled with what the platform of
 * the group that is shown promises; without it that day is told. What is wrong is told by @session. */
void gops_code_scan_add  (AdwEntryRow  *row,
                          AdwEntryRow  *until,
                          GopsSession  *session);

/* What a drop or the clipboard brought: a GDK_TYPE_FILE_LIST or a GDK_TYPE_TEXTURE. Returns: whether it is one */
gboolean gops_code_scan_take (AdwEntryRow  *row,
                              const GValue *value);

G_END_DECLS
