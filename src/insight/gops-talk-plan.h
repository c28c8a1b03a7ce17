/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group talks about, put into its plan. */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_TALK_PLAN_WORD,
  GOPS_TALK_PLAN_QUESTION,
  GOPS_TALK_PLAN_LINK,
} GopsTalkPlan;

/**
 * gops_talk_plan:
 * @person: who said it, 0 for nobody: what they said goes out of the plan when they are forgotten
 * @what: the word, the question or the address
 *
 * No name gets into the plan. Makes an idea, with a text in the group's language, on the next day of three weeks that has no
 * plan item yet, or tomorrow where each has one. One action.
 *
 * Returns: the item's id, 0 with @error set
 */
gint64      gops_talk_plan         (GopsStore     *store,
                                    gint64         group,
                                    GopsTalkPlan   kind,
                                    gint64         person,
                                    const char    *what,
                                    GError       **error);

/**
 * gops_talk_plan_load:
 *
 * What of the talk is in the plan already: texts of its items from a month ago on.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): for gops_talk_plan_has()
 */
GHashTable *gops_talk_plan_load    (GopsStore     *store,
                                    gint64         group,
                                    GError       **error);
gboolean    gops_talk_plan_has     (GHashTable    *planned,
                                    const char    *language,
                                    GopsTalkPlan   kind,
                                    const char    *what);

G_END_DECLS
