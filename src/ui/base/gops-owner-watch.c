/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people have to do in several groups. */
#include "config.h"

#include "gops-changes.h"
#include "gops-day.h"
#include "gops-owner-watch.h"
#include "gops-store-task.h"
#include "gops-workspace.h"

struct _GopsOwnerWatch
{
  GObject parent_instance;

  GopsStore     *store;    /* (owned) */
  GopsOwnerLoad *load;     /* (owned) (nullable) */
  gboolean       stale;    /* something has changed since the question */
  gboolean       asking;   /* a thread is at work */
  guint          idle;     /* source of the next question, 0: none */
};

G_DEFINE_FINAL_TYPE (GopsOwnerWatch, gops_owner_watch, G_TYPE_OBJECT)

enum { LOADED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  g_autofree char *today = gops_date_today (store, NULL);

  return gops_owner_load_new (store, gops_day_parse (today), error);
}

static void ask (GopsOwnerWatch *self);

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsOwnerWatch) self = user_data;
  g_autoptr (GopsOwnerLoad) load = gops_store_run_finish (GOPS_STORE (source), result, NULL);
  gboolean changed;

  self->asking = FALSE;
  if (self->store == NULL || load == NULL)
    return;
  changed = !gops_owner_load_equal (self->load, load);
  g_clear_pointer (&self->load, gops_owner_load_free);
  self->load = g_steal_pointer (&load);
  if (self->stale)
    ask (self);
  if (changed)
    g_signal_emit (self, signals[LOADED], 0);
}

static void
ask (GopsOwnerWatch *self)
{
  self->stale = FALSE;
  self->asking = TRUE;
  gops_store_run_async (self->store, load_in_thread, NULL, NULL, (GDestroyNotify) gops_owner_load_free, NULL, NULL, NULL, on_loaded_cb,
                        g_object_ref (self));
}

static gboolean
on_idle_cb (gpointer user_data)
{
  GopsOwnerWatch *self = user_data;

  self->idle = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed_cb (GopsOwnerWatch *self,
                     GopsChanges    *changes)
{
  static const char *const tables[] = { "plan_item", "plan_exception", "chat_group", "setting" };

  self->stale |= gops_changes_is_all (changes);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    self->stale |= gops_changes_touch (changes, tables[i]);
}

const GopsOwnerLoad *
gops_owner_watch_get (GopsOwnerWatch *self)
{
  if (self->stale && !self->asking && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle_cb, self, NULL);   /* the window is drawn first */
  return self->load;
}

static void
gops_owner_watch_dispose (GObject *object)
{
  GopsOwnerWatch *self = GOPS_OWNER_WATCH (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->load, gops_owner_load_free);

  G_OBJECT_CLASS (gops_owner_watch_parent_class)->dispose (object);
}

static void
gops_owner_watch_class_init (GopsOwnerWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_owner_watch_dispose;

  signals[LOADED] = g_signal_new ("loaded", GOPS_TYPE_OWNER_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_owner_watch_init (GopsOwnerWatch *self)
{
  self->stale = TRUE;
}

GopsOwnerWatch *
gops_owner_watch_new (GopsStore *store)
{
  GopsOwnerWatch *self = g_object_new (GOPS_TYPE_OWNER_WATCH, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  return self;
}
