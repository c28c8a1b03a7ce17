/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for files: export poster, posters, flow, calendar, plan, members. */
#include "config.h"

#include "gops-cli.h"
#include "gops-cli-channels.h"
#include "gops-cli-chats.h"
#include "gops-cli-files.h"
#include "gops-cli-people.h"
#include "gops-cli-rules.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "gops-cli-poster-job.h"
#include "gops-cli-preflight.h"
#include "gops-document-writers.h"
#include "gops-file-head.h"
#include "gops-file-writer.h"
#include "gops-flow.h"
#include "gops-group-documents.h"
#include "gops-members-csv.h"
#include "gops-members-vcard.h"
#include "gops-members-xlsx.h"
#include "gops-person-document.h"
#include "gops-plan-csv.h"
#include "gops-plan-month.h"
#include "gops-poster-batch.h"
#include "gops-points.h"
#include "gops-method.h"

#define POSTER_ENDINGS ".png .jpg .jpeg .webp .svg .pdf"

static GopsDossier *
load_dossier (GopsCli    *self,
              const char *name,
              GError    **error)
{
  gint64 group;

  return gops_cli_find_group (self, name, &group, error) ? gops_dossier_load (self->store, group, NULL, error) : NULL;
}

/* The one that was named, else that of the group's poster. @out_channel: (nullable): the group's own code */
static gboolean
find_channel (GopsCli            *self,
              const GopsDossier  *dossier,
              GopsChannel       **out_channel,
              GError            **error)
{
  const char *name = gops_cli_option (self, "channel");

  if (name == NULL)
    {
      *out_channel = gops_poster_job_channel (dossier, gops_cli_option (self, "template"));
      return TRUE;
    }
  *out_channel = gops_cli_find_channel (dossier->channels, name, error);
  return *out_channel != NULL;
}

static gboolean
export_poster (GopsCli              *self,
               const GopsPosterWish *wish,
               const char           *to,
               GError              **error)
{
  g_autoptr (GopsDossier) dossier = load_dossier (self, gops_cli_argument (self, 0), error);
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsPosterJob) job = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  GopsChannel *channel = NULL;

  if (dossier == NULL || !find_channel (self, dossier, &channel, error) || (job = gops_poster_job_new (self->store, dossier, channel, wish, error)) == NULL ||
      !gops_poster_export_for_print (&job->poster, &job->print, file, job->author, &notes, NULL, error))
    return FALSE;
  gops_cli_note_findings (&job->poster, dossier, channel, notes);
  gops_cli_add_one_file (self, to, notes);
  return TRUE;
}

static gboolean
run_poster (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to");
  GopsPosterWish wish;
  gboolean ok;

  if (!gops_cli_check_ending (to, POSTER_ENDINGS, error) || !gops_cli_poster_wish (self, &wish, error))
    return FALSE;
  ok = export_poster (self, &wish, to, error);
  gops_cli_poster_wish_clear (&wish);
  return ok;
}

static void
add_results (GopsCli    *self,
             const char *folder,
             GPtrArray  *results)
{
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < results->len; i++)
    {
      const GopsPosterResult *result = results->pdata[i];
      g_autofree char *path = g_build_filename (folder, result->file, NULL);

      gops_cli_add_file (self, path, result->notes);
    }
  gops_cli_end_array (self);
}

/* One that cannot be drawn fails the command; the others are written all the same. */
static gboolean
check_results (GopsPosterBatch *batch,
               GError         **error)
{
  GPtrArray *results = gops_poster_batch_get_results (batch);
  guint failed = gops_poster_batch_count (batch, GOPS_POSTER_FAILED);

  for (guint i = 0; failed > 0 && i < results->len; i++)
    {
      const GopsPosterResult *result = results->pdata[i];

      if (result->outcome == GOPS_POSTER_FAILED)
        return gops_cli_fail (error, _("%u of %u posters could not be drawn, the others are written; the first of them, %s: %s"), failed, results->len,
                              result->label, result->problem);
    }
  return TRUE;
}

