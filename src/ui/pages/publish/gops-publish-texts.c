/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as files. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-document-writers.h"
#include "gops-file-writer.h"
#include "gops-group-documents.h"
#include "gops-members-csv.h"
#include "gops-method.h"
#include "gops-publish-texts.h"

#define MAX_NAME 80   /* characters of a proposed file name */

typedef gboolean (*Write) (GopsView *view, const GopsDossier *dossier, GFile *file, GError **error);

typedef struct
{
  GopsView   *view;    /* (owned) */
  Write       write;
  const char *said;    /* translated */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->view);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

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
write_rules (GopsView          *view,
             const GopsDossier *dossier,
             GFile             *file,
             GError           **error)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  g_autoptr (GopsDocument) document = gops_rules_document (dossier);

  return gops_document_export (document, file, platform != NULL ? platform->markup : "plain",
                               gops_store_get_author (gops_view_get_store (view)), NULL, error);
}

static gboolean
write_calendar (GopsView          *view,
                const GopsDossier *dossier,
                GFile             *file,
                GError           **error)
{
  char *text = gops_plan_calendar (&dossier, 1, gops_store_now (gops_view_get_store (view)));
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gops_file_write (file, bytes, NULL, error);
}

static gboolean
write_members (GopsView          *view,
               const GopsDossier *dossier,
               GFile             *file,
               GError           **error)
{
  return gops_members_export_csv (gops_view_get_store (view), gops_record_get_id (dossier->group), file, NULL, NULL, error);
}

/* --- asking where --- */

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  const GopsDossier *dossier = gops_view_get_dossier (request->view);

  if (file != NULL && dossier != NULL && request->write (request->view, dossier, file, &error))
    gops_session_toast_file (gops_view_get_session (request->view), request->said, file);
  else
    gops_view_report (request->view, error);
}

static void
ask (GtkWidget          *widget,
     const char         *title,
     const char         *what,
     const char         *ending,
     const GopsFileKind *kinds,
     guint               n_kinds,
     Write               write,
     const char         *said)
{
  const GopsDossier *dossier = gops_view_get_dossier (widget);
  g_autofree char *name = NULL;
  Request *request;

  if (dossier == NULL)
    return;
  gops_session_flush (gops_view_get_session (widget));
  name = gops_publish_file_name (dossier, what, ending);
  request = g_new0 (Request, 1);
  request->view = g_object_ref (GOPS_VIEW (widget));
  request->write = write;
  request->said = said;
  gops_file_save_async (widget, title, name, kinds, n_kinds, NULL, NULL, on_file_chosen_cb, request);
}

static void
on_save_rules_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const GopsFileKind kinds[] = {
    { _("Text"), "*.txt" }, { _("Markdown"), "*.md" }, { _("Web pages (HTML)"), "*.html" }, { _("Documents (PDF)"), "*.pdf" },
  };

  ask (widget, _("Save Rules"), _("Rules"), "pdf", kinds, G_N_ELEMENTS (kinds), write_rules, _("Rules saved"));
}

static void
on_save_calendar_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  const GopsFileKind kind = { _("Calendars"), "*.ics" };

  ask (widget, _("Save Calendar"), _("Content"), "ics", &kind, 1, write_calendar, _("Calendar saved"));
}

static void
on_save_members_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const GopsFileKind kind = { _("Tables (CSV)"), "*.csv" };

  ask (widget, _("Save Member List"), _("Members"), "csv", &kind, 1, write_members, _("Member list saved"));
}

static void
on_copy_rules_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const GopsDossier *dossier = gops_view_get_dossier (widget);
  g_autofree char *text = dossier != NULL ? gops_rules_text (dossier, NULL) : NULL;

  if (text != NULL)
    gops_session_copy_text (gops_view_get_session (widget), text, _("Rules copied"));
}

void
gops_publish_texts_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.copy-rules", NULL, on_copy_rules_cb);
  gtk_widget_class_install_action (widget_class, "page.save-rules", NULL, on_save_rules_cb);
  gtk_widget_class_install_action (widget_class, "page.save-calendar", NULL, on_save_calendar_cb);
  gtk_widget_class_install_action (widget_class, "page.save-members", NULL, on_save_members_cb);
}
