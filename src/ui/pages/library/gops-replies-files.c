/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies from a table and into one. Reading a table's head takes as long as its first lines; all of it is read in a thread. */

#include "config.h"

#include "gops-replies-files.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-progress-dialog.h"
#include "gops-replies-csv.h"
#include "gops-replies-import.h"

#define MOST_LINES_TOLD 200

struct _GopsRepliesColumns
{
  AdwBin parent_instance;

  GopsView  *page;     /* borrowed; weak */
  GopsSheet *sheet;    /* (owned) (nullable): given away when the import runs */
  GPtrArray *rows;     /* (owned) (element-type AdwComboRow): borrowed; one for each column */
  GtkWidget *button;   /* borrowed */
};

#define GOPS_TYPE_REPLIES_COLUMNS (gops_replies_columns_get_type ())
G_DECLARE_FINAL_TYPE (GopsRepliesColumns, gops_replies_columns, GOPS, REPLIES_COLUMNS, AdwBin)
G_DEFINE_FINAL_TYPE (GopsRepliesColumns, gops_replies_columns, ADW_TYPE_BIN)

/* --- what came of it --- */

static GtkWidget *
create_skipped (const GopsImportReport *report)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < MIN (report->skipped->len, MOST_LINES_TOLD); i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];
      g_autofree char *told = gops_import_skipped_say (skipped);

      g_string_append_printf (lines, _("line %lu: %s\n"), (gulong) skipped->line, told);
    }
  if (report->n_skipped > MIN (report->skipped->len, MOST_LINES_TOLD))
    g_string_append_printf (lines, _("… and %lu more\n"), (gulong) (report->n_skipped - MIN (report->skipped->len, MOST_LINES_TOLD)));
  label = g_object_new (GTK_TYPE_LABEL, "label", lines->str, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, "xalign", 0.0, "yalign", 0.0, NULL);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "height-request", 160, "child", label, NULL);
}

static void
on_report_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_free (gops_alert_ask_finish (result));
}

static void
tell_skipped (GopsView               *page,
              const GopsImportReport *report)
{
  const GopsAlertAnswer answers[] = { { "close", _("_Close"), GOPS_ALERT_PLAIN } };
  guint n = (guint) report->n_skipped;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u line was left out", "%u lines were left out", n), n);

  gops_alert_ask_async (GTK_WIDGET (page), heading, NULL, create_skipped (report), answers, G_N_ELEMENTS (answers), "close", NULL, on_report_read_cb, NULL);
}

static void
tell (GopsView               *page,
      const GopsImportReport *report)
{
  guint n = (guint) report->n_changed;
  g_autofree char *told = g_strdup_printf (ngettext ("%u reply added", "%u replies added", n), n);

  if (n > 0)
    gops_session_toast_undo (gops_view_get_session (page), told);
  else
    gops_session_toast (gops_view_get_session (page), _("All of these replies were here already"));
  if (report->n_skipped > 0)
    tell_skipped (page, report);
}

/* --- importing --- */

static gpointer
import_in_thread (GopsStore     *store,
                  gpointer       sheet,
                  GopsProgress  *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GopsImportReport *report = gops_replies_import (sheet, store, FALSE, progress, cancellable, error);

  if (report != NULL)
    (void) gops_sheet_remember (sheet, store, NULL);   /* then the next one says it again */
  return report;
}

static void
on_imported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GopsView) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (gops_view_get_session (page) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gops_view_report (page, error);
  if (report != NULL)
    tell (page, report);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsRepliesColumns *self = GOPS_REPLIES_COLUMNS (widget);
  g_autoptr (GopsView) page = g_object_ref (self->page);
  GopsSheet *sheet = g_steal_pointer (&self->sheet);

  for (guint i = 0; i < self->rows->len; i++)
    gops_sheet_set_field (sheet, i, adw_combo_row_get_selected (self->rows->pdata[i]));
  gops_dialog_close (widget);
  gops_progress_dialog_run (gops_view_get_store (page), GTK_WIDGET (page), _("Importing Replies"), import_in_thread, sheet, (GDestroyNotify) gops_sheet_free,
                            (GDestroyNotify) gops_import_report_free, on_imported_cb, g_object_ref (page));
}

/* --- columns --- */

/* A field belongs to one column. */
static void
on_field_chosen_cb (GopsRepliesColumns *self,
                    GParamSpec         *pspec,
                    AdwComboRow        *row)
{
  gboolean answer = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwComboRow *other = self->rows->pdata[i];

      if (other != row && adw_combo_row_get_selected (row) != GOPS_REPLIES_FIELD_IGNORE && adw_combo_row_get_selected (other) == adw_combo_row_get_selected (row))
        adw_combo_row_set_selected (other, GOPS_REPLIES_FIELD_IGNORE);
      answer |= adw_combo_row_get_selected (other) == GOPS_REPLIES_FIELD_ANSWER;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "columns.import", answer);
}

