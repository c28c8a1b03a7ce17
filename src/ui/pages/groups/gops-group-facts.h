/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the overview knows of all groups: figures, whom to look after, health. Counted in threads and counted anew after
 * changes; ::changed tells that it is there. */
#pragma once

#include "gops-group-figures.h"
#include "gops-session.h"

G_BEGIN_DECLS

#define GOPS_TYPE_GROUP_FACTS (gops_group_facts_get_type ())
G_DECLARE_FINAL_TYPE (GopsGroupFacts, gops_group_facts, GOPS, GROUP_FACTS, GObject)

GopsGroupFacts         *gops_group_facts_new         (GopsSession    *session);

/* Counts in a thread where something has changed since. */
void                    gops_group_facts_refresh     (GopsGroupFacts *self);

/* (transfer none) (nullable): until the next ::changed */
const GopsGroupFigures *gops_group_facts_get_figures (GopsGroupFacts *self,
                                                      gint64          group);
const GopsGroupNeed    *gops_group_facts_get_need    (GopsGroupFacts *self,
                                                      gint64          group);

/* People for whom care is due today. */
guint                   gops_group_facts_get_care    (GopsGroupFacts *self,
                                                      gint64          group);

/* Whether health is known of all groups. */
gboolean                gops_group_facts_is_settled  (GopsGroupFacts *self);

/* Everything about a group in one sentence, for a screen reader. Returns: (transfer full). */
char                   *gops_group_facts_describe    (GopsGroupFacts *self,
                                                      gint64          group,
                                                      const char     *name);

G_END_DECLS
