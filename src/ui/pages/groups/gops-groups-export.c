/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of many groups as files of one folder. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-document-writers.h"
#include "gops-file-writer.h"
#include "gops-group-documents.h"
#include "gops-groups-ask.h"
#include "gops-method.h"
#include "gops-progress-dialog.h"

static const struct
{
  const char *name;     /* untranslated */
  const char *ending;
} formats[] = {
  { N_("Text for the chat (.txt)"), ".txt" },
  { N_("Markdown (.md)"), ".md" },
  { N_("Web page (.html)"), ".html" },
  { N_("Pages to print (.pdf)"), ".pdf" },
};

typedef struct
{
  GopsSession *session;   /* (owned): not for the thread */
  GtkWidget   *parent;    /* (owned): not for the thread */
  GtkDropDown *format;    /* (owned) (nullable): until the answer */
  GArray      *groups;    /* (owned) (element-type gint64) */
  GFile       *folder;    /* (owned) (nullable) */
  const char  *ending;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->session);
  g_clear_object (&export->parent);
  g_clear_object (&export->format);
  g_clear_object (&export->folder);
  g_clear_pointer (&export->groups, g_array_unref);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

/* Two groups may have one name, and one of signs alone makes no file name: such files get the id. */
static GFile *
file_for (Export            *export,
          const GopsDossier *dossier,
          GHashTable        *used)
{
  const char *name = gops_record_get_text (dossier->group, GOPS_GROUP_NAME);
  char *file = gops_file_name (name, export->ending);

  if (*file != '.' && !g_hash_table_contains (used, file))
    g_hash_table_add (used, file);
  else
    {
      g_autofree char *rest = g_strdup_printf ("-%" G_GINT64_FORMAT "%s", gops_record_get_id (dossier->group), export->ending);

      g_free (file);
      file = gops_file_name (name, rest);
      g_hash_table_add (used, file);
    }
  return g_file_get_child (export->folder, file);
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
  const GopsPlatform *platform;
  g_autoptr (GopsDocument) document = NULL;
  g_autoptr (GFile) file = NULL;

  if (dossier == NULL)
    return FALSE;
  platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  document = gops_rules_document (dossier);
  file = file_for (export, dossier, used);
  return gops_document_export (document, file, platform != NULL ? platform->markup : "plain",
                               gops_store_get_author (store), cancellable, error);
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

  for (guint i = 0; i < export->groups->len; i++)
    {
      gops_progress_report (progress, i, export->groups->len, NULL);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_one (export, store, g_array_index (export->groups, gint64, i), used, cancellable, error))
        return NULL;
    }
  return GUINT_TO_POINTER (export->groups->len);
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (gops_store_run_finish (GOPS_STORE (source), result, &error));
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gops_session_report (export->session, error);
  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("Rules of %u group saved", "Rules of %u groups saved", n), n);
  gops_session_toast_file (export->session, text, export->folder);
}

static void
on_folder_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  Export *work;

  export->folder = gops_file_choose_finish (result, &error);
  gops_session_report (export->session, error);
  if (export->folder == NULL)
    return;
  work = g_new0 (Export, 1);
  work->groups = g_array_ref (export->groups);
  work->folder = g_object_ref (export->folder);
  work->ending = export->ending;
  gops_progress_dialog_run (gops_session_get_store (export->session), export->parent, _("Saving Rules"), write_in_thread, work,
                            export_free, NULL, on_written_cb, export);
  (void) g_steal_pointer (&export);   /* the callback's from here on */
}

static void
on_format_answered_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);

  if (!g_str_equal (answer, "choose"))
    return;
  export->ending = formats[MIN (gtk_drop_down_get_selected (export->format), G_N_ELEMENTS (formats) - 1)].ending;
  gops_file_select_folder_async (export->parent, _("Folder for the Rules"), NULL, NULL, on_folder_chosen_cb, export);
  (void) g_steal_pointer (&export);
}

static GtkWidget *
make_format_list (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (names, _(formats[i].name));
  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Format"), -1);
  return list;
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
  GtkWidget *format = make_format_list ();
  Export *export = g_new0 (Export, 1);
  g_autofree char *body = g_strdup_printf (ngettext ("The rules of this group go into a file.", "The rules of each of the %u groups go into a file.", groups->len),
                                           groups->len);

  export->session = g_object_ref (session);
  export->parent = g_object_ref (parent);
  export->format = g_object_ref (GTK_DROP_DOWN (format));
  export->groups = g_array_copy (groups);
  gops_alert_ask_async (parent, _("Export Rules"), body, format, answers, G_N_ELEMENTS (answers), "choose", NULL,
                        on_format_answered_cb, export);
}
