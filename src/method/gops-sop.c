/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of sops/ID.json. */
#include "config.h"

#include "gops-sop.h"

static const char *const plan_types[] = { "news", "topic", "qa", "expert", "live", "lesson", "checkin", "red-packet",
                                          "poll", "event", "story", "digest", "sale", "notice", "welcome", NULL };
static const char *const scenarios[] = { "camp", "check-in", "sale", "weekly", "launch", "newcomer", NULL };
static const char *const owners[] = { "owner", "maintainer", "expert", "member", NULL };

static const GopsField item_fields[] = {
  { "day", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSopItem, day), .min = -60, .max = 400 },
  { "time", GOPS_FIELD_TIME, G_STRUCT_OFFSET (GopsSopItem, time) },
  { "until", GOPS_FIELD_TIME, G_STRUCT_OFFSET (GopsSopItem, until), GOPS_FIELD_NULLABLE | GOPS_FIELD_OPTIONAL },
  { "type", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsSopItem, type), .choices = plan_types },
  { "title", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSopItem, title) },
  { "text", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSopItem, text) },
  { "owner", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsSopItem, owner), .choices = owners },
  { "tactic", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsSopItem, tactic), GOPS_FIELD_NULLABLE | GOPS_FIELD_OPTIONAL },
  { "poster", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsSopItem, poster), GOPS_FIELD_NULLABLE | GOPS_FIELD_OPTIONAL },
  { "minutes", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSopItem, minutes), .min = 1, .max = 1440 },
};
static const GopsShape item_shape = GOPS_SHAPE (item_fields, GopsSopItem);

static const GopsField sop_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, format), .min = 1, .max = 1 },
  { "name", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSop, name) },
  { "summary", GOPS_FIELD_TEXT, G_STRUCT_OFFSET (GopsSop, summary) },
  { "scenario", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsSop, scenario), .choices = scenarios },
  { "days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, days), .min = 1, .max = 366 },
  { "repeat", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsSop, repeat), GOPS_FIELD_OPTIONAL, .min = 1, .max = 100 },
  { "kinds", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsSop, kinds) },
  { "items", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsSop, items), .shape = &item_shape,
    .n_offset = G_STRUCT_OFFSET (GopsSop, n_items) },
};
const GopsShape gops_sop_shape = GOPS_SHAPE (sop_fields, GopsSop);

const char *const *
gops_plan_types (void)
{
  return plan_types;
}
