/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells on the desktop when something is due. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-changes.h"
#include "gops-due.h"
#include "gops-reminder.h"
#include "gops-store-task.h"

#define NOTIFICATION "due"   /* one name: the next takes its place */

struct _GopsReminder
{
  GObject parent_instance;

  GopsStore    *store;         /* weak: who closes the workspace need not know of us */
  GApplication *application;   /* weak */
  GSettings    *settings;      /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) */
  gint64        told;          /* µs UTC: until when all has been told of */
  gint64        looking;       /* µs UTC: until when is being looked */
  gint64        next;          /* µs UTC: nothing becomes due before; 0: nothing at all */
  gboolean      stale;         /* something has changed: next is not known */
  gboolean      loading;
  guint         timeout;
};

G_DEFINE_FINAL_TYPE (GopsReminder, gops_reminder, G_TYPE_OBJECT)

static gboolean
is_wanted (GopsReminder *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "notify");
}

static gboolean
is_quiet (GopsReminder *self,
          gint64        now)
{
  g_autofree char *from = self->settings != NULL ? g_settings_get_string (self->settings, "quiet-from") : NULL;
  g_autofree char *until = self->settings != NULL ? g_settings_get_string (self->settings, "quiet-until") : NULL;

  return gops_due_quiet_end (from, until, now) != 0;
}

static void
send (GopsReminder  *self,
      const GopsDue *due)
{
  g_autoptr (GNotification) notification = g_notification_new (due->title);
  g_autoptr (GIcon) icon = g_themed_icon_new (GOPS_APP_ID);

  g_notification_set_body (notification, due->body);
  g_notification_set_icon (notification, icon);
  g_notification_set_default_action_and_target (notification, "app.show-due", "x", due->item);
  g_notification_add_button_with_target (notification, _("Show"), "app.show-due", "x", due->item);
  g_application_send_notification (self->application, NOTIFICATION, notification);
}

/* --- looking, in a thread --- */

typedef struct
{
  gint64 since, now;
} Span;

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Span *span = data;

  return gops_due_load (store, span->since, span->now, error);
}

/* What cannot be read is tried again at the next look. */
static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsReminder) self = user_data;
  g_autoptr (GopsDue) due = gops_store_run_finish (GOPS_STORE (source), result, NULL);

  self->loading = FALSE;
  if (due == NULL || self->application == NULL)
    {
      self->stale = TRUE;
      return;
    }
  self->told = self->looking;
  self->next = due->next;
  if (due->n > 0)
    send (self, due);
}

static void
look (GopsReminder *self,
      gint64        now)
{
  const Span span = { self->told, now };

  self->loading = TRUE;
  self->stale = FALSE;
  self->looking = now;
  gops_store_run_async (self->store, load_in_thread, g_memdup2 (&span, sizeof span), g_free, (GDestroyNotify) gops_due_free, NULL, NULL,
                        self->cancellable, on_loaded_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer data)
{
  GopsReminder *self = data;
  gint64 now = self->store != NULL ? gops_store_now (self->store) : 0;

  if (self->store == NULL || self->application == NULL || self->loading || is_quiet (self, now))
    return G_SOURCE_CONTINUE;
  if (!is_wanted (self))
    {
      self->told = now;   /* what was due while nobody wanted to know stays untold */
      self->stale = TRUE;
    }
  else if (self->stale || (self->next != 0 && now >= self->next))
    look (self, now);
  return G_SOURCE_CONTINUE;
}

static void
on_store_changed_cb (GopsReminder *self,
                     GopsChanges  *changes)
{
  if (gops_changes_touch (changes, "plan_item") || gops_changes_touch (changes, "plan_exception") || gops_changes_touch (changes, "chat_group"))
    self->stale = TRUE;
}

/* --- object --- */

static void
gops_reminder_dispose (GObject *object)
{
  GopsReminder *self = GOPS_REMINDER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->store);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gops_reminder_parent_class)->dispose (object);
}

static void
gops_reminder_class_init (GopsReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_reminder_dispose;
}

static void
gops_reminder_init (GopsReminder *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
}

GopsReminder *
gops_reminder_new (GopsStore    *store,
                   GApplication *application,
                   GSettings    *settings,
                   guint         seconds)
{
  GopsReminder *self = g_object_new (GOPS_TYPE_REMINDER, NULL);

  g_set_weak_pointer (&self->store, store);
  g_set_weak_pointer (&self->application, application);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->told = gops_store_now (store);
  self->timeout = g_timeout_add_seconds (seconds, on_timeout_cb, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
