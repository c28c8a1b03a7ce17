/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample workspace: groups with all that belongs to them but their members. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-insight-resources.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-sample-private.h"
#include "gops-sample.h"
#include "gops-tiers.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define RESOURCE_PATH "/com/example/GroupOps/sample/"
#define SAMPLE_UUID "5a3c1f0e-7b0d-4c52-9d6a-1e0f5a3c0001"
#define SAMPLE_COPY 1

/* Ids look as if they had been made from 2024-01-01 on: 41 bits of milliseconds since 2020, 10 of the copy, 12 of counter. */
#define FIRST_MILLISECOND G_GINT64_CONSTANT (126230400000)

/* So long ago the tiers were applied before, so that there are moves to show. */
#define DAYS_BETWEEN_RUNS 30

gboolean
gops_sample_fail (GopsSample *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (self->error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message);
  return FALSE;
}

gint64
gops_sample_new_id (GopsSample *self)
{
  gint64 n = self->n_ids++;

  return (FIRST_MILLISECOND + n / 4096) << 22 | (gint64) SAMPLE_COPY << 12 | n % 4096;
}

gboolean
gops_sample_insert (GopsSample *self, gpointer record)
{
  gops_record_set_int (record, 0, gops_sample_new_id (self));
  return gops_record_insert (record, self->store, self->error);
}

static gboolean
set_column (GopsSample *self, gpointer record, guint column, JsonNode *value)
{
  GopsColumnType type = gops_record_get_table (record)->columns[column].type;
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_NULL (value))
    return TRUE;
  if (type == GOPS_COLUMN_REAL)
    gops_record_set_real (record, column, json_node_get_double (value));
  else if (type == GOPS_COLUMN_INT)
    gops_record_set_int (record, column, json_node_get_int (value));
  else if (type == GOPS_COLUMN_BOOL)
    gops_record_set_int (record, column, json_node_get_boolean (value));
  else if (type == GOPS_COLUMN_DATE && json_node_get_value_type (value) == G_TYPE_INT64)
    {
      text = gops_day_format (self->day + (int) json_node_get_int (value));
      gops_record_set_text (record, column, text);
    }
  else if (gops_column_type_is_text (type) && json_node_get_string (value) != NULL)
    gops_record_set_text (record, column, json_node_get_string (value));
  else
    return gops_sample_fail (self, "%s.%s", gops_record_get_table (record)->name,
                             gops_record_get_table (record)->columns[column].name);
  return TRUE;
}

gboolean
gops_sample_set_columns (GopsSample *self, gpointer record, JsonObject *columns, const char *const *others)
{
  const GopsTable *table = gops_record_get_table (record);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, columns);
  while (json_object_iter_next (&iter, &name, &value))
    {
      int column = gops_table_find_column (table, name);

      if (others != NULL && g_strv_contains (others, name))
        continue;
      if (column < 0)
        return gops_sample_fail (self, _("The sample names a column that does not exist: %s.%s"), table->name, name);
      if (!set_column (self, record, (guint) column, value))
        return FALSE;
    }
  return TRUE;
}

static JsonNode *
load_json (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  GOPS_USE_RESOURCE (gops_sample);
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return json_parser_steal_root (parser);
}

static JsonObject *
load_object (const char *file, GError **error)
{
  g_autoptr (JsonNode) node = load_json (file, error);

  return node != NULL ? json_node_dup_object (node) : NULL;
}

static void
sample_group_free (gpointer data)
{
  GopsSampleGroup *group = data;

  g_clear_object (&group->group);
  g_clear_pointer (&group->data, json_object_unref);
  g_clear_pointer (&group->chat, json_array_unref);
  g_free (group);
}

