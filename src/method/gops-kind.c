/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of kinds.json. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-kind.h"

static const char *const audience_kinds[] = { "identity", "interest", "activity", NULL };
static const char *const paths[] = { "person", "product", "service", NULL };
static const char *const operations[] = { "light", "full", NULL };
static const char *const metrics[] = { "members", "spoken_share", "active_share", "checkin_rate", "conversion",
                                       "revenue", "repurchase_rate", "cost_per_person", "own", NULL };

/* [4, 4, 3] */
static gboolean
read_scores (GopsReader *reader, GopsJson *node, gpointer out)
{
  int *scores = out;

  if (node->type != GOPS_JSON_ARRAY || node->n != 3)
    return gops_reader_fail (reader, _("three scores are expected"));
  for (GopsJson *score = node->first; score != NULL; score = score->next)
    {
      if (score->type != GOPS_JSON_INT || score->integer < 0 || score->integer > 5)
        return gops_reader_fail (reader, _("a score is a number from 0 to 5"));
      *scores++ = (int) score->integer;
    }
  return TRUE;
}

#define FIELD(Type, member) #member, GOPS_FIELD_TEXT, G_STRUCT_OFFSET (Type, member)

static const GopsField scene_fields[] = {
  { FIELD (GopsSceneTemplate, people) },
  { FIELD (GopsSceneTemplate, time) },
  { FIELD (GopsSceneTemplate, place) },
  { FIELD (GopsSceneTemplate, need) },
  { FIELD (GopsSceneTemplate, emotion) },
  { "scores", GOPS_FIELD_CUSTOM, G_STRUCT_OFFSET (GopsSceneTemplate, scores), .read = read_scores },
};
static const GopsShape scene_shape = GOPS_SHAPE (scene_fields, GopsSceneTemplate);

static const GopsField persona_fields[] = {
  { FIELD (GopsPersonaTemplate, name) },
  { FIELD (GopsPersonaTemplate, facts) },
  { FIELD (GopsPersonaTemplate, interests) },
  { FIELD (GopsPersonaTemplate, spending) },
  { FIELD (GopsPersonaTemplate, pains) },
  { FIELD (GopsPersonaTemplate, gathers) },
  { FIELD (GopsPersonaTemplate, quote) },
};
static const GopsShape persona_shape = GOPS_SHAPE (persona_fields, GopsPersonaTemplate);

static const GopsField goal_fields[] = {
  { "metric", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsGoalTemplate, metric), .choices = metrics },
  { FIELD (GopsGoalTemplate, label) },
  { FIELD (GopsGoalTemplate, unit) },
  { "baseline", GOPS_FIELD_REAL, G_STRUCT_OFFSET (GopsGoalTemplate, baseline) },
  { "target", GOPS_FIELD_REAL, G_STRUCT_OFFSET (GopsGoalTemplate, target) },
  { "days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsGoalTemplate, days), .min = 1, .max = 3660 },
};
static const GopsShape goal_shape = GOPS_SHAPE (goal_fields, GopsGoalTemplate);

static const GopsField default_fields[] = {
  { FIELD (GopsKindDefaults, audience) },
  { "audience_kind", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsKindDefaults, audience_kind), .choices = audience_kinds },
  { FIELD (GopsKindDefaults, theme) },
  { FIELD (GopsKindDefaults, member_gain) },
  { FIELD (GopsKindDefaults, operator_gain) },
  { FIELD (GopsKindDefaults, intent) },
  { FIELD (GopsKindDefaults, mission) },
  { FIELD (GopsKindDefaults, mission_end) },
  { FIELD (GopsKindDefaults, dislikes) },
  { FIELD (GopsKindDefaults, exclusions) },
  { "path", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsKindDefaults, path), .choices = paths },
  { "scene", GOPS_FIELD_OBJECT, G_STRUCT_OFFSET (GopsKindDefaults, scene), .shape = &scene_shape },
  { "personas", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsKindDefaults, personas), .shape = &persona_shape,
    .n_offset = G_STRUCT_OFFSET (GopsKindDefaults, n_personas) },
  { "goals", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsKindDefaults, goals), .shape = &goal_shape,
    .n_offset = G_STRUCT_OFFSET (GopsKindDefaults, n_goals) },
  { "clauses", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsKindDefaults, clauses) },
  { "tier_scheme", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsKindDefaults, tier_scheme) },
  { "sop", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsKindDefaults, sop) },
  { "posters", GOPS_FIELD_STRINGS, G_STRUCT_OFFSET (GopsKindDefaults, posters) },
  { "quiet_from", GOPS_FIELD_TIME, G_STRUCT_OFFSET (GopsKindDefaults, quiet_from) },
  { "quiet_until", GOPS_FIELD_TIME, G_STRUCT_OFFSET (GopsKindDefaults, quiet_until) },
  { "response_hours", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsKindDefaults, response_hours), .min = 1, .max = 720 },
  { FIELD (GopsKindDefaults, introduction) },
};
static const GopsShape default_shape = GOPS_SHAPE (default_fields, GopsKindDefaults);

static const GopsField kind_fields[] = {
  { "id", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsKind, id) },
  { "icon", GOPS_FIELD_ID, G_STRUCT_OFFSET (GopsKind, icon) },
  { FIELD (GopsKind, name) },
  { FIELD (GopsKind, summary) },
  { FIELD (GopsKind, life) },
  { "life_days", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsKind, life_days), GOPS_FIELD_NULLABLE, .min = 1, .max = 3660 },
  { "operation", GOPS_FIELD_CHOICE, G_STRUCT_OFFSET (GopsKind, operation), .choices = operations },
  { FIELD (GopsKind, caution), GOPS_FIELD_NULLABLE },
  { "defaults", GOPS_FIELD_OBJECT, G_STRUCT_OFFSET (GopsKind, defaults), .shape = &default_shape },
};
static const GopsShape kind_shape = GOPS_SHAPE (kind_fields, GopsKind);

static const GopsField file_fields[] = {
  { "format", GOPS_FIELD_INT, G_STRUCT_OFFSET (GopsKindFile, format), .min = 1, .max = 1 },
  { "kinds", GOPS_FIELD_OBJECTS, G_STRUCT_OFFSET (GopsKindFile, kinds), .shape = &kind_shape,
    .n_offset = G_STRUCT_OFFSET (GopsKindFile, n_kinds) },
};
const GopsShape gops_kind_file_shape = GOPS_SHAPE (file_fields, GopsKindFile);
