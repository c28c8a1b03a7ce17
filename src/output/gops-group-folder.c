/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a group needs, in one folder. */
#include "config.h"

#include "gops-group-folder.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "gops-day.h"
#include "gops-document-writers.h"
#include "gops-duty-standing.h"
#include "gops-file-writer.h"
#include "gops-folder-state.h"
#include "gops-group-documents.h"
#include "gops-handbook.h"
#include "gops-long-picture.h"
#include "gops-member-form.h"
#include "gops-method.h"
#include "gops-output-error.h"
#include "gops-own-fields.h"
#include "gops-phrase.h"
#include "gops-plan-month.h"
#include "gops-poster-job.h"
#include "gops-rule-forms.h"
#include "gops-wording.h"

#define HONOUR_MOST 20

/* A file that is there, for the page of contents. */
typedef struct
{
  char       *name;    /* (owned) in the folder */
  const char *about;   /* static */
} Entry;

typedef struct
{
  GopsStore           *store;
  const GopsDossier   *dossier;
  const GopsFolderJob *job;
  GopsFolderOutcome   *outcome;
  GFile               *folder;     /* of the group */
  GopsFolderState     *state;      /* of this run */
  GArray              *entries;    /* (element-type Entry) */
  const char          *language;
} Folder;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static const char *
say (const Folder *self, const char *phrase)
{
  return gops_phrase (self->language, phrase);
}

/* --- one file --- */

static GFile *
scratch_for (const Folder *self, const char *ending)
{
  g_autofree char *name = g_strconcat (".groupops-new", ending, NULL);

  return g_file_get_child (self->folder, name);
}

