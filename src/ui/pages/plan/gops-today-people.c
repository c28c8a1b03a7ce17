/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the care plan asks to look after today. */
#include "config.h"

#include "gops-care.h"
#include "gops-day.h"
#include "gops-store-task.h"
#include "gops-today-people.h"

struct _GopsTodayPeople
{
  GObject parent_instance;

  GopsSession  *session;    /* (owned) */
  GPtrArray    *dues;       /* (owned) (nullable) (element-type GopsCareDue) */
  GCancellable *loading;    /* (owned) (nullable) */
  gboolean      stale;      /* something has changed that may change what is due */
  int           day;        /* for which was loaded last, as the computer's clock has it */
};

G_DEFINE_FINAL_TYPE (GopsTodayPeople, gops_today_people, G_TYPE_OBJECT)

enum { LOADED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  return gops_care_due (store, 0, NULL, *(const gint64 *) data, cancellable, error);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsTodayPeople) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&dues, g_ptr_array_unref);
      return;   /* late */
    }
  g_clear_object (&self->loading);
  gops_session_report (self->session, error);
  if (dues == NULL)
    return;
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  self->dues = dues;
  g_signal_emit (self, signals[LOADED], 0);
}

static void
stop_loading (GopsTodayPeople *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
on_store_changed_cb (GopsTodayPeople *self,
                     GopsChanges     *changes)
{
  static const char *const tables[] = { "membership", "person", "care_entry", "chat_group", "setting", "method_template" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    self->stale |= gops_changes_touch (changes, tables[i]);
}

void
gops_today_people_refresh (GopsTodayPeople *self,
                           gint64           now)
{
  int day = gops_day_of_instant (now, NULL);

  if (!self->stale && self->day == day)
    return;
  self->stale = FALSE;
  self->day = day;
  stop_loading (self);
  self->loading = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), load_in_thread, g_memdup2 (&now, sizeof now), g_free,
                        (GDestroyNotify) g_ptr_array_unref, NULL, NULL, self->loading, on_loaded_cb, g_object_ref (self));
}

GPtrArray *
gops_today_people_ref_dues (GopsTodayPeople *self)
{
  return self->dues != NULL ? g_ptr_array_ref (self->dues) : NULL;
}

static void
gops_today_people_dispose (GObject *object)
{
  GopsTodayPeople *self = GOPS_TODAY_PEOPLE (object);

  stop_loading (self);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_today_people_parent_class)->dispose (object);
}

static void
gops_today_people_class_init (GopsTodayPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_today_people_dispose;

  signals[LOADED] = g_signal_new ("loaded", GOPS_TYPE_TODAY_PEOPLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_today_people_init (GopsTodayPeople *self)
{
}

GopsTodayPeople *
gops_today_people_new (GopsSession *session)
{
  GopsTodayPeople *self = g_object_new (GOPS_TYPE_TODAY_PEOPLE, NULL);

  self->session = g_object_ref (session);
  self->stale = TRUE;
  g_signal_connect_object (gops_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
