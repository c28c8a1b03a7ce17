/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the business flow as a file. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-file-writer.h"
#include "gops-flow-save.h"
#include "gops-flow.h"

typedef struct
{
  GopsFlow *flow;      /* (owned) */
  GFile    *to;        /* (owned) */
  char     *author;    /* (owned) */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  gops_flow_unref (job->flow);
  g_object_unref (job->to);
  g_free (job->author);
  g_free (job);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (gops_flow_export (job->flow, job->to, job->author, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *view,
               GAsyncResult *result,
               gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GopsSession *session = gops_view_get_session (view);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (session == NULL)   /* another workspace is open by now */
    return;
  if (done)
    gops_session_toast_file (session, _("Business flow saved"), job->to);
  else
    gops_session_report (session, error);
}

void
gops_flow_write (GopsView *view,
                 GFile    *to)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autoptr (GTask) task = g_task_new (view, NULL, on_written_cb, NULL);
  Job *job;

  if (dossier == NULL)
    return;
  job = g_new0 (Job, 1);
  job->flow = gops_flow_new (dossier);
  job->to = g_object_ref (to);
  job->author = g_strdup (gops_store_get_author (gops_view_get_store (view)));
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_in_thread);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GopsView) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) to = gops_file_choose_finish (result, &error);

  if (gops_view_get_session (view) == NULL)
    return;
  if (to != NULL)
    gops_flow_write (view, to);
  else
    gops_view_report (view, error);
}

void
gops_flow_save (GopsView   *view,
                GtkWidget  *parent,
                const char *ending)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autofree char *pattern = g_strconcat ("*.", ending, NULL), *rest = g_strconcat (" – ", _("Business flow"), ".", ending, NULL);
  const GopsFileKind kind = { g_str_equal (ending, "txt") ? _("Texts") : _("Pictures"), pattern };
  g_autofree char *name = NULL;

  if (dossier == NULL)
    return;
  gops_session_flush (gops_view_get_session (view));
  gops_session_refresh_now (gops_view_get_session (view));
  name = gops_file_name (gops_record_get_text (gops_view_get_dossier (view)->group, GOPS_GROUP_NAME), rest);
  gops_file_save_async (parent, _("Save Business Flow"), name, &kind, 1, NULL, NULL, on_file_chosen_cb, g_object_ref (view));
}
