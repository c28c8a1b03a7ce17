/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of group (a traffic pool, a camp, a check-in group, …) and what each proposes for a new group. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  GopsText people, time, place, need, emotion;
  int      scores[3];       /* many people, much need, met in one batch; 0–5 */
} GopsSceneTemplate;

typedef struct
{
  GopsText name, facts, interests, spending, pains, gathers, quote;
} GopsPersonaTemplate;

typedef struct
{
  const char *metric;
  GopsText    label, unit;
  double      baseline, target;
  int         days;         /* from the start to the date by which the target is to be met */
} GopsGoalTemplate;

typedef struct
{
  GopsText                   audience, theme, member_gain, operator_gain, intent, mission, mission_end;
  GopsText                   dislikes, exclusions;
  const char                *audience_kind;     /* "identity", "interest", "activity" */
  const char                *path;              /* "person", "product", "service" */
  GopsSceneTemplate          scene;
  const GopsPersonaTemplate *personas;
  guint                      n_personas;
  const GopsGoalTemplate    *goals;
  guint                      n_goals;
  const char *const         *clauses;           /* ids in the clause library, in order */
  const char                *tier_scheme, *sop;
  const char *const         *posters;           /* ids of poster templates */
  const char                *quiet_from, *quiet_until;   /* "HH:MM" */
  int                        response_hours;
  GopsText                   introduction;
} GopsKindDefaults;

typedef struct
{
  const char      *id, *icon;
  GopsText         name, summary;
  GopsText         life;        /* how long such a group lives, in a few words */
  int              life_days;   /* 0: no end */
  const char      *operation;   /* "light", "full" */
  GopsText         caution;     /* not set when the method has nothing to warn of */
  GopsKindDefaults defaults;
} GopsKind;

typedef struct
{
  int             format;
  const GopsKind *kinds;
  guint           n_kinds;
} GopsKindFile;

extern const GopsShape gops_kind_file_shape;

G_END_DECLS
