/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets SOPs begin for people while a workspace is open. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-sop-triggers.h"
#include "gops-sop-watch.h"

#define WAIT_SECONDS 2     /* after a change: there may be more to come */
#define DAY_SECONDS  600   /* so soon a new day is seen */

struct _GopsSopWatch
{
  GObject parent_instance;

  GopsSession  *session;       /* weak */
  GCancellable *cancellable;   /* (owned) */
  guint         wait;
  guint         day;
  gboolean      looking;
};

G_DEFINE_FINAL_TYPE (GopsSopWatch, gops_sop_watch, G_TYPE_OBJECT)

static void
say (GopsSession        *session,
     const GopsSopBegun *begun)
{
  g_autofree char *text = NULL;

  if (begun->people == 0)
    return;
  text = g_strdup_printf (ngettext ("An SOP has begun for %u person", "SOPs have begun for %u people", begun->people), begun->people);
  gops_session_toast_undo (session, text);
}

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsSopWatch) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree GopsSopBegun *begun = gops_store_run_finish (GOPS_STORE (source), result, &error);

  self->looking = FALSE;
  if (self->session == NULL)
    return;
  if (begun != NULL)
    say (self->session, begun);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (self->session, error);
}

static void
look (GopsSopWatch *self)
{
  GopsStore *store = self->session != NULL ? gops_session_get_store (self->session) : NULL;

  if (store == NULL || self->looking || gops_store_in_action (store) || !gops_sop_triggers_are_due (store))
    return;
  self->looking = TRUE;
  gops_sop_triggers_run_async (store, self->cancellable, on_looked_cb, g_object_ref (self));
}

static gboolean
on_waited_cb (gpointer data)
{
  GopsSopWatch *self = data;

  self->wait = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_day_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

static void
on_refreshed_cb (GopsSopWatch *self)
{
  if (self->wait == 0)
    self->wait = g_timeout_add_seconds (WAIT_SECONDS, on_waited_cb, self);
}

static void
gops_sop_watch_dispose (GObject *object)
{
  GopsSopWatch *self = GOPS_SOP_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->day, g_source_remove);
  g_clear_weak_pointer (&self->session);

  G_OBJECT_CLASS (gops_sop_watch_parent_class)->dispose (object);
}

static void
gops_sop_watch_finalize (GObject *object)
{
  g_object_unref (GOPS_SOP_WATCH (object)->cancellable);

  G_OBJECT_CLASS (gops_sop_watch_parent_class)->finalize (object);
}

static void
gops_sop_watch_class_init (GopsSopWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_sop_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_sop_watch_finalize;
}

static void
gops_sop_watch_init (GopsSopWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

void
gops_sop_watch_begin (GopsSession *session)
{
  GopsSopWatch *self = g_object_new (GOPS_TYPE_SOP_WATCH, NULL);

  g_set_weak_pointer (&self->session, session);
  g_object_set_data_full (G_OBJECT (session), "gops-sop-watch", self, g_object_unref);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed_cb), self, G_CONNECT_SWAPPED);
  self->day = g_timeout_add_seconds (DAY_SECONDS, on_day_cb, self);
  on_refreshed_cb (self);
}
