/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has become of a sign-up list, entry by entry. */
#include "config.h"

#include "gops-namesakes.h"
#include "gops-sign-up-import.h"

void
gops_sign_up_report_free (GopsSignUpReport *self)
{
  g_free (self->title);
  g_free (self->day);
  g_free (self->unit);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static JsonArray *
namesakes_to_json (const GPtrArray *namesakes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < namesakes->len; i++)
    {
      const GopsNamesake *namesake = namesakes->pdata[i];
      g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, namesake->person);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "person", person);
      json_object_set_string_member (object, "signs", namesake->signs);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
line_to_json (const GopsSignUpLine *line)
{
  static const char *const statuses[] = { "new", "changed", "same", "left-out" };
  JsonObject *object = json_object_new ();
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, line->person);

  json_object_set_int_member (object, "line", line->line);
  json_object_set_string_member (object, "name", line->name);
  if (line->person != 0)
    json_object_set_string_member (object, "person", person);
  else
    json_object_set_null_member (object, "person");
  json_object_set_double_member (object, "count", line->count);
  json_object_set_string_member (object, "remark", line->remark);
  json_object_set_string_member (object, "status", statuses[line->status]);
  if (line->same_as != NULL)
    json_object_set_string_member (object, "same_as", line->same_as);
  if (line->doubt != NULL)
    json_object_set_string_member (object, "doubt", line->doubt);
  if (line->absence != NULL || line->person == 0)
    json_object_set_string_member (object, "reason", line->absence != NULL ? line->absence : gops_found_describe (line->found));
  if (line->namesakes != NULL)
    json_object_set_array_member (object, "namesakes", namesakes_to_json (line->namesakes));
  return object;
}

JsonNode *
gops_sign_up_report_to_json (const GopsSignUpReport *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *lines = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->lines->len; i++)
    json_array_add_object_element (lines, line_to_json (self->lines->pdata[i]));
  json_object_set_string_member (object, "format", "signup");
  json_object_set_string_member (object, "title", self->title);
  json_object_set_string_member (object, "day", self->day);
  json_object_set_string_member (object, "unit", self->unit);
  json_object_set_int_member (object, "new", self->n_new);
  json_object_set_int_member (object, "changed", self->n_changed);
  json_object_set_int_member (object, "duplicates", self->n_same);
  json_object_set_int_member (object, "unknown", self->n_unknown);
  json_object_set_int_member (object, "called_off", self->n_called_off);
  json_object_set_int_member (object, "again", self->n_again);
  json_object_set_int_member (object, "unsure", self->n_unsure);
  json_object_set_int_member (object, "members_new", self->n_added);
  json_object_set_int_member (object, "people", self->n_people);
  json_object_set_array_member (object, "entries", lines);
  json_node_take_object (node, object);
  return node;
}
