/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about a persona, saved as it is typed. */
#pragma once

#include "gops-view.h"

G_BEGIN_DECLS

#define GOPS_TYPE_PERSONA_DIALOG (gops_persona_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsPersonaDialog, gops_persona_dialog, GOPS, PERSONA_DIALOG, GtkWidget)

/* Shows the persona over @view's window; follows the session and closes when the persona is gone.
 * @column: (nullable): the field to begin with. */
GtkWidget *gops_persona_dialog_present (GopsView   *view,
                                        gint64      persona,
                                        const char *column);

G_END_DECLS
