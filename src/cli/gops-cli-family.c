/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for several groups at once: replicate, rename, owner. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-cli-checks.h"
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
        return gops_cli_fail (error, _("--names: “%s” has no place in braces for the values; write it as in \"Runners {city}\""), pattern);
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
    return gops_cli_fail (error, _("--names: %s cannot be read; name a file with one name on each line, or a pattern with --values"), path);
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

/* {name} {kind} {platform} {owner} and {n}, the number in the list. */
static char *
rename_one (const char *pattern,
            gpointer    group,
            guint       number,
            GError    **error)
{
  g_autofree char *n = g_strdup_printf ("%u", number);
  const struct { const char *key, *value; } words[] = {
    { "{name}", gops_record_get_text (group, GOPS_GROUP_NAME) },   { "{kind}", gops_record_get_text (group, GOPS_GROUP_KIND) },
    { "{platform}", gops_record_get_text (group, GOPS_GROUP_PLATFORM) }, { "{owner}", gops_record_get_text (group, GOPS_GROUP_OWNER) },
    { "{n}", n },
  };
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (words) && !g_str_has_prefix (p, words[i].key))
        i++;
      if (*p == '{' && i == G_N_ELEMENTS (words))
        {
          gops_cli_fail (error, _("--pattern: “%s” holds a word in braces that is not one of {name}, {n}, {kind}, {platform}, {owner}"), pattern);
          return NULL;
        }
      if (*p == '{')
        g_string_append (name, words[i].value);
      else
        g_string_append_c (name, *p);
      p += *p == '{' ? strlen (words[i].key) : 1;
    }
  return g_strdup (name->str);
}

static gboolean
check_distinct (GHashTable *seen,
                const char *name,
                GError    **error)
{
  if (g_hash_table_add (seen, g_strdup (name)))
    return TRUE;
  return gops_cli_fail (error, _("--pattern: several groups would be called “%s”; put {name} or {n} into it"), name);
}

/* Every group with its new value in @column, as one action. */
static gboolean
save_all (GopsCli    *self,
          GPtrArray  *groups,
          const char *label,
          GError    **error)
{
  g_autofree char *count = g_strdup_printf ("%u", groups->len);

  if (!gops_store_begin (self->store, error, label, count, NULL))
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      if (!gops_record_save (groups->pdata[i], self->store, error))
        {
          gops_store_rollback (self->store);
          return FALSE;
        }
      add_named (self, gops_record_get_id (groups->pdata[i]), gops_record_get_text (groups->pdata[i], GOPS_GROUP_NAME));
    }
  gops_cli_end_array (self);
  return gops_store_commit (self->store, error);
}

static GPtrArray *
load_groups (GopsCli *self,
             GError **error)
{
  g_autoptr (GArray) ids = gops_cli_find_groups (self, gops_cli_option (self, "groups"), error);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gpointer group = gops_record_load (GOPS_TYPE_GROUP, self->store, g_array_index (ids, gint64, i), error);

      if (group == NULL)
        return NULL;
      g_ptr_array_add (groups, group);
    }
  return ids != NULL ? g_steal_pointer (&groups) : NULL;
}

static gboolean
run_rename (GopsCli *self,
            GError **error)
{
  g_autoptr (GPtrArray) groups = load_groups (self, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      g_autofree char *name = rename_one (gops_cli_option (self, "pattern"), groups->pdata[i], i + 1, error);

      if (name == NULL || !check_distinct (seen, name, error) ||
          !gops_cli_set_column (groups->pdata[i], self->store, GOPS_GROUP_NAME, name, error))
        return FALSE;
    }
  return groups != NULL && save_all (self, groups, N_("Rename %s groups"), error);
}

static gboolean
run_owner (GopsCli *self,
           GError **error)
{
  const char *owner = gops_cli_option (self, "to");
  g_autoptr (GPtrArray) groups = NULL;

  if (!gops_cli_check_name (owner, error) || (groups = load_groups (self, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    gops_record_set_text (groups->pdata[i], GOPS_GROUP_OWNER, owner);
  return save_all (self, groups, N_("Change the owner of %s groups"), error);
}

static const GopsCliOption replicate_options[] = {
  { "names", "FILE|PATTERN", N_("one name on each line, or a pattern as \"Runners {city}\""), FALSE, TRUE },
  { "values", "A,B,C", N_("what takes the place in braces, one group each") },
  { NULL },
};

static const GopsCliOption rename_options[] = {
  { "groups", "all|IDS", N_("ids with commas between"), FALSE, TRUE },
  { "pattern", "PATTERN", N_("with {name}, {n}, {kind}, {platform} or {owner}"), FALSE, TRUE },
  { NULL },
};

static const GopsCliOption owner_options[] = {
  { "groups", "all|IDS", N_("ids with commas between"), FALSE, TRUE },
  { "to", "PERSON", N_("who owns them from now on"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_family_commands[] = {
  { "replicate", "GROUP --names FILE|\"pattern {city}\" --values a,b,c", N_("make new groups from one"), replicate_options, 1, 1, GOPS_CLI_OPEN,
    run_replicate },
  { "rename", "--groups … --pattern \"…\"", N_("rename several groups"), rename_options, 0, 0, GOPS_CLI_OPEN, run_rename },
  { "owner", "--groups … --to PERSON", N_("give several groups another owner"), owner_options, 0, 0, GOPS_CLI_OPEN, run_owner },
  { NULL },
};