static gboolean
export_posters (GopsCli         *self,
                GopsPosterOrder *order,
                GError         **error)
{
  g_autoptr (GArray) groups = gops_cli_find_groups (self, gops_cli_option (self, "groups"), error);
  g_autoptr (GopsPosterBatch) batch = NULL;
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);

  order->groups = groups;
  if (groups == NULL || (batch = gops_poster_batch_new (order, error)) == NULL ||
      !gops_poster_batch_run (batch, self->store, progress, NULL, error) || !check_results (batch, error))
    return FALSE;
  add_results (self, gops_cli_option (self, "to"), gops_poster_batch_get_results (batch));
  return TRUE;
}

static gboolean
run_posters (GopsCli *self,
             GError **error)
{
  const char *format = gops_cli_option (self, "format");
  g_autoptr (GFile) folder = g_file_new_for_path (gops_cli_option (self, "to"));
  g_autofree char *ending = g_strconcat (".", format != NULL ? format : "png", NULL);
  GopsPosterOrder order = { .channels = TRUE, .pattern = gops_cli_option (self, "name"), .ending = ending, .folder = folder };
  gboolean ok;

  if (!gops_cli_number (self, "jobs", g_get_num_processors (), &order.threads, error) || !gops_cli_poster_wish (self, &order.wish, error))
    return FALSE;
  ok = export_posters (self, &order, error);
  gops_cli_poster_wish_clear (&order.wish);
  return ok;
}

static gboolean
run_calendar (GopsCli *self,
              GError **error)
{
  const char *to = gops_cli_option (self, "to"), *name = gops_cli_argument (self, 0);
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GPtrArray) dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_dossier_free);
  gint64 group;

  if (!gops_cli_check_ending (to, ".ics", error) || (name != NULL && !gops_cli_find_group (self, name, &group, error)) ||
      (name == NULL && (groups = gops_cli_find_groups (self, "all", error)) == NULL))
    return FALSE;
  for (guint i = 0; i < (groups != NULL ? groups->len : 1); i++)
    {
      GopsDossier *dossier =
        gops_dossier_load (self->store, groups != NULL ? g_array_index (groups, gint64, i) : group, NULL, error);

      if (dossier == NULL)
        return FALSE;
      g_ptr_array_add (dossiers, dossier);
    }
  return gops_cli_write_text (self, to, gops_plan_calendar ((const GopsDossier *const *) dossiers->pdata, dossiers->len, gops_store_now (self->store)),
                              error);
}

