/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the library of clauses: clauses, export clauses; and import of clauses from a file. */
#include "config.h"

#include "gops-cli-clauses.h"
#include "gops-cli-files.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-clause-search.h"
#include "gops-dossier.h"
#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-user-templates.h"

/* --- import --- */

gboolean
gops_cli_import_clauses (GopsCli *self,
                         GFile   *file,
                         GError **error)
{
  guint n;
  gint64 id = gops_user_template_import_file (self->store, file, NULL, &n, error);

  if (id == 0)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "format", "clauses");
  gops_cli_add_id (self, "id", id);
  gops_cli_add_int (self, "clauses", n);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, _("Clauses taken in: %u\n"), n);
  return TRUE;
}

/* --- list --- */

static void
add_texts (GopsCli        *self,
           const char     *name,
           const GopsText *text)
{
  json_builder_set_member_name (self->json, name);
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "en", text->en);
  gops_cli_add_text (self, "zh_CN", text->zh_cn);
  gops_cli_end_object (self);
}

static void
add_clause (GopsCli                  *self,
            GopsClauseCatalogue      *catalogue,
            const GopsClauseTemplate *clause)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", clause->id);
  gops_cli_add_text (self, "template", gops_clause_catalogue_get_origin (catalogue, clause));
  gops_cli_add_text (self, "section", clause->section);
  gops_cli_add_text (self, "polarity", clause->polarity);
  gops_cli_add_text (self, "topic", clause->topic);
  gops_cli_add_int (self, "severity", clause->severity);
  add_texts (self, "text", &clause->text);
  add_texts (self, "consequence", &clause->consequence);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, clause->id, 28);
  gops_cli_append_cell (self, gops_clause_section_name (clause->section), 16);
  g_string_append_printf (self->text, "%s\n", gops_text_get (&clause->text, gops_interface_language ()));
}

/* Whether @value (nullable: nothing to check) is one of @names. */
static gboolean
check_one_of (const char        *option,
              const char        *value,
              const char *const *names,
              GError           **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) names);

  return value == NULL || g_strv_contains (names, value) ||
         gops_cli_fail (error, _("--%s: “%s” is not one of %s"), option, value, list);
}

/* A word that nothing has finds nothing, which nobody could tell from a library without such clauses. */
static gboolean
check_filter (GopsClauseCatalogue    *catalogue,
              const GopsClauseFilter *filter,
              GError                **error)
{
  static const char *const polarities[] = { "encourage", "forbid", "neutral", NULL };
  const GopsMethod *method = gops_method_get_default ();
  g_autoptr (GPtrArray) topics = gops_clause_catalogue_topics (catalogue);

  g_ptr_array_add (topics, NULL);
  if (!gops_cli_check_kind (filter->kind, error) || !check_one_of ("section", filter->section, gops_sections (), error) ||
      !check_one_of ("polarity", filter->polarity, polarities, error) ||
      !check_one_of ("topic", filter->topic, (const char *const *) topics->pdata, error))
    return FALSE;
  if (filter->platform == NULL || gops_method_find_platform (method, filter->platform) != NULL)
    return TRUE;
  gops_method_set_not_found (error, _("platform"), filter->platform, gops_method_get_platforms (method));
  return FALSE;
}

static gboolean
list_clauses (GopsCli *self,
              GError **error)
{
  g_autoptr (GopsClauseCatalogue) catalogue = gops_clause_catalogue_new (self->store, error);
  g_autoptr (GPtrArray) found = NULL;
  GopsClauseFilter filter = {
    .text = gops_cli_option (self, "match"), .section = gops_cli_option (self, "section"), .polarity = gops_cli_option (self, "polarity"),
    .kind = gops_cli_option (self, "kind"), .platform = gops_cli_option (self, "platform"), .topic = gops_cli_option (self, "topic"),
    .own_only = gops_cli_flag (self, "own"),
  };

  if (catalogue == NULL || !check_filter (catalogue, &filter, error))
    return FALSE;
  found = gops_clause_catalogue_search (catalogue, &filter);
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < found->len; i++)
    add_clause (self, catalogue, found->pdata[i]);
  gops_cli_end_array (self);
  return TRUE;
}

/* --- remove --- */

static gboolean
remove_template (GopsCli    *self,
                 const char *name,
                 GError    **error)
{
  g_autoptr (GPtrArray) templates = gops_user_templates_load (self->store, error);

  for (guint i = 0; templates != NULL && i < templates->len; i++)
    {
      const GopsUserTemplate *template = templates->pdata[i];

      if (!g_str_equal (template->name, name))
        continue;
      if (!gops_user_template_remove (self->store, template->id, error))
        return FALSE;
      gops_cli_begin_object (self);
      gops_cli_add_id (self, "id", template->id);
      gops_cli_add_text (self, "name", name);
      gops_cli_end_object (self);
      g_string_append_printf (self->text, _("The clauses of “%s” are removed; rules made from them stay.\n"), name);
      return TRUE;
    }
  return templates != NULL &&
         gops_cli_fail (error, _("--remove: there are no clauses of “%s”; “groupops-cli clauses --own” lists what is there"), name);
}

static gboolean
run_clauses (GopsCli *self,
             GError **error)
{
  const char *remove = gops_cli_option (self, "remove");

  return remove != NULL ? remove_template (self, remove, error) : list_clauses (self, error);
}

/* --- export --- */

static gboolean
run_export (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GopsDossier) dossier = NULL;
  char *json;
  gint64 group;

  if (!gops_cli_check_ending (to, ".json", error) || !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      (dossier = gops_dossier_load (self->store, group, NULL, error)) == NULL ||
      (json = gops_user_template_export (dossier, error)) == NULL)
    return FALSE;
  return gops_cli_write_text (self, to, json, error);
}

static const GopsCliOption clauses_options[] = {
  { "match", "TEXT", N_("with these words, in either language") },
  { "section", "S", N_("of this section") },
  { "polarity", "P", N_("encourage, forbid or neutral") },
  { "kind", "K", N_("that suit this kind of group") },
  { "platform", "P", N_("that suit this platform") },
  { "topic", "T", N_("about this topic") },
  { "own", NULL, N_("only those that were imported") },
  { "remove", "NAME", N_("removes what was imported under this name") },
  { NULL },
};

static const GopsCliOption export_options[] = {
  { "to", "FILE", N_("a file ending in .json"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_clause_commands[] = {
  { "clauses", "[--match TEXT] [--section S] [--own] …", N_("search the clause library, own clauses too"),
    clauses_options, 0, 0, GOPS_CLI_OPEN, run_clauses },
  { "export clauses", "GROUP --to FILE.json", N_("the group's own clauses for another workspace"),
    export_options, 1, 1, GOPS_CLI_OPEN, run_export },
  { NULL },
};
