/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of care.json. */
#include "config.h"

#include "gops-care-plan.h"

static const char *const occasions[] = { "birthday", NULL };
static const char *const beginnings[] = { "joined", "spoke", "tier", NULL };
static const char *const carers[] = { "owner", "maintainer", NULL };
static const char *const places[] = { "group", "private", NULL };

#define MAY_BE_ABSENT (GOPS_FIELD_OPTIONAL | GOPS_FIELD_NULLABLE)

static const GopsField care_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsCare, id) },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsCare, name) },
  { "why", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsCare, why) },
  { "on", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsCare, on), MAY_BE_ABSENT, .choices = occasions },
  { "tier", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsCare, tier), MAY_BE_ABSENT },
  { "when", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsCare, when), MAY_BE_ABSENT, .read = gops_condition_read },
  { "needs_replies", GOPS_FIELD_BOOL, G_STRUCT_OFFSET (GopsCare, needs_replies), GOPS_FIELD_OPTIONAL },
  { "days", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsCare, days), .choices = beginnings },
  { "within_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsCare, within_days), .min = 0, .max = 366 },
  { "every_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsCare, every_days), .min = 0, .max = 366 },
  { "daily", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsCare, daily), .min = 1, .max = 500 },
  { "who", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsCare, who), .choices = carers },
  { "where", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsCare, where), .choices = places },
  { "text", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsCare, text) },
};
static const GopsShape care_shape = GOPS_SHAPE (care_fields, GopsCare);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsCareFile, format), .min = 1, .max = 1 },
  { "source", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsCareFile, source) },
  { "cares", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsCareFile, cares), .shape = &care_shape,
    .n_offset = G_STRUCT_OFFSET (GopsCareFile, n_cares) },
};
const GopsShape gops_care_file_shape = GOPS_SHAPE (file_fields, GopsCareFile);
