/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of the rules page: the balance with what moves it, and the check with its fifteen elements. */
#pragma once

#include <gtk/gtk.h>

#include "gops-dossier.h"
#include "gops-rule-check.h"

G_BEGIN_DECLS

#define GOPS_TYPE_RULES_OVERVIEW (gops_rules_overview_get_type ())
G_DECLARE_FINAL_TYPE (GopsRulesOverview, gops_rules_overview, GOPS, RULES_OVERVIEW, GtkWidget)

/* Its commands are the page's: page.versions, page.offer, page.add-from-file, page.save-template, page.show-longest. */
void                    gops_rules_overview_show        (GopsRulesOverview *self,
                                                         const GopsDossier *dossier);

/* Where the longest sentence stands. Returns: (nullable): NULL when there is none. */
const GopsFindingPlace *gops_rules_overview_get_longest (GopsRulesOverview *self);

G_END_DECLS
