/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inventory of one person, or of everybody, as a file. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-document-writers.h"
#include "gops-file-chooser.h"
#include "gops-file-writer.h"
#include "gops-person-document.h"
#include "gops-person-save.h"
#include "gops-person-words.h"
#include "gops-points.h"
#include "gops-progress-dialog.h"
#include "gops-workspace.h"

typedef struct
{
  GopsSession *session;   /* (owned) */
  GtkWidget   *parent;    /* (owned) */
  gint64       person;
  char        *author;    /* (owned) */
  GFile       *file;      /* (owned) (nullable) */
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->session);
  g_object_unref (self->parent);
  g_free (self->author);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static GopsDocument *
make_document (GopsStore     *store,
               const Saving  *self,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autofree char *today = gops_date_today (store, NULL);
  g_autoptr (GopsPersonSheet) sheet = NULL;

  if (self->person == 0)
    return gops_inventory_document (store, today, progress, cancellable, error);
  sheet = gops_person_sheet_load (store, self->person, gops_day_parse (today), error);
  if (sheet == NULL || !gops_points_complete_sheet (sheet, store, error) || !gops_person_sheet_count_texts (sheet, store, error))
    return NULL;
  gops_person_sheet_describe (sheet);
  return gops_person_document (sheet, today);
}

static gpointer
write_file (GopsStore     *store,
            gpointer       data,
            GopsProgress  *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  const Saving *self = data;
  g_autoptr (GopsDocument) document = make_document (store, self, progress, cancellable, error);

  return document != NULL && gops_document_export (document, self->file, "plain", self->author, cancellable, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL)
    gops_session_toast_file (self->session, _("Saved what is stored"), self->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (self->session, error);
}

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Saving) self = user_data;
  g_autoptr (GError) error = NULL;
  Saving *saving = self;

  self->file = gops_file_choose_finish (result, &error);
  gops_session_report (self->session, error);
  if (self->file == NULL)
    return;
  self = NULL;   /* goes on to on_written_cb () */
  gops_progress_dialog_run (gops_session_get_store (saving->session), saving->parent, _("Saving What Is Stored"), write_file, saving, NULL, NULL,
                            on_written_cb, saving);
}

/* The file's name says whom it is about. */
static char *
dup_file_name (GopsSession *session,
               gint64       person)
{
  g_autofree char *name = NULL, *title = NULL;

  if (person == 0)
    return gops_file_name (_("What is stored about whom"), ".pdf");
  if (!gops_store_read_text (gops_session_get_store (session), &name, NULL, "SELECT name FROM person WHERE id = ?1", "l", person))
    return gops_file_name (_("What is stored"), ".pdf");
  title = g_strdup_printf (_("What is stored about %s"), name);
  return gops_file_name (title, ".pdf");
}

void
gops_person_save_present (GopsSession *session,
                          gint64       person,
                          GtkWidget   *parent)
{
  const GopsFileKind kinds[] = { { _("Documents"), "*.pdf;*.html;*.odt;*.md;*.txt" } };
  g_autofree char *name = dup_file_name (session, person);
  Saving *self = g_new0 (Saving, 1);

  self->session = g_object_ref (session);
  self->parent = g_object_ref (parent);
  self->person = person;
  self->author = g_strdup (gops_store_get_author (gops_session_get_store (session)));
  gops_file_save_async (parent, _("Save What Is Stored"), name, kinds, G_N_ELEMENTS (kinds), NULL, NULL, on_chosen_cb, self);
}