static gboolean
insert_group (GopsSample *self, GopsSampleGroup *group)
{
  static const char *const others[] = { "parent", NULL };
  JsonObject *columns = json_object_get_object_member (group->data, "group");
  const char *parent = json_object_get_string_member_with_default (columns, "parent", NULL);
  const gint64 *parent_id = parent != NULL ? g_hash_table_lookup (self->groups, parent) : NULL;
  g_autoptr (GBytes) key = gops_collation_key (json_object_get_string_member (columns, "name"));
  int opened = self->day + (int) json_object_get_int_member (columns, "opened_on");
  gint64 *id = g_new (gint64, 1);

  group->group = gops_record_new (GOPS_TYPE_GROUP, "name", "", NULL);
  if (!gops_sample_set_columns (self, group->group, columns, others))
    {
      g_free (id);
      return FALSE;
    }
  group->zone = gops_record_get_text (group->group, GOPS_GROUP_TIME_ZONE);
  gops_record_set_blob (group->group, GOPS_GROUP_SORT_KEY, key);
  gops_record_set_int (group->group, GOPS_GROUP_PARENT, parent_id != NULL ? *parent_id : 0);
  gops_record_set_int (group->group, GOPS_GROUP_CREATED_AT, gops_instant_of_day (opened, 600, group->zone));
  if (!gops_sample_insert (self, group->group))
    {
      g_free (id);
      return FALSE;
    }
  *id = gops_record_get_id (group->group);
  g_hash_table_insert (self->groups, g_strdup (json_object_get_string_member (group->data, "id")), id);
  return TRUE;
}

/* Inserts one record for each object of the array @member. @out_ids (nullable) gets their ids. */
static gboolean
insert_list (GopsSample *self, GopsSampleGroup *group, const char *member, GType type, const char *const *others,
             GArray *out_ids)
{
  JsonArray *array = json_object_get_array_member (group->data, member);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (GObject) record = gops_record_new (type, "group-id", gops_record_get_id (group->group), "position",
                                                    (gint64) i + 1, NULL);
      gint64 id;

      if (!gops_sample_set_columns (self, record, json_array_get_object_element (array, i), others)
          || !gops_sample_insert (self, record))
        return FALSE;
      id = gops_record_get_id (record);
      if (out_ids != NULL)
        g_array_append_val (out_ids, id);
    }
  return TRUE;
}

static gboolean
insert_positioning (GopsSample *self, GopsSampleGroup *group)
{
  g_autoptr (GopsPositioning) record = gops_record_new (GOPS_TYPE_POSITIONING, "group-id",
                                                        gops_record_get_id (group->group), NULL);

  return gops_sample_set_columns (self, record, json_object_get_object_member (group->data, "positioning"), NULL)
         && gops_sample_insert (self, record);
}

static gboolean
insert_samples (GopsSample *self, GopsSampleGroup *group, GArray *goals)
{
  JsonArray *array = json_object_get_array_member (group->data, "goals");

  for (guint i = 0; i < goals->len; i++)
    {
      JsonArray *samples = json_object_get_array_member (json_array_get_object_element (array, i), "samples");

      for (guint j = 0; j < json_array_get_length (samples); j++)
        {
          JsonObject *sample = json_array_get_object_element (samples, j);
          g_autofree char *date = gops_day_format (self->day + (int) json_object_get_int_member (sample, "day"));
          g_autoptr (GopsGoalSample) record = gops_record_new (GOPS_TYPE_GOAL_SAMPLE, "goal-id",
                                                               g_array_index (goals, gint64, i), "on-date", date, NULL);

          gops_record_set_real (record, GOPS_GOAL_SAMPLE_VALUE, json_object_get_double_member (sample, "value"));
          gops_record_set_text (record, GOPS_GOAL_SAMPLE_NOTE, json_object_get_string_member_with_default (sample, "note", NULL));
          if (!gops_sample_insert (self, record))
            return FALSE;
        }
    }
  return TRUE;
}

/* Rows that only some groups have. */
static gboolean
insert_optional (GopsSample *self, GopsSampleGroup *group, const char *member, GType type, const char *const *others, GArray *out_ids)
{
  return !json_object_has_member (group->data, member) || insert_list (self, group, member, type, others, out_ids);
}

