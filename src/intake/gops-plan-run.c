/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What imports into the plan share. */
#include "config.h"

#include "gops-plan-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-store.h"
#include "gops-text-clean.h"

#define MAX_TITLE 200     /* characters */
#define MAX_TEXT  20000

static char *
cut (char *text, gsize max)
{
  if (strlen (text) > max)
    {
      gsize length = (gsize) g_utf8_strlen (text, -1);

      if (length > max)
        *g_utf8_offset_to_pointer (text, (glong) max) = '\0';
    }
  return text;
}

char *
gops_plan_run_clean_line (const char *text)
{
  return cut (gops_text_clean_line (text), MAX_TITLE);
}

char *
gops_plan_run_clean_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);

  return cut (gops_text_clean (joined), MAX_TEXT);
}

gboolean
gops_plan_run_count (GopsImportReport *report, guint64 n, GError **error)
{
  report->n_records = n;
  if (n <= GOPS_PLAN_MAX_ITEMS)
    return TRUE;
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT, _("The file plans more than %d items; split it into several files"), GOPS_PLAN_MAX_ITEMS);
  return FALSE;
}

gboolean
gops_plan_run_find_group (GopsStore *store, gint64 group, char **out_zone, char **out_language, GError **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error, "SELECT time_zone, language FROM chat_group WHERE id = ?1", "l", group);
  gboolean found;

  if (row == NULL)
    return FALSE;
  found = gops_statement_next (row, NULL);
  *out_zone = g_strdup (found ? gops_statement_text (row, 0) : "");
  *out_language = g_strdup (found ? gops_statement_text (row, 1) : "");
  return TRUE;
}

/* Why nothing could be used, in the words of what was wrong first. */
static gboolean
check_result (const GopsPlanRun *self, const GopsPlanReport *report, GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  const GopsImportSkipped *first;

  if (report->added + report->changed + report->kept + report->base->duplicates > 0)
    return TRUE;
  if (report->base->skipped->len == 0)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("Nothing is planned in %s"), name);
      return FALSE;
    }
  first = g_ptr_array_index (report->base->skipped, 0);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING, _("Nothing in %s could be used. Line %lu: %s"), name, (gulong) first->line, first->reason);
  return FALSE;
}

static gboolean
read_all (const GopsPlanRun *self, GopsPlanReport *report, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GopsPlanWriter) writer = gops_plan_writer_new (self->store, self->group, self->overrule, report, error);

  return writer != NULL && self->read (self->data, writer, progress, cancellable, error) && check_result (self, report, error);
}

/* A try writes as well, and takes it back; one for a group that is not there yet has one for so long. */
static gboolean
begin (GopsPlanRun *self, GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file), *group = NULL;

  if (self->group == GOPS_IMPORT_NEW_GROUP)
    {
      if (!gops_store_begin (self->store, error, N_("Import plan from %s"), name, NULL))
        return FALSE;
      self->group = gops_store_new_id (self->store);
      return gops_store_exec (self->store, error, "INSERT INTO chat_group (id) VALUES (?1)", "l", self->group);
    }
  return gops_store_read_text (self->store, &group, error, "SELECT name FROM chat_group WHERE id = ?1", "l", self->group) &&
         gops_store_begin (self->store, error, N_("Import plan of “%s” from %s"), group, name, NULL);
}

gboolean
gops_plan_run (const GopsPlanRun *self, GopsPlanReport *report, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  GopsPlanRun run = *self;
  gboolean ok;

  if (!begin (&run, error))
    return FALSE;
  ok = read_all (&run, report, progress, cancellable, error);
  report->base->group = self->group;
  report->base->n_changed = report->added + report->changed;
  if (ok && !self->dry && report->base->n_changed > 0)
    return gops_store_commit (self->store, error);
  gops_store_rollback (self->store);
  return ok;
}
