/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workspace: schema, opening, settings. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-activity.h"
#include "gops-model-resources.h"
#include "gops-records.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

static const GopsTable *const tables[] = {
  &gops_setting_table, &gops_group_table, &gops_positioning_table, &gops_scene_table, &gops_persona_table,
  &gops_goal_table, &gops_goal_sample_table, &gops_clause_table, &gops_person_table, &gops_identity_table,
  &gops_membership_table, &gops_plan_item_table, &gops_poster_record_table, &gops_tier_run_table, &gops_member_row_table,
  &gops_rule_version_table, &gops_flow_node_table, &gops_flow_arrow_table, &gops_outreach_table,
  &gops_outreach_attempt_table, &gops_budget_item_table, &gops_picture_table, &gops_method_template_table,
  &gops_person_merge_table, &gops_own_field_table, &gops_own_value_table, &gops_purchase_table,
  &gops_group_day_table, &gops_sign_up_table, &gops_sign_up_entry_table, &gops_check_in_table, &gops_point_rule_table,
  &gops_point_entry_table, &gops_care_entry_table, &gops_person_apart_table, &gops_person_row_table,
  &gops_channel_table, &gops_plan_exception_table, &gops_plan_check_table, &gops_plan_comment_table,
  &gops_material_table, &gops_plan_material_table, &gops_reply_table, &gops_roster_turn_table, &gops_duty_table,
  &gops_digest_table, &gops_digest_entry_table, &gops_plan_answer_table, &gops_plan_slot_table,
  &gops_sop_trigger_table, &gops_sop_trigger_case_table, &gops_brand_table, &gops_posting_table,
};

static const GopsBatchTable batch_tables[] = {
  { "message", "group_id, message_id", TRUE },
  { "message_mark", "group_id, message_id", TRUE },
  { "member_event", "group_id, event_id", TRUE },
  { "activity_day", "person_id, group_id, day, batch", TRUE },
  { "activity_group", "group_id, day, batch", TRUE },
  { "reply_pair", "group_id, from_id, to_id, batch", TRUE },
  { "own_value", "id", FALSE },
  { "purchase", "id", FALSE },
  { "check_in", "id", FALSE },
  { "membership", "id", FALSE },
  { "person_identity", "id", FALSE },
  { "person", "id", FALSE },
  { NULL, NULL, FALSE },
};

static const GopsSchema schema = {
  .application_id = GOPS_APPLICATION_ID,
  .version = GOPS_SCHEMA_VERSION,
  .migrations = "/com/example/GroupOps/schema",
  .tables = tables,
  .n_tables = G_N_ELEMENTS (tables),
  .batch_tables = batch_tables,
  .figures_are_old = GOPS_ACTIVITY_FORGET_AGED_SQL,
  .sort_key = gops_collation_key,
  .key_column = "sort_key",
  .key_of = "name",
};

/**
 * gops_workspace_get_schema:
 *
 * Returns: (transfer none): the tables and migrations of a workspace
 */
const GopsSchema *
gops_workspace_get_schema (void)
{
  GOPS_USE_RESOURCE (gops_model);
  return &schema;
}

static GopsStore *
take_author (GopsStore *store)
{
  g_autofree char *author = store != NULL ? gops_workspace_dup_setting (store, GOPS_SETTING_AUTHOR) : NULL;

  if (store != NULL)
    gops_store_set_author (store, author);
  return store;
}

static GopsStore *
finish (GopsStore *store)
{
  if (take_author (store) != NULL)
    (void) gops_workspace_upkeep (store, NULL);   /* what fails now (another process is writing) is tried at the next open */
  return store;
}

/**
 * gops_workspace_open:
 *
 * Returns: (transfer full) (nullable): the workspace at @path, NULL with @error set (see gops_store_open())
 */
GopsStore *
gops_workspace_open (const char *path,
                     GError    **error)
{
  return finish (gops_store_open (path, gops_workspace_get_schema (), error));
}

/**
 * gops_workspace_open_only:
 *
 * Like gops_workspace_open(), without the upkeep, which may take long: run gops_workspace_upkeep() in a thread.
 */
GopsStore *
gops_workspace_open_only (const char *path,
                          GError    **error)
{
  return take_author (gops_store_open (path, gops_workspace_get_schema (), error));
}

/**
 * gops_workspace_create:
 *
 * Returns: (transfer full) (nullable): a new, empty workspace at @path, NULL with @error set
 */
