/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules as a platform will show them, their length against its limit, Copy; and the advice. */
#pragma once

#include "gops-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOPS_TYPE_RULES_PANE (gops_rules_pane_get_type ())
G_DECLARE_FINAL_TYPE (GopsRulesPane, gops_rules_pane, GOPS, RULES_PANE, GtkWidget)

/* Follows the session's dossier. */
GtkWidget *gops_rules_pane_new  (GopsSession   *session);

/* Copies the text for the chosen platform, exactly as it is to be pasted. */
void       gops_rules_pane_copy (GopsRulesPane *self);

G_END_DECLS
