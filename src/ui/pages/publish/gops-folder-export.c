/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that groups need, in one folder. */
#include "config.h"

#include "gops-folder-export.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-group-folder.h"
#include "gops-progress-dialog.h"

typedef struct
{
  GopsSession *session;   /* (owned) (nullable): not for the thread */
  GtkWidget   *parent;    /* (owned) (nullable): not for the thread */
  GArray      *groups;    /* (owned) (element-type gint64) */
  GFile       *folder;    /* (owned) (nullable) */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->session);
  g_clear_object (&export->parent);
  g_clear_object (&export->folder);
  g_array_unref (export->groups);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
outcome_free (gpointer data)
{
  gops_folder_outcome_clear (data);
  g_free (data);
}

static Export *
export_new (GopsSession  *session,
            const GArray *groups,
            GtkWidget    *parent)
{
  Export *export = g_new0 (Export, 1);

  export->session = g_object_ref (session);
  export->parent = g_object_ref (parent);
  export->groups = g_array_copy ((GArray *) groups);
  return export;
}

/* --- in the thread --- */

static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Export *export = data;
  GopsFolderOutcome *outcome = g_new0 (GopsFolderOutcome, 1);

  if (gops_group_folders_write (store, export->groups, &(GopsFolderJob) { export->folder, NULL, NULL, progress, cancellable }, outcome, error))
    return outcome;
  outcome_free (outcome);
  return NULL;
}

/* --- telling --- */

/* (transfer full) */
static char *
describe (const GopsFolderOutcome *outcome)
{
  g_autofree char *saved = g_strdup_printf (ngettext ("Everything of %u group is in the folder", "Everything of %u groups is in the folder", outcome->n_groups),
                                            outcome->n_groups);

  if (outcome->notes->len == 0)
    return g_steal_pointer (&saved);
  /* Translators: the first is "Everything of 12 groups is in the folder", the last why a poster could not be drawn */
  return g_strdup_printf (ngettext ("%s, but for %u poster: %s", "%s, but for %u posters: %s", outcome->notes->len), saved, outcome->notes->len,
                          (const char *) outcome->notes->pdata[0]);
}

/* One group's folder opens itself, that of several the one they are in. (transfer full) */
static GFile *
find_shown (const Export            *export,
            const GopsFolderOutcome *outcome)
{
  return outcome->folders->len == 1 ? g_file_get_child (export->folder, outcome->folders->pdata[0]) : g_object_ref (export->folder);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  GopsFolderOutcome *outcome = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autofree char *text = NULL;
  g_autoptr (GFile) shown = NULL;

  gops_session_report (export->session, error);
  if (outcome == NULL)
    return;
  text = describe (outcome);
  shown = find_shown (export, outcome);
  gops_session_toast_file (export->session, text, shown);
  outcome_free (outcome);
}

/* Takes @export. */
static void
start (Export *export)
{
  Export *work = g_new0 (Export, 1);

  work->groups = g_array_ref (export->groups);
  work->folder = g_object_ref (export->folder);
  gops_progress_dialog_run (gops_session_get_store (export->session), export->parent, _("Saving Everything"), write_in_thread, work, export_free,
                            outcome_free, on_written_cb, export);
}

void
gops_folder_export (GopsSession  *session,
                    const GArray *groups,
                    GFile        *folder,
                    GtkWidget    *parent)
{
  Export *export = export_new (session, groups, parent);

  gops_session_flush (session);   /* the thread reads what is stored */
  export->folder = g_object_ref (folder);
  start (export);
}

/* --- asking --- */

static void
on_folder_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  export->folder = gops_file_choose_finish (result, &error);
  gops_session_report (export->session, error);
  if (export->folder != NULL)
    start (g_steal_pointer (&export));   /* the callback's from here on */
}

void
gops_folder_export_ask (GopsSession  *session,
                        const GArray *groups,
                        GtkWidget    *parent)
{
  gops_session_flush (session);
  gops_file_select_folder_async (parent, _("Folder for Everything"), NULL, NULL, on_folder_chosen_cb, export_new (session, groups, parent));
}
