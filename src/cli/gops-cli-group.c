/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for groups: new, groups, show, set. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-cli-channels.h"
#include "gops-cli-checks.h"
#include "gops-cli-parts.h"
#include "gops-group-maker.h"
#include "gops-group-words.h"
#include "gops-headcount.h"
#include "gops-positioning-statement.h"

static gboolean
check_draft (const GopsGroupDraft *draft,
             GError              **error)
{
  return gops_cli_check_name (draft->name, error) &&
         (draft->theme == NULL || gops_cli_check_text ("theme", draft->theme, error)) &&
         (draft->audience == NULL || gops_cli_check_text ("audience", draft->audience, error));
}

static gboolean
run_new (GopsCli *self,
         GError **error)
{
  GopsGroupDraft draft = {
    .kind = gops_cli_option (self, "kind"),
    .platform = gops_cli_option (self, "platform"),
    .language = gops_cli_option (self, "language"),
    .name = gops_cli_option (self, "name"),
    .theme = gops_cli_option (self, "theme"),
    .audience = gops_cli_option (self, "audience"),
    .time_zone = gops_cli_option (self, "time-zone"),
    .owner = gops_store_get_author (self->store),
  };
  gint64 group;

  if (!check_draft (&draft, error) || (group = gops_method_create_group (self->store, &draft, error)) == 0)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", group);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT "\n", group);
  return TRUE;
}

static gboolean
matches (GopsStatement *row,
         const char    *match)
{
  g_autofree char *all = NULL, *haystack = NULL, *needle = NULL;

  if (match == NULL)
    return TRUE;
  all = g_strjoin ("\n", gops_statement_text (row, 1), gops_statement_text (row, 8), gops_statement_text (row, 9),
                   gops_statement_text (row, 10), NULL);
  haystack = g_utf8_casefold (all, -1);
  needle = g_utf8_casefold (match, -1);
  return strstr (haystack, needle) != NULL;
}

static void
add_group (GopsCli       *self,
           GopsStatement *row)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_statement_int (row, 0));
  gops_cli_add_text (self, "name", gops_statement_text (row, 1));
  gops_cli_add_text (self, "kind", gops_statement_text (row, 2));
  gops_cli_add_text (self, "platform", gops_statement_text (row, 3));
  gops_cli_add_text (self, "language", gops_statement_text (row, 4));
  gops_cli_add_text (self, "status", gops_statement_text (row, 5));
  gops_cli_add_id (self, "parent", gops_statement_int (row, 6));
  gops_cli_add_int (self, "members", gops_statement_int (row, 7));
  gops_cli_add_bool (self, "archived", gops_statement_int (row, 11) != 0);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_statement_text (row, 0), 18);
  gops_cli_append_cell (self, gops_group_kind_name (gops_statement_text (row, 2)), 20);
  gops_cli_append_cell (self, gops_group_platform_name (gops_statement_text (row, 3)), 12);
  gops_cli_append_cell (self, gops_group_status_name (gops_statement_text (row, 5)), 9);
  g_string_append_printf (self->text, "%5" G_GINT64_FORMAT "  %s\n", gops_statement_int (row, 7), gops_statement_text (row, 1));
}

