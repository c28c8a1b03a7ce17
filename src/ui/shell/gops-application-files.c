/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restoring a backup, and a workspace that can't be opened where it is. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-application-files.h"
#include "gops-progress-dialog.h"
#include "gops-window.h"
#include "gops-workspace.h"

typedef struct
{
  GFile             *here;      /* (owned): what is replaced, or copied */
  GFile             *from;      /* (owned) (nullable): the backup */
  GopsWorkspaceInfo *present;   /* (owned) (nullable): the same workspace, when it is here already */
} Files;

/* Who waits for the thread. */
typedef struct
{
  GopsApplication *application;   /* (owned) */
  Files           *files;         /* (owned): shared with the thread */
} Waiter;

static void
files_clear (gpointer data)
{
  Files *files = data;

  g_clear_object (&files->here);
  g_clear_object (&files->from);
  g_clear_pointer (&files->present, gops_workspace_info_free);
}

static void
files_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, files_clear);
}

/* Tells why it did not go, unless a person stopped it, and lets the program end. */
static void
waiter_end (Waiter       *waiter,
            const GError *error)
{
  GopsApplication *self = waiter->application;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_window_toast (GOPS_WINDOW (gops_application_get_window (self)), error->message);
  g_application_unmark_busy (G_APPLICATION (self));
  g_application_release (G_APPLICATION (self));
  files_unref (waiter->files);
  g_object_unref (self);
  g_free (waiter);
}

static void
begin (GopsApplication    *self,
       const char         *title,
       GopsFileWork        work,
       GFile              *here,
       GFile              *from,
       GAsyncReadyCallback callback)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->application = g_object_ref (self);
  waiter->files = g_atomic_rc_box_new0 (Files);
  waiter->files->here = g_object_ref (here);
  waiter->files->from = from != NULL ? g_object_ref (from) : NULL;
  g_application_hold (G_APPLICATION (self));
  g_application_mark_busy (G_APPLICATION (self));
  gops_progress_dialog_run_files (gops_application_get_window (self), title, work, g_atomic_rc_box_acquire (waiter->files),
                                  files_unref, g_free, callback, waiter);
}

/* --- restoring --- */

static gpointer
restore_in_thread (gpointer      data,
                   GopsProgress *progress,
                   GCancellable *cancellable,
                   GError      **error)
{
  Files *files = data;
  char *saved = NULL;

  if (!gops_workspace_replace (g_file_peek_path (files->here), g_file_peek_path (files->from), cancellable, &saved, error))
    return NULL;
  return saved != NULL ? saved : g_strdup ("");
}

/* Whether it went well or not: what is there now is shown. */
static void
on_restored_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = gops_progress_dialog_finish (result, &error);
  g_autofree char *name = saved != NULL && *saved != '\0' ? g_filename_display_basename (saved) : NULL;
  g_autofree char *text = name != NULL ? g_strdup_printf (_("Backup restored. What was there is kept as %s"), name) : NULL;

  gops_application_reopen (waiter->application);
  if (error == NULL)
    gops_window_toast (GOPS_WINDOW (gops_application_get_window (waiter->application)), text != NULL ? text : _("Backup restored"));
  waiter_end (waiter, error);
}

void
gops_application_restore (GopsApplication *self,
                          GFile           *here,
                          GFile           *from)
{
  GopsWindow *window = GOPS_WINDOW (gops_application_get_window (self));

  if (g_file_peek_path (from) == NULL)
    {
      gops_window_toast (window, _("A backup must lie in a folder of this computer. Copy it there first."));
      return;
    }
  gops_window_close_store (window);
  begin (self, _("Restoring the Backup"), restore_in_thread, here, from, on_restored_cb);
}

/* --- a copy of what can't be opened where it is --- */

static gpointer
import_copy_in_thread (gpointer      data,
                       GopsProgress *progress,
                       GCancellable *cancellable,
                       GError      **error)
{
  Files *files = data;

  return gops_workspace_import_copy (files->here, NULL, cancellable, &files->present, error);
}

static void
on_copy_imported_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = gops_progress_dialog_finish (result, &error);
  const GopsWorkspaceInfo *present = waiter->files->present;
  const char *path = copy != NULL ? copy : present != NULL ? present->path : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    (void) gops_application_open_workspace (waiter->application, file, FALSE);
  waiter_end (waiter, error);
}

void
gops_application_import_copy (GopsApplication *self,
                              GFile           *here)
{
  begin (self, _("Copying the Workspace"), import_copy_in_thread, here, NULL, on_copy_imported_cb);
}
