/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as files. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-document-writers.h"
#include "gops-file-head.h"
#include "gops-file-writer.h"
#include "gops-group-documents.h"
#include "gops-handbook.h"
#include "gops-members-csv.h"
#include "gops-members-vcard.h"
#include "gops-members-xlsx.h"
#include "gops-method.h"
#include "gops-points.h"
#include "gops-publish-texts.h"
#include "gops-review.h"

#define MAX_NAME 80   /* characters of a proposed file name */

/* What is asked for: before the answer, and while it is written. */
typedef struct
{
  GopsView         *view;     /* (owned) */
  char             *title;    /* (owned) */
  const char       *said;     /* translated */
  GopsPublishWrite  write;
  char             *detail;   /* (owned) (nullable) */
  GFile            *to;       /* (owned) (nullable) */
} Request;

static Request *
request_new (gpointer               view,
             const GopsPublishFile *file,
             GFile                 *to)
{
  Request *request = g_new0 (Request, 1);

  request->view = g_object_ref (GOPS_VIEW (view));
  request->title = g_strdup (file->title);
  request->said = file->said;
  request->write = file->write;
  request->detail = g_strdup (file->detail);
  request->to = to != NULL ? g_object_ref (to) : NULL;
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->view);
  g_clear_object (&request->to);
  g_free (request->title);
  g_free (request->detail);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* What the thread gets: nothing of the window. */
typedef struct
{
  GopsPublishWrite  write;
  gint64            group;
  char             *detail;   /* (owned) (nullable) */
  GFile            *to;       /* (owned) */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->to);
  g_free (job->detail);
  g_free (job);
}

char *
gops_publish_file_name (const GopsDossier *dossier,
                        const char        *what,
                        const char        *ending)
{
  g_autofree char *name = g_strdup_printf ("%s – %s", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), what);
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), MAX_NAME));

  return g_strconcat (g_strdelimit (start, "/\\:*?\"<>|\n\r\t", '_'), ".", ending, NULL);
}

/* --- the files --- */

static gboolean
write_rules (GopsStore         *store,
             const GopsDossier *dossier,
             const char        *detail,
             GFile             *file,
             GopsProgress      *progress,
             GCancellable      *cancellable,
             GError           **error)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  g_autoptr (GopsDocument) document = gops_rules_document (dossier);

  return gops_document_export (document, file, platform != NULL ? platform->markup : "plain", gops_store_get_author (store),
                               cancellable, error);
}

static gboolean
write_handbook (GopsStore         *store,
                const GopsDossier *dossier,
                const char        *detail,
                GFile             *file,
                GopsProgress      *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (GopsDocument) document = gops_handbook_document (dossier, store);

  return gops_document_export (document, file, "plain", gops_store_get_author (store), cancellable, error);
}

/* @detail: the period */
static gboolean
write_review (GopsStore         *store,
              const GopsDossier *dossier,
              const char        *detail,
              GFile             *file,
              GopsProgress      *progress,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *from = NULL, *until = NULL;
  g_autoptr (GopsReview) review = NULL;
  g_autoptr (GopsDocument) document = NULL;

  gops_review_find_period ((GopsReviewPeriod) atoi (detail), dossier->today, &from, &until);
  review = gops_review_load (store, gops_record_get_id (dossier->group), from, until, cancellable, error);
  if (review == NULL)
    return FALSE;
  document = gops_review_document (review);
  return gops_document_export (document, file, "plain", gops_store_get_author (store), cancellable, error);
}

static gboolean
write_calendar (GopsStore         *store,
                const GopsDossier *dossier,
                const char        *detail,
                GFile             *file,
                GopsProgress      *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  char *text = gops_plan_calendar (&dossier, 1, gops_store_now (store));
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gops_file_write (file, bytes, cancellable, error);
}

/* The file's name says as what. */
gboolean
gops_publish_members (GopsStore         *store,
                      const GopsDossier *dossier,
                      const char        *detail,
                      GFile             *file,
                      GopsProgress      *progress,
                      GCancellable      *cancellable,
                      GError           **error)
{
  gint64 group = gops_record_get_id (dossier->group);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GHashTable) earned = NULL;

  if (gops_file_name_has_ending (name, ".vcf"))
    return gops_members_export_vcard (store, group, GOPS_VCARD_3_0, file, NULL, progress, cancellable, error);
  if ((earned = gops_points_earned (store, group, cancellable, error)) == NULL)
    return FALSE;
  if (gops_file_name_has_ending (name, ".xlsx"))
    return gops_members_export_xlsx (store, group, earned, file, NULL, progress, cancellable, error);
  return gops_members_export_csv (store, group, earned, file, NULL, progress, cancellable, error);
}

/* --- writing --- */

static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Job *job = data;
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, job->group, NULL, error);

  if (dossier == NULL)
    return NULL;
  return GINT_TO_POINTER (job->write (store, dossier, job->detail, job->to, progress, cancellable, error));
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  GopsSession *session = gops_view_get_session (request->view);
  gboolean done = gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL;

  if (session == NULL)   /* another workspace is open by now */
    return;
  if (done)
    gops_session_toast_file (session, request->said, request->to);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (session, error);
}

