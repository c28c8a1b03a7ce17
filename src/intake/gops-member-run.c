/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members from a table: the run over its records, for a preview or for good. */
#include "config.h"

#include "gops-member-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-forgotten.h"
#include "gops-intake-error.h"
#include "gops-member-writer.h"
#include "gops-table-check.h"
#include "gops-table-run.h"
#include "gops-workspace.h"

typedef struct
{
  GopsMemberImport  *import;
  GopsStore         *store;
  gint64             group;
  char              *group_name;   /* (owned) */
  char              *platform;     /* (owned) */
  GopsMemberColumns  columns;
  GopsPersonMatcher *matcher;      /* (owned) */
  GopsImportReport  *report;       /* (owned) */
  GopsMemberWriter   writer;
  GopsMemberDraft    draft;        /* its memory is used for each record */
  GPtrArray         *rows;         /* (owned) (nullable): kept for the preview */
  guint              n_rows;       /* how many to keep */
  gboolean           dry;
  gboolean           forgetting;   /* there are people who are to be forgotten */
  GopsHashKey        secret;
  gboolean           has_blacklist;
} Run;

static void
run_clear (Run *self)
{
  g_free (self->group_name);
  g_free (self->platform);
  g_clear_pointer (&self->columns.zone, g_time_zone_unref);
  g_clear_pointer (&self->matcher, gops_person_matcher_free);
  g_clear_pointer (&self->report, gops_import_report_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gops_member_draft_clear (&self->draft);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
preview_row_free (gpointer data)
{
  GopsMemberPreviewRow *row = data;

  gops_member_draft_clear (&row->draft);
  g_free (row->reason);
  g_free (row);
}

void
gops_member_preview_free (GopsMemberPreview *self)
{
  g_clear_pointer (&self->report, gops_import_report_free);   /* somebody may have taken it */
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
set_zone (Run        *self,
          const char *zone)
{
  if (self->import->zone != NULL)
    self->columns.zone = g_time_zone_ref (self->import->zone);
  else
    self->columns.zone = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;
  if (self->columns.zone == NULL)
    self->columns.zone = g_time_zone_new_local ();
}

static gboolean
load_new_group (Run *self)
{
  self->group_name = g_strdup ("");
  self->platform = gops_workspace_dup_setting (self->store, GOPS_SETTING_PLATFORM);
  self->columns.platform = self->platform;
  set_zone (self, NULL);
  return TRUE;
}

static gboolean
load_group (Run     *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (self->store, error,
    "SELECT name, platform, time_zone FROM chat_group WHERE id = ?1 AND deleted_at = 0", "l", self->group);

  if (rows == NULL)
    return FALSE;
  if (!gops_statement_next (rows, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND,
                     _("the group is not there any more; choose another one"));
      return FALSE;
    }
  self->group_name = g_strdup (gops_statement_text (rows, 0));
  self->platform = g_strdup (gops_statement_text (rows, 1));
  self->columns.platform = self->platform;
  set_zone (self, gops_statement_text (rows, 2));
  return TRUE;
}

static gboolean
check_columns (Run     *self,
               GError **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->columns.headers->len; i++)
    switch (self->columns.fields[i])
      {
      case GOPS_MEMBER_FIELD_NAME:
      case GOPS_MEMBER_FIELD_GIVEN_NAME:
      case GOPS_MEMBER_FIELD_FAMILY_NAME:
      case GOPS_MEMBER_FIELD_NICKNAME:
      case GOPS_MEMBER_FIELD_EXTERNAL_ID:
      case GOPS_MEMBER_FIELD_WECHAT:
      case GOPS_MEMBER_FIELD_WECOM:
      case GOPS_MEMBER_FIELD_QQ:
      case GOPS_MEMBER_FIELD_TELEGRAM:
      case GOPS_MEMBER_FIELD_DISCORD:
      case GOPS_MEMBER_FIELD_SLACK:
      case GOPS_MEMBER_FIELD_FEISHU:
      case GOPS_MEMBER_FIELD_DINGTALK:
      case GOPS_MEMBER_FIELD_PHONE:
      case GOPS_MEMBER_FIELD_EMAIL:
        return TRUE;
      default:
        break;
      }
  names = gops_mapping_list_headers (self->columns.headers);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN,
               _("no column of %s says who the members are; its columns are %s: choose the one with the name"),
               self->import->name, names);
  return FALSE;
}

/* Without active days nobody can be told core or active. */
static gboolean
find_activity (Run     *self,
               GError **error)
{
  gint64 known = 0;

  for (guint i = 0; i < self->columns.headers->len; i++)
    if (self->columns.fields[i] == GOPS_MEMBER_FIELD_ACTIVE_DAYS)
      known = 1;
  if (known == 0 &&
      !gops_store_read_int (self->store, &known, error,
                            "SELECT EXISTS (SELECT 1 FROM membership WHERE group_id = ?1 AND active_days > 0)", "l", self->group))
    return FALSE;
  self->report->activity_known = known != 0;
  return TRUE;
}

static char *
describe (const GopsMatch *match)
{
  switch (match->kind)
    {
    case GOPS_MATCH_NEW:     return g_strdup (_("New"));
    case GOPS_MATCH_ACCOUNT: return g_strdup (_("Known by the account"));
    case GOPS_MATCH_PHONE:   return g_strdup (_("Known by the phone number"));
    case GOPS_MATCH_EMAIL:   return g_strdup (_("Known by the e-mail address"));
    case GOPS_MATCH_NAME:    return g_strdup (_("Known by the name"));
    }
  g_return_val_if_reached (NULL);
}

/* Takes the draft's texts, whose place in @draft is empty afterwards. */
static void
keep_row (Run             *self,
          GopsMemberDraft *draft,
          const GopsMatch *match)
{
  GopsMemberPreviewRow *row;

  if (self->rows == NULL || self->rows->len >= self->n_rows)
    return;
  row = g_new0 (GopsMemberPreviewRow, 1);
  row->draft = *draft;
  memset (draft->texts, 0, sizeof draft->texts);
  draft->own = NULL;
  row->match = *match;
  row->reason = match->earlier_line > 0
                  ? g_strdup_printf (_("The same member as in line %lu"), (gulong) match->earlier_line)
                  : describe (match);
  g_ptr_array_add (self->rows, row);
}

static gboolean
write_draft (Run                   *self,
             const GopsMemberDraft *draft,
             const GopsMatch       *match,
             GError               **error)
{
  gboolean new = match->kind == GOPS_MATCH_NEW;

  if (!self->dry && !(new ? gops_member_writer_add (&self->writer, draft, error)
                          : gops_member_writer_update (&self->writer, draft, match->person, error)))
    return FALSE;

  if (new)
    self->report->members_new++;
  else
    {
      self->report->members_matched++;
      gops_import_report_note_matched (self->report, match->person);
    }
  if (match->person != 0 && self->has_blacklist && !gops_import_report_note_blacklisted (self->report, self->store, match->person, error))
    return FALSE;
  if (*draft->texts[GOPS_MEMBER_FIELD_JOINED_ON] != '\0')
    gops_import_report_note_date (self->report, draft->texts[GOPS_MEMBER_FIELD_JOINED_ON]);
  return gops_person_matcher_note (self->matcher, draft, match, error);
}

/* By the account that is @field, with all else that the draft says. */
static gboolean
is_forgotten_by (Run                   *self,
                 const GopsMemberDraft *draft,
                 GopsMemberField        field,
                 gboolean              *out_forgotten,
                 GError               **error)
{
  const GopsForgottenSigns signs = {
    gops_member_field_get_platform (field, self->platform), draft->texts[field], draft->texts[GOPS_MEMBER_FIELD_PHONE],
    draft->texts[GOPS_MEMBER_FIELD_EMAIL], draft->texts[GOPS_MEMBER_FIELD_NAME], self->group,
  };

  return gops_forgotten_knows (self->store, &self->secret, &signs, out_forgotten, error);
}

static gboolean
is_forgotten (Run                   *self,
              const GopsMemberDraft *draft,
              gboolean              *out_forgotten,
              GError               **error)
{
  gboolean asked = !self->forgetting;

  *out_forgotten = FALSE;
  for (guint i = 0; i < GOPS_MEMBER_N_ACCOUNTS && self->forgetting && !*out_forgotten; i++)
    {
      GopsMemberField field = GOPS_MEMBER_FIELD_EXTERNAL_ID + i;

      if (*draft->texts[field] == '\0')
        continue;
      asked = TRUE;
      if (!is_forgotten_by (self, draft, field, out_forgotten, error))
        return FALSE;
    }
  return asked || is_forgotten_by (self, draft, GOPS_MEMBER_FIELD_EXTERNAL_ID, out_forgotten, error);
}

static gboolean
take_draft (Run              *self,
            GopsMemberDraft  *draft,
            GError          **error)
{
  GopsMatch match;
  gboolean forgotten;

  if (!is_forgotten (self, draft, &forgotten, error))
    return FALSE;
  if (forgotten)
    {
      gops_import_report_skip (self->report, draft->line, TRUE, g_strdup (_("somebody who is to be forgotten")));
      return TRUE;
    }
  if (!gops_person_matcher_find (self->matcher, draft, &match, error))
    return FALSE;
  if (match.earlier_line > 0)
    {
      self->report->duplicates++;
      gops_import_report_skip (self->report, draft->line, TRUE,
                               g_strdup_printf (_("the same member as in line %lu"), (gulong) match.earlier_line));
    }
  else if (!write_draft (self, draft, &match, error))
    return FALSE;
  keep_row (self, draft, &match);
  return TRUE;
}

static gboolean
begin_slice (gpointer   data,
             GError   **error)
{
  return gops_person_matcher_refresh (((Run *) data)->matcher, error);
}

static gboolean
take_record (gpointer          data,
             GopsTableSource  *reader,
             GError          **error)
{
  Run *self = data;

  return !gops_member_draft_read (&self->draft, &self->columns, reader, self->report) || take_draft (self, &self->draft, error);
}

static gboolean
check_result (Run     *self,
              GError **error)
{
  const GopsImportReport *report = self->report;

  if (report->n_records == 0)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY,
                 _("%s holds a header and no members below it; export the list again"), self->import->name);
  else if (report->members_new + report->members_matched == 0)
    {
      const GopsImportSkipped *first = report->skipped->pdata[0];

      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING, _("no record of %s can be used; line %lu: %s"),
                   self->import->name, (gulong) first->line, first->reason);
    }
  else
    return TRUE;
  return FALSE;
}

