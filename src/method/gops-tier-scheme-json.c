/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing tier schemes as files. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "gops-tier-scheme.h"
#include "gops-json-write.h"

#define LARGEST_WHOLE 9007199254740992.0   /* whole numbers beyond it are not all there */

static void
add_number (JsonBuilder *json, double number)
{
  if (floor (number) == number && fabs (number) < LARGEST_WHOLE)
    json_builder_add_int_value (json, (gint64) number);
  else
    json_builder_add_double_value (json, number);
}

static void add_condition (JsonBuilder *json, const GopsCondition *condition);

static void
add_leaf (JsonBuilder *json, const GopsCondition *condition)
{
  gops_json_add_string (json, "fact", gops_fact_to_name (condition->fact));
  if (condition->field != NULL)
    gops_json_add_string (json, "field", condition->field);
  gops_json_add_string (json, "op", gops_op_to_name (condition->op));
  json_builder_set_member_name (json, "value");
  if (condition->text != NULL)
    json_builder_add_string_value (json, condition->text);
  else
    add_number (json, condition->number);
  if (condition->window > 0)
    gops_json_add_int (json, "window", condition->window);
  if (condition->was == NULL)
    return;
  json_builder_set_member_name (json, "was");
  json_builder_begin_array (json);
  for (guint i = 0; condition->was[i] != NULL; i++)
    json_builder_add_string_value (json, condition->was[i]);
  json_builder_end_array (json);
}

static void
add_group (JsonBuilder *json, const GopsCondition *condition)
{
  json_builder_set_member_name (json, condition->type == GOPS_CONDITION_ALL ? "all" : "any");
  json_builder_begin_array (json);
  for (guint i = 0; i < condition->n_parts; i++)
    add_condition (json, condition->parts[i]);
  json_builder_end_array (json);
}

static void
add_condition (JsonBuilder *json, const GopsCondition *condition)
{
  json_builder_begin_object (json);
  switch (condition->type)
    {
    case GOPS_CONDITION_ALL:
    case GOPS_CONDITION_ANY:
      add_group (json, condition);
      break;
    case GOPS_CONDITION_NOT:
      json_builder_set_member_name (json, "not");
      add_condition (json, condition->parts[0]);
      break;
    case GOPS_CONDITION_FACT:
      add_leaf (json, condition);
      break;
    }
  json_builder_end_object (json);
}

static void
add_care (JsonBuilder *json, const GopsTierCare *care)
{
  if (care->every_days == 0)
    return;
  json_builder_set_member_name (json, "care");
  json_builder_begin_object (json);
  gops_json_add_text (json, "what", &care->what);
  gops_json_add_int (json, "every_days", care->every_days);
  gops_json_add_string (json, "who", care->who);
  json_builder_end_object (json);
}

static void
add_tier (JsonBuilder *json, const GopsTier *tier)
{
  json_builder_begin_object (json);
  gops_json_add_string (json, "id", tier->id);
  gops_json_add_text (json, "name", &tier->name);
  json_builder_set_member_name (json, "when");
  add_condition (json, tier->when);
  if (tier->keep != NULL)
    {
      json_builder_set_member_name (json, "keep");
      add_condition (json, tier->keep);
    }
  if (tier->weight > 0)
    gops_json_add_int (json, "weight", tier->weight);
  gops_json_add_int (json, "grace_days", tier->grace_days);
  add_care (json, &tier->care);
  json_builder_end_object (json);
}

char *
gops_tier_scheme_to_json (const GopsTierScheme *scheme)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *source = gops_text_get (&scheme->source, gops_interface_language ());

  json_builder_begin_object (json);
  gops_json_add_int (json, "format", 1);
  gops_json_add_text (json, "name", &scheme->name);
  gops_json_add_text (json, "summary", &scheme->summary);
  if (source != NULL)
    gops_json_add_string (json, "source", source);
  if (scheme->review_days > 0)
    gops_json_add_int (json, "review_days", scheme->review_days);
  json_builder_set_member_name (json, "tiers");
  json_builder_begin_array (json);
  for (guint i = 0; i < scheme->n_tiers; i++)
    add_tier (json, &scheme->tiers[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}
