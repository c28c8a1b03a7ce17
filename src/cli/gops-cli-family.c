/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for several groups at once: replicate, rename, owner. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-cli-checks.h"
#include "gops-group-batch.h"
#include "gops-group-maker.h"
#include "gops-records.h"

static void
add_named (GopsCli    *self,
           gint64      id,
           const char *name)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", id);
  gops_cli_add_text (self, "name", name);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT "  %s\n", id, name);
}

/* The word in braces, whatever it is, stands for the value. */
static char *
fill_pattern (const char *pattern,
              const char *value)
{
  const char *open = strchr (pattern, '{'), *close = open != NULL ? strchr (open, '}') : NULL;
  g_autofree char *before = NULL;

  if (close == NULL)
    return NULL;
  before = g_strndup (pattern, open - pattern);
  return g_strconcat (before, value, close + 1, NULL);
}

static gboolean
take_name (GPtrArray *names,
           char      *name,
           GError   **error)
{
  g_ptr_array_add (names, name);
  return gops_cli_check_name (name, error);
}

static gboolean
names_from_pattern (GPtrArray  *names,
                    const char *pattern,
                    const char *values,
                    GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (values, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if ((name = fill_pattern (pattern, parts[i])) == NULL)
        return gops_cli_fail (
          error, _("--names: “%s” has no place in braces for the values; write it as in \"Runners {city}\""), pattern);
      if (!take_name (names, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
names_from_file (GPtrArray  *names,
                 const char *path,
                 GError    **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return gops_cli_fail (
      error, _("--names: %s cannot be read; name a file with one name on each line, or a pattern with --values"),
      path);
  if (!g_utf8_validate (text, -1, NULL))
    return gops_cli_fail (error, _("--names: %s is no UTF-8 text; save it as UTF-8"), path);
  lines = g_strsplit (g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !take_name (names, g_strdup (lines[i]), error))
      return FALSE;
  return TRUE;
}

static gboolean
run_replicate (GopsCli *self,
               GError **error)
{
  const char *source = gops_cli_option (self, "names"), *values = gops_cli_option (self, "values");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = NULL;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      !(values != NULL ? names_from_pattern (names, source, values, error) : names_from_file (names, source, error)))
    return FALSE;
  if (names->len == 0)
    return gops_cli_fail (error, _("--names: there is not one name; give at least one"));
  g_ptr_array_add (names, NULL);
  if (!gops_method_replicate (self->store, group, (const char *const *) names->pdata, &ids, error))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < ids->len; i++)
    add_named (self, g_array_index (ids, gint64, i), names->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

/* The groups of --groups as records. */
static GPtrArray *
load_groups (GopsCli *self,
             GError **error)
{
  g_autoptr (GArray) ids = gops_cli_find_groups (self, gops_cli_option (self, "groups"), error);

  return ids != NULL ? gops_groups_load (self->store, ids, error) : NULL;
}

static gboolean
add_all (GopsCli   *self,
         GPtrArray *groups)
{
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < groups->len; i++)
    add_named (self, gops_record_get_id (groups->pdata[i]), gops_record_get_text (groups->pdata[i], GOPS_GROUP_NAME));
  gops_cli_end_array (self);
  return TRUE;
}

static gboolean
run_rename (GopsCli *self,
            GError **error)
{
  g_autoptr (GPtrArray) groups = load_groups (self, error);

  if (groups == NULL)
    return FALSE;
  if (!gops_groups_rename (self->store, groups, gops_cli_option (self, "pattern"), error))
    {
      g_prefix_error (error, "--pattern: ");
      return FALSE;
    }
  return add_all (self, groups);
}

static gboolean
run_owner (GopsCli *self,
           GError **error)
{
  const char *owner = gops_cli_option (self, "to");
  g_autoptr (GPtrArray) groups = NULL;

  if (!gops_cli_check_name (owner, error) || (groups = load_groups (self, error)) == NULL)
    return FALSE;
  return gops_groups_set_owner (self->store, groups, owner, error) && add_all (self, groups);
}

static const GopsCliOption replicate_options[] = {
  { "names", "FILE|PATTERN", N_("one name on each line, or a pattern as \"Runners {city}\""), FALSE, TRUE },
  { "values", "A,B,C", N_("what takes the place in braces, one group each") },
  { NULL },
};

static const GopsCliOption rename_options[] = {
  { "groups", "all|IDS", N_("ids with commas between"), FALSE, TRUE },
  { "pattern", "PATTERN", N_("with {name}, {n}, {kind}, {platform}, {owner} or {tag}"), FALSE, TRUE },
  { NULL },
};

static const GopsCliOption owner_options[] = {
  { "groups", "all|IDS", N_("ids with commas between"), FALSE, TRUE },
  { "to", "PERSON", N_("who owns them from now on"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_family_commands[] = {
  { "replicate", "GROUP --names FILE|\"pattern {city}\" --values a,b,c", N_("make new groups from one"),
    replicate_options, 1, 1, GOPS_CLI_OPEN, run_replicate },
  { "rename", "--groups … --pattern \"…\"", N_("rename several groups"),
    rename_options, 0, 0, GOPS_CLI_OPEN, run_rename },
  { "owner", "--groups … --to PERSON", N_("give several groups another owner"),
    owner_options, 0, 0, GOPS_CLI_OPEN, run_owner },
  { NULL },
};