/* @batch is NULL in a dry run. */
static gboolean
run_records (Run              *self,
             const GopsBatch  *batch,
             GopsProgress     *progress,
             GCancellable     *cancellable,
             GError          **error)
{
  const GopsTableRun run = { self->store, batch, self->import->file, self->import->name, self->report, begin_slice, take_record, self };
  g_autoptr (GopsTableSource) reader = gops_member_import_open (self->import, cancellable, error);

  if (reader == NULL)
    return FALSE;
  self->matcher = gops_person_matcher_new (self->store, self->group, self->platform, error);
  if (self->matcher == NULL || !gops_table_run (&run, reader, progress, cancellable, error))
    return FALSE;
  gops_table_check_end (reader, self->report);
  return check_result (self, error);
}

static gboolean
find_blacklist (Run     *self,
                GError **error)
{
  gint64 has = 0;

  if (!gops_store_read_int (self->store, &has, error, "SELECT EXISTS (SELECT 1 FROM person WHERE blacklisted = 1)", NULL))
    return FALSE;
  self->has_blacklist = has != 0;
  return TRUE;
}

static gboolean
prepare (Run              *self,
         GopsMemberImport *import,
         GopsStore        *store,
         gint64            group,
         GCancellable     *cancellable,
         GError          **error)
{
  self->import = import;
  self->store = store;
  self->group = group;
  self->columns.headers = import->headers;
  self->columns.fields = import->fields;
  self->columns.own = import->own;
  self->report = gops_import_report_new (import->format->id);
  if (!gops_forgotten_any (store, &self->forgetting, error) ||
      (self->forgetting && !gops_workspace_get_secret (store, FALSE, &self->secret, error)))
    return FALSE;
  return (self->dry && group == GOPS_IMPORT_NEW_GROUP ? load_new_group (self) : load_group (self, error)) && check_columns (self, error) && find_activity (self, error) && find_blacklist (self, error) &&
         gops_member_import_settle_dates (import, &self->columns, cancellable, error);
}

