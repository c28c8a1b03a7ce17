/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a plan in from a calendar or a table: what it would bring, which column is what, then one action. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-calendar-import.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-file-head.h"
#include "gops-intake-error.h"
#include "gops-plan-sheet.h"
#include "gops-progress-dialog.h"
#include "gops-short-date.h"

#define MOST_SKIPPED 50   /* lines that are listed */

#define GOPS_TYPE_PLAN_IMPORT_DIALOG (gops_plan_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanImportDialog, gops_plan_import_dialog, GOPS, PLAN_IMPORT_DIALOG, AdwBin)

struct _GopsPlanImportDialog
{
  AdwBin parent_instance;

  GopsSession  *session;     /* (owned) */
  GFile        *file;        /* (owned) */
  GopsSheet    *sheet;       /* (owned) (nullable): of a table; its columns are chosen here */
  gint64        group;
  GCancellable *trying;      /* (owned) (nullable) */
  GPtrArray    *lines;       /* (owned): borrowed rows of preview and skipped */

  GtkWidget *import, *verdict, *order, *preview, *skipped;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsPlanImportDialog, gops_plan_import_dialog, ADW_TYPE_BIN)

/* --- in a thread --- */

/* What is to be read: a thread opens the file for itself. */
typedef struct
{
  GFile        *file;     /* (owned) */
  guint        *fields;   /* (owned) (nullable): of a table */
  guint         n_fields;
  GopsDateOrder order;
  gint64        group;
  gboolean      dry;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->file);
  g_free (job->fields);
  g_free (job);
}

static Job *
job_new (GopsPlanImportDialog *self,
         gboolean              dry)
{
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (self->file);
  job->group = self->group;
  job->dry = dry;
  if (self->sheet != NULL)
    {
      job->n_fields = self->sheet->headers->len;
      job->fields = g_memdup2 (self->sheet->fields, job->n_fields * sizeof *job->fields);
      job->order = self->sheet->order;
    }
  return job;
}

static gpointer
import_table (Job          *job,
              GopsStore    *store,
              GopsProgress *progress,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GopsSheet) sheet = gops_sheet_new (job->file, NULL, "plan", gops_plan_fields (), GOPS_PLAN_N_FIELDS, cancellable, error);

  if (sheet == NULL)
    return NULL;
  for (guint i = 0; i < MIN (job->n_fields, sheet->headers->len); i++)
    gops_sheet_set_field (sheet, i, job->fields[i]);
  sheet->order = job->order;
  return gops_plan_sheet_import (sheet, store, job->group, job->dry, progress, cancellable, error);
}

static gpointer
import_in_thread (GopsStore    *store,
                  gpointer      data,
                  GopsProgress *progress,
                  GCancellable *cancellable,
                  GError      **error)
{
  Job *job = data;

  if (job->fields != NULL)
    return import_table (job, store, progress, cancellable, error);
  return gops_calendar_import (job->file, store, job->group, job->dry, progress, cancellable, error);
}

/* --- what it would bring --- */

static void
set_verdict (GopsPlanImportDialog *self,
             const char           *title,
             const char           *subtitle)
{
  (void) gops_plain_row (self->verdict, title, subtitle);
}

static void
add_line (GopsPlanImportDialog *self,
          GtkWidget            *expander,
          const char           *title,
          const char           *subtitle)
{
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 3, NULL), title, subtitle);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  g_object_set_data (G_OBJECT (row), "expander", expander);
  g_ptr_array_add (self->lines, row);
}

static void
clear_lines (GopsPlanImportDialog *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    adw_expander_row_remove (g_object_get_data (self->lines->pdata[i], "expander"), self->lines->pdata[i]);
  g_ptr_array_set_size (self->lines, 0);
}

static void
show_first (GopsPlanImportDialog *self,
            const GPtrArray      *first)
{
  for (guint i = 0; i < first->len; i++)
    {
      const GopsPlanFirst *one = g_ptr_array_index (first, i);
      g_autofree char *day = *one->date != '\0' ? gops_short_date (one->date, one->date) : g_strdup (_("no day yet"));
      g_autofree char *when = g_strdup_printf ("%s%s%s · %s", day, *one->time != '\0' ? " " : "", one->time, one->fate);

      add_line (self, self->preview, one->title, when);
    }
  gtk_widget_set_visible (self->preview, first->len > 0);
}

