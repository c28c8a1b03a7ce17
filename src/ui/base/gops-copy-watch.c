/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many copies of a main group have something of its rules to take over. */
#include "config.h"

#include "gops-changes.h"
#include "gops-copy-watch.h"
#include "gops-rule-family.h"
#include "gops-store-task.h"

struct _GopsCopyWatch
{
  GObject parent_instance;

  GopsStore *store;    /* (owned) */
  gint64     group;    /* that was asked about last */
  guint      n;
  gboolean   stale;    /* something has changed since the question */
  gboolean   asking;   /* a thread is at work */
};

G_DEFINE_FINAL_TYPE (GopsCopyWatch, gops_copy_watch, G_TYPE_OBJECT)

enum { COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  gint64 group;
  guint  n;
} Count;

static gpointer
count_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Count *count = g_memdup2 (data, sizeof (Count));

  (void) gops_rule_family_count_behind (store, count->group, &count->n, NULL);   /* a circle is told of where it is met */
  return count;
}

static void ask (GopsCopyWatch *self);

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GopsCopyWatch) self = user_data;
  g_autofree Count *count = gops_store_run_finish (GOPS_STORE (source), result, NULL);
  gboolean changed;

  self->asking = FALSE;
  if (self->store == NULL || count == NULL)
    return;
  changed = count->group == self->group && count->n != self->n;
  if (changed)
    self->n = count->n;
  if (self->stale)
    ask (self);
  if (changed)
    g_signal_emit (self, signals[COUNTED], 0, count->group);
}

static void
ask (GopsCopyWatch *self)
{
  Count *count = g_new0 (Count, 1);

  count->group = self->group;
  self->stale = FALSE;
  self->asking = TRUE;
  gops_store_run_async (self->store, count_in_thread, count, g_free, g_free, NULL, NULL, NULL, on_counted_cb, g_object_ref (self));
}

static void
on_store_changed_cb (GopsCopyWatch *self,
                     GopsChanges   *changes)
{
  if (gops_changes_is_all (changes) || gops_changes_touch (changes, "clause") || gops_changes_touch (changes, "chat_group"))
    self->stale = TRUE;
}

guint
gops_copy_watch_get (GopsCopyWatch *self,
                     gint64         group)
{
  if (self->group != group)
    {
      self->group = group;
      self->n = 0;
      self->stale = TRUE;
    }
  if (!gops_rule_family_has_copies (self->store, group))
    self->n = 0;
  else if (self->stale && !self->asking)
    ask (self);
  return self->n;
}

static void
gops_copy_watch_dispose (GObject *object)
{
  GopsCopyWatch *self = GOPS_COPY_WATCH (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gops_copy_watch_parent_class)->dispose (object);
}

static void
gops_copy_watch_class_init (GopsCopyWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_copy_watch_dispose;

  signals[COUNTED] = g_signal_new ("counted", GOPS_TYPE_COPY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
gops_copy_watch_init (GopsCopyWatch *self)
{
}

GopsCopyWatch *
gops_copy_watch_new (GopsStore *store)
{
  GopsCopyWatch *self = g_object_new (GOPS_TYPE_COPY_WATCH, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  return self;
}