GopsMemberPreview *
gops_member_import_preview (GopsMemberImport  *self,
                            GopsStore         *store,
                            gint64             group,
                            guint              n_rows,
                            GopsProgress      *progress,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_auto (Run) run = { .dry = TRUE, .n_rows = n_rows };
  GopsMemberPreview *preview;

  run.rows = g_ptr_array_new_with_free_func (preview_row_free);
  if (!prepare (&run, self, store, group, cancellable, error) ||
      !run_records (&run, NULL, progress, cancellable, error))
    return NULL;
  preview = g_new0 (GopsMemberPreview, 1);
  preview->report = g_steal_pointer (&run.report);
  preview->rows = g_steal_pointer (&run.rows);
  return preview;
}

/* The fields that come with the import are part of its action, before the first value. */
static gboolean
make_fields (Run              *self,
             const GopsBatch  *batch,
             GError          **error)
{
  guint n;

  if (!gops_batch_resume (self->store, batch, error))
    return FALSE;
  if (!gops_member_import_keep_own (self->import, self->store, &n, error))
    {
      gops_store_rollback (self->store);
      return FALSE;
    }
  self->writer.n_changed += n;
  return gops_store_commit (self->store, error);
}

static gboolean
finish (Run              *self,
        const GopsBatch  *batch,
        GError          **error)
{
  g_autoptr (JsonNode) node = gops_import_report_to_json (self->report);
  g_autofree char *json = json_to_string (node, FALSE);

  self->report->action = batch->action;
  self->report->batch = batch->id;
  return gops_batch_finish (self->store, batch, json, error);
}

