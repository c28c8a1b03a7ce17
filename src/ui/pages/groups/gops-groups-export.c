/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules or posters of many groups as files of one folder. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-document-writers.h"
#include "gops-file-writer.h"
#include "gops-folder-export.h"
#include "gops-group-documents.h"
#include "gops-groups-ask.h"
#include "gops-method.h"
#include "gops-output-error.h"
#include "gops-poster-batch.h"
#include "gops-progress-dialog.h"

typedef struct
{
  GopsSession     *session;   /* (owned): not for the thread */
  GtkWidget       *parent;    /* (owned): not for the thread */
  GtkWidget       *rows;      /* (owned) (nullable): until the answer */
  GArray          *groups;    /* (owned) (element-type gint64) */
  GFile           *folder;    /* (owned) (nullable) */
  GopsExportChoice choice;
} Export;

/* What the thread tells. */
typedef struct
{
  guint n_groups;
  guint n_files;   /* posters */
  guint n_noted;   /* posters of which the drawing has something to say */
} Outcome;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->session);
  g_clear_object (&export->parent);
  g_clear_object (&export->rows);
  g_clear_object (&export->folder);
  g_clear_pointer (&export->groups, g_array_unref);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* --- in the thread --- */

/* Two groups may have one name, and one of signs alone makes no file name: such files get the id. */
static GFile *
file_for (Export            *export,
          const GopsDossier *dossier,
          GHashTable        *used)
{
  const char *name = gops_record_get_text (dossier->group, GOPS_GROUP_NAME);
  g_autofree char *letters = gops_file_name (name, "");
  char *file = gops_file_name (name, export->choice.ending);

  if (*letters == '\0' || g_hash_table_contains (used, file))
    {
      g_autofree char *rest = g_strdup_printf ("-%" G_GINT64_FORMAT "%s", gops_record_get_id (dossier->group), export->choice.ending);

      g_free (file);
      file = gops_file_name (name, rest);
    }
  g_hash_table_add (used, file);
  return g_file_get_child (export->folder, file);
}

static gboolean
write_rules (const GopsDossier *dossier,
             GopsStore         *store,
             GFile             *file,
             GCancellable      *cancellable,
             GError           **error)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  g_autoptr (GopsDocument) document = gops_rules_document (dossier);

  return gops_document_export (document, file, platform != NULL ? platform->markup : "plain",
                               gops_store_get_author (store), cancellable, error);
}

static gboolean
write_one (Export       *export,
           GopsStore    *store,
           gint64        group,
           GHashTable   *used,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, error);
  g_autoptr (GFile) file = dossier != NULL ? file_for (export, dossier, used) : NULL;

  return dossier != NULL && write_rules (dossier, store, file, cancellable, error);
}

/* (transfer full) (nullable) */
static Outcome *
write_all_rules (Export       *export,
                 GopsStore    *store,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree Outcome *outcome = g_new0 (Outcome, 1);

  for (guint i = 0; i < export->groups->len; i++)
    {
      gops_progress_report (progress, i, export->groups->len, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_one (export, store, g_array_index (export->groups, gint64, i), used, cancellable, error))
        return NULL;
      outcome->n_groups++;
    }
  return g_steal_pointer (&outcome);
}

/* (transfer full) */
static Outcome *
count_results (Export          *export,
               GopsPosterBatch *batch)
{
  GPtrArray *results = gops_poster_batch_get_results (batch);
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->n_groups = export->groups->len;
  for (guint i = 0; i < results->len; i++)
    {
      const GopsPosterResult *result = results->pdata[i];

      outcome->n_files += result->outcome != GOPS_POSTER_FAILED;
      outcome->n_noted += result->notes != NULL && result->notes->len > 0;
    }
  return outcome;
}

/* One that cannot be drawn is told, since a message that all went well would hide it; the others are written. */
static gboolean
check_results (GopsPosterBatch *batch,
               GError         **error)
{
  GPtrArray *results = gops_poster_batch_get_results (batch);
  guint failed = gops_poster_batch_count (batch, GOPS_POSTER_FAILED);

  for (guint i = 0; failed > 0 && i < results->len; i++)
    {
      const GopsPosterResult *result = results->pdata[i];

      if (result->outcome == GOPS_POSTER_FAILED)
        {
          g_set_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING,
                       _("%u of %u posters could not be drawn, the others are written; the first of them, %s: %s"), failed, results->len, result->label,
                       result->problem);
          return FALSE;
        }
    }
  return TRUE;
}

