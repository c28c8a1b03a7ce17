/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOP templates: what is posted on which day at which hour. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef struct
{
  int         day;               /* 1: the first day; 0 and below: before it */
  const char *time;              /* "HH:MM" */
  const char *until;             /* (nullable) "HH:MM" */
  const char *type;              /* one of gops_plan_types () */
  GopsText    title, text;
  const char *owner;             /* "owner", "maintainer", "expert", "member" */
  const char *tactic;            /* (nullable) */
  const char *poster;            /* (nullable) a poster template */
  int         minutes;           /* of the operator's work */
} GopsSopItem;

typedef struct
{
  const char        *id;         /* the file's name */
  int                format;
  GopsText           name, summary;
  const char        *scenario;   /* "camp", "check-in", "sale", "weekly", "launch", "newcomer" */
  int                days;       /* of one round */
  int                repeat;     /* rounds, one after the other; at least 1 */
  const char *const *kinds;
  const GopsSopItem *items;
  guint              n_items;
} GopsSop;

extern const GopsShape gops_sop_shape;

/* The types of plan item, ended by NULL. */
const char *const *gops_plan_types (void);

G_END_DECLS
