/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that make one of two people, two of one, and none: merge-people, forget. */
#include "config.h"

#include "gops-cli-chats.h"
#include "gops-cli-people.h"

#include <glib/gi18n.h>

#include "gops-people-merge.h"
#include "gops-person-forget.h"
#include "gops-person-suggest.h"

#define MOST_SUGGESTIONS 1000

/* --- suggestions --- */

static void
add_texts (GopsCli         *self,
           const char      *name,
           const GPtrArray *texts,
           const char      *sign)
{
  gops_cli_begin_array (self, name);
  for (guint i = 0; i < texts->len; i++)
    {
      json_builder_add_string_value (self->json, texts->pdata[i]);
      g_string_append_printf (self->text, "      %s %s\n", sign, (const char *) texts->pdata[i]);
    }
  gops_cli_end_array (self);
}

static void
add_one (GopsCli    *self,
         const char *name,
         gint64      id,
         const char *text)
{
  json_builder_set_member_name (self->json, name);
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", id);
  gops_cli_add_text (self, "name", text);
  gops_cli_end_object (self);
}

static void
add_suggestion (GopsCli                    *self,
                const GopsPersonSuggestion *one)
{
  gops_cli_begin_object (self);
  add_one (self, "kept", one->kept, one->kept_name);
  add_one (self, "merged", one->merged, one->merged_name);
  gops_cli_add_int (self, "score", one->verdict->score);
  gops_cli_add_bool (self, "sure", one->verdict->score >= GOPS_PERSON_SUGGEST_SURE);
  gops_cli_add_id (self, "merge", one->merge);
  g_string_append_printf (self->text, "%3u   %s (%" G_GINT64_FORMAT ") = %s (%" G_GINT64_FORMAT ")\n", one->verdict->score, one->kept_name, one->kept,
                          one->merged_name, one->merged);
  add_texts (self, "reasons", one->verdict->reasons, "+");
  add_texts (self, "doubts", one->verdict->doubts, "−");
  gops_cli_end_object (self);
}

/* @applied: only those that were */
static void
list_suggestions (GopsCli         *self,
                  const GPtrArray *suggestions,
                  gboolean         applied)
{
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const GopsPersonSuggestion *one = suggestions->pdata[i];

      if (!applied || one->merge != 0)
        add_suggestion (self, one);
    }
  gops_cli_end_array (self);
}

static GPtrArray *
suggest (GopsCli  *self,
         guint     least,
         GError  **error)
{
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  guint limit;

  return gops_cli_number (self, "limit", MOST_SUGGESTIONS, &limit, error) ? gops_person_suggest (self->store, least, limit, progress, NULL, error) : NULL;
}

/* A score is out of a hundred. */
static gboolean
read_least (GopsCli  *self,
            guint     otherwise,
            guint    *out_least,
            GError  **error)
{
  if (!gops_cli_number (self, "least", otherwise, out_least, error))
    return FALSE;
  return *out_least <= 100 || gops_cli_fail (error, _("--least: %u is more than 100; give a score from 1 to 100"), *out_least);
}

static gboolean
run_suggest (GopsCli  *self,
             GError  **error)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  guint least;

  if (!read_least (self, GOPS_PERSON_SUGGEST_LEAST, &least, error) || (suggestions = suggest (self, least, error)) == NULL)
    return FALSE;
  list_suggestions (self, suggestions, FALSE);
  return TRUE;
}

static gboolean
run_apply (GopsCli  *self,
           GError  **error)
{
  g_autoptr (GPtrArray) suggestions = NULL;
  guint least, n = 0;

  if (!read_least (self, GOPS_PERSON_SUGGEST_SURE, &least, error) || (suggestions = suggest (self, least, error)) == NULL ||
      !gops_person_suggest_apply (self->store, suggestions, least, &n, error))
    return FALSE;
  list_suggestions (self, suggestions, TRUE);
  if (n == 0)
    g_string_append (self->text, _("Nothing was merged.\n"));
  else
    g_string_append_printf (self->text, ngettext ("%u merged; “groupops-cli undo” takes it back\n", "%u merged; “groupops-cli undo” takes them back\n", n), n);
  return TRUE;
}

/* --- two people --- */

static gboolean
find_two (GopsCli  *self,
          gint64   *out_first,
          gint64   *out_second,
          GError  **error)
{
  if (gops_cli_argument (self, 1) == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: name two people"), "merge-people");
      return FALSE;
    }
  return gops_cli_find_person (self, gops_cli_argument (self, 0), out_first, error) &&
         gops_cli_find_person (self, gops_cli_argument (self, 1), out_second, error);
}

