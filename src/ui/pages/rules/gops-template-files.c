/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own clauses as files. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-file-problem.h"
#include "gops-progress-dialog.h"
#include "gops-template-files.h"
#include "gops-user-templates.h"

static const GopsFileKind *
get_kinds (void)
{
  static GopsFileKind kinds[1];

  kinds[0] = (GopsFileKind) { _("Clause templates"), "*.json" };
  return kinds;
}

/* --- from a file --- */

static gpointer
import_in_thread (GopsStore    *store,
                  gpointer      data,
                  GopsProgress *progress,
                  GCancellable *cancellable,
                  GError      **error)
{
  guint *n = g_new0 (guint, 1);

  if (gops_user_template_import_file (store, data, cancellable, n, error) != 0)
    return n;
  g_free (n);
  return NULL;
}

static void
on_imported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GopsSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (n != NULL)
    {
      g_autofree char *said = g_strdup_printf (ngettext ("%u clause added to the library", "%u clauses added to the library", *n), *n);

      gops_session_toast_undo (session, said);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (session, error);
}

static void
on_opened_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GopsView) view = user_data;
  GopsSession *session = gops_view_get_session (view);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (file == NULL)
    {
      gops_session_report (session, error);
      return;
    }
  gops_progress_dialog_run (gops_session_get_store (session), GTK_WIDGET (view), _("Reading Clauses"), import_in_thread,
                            g_object_ref (file), g_object_unref, g_free, on_imported_cb, g_object_ref (session));
}

void
gops_template_add_from_file (GopsView *view)
{
  gops_session_flush (gops_view_get_session (view));
  gops_file_open_async (GTK_WIDGET (view), _("Add Clauses from a File"), get_kinds (), 1, FALSE, NULL, NULL, on_opened_cb,
                        g_object_ref (view));
}

/* --- to a file --- */

typedef struct
{
  GopsSession *session;   /* (owned) */
  char        *text;      /* (owned) what is written */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->session);
  g_free (saving->text);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gops_session_toast_file (saving->session, _("Clauses saved as a template"), G_FILE (source));
  else
    {
      gops_file_problem_writing (G_FILE (source), &error);
      gops_session_report (saving->session, error);
    }
}

static void
on_place_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  const char *text = saving->text;

  if (file == NULL)
    {
      gops_session_report (saving->session, error);
      return;
    }
  g_file_replace_contents_async (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                 on_written_cb, g_steal_pointer (&saving));
}

void
gops_template_save_as_file (GopsView *view)
{
  GopsSession *session = gops_view_get_session (view);
  g_autoptr (Saving) saving = g_new0 (Saving, 1);
  g_autoptr (GError) error = NULL;
  const GopsDossier *dossier;
  g_autofree char *name = NULL;

  gops_session_flush (session);
  gops_session_refresh_now (session);
  dossier = gops_view_get_dossier (view);
  saving->session = g_object_ref (session);
  saving->text = gops_user_template_export (dossier, &error);
  if (saving->text == NULL)
    {
      gops_session_report (session, error);
      return;
    }
  name = g_strdup_printf ("%s.json", gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  g_strdelimit (name, "/", '-');
  gops_file_save_async (GTK_WIDGET (view), _("Save Clauses as a Template"), name, get_kinds (), 1, NULL, NULL, on_place_chosen_cb,
                        g_steal_pointer (&saving));
}