static gboolean
insert_attempts (GopsSample *self, JsonArray *attempts, gint64 outreach)
{
  for (guint i = 0; i < json_array_get_length (attempts); i++)
    {
      g_autoptr (GopsOutreachAttempt) attempt = gops_record_new (GOPS_TYPE_OUTREACH_ATTEMPT, "outreach-id", outreach, NULL);

      if (!gops_sample_set_columns (self, attempt, json_array_get_object_element (attempts, i), NULL)
          || !gops_sample_insert (self, attempt))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_outreach (GopsSample *self, GopsSampleGroup *group)
{
  static const char *const others[] = { "attempts", NULL };
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  JsonArray *array;

  if (!insert_optional (self, group, "outreach", GOPS_TYPE_OUTREACH, others, people))
    return FALSE;
  array = people->len > 0 ? json_object_get_array_member (group->data, "outreach") : NULL;
  for (guint i = 0; i < people->len; i++)
    if (!insert_attempts (self, json_object_get_array_member (json_array_get_object_element (array, i), "attempts"),
                          g_array_index (people, gint64, i)))
      return FALSE;
  return TRUE;
}

/* One run per SOP and group. */
static gint64
run_of (GopsSample *self, GHashTable *runs, const char *sop)
{
  gint64 *run = g_hash_table_lookup (runs, sop);

  if (*sop == '\0')
    return 0;
  if (run == NULL)
    {
      run = g_new (gint64, 1);
      *run = gops_sample_new_id (self);
      g_hash_table_insert (runs, g_strdup (sop), run);
    }
  return *run;
}

static gboolean
insert_plan_item (GopsSample *self, GopsSampleGroup *group, JsonObject *data, guint position, GArray *goals,
                  GArray *scenes, GHashTable *runs)
{
  static const char *const others[] = { "day", "time", "until", "goal", "scene", NULL };
  g_autofree char *date = gops_day_format (self->day + (int) json_object_get_int_member (data, "day"));
  g_autoptr (GopsPlanItem) record = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", gops_record_get_id (group->group),
                                                     "on-date", date, "position", (gint64) position, NULL);
  gint64 goal = json_object_get_int_member_with_default (data, "goal", -1);
  gint64 scene = json_object_get_int_member_with_default (data, "scene", -1);

  if (!gops_sample_set_columns (self, record, data, others))
    return FALSE;
  gops_record_set_text (record, GOPS_PLAN_ITEM_AT_TIME, json_object_get_string_member_with_default (data, "time", ""));
  gops_record_set_text (record, GOPS_PLAN_ITEM_UNTIL_TIME, json_object_get_string_member_with_default (data, "until", ""));
  gops_record_set_int (record, GOPS_PLAN_ITEM_SOP_RUN, run_of (self, runs, gops_record_get_text (record, GOPS_PLAN_ITEM_SOP)));
  if (goal >= 0 && goal < goals->len)
    gops_record_set_int (record, GOPS_PLAN_ITEM_GOAL_ID, g_array_index (goals, gint64, goal));
  if (scene >= 0 && scene < scenes->len)
    gops_record_set_int (record, GOPS_PLAN_ITEM_SCENE_ID, g_array_index (scenes, gint64, scene));
  if (g_str_equal (gops_record_get_text (record, GOPS_PLAN_ITEM_STATUS), "done"))
    {
      int minutes = gops_minutes_parse (gops_record_get_text (record, GOPS_PLAN_ITEM_AT_TIME));

      gops_record_set_int (record, GOPS_PLAN_ITEM_DONE_AT,
                           gops_instant_of_day (gops_day_parse (date), MAX (minutes, 0) + 3, group->zone));
      gops_record_set_text (record, GOPS_PLAN_ITEM_DONE_BY, gops_record_get_text (record, GOPS_PLAN_ITEM_OWNER));
    }
  return gops_sample_insert (self, record);
}

static gboolean
insert_plan (GopsSample *self, GopsSampleGroup *group, GArray *goals, GArray *scenes)
{
  g_autoptr (GHashTable) runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *plan = json_object_get_array_member (group->data, "plan");

  for (guint i = 0; i < json_array_get_length (plan); i++)
    if (!insert_plan_item (self, group, json_array_get_object_element (plan, i), i + 1, goals, scenes, runs))
      return FALSE;
  return TRUE;
}

/* The fields with "@7" turned into the date seven days after day 0. */
static char *
dup_fields (GopsSample *self, JsonObject *fields)
{
  g_autoptr (JsonObject) dated = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const char *text = json_node_get_string (value);
      g_autofree char *date = *text == '@' ? gops_day_format (self->day + atoi (text + 1)) : NULL;

      json_object_set_string_member (dated, name, date != NULL ? date : text);
    }
  json_node_set_object (node, dated);
  return json_to_string (node, FALSE);
}

