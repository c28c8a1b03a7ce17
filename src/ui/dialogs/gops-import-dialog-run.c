/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant at work: the import, its progress, what comes of it. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-dialog.h"
#include "gops-file-chooser.h"
#include "gops-import-dialog-private.h"
#include "gops-import-plan.h"
#include "gops-journal.h"
#include "gops-message-indexer.h"

#define MANY_MESSAGES 50000   /* their undo takes longer than a moment */
#define SHOWN_AFTER   80      /* ms, until the window has drawn what it says */

/* --- progress --- */

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

void
gops_import_dialog_on_progress (guint64     done,
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

  if (self->closed || total == 0 || g_cancellable_is_cancelled (self->working))
    return;
  gtk_progress_bar_set_fraction (self->progress, (double) done / (double) total);
  adw_status_page_set_description (self->busy_page, text);
}

/* --- the import --- */

static char *
group_name (GopsImportDialog *self,
            gint64            group)
{
  char *name = NULL;

  if (group > 0)
    (void) gops_store_read_text (gops_session_get_store (self->session), &name, NULL, "SELECT name FROM chat_group WHERE id = ?1", "l", group);
  return name;
}

char *
gops_import_dialog_dup_target (GopsImportDialog *self)
{
  return group_name (self, self->group);
}

static void
show_result (GopsImportDialog *self)
{
  g_autofree char *group = gops_import_dialog_dup_target (self);

  if (self->look->orders != NULL)
    gops_import_result_show_orders (self->result, self->session, self->report, self->order_report, self->look->name, group);
  else
    gops_import_result_show (self->result, self->session, self->report, self->look->name, group);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

/* Back to what was chosen, with the reason unless somebody cancelled. */
static void
show_failed (GopsImportDialog *self,
             const GError     *error)
{
  if (self->look->chat != NULL)
    gops_import_dialog_show_chat (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "map");
  gtk_widget_set_visible (self->import, TRUE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gops_session_report (self->session, error);
  else if (self->could_redo)   /* an import begins anew where it writes, so that ended with its beginning */
    gops_session_toast (self->session, _("Nothing was imported. What was undone before can’t be redone any more"));
}

void
gops_import_dialog_end_run (GopsImportDialog *self,
                            GopsImportReport *report,
                            const GError     *error)
{
  gboolean alone = self->background;

  self->started = 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.cancel", TRUE);
  self->importing = FALSE;
  self->background = FALSE;
  g_clear_object (&self->working);
  if (report == NULL)
    gops_import_dialog_unmake_group (self);
  if (self->closed)
    {
      g_clear_pointer (&report, gops_import_report_free);
      return;
    }
  self->report = report;
  if (report != NULL && report->chat)
    self->group = report->group;
  if (report != NULL && report->chat)
    gops_message_indexer_schedule (gops_message_indexer_of (self->session), 1);
  if (alone)
    {
      gops_session_report (self->session, error);
      gops_import_dialog_end_background (self);
    }
  else if (report != NULL)
    show_result (self);
  else
    show_failed (self, error);
}

static void
on_members_imported_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = gops_member_import_run_finish (GOPS_STORE (source), result, &error);

  gops_import_dialog_end_run (self, report, error);
}

static void
on_chat_imported_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GopsImportReport *report = gops_import_plan_run_finish (GOPS_STORE (source), result, &error);

  gops_import_dialog_end_run (self, report, error);
}

static void
import_members (GopsImportDialog *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (!gops_member_import_remember (self->look->import, store, &error))
    gops_session_report (self->session, error);
  gops_import_dialog_show_busy (self, _("Importing Members…"), TRUE);
  gops_member_import_run_async (self->look->import, store, self->group, gops_import_dialog_on_progress, self, self->working,
                                on_members_imported_cb, g_object_ref (self));
}