GopsStore *
gops_workspace_create (const char *path,
                       GError    **error)
{
  return finish (gops_store_create (path, gops_workspace_get_schema (), error));
}

/**
 * gops_workspace_create_pinned:
 *
 * Like gops_workspace_create() with nothing left to chance, see gops_store_create_pinned() and the top of
 * the header.
 */
GopsStore *
gops_workspace_create_pinned (const char *path,
                              const char *uuid,
                              guint       copy,
                              gint64      now,
                              GError    **error)
{
  return finish (gops_store_create_pinned (path, gops_workspace_get_schema (), uuid, copy, now, error));
}

/**
 * gops_workspace_dup_default_path:
 *
 * Returns: (transfer full): where the workspace is unless somebody chose another place
 */
char *
gops_workspace_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "groupops", "workspace.groupops", NULL);
}

/**
 * gops_workspace_dup_backup_folder:
 *
 * Returns: (transfer full): the folder of this workspace's automatic backups
 */
char *
gops_workspace_dup_backup_folder (GopsStore *store)
{
  return g_build_filename (g_get_user_data_dir (), "groupops", "backups", gops_store_get_uuid (store), NULL);
}

/* --- settings --- */

/* Our language when the interface has it, else English. */
static const char *
default_language (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "zh"))
      return "zh_CN";
    else if (g_str_has_prefix (names[i], "en"))
      return "en";
  return "en";
}

static const char *
default_value (const char *key)
{
  gboolean chinese = g_str_equal (default_language (), "zh_CN");

  if (g_str_equal (key, GOPS_SETTING_AUTHOR))
    return g_str_equal (g_get_real_name (), "Unknown") ? g_get_user_name () : g_get_real_name ();
  if (g_str_equal (key, GOPS_SETTING_LANGUAGE))
    return default_language ();
  if (g_str_equal (key, GOPS_SETTING_PLATFORM))
    return chinese ? "wechat" : "whatsapp";
  if (g_str_equal (key, GOPS_SETTING_FIRST_WEEKDAY))
    return "1";
  if (g_str_equal (key, GOPS_SETTING_QUIET_FROM))
    return "22:30";
  if (g_str_equal (key, GOPS_SETTING_QUIET_UNTIL))
    return "07:30";
  if (g_str_equal (key, GOPS_SETTING_CURRENCY))
    return chinese ? "CNY" : "EUR";
  if (g_str_equal (key, GOPS_SETTING_BACKUPS))
    return "1";
  if (g_str_equal (key, GOPS_SETTING_CAPACITY))
    return "180";
  if (g_str_equal (key, GOPS_SETTING_ANSWER_MINUTES))
    return "30";
  return "";
}

/**
 * gops_workspace_dup_own_setting:
 *
 * Returns: (transfer full) (nullable): the value of @key that somebody set; %NULL: nobody did
 */
char *
gops_workspace_dup_own_setting (GopsStore  *store,
                                const char *key)
{
  char *value = NULL;

  return gops_store_read_text (store, &value, NULL, "SELECT value FROM setting WHERE key = ?1", "s", key) ? value : NULL;
}

/**
 * gops_workspace_dup_setting:
 *
 * Returns: (transfer full): the value of @key, or its default
 */
char *
gops_workspace_dup_setting (GopsStore  *store,
                            const char *key)
{
  char *value = gops_workspace_dup_own_setting (store, key);

  return value != NULL ? value : g_strdup (default_value (key));
}

/**
 * gops_workspace_set_setting:
 *
 * Sets a preference as an action that can be undone; merges with the last change of the same one.
 */
gboolean
gops_workspace_set_setting (GopsStore  *store,
                            const char *key,
                            const char *value,
                            GError    **error)
{
  g_autofree char *merge_key = g_strdup_printf ("setting/%s", key);
  g_autofree char *present = gops_workspace_dup_setting (store, key);

  if (g_str_equal (present, value))
    return TRUE;
  if (!gops_store_begin_merging (store, error, merge_key, N_("Change preferences"), NULL))
    return FALSE;
  if (!gops_store_exec (store, error, "INSERT INTO setting (id, key, value) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "lss", gops_store_new_id (store), key, value))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  if (g_str_equal (key, GOPS_SETTING_AUTHOR))
    gops_store_set_author (store, value);
  return TRUE;
}