GopsImportReport *
gops_member_import_run (GopsMemberImport  *self,
                        GopsStore         *store,
                        gint64             group,
                        GopsProgress      *progress,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_auto (Run) run = { 0 };
  GopsBatch batch;
  gboolean ok;

  if (!prepare (&run, self, store, group, cancellable, error) ||
      !gops_batch_begin (store, &batch, "members", self->name, group, error, N_("Import members of “%s” from %s"),
                         run.group_name, self->name, NULL))
    return NULL;

  run.writer = (GopsMemberWriter) { .store = store, .group = group, .platform = run.platform, .batch = batch.id };
  ok = make_fields (&run, &batch, error) && run_records (&run, &batch, progress, cancellable, error);
  gops_member_writer_clear (&run.writer);
  g_clear_pointer (&run.matcher, gops_person_matcher_free);
  run.report->n_changed = run.writer.n_changed;
  if (ok && run.writer.n_changed > 0)
    ok = finish (&run, &batch, error);
  else   /* what cannot be removed now goes at the next open */
    (void) gops_batch_discard_slight (store, &batch, NULL);
  return ok ? g_steal_pointer (&run.report) : NULL;
}

/* What a thread needs. */
typedef struct
{
  GopsMemberImport *import;   /* (owned) */
  gint64            group;
  guint             n_rows;
} Order;

static Order *
order_new (GopsMemberImport *import,
           gint64            group,
           guint             n_rows)
{
  Order *order = g_new (Order, 1);

  *order = (Order) { gops_member_import_ref (import), group, n_rows };
  return order;
}

static void
order_free (gpointer data)
{
  gops_member_import_unref (((Order *) data)->import);
  g_free (data);
}

static gpointer
preview_in_thread (GopsStore     *store,
                   gpointer       data,
                   GopsProgress  *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Order *order = data;

  return gops_member_import_preview (order->import, store, order->group, order->n_rows, progress, cancellable, error);
}

static gpointer
import_in_thread (GopsStore     *store,
                  gpointer       data,
                  GopsProgress  *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Order *order = data;

  return gops_member_import_run (order->import, store, order->group, progress, cancellable, error);
}

void
gops_member_import_preview_async (GopsMemberImport   *self,
                                  GopsStore          *store,
                                  gint64              group,
                                  guint               n_rows,
                                  GopsProgressFunc    on_progress,
                                  gpointer            progress_data,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  gops_store_run_async (store, preview_in_thread, order_new (self, group, n_rows), order_free,
                        (GDestroyNotify) gops_member_preview_free, on_progress, progress_data, cancellable, callback,
                        user_data);
}

GopsMemberPreview *
gops_member_import_preview_finish (GopsStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return gops_store_run_finish (store, result, error);
}

void
gops_member_import_run_async (GopsMemberImport   *self,
                              GopsStore          *store,
                              gint64              group,
                              GopsProgressFunc    on_progress,
                              gpointer            progress_data,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  gops_store_write_async (store, import_in_thread, order_new (self, group, 0), order_free,
                          (GDestroyNotify) gops_import_report_free, on_progress, progress_data, cancellable, callback,
                          user_data);
}

GopsImportReport *
gops_member_import_run_finish (GopsStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return gops_store_run_finish (store, result, error);
}