/* The posters of the template that the groups have, or new ones that are drawn and not kept.  (transfer full) (nullable) */
static Outcome *
write_posters (Export       *export,
               GopsStore    *store,
               GopsProgress *progress,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_get (export->choice.template_id, error);
  const GopsPosterOrder order = { .wish = { .design = design, .size = export->choice.size }, .groups = export->groups, .channels = export->choice.channels,
                                  .ending = export->choice.ending, .folder = export->folder };
  g_autoptr (GopsPosterBatch) batch = design != NULL ? gops_poster_batch_new (&order, error) : NULL;

  if (batch == NULL || !gops_poster_batch_run (batch, store, progress, cancellable, error) || !check_results (batch, error))
    return NULL;
  return count_results (export, batch);
}

static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Export *export = data;

  return export->choice.template_id != NULL ? write_posters (export, store, progress, cancellable, error)
                                            : write_all_rules (export, store, progress, cancellable, error);
}

/* --- telling --- */

static char *
describe (Export        *export,
          const Outcome *outcome)
{
  guint n = outcome->n_groups;
  g_autofree char *saved = NULL, *noted = NULL;

  if (export->choice.template_id == NULL)
    return g_strdup_printf (ngettext ("Rules of %u group saved", "Rules of %u groups saved", n), n);
  if (export->choice.channels)
    saved = g_strdup_printf (ngettext ("%u poster saved", "%u posters saved", outcome->n_files), outcome->n_files);
  else
    saved = g_strdup_printf (ngettext ("Poster of %u group saved", "Posters of %u groups saved", n), n);
  if (outcome->n_noted == 0)
    return g_steal_pointer (&saved);
  noted = g_strdup_printf (ngettext ("look at %u of them", "look at %u of them", outcome->n_noted), outcome->n_noted);
  /* Translators: "Posters of 12 groups saved; look at 2 of them": something there did not fit */
  return g_strdup_printf (_("%s; %s: a text does not fit or a sign is missing"), saved, noted);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Outcome *outcome = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autofree char *text = NULL;

  gops_session_report (export->session, error);
  if (outcome == NULL || outcome->n_groups == 0)
    return;
  text = describe (export, outcome);
  gops_session_toast_file (export->session, text, export->folder);
}

/* --- asking --- */

/* Takes @export. */
static void
start (Export *export)
{
  Export *work = g_new0 (Export, 1);
  const char *title = export->choice.template_id != NULL ? _("Saving Posters") : _("Saving Rules");

  work->groups = g_array_ref (export->groups);
  work->folder = g_object_ref (export->folder);
  work->choice = export->choice;
  gops_progress_dialog_run (gops_session_get_store (export->session), export->parent, title, write_in_thread, work,
                            export_free, g_free, on_written_cb, export);
}

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

static void
on_choice_answered_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (!g_str_equal (answer, "choose"))
    return;
  export->choice = gops_export_choice_get (export->rows);
  if (export->choice.everything)
    {
      gops_folder_export_ask (export->session, export->groups, export->parent);
      return;
    }
  gops_file_select_folder_async (export->parent, export->choice.template_id != NULL ? _("Folder for the Posters") : _("Folder for the Rules"),
                                 NULL, NULL, on_folder_chosen_cb, export);
  (void) g_steal_pointer (&export);
}

static Export *
export_new (GopsSession *session,
            GArray      *groups,
            GtkWidget   *parent)
{
  Export *export = g_new0 (Export, 1);

  export->session = g_object_ref (session);
  export->parent = g_object_ref (parent);
  export->groups = g_array_copy (groups);
  return export;
}

void
gops_groups_ask_export (GopsSession *session,
                        GArray      *groups,
                        GtkWidget   *parent)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "choose", _("Choose _Folder…"), GOPS_ALERT_SUGGESTED },
  };
  Export *export = export_new (session, groups, parent);
  g_autofree char *body = g_strdup_printf (ngettext ("The group gets a file.", "Each of the %u groups gets a file of its own.", groups->len),
                                           groups->len);

  export->rows = g_object_ref_sink (gops_export_choice_new ());
  gops_alert_ask_async (parent, _("Export"), body, export->rows, answers, G_N_ELEMENTS (answers), "choose", NULL,
                        on_choice_answered_cb, export);
}

void
gops_groups_export (GopsSession            *session,
                    GArray                 *groups,
                    const GopsExportChoice *choice,
                    GFile                  *folder,
                    GtkWidget              *parent)
{
  Export *export = export_new (session, groups, parent);

  export->choice = *choice;
  export->folder = g_object_ref (folder);
  start (export);
}