void
gops_publish_write (gpointer               view,
                    const GopsPublishFile *file,
                    GFile                 *to)
{
  const GopsDossier *dossier = gops_view_get_dossier (view);
  Job *job;

  if (dossier == NULL)
    return;
  gops_session_flush (gops_view_get_session (view));   /* the thread reads what is stored */
  job = g_new0 (Job, 1);
  job->write = file->write;
  job->group = gops_record_get_id (dossier->group);
  job->detail = g_strdup (file->detail);
  job->to = g_object_ref (to);
  gops_progress_dialog_run (gops_view_get_store (view), GTK_WIDGET (view), file->title, write_in_thread, job, job_free, NULL,
                            on_written_cb, request_new (view, file, to));
}

/* --- asking where --- */

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) to = gops_file_choose_finish (result, &error);
  const GopsPublishFile file = { request->title, NULL, request->said, request->write, request->detail };

  if (gops_view_get_session (request->view) == NULL)
    return;
  if (to != NULL)
    gops_publish_write (request->view, &file, to);
  else
    gops_view_report (request->view, error);
}

void
gops_publish_ask (gpointer               view,
                  const GopsPublishFile *file,
                  const GopsFileKind    *kinds,
                  guint                  n_kinds)
{
  gops_session_flush (gops_view_get_session (view));
  gops_file_save_async (GTK_WIDGET (view), file->title, file->name, kinds, n_kinds, NULL, NULL, on_file_chosen_cb,
                        request_new (view, file, NULL));
}

static void
ask (GtkWidget          *widget,
     const char         *title,
     const char         *what,
     const char         *ending,
     const GopsFileKind *kinds,
     guint               n_kinds,
     GopsPublishWrite    write,
     const char         *said)
{
  const GopsDossier *dossier = gops_view_get_dossier (widget);
  g_autofree char *name = dossier != NULL ? gops_publish_file_name (dossier, what, ending) : NULL;
  const GopsPublishFile file = { title, name, said, write, NULL };

  if (dossier != NULL)
    gops_publish_ask (widget, &file, kinds, n_kinds);
}

void
gops_publish_ask_review (gpointer view,
                         guint    period)
{
  const GopsFileKind kinds[] = {
    { _("Documents (PDF)"), "*.pdf" }, { _("Document to edit (.odt)"), "*.odt" }, { _("Web pages (HTML)"), "*.html" }, { _("Markdown"), "*.md" },
  };
  const GopsDossier *dossier = gops_view_get_dossier (view);
  g_autofree char *name = dossier != NULL ? gops_publish_file_name (dossier, _("Review"), "pdf") : NULL;
  g_autofree char *detail = g_strdup_printf ("%u", period);

  if (dossier != NULL)
    gops_publish_ask (view, &(GopsPublishFile) { _("Save Review"), name, _("Review saved"), write_review, detail }, kinds, G_N_ELEMENTS (kinds));
}

static void
on_save_rules_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const GopsFileKind kinds[] = {
    { _("Documents (PDF)"), "*.pdf" }, { _("Text"), "*.txt" }, { _("Markdown"), "*.md" }, { _("Web pages (HTML)"), "*.html" },
    { _("Document to edit (.odt)"), "*.odt" },
  };

  ask (widget, _("Save Rules"), _("Rules"), "pdf", kinds, G_N_ELEMENTS (kinds), write_rules, _("Rules saved"));
}

static void
on_save_handbook_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  const GopsFileKind kinds[] = {
    { _("Documents (PDF)"), "*.pdf" }, { _("Document to edit (.odt)"), "*.odt" }, { _("Web pages (HTML)"), "*.html" }, { _("Markdown"), "*.md" },
  };

  ask (widget, _("Save Handbook"), _("Handbook"), "pdf", kinds, G_N_ELEMENTS (kinds), write_handbook, _("Handbook saved"));
}

static void
on_save_calendar_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  const GopsFileKind kind = { _("Calendars"), "*.ics" };

  ask (widget, _("Save Calendar"), _("Content"), "ics", &kind, 1, write_calendar, _("Calendar saved"));
}

void
gops_publish_save_members (gpointer view)
{
  const GopsFileKind kinds[] = {
    { _("Excel workbooks"), "*.xlsx" }, { _("Tables (CSV)"), "*.csv" }, { _("Address cards"), "*.vcf" },
  };

  ask (view, _("Save Member List"), _("Members"), "xlsx", kinds, G_N_ELEMENTS (kinds), gops_publish_members, _("Member list saved"));
}

static void
on_save_members_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gops_publish_save_members (widget);
}

void
gops_publish_texts_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.save-rules", NULL, on_save_rules_cb);
  gtk_widget_class_install_action (widget_class, "page.save-handbook", NULL, on_save_handbook_cb);
  gtk_widget_class_install_action (widget_class, "page.save-calendar", NULL, on_save_calendar_cb);
  gtk_widget_class_install_action (widget_class, "page.save-members", NULL, on_save_members_cb);
}