static void
show_skipped (GopsPlanImportDialog   *self,
              const GopsImportReport *report)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%lu remark", "%lu remarks", report->n_skipped), (gulong) report->n_skipped);

  for (guint i = 0; i < MIN (report->skipped->len, MOST_SKIPPED); i++)
    {
      const GopsImportSkipped *one = g_ptr_array_index (report->skipped, i);
      g_autofree char *line = g_strdup_printf (_("Line %lu"), (gulong) one->line), *said = gops_import_skipped_say (one);

      add_line (self, self->skipped, line, said);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->skipped), title);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (self->skipped), title);
  gtk_widget_set_visible (self->skipped, report->n_skipped > 0);
}

static void
show_report (GopsPlanImportDialog *self,
             const GopsPlanReport *report)
{
  g_autofree char *said = gops_plan_report_say (report);
  guint64 n = report->added + report->changed;

  set_verdict (self, n > 0 ? _("What it brings") : _("Nothing new in this file"), said);
  show_first (self, report->first);
  show_skipped (self, report->base);
  gtk_widget_set_sensitive (self->import, n > 0);
}

static void
show_error (GopsPlanImportDialog *self,
            const GError         *error)
{
  set_verdict (self, _("This can’t be imported so"), error->message);
  gtk_widget_set_visible (self->preview, FALSE);
  gtk_widget_set_visible (self->skipped, FALSE);
  if (g_error_matches (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER))
    gtk_widget_set_visible (self->order, TRUE);
}

static void
on_tried_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsPlanImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear_lines (self);
  if (report != NULL)
    show_report (self, report);
  else
    show_error (self, error);
}

static void
try (GopsPlanImportDialog *self)
{
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  self->trying = g_cancellable_new ();
  gtk_widget_set_sensitive (self->import, FALSE);
  set_verdict (self, _("Looking at the File…"), NULL);
  gops_store_run_async (gops_session_get_store (self->session), import_in_thread, job_new (self, TRUE), job_free, (GDestroyNotify) gops_plan_report_free,
                        NULL, NULL, self->trying, on_tried_cb, g_object_ref (self));
}

/* --- the import --- */

static void
on_imported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GopsPlanImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);
  guint n = report != NULL ? (guint) (report->added + report->changed) : 0;
  g_autofree char *said = g_strdup_printf (ngettext ("%u item planned", "%u items planned", n), n);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    {
      show_error (self, error);
      return;
    }
  if (self->sheet != NULL)
    (void) gops_sheet_remember (self->sheet, gops_session_get_store (self->session), NULL);   /* then the next one asks again */
  gops_session_toast_undo (self->session, said);
  gops_dialog_close (GTK_WIDGET (self));
}

static void
on_import_clicked_cb (GopsPlanImportDialog *self)
{
  gops_progress_dialog_run (gops_session_get_store (self->session), GTK_WIDGET (self), _("Importing the Plan"), import_in_thread, job_new (self, FALSE),
                            job_free, (GDestroyNotify) gops_plan_report_free, on_imported_cb, g_object_ref (self));
}

/* --- rows --- */

static void
on_field_selected_cb (GopsPlanImportDialog *self,
                      GParamSpec           *pspec,
                      GtkWidget            *row)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));

  gops_sheet_set_field (self->sheet, column, adw_combo_row_get_selected (ADW_COMBO_ROW (row)));
  try (self);
}

static void
on_order_selected_cb (GopsPlanImportDialog *self)
{
  static const GopsDateOrder orders[] = { GOPS_DATE_ORDER_UNKNOWN, GOPS_DATE_ORDER_DMY, GOPS_DATE_ORDER_MDY, GOPS_DATE_ORDER_YMD };

  self->sheet->order = orders[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->order)), 3)];
  try (self);
}

static GtkWidget *
create_combo (const char        *title,
              const char *const *names,
              guint              n,
              guint              selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, names[i]);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static void
