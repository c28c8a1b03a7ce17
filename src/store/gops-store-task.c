/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a thread, with progress. */

#include "gops-store-private.h"
#include "gops-store-task.h"

#define REPORT_INTERVAL (G_USEC_PER_SEC / 10)

struct _GopsProgress
{
  GopsProgressFunc func;       /* (nullable) */
  gpointer         user_data;
  GMainContext    *context;    /* (owned): where @func runs */
  GThread         *thread;     /* borrowed: never looked into, only compared */
  gint64           last;       /* monotonic µs of the last report */
};

typedef struct
{
  GopsProgress *progress;   /* (owned) */
  guint64       done;
  guint64       total;
  char         *what;       /* (owned) */
} Report;

static void
gops_progress_clear (gpointer data)
{
  g_main_context_unref (((GopsProgress *) data)->context);
}

/**
 * gops_progress_new:
 * @func: (nullable): called in the thread-default context of the caller
 */
GopsProgress *
gops_progress_new (GopsProgressFunc func,
                   gpointer         user_data)
{
  GopsProgress *self = g_atomic_rc_box_new0 (GopsProgress);

  self->func = func;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  self->thread = g_thread_self ();
  return self;
}

GopsProgress *
gops_progress_ref (GopsProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gops_progress_unref (GopsProgress *self)
{
  g_atomic_rc_box_release_full (self, gops_progress_clear);
}

static gboolean
on_report_idle_cb (gpointer data)
{
  Report *report = data;

  report->progress->func (report->done, report->total, report->what, report->progress->user_data);
  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  gops_progress_unref (report->progress);
  g_free (report->what);
  g_free (report);
}

/**
 * gops_progress_report:
 * @self: (nullable): NULL when nobody listens
 * @total: 0 when it is not known
 * @what: translated, what is being done
 */
void
gops_progress_report (GopsProgress *self,
                      guint64       done,
                      guint64       total,
                      const char   *what)
{
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (self == NULL || self->func == NULL || (now - self->last < REPORT_INTERVAL && done != total))
    return;
  self->last = now;
  if (g_thread_self () == self->thread)
    {
      self->func (done, total, what, self->user_data);
      return;
    }
  report = g_new0 (Report, 1);
  report->progress = gops_progress_ref (self);
  report->done = done;
  report->total = total;
  report->what = g_strdup (what);
  /* Not g_main_context_invoke(): while nobody iterates the context that runs the callback in this thread. */
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_report_idle_cb, report, report_free);
  g_source_attach (source, self->context);
}

typedef struct
{
  GopsStoreWork  work;
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GopsProgress  *progress;   /* (owned) */
  char          *author;     /* (owned): as it was when the work was asked for */
  gint64         pinned_now;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->data_free != NULL)
    work->data_free (work->data);
  gops_progress_unref (work->progress);
  g_free (work->author);
  g_free (work);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  const char *path = gops_store_get_path (source);   /* path and schema never change */
  g_autoptr (GopsStore) store = gops_store_open_as (path, gops_store_get_schema (source), work->author, work->pinned_now, &error);
  gpointer result = store != NULL ? work->work (store, work->data, work->progress, cancellable, &error) : NULL;

  g_clear_object (&store);   /* before anybody hears of the result: it may be followed by closing the workspace */
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, work->result_free);
}

static Work *
work_new (GopsStore       *self,
          GopsStoreWork    func,
          gpointer         data,
          GDestroyNotify   data_free,
          GDestroyNotify   result_free,
          GopsProgressFunc on_progress,
          gpointer         progress_data)
{
  Work *work = g_new0 (Work, 1);

  work->work = func;
  work->data = data;
  work->data_free = data_free;
  work->result_free = result_free;
  work->progress = gops_progress_new (on_progress, progress_data);
  work->author = g_strdup (self->author);
  work->pinned_now = self->pinned_now;
  return work;
}

/**
 * gops_store_run_async:
 * @data: (transfer full): freed with @data_free after @callback
 * @result_free: (nullable): frees a result that nobody takes
 *
 * Runs @work in a thread. When it ends, the store is polled so that ::changed tells what it committed.
 */
void
gops_store_run_async (GopsStore          *self,
                      GopsStoreWork       work,
                      gpointer            data,
                      GDestroyNotify      data_free,
                      GDestroyNotify      result_free,
                      GopsProgressFunc    on_progress,
                      gpointer            progress_data,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, gops_store_run_async);
  g_task_set_task_data (task, work_new (self, work, data, data_free, result_free, on_progress, progress_data), work_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * gops_store_write_async:
 *
 * As gops_store_run_async(), for work that writes: what it has done is told, though somebody cancelled when all of it was
 * done. To be finished with gops_store_run_finish().
 */
void
gops_store_write_async (GopsStore          *self,
                        GopsStoreWork       work,
                        gpointer            data,
                        GDestroyNotify      data_free,
                        GDestroyNotify      result_free,
                        GopsProgressFunc    on_progress,
                        gpointer            progress_data,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, gops_store_write_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work_new (self, work, data, data_free, result_free, on_progress, progress_data), work_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * gops_store_run_finish:
 *
 * Returns: (transfer full) (nullable): the result of the work
 */
gpointer
gops_store_run_finish (GopsStore    *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  (void) gops_store_poll (self);
  return g_task_propagate_pointer (G_TASK (result), error);
}
