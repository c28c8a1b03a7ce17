/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawings and tables as files, written in a thread. */
#include "config.h"

#include "gops-export.h"

typedef struct
{
  GopsSession    *session;   /* (owned) */
  gpointer        drawing;   /* (owned) */
  GDestroyNotify  free_drawing;
  GopsExportFunc  func;
  GFile          *to;        /* (owned) */
  char           *author;    /* (owned) */
  const char     *said;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->session);
  job->free_drawing (job->drawing);
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

  if (job->func (job->drawing, job->to, job->author, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    gops_session_toast_file (job->session, job->said, job->to);
  else
    gops_session_report (job->session, error);
}

void
gops_export_async (GopsSession    *session,
                   gpointer        drawing,
                   GDestroyNotify  free_drawing,
                   GopsExportFunc  func,
                   GFile          *to,
                   const char     *said)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_written_cb, NULL);
  Job *job = g_new0 (Job, 1);

  *job = (Job) { g_object_ref (session), drawing, free_drawing, func, g_object_ref (to),
                 g_strdup (gops_store_get_author (gops_session_get_store (session))), said };
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}
