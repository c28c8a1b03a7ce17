/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Save a copy of the workspace, for a colleague or for safety. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-progress-dialog.h"
#include "gops-workspace.h"

typedef struct
{
  GopsSession *session;   /* (owned) */
  GtkWidget   *parent;    /* (owned) */
  GFile       *to;        /* (owned) (nullable) */
} Copy;

static void
copy_free (Copy *copy)
{
  g_object_unref (copy->session);
  g_object_unref (copy->parent);
  g_clear_object (&copy->to);
  g_free (copy);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static gpointer
copy_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  return GINT_TO_POINTER (gops_workspace_save_copy (store, data, cancellable, error));
}

static void
on_copied_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;

  if (gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL)
    gops_session_toast_file (copy->session, _("Copy saved"), copy->to);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (copy->session, error);
}

static void
on_place_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Copy) copy = user_data;
  g_autoptr (GError) error = NULL;

  copy->to = gops_file_choose_finish (result, &error);
  gops_session_report (copy->session, error);
  if (copy->to == NULL)
    return;
  gops_session_flush (copy->session);
  gops_progress_dialog_run (gops_session_get_store (copy->session), copy->parent, _("Saving a Copy"), copy_in_thread,
                            g_object_ref (copy->to), g_object_unref, NULL, on_copied_cb, copy);
  (void) g_steal_pointer (&copy);   /* the callback's from here on */
}

void
gops_save_copy_present (GopsSession *session,
                        GtkWidget   *parent)
{
  const GopsFileKind kind = { _("Workspaces"), "*.groupops" };
  g_autofree char *today = gops_date_today (gops_session_get_store (session), NULL);
  /* Translators: name of a file, with the date */
  g_autofree char *name = g_strdup_printf (_("GroupOps %s.groupops"), today);
  Copy *copy = g_new0 (Copy, 1);

  copy->session = g_object_ref (session);
  copy->parent = g_object_ref (parent);
  gops_file_save_async (parent, _("Save a Copy"), name, &kind, 1, NULL, NULL, on_place_chosen_cb, copy);
}
