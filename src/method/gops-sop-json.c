/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes SOPs as files of data/method/sops are written. */
#include "config.h"

#include "gops-json-write.h"
#include "gops-own-sops.h"

static void
add_optional (JsonBuilder *json, const char *member, const char *value)
{
  if (value != NULL && *value != '\0')
    gops_json_add_string (json, member, value);
}

static void
add_strings (JsonBuilder *json, const char *member, const char *const *values)
{
  json_builder_set_member_name (json, member);
  json_builder_begin_array (json);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (json, values[i]);
  json_builder_end_array (json);
}

static void
add_item (JsonBuilder *json, const GopsSopItem *item)
{
  json_builder_begin_object (json);
  gops_json_add_string (json, "id", item->id);
  gops_json_add_int (json, "day", item->day);
  if (item->weekday > 0)
    gops_json_add_int (json, "weekday", item->weekday);
  add_optional (json, "on", item->on);
  gops_json_add_string (json, "time", item->time);
  add_optional (json, "until", item->until);
  gops_json_add_string (json, "type", item->type);
  gops_json_add_text (json, "title", &item->title);
  if (gops_text_is_set (&item->text))
    gops_json_add_text (json, "text", &item->text);
  add_optional (json, "owner", item->owner);
  add_optional (json, "tactic", item->tactic);
  add_optional (json, "poster", item->poster);
  if (item->materials != NULL && item->materials[0] != NULL)
    add_strings (json, "materials", item->materials);
  gops_json_add_int (json, "minutes", item->minutes);
  add_optional (json, "added", item->added);
  json_builder_end_object (json);
}

static void
add_start (JsonBuilder *json, const GopsSopStart *start)
{
  json_builder_set_member_name (json, "start");
  json_builder_begin_object (json);
  gops_json_add_string (json, "event", start->event);
  if (start->weekday > 0)
    gops_json_add_int (json, "weekday", start->weekday);
  add_optional (json, "on", start->on);
  add_optional (json, "tier", start->tier);
  json_builder_end_object (json);
}

char *
gops_sop_to_json (const GopsSop *sop)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  gops_json_add_int (json, "format", 1);
  gops_json_add_text (json, "name", &sop->name);
  if (gops_text_is_set (&sop->summary))
    gops_json_add_text (json, "summary", &sop->summary);
  gops_json_add_string (json, "scenario", sop->scenario);
  add_start (json, &sop->start);
  gops_json_add_int (json, "days", sop->days);
  if (sop->repeat > 1)
    gops_json_add_int (json, "repeat", sop->repeat);
  add_strings (json, "kinds", sop->kinds);
  json_builder_set_member_name (json, "items");
  json_builder_begin_array (json);
  for (guint i = 0; i < sop->n_items; i++)
    add_item (json, &sop->items[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}