static gboolean
make_parent (GFile *file, GError **error)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GError) local_error = NULL;

  if (g_file_make_directory_with_parents (parent, NULL, &local_error) || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Two posters or duties may have one name. Takes @name. (transfer full) */
static char *
make_unique (const Folder *self, char *name)
{
  g_autofree char *own = name;
  const char *ending = strrchr (own, '.');
  char *unique = g_strdup (own);

  for (guint i = 2; g_hash_table_contains (self->state->files, unique) && ending != NULL; i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%.*s-%u%s", (int) (ending - own), own, i, ending);
    }
  return unique;
}

/* Puts what was written to @scratch in its place, unless that holds the same. Takes @wanted; @about: a phrase */
static gboolean
settle (Folder *self, GFile *scratch, char *wanted, const char *about, GError **error)
{
  char *name = make_unique (self, wanted);
  g_autoptr (GFile) file = g_file_resolve_relative_path (self->folder, name);
  g_autofree char *sum = gops_folder_fingerprint (scratch), *before = gops_folder_fingerprint (file);
  Entry entry = { name, say (self, about) };

  g_array_append_val (self->entries, entry);
  g_hash_table_replace (self->state->files, g_strdup (name), g_strdup (sum));
  if (g_strcmp0 (sum, before) == 0)
    {
      self->outcome->n_kept++;
      return g_file_delete (scratch, NULL, error);
    }
  self->outcome->n_written++;
  return make_parent (file, error) && g_file_move (scratch, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static gboolean
is_cancelled (const Folder *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->job->cancellable, error);
}

static gboolean
put_bytes (Folder *self, GBytes *bytes, char *name, const char *about, GError **error)
{
  g_autoptr (GFile) scratch = scratch_for (self, ".bin");

  if (is_cancelled (self, error) || !gops_file_write (scratch, bytes, self->job->cancellable, error))
    {
      g_free (name);
      return FALSE;
    }
  return settle (self, scratch, name, about, error);
}

/* Takes @text. */
static gboolean
put_text (Folder *self, char *text, char *name, const char *about, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *own = text;
  g_autofree char *line = g_str_has_suffix (own, "\n") ? g_strdup (own) : g_strconcat (own, "\n", NULL);

  bytes = g_bytes_new (line, strlen (line));
  return put_bytes (self, bytes, name, about, error);
}

/* "Rules.pdf" */
static char *
file_called (const Folder *self, const char *phrase, const char *ending)
{
  return gops_file_name (say (self, phrase), ending);
}

/* Takes @document. @phrase: what the file is called */
static gboolean
put_document (Folder *self, GopsDocument *document, const char *phrase, const char *ending, const char *about, GError **error)
{
  g_autoptr (GopsDocument) own = document;
  g_autoptr (GFile) scratch = scratch_for (self, ending);

  gops_document_set_date (own, self->dossier->today);
  if (is_cancelled (self, error) || !gops_document_export (own, scratch, "plain", gops_store_get_author (self->store), self->job->cancellable, error))
    return FALSE;
  return settle (self, scratch, file_called (self, phrase, ending), about, error);
}

/* --- rules --- */

/* @base: without an ending; one post has no number. @folder: (nullable) */
static gboolean
put_posts (Folder *self, const char *folder, const char *base, GPtrArray *posts, const char *about, GError **error)
{
  for (guint i = 0; i < posts->len; i++)
    {
      g_autofree char *rest = posts->len > 1 ? g_strdup_printf ("-%u.txt", i + 1) : g_strdup (".txt"), *file = gops_file_name (base, rest);
      char *name = folder != NULL ? g_build_filename (folder, file, NULL) : g_strdup (file);

      if (!put_text (self, g_strdup (posts->pdata[i]), name, about, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_form (Folder *self, GopsRuleForm form, const char *phrase, const char *about, GError **error)
{
  g_autoptr (GPtrArray) posts = gops_rules_form_posts (self->dossier, form, NULL, 0, NULL);

  return put_posts (self, NULL, say (self, phrase), posts, about, error);
}

static gboolean
is_same_space (const GopsRuleSpace *a, const GopsRuleSpace *b)
{
  return g_str_equal (a->markup, b->markup) && a->unit == b->unit && a->limit == b->limit;
}

/* For platforms that want another text than those before; many take the same one. */
static gboolean
put_platforms (Folder *self, GError **error)
{
  const GPtrArray *platforms = gops_method_get_platforms (gops_method_get_default ());
  g_autoptr (GArray) spaces = g_array_new (FALSE, FALSE, sizeof (GopsRuleSpace));
  g_autofree char *folder = gops_file_name (say (self, "folder.platforms"), "");
  GopsRuleSpace space;
  g_autoptr (GPtrArray) own = gops_rules_form_posts (self->dossier, GOPS_RULE_FORM_LONG, NULL, 0, &space);

  g_array_append_val (spaces, space);
  for (guint i = 0; i < platforms->len; i++)
    {
      const GopsPlatform *platform = platforms->pdata[i];
      g_autoptr (GPtrArray) posts = gops_rules_form_posts (self->dossier, GOPS_RULE_FORM_LONG, platform->id, 0, &space);
      gboolean known = FALSE;

      for (guint k = 0; k < spaces->len; k++)
        known = known || is_same_space (&space, &g_array_index (spaces, GopsRuleSpace, k));
      if (known)
        continue;
      g_array_append_val (spaces, space);
      if (!put_posts (self, folder, gops_text_get (&platform->name, self->language), posts, "folder.platforms-about", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_rules (Folder *self, GError **error)
{
  if (self->dossier->clauses->len == 0)
    return TRUE;
  return put_form (self, GOPS_RULE_FORM_LONG, "folder.rules", "folder.rules-about", error) &&
    put_form (self, GOPS_RULE_FORM_SHORT, "folder.short", "folder.short-about", error) &&
    put_form (self, GOPS_RULE_FORM_WELCOME, "folder.welcome", "folder.welcome-about", error) &&
    put_form (self, GOPS_RULE_FORM_QUESTIONS, "folder.questions", "folder.questions-about", error) &&
    put_form (self, GOPS_RULE_FORM_LADDER, "folder.ladder", "folder.ladder-about", error) &&
    put_document (self, gops_rules_document (self->dossier), "folder.rules", ".pdf", "folder.print-about", error) && put_platforms (self, error);
}

/* What was written for this group; without it the short rules are what stands there. */
static gboolean
put_announcement (Folder *self, GError **error)
{
  g_autofree char *text = g_strstrip (gops_method_fill (self->dossier, gops_record_get_text (self->dossier->group, GOPS_GROUP_ANNOUNCEMENT)));

  return *text == '\0' || put_text (self, g_steal_pointer (&text), file_called (self, "folder.announcement", ".txt"), "folder.announcement-about", error);
}

/* --- books and forms --- */

static gboolean
put_handbook (Folder *self, GError **error)
{
  return put_document (self, gops_handbook_document (self->dossier, self->store), "folder.handbook", ".pdf", "folder.handbook-about", error) &&
    put_document (self, gops_handbook_document (self->dossier, self->store), "folder.handbook", ".odt", "folder.edit-about", error);
}

static gboolean
put_member_form (Folder *self, GError **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (self->store, error);

  return fields != NULL && put_document (self, gops_member_form_document (self->dossier, fields), "folder.form", ".pdf", "folder.form-about", error) &&
    put_document (self, gops_member_form_document (self->dossier, fields), "folder.form", ".odt", "folder.edit-about", error);
}

/* --- plan --- */

static gboolean
put_month (Folder *self, GError **error)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 group = gops_record_get_id (self->dossier->group);
  g_autoptr (GFile) scratch = scratch_for (self, ".pdf");
  g_autoptr (GopsPlanMonth) month = NULL;
  g_autofree char *rest = g_strdup_printf ("-%.7s.pdf", self->dossier->today);
  int year, number;

  g_array_append_val (groups, group);
  if (is_cancelled (self, error) || sscanf (self->dossier->today, "%d-%d", &year, &number) != 2 ||
      (month = gops_plan_month_load (self->store, groups, year, number, error)) == NULL ||
      !gops_plan_month_export (month, scratch, gops_store_get_author (self->store), self->job->cancellable, error))
    return FALSE;
  return settle (self, scratch, file_called (self, "folder.month", rest), "folder.month-about", error);
}

/* Stamped with the day, so that the same plan gives the same file. */
static gboolean
put_plan (Folder *self, GError **error)
{
  gint64 stamp = (gint64) gops_day_parse (self->dossier->today) * G_TIME_SPAN_DAY;

  if (self->dossier->plan->len + self->dossier->series->len == 0)
    return TRUE;
  return put_text (self, gops_plan_calendar (&self->dossier, 1, stamp), file_called (self, "folder.calendar", ".ics"), "folder.calendar-about", error) &&
    put_month (self, error);
}

/* --- honour rolls --- */

static gboolean
put_honour (Folder *self, gpointer duty, GError **error)
{
  g_autoptr (GopsDutyStanding) standing = gops_duty_standing_load (self->store, gops_record_get_id (duty), GOPS_DAY_NONE, self->job->cancellable, error);
  g_autoptr (GFile) scratch = scratch_for (self, ".png");
  g_autoptr (GopsDocument) document = NULL;
  g_autofree char *name = g_strjoin ("-", say (self, "folder.honour"), gops_record_get_text (duty, GOPS_DUTY_NAME), NULL);

  if (standing == NULL)
    return FALSE;
  if (standing->n_done == 0)
    return TRUE;
  document = gops_duty_honour_document (standing, HONOUR_MOST);
  return gops_document_export_long (document, standing->group, scratch, gops_store_get_author (self->store), self->job->cancellable, error) &&
    settle (self, scratch, gops_file_name (name, ".png"), "folder.honour-about", error);
}

static gboolean
put_honours (Folder *self, GError **error)
{
  for (guint i = 0; i < self->dossier->duties->len; i++)
    if (!put_honour (self, self->dossier->duties->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- posters --- */

static gboolean
draw_poster (GopsStore *store, const GopsDossier *dossier, const char *template_id, GFile *to, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (template_id, error);
  GopsPosterWish wish = { .design = design };
  g_autoptr (GopsPosterJob) job = NULL;

  if (design == NULL || (job = gops_poster_job_new (store, dossier, gops_poster_job_channel (dossier, template_id), &wish, error)) == NULL)
    return FALSE;
  return gops_poster_export_for_print (&job->poster, &job->print, to, job->author, NULL, cancellable, error);
}

/* One that cannot be drawn, for its code is too long or a font is missing, keeps nothing else back. */
static gboolean
put_poster (Folder *self, const char *template_id, GError **error)
{
  g_autoptr (GFile) scratch = scratch_for (self, ".png");
  g_autofree char *folder = gops_file_name (say (self, "folder.posters"), ""), *file = NULL;
  GopsFolderPoster draw = self->job->poster != NULL ? self->job->poster : draw_poster;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (template_id, NULL);
  g_autoptr (GError) local_error = NULL;

  if (design == NULL)
    return TRUE;
  if (is_cancelled (self, error))
    return FALSE;
  if (!draw (self->store, self->dossier, template_id, scratch, self->job->data, self->job->cancellable, &local_error))
    {
      if (local_error->domain == GOPS_OUTPUT_ERROR)
        {
          g_ptr_array_add (self->outcome->notes, g_strdup_printf ("%s, %s: %s", gops_record_get_text (self->dossier->group, GOPS_GROUP_NAME),
                                                                  gops_poster_template_get_name (design, self->language), local_error->message));
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  file = gops_file_name (gops_poster_template_get_name (design, self->language), ".png");
  return settle (self, scratch, g_build_filename (folder, file, NULL), "folder.posters-about", error);
}

static gboolean
has_use (const GPtrArray *ids, const char *use)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_has_prefix (ids->pdata[i], use))
      return TRUE;
  return FALSE;
}

/* The group's own, and one of each that every group needs. (transfer container) (element-type utf8) */
static GPtrArray *
choose_posters (const Folder *self)
{
  static const char *const needed[] = { "recruit-", "rules-", "welcome-" };
  const char *const *all = gops_poster_template_list ();
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < self->dossier->posters->len; i++)
    {
      const char *id = gops_record_get_text (self->dossier->posters->pdata[i], GOPS_POSTER_TEMPLATE);

      if (*id != '\0' && !has_use (ids, id))
        g_ptr_array_add (ids, (gpointer) id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    for (guint k = 0; all[k] != NULL && !has_use (ids, needed[i]); k++)
      if (g_str_has_prefix (all[k], needed[i]))
        g_ptr_array_add (ids, (gpointer) all[k]);
  return ids;
}

static gboolean
put_posters (Folder *self, GError **error)
{
  g_autoptr (GPtrArray) ids = choose_posters (self);

  for (guint i = 0; i < ids->len; i++)
    if (!put_poster (self, ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- contents --- */

static void
append_entry (GString *out, const Entry *entry)
{
  g_autofree char *link = g_uri_escape_string (entry->name, "/", FALSE), *text = NULL;

  text = g_markup_printf_escaped ("<li><a href=\"%s\">%s</a><span>%s</span></li>\n", link, entry->name, entry->about);
  g_string_append (out, text);
}

static gboolean
put_contents (Folder *self, GError **error)
{
  const char *name = gops_record_get_text (self->dossier->group, GOPS_GROUP_NAME);
  GString *out = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *head = g_markup_printf_escaped (
    "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>%s</title>\n"
    "<style>body{max-width:40em;margin:3em auto;padding:0 1.2em;line-height:1.6;font-family:system-ui,sans-serif;color:#222;background:#fff}"
    "li{margin:.7em 0}span{display:block;color:#666;font-size:.92em}a{color:#14745a}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#1d1d20}span{color:#aaa}a{color:#57c9a5}}</style>\n</head>\n<body>\n<h1>%s</h1>\n<p>%s</p>\n<ul>\n",
    g_str_has_prefix (self->language, "zh") ? "zh-CN" : "en", name, name, say (self, "folder.lead"));

  g_string_append (out, head);
  for (guint i = 0; i < self->entries->len; i++)
    append_entry (out, &g_array_index (self->entries, Entry, i));
  g_string_append (out, "</ul>\n</body>\n</html>\n");
  return put_text (self, g_string_free (out, FALSE), file_called (self, "folder.contents", ".html"), "folder.lead", error);
}

/* --- a group --- */

static gboolean
put_all (Folder *self, GError **error)
{
  return put_rules (self, error) && put_announcement (self, error) && put_posters (self, error) && put_plan (self, error) &&
    put_member_form (self, error) && put_handbook (self, error) && put_honours (self, error) && put_contents (self, error);
}

static void
remove_scratch (const Folder *self)
{
  static const char *const endings[] = { ".bin", ".pdf", ".odt", ".png", NULL };

  for (guint i = 0; endings[i] != NULL; i++)
    {
      g_autoptr (GFile) scratch = scratch_for (self, endings[i]);

      (void) g_file_delete (scratch, NULL, NULL);   /* most are not there */
    }
}

/* What was written before is known even where the run is broken off, so that the folder stays the group's. */
static gboolean
write_folder (Folder *self, const char *stamp, GError **error)
{
  g_autoptr (GopsFolderState) before = gops_folder_state_load (self->folder);
  gboolean done;

  if (gops_folder_state_holds (before, self->folder, stamp))
    {
      self->outcome->n_kept += g_hash_table_size (before->files);
      return TRUE;
    }
  g_clear_pointer (&before->stamp, g_free);
  before->group = self->state->group;
  if (!gops_folder_state_save (before, self->folder, self->job->cancellable, error))
    return FALSE;
  done = put_all (self, error);
  remove_scratch (self);
  if (!done)
    return FALSE;
  gops_folder_state_tidy (before, self->state, self->folder);
  return gops_folder_state_save (self->state, self->folder, self->job->cancellable, error);
}

/* --- folders --- */

static gboolean
is_empty (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GFileInfo) first = children != NULL ? g_file_enumerator_next_file (children, NULL, NULL) : NULL;

  return first == NULL;
}

/* Whether @folder can be the one of @group: it is not there, empty, or was that group's before. */
static gboolean
is_free (GFile *folder, gint64 group)
{
  g_autoptr (GopsFolderState) state = gops_folder_state_load (folder);

  return state->group == group || (state->group == 0 && (!g_file_query_exists (folder, NULL) || is_empty (folder)));
}

/* @used: (element-type utf8): names of this run, folded: some file systems know no difference. (transfer full) */
static char *
choose_name (const GopsFolderJob *job, const GopsDossier *dossier, GHashTable *used)
{
  gint64 id = gops_record_get_id (dossier->group);
  char *name = gops_file_name (gops_record_get_text (dossier->group, GOPS_GROUP_NAME), "");
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GFile) folder = *name != '\0' ? g_file_get_child (job->folder, name) : NULL;

  if (folder == NULL || g_hash_table_contains (used, folded) || !is_free (folder, id))
    {
      g_autofree char *rest = g_strdup_printf ("-%" G_GINT64_FORMAT, id);

      g_free (name);
      return gops_file_name (gops_record_get_text (dossier->group, GOPS_GROUP_NAME), rest);
    }
  g_hash_table_add (used, g_steal_pointer (&folded));
  return name;
}

static gboolean
make_folder (GFile *folder, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_file_make_directory_with_parents (folder, NULL, &local_error) || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;
  g_set_error (error, G_IO_ERROR, local_error->code, _("The folder “%s” cannot be made: %s"), g_file_peek_path (folder), local_error->message);
  return FALSE;
}

static gboolean
write_group (GopsStore *store, gint64 group, const GopsFolderJob *job, GHashTable *used, const char *workspace, GopsFolderOutcome *outcome, GError **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, error);
  g_autofree char *name = dossier != NULL ? choose_name (job, dossier, used) : NULL;
  g_autofree char *stamp = dossier != NULL ? g_strdup_printf ("%s %s", workspace, dossier->today) : NULL;
  g_autoptr (GFile) folder = dossier != NULL ? g_file_get_child (job->folder, name) : NULL;
  g_autoptr (GopsFolderState) state = gops_folder_state_new (group, stamp);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Folder self = { store, dossier, job, outcome, folder, state, entries, dossier != NULL ? gops_dossier_language (dossier) : NULL };

  g_array_set_clear_func (entries, clear_entry);
  if (dossier == NULL || !make_folder (folder, error) || !write_folder (&self, stamp, error))
    return FALSE;
  g_ptr_array_add (outcome->folders, g_steal_pointer (&name));
  outcome->n_groups++;
  return TRUE;
}

/* Changes with everything that is done or undone. */
static char *
stamp_workspace (GopsStore *store, GError **error)
{
  char *state = NULL;

  (void) gops_store_read_text (store, &state, error, "SELECT printf ('%d.%d.%d.%d.%d', count (*), coalesce (max (id), 0), coalesce (sum (undone), 0),"
                               " coalesce (sum (n_rows), 0), coalesce (max (at), 0)) FROM journal_action", NULL);
  if (state != NULL)
    {
      char *stamp = g_strdup_printf ("%s %s %s", GOPS_VERSION, gops_store_get_uuid (store), state);

      g_free (state);
      return stamp;
    }
  return NULL;
}

static void
report (GopsStore *store, const GopsFolderJob *job, gint64 group, guint done, guint all)
{
  g_autofree char *name = NULL;

  if (job->progress != NULL && gops_store_read_text (store, &name, NULL, "SELECT name FROM chat_group WHERE id = ?1", "l", group))
    gops_progress_report (job->progress, done, all, name);
}

gboolean
gops_group_folders_write (GopsStore *store, const GArray *groups, const GopsFolderJob *job, GopsFolderOutcome *out_outcome, GError **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *workspace = stamp_workspace (store, error);

  *out_outcome = (GopsFolderOutcome) { .folders = g_ptr_array_new_with_free_func (g_free), .notes = g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; workspace != NULL && i < groups->len; i++)
    {
      report (store, job, g_array_index (groups, gint64, i), i, groups->len);
      if (g_cancellable_set_error_if_cancelled (job->cancellable, error) ||
          !write_group (store, g_array_index (groups, gint64, i), job, used, workspace, out_outcome, error))
        return FALSE;
    }
  return workspace != NULL;
}

void
gops_folder_outcome_clear (GopsFolderOutcome *self)
{
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
}
