/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What earns points, with what it earns unless a workspace says otherwise. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

/* The acts that the ledger can count. */
typedef enum
{
  GOPS_POINT_MESSAGE,
  GOPS_POINT_REPLY,       /* given */
  GOPS_POINT_ANSWERED,    /* got a reply */
  GOPS_POINT_CHECK_IN,
  GOPS_POINT_SIGN_UP,
  GOPS_POINT_INVITE,
  GOPS_POINT_PURCHASE
} GopsPointKind;

#define GOPS_N_POINT_KINDS (GOPS_POINT_PURCHASE + 1)

typedef struct
{
  const char *id;          /* "message", "check-in" … */
  GopsText    name, why;
  int         points;      /* each */
  int         daily_cap;   /* points of a day at most; 0: no limit */
} GopsPointAct;

typedef struct
{
  int                 format;
  const char         *source;
  const GopsPointAct *acts;
  guint               n_acts;
} GopsPointActFile;

extern const GopsShape gops_point_act_file_shape;

/* Returns: static: the id of @kind. */
const char *gops_point_kind_id (GopsPointKind kind);

G_END_DECLS
