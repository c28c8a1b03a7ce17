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
 * @what: the word, the question or the address
 *
 * No name gets into the plan: who asked may want to be forgotten. Makes an idea, with a text in the group's language, on the next day of three weeks that has no plan item yet, or
 * tomorrow where each has one. One action.
 *
 * Returns: the item's id, 0 with @error set
 */
gint64 gops_talk_plan (GopsStore     *store,
                       gint64         group,
                       GopsTalkPlan   kind,
                       const char    *what,
                       GError       **error);

G_END_DECLS
