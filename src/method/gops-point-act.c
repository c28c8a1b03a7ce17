/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of points.json. */
#include "config.h"

#include "gops-point-act.h"

static const char *const kinds[GOPS_N_POINT_KINDS + 1] = {
  [GOPS_POINT_MESSAGE] = "message", [GOPS_POINT_REPLY] = "reply", [GOPS_POINT_ANSWERED] = "answered",
  [GOPS_POINT_CHECK_IN] = "check-in", [GOPS_POINT_SIGN_UP] = "sign-up", [GOPS_POINT_INVITE] = "invite",
  [GOPS_POINT_PURCHASE] = "purchase", NULL
};

static const GopsField act_fields[] = {
  { "id", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsPointAct, id), .choices = kinds },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsPointAct, name) },
  { "why", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsPointAct, why) },
  { "points", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPointAct, points), .min = 0, .max = 1000 },
  { "daily_cap", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPointAct, daily_cap), .min = 0, .max = 10000 },
};
static const GopsShape act_shape = GOPS_SHAPE (act_fields, GopsPointAct);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsPointActFile, format), .min = 1, .max = 1 },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsPointActFile, source) },
  { "acts", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsPointActFile, acts), .shape = &act_shape,
    .n_offset = G_STRUCT_OFFSET (GopsPointActFile, n_acts) },
};
const GopsShape gops_point_act_file_shape = GOPS_SHAPE (file_fields, GopsPointActFile);

const char *
gops_point_kind_id (GopsPointKind kind)
{
  return kinds[kind];
}
