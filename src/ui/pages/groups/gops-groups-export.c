/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules or posters of many groups as files of one folder. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-channels.h"
#include "gops-compat.h"
#include "gops-document-writers.h"
#include "gops-file-writer.h"
#include "gops-folder-export.h"
#include "gops-group-documents.h"
#include "gops-groups-ask.h"
#include "gops-method.h"
#include "gops-poster-draft.h"
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

static char *
file_ending (Export *export)
{
  const GopsExportChoice *choice = &export->choice;

  return choice->template_id != NULL ? g_strdup_printf ("-%s%s", choice->template_id, choice->ending) : g_strdup (choice->ending);
}

/* Two groups may have one name, and one of signs alone makes no file name: such files get the id. @channel: (nullable) */
static GFile *
file_for (Export            *export,
          const GopsDossier *dossier,
          GopsChannel       *channel,
          GHashTable        *used)
{
  gpointer named = channel != NULL ? (gpointer) channel : (gpointer) dossier->group;
  g_autofree char *name = g_strjoin ("-", gops_record_get_text (dossier->group, GOPS_GROUP_NAME),
                                     channel != NULL ? gops_record_get_text (channel, GOPS_CHANNEL_NAME) : NULL, NULL);
  g_autofree char *ending = file_ending (export), *letters = gops_file_name (name, "");
  char *file = gops_file_name (name, ending);

  if (*letters != '\0' && !g_hash_table_contains (used, file))
    g_hash_table_add (used, file);
  else
    {
      g_autofree char *rest = g_strdup_printf ("-%" G_GINT64_FORMAT "%s", gops_record_get_id (named), ending);

      g_free (file);
      file = gops_file_name (name, rest);
      g_hash_table_add (used, file);
    }
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

/* The group's own poster of the template, or a new one that is drawn and not kept. @channel: (nullable): as the poster has it */
static gboolean
write_poster (Export            *export,
              const GopsDossier *dossier,
              GopsChannel       *channel,
              GopsStore         *store,
              GFile             *file,
              Outcome           *outcome,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GopsPosterDraft) draft = gops_poster_draft_new (store, dossier, export->choice.template_id, error);
  g_autoptr (GPtrArray) notes = NULL;
  GopsPoster poster;

  if (draft == NULL)
    return FALSE;
  if (export->choice.size != NULL)
    gops_poster_draft_set_size (draft, export->choice.size);
  if (channel != NULL)
    gops_poster_draft_set_channel (draft, store, dossier, gops_record_get_id (channel));
  poster = gops_poster_draft_as_poster (draft);
  if (!gops_poster_export (&poster, file, gops_store_get_author (store), &notes, cancellable, error))
    return FALSE;
  outcome->n_noted += notes != NULL && notes->len > 0;
  outcome->n_files++;
  return TRUE;
}

static gboolean
write_channels (Export            *export,
                const GopsDossier *dossier,
                GopsStore         *store,
                GHashTable        *used,
                Outcome           *outcome,
                GCancellable      *cancellable,
                GError           **error)
{
  for (guint i = 0; i < dossier->channels->len; i++)
    {
      GopsChannel *channel = dossier->channels->pdata[i];
      g_autoptr (GFile) file = file_for (export, dossier, channel, used);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_poster (export, dossier, channel, store, file, outcome, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_one (Export       *export,
           GopsStore    *store,
           gint64        group,
           GHashTable   *used,
           Outcome      *outcome,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, error);
  g_autoptr (GFile) file = dossier != NULL ? file_for (export, dossier, NULL, used) : NULL;

  if (dossier == NULL)
    return FALSE;
  if (export->choice.template_id == NULL)
    return write_rules (dossier, store, file, cancellable, error);
  return write_poster (export, dossier, NULL, store, file, outcome, cancellable, error) &&
         (!export->choice.channels || write_channels (export, dossier, store, used, outcome, cancellable, error));
}

static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  Export *export = data;
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree Outcome *outcome = g_new0 (Outcome, 1);

  for (guint i = 0; i < export->groups->len; i++)
    {
      gops_progress_report (progress, i, export->groups->len, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_one (export, store, g_array_index (export->groups, gint64, i), used, outcome, cancellable, error))
        return NULL;
      outcome->n_groups++;
    }
  return g_steal_pointer (&outcome);
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
