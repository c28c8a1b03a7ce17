/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a thread beside the store's own. */

#include "gops-beside.h"

struct _GopsBeside
{
  GopsBesideFunc work;
  gpointer       data;      /* borrowed */
  GThread       *thread;    /* (owned) */
  gboolean       started;   /* and not waited for yet; the store's thread's */
  GError        *error;     /* (owned) (nullable): of what was waited for; likewise */
  GMutex         mutex;     /* for what follows */
  GCond          changed;
  gboolean       busy;
  gboolean       ended;
  GError        *failure;   /* (owned) (nullable): of what was started last */
};

/* Returns: whether there is something to do */
static gboolean
wait_for_work (GopsBeside *self)
{
  gboolean busy;

  g_mutex_lock (&self->mutex);
  while (!self->busy && !self->ended)
    g_cond_wait (&self->changed, &self->mutex);
  busy = self->busy;
  g_mutex_unlock (&self->mutex);
  return busy;
}

static void
set_busy (GopsBeside *self,
          gboolean    busy,
          GError     *failure)
{
  g_mutex_lock (&self->mutex);
  self->busy = busy;
  self->failure = failure;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

static gpointer
work_in_thread (gpointer data)
{
  GopsBeside *self = data;

  while (wait_for_work (self))
    {
      GError *failure = NULL;

      (void) self->work (self->data, &failure);
      set_busy (self, FALSE, failure);
    }
  return NULL;
}

/**
 * gops_beside_new:
 * @data: must outlive it
 *
 * All functions are for the thread that calls this one.
 */
GopsBeside *
gops_beside_new (GopsBesideFunc work,
                 gpointer       data)
{
  GopsBeside *self = g_new0 (GopsBeside, 1);

  self->work = work;
  self->data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("beside", work_in_thread, self);
  return self;
}

/**
 * gops_beside_free:
 *
 * Waits for the thread.
 */
void
gops_beside_free (GopsBeside *self)
{
  gops_beside_wait (self);
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * gops_beside_start:
 *
 * Lets the thread do its work once. What it did before must be finished.
 */
void
gops_beside_start (GopsBeside *self)
{
  g_return_if_fail (!self->started && self->error == NULL);

  self->started = TRUE;
  set_busy (self, TRUE, NULL);
}

/**
 * gops_beside_wait:
 *
 * Waits until the thread rests. What failed is told by gops_beside_finish().
 */
void
gops_beside_wait (GopsBeside *self)
{
  if (!self->started)
    return;
  g_mutex_lock (&self->mutex);
  while (self->busy)
    g_cond_wait (&self->changed, &self->mutex);
  self->error = g_steal_pointer (&self->failure);
  g_mutex_unlock (&self->mutex);
  self->started = FALSE;
}

/**
 * gops_beside_finish:
 *
 * Waits until the thread rests, and tells once what has failed.
 */
gboolean
gops_beside_finish (GopsBeside *self,
                    GError    **error)
{
  gops_beside_wait (self);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