static gboolean
check_concerns (GopsCli  *self,
                gint64    kept,
                gint64    merged,
                GError  **error)
{
  GopsMergeConcerns concerns = GOPS_MERGE_FINE;
  g_autofree char *why = NULL;

  if (!gops_people_look (self->store, kept, merged, &concerns, error))
    return FALSE;
  if (concerns == GOPS_MERGE_FINE || gops_cli_flag (self, "force"))
    return TRUE;
  why = gops_merge_concerns_describe (concerns);
  return gops_cli_fail (error, _("“%s” and “%s” were not merged: %s Add --force to merge them all the same."), gops_cli_argument (self, 0),
                        gops_cli_argument (self, 1), why);
}

static gboolean
run_two (GopsCli  *self,
         GError  **error)
{
  const char *reason = gops_cli_option (self, "reason");
  g_autofree char *id = NULL;
  gint64 kept, merged, merge;

  if (!find_two (self, &kept, &merged, error) || !check_concerns (self, kept, merged, error) ||
      !gops_people_merge (self->store, kept, merged, reason != NULL ? reason : "", &merge, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "kept", kept);
  gops_cli_add_id (self, "merged", merged);
  gops_cli_add_id (self, "merge", merge);
  gops_cli_end_object (self);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, merge);
  g_string_append_printf (self->text, _("Merged; “groupops-cli merge-people --split %s” makes two of them again\n"), id);
  return TRUE;
}

static gboolean
run_apart (GopsCli  *self,
           GError  **error)
{
  gint64 first, second;

  if (!find_two (self, &first, &second, error) || !gops_people_set_apart (self->store, first, second, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "first", first);
  gops_cli_add_id (self, "second", second);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", _("Noted as two people; nobody suggests to merge them again"));
  return TRUE;
}

#define SPLIT_SQL(what) \
  "SELECT " what " FROM person_merge m JOIN person p ON p.id = m.merged_id WHERE p.merged_into IS NOT NULL AND "
#define BY_ID "(CAST (m.id AS TEXT) = ?1 OR CAST (p.id AS TEXT) = ?1)"

/* By the merge's id, or that of the person who was merged; else by their name, when only one is called so. */
static gboolean
find_merge (GopsCli     *self,
            const char  *name,
            gint64      *out_merge,
            GError     **error)
{
  gint64 n = 0;

  *out_merge = 0;
  if (!gops_store_read_int (self->store, out_merge, error, SPLIT_SQL ("coalesce (max (m.id), 0)") BY_ID, "s", name) ||
      (*out_merge == 0 && (!gops_store_read_int (self->store, &n, error, SPLIT_SQL ("count (DISTINCT p.id)") "p.name = ?1", "s", name) ||
                           !gops_store_read_int (self->store, out_merge, error, SPLIT_SQL ("coalesce (max (m.id), 0)") "p.name = ?1", "s", name))))
    return FALSE;
  if (n > 1)
    return gops_cli_fail (error, _("--split: %d who were merged are called “%s”; give the id that “groupops-cli person” lists"), (int) n, name);
  return *out_merge != 0 || gops_cli_fail (error, _("--split: “%s” is neither a merge nor somebody who was merged; “groupops-cli person” lists both"), name);
}

static gboolean
run_split (GopsCli  *self,
           GError  **error)
{
  gint64 merge;

  if (!find_merge (self, gops_cli_option (self, "split"), &merge, error) || !gops_people_split (self->store, merge, error))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "split", merge);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", _("Two people again"));
  return TRUE;
}

static gboolean
run_merge_people (GopsCli  *self,
                  GError  **error)
{
  if (gops_cli_option (self, "split") != NULL)
    return run_split (self, error);
  if (gops_cli_flag (self, "apart"))
    return run_apart (self, error);
  if (gops_cli_argument (self, 0) != NULL)
    return run_two (self, error);
  return gops_cli_flag (self, "apply") ? run_apply (self, error) : run_suggest (self, error);
}

/* --- forgetting --- */

static void
add_counts (GopsCli         *self,
            const char      *name,
            const GPtrArray *counts)
{
  gops_cli_begin_array (self, name);
  for (guint i = 0; i < counts->len; i++)
    {
      const GopsForgetCount *count = counts->pdata[i];

      gops_cli_begin_object (self);
      gops_cli_add_text (self, "what", count->what);
      gops_cli_add_int (self, "n", (gint64) count->n);
      gops_cli_end_object (self);
      g_string_append_printf (self->text, "%8" G_GUINT64_FORMAT "  %s\n", count->n, count->what);
    }
  gops_cli_end_array (self);
}

