/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks after a workspace while it is open. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-backup.h"
#include "gops-caretaker.h"
#include "gops-store-task.h"
#include "gops-workspace.h"

struct _GopsCaretaker
{
  GObject parent_instance;

  GopsStore *store;       /* weak: who closes the workspace need not know of us */
  char      *looked_on;   /* (owned) (nullable): the day of the last look */
  guint      timeout;
};

G_DEFINE_FINAL_TYPE (GopsCaretaker, gops_caretaker, G_TYPE_OBJECT)

enum { PROBLEM, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- in the thread: upkeep and the check, then the daily backup --- */

static gboolean
check (GopsStore *store,
       GError   **error)
{
  g_autoptr (GPtrArray) problems = gops_store_check (store, FALSE, error);

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_DAMAGED, _("The workspace is damaged. Restore the newest backup. (%s)"),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

static gpointer
keep_up (GopsStore    *store,
         gpointer      data,
         GopsProgress *progress,
         GCancellable *cancellable,
         GError      **error)
{
  g_autofree char *wanted = gops_workspace_dup_setting (store, GOPS_SETTING_BACKUPS);
  g_autofree char *folder = gops_workspace_dup_backup_folder (store);
  g_autofree char *today = gops_date_today (store, NULL);

  (void) gops_workspace_upkeep (store, NULL);   /* what fails now (another process is writing) is tried at the next open */
  if (!check (store, error))
    return NULL;
  if (g_str_equal (wanted, "1"))
    (void) gops_backup_daily (store, folder, today, error);
  return NULL;
}

/* --- looking --- */

static void
on_looked_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsCaretaker) self = user_data;
  g_autoptr (GError) error = NULL;

  (void) gops_store_run_finish (GOPS_STORE (source), result, &error);
  if (error != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, error);
}

/**
 * gops_caretaker_look:
 *
 * Looks now, whatever day it is; not when the workspace is closed.
 */
void
gops_caretaker_look (GopsCaretaker *self)
{
  if (self->store == NULL)
    return;
  g_free (self->looked_on);
  self->looked_on = gops_date_today (self->store, NULL);
  gops_store_run_async (self->store, keep_up, NULL, NULL, NULL, NULL, NULL, NULL, on_looked_cb, g_object_ref (self));
}

/* Computers sleep: a day begins when the clock says so, not so many hours after the last look. */
static gboolean
on_timeout_cb (gpointer data)
{
  GopsCaretaker *self = data;
  g_autofree char *today = self->store != NULL ? gops_date_today (self->store, NULL) : NULL;

  if (today != NULL && self->looked_on != NULL && !g_str_equal (today, self->looked_on))
    gops_caretaker_look (self);
  return G_SOURCE_CONTINUE;
}

/* --- object --- */

static void
gops_caretaker_dispose (GObject *object)
{
  GopsCaretaker *self = GOPS_CARETAKER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_weak_pointer (&self->store);

  G_OBJECT_CLASS (gops_caretaker_parent_class)->dispose (object);
}

static void
gops_caretaker_finalize (GObject *object)
{
  g_free (GOPS_CARETAKER (object)->looked_on);

  G_OBJECT_CLASS (gops_caretaker_parent_class)->finalize (object);
}

static void
gops_caretaker_class_init (GopsCaretakerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_caretaker_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_caretaker_finalize;

  signals[PROBLEM] = g_signal_new ("problem", GOPS_TYPE_CARETAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
gops_caretaker_init (GopsCaretaker *self)
{
}

/**
 * gops_caretaker_new:
 * @seconds: between two glances at the clock
 */
GopsCaretaker *
gops_caretaker_new (GopsStore *store,
                    guint      seconds)
{
  GopsCaretaker *self = g_object_new (GOPS_TYPE_CARETAKER, NULL);

  g_set_weak_pointer (&self->store, store);
  self->timeout = g_timeout_add_seconds (seconds, on_timeout_cb, self);
  return self;
}