static GtkWidget *
create_row (GopsRepliesColumns *self,
            guint               column)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *header = self->sheet->headers->pdata[column];
  g_autofree char *number = g_strdup_printf (_("Column %u"), column + 1);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, NULL), *header != '\0' ? header : number, NULL);

  for (guint i = 0; i < GOPS_REPLIES_N_FIELDS; i++)
    gtk_string_list_append (names, _(gops_replies_fields ()[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->sheet->fields[column]);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_field_chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
gops_replies_columns_dispose (GObject *object)
{
  GopsRepliesColumns *self = GOPS_REPLIES_COLUMNS (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->sheet, gops_sheet_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_replies_columns_parent_class)->dispose (object);
}

static void
gops_replies_columns_class_init (GopsRepliesColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_replies_columns_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "columns.import", NULL, import_action);
}

static void
gops_replies_columns_init (GopsRepliesColumns *self)
{
  self->rows = g_ptr_array_new ();
}

static void
build (GopsRepliesColumns *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "description", _("What the columns of the table hold. One of them has to be the answers."),
                                   "margin-top", 18, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 600, "child", group, NULL);

  self->button = g_object_new (GTK_TYPE_BUTTON, "label", _("_Import"), "use-underline", TRUE, "action-name", "columns.import", NULL);
  gtk_widget_add_css_class (self->button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  for (guint i = 0; i < self->sheet->headers->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (self, i));
  gtk_box_append (GTK_BOX (whole), header);
  gtk_box_append (GTK_BOX (whole), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL));
  adw_bin_set_child (ADW_BIN (self), whole);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "columns.import", gops_sheet_has_field (self->sheet, GOPS_REPLIES_FIELD_ANSWER));
}

void
gops_replies_import_file (GopsView *page,
                          GFile    *file)
{
  g_autoptr (GError) error = NULL;
  GopsSheet *sheet = gops_replies_sheet (file, NULL, NULL, &error);
  GopsRepliesColumns *self;

  if (sheet == NULL)
    {
      gops_view_report (page, error);
      return;
    }
  (void) gops_sheet_recall (sheet, gops_view_get_store (page));
  self = g_object_new (GOPS_TYPE_REPLIES_COLUMNS, NULL);
  g_set_weak_pointer (&self->page, page);
  self->sheet = sheet;
  build (self);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Import Replies"), 480, 560, GTK_WIDGET (page));
  (void) gtk_widget_grab_focus (self->button);
}

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsView) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (gops_view_get_session (page) == NULL)
    return;
  gops_view_report (page, error);
  if (file != NULL)
    gops_replies_import_file (page, file);
}

void
gops_replies_import_choose (GopsView *page)
{
  const GopsFileKind kind = { _("Tables"), "*.csv;*.tsv;*.txt;*.xlsx" };

  gops_file_open_async (GTK_WIDGET (page), _("Import Replies"), &kind, 1, FALSE, NULL, NULL, on_chosen_cb, g_object_ref (page));
}

/* --- exporting --- */

typedef struct
{
  GopsView *page;   /* (owned) */
  GFile    *file;   /* (owned) */
  guint     n;      /* replies written */
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_object_unref (export->file);
  g_free (export);
}

static gpointer
export_in_thread (GopsStore     *store,
                  gpointer       data,
                  GopsProgress  *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Export *export = data;

  return gops_replies_export_csv (store, export->file, &export->n, cancellable, error) ? export : NULL;
}

static void
on_exported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Export *export = data;
  g_autoptr (GError) error = NULL;
  gboolean written = gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL;
  g_autofree char *told = g_strdup_printf (ngettext ("%u reply written", "%u replies written", export->n), export->n);

  if (gops_view_get_session (export->page) != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gops_view_report (export->page, error);
      if (written)
        gops_session_toast_file (gops_view_get_session (export->page), told, export->file);
    }
  export_free (export);
}

static void
on_place_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GopsView) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  Export *export;

  if (gops_view_get_session (page) == NULL)
    return;
  gops_view_report (page, error);
  if (file == NULL)
    return;
  export = g_new0 (Export, 1);
  export->page = g_object_ref (page);
  export->file = g_object_ref (file);
  gops_progress_dialog_run (gops_view_get_store (page), GTK_WIDGET (page), _("Exporting Replies"), export_in_thread, export, NULL, NULL, on_exported_cb, export);
}

void
gops_replies_export_choose (GopsView *page)
{
  const GopsFileKind kind = { _("Tables"), "*.csv" };

  gops_file_save_async (GTK_WIDGET (page), _("Export Replies"), _("replies.csv"), &kind, 1, NULL, NULL, on_place_chosen_cb, g_object_ref (page));
}