add_columns (GopsPlanImportDialog *self,
             AdwPreferencesPage   *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *names[GOPS_PLAN_N_FIELDS];

  for (guint i = 0; i < GOPS_PLAN_N_FIELDS; i++)
    names[i] = _(gops_plan_fields ()[i].label);
  adw_preferences_group_set_title (group, _("Columns"));
  for (guint i = 0; i < self->sheet->headers->len; i++)
    {
      GtkWidget *row = create_combo (g_ptr_array_index (self->sheet->headers, i), names, GOPS_PLAN_N_FIELDS, self->sheet->fields[i]);

      g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_field_selected_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (page, group);
}

static GtkWidget *
create_expander (AdwPreferencesGroup *group,
                 const char          *title)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (row), title);
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
create_page (GopsPlanImportDialog *self)
{
  const char *const orders[] = { _("Find out"), _("Day first"), _("Month first"), _("Year first") };
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *name = g_file_get_basename (self->file), *shown = g_filename_display_name (name);

  adw_preferences_group_add (group, gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL), _("File"), shown));
  self->verdict = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 5, NULL);
  adw_preferences_group_add (group, self->verdict);
  self->order = create_combo (_("Order of the dates"), orders, G_N_ELEMENTS (orders), 0);
  gtk_widget_set_visible (self->order, FALSE);
  g_signal_connect_object (self->order, "notify::selected", G_CALLBACK (on_order_selected_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, self->order);
  self->preview = create_expander (group, _("The First Items"));
  self->skipped = create_expander (group, _("Remarks"));
  adw_preferences_page_add (page, group);
  if (self->sheet != NULL)
    add_columns (self, page);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  return GTK_WIDGET (page);
}

static GtkWidget *
create_header (GopsPlanImportDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->import = gtk_button_new_with_mnemonic (_("_Import"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  g_signal_connect_object (self->import, "clicked", G_CALLBACK (on_import_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import);
  return header;
}

/* --- object --- */

static void
gops_plan_import_dialog_dispose (GObject *object)
{
  GopsPlanImportDialog *self = GOPS_PLAN_IMPORT_DIALOG (object);

  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_pointer (&self->sheet, gops_sheet_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_plan_import_dialog_parent_class)->dispose (object);
}

static void
gops_plan_import_dialog_class_init (GopsPlanImportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_plan_import_dialog_dispose;
}

static void
gops_plan_import_dialog_init (GopsPlanImportDialog *self)
{
  self->lines = g_ptr_array_new ();
}

/* A calendar needs no columns; what is neither is told. */
static gboolean
open_file (GopsPlanImportDialog *self,
           GError              **error)
{
  g_autoptr (GopsFileHead) head = gops_file_head_read (self->file, NULL, NULL, error);

  if (head == NULL)
    return FALSE;
  if (gops_calendar_import_is_likely (head))
    return TRUE;
  self->sheet = gops_sheet_new (self->file, NULL, "plan", gops_plan_fields (), GOPS_PLAN_N_FIELDS, NULL, error);
  if (self->sheet != NULL)
    (void) gops_sheet_recall (self->sheet, gops_session_get_store (self->session));
  return self->sheet != NULL;
}

GtkWidget *
gops_plan_import_show (GopsSession *session,
                       GFile       *file,
                       GtkWidget   *parent)
{
  g_autoptr (GopsPlanImportDialog) self = g_object_ref_sink (g_object_new (GOPS_TYPE_PLAN_IMPORT_DIALOG, NULL));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GError) error = NULL;

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  self->group = gops_session_get_group (session);
  if (!open_file (self, &error))
    {
      g_object_ref_sink (box);
      g_object_unref (box);
      gops_session_report (session, error);
      return NULL;
    }
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), create_page (self));
  adw_bin_set_child (ADW_BIN (self), box);
  try (self);
  return gops_dialog_present (GTK_WIDGET (self), _("Import Plan"), 560, 640, parent);
}

/* --- the file --- */

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  GopsSession *session = g_object_get_data (G_OBJECT (parent), "plan-import");

  gops_session_report (session, error);
  if (file != NULL && gops_session_get_group (session) != 0)
    (void) gops_plan_import_show (session, file, parent);
}

void
gops_plan_import_present (GopsSession *session,
                          GtkWidget   *parent)
{
  const GopsFileKind kind = { _("Calendars and Tables"), "*.ics;*.csv;*.tsv;*.xlsx;*.xlsm;*.ICS;*.CSV;*.TSV;*.XLSX;*.XLSM" };

  if (gops_session_get_group (session) == 0)
    return;
  g_object_set_data_full (G_OBJECT (parent), "plan-import", g_object_ref (session), g_object_unref);
  gops_file_open_async (parent, _("Choose a Calendar or a Table"), &kind, 1, FALSE, NULL, NULL, on_file_chosen_cb, g_object_ref (parent));
}
