/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing members from a file: choosing it, reading it, the import itself and its report. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-dialogs-resources.h"
#include "gops-file-chooser.h"
#include "gops-file-problem.h"
#include "gops-import-dialog-private.h"
#include "gops-intake-error.h"
#include "gops-records.h"
#include "gops-rows.h"
#include "gops-use-resource.h"

#define MOST_SKIPPED 200   /* shown in the result; the saved report has more */

G_DEFINE_FINAL_TYPE (GopsImportDialog, gops_import_dialog, ADW_TYPE_BIN)

static void
stop_work (GopsImportDialog *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

static void
show_busy (GopsImportDialog *self,
           const char       *title)
{
  gtk_widget_set_visible (self->import, FALSE);
  adw_status_page_set_title (self->busy_page, title);
  adw_status_page_set_description (self->busy_page, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/* Back to the choice of a file, with what was wrong with the last one. */
static void
show_refused (GopsImportDialog *self,
              const GError     *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  gtk_widget_set_visible (self->import, FALSE);
  adw_status_page_set_icon_name (self->choose_page, "gops-warning-symbolic");
  adw_status_page_set_title (self->choose_page, _("This File Can't Be Read"));
  adw_status_page_set_description (self->choose_page, message);
  gtk_button_set_label (GTK_BUTTON (self->choose), _("_Choose Another File…"));
  gtk_stack_set_visible_child_name (self->stack, "choose");
  (void) gtk_widget_grab_focus (self->choose);
}

/* --- reading --- */

typedef struct
{
  GFile *file;       /* (owned) */
  char  *encoding;   /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  g_free (reading->encoding);
  g_free (reading);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  GopsImportLook *look = gops_import_look_new (reading->file, reading->encoding, cancellable, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) gops_import_look_free);
  else
    g_task_return_error (task, error);
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  GopsImportLook *look = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->working);
  if (look == NULL)
    {
      show_refused (self, error);
      return;
    }
  g_clear_pointer (&self->look, gops_import_look_free);
  self->look = look;
  (void) gops_member_import_recall (look->import, gops_session_get_store (self->session));
  gops_import_dialog_show_map (self);
}

/* The preview reads the import that is to be replaced: it ends first. */
void
gops_import_dialog_read (GopsImportDialog *self,
                         const char       *encoding)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->file == NULL)
    return;
  if (self->previewing != NULL)
    g_cancellable_cancel (self->previewing);
  stop_work (self);
  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (self->file);
  reading->encoding = g_strdup (encoding);
  show_busy (self, _("Looking at the File…"));
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, on_read_cb, NULL);
  g_task_set_source_tag (task, gops_import_dialog_read);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
take_file (GopsImportDialog *self,
           GFile            *file)
{
  g_autofree char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  g_set_object (&self->file, file);
  if (dot != NULL && dot != name)
    *dot = '\0';
  if (self->group == 0 && g_utf8_validate (name, -1, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->group_name), name);
  self->filling = TRUE;
  adw_combo_row_set_selected (self->encoding, 0);
  self->filling = FALSE;
  gops_import_dialog_read (self, NULL);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (self->closed)
    return;
  if (file != NULL)
    take_file (self, file);
  else if (error != NULL)
    show_refused (self, error);
}

static void
on_choose_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsFileKind kinds[] = { { _("Tables and Address Cards"),
                             "*.csv;*.tsv;*.txt;*.xlsx;*.xlsm;*.vcf;*.zip;*.gz;*.CSV;*.TSV;*.TXT;*.XLSX;*.XLSM;*.VCF;*.ZIP;*.GZ" } };

  gops_file_open_async (widget, _("Choose a Member List"), kinds, G_N_ELEMENTS (kinds), FALSE, NULL, NULL, on_file_chosen_cb,
                        g_object_ref (widget));
}

static gboolean
on_file_dropped_cb (GopsImportDialog *self,
                    const GValue     *value)
{
  g_autoptr (GSList) files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (files == NULL || g_str_equal (gtk_stack_get_visible_child_name (self->stack), "busy"))
    return FALSE;
  take_file (self, files->data);
  return TRUE;
}

/* --- the import --- */

