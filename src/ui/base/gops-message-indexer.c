/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index for searches in messages, built while a workspace is open. */

#include "config.h"

#include "gops-message-indexer.h"
#include "gops-message-search.h"
#include "gops-store-task.h"

#define DATA "message-indexer"   /* of the session */

struct _GopsMessageIndexer
{
  GObject parent_instance;

  GopsStore    *store;      /* weak: who closes the workspace need not know of us */
  GCancellable *running;    /* (owned) (nullable) */
  guint         timeout;
  gboolean      again;      /* more came while it was running */
  double        fraction;
};

G_DEFINE_FINAL_TYPE (GopsMessageIndexer, gops_message_indexer, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gpointer
build_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  (void) gops_message_search_build (store, progress, cancellable, error);
  return NULL;
}

static void
on_progress_cb (guint64     done,
                guint64     total,
                const char *what,
                gpointer    data)
{
  GopsMessageIndexer *self = data;

  self->fraction = total > 0 ? (double) done / (double) total : 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What failed, since another process is writing, is tried the next time; a search finds what is there. */
static void
on_built_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsMessageIndexer) self = data;

  (void) gops_store_run_finish (GOPS_STORE (source), result, NULL);
  g_clear_object (&self->running);
  if (self->again)
    gops_message_indexer_schedule (self, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_timeout_cb (gpointer data)
{
  GopsMessageIndexer *self = data;

  self->timeout = 0;
  self->again = FALSE;
  if (self->store == NULL || gops_message_search_is_complete (self->store))
    return G_SOURCE_REMOVE;
  self->fraction = 0;
  self->running = g_cancellable_new ();
  gops_store_run_async (self->store, build_in_thread, NULL, NULL, NULL, on_progress_cb, self, self->running, on_built_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

void
gops_message_indexer_schedule (GopsMessageIndexer *self,
                               guint               seconds)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->again = self->running != NULL;
  if (!self->again)
    self->timeout = g_timeout_add (1000 * seconds, on_timeout_cb, self);
}

gboolean
gops_message_indexer_is_running (GopsMessageIndexer *self)
{
  return self->running != NULL;
}

double
gops_message_indexer_get_fraction (GopsMessageIndexer *self)
{
  return self->fraction;
}

/* --- object --- */

static void
gops_message_indexer_dispose (GObject *object)
{
  GopsMessageIndexer *self = GOPS_MESSAGE_INDEXER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_weak_pointer (&self->store);

  G_OBJECT_CLASS (gops_message_indexer_parent_class)->dispose (object);
}

static void
gops_message_indexer_class_init (GopsMessageIndexerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_message_indexer_dispose;

  signals[CHANGED] = g_signal_new ("changed", GOPS_TYPE_MESSAGE_INDEXER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_message_indexer_init (GopsMessageIndexer *self)
{
}

/* The session goes: so does what it began. */
static void
let_go (gpointer data)
{
  g_object_run_dispose (data);
  g_object_unref (data);
}

GopsMessageIndexer *
gops_message_indexer_of (GopsSession *session)
{
  GopsMessageIndexer *self = g_object_get_data (G_OBJECT (session), DATA);

  if (self != NULL)
    return self;
  self = g_object_new (GOPS_TYPE_MESSAGE_INDEXER, NULL);
  g_set_weak_pointer (&self->store, gops_session_get_store (session));
  g_object_set_data_full (G_OBJECT (session), DATA, self, let_go);
  return self;
}
