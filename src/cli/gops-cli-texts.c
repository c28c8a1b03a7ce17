/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for texts: export rules, handbook, review, form, folder. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-cli-chats.h"
#include "gops-cli-files.h"
#include "gops-cli-rules.h"
#include "gops-document-writers.h"
#include "gops-file-writer.h"
#include "gops-group-folder.h"
#include "gops-handbook.h"
#include "gops-member-form.h"
#include "gops-method.h"
#include "gops-own-fields.h"
#include "gops-review.h"
#include "gops-rule-forms.h"

static GopsDossier *
load_dossier (GopsCli    *self,
              const char *name,
              GError    **error)
{
  gint64 group;

  return gops_cli_find_group (self, name, &group, error) ? gops_dossier_load (self->store, group, NULL, error) : NULL;
}

/* --- rules --- */

/* "rules.txt" → "rules-2.txt" */
static char *
post_path (const char *path,
           guint       number)
{
  const char *ending = strrchr (path, '.');

  return g_strdup_printf ("%.*s-%u%s", (int) (ending - path), path, number, ending);
}

static gboolean
write_posts (GopsCli    *self,
             const char *to,
             GPtrArray  *posts,
             GError    **error)
{
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < posts->len; i++)
    {
      g_autofree char *path = post_path (to, i + 1), *text = g_strconcat (posts->pdata[i], "\n", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      if (!gops_file_write (file, bytes, NULL, error))
        return FALSE;
      gops_cli_add_file (self, path, NULL);
    }
  gops_cli_end_array (self);
  return TRUE;
}

/* --posts: one file for each. */
static gboolean
run_posts (GopsCli *self,
           GError **error)
{
  const char *to = gops_cli_option (self, "to"), *platform = gops_cli_option (self, "platform");
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GPtrArray) posts = NULL;
  guint form, limit;

  if (!gops_cli_check_ending (to, ".txt", error) || !gops_cli_rules_form (self, &form, error) || !gops_cli_number (self, "limit", 0, &limit, error) ||
      (dossier = load_dossier (self, gops_cli_argument (self, 0), error)) == NULL)
    return FALSE;
  if (platform != NULL && gops_method_find_platform (gops_method_get_default (), platform) == NULL)
    {
      gops_method_set_not_found (error, _("platform"), platform, gops_method_get_platforms (gops_method_get_default ()));
      return FALSE;
    }
  posts = gops_rules_form_posts (dossier, form, platform, limit, NULL);
  return write_posts (self, to, posts, error);
}

