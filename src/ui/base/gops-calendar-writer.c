/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the calendar file that other programs follow. */
#include "config.h"

#include "gops-calendar-feed.h"
#include "gops-calendar-writer.h"
#include "gops-changes.h"
#include "gops-store-task.h"
#include "gops-workspace.h"

#define AFTER_SECONDS 5   /* the last change: somebody may be typing */

struct _GopsCalendarWriter
{
  GObject parent_instance;

  GopsStore *store;     /* (owned) */
  char      *digest;    /* (owned) (nullable): of what was written last */
  char      *uri;       /* (owned) (nullable): where */
  guint      timeout;
  gboolean   writing;
  gboolean   told;      /* that it cannot be written */
};

G_DEFINE_FINAL_TYPE (GopsCalendarWriter, gops_calendar_writer, G_TYPE_OBJECT)

enum { FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  char *uri;      /* (owned) */
  char *digest;   /* (owned) (nullable) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->uri);
  g_free (job->digest);
  g_free (job);
}

/* The digest of what is in the file now. */
static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Job *job = data;
  g_autoptr (GFile) file = g_file_new_for_uri (job->uri);

  return gops_calendar_feed_write (store, file, &job->digest, cancellable, error) ? g_strdup (job->digest) : NULL;
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GopsCalendarWriter) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = gops_store_run_finish (GOPS_STORE (source), result, &error);

  self->writing = FALSE;
  if (digest != NULL)
    {
      g_free (self->digest);
      self->digest = g_steal_pointer (&digest);
      self->told = FALSE;
    }
  else if (error != NULL && !self->told && self->store != NULL)
    {
      self->told = TRUE;
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }
}

/* Another place knows nothing of what was written before. */
static void
write_calendar (GopsCalendarWriter *self)
{
  g_autofree char *uri = gops_workspace_dup_setting (self->store, GOPS_SETTING_CALENDAR_FILE);
  Job *job;

  if (g_strcmp0 (uri, self->uri) != 0)
    {
      g_clear_pointer (&self->digest, g_free);
      g_free (self->uri);
      self->uri = g_strdup (uri);
      self->told = FALSE;
    }
  if (*uri == '\0')
    return;
  job = g_new0 (Job, 1);
  job->uri = g_steal_pointer (&uri);
  job->digest = g_strdup (self->digest);
  self->writing = TRUE;
  gops_store_run_async (self->store, write_in_thread, job, job_free, g_free, NULL, NULL, NULL, on_written_cb, g_object_ref (self));
}

static gboolean
on_timeout_cb (gpointer data)
{
  GopsCalendarWriter *self = data;

  if (self->writing)
    return G_SOURCE_CONTINUE;
  self->timeout = 0;
  write_calendar (self);
  return G_SOURCE_REMOVE;
}

static void
write_soon (GopsCalendarWriter *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (AFTER_SECONDS, on_timeout_cb, self);
}

static void
on_store_changed_cb (GopsCalendarWriter *self,
                     GopsChanges        *changes)
{
  static const char *const tables[] = { "plan_item", "plan_exception", "chat_group", "positioning", "setting" };
  gboolean touched = gops_changes_is_all (changes);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    touched |= gops_changes_touch (changes, tables[i]);
  if (touched)
    write_soon (self);
}

static void
gops_calendar_writer_dispose (GObject *object)
{
  GopsCalendarWriter *self = GOPS_CALENDAR_WRITER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->uri, g_free);

  G_OBJECT_CLASS (gops_calendar_writer_parent_class)->dispose (object);
}

static void
gops_calendar_writer_class_init (GopsCalendarWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_calendar_writer_dispose;

  signals[FAILED] = g_signal_new ("failed", GOPS_TYPE_CALENDAR_WRITER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gops_calendar_writer_init (GopsCalendarWriter *self)
{
}

/* What was changed elsewhere is written soon after the workspace was opened. */
GopsCalendarWriter *
gops_calendar_writer_new (GopsStore *store)
{
  GopsCalendarWriter *self = g_object_new (GOPS_TYPE_CALENDAR_WRITER, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (on_store_changed_cb), self);
  write_soon (self);
  return self;
}