static gboolean
run_groups (GopsCli *self,
            GError **error)
{
  const char *kind = gops_cli_option (self, "kind"), *status = gops_cli_option (self, "status");
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = NULL;

  if (!gops_cli_check_kind (kind, error) || !gops_cli_check_status (status, error))
    return FALSE;
  rows = gops_store_query (self->store, error,
    "SELECT g.id, g.name, g.kind, g.platform, g.language, g.status, g.parent, "
    GOPS_MEMBER_COUNT_SQL ("g.id") ", g.tags, g.owner, coalesce (p.theme, ''), g.archived_at "
    "FROM chat_group g LEFT JOIN positioning p ON p.group_id = g.id "
    "WHERE g.deleted_at = 0 AND (?1 IS NULL OR g.kind = ?1) AND (?2 IS NULL OR g.status = ?2) "
    "ORDER BY g.sort_key, g.id",
    "ss", kind, status);
  if (rows == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  while (gops_statement_next (rows, &local_error))
    if (matches (rows, gops_cli_option (self, "match")))
      add_group (self, rows);
  gops_cli_end_array (self);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
print_fields (GopsCli *self,
              gpointer record)
{
  const GopsTable *table = gops_record_get_table (record);

  for (guint i = 1; i < table->n_columns; i++)
    if (gops_cli_is_settable (table, i) && !gops_record_is_blank (record, i))
      {
        g_autofree char *value = gops_record_dup_as_text (record, i);

        g_string_append_printf (self->text, "%-18s %s\n", table->columns[i].name,
                                gops_column_value_name (table->name, table->columns[i].name, value));
      }
}

static gboolean
run_show (GopsCli *self,
          GError **error)
{
  g_autoptr (GopsDossier) dossier = NULL;
  const char *zone;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      (dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  zone = gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE);
  gops_cli_begin_object (self);
  json_builder_set_member_name (self->json, "group");
  gops_cli_add_record (self, dossier->group, zone);
  json_builder_set_member_name (self->json, "positioning");
  gops_cli_add_record (self, dossier->positioning, zone);
  print_fields (self, dossier->group);
  print_fields (self, dossier->positioning);
  gops_cli_add_positioning_parts (self, dossier);
  gops_cli_add_flow (self, dossier);
  gops_cli_begin_array (self, "channels");
  gops_cli_list_channels (self, dossier->channels);
  gops_cli_end_array (self);
  gops_cli_add_rules (self, dossier);
  if (!gops_cli_add_tiers (self, dossier, error) || !gops_cli_add_plan (self, dossier, error))
    return FALSE;
  gops_cli_add_advice (self, dossier);
  gops_cli_end_object (self);
  return TRUE;
}

static char *
list_fields (void)
{
  static const GopsTable *const tables[] = { &gops_group_table, &gops_positioning_table };
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 1; i < tables[t]->n_columns; i++)
      if (gops_cli_is_settable (tables[t], i))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", tables[t]->columns[i].name);
  return g_strdup (names->str);
}

/* A statement remembers the parts as they are when it is written. */
static gboolean
set_positioning (GopsCli     *self,
                 GopsDossier *dossier,
                 guint        column,
                 const char  *value,
                 GError     **error)
{
  if (!gops_cli_set_column (dossier->positioning, self->store, column, value, error))
    return FALSE;
  if (column == GOPS_POSITIONING_STATEMENT && gops_positioning_statement_is_own (dossier->positioning))
    gops_positioning_statement_keep (dossier->positioning);
  else if (column == GOPS_POSITIONING_STATEMENT)
    gops_positioning_statement_set (dossier->positioning, NULL);
  return TRUE;
}

/* The main group may be named as everywhere else; its column holds the id. */
static gboolean
find_parent (GopsCli *self,
             char   **value,
             GError **error)
{
  gint64 parent;

  if (**value == '\0')
    return TRUE;
  if (!gops_cli_find_group (self, *value, &parent, error))
    {
      g_prefix_error (error, "parent: ");
      return FALSE;
    }
  g_free (*value);
  *value = g_strdup_printf ("%" G_GINT64_FORMAT, parent);
  return TRUE;
}

/* A picture that shows the group's code, such as a screenshot. */
static gboolean
set_code (GopsCli     *self,
          GopsDossier *dossier,
          const char  *path,
          GError     **error)
{
  g_autofree char *until = NULL, *code = gops_cli_read_code (self, gops_record_get_id (dossier->group), path, &until, error);

  if (code == NULL)
    return FALSE;
  gops_record_set_text (dossier->group, GOPS_GROUP_JOIN_CODE, code);
  gops_record_set_text (dossier->group, GOPS_GROUP_JOIN_CODE_UNTIL, until);
  return TRUE;
}

static gboolean
set_field (GopsCli     *self,
           GopsDossier *dossier,
           const char  *setting,
           GError     **error)
{
  g_autofree char *name = NULL, *value = NULL, *fields = NULL;
  int column;

  if (!gops_cli_split_setting (setting, &name, &value, error) ||
      (g_str_equal (name, "parent") && !find_parent (self, &value, error)))
    return FALSE;
  if (g_str_equal (name, "code_picture"))
    return set_code (self, dossier, value, error);
  if ((column = gops_table_find_column (&gops_group_table, name)) >= 0)
    return gops_cli_set_column (dossier->group, self->store, (guint) column, value, error);
  if ((column = gops_table_find_column (&gops_positioning_table, name)) >= 0)
    return set_positioning (self, dossier, (guint) column, value, error);
  fields = list_fields ();
  return gops_cli_fail (error, _("a group has no field “%s”; use one of %s"), name, fields);
}

static gboolean
save_fields (GopsCli     *self,
             GopsDossier *dossier,
             GError     **error)
{
  gboolean ok;

  if (!gops_record_is_dirty (dossier->group) && !gops_record_is_dirty (dossier->positioning))
    return TRUE;
  if (!gops_store_begin (self->store, error, N_("Edit group “%s”"),
                         gops_record_get_text (dossier->group, GOPS_GROUP_NAME), NULL))
    return FALSE;
  ok = gops_record_save (dossier->group, self->store, error);
  if (ok && gops_record_is_dirty (dossier->positioning))
    {
      if (gops_record_get_id (dossier->positioning) == 0)
        {
          gops_record_set_int (dossier->positioning, GOPS_POSITIONING_GROUP_ID, gops_record_get_id (dossier->group));
          ok = gops_record_insert (dossier->positioning, self->store, error);
        }
      else
        ok = gops_record_save (dossier->positioning, self->store, error);
    }
  if (ok)
    return gops_store_commit (self->store, error);
  gops_store_rollback (self->store);
  return FALSE;
}

static gboolean
run_set (GopsCli *self,
         GError **error)
{
  g_autoptr (GopsDossier) dossier = NULL;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      (dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL)
    return FALSE;
  for (guint i = 1; i < self->arguments->len; i++)
    if (!set_field (self, dossier, self->arguments->pdata[i], error))
      return FALSE;
  if (!save_fields (self, dossier, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", group);
  gops_cli_end_object (self);
  return TRUE;
}

static const GopsCliOption new_options[] = {
  { "kind", "K", N_("what sort of group: traffic, newcomer, camp, check-in, interest …"), FALSE, TRUE },
  { "platform", "P", N_("where it lives: wechat, telegram, discord …"), FALSE, TRUE },
  { "language", "L", N_("of its texts: en or zh_CN"), FALSE, TRUE },
  { "name", "N", N_("its name"), FALSE, TRUE },
  { "theme", "T", N_("its theme; else the kind's proposal") },
  { "audience", "A", N_("who it is for; else the kind's proposal") },
  { "time-zone", "TZ", N_("in which its days begin, as Asia/Shanghai; else the system's") },
  { NULL },
};

static const GopsCliOption groups_options[] = {
  { "kind", "K", N_("only groups of this kind") },
  { "status", "S", N_("only groups in this status") },
  { "match", "TEXT", N_("only groups with this in name, theme, tags or owner") },
  { NULL },
};

const GopsCliCommand gops_cli_group_commands[] = {
  { "new", "--kind K --platform P --language L --name N …", N_("make a group with all that its kind proposes"),
    new_options, 0, 0, GOPS_CLI_OPEN_OR_CREATE, run_new },
  { "groups", "[--kind K] [--status S] [--match TEXT]", N_("list the groups"),
    groups_options, 0, 0, GOPS_CLI_OPEN, run_groups },
  { "show", "GROUP", N_("positioning, business flow, rules, tiers, plan and advice of a group"), NULL, 1, 1, GOPS_CLI_OPEN, run_show },
  { "set", "GROUP FIELD=VALUE …", N_("change fields of a group or its positioning"),
    NULL, 2, -1, GOPS_CLI_OPEN, run_set },
  { NULL },
};