static void
add_names (GopsCli         *self,
           const char      *name,
           const GPtrArray *texts)
{
  gops_cli_begin_array (self, name);
  for (guint i = 0; i < texts->len; i++)
    {
      json_builder_add_string_value (self->json, texts->pdata[i]);
      g_string_append_printf (self->text, "          %s\n", (const char *) texts->pdata[i]);
    }
  gops_cli_end_array (self);
}

/* What is left is done when the workspace is opened again, or says why not. */
static void
add_left (GopsCli      *self,
          const GError *left)
{
  gops_cli_add_text (self, "left_to_do", left != NULL ? left->message : NULL);
  if (left != NULL)
    g_string_append_printf (self->text, _("Not all is done yet: %s It is tried again each time that the workspace is opened.\n"), left->message);
}

/* @left: (nullable): what could not be done after the person was gone */
static void
add_survey (GopsCli                *self,
            const GopsForgetSurvey *survey,
            gboolean                done,
            const GError           *left)
{
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "person", survey->person);
  gops_cli_add_text (self, "name", survey->name);
  gops_cli_add_bool (self, "forgotten", done);
  g_string_append_printf (self->text, done ? _("“%s” is forgotten. This went:\n") : _("To forget “%s” takes away, for good:\n"), survey->name);
  add_names (self, "others", survey->others);
  add_counts (self, "goes", survey->goes);
  gops_cli_add_int (self, "history", (gint64) survey->journal);
  gops_cli_add_int (self, "redo", (gint64) survey->undone);
  if (survey->journal > 0)
    g_string_append_printf (self->text, "%8" G_GUINT64_FORMAT "  %s\n", survey->journal, _("Entry of the history"));
  if (survey->undone > 0)
    g_string_append_printf (self->text, "%8" G_GUINT64_FORMAT "  %s\n", survey->undone, _("Undone action that can’t be redone any more"));
  if (survey->backups->len > 0)
    g_string_append_printf (self->text, "%s\n", done ? _("These backups were rewritten or deleted:") : _("These backups are rewritten or deleted:"));
  add_names (self, "backups", survey->backups);
  if (survey->stays->len > 0)
    g_string_append_printf (self->text, "%s\n", _("What others wrote stays, also where it names the person:"));
  add_counts (self, "stays", survey->stays);
  add_left (self, left);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", gops_person_forget_elsewhere ());
}

static gboolean
is_gone (GopsStore *store,
         gint64     person)
{
  gint64 there = 1;

  return gops_store_read_int (store, &there, NULL, "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", "l", person) && there == 0;
}

static gboolean
run_forget (GopsCli  *self,
            GError  **error)
{
  g_autoptr (GopsForgetSurvey) survey = NULL;
  g_autoptr (GError) left = NULL;
  g_autoptr (GopsProgress) progress = NULL;
  gboolean dry = gops_cli_flag (self, "dry-run");
  gint64 person;

  if (!gops_cli_find_person (self, gops_cli_argument (self, 0), &person, error) ||
      (survey = gops_person_forget_survey (self->store, person, NULL, error)) == NULL)
    return FALSE;
  progress = gops_cli_progress_new (self);
  if (!dry && !gops_person_forget (self->store, person, progress, NULL, &left) && !is_gone (self->store, person))
    {
      g_propagate_error (error, g_steal_pointer (&left));
      return FALSE;
    }
  add_survey (self, survey, !dry, left);
  return TRUE;
}

static const GopsCliOption merge_options[] = {
  { "suggest", NULL, N_("list people who may be one, with the reasons; this is done without an option too") },
  { "apply", NULL, N_("merge all of whom it is sure") },
  { "least", "SCORE", N_("from this score of 100 on; 40 for the list, 90 to apply") },
  { "limit", "N", N_("at most so many suggestions; 1000") },
  { "reason", "TEXT", N_("why the two are one") },
  { "force", NULL, N_("merge the two even where something speaks against it") },
  { "split", "MERGE|PERSON", N_("make two people of one again") },
  { "apart", NULL, N_("note that the two are two people") },
  { NULL },
};

static const GopsCliOption forget_options[] = {
  { "dry-run", NULL, N_("say what would go, change nothing") },
  { NULL },
};

const GopsCliCommand gops_cli_merge_commands[] = {
  { "merge-people", "[--suggest|--apply] [--least SCORE] | KEPT OTHER [--reason TEXT|--apart] | --split MERGE",
    N_("suggest who is one, and make one of two"), merge_options, 0, 2, GOPS_CLI_OPEN, run_merge_people },
  { "forget", "PERSON [--dry-run]", N_("delete everything about a person, for good"), forget_options, 1, 1, GOPS_CLI_OPEN, run_forget },
  { NULL },
};