/* "About 20 seconds left", once it can be told. */
static char *
time_left (gint64  started,
           guint64 done,
           guint64 total)
{
  double elapsed = (double) (g_get_monotonic_time () - started) / G_USEC_PER_SEC;
  int left = done > 0 && total > done ? (int) (elapsed * (double) (total - done) / (double) done) + 1 : 0;

  if (elapsed < 1 || left == 0)
    return NULL;
  if (left < 60)
    return g_strdup_printf (ngettext ("About %d second left", "About %d seconds left", left), left);
  return g_strdup_printf (ngettext ("About %d minute left", "About %d minutes left", (left + 59) / 60), (left + 59) / 60);
}

static void
on_progress_cb (guint64     done,
                guint64     total,
                const char *what,
                gpointer    data)
{
  GopsImportDialog *self = data;
  g_autofree char *left = time_left (self->started, done, total);
  g_autofree char *read = g_format_size (done);
  g_autofree char *all = g_format_size (total);
  /* Translators: "1.2 MB of 3 MB" */
  g_autofree char *part = g_strdup_printf (_("%s of %s"), read, all);
  g_autofree char *text = left != NULL ? g_strdup_printf ("%s · %s", part, left) : g_strdup (part);

  if (self->closed || total == 0)
    return;
  gtk_progress_bar_set_fraction (self->progress, (double) done / (double) total);
  adw_status_page_set_description (self->busy_page, text);
}

static const char *
group_name (GopsImportDialog *self)
{
  GObject *item = adw_combo_row_get_selected_item (self->group_choice);

  return item != NULL ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";
}

static void
add_result (GopsImportDialog *self,
            const char       *title,
            guint64           n)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  GtkWidget *row = gops_import_dialog_make_row (title, NULL);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "gops-figures");
  gtk_widget_add_css_class (label, "heading");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (self->result_rows, row);
}

static void
add_skipped (GopsImportDialog *self)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GUINT64_FORMAT, self->report->n_skipped);
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Left out, with reasons"), NULL);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "gops-figures");
  gtk_widget_add_css_class (label, "heading");
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (expander), label);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (expander), _("Left out, with reasons"));
  for (guint i = 0; i < MIN (self->report->skipped->len, MOST_SKIPPED); i++)
    {
      const GopsImportSkipped *skipped = g_ptr_array_index (self->report->skipped, i);
      g_autofree char *line = gops_import_line_words (skipped->line);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), gops_import_dialog_make_row (line, skipped->reason));
    }
  gtk_list_box_append (self->result_rows, expander);
}

static void
show_result (GopsImportDialog *self)
{
  const GopsImportReport *report = self->report;
  guint n = (guint) (report->members_new + report->members_matched);
  g_autofree char *title = report->n_changed == 0 ? g_strdup (_("Nothing New in This File"))
    : g_strdup_printf (ngettext ("%u Member Imported", "%u Members Imported", n), n);
  g_autofree char *description = g_strdup_printf (_("From %s into “%s”."), self->look->name, group_name (self));
  g_autofree char *safe = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->result_page, title);
  adw_status_page_set_description (self->result_page, safe);
  add_result (self, _("New people"), report->members_new);
  add_result (self, _("Already known"), report->members_matched);
  if (report->duplicates > 0)
    add_result (self, _("Twice in the file"), report->duplicates);
  if (report->n_skipped > 0)
    add_skipped (self);
  if (!report->activity_known)
    gtk_list_box_append (self->result_rows,
                         gops_import_dialog_make_row (_("Nobody can be core or active yet"),
                                                      _("The list has no active days. Import a chat, or map a column with active days.")));
  gtk_stack_set_visible_child_name (self->stack, "result");
  (void) gtk_widget_grab_focus (self->done);
}

static void
on_imported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = gops_member_import_run_finish (GOPS_STORE (source), result, &error);

  self->started = 0;
  g_clear_object (&self->working);
  if (self->closed)
    {
      g_clear_pointer (&report, gops_import_report_free);
      return;
    }
  if (report == NULL)
    {
      gtk_widget_set_visible (self->import, TRUE);
      gtk_stack_set_visible_child_name (self->stack, "map");
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gops_session_report (self->session, error);
      return;
    }
  self->report = report;
  show_result (self);
}