static gboolean
insert_posters (GopsSample *self, GopsSampleGroup *group)
{
  static const char *const others[] = { "fields", NULL };
  JsonArray *posters = json_object_get_array_member (group->data, "posters");

  for (guint i = 0; i < json_array_get_length (posters); i++)
    {
      JsonObject *poster = json_array_get_object_element (posters, i);
      g_autofree char *fields = dup_fields (self, json_object_get_object_member (poster, "fields"));
      g_autoptr (GopsPosterRecord) record = gops_record_new (GOPS_TYPE_POSTER_RECORD, "group-id",
                                                             gops_record_get_id (group->group), "position", (gint64) i + 1,
                                                             "fields", fields, NULL);

      if (!gops_sample_set_columns (self, record, poster, others) || !gops_sample_insert (self, record))
        return FALSE;
    }
  return TRUE;
}

/* One end of an arrow: the id of the party that the file calls so. */
static gboolean
set_party (GopsSample *self, gpointer arrow, guint column, JsonObject *data, const char *member, GHashTable *parties)
{
  const char *name = json_object_get_string_member_with_default (data, member, "");
  const gint64 *id = g_hash_table_lookup (parties, name);

  if (id == NULL)
    return gops_sample_fail (self, _("The sample’s business flow names a party that is not there: %s"), name);
  gops_record_set_int (arrow, column, *id);
  return TRUE;
}