static gboolean
run_rules (GopsCli *self,
           GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDossier) dossier = NULL;
  guint form;

  if (gops_cli_flag (self, "posts"))
    return run_posts (self, error);
  if (!gops_cli_check_ending (to, ".txt .md .html .pdf .odt .png", error) || !gops_cli_rules_form (self, &form, error) ||
      (dossier = load_dossier (self, gops_cli_argument (self, 0), error)) == NULL)
    return FALSE;
  if (!gops_rules_form_export (dossier, form, file, gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

/* --- handbook, review, form --- */

static gboolean
run_handbook (GopsCli *self,
              GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GopsDocument) document = NULL;

  if (!gops_cli_check_ending (to, ".pdf .odt .html .md", error) || (dossier = load_dossier (self, gops_cli_argument (self, 0), error)) == NULL)
    return FALSE;
  document = gops_handbook_document (dossier, self->store);
  if (!gops_document_export (document, file, "plain", gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

static gboolean
run_review (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to"), *from, *until;
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsReview) review = NULL;
  g_autoptr (GopsDocument) document = NULL;
  gint64 group;

  if (!gops_cli_check_ending (to, ".md .html .pdf .odt .txt", error) || !gops_cli_date (self, "from", &from, error) || !gops_cli_date (self, "until", &until, error) ||
      !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      (review = gops_review_load (self->store, group, from, until, NULL, error)) == NULL)
    return FALSE;
  document = gops_review_document (review);
  if (!gops_document_export (document, file, "plain", gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

static gboolean
run_form (GopsCli *self,
          GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GopsDocument) document = NULL;

  if (!gops_cli_check_ending (to, ".txt .md .html .pdf .odt .png", error) ||
      (dossier = load_dossier (self, gops_cli_argument (self, 0), error)) == NULL || (fields = gops_own_fields_load (self->store, error)) == NULL)
    return FALSE;
  document = gops_member_form_document (dossier, fields);
  if (!gops_document_export (document, file, "plain", gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

/* --- everything --- */

/* GROUP, or --groups. (transfer full) (nullable) */
static GArray *
find_groups (GopsCli *self,
             GError **error)
{
  const char *name = gops_cli_argument (self, 0), *names = gops_cli_option (self, "groups");
  GArray *groups;
  gint64 group;

  if ((name == NULL) == (names == NULL))
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("name a GROUP, or several with --groups"));
      return NULL;
    }
  if (names != NULL)
    return gops_cli_find_groups (self, names, error);
  if (!gops_cli_find_group (self, name, &group, error))
    return NULL;
  groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (groups, group);
  return groups;
}

static void
add_outcome (GopsCli                 *self,
             const GopsFolderOutcome *outcome)
{
  gops_cli_begin_object (self);
  gops_cli_add_int (self, "groups", outcome->n_groups);
  gops_cli_add_int (self, "written", outcome->n_written);
  gops_cli_add_int (self, "kept", outcome->n_kept);
  gops_cli_begin_array (self, "folders");
  for (guint i = 0; i < outcome->folders->len; i++)
    {
      g_autofree char *path = g_build_filename (gops_cli_option (self, "to"), outcome->folders->pdata[i], NULL);

      json_builder_add_string_value (self->json, path);
      g_string_append_printf (self->text, "%s\n", path);
    }
  gops_cli_end_array (self);
  gops_cli_begin_array (self, "notes");
  for (guint i = 0; i < outcome->notes->len; i++)
    {
      json_builder_add_string_value (self->json, outcome->notes->pdata[i]);
      if (!self->as_json && !self->quiet)
        fprintf (stderr, "%s\n", (const char *) outcome->notes->pdata[i]);
    }
  gops_cli_end_array (self);
  gops_cli_end_object (self);
}

static gboolean
run_folder (GopsCli *self,
            GError **error)
{
  g_autoptr (GArray) groups = find_groups (self, error);
  g_autoptr (GFile) folder = g_file_new_for_path (gops_cli_option (self, "to"));
  g_autoptr (GopsProgress) progress = NULL;
  GopsFolderOutcome outcome;
  gboolean done;

  if (groups == NULL)
    return FALSE;
  progress = gops_cli_progress_new (self);
  done = gops_group_folders_write (self->store, groups, &(GopsFolderJob) { folder, NULL, NULL, progress, NULL }, &outcome, error);
  if (done)
    add_outcome (self, &outcome);
  gops_folder_outcome_clear (&outcome);
  return done;
}

#define TO(what, help) { "to", what, help, FALSE, TRUE }

static const GopsCliOption rules_options[] = {
  { "form", "FORM", N_("long, short, ladder, questions or welcome") },
  { "posts", NULL, N_("numbered posts, a .txt file for each: FILE-1.txt, FILE-2.txt …") },
  { "platform", "P", N_("with --posts: fitted to this platform; else to the group's") },
  { "limit", "N", N_("with --posts: how long a post may be; else as the platform allows") },
  TO ("FILE", N_("a file ending in .txt, .md, .html, .pdf, .odt or .png")),
  { NULL },
};

static const GopsCliOption handbook_options[] = {
  TO ("FILE", N_("a file ending in .pdf, .odt, .html or .md")),
  { NULL },
};

static const GopsCliOption review_options[] = {
  { "from", "DATE", N_("from this day on; else of the last 30 days") },
  { "until", "DATE", N_("until this day; else today") },
  TO ("FILE", N_("a file ending in .md, .html, .pdf, .odt or .txt")),
  { NULL },
};

static const GopsCliOption form_options[] = {
  TO ("FILE", N_("a file ending in .txt, .md, .html, .pdf, .odt or .png")),
  { NULL },
};

static const GopsCliOption folder_options[] = {
  { "groups", "all|IDS", N_("several groups; ids with commas between") },
  { "to", "FOLDER", N_("where each group gets a folder of its own"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_text_commands[] = {
  { "export rules", "GROUP [--form FORM] [--posts [--platform P] [--limit N]] --to FILE", N_("the rule text as a file, or its posts as files"), rules_options, 1, 1, GOPS_CLI_OPEN, run_rules },
  { "export handbook", "GROUP --to FILE", N_("the group’s handbook: rules, roles, steps of penalty, tiers, contacts"),
    handbook_options, 1, 1, GOPS_CLI_OPEN, run_handbook },
  { "export review", "GROUP [--from DATE --until DATE] --to FILE", N_("the review of a period: goals, plan, members, talk, what to mend"),
    review_options, 1, 1, GOPS_CLI_OPEN, run_review },
  { "export form", "GROUP --to FILE", N_("a form for members to fill in, with the own fields"),
    form_options, 1, 1, GOPS_CLI_OPEN, run_form },
  { "export folder", "GROUP | --groups all|ID,… --to FOLDER",
    N_("everything a group needs: rules, welcome, posters, calendar, form, handbook; what is there already stays"), folder_options, 0, 1, GOPS_CLI_OPEN, run_folder },
  { NULL },
};