static gboolean
run_flow (GopsCli *self,
          GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDossier) dossier = NULL;
  g_autoptr (GopsFlow) flow = NULL;

  if (!gops_cli_check_ending (to, ".svg .png .pdf .txt", error) ||
      (dossier = load_dossier (self, gops_cli_argument (self, 0), error)) == NULL)
    return FALSE;
  if (dossier->flow_nodes->len == 0)
    return gops_cli_fail (error, _("%s: the group has no business flow; draw one on the positioning page"),
                          gops_cli_argument (self, 0));
  flow = gops_flow_new (dossier);
  if (!gops_flow_export (flow, file, gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

/* --month: this one where none is named. */
static gboolean
read_month (GopsCli *self,
            int     *out_year,
            int     *out_month,
            GError **error)
{
  g_autofree char *today = gops_date_today (self->store, NULL), *this_month = g_strndup (today, 7);
  const char *text = gops_cli_option (self, "month") != NULL ? gops_cli_option (self, "month") : this_month;
  g_autofree char *first = g_strconcat (text, "-01", NULL);

  if (!gops_date_is_valid (first))
    return gops_cli_fail (error, _("--month: “%s” is no month such as 2026-09"), text);
  return sscanf (first, "%d-%d", out_year, out_month) == 2;
}

/* GROUP, or all. @out_groups: (transfer full) (nullable) */
static gboolean
read_plan_groups (GopsCli  *self,
                  GArray  **out_groups,
                  GError  **error)
{
  const char *name = gops_cli_argument (self, 0);
  gint64 group;

  if (name == NULL)
    return TRUE;
  if (!gops_cli_find_group (self, name, &group, error))
    return FALSE;
  *out_groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (*out_groups, group);
  return TRUE;
}

/* The whole plan as a table is of one group, for import reads it into one. */
static gboolean
export_plan_table (GopsCli    *self,
                   const char *to,
                   GError    **error)
{
  g_autoptr (GopsDossier) dossier = NULL;

  if (gops_cli_argument (self, 0) == NULL || gops_cli_option (self, "month") != NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("a .csv file takes the whole plan of a GROUP, without “--month”"));
      return FALSE;
    }
  dossier = load_dossier (self, gops_cli_argument (self, 0), error);
  return dossier != NULL && gops_cli_write_text (self, to, gops_plan_csv (dossier), error);
}

static gboolean
run_plan (GopsCli *self,
          GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GopsPlanMonth) month = NULL;
  int year, number;

  if (gops_cli_check_ending (to, ".csv", NULL))
    return export_plan_table (self, to, error);
  if (!gops_cli_check_ending (to, ".csv .pdf .png .svg", error) || !read_month (self, &year, &number, error) || !read_plan_groups (self, &groups, error))
    return FALSE;
  month = gops_plan_month_load (self->store, groups, year, number, error);
  if (month == NULL || !gops_plan_month_export (month, file, gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

static gboolean
read_vcard (GopsCli           *self,
            GopsVcardVersion  *out_version,
            GError           **error)
{
  const char *version = gops_cli_option (self, "vcard");

  *out_version = g_strcmp0 (version, "4.0") == 0 ? GOPS_VCARD_4_0 : GOPS_VCARD_3_0;
  return version == NULL || g_str_equal (version, "3.0") || g_str_equal (version, "4.0") ||
    gops_cli_fail (error, _("--vcard: “%s” is not 3.0 or 4.0"), version);
}

static gboolean
export_members (GopsCli     *self,
                gint64       group,
                const char  *to,
                GFile       *file,
                GError     **error)
{
  GopsVcardVersion version;
  g_autoptr (GHashTable) earned = NULL;

  if (!read_vcard (self, &version, error))
    return FALSE;
  if (gops_file_name_has_ending (to, ".vcf"))
    return gops_members_export_vcard (self->store, group, version, file, NULL, NULL, NULL, error);
  earned = gops_points_earned (self->store, group, NULL, error);
  if (earned == NULL)
    return FALSE;
  if (gops_file_name_has_ending (to, ".xlsx"))
    return gops_members_export_xlsx (self->store, group, earned, file, NULL, NULL, NULL, error);
  return gops_members_export_csv (self->store, group, earned, file, NULL, NULL, NULL, error);
}

static gboolean
run_members (GopsCli *self,
             GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  gint64 group;

  if (!gops_cli_check_ending (to, ".csv .vcf .xlsx", error) || !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) ||
      !export_members (self, group, to, file, error))
    return FALSE;
  gops_cli_add_one_file (self, to, NULL);
  return TRUE;
}

/* (transfer full) (nullable): of one person, or a line for everybody */
static GopsDocument *
make_inventory (GopsCli *self,
                GError **error)
{
  const char *name = gops_cli_argument (self, 0);
  g_autofree char *today = NULL;
  g_autoptr (GopsPersonSheet) sheet = NULL;
  g_autoptr (GopsProgress) progress = NULL;

  if (name != NULL)
    return (sheet = gops_cli_load_sheet (self, name, &today, error)) != NULL ? gops_person_document (sheet, today) : NULL;
  progress = gops_cli_progress_new (self);
  today = gops_date_today (self->store, NULL);
  return gops_inventory_document (self->store, today, progress, NULL, error);
}

static gboolean
run_inventory (GopsCli *self,
               GError **error)
{
  const char *to = gops_cli_option (self, "to");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDocument) document = NULL;

  if (!gops_cli_check_ending (to, ".txt .md .html .pdf .odt", error) || (document = make_inventory (self, error)) == NULL ||
      !gops_document_export (document, file, "plain", gops_store_get_author (self->store), NULL, error))
    return FALSE;
  gops_cli_add_one_file (self, to, NULL);
  return TRUE;
}

#define TO(what, help) { "to", what, help, FALSE, TRUE }
#define TEMPLATE { "template", "T", N_("the poster template's id"), FALSE, TRUE }
#define SIZE { "size", "S", N_("as 1080x1920, or long, a4, a3, roll-up") }
#define DPI { "dpi", "N", N_("pixels to an inch; a4, a3 and roll-up have as many pixels as that takes") }
#define BLEED { "bleed", "MM", N_("millimetres that run over the edge, for the printer to cut off; most want 3") }
#define CROP_MARKS { "crop-marks", NULL, N_("lines that say where to cut") }
#define SET { "set", "FIELD=VALUE", N_("what a field says, or the file of its picture; qr=TEXT sets the code; may be given several times"), TRUE }
#define PALETTE { "palette", "P", N_("a palette of the template, or “brand”: in the colours of the workspace’s brand") }

static const GopsCliOption poster_options[] = {
  TEMPLATE, SIZE, { "channel", "C", N_("a channel of the group, by id or name: the poster carries its code") }, PALETTE, SET, DPI, BLEED, CROP_MARKS, TO ("FILE", N_("a file ending in .png, .jpg, .webp, .svg or .pdf")),
  { NULL },
};

static const GopsCliOption posters_options[] = {
  { "groups", "all|IDS", N_("ids with commas between"), FALSE, TRUE },
  TEMPLATE, SIZE, PALETTE, SET, DPI, BLEED, CROP_MARKS,
  { "name", "PATTERN", N_("names of files, of {group} {channel} {template} {size} {language} {date} {n} {id}") },
  { "format", "F", N_("png, jpg, webp, svg or pdf; else png") },
  TO ("FOLDER", N_("where the pictures go; what is there from an earlier run and would look the same is left")),
  { "jobs", "N", N_("so many at a time") },
  { NULL },
};

static const GopsCliOption flow_options[] = {
  TO ("FILE", N_("a file ending in .svg, .png, .pdf or .txt")),
  { NULL },
};

static const GopsCliOption calendar_options[] = {
  TO ("FILE", N_("a file ending in .ics")),
  { NULL },
};

static const GopsCliOption plan_options[] = {
  { "month", "YYYY-MM", N_("the month; else this one") },
  TO ("FILE", N_("a file ending in .pdf, .png or .svg; or in .csv for the whole plan of a group as a table")),
  { NULL },
};

static const GopsCliOption members_options[] = {
  TO ("FILE", N_("a file ending in .csv, .vcf or .xlsx")),
  { "vcard", "3.0|4.0", N_("the version of address cards; else 3.0") },
  { NULL },
};

static const GopsCliOption inventory_options[] = {
  TO ("FILE", N_("a file ending in .txt, .md, .html, .pdf or .odt")),
  { NULL },
};

const GopsCliCommand gops_cli_export_commands[] = {
  { "export poster", "GROUP --template T [--size S] [--channel C] [--palette P] [--set FIELD=VALUE …] [--dpi N] [--bleed MM] [--crop-marks] --to FILE", N_("a poster"),
    poster_options, 1, 1, GOPS_CLI_OPEN, run_poster },
  { "export posters", "--groups all|ID,… --template T [--size S] [--palette P] [--name PATTERN] [--format F] --to FOLDER [--jobs N]", N_("one poster for each group and each of its channels"),
    posters_options, 0, 0, GOPS_CLI_OPEN, run_posters },
  { "export flow", "GROUP --to FILE", N_("the business flow as a drawing or a list"),
    flow_options, 1, 1, GOPS_CLI_OPEN, run_flow },
  { "export calendar", "[GROUP] --to FILE.ics", N_("the content plan for a calendar program"),
    calendar_options, 0, 1, GOPS_CLI_OPEN, run_calendar },
  { "export plan", "[GROUP] [--month YYYY-MM] --to FILE | GROUP --to FILE.csv",
    N_("a month of the plan on one sheet, of all groups without GROUP; or the plan as a table, which import --format plan reads back"),
    plan_options, 0, 1, GOPS_CLI_OPEN, run_plan },
  { "export members", "GROUP --to FILE [--vcard 4.0]", N_("the members as a table or address cards"),
    members_options, 1, 1, GOPS_CLI_OPEN, run_members },
  { "export inventory", "[PERSON] --to FILE", N_("what is stored about a person; or a line for everybody"),
    inventory_options, 0, 1, GOPS_CLI_OPEN, run_inventory },
  { NULL },
};
