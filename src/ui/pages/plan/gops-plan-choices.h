/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to choose from in the sheet of a plan item. */
#pragma once

#include <adwaita.h>

#include "gops-store.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_PLAN_CHOICE_TYPE,
  GOPS_PLAN_CHOICE_STATUS,
  GOPS_PLAN_CHOICE_TACTIC,
  GOPS_PLAN_CHOICE_CHANNEL,    /* "" in the group itself */
  GOPS_PLAN_CHOICE_REMINDER,   /* minutes before; "" for none */
  GOPS_PLAN_CHOICE_POSTER,
} GopsPlanChoice;

/* Gives @row its labels. Returns: (transfer none): the id of each, which live as long as the row */
const char *const *gops_plan_choice_set_up (AdwComboRow    *row,
                                            GopsPlanChoice  choice);

/* The same for the goals of a group that an item may serve; @row is hidden where there are none. */
const char *const *gops_plan_choice_set_up_goals (AdwComboRow *row,
                                                  GopsStore   *store,
                                                  gint64       group);

G_END_DECLS