static gboolean
insert_parties (GopsSample *self, gint64 group, JsonArray *array, GHashTable *parties)
{
  static const char *const others[] = { "id", NULL };

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *data = json_array_get_object_element (array, i);
      g_autoptr (GopsFlowNode) record = gops_record_new (GOPS_TYPE_FLOW_NODE, "group-id", group, "position", (gint64) i + 1, NULL);
      gint64 id;

      if (!gops_sample_set_columns (self, record, data, others) || !gops_sample_insert (self, record))
        return FALSE;
      id = gops_record_get_id (record);
      g_hash_table_insert (parties, g_strdup (json_object_get_string_member (data, "id")), g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static gboolean
insert_flow (GopsSample *self, GopsSampleGroup *group)
{
  static const char *const others[] = { "from", "to", NULL };
  g_autoptr (GHashTable) parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *flow = json_object_get_object_member (group->data, "flow");
  JsonArray *arrows = json_object_get_array_member (flow, "arrows");
  gint64 id = gops_record_get_id (group->group);

  if (!insert_parties (self, id, json_object_get_array_member (flow, "nodes"), parties))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (arrows); i++)
    {
      JsonObject *data = json_array_get_object_element (arrows, i);
      g_autoptr (GopsFlowArrow) record = gops_record_new (GOPS_TYPE_FLOW_ARROW, "group-id", id, "position", (gint64) i + 1, NULL);

      if (!set_party (self, record, GOPS_FLOW_ARROW_FROM_NODE, data, "from", parties)
          || !set_party (self, record, GOPS_FLOW_ARROW_TO_NODE, data, "to", parties)
          || !gops_sample_set_columns (self, record, data, others) || !gops_sample_insert (self, record))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_group (GopsSample *self, GopsSampleGroup *group)
{
  static const char *const goal_others[] = { "samples", NULL };
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (gint64)), scenes = g_array_new (FALSE, FALSE, sizeof (gint64));

  return insert_group (self, group) && insert_positioning (self, group)
         && insert_list (self, group, "scenes", GOPS_TYPE_SCENE, NULL, scenes)
         && insert_list (self, group, "personas", GOPS_TYPE_PERSONA, NULL, NULL)
         && insert_list (self, group, "goals", GOPS_TYPE_GOAL, goal_others, goals)
         && insert_samples (self, group, goals)
         && insert_list (self, group, "clauses", GOPS_TYPE_CLAUSE, NULL, NULL)
         && insert_plan (self, group, goals, scenes) && insert_posters (self, group)
         && insert_outreach (self, group) && insert_optional (self, group, "budget", GOPS_TYPE_BUDGET_ITEM, NULL, NULL)
         && gops_sample_add_members (self, group);
}

static gboolean
run_tiers (GopsSample *self, GopsSampleGroup *group)
{
  for (int ago = DAYS_BETWEEN_RUNS; ago >= 0; ago -= DAYS_BETWEEN_RUNS)
    {
      g_autofree char *date = gops_day_format (self->day - ago);

      if (!gops_tiers_run (self->store, gops_record_get_id (group->group), NULL, date, TRUE, NULL, NULL, self->error))
        return FALSE;
    }
  return TRUE;
}

static GopsSampleGroup *
load_group (const char *file, GError **error)
{
  GopsSampleGroup *group = g_new0 (GopsSampleGroup, 1);
  g_autoptr (JsonObject) chat = NULL;

  group->data = load_object (file, error);
  group->seed = g_str_hash (file);
  chat = group->data != NULL ? load_object (json_object_get_string_member (group->data, "chat"), error) : NULL;
  if (chat != NULL)
    {
      group->chat = json_array_ref (json_object_get_array_member (chat, "chat"));
      return group;
    }
  sample_group_free (group);
  return NULL;
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const GopsSampleGroup *one = *(const GopsSampleGroup *const *) a, *other = *(const GopsSampleGroup *const *) b;

  return (int) (json_object_get_int_member (one->data, "order") - json_object_get_int_member (other->data, "order"));
}

/* Returns: (transfer full) (element-type GopsSampleGroup): in the order of the list of groups. */
static GPtrArray *
load_groups (GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (sample_group_free);
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      GopsSampleGroup *group;

      if (!g_str_has_suffix (files[i], ".json") || g_str_has_suffix (files[i], "-chat.json") || g_str_equal (files[i], "names.json") ||
          g_str_equal (files[i], "library.json"))
        continue;
      group = load_group (files[i], error);
      if (group == NULL)
        return NULL;
      g_ptr_array_add (groups, group);
    }
  g_ptr_array_sort (groups, compare_order);
  return files != NULL ? g_steal_pointer (&groups) : NULL;
}

static gboolean
write_sample (GopsSample *self, const GopsAsset *picture)
{
  g_autoptr (GPtrArray) groups = load_groups (self->error);
  g_autoptr (JsonObject) library = groups != NULL ? load_object ("library.json", self->error) : NULL;

  if (library == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    if (!add_group (self, g_ptr_array_index (groups, i)) || !run_tiers (self, g_ptr_array_index (groups, i)))
      return FALSE;
  /* after all the rest: the fixed ids of what came before them stay */
  for (guint i = 0; i < groups->len; i++)
    if (!insert_flow (self, g_ptr_array_index (groups, i)) || !gops_sample_add_versions (self, g_ptr_array_index (groups, i)))
      return FALSE;
  for (guint i = 0; i < groups->len; i++)
    if (!insert_optional (self, g_ptr_array_index (groups, i), "channels", GOPS_TYPE_CHANNEL, NULL, NULL))
      return FALSE;
  return gops_sample_add_library (self, library, picture);
}

static gboolean
refuse_second (GopsSample *self)
{
  GopsSample first = { .n_ids = 0 };
  gint64 there = 0;

  if (!gops_store_read_int (self->store, &there, self->error, "SELECT EXISTS (SELECT 1 FROM chat_group WHERE id = ?1)", "l",
                            gops_sample_new_id (&first)))
    return FALSE;
  return there == 0 || gops_sample_fail (self, "%s", _("The sample is in this workspace already."));
}

gboolean
gops_sample_create (GopsStore *store, const char *as_of, GError **error)
{
  g_autofree char *date = as_of != NULL ? g_strdup (as_of) : gops_date_today (store, NULL);
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) next_names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonObject) names = load_object ("names.json", error);
  GopsSample self = { .store = store, .day = gops_day_parse (date), .persons = persons, .groups = groups,
                      .names = names, .next_names = next_names, .error = error };
  GopsAsset picture = { 0 };

  if (names == NULL)
    return FALSE;
  if (self.day == GOPS_DAY_NONE)
    return gops_sample_fail (&self, _("“%s” is no date such as 2026-03-01"), as_of);
  if (!refuse_second (&self) || !gops_sample_copy_picture (&self, &picture) || !gops_store_begin (store, error, N_("Create the sample groups"), NULL))
    return FALSE;
  if (write_sample (&self, &picture))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

GopsStore *
gops_sample_create_workspace (const char *path, const char *as_of, GError **error)
{
  int day = gops_day_parse (as_of);
  g_autoptr (GopsStore) store = NULL;

  if (as_of != NULL && day == GOPS_DAY_NONE)
    {
      g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01"), as_of);
      return NULL;
    }
  store = as_of != NULL ? gops_workspace_create_pinned (path, SAMPLE_UUID, SAMPLE_COPY,
                                                        gops_instant_of_day (day, 720, "UTC"), error)
                        : gops_workspace_create (path, error);
  if (store == NULL || !gops_sample_create (store, as_of, error) || !gops_store_forget_history (store, error))
    return NULL;   /* one undo must not empty the sample */
  return g_steal_pointer (&store);
}