static void
import_chat (GopsImportDialog *self)
{
  GopsImportPlan *plan = gops_import_chat_dup_plan (self->chat);
  g_autoptr (GError) error = NULL;

  if (self->look->table != NULL && gops_import_chat_is_mapped (self->chat) &&
      !gops_chat_table_remember (self->look->table, gops_session_get_store (self->session), &error))
    gops_session_report (self->session, error);
  gops_import_dialog_show_busy (self, _("Importing the Chat…"), TRUE);
  gops_import_plan_run_async (plan, gops_session_get_store (self->session), gops_import_dialog_on_progress, self, self->working,
                              on_chat_imported_cb, g_object_ref (self));
}

static gboolean
can_redo (GopsImportDialog *self)
{
  g_autofree char *label = gops_store_dup_redo_label (gops_session_get_store (self->session));

  return label != NULL;
}

static void
on_run_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "sign-up"))
    {
      gops_session_flush (self->session);
      gops_import_sign_up_run (self->sign_up);
      return;
    }
  if (self->look == NULL || self->working != NULL || self->previewing != NULL ||
      (self->look->chat != NULL ? !gops_import_chat_is_ready (self->chat) : gops_import_dialog_get_target (self) == 0))
    return;
  gops_session_flush (self->session);
  if (self->look->chat == NULL && !gops_import_dialog_make_group (self))
    return;
  self->working = g_cancellable_new ();
  self->importing = TRUE;
  self->could_redo = can_redo (self);
  if (self->look->chat != NULL)
    import_chat (self);
  else if (self->look->orders != NULL)
    gops_import_dialog_run_orders (self);
  else
    import_members (self);
}

static void
on_cancel_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "busy"))   /* it ended while the button still faded */
    return;
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  if (self->importing)   /* its end is told to us */
    {
      gops_import_dialog_show_busy (self, _("Cancelling…"), FALSE);
      gtk_widget_action_set_enabled (widget, "import.cancel", FALSE);
      return;
    }
  g_clear_object (&self->working);
  gtk_widget_set_visible (self->import, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  (void) gtk_widget_grab_focus (self->choose);
}

static void
on_background_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);

  self->background = self->importing;
  gops_session_toast (self->session, _("The import goes on; open it again to see how far it is"));
  gops_dialog_close (widget);
}

/* --- afterwards --- */

static void
on_report_file_chosen_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);
  g_autofree char *group = gops_import_dialog_dup_target (self);

  if (file == NULL || self->report == NULL)
    gops_session_report (self->session, error);
  else if (gops_import_report_save (self->report, file, self->look->name, group, NULL, &error))
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
undo_import (GopsImportDialog *self)
{
  if (!gops_session_undo (self->session))
    return;
  gops_import_dialog_unmake_group (self);
  g_clear_pointer (&self->report, gops_import_report_free);
  gops_session_toast (self->session, _("The import was undone"));
  gops_dialog_close (GTK_WIDGET (self));
}

static gboolean
on_undo_shown_cb (gpointer data)
{
  g_autoptr (GopsImportDialog) self = data;

  if (!self->closed && self->report != NULL && gops_store_next_undo (gops_session_get_store (self->session)) == self->report->action)
    undo_import (self);
  return G_SOURCE_REMOVE;
}

/* The import, as long as nothing came after it. What takes its time is told before. */
static void
on_undo_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);
  GopsStore *store = gops_session_get_store (self->session);

  if (self->report == NULL || gops_store_next_undo (store) != self->report->action)
    {
      gops_session_toast (self->session, _("Something was changed since; undo it in the history"));
      return;
    }
  if (self->report->messages < MANY_MESSAGES)
    {
      undo_import (self);
      return;
    }
  gops_import_dialog_show_busy (self, _("Undoing…"), FALSE);
  gtk_widget_action_set_enabled (widget, "import.cancel", FALSE);
  g_timeout_add (SHOWN_AFTER, on_undo_shown_cb, g_object_ref (self));
}

void
gops_import_dialog_install_run (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.run", NULL, on_run_cb);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, on_cancel_cb);
  gtk_widget_class_install_action (widget_class, "import.background", NULL, on_background_cb);
  gtk_widget_class_install_action (widget_class, "import.save-report", NULL, on_save_report_cb);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, on_undo_cb);
}