static void
on_run_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);
  GopsStore *store = gops_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (self->look == NULL || self->group == 0 || self->working != NULL || self->previewing != NULL)
    return;
  gops_session_flush (self->session);
  if (!gops_member_import_remember (self->look->import, store, &error))
    gops_session_report (self->session, error);
  show_busy (self, _("Importing Members…"));
  self->started = g_get_monotonic_time ();
  self->working = g_cancellable_new ();
  gops_member_import_run_async (self->look->import, store, self->group, on_progress_cb, self, self->working, on_imported_cb,
                                g_object_ref (self));
}

static void
on_cancel_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);
  gboolean importing = self->started != 0;

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  if (importing)
    return;   /* its end is told to us */
  g_clear_object (&self->working);
  gtk_stack_set_visible_child_name (self->stack, self->look != NULL ? "map" : "choose");
  gtk_widget_set_visible (self->import, self->look != NULL);
}

/* --- the report --- */

static void
on_report_file_chosen_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (file == NULL || self->report == NULL)
    gops_session_report (self->session, error);
  else if (gops_import_report_save (self->report, file, self->look->name, group_name (self), NULL, &error))
    gops_session_toast_file (self->session, _("Report saved"), file);
  else
    gops_session_report (self->session, error);
}

static void
on_save_report_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsFileKind kinds[] = { { _("Texts"), "*.txt" }, { _("Tables (CSV)"), "*.csv" } };

  gops_file_save_async (widget, _("Save Report"), _("Import report.txt"), kinds, G_N_ELEMENTS (kinds), NULL, NULL,
                        on_report_file_chosen_cb, g_object_ref (widget));
}

static void
on_close_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_dialog_close (widget);
}

/* However it was closed: work ends, and what was imported is told where it can be undone. */
static void
on_closed_cb (GtkWidget *dialog,
              gpointer   data)
{
  g_autoptr (GopsImportDialog) self = data;
  guint n = self->report != NULL ? (guint) (self->report->members_new + self->report->members_matched) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u member imported", "%u members imported", n), n);

  self->closed = TRUE;
  stop_work (self);
  if (self->previewing != NULL)
    g_cancellable_cancel (self->previewing);
  if (self->report == NULL || self->report->n_changed == 0)
    return;
  if (gops_session_get_group (self->session) == 0)
    gops_session_set_group (self->session, self->group);
  gops_session_toast_undo (self->session, text);
}

/* --- object --- */

static void
gops_import_dialog_dispose (GObject *object)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (object);

  stop_work (self);
  g_clear_object (&self->previewing);
  g_clear_object (&self->file);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_import_dialog_parent_class)->dispose (object);
}

static void
gops_import_dialog_finalize (GObject *object)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (object);

  g_clear_pointer (&self->look, gops_import_look_free);
  g_clear_pointer (&self->report, gops_import_report_free);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->shown_rows);
  g_free (self->fields);

  G_OBJECT_CLASS (gops_import_dialog_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, GopsImportDialog, child)

static void
gops_import_dialog_class_init (GopsImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_import_dialog_finalize;

  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-import-dialog.ui");
  BIND (title); BIND (import); BIND (stack); BIND (choose_page); BIND (choose); BIND (busy_page); BIND (progress);
  BIND (result_page); BIND (result_rows); BIND (done);
  gops_import_dialog_bind_map (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, on_choose_cb);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, on_run_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, on_cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.save-report", NULL, on_save_report_cb);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, on_close_cb);
}

static void
gops_import_dialog_init (GopsImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gops_import_dialog_init_map (self);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

void
gops_import_present_file (GopsSession *session,
                          GFile       *file,
                          GtkWidget   *parent)
{
  GopsImportDialog *self = g_object_new (GOPS_TYPE_IMPORT_DIALOG, NULL);
  GtkWidget *dialog;

  self->session = g_object_ref (session);
  self->group = gops_session_get_group (session);
  gops_import_dialog_fill_groups (self);
  dialog = gops_dialog_present (GTK_WIDGET (self), _("Import Members"), 620, 680, parent);
  gops_dialog_on_closed (dialog, G_CALLBACK (on_closed_cb), g_object_ref (self));
  if (file != NULL)
    take_file (self, file);
  else
    (void) gtk_widget_grab_focus (self->choose);
}

void
gops_import_present (GopsSession *session,
                     GtkWidget   *parent)
{
  gops_import_present_file (session, NULL, parent);
}
