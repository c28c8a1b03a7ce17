/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of the group as files. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-file-chooser.h"
#include "gops-file-writer.h"
#include "gops-keep-save.h"
#include "gops-long-picture.h"
#include "gops-progress-dialog.h"

typedef struct
{
  GopsKeepDocument  make;
  gint64            id;
  int               day;
  char             *kicker;   /* (owned) (nullable) */
  char             *author;   /* (owned) */
  GFile            *to;       /* (owned) */
} Job;

typedef struct
{
  GopsSession  *session;   /* (owned) */
  GtkWidget    *parent;    /* (owned) */
  GopsKeepFile  file;      /* its texts: (owned) where they are no constants */
  GFile        *to;        /* (owned) (nullable) */
} Request;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->kicker);
  g_free (job->author);
  g_object_unref (job->to);
  g_free (job);
}

static Request *
request_new (GopsSession        *session,
             const GopsKeepFile *file,
             GFile              *to,
             GtkWidget          *parent)
{
  Request *request = g_new0 (Request, 1);

  request->session = g_object_ref (session);
  request->parent = g_object_ref (parent);
  request->file = *file;
  request->file.title = g_strdup (file->title);
  request->file.kicker = g_strdup (file->kicker);
  request->to = to != NULL ? g_object_ref (to) : NULL;
  return request;
}

static void
request_free (Request *request)
{
  g_free ((char *) request->file.title);
  g_free ((char *) request->file.kicker);
  g_clear_object (&request->to);
  g_object_unref (request->parent);
  g_object_unref (request->session);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Job *job = data;
  g_autoptr (GopsDocument) document = job->make (store, job->id, job->day, cancellable, error);

  return GINT_TO_POINTER (document != NULL && gops_document_export_long (document, job->kicker, job->to, job->author, cancellable, error));
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;

  if (gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL)
    gops_session_toast_file (request->session, request->file.said, request->to);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (request->session, error);
}

void
gops_keep_write (GopsSession        *session,
                 const GopsKeepFile *file,
                 GFile              *to,
                 GtkWidget          *parent)
{
  GopsStore *store = gops_session_get_store (session);
  Job *job = g_new0 (Job, 1);

  gops_session_flush (session);   /* the thread reads what is stored */
  *job = (Job) { file->make, file->id, file->day, g_strdup (file->kicker), g_strdup (gops_store_get_author (store)), g_object_ref (to) };
  gops_progress_dialog_run (store, parent, file->title, write_in_thread, job, job_free, NULL, on_written_cb, request_new (session, file, to, parent));
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) to = gops_file_choose_finish (result, &error);

  if (to != NULL)
    gops_keep_write (request->session, &request->file, to, request->parent);
  else
    gops_session_report (request->session, error);
}

void
gops_keep_save (GopsSession        *session,
                const GopsKeepFile *file,
                GtkWidget          *parent)
{
  const GopsFileKind picture = { _("Pictures for Phones"), "*.png" }, pages = { _("PDF"), "*.pdf" };
  const GopsFileKind kinds[] = { file->pages ? pages : picture, file->pages ? picture : pages, { _("Web Pages"), "*.html" }, { _("Markdown"), "*.md" },
                                 { _("Word Processor Documents"), "*.odt" } };
  g_autofree char *name = gops_file_name (file->name, file->pages ? ".pdf" : ".png");

  gops_session_flush (session);
  gops_file_save_async (parent, file->title, name, kinds, G_N_ELEMENTS (kinds), NULL, NULL, on_file_chosen_cb, request_new (session, file, NULL, parent));
}
