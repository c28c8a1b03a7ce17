/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stepper's facts: how full each step is, and how much advice is open there. A pure function of the dossier. */
#pragma once

#include "gops-advice.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_REACH_EMPTY,
  GOPS_REACH_STARTED,
  GOPS_REACH_DONE
} GopsReach;

typedef struct
{
  GopsReach state;
  double        share;      /* 0 … 1: of what the step asks for */
  guint         n_advice;   /* open, without plain information */
} GopsStepReach;

/* @advice: (element-type GopsAdvice) as gops_advice_for_group() gives it. */
void gops_step_states (const GopsDossier *dossier,
                       const GPtrArray   *advice,
                       GopsStepReach           out_steps[GOPS_N_PAGES]);

G_END_DECLS
