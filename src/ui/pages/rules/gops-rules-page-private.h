/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules page and its commands share. */
#pragma once

#include "gops-rules-page.h"
#include "gops-rules-section.h"

G_BEGIN_DECLS

#define GOPS_MOST_SECTIONS 16

struct _GopsRulesPage
{
  GopsView parent_instance;

  gint64             group;                     /* shown */
  gint64             wanted;                    /* the clause to be focused when it is there, 0 = none */
  GopsRulesSection *section[GOPS_MOST_SECTIONS];    /* (nullable): made when first needed, in the order of gops_sections () */

  guint              fill_tick;                 /* 0 = none */
  guint              fill_frames;               /* for which it stays */

  GtkWidget         *responsive, *stack, *scroller, *overview, *sections, *more_sections, *empty;
  GtkWidget         *pane;                      /* borrowed: of the view */
};

/* (nullable) */
GopsClauseRow *gops_rules_page_find_row        (GopsRulesPage  *self,
                                                gint64          clause);

void           gops_rules_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
