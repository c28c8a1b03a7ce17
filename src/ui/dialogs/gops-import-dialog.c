/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import assistant: choosing a file or pasting, reading it. What columns of members mean is in gops-import-dialog-map.c,
 * what is asked about a chat in gops-import-chat.c, the import itself in gops-import-dialog-run.c. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-dialogs-resources.h"
#include "gops-file-chooser.h"
#include "gops-import-dialog-private.h"
#include "gops-import-paste.h"
#include "gops-intake-error.h"
#include "gops-sign-up-table.h"
#include "gops-use-resource.h"

#define N_SAMPLES 5          /* first messages that are shown */
#define RUNNING   "import"   /* data of the session: the dialog whose import goes on in the background */

G_DEFINE_FINAL_TYPE (GopsImportDialog, gops_import_dialog, ADW_TYPE_BIN)

void
gops_import_dialog_stop (GopsImportDialog *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
}

void
gops_import_dialog_show_busy (GopsImportDialog *self,
                              const char       *title,
                              gboolean          importing)
{
  gtk_widget_set_visible (self->import, FALSE);
  gtk_widget_set_visible (self->in_background, importing);
  adw_status_page_set_title (self->busy_page, title);
  adw_status_page_set_description (self->busy_page, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  self->started = g_get_monotonic_time ();
}

/* Back to the choice of a file, with what was wrong. */
static void
show_choice (GopsImportDialog *self,
             const char       *title,
             const GError     *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  gtk_widget_set_visible (self->import, FALSE);
  adw_status_page_set_icon_name (self->choose_page, "gops-warning-symbolic");
  adw_status_page_set_title (self->choose_page, title);
  adw_status_page_set_description (self->choose_page, message);
  gtk_button_set_label (GTK_BUTTON (self->choose), _("Choose Another _File…"));
  gtk_stack_set_visible_child_name (self->stack, "choose");
  (void) gtk_widget_grab_focus (self->choose);
}

static void
show_refused (GopsImportDialog *self,
              const GError     *error)
{
  show_choice (self, self->pasted != NULL ? _("This Text Can’t Be Read") : _("This File Can't Be Read"), error);
}

/* --- a chat: reading all of it --- */

static void
update_import (GopsImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", gops_import_chat_is_ready (self->chat));
}

void
gops_import_dialog_show_chat (GopsImportDialog *self)
{
  gtk_widget_set_visible (self->import, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "chat");
  update_import (self);
}

static void
on_surveyed_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GopsChatSurvey *survey = gops_chat_import_survey_finish (GOPS_STORE (source), result, &error);

  if (self->closed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&survey, gops_chat_survey_free);
      return;
    }
  g_clear_object (&self->working);
  if (survey == NULL && self->look->table != NULL && g_error_matches (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN))
    gops_import_chat_refuse (self->chat, self->session, self->look, error->message);
  else if (survey == NULL)
    {
      show_refused (self, error);
      return;
    }
  else
    gops_import_chat_show (self->chat, self->session, self->look, survey, self->group);
  gops_import_dialog_show_chat (self);
  gops_import_chat_focus (self->chat);
}

static void
survey (GopsImportDialog *self)
{
  gops_import_dialog_stop (self);
  gops_import_dialog_show_busy (self, _("Reading the Chat…"), FALSE);
  self->working = g_cancellable_new ();
  gops_chat_import_survey_async (self->look->chat, gops_session_get_store (self->session), N_SAMPLES, gops_import_dialog_on_progress, self,
                                 self->working, on_surveyed_cb, g_object_ref (self));
}

static void
on_chat_other_cb (GopsImportDialog *self,
                  guint             holds,
                  const char       *sheet)
{
  g_autofree char *wanted = g_strdup (sheet != NULL ? sheet : self->look->sheets != NULL ? self->look->sheets[self->look->sheet] : NULL);

  gops_import_dialog_read (self, NULL, wanted, (GopsHolds) holds);
}

/* --- reading --- */

typedef struct
{
  GFile     *file;       /* (owned) */
  char      *encoding;   /* (owned) (nullable) */
  char      *sheet;      /* (owned) (nullable) */
  GopsHolds  holds;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  g_free (reading->encoding);
  g_free (reading->sheet);
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
  GopsImportLook *look = gops_import_look_new (reading->file, reading->encoding, reading->sheet, reading->holds, cancellable, &error);

  if (look != NULL)
    g_task_return_pointer (task, look, (GDestroyNotify) gops_import_look_free);
  else
    g_task_return_error (task, error);
}

static void
recall_columns (GopsImportDialog *self,
                GopsStore        *store)
{
  g_auto (GStrv) map = NULL;

  if (self->look->table == NULL || !gops_chat_table_recall (self->look->table, store))
    return;
  map = gops_chat_table_get_map (self->look->table);
  gops_chat_import_set_map (self->look->chat, (const char *const *) map);
}

static void
show_list (GopsImportDialog *self,
           GopsSignUpList       *list)
{
  gtk_widget_set_visible (self->import, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "sign-up");
  gops_import_sign_up_show (self->sign_up, self->session, list, self->group);
}

static void
on_plan_closed_cb (GtkWidget *dialog,
                   gpointer   data)
{
  g_autoptr (GopsImportDialog) self = data;

  if (!self->closed)
    gops_dialog_close (GTK_WIDGET (self));
}

/* A plan has a dialog of its own, over this one, which goes with it. */
static void
hand_over (GopsImportDialog *self)
{
  g_autoptr (GError) error = g_error_new_literal (GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOTHING, _("This is a plan. Open the group that it is for, then import it."));
  GtkWidget *dialog;

  show_choice (self, _("A Plan Belongs to a Group"), error);
  if (gops_session_get_group (self->session) == 0)
    return;
  dialog = gops_plan_import_show (self->session, self->file, GTK_WIDGET (self));
  if (dialog != NULL)
    gops_dialog_on_closed (dialog, G_CALLBACK (on_plan_closed_cb), g_object_ref (self));
}

static void
on_read_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  GopsImportLook *look = g_task_propagate_pointer (G_TASK (result), &error);
  GopsStore *store = gops_session_get_store (self->session);

  if (self->closed || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&look, gops_import_look_free);
      return;
    }
  g_clear_object (&self->working);
  if (look == NULL)
    {
      show_refused (self, error);
      return;
    }
  gops_import_chat_clear (self->chat);
  g_clear_pointer (&self->meanings, gops_import_columns_free);
  g_clear_pointer (&self->look, gops_import_look_free);
  self->look = look;
  if (look->plan)
    {
      hand_over (self);
      return;
    }
  if (look->list != NULL)
    {
      g_clear_pointer (&self->listed, g_free);
      show_list (self, look->list);
      return;
    }
  if (look->chat == NULL && self->asked == GOPS_HOLDS_UNKNOWN && gops_member_import_is_chat (look->import, store))
    {
      gops_import_dialog_read (self, NULL, look->sheets != NULL ? look->sheets[look->sheet] : NULL, GOPS_HOLDS_MESSAGES);
      return;
    }
  if (look->chat != NULL)
    {
      recall_columns (self, store);
      survey (self);
      return;
    }
  if (!gops_member_import_guess_own (look->import, store, &error))
    gops_session_report (self->session, error);
  gops_import_look_recall (look, store, self->asked);
  gops_import_dialog_show_map (self);
}

/* The preview reads the import that is to be replaced: it ends first. */
void
gops_import_dialog_read (GopsImportDialog *self,
                         const char       *encoding,
                         const char       *sheet,
                         GopsHolds         holds)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->file == NULL)
    return;
  if (self->previewing != NULL)
    g_cancellable_cancel (self->previewing);
  gops_import_dialog_stop (self);
  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (self->file);
  reading->encoding = g_strdup (encoding);
  reading->sheet = g_strdup (sheet);
  reading->holds = self->asked = holds;
  gops_import_dialog_show_busy (self, _("Looking at the File…"), FALSE);
  self->working = g_cancellable_new ();
  task = g_task_new (self, self->working, on_read_cb, NULL);
  g_task_set_source_tag (task, gops_import_dialog_read);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
drop_pasted (GopsImportDialog *self)
{
  if (self->pasted != NULL)
    gops_import_paste_remove (self->pasted);
  g_clear_object (&self->pasted);
}

static void
take_file (GopsImportDialog *self,
           GFile            *file)
{
  g_autofree char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  if (file != self->pasted)
    drop_pasted (self);
  g_set_object (&self->file, file);
  if (dot != NULL && dot != name)
    *dot = '\0';
  if (file == self->pasted)
    gtk_editable_set_text (GTK_EDITABLE (self->group_name), "");
  else if (self->group == 0 && g_utf8_validate (name, -1, NULL))
    gtk_editable_set_text (GTK_EDITABLE (self->group_name), name);
  self->filling = TRUE;
  adw_combo_row_set_selected (self->encoding, 0);
  self->filling = FALSE;
  self->sheet_picked = FALSE;
  gops_import_dialog_read (self, NULL, NULL, GOPS_HOLDS_UNKNOWN);
}

static void
take_people (GopsImportDialog *self,
             const char       *text)
{
  g_autoptr (GError) error = NULL;

  drop_pasted (self);
  self->pasted = gops_import_paste_write (text, &error);
  if (self->pasted != NULL)
    take_file (self, self->pasted);
  else
    show_choice (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ? _("There Is No Text to Paste") : _("This Text Can’t Be Read"), error);
}

/* --- a sign-up list --- */

static void
update_sign_up (GopsImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", gops_import_sign_up_is_ready (self->sign_up));
}

static void
on_signed_up_cb (GopsImportDialog *self,
                 const char       *words)
{
  if (*words != '\0')
    gops_session_toast_undo (self->session, words);
  else
    gops_session_toast (self->session, _("Nothing new in this list"));
  if (!self->closed)
    gops_dialog_close (GTK_WIDGET (self));
}

/* Those who are on it come in as members, as from any other list. */
static void
on_only_people_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (widget);

  if (self->listed != NULL)
    take_people (self, self->listed);
  else
    gops_import_dialog_read (self, NULL, NULL, GOPS_HOLDS_MEMBERS);
}

static void
take_text (GopsImportDialog *self,
           const char       *text)
{
  g_autofree char *table = gops_sign_up_to_table (text);
  g_autoptr (GopsSignUpList) list = table != NULL ? gops_sign_up_read (text) : NULL;

  if (list == NULL)
    {
      take_people (self, text);
      return;
    }
  drop_pasted (self);
  g_free (self->listed);
  self->listed = g_strdup (text);
  show_list (self, list);
}

/* --- choosing --- */

/* Not while something is read or written: that is cancelled first. */
static gboolean
can_choose (GopsImportDialog *self)
{
  return !self->closed && !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "busy");
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (!can_choose (self))
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
  GopsFileKind kinds[] = {
    { _("Chats, Tables and Address Cards"), "*.txt;*.json;*.jsonl;*.zip;*.gz;*.csv;*.tsv;*.xlsx;*.xlsm;*.vcf;*.ics;"
                                            "*.TXT;*.JSON;*.JSONL;*.ZIP;*.GZ;*.CSV;*.TSV;*.XLSX;*.XLSM;*.VCF;*.ICS" },
  };

  gops_file_open_async (widget, _("Choose a Chat or a Member List"), kinds, G_N_ELEMENTS (kinds), FALSE, NULL, NULL, on_file_chosen_cb,
                        g_object_ref (widget));
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (can_choose (self))
    take_text (self, text != NULL ? text : "");
}

static void
on_paste_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  if (can_choose (GOPS_IMPORT_DIALOG (widget)))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_text_read_cb, g_object_ref (widget));
}

static gboolean
on_file_dropped_cb (GopsImportDialog *self,
                    const GValue     *value)
{
  g_autoptr (GSList) files = G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST) ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  if (files == NULL || !can_choose (self))
    return FALSE;
  take_file (self, files->data);
  return TRUE;
}

/* --- the dialog --- */

static void
on_close_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_dialog_close (widget);
}

static char *
result_words (const GopsImportReport *report)
{
  guint n = (guint) (report->members_new + report->members_matched);

  if (report->orders)
    return g_strdup_printf (ngettext ("%lu order imported", "%lu orders imported", report->n_changed), (gulong) report->n_changed);
  if (report->chat)
    return g_strdup_printf (ngettext ("%lu new message imported", "%lu new messages imported", report->messages), (gulong) report->messages);
  return g_strdup_printf (ngettext ("%u member imported", "%u members imported", n), n);
}

/* What was imported is told where it can be undone, and shown, unless somebody works on something else meanwhile. */
static void
tell_result (GopsImportDialog *self,
             gboolean          show)
{
  g_autofree char *text = NULL;

  if (self->report == NULL || self->report->n_changed == 0)
    return;
  text = result_words (self->report);
  if (self->group != 0 && (show || gops_session_get_group (self->session) == 0))
    gops_session_set_group (self->session, self->group);
  gops_session_toast_undo (self->session, text);
}

/* However it was closed: work ends, but for an import that was sent to the background. */
static void
on_closed_cb (GtkWidget *dialog,
              gpointer   data)
{
  g_autoptr (GopsImportDialog) self = data;

  if (self->importing && self->background)
    {
      g_object_set_data_full (G_OBJECT (self->session), RUNNING, g_object_ref (self), g_object_unref);
      return;
    }
  self->closed = TRUE;
  gops_import_dialog_stop (self);
  if (self->previewing != NULL)
    g_cancellable_cancel (self->previewing);
  drop_pasted (self);
  tell_result (self, TRUE);
}

/* The import ended and nobody looks. */
void
gops_import_dialog_end_background (GopsImportDialog *self)
{
  self->closed = TRUE;
  drop_pasted (self);
  tell_result (self, FALSE);
  g_object_set_data (G_OBJECT (self->session), RUNNING, NULL);
}

/* --- object --- */

static void
gops_import_dialog_dispose (GObject *object)
{
  GopsImportDialog *self = GOPS_IMPORT_DIALOG (object);

  gops_import_dialog_stop (self);
  drop_pasted (self);
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
  g_clear_pointer (&self->meanings, gops_import_columns_free);
  g_clear_pointer (&self->order_report, gops_order_report_free);
  g_free (self->listed);

  G_OBJECT_CLASS (gops_import_dialog_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, GopsImportDialog, child)

static void
gops_import_dialog_class_init (GopsImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_import_dialog_finalize;

  g_type_ensure (GOPS_TYPE_IMPORT_CHAT);
  g_type_ensure (GOPS_TYPE_IMPORT_RESULT);
  g_type_ensure (GOPS_TYPE_IMPORT_SIGN_UP);
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-import-dialog.ui");
  BIND (title); BIND (import); BIND (stack); BIND (choose_page); BIND (choose); BIND (busy_page); BIND (progress);
  BIND (in_background); BIND (chat); BIND (sign_up); BIND (result);
  gops_import_dialog_bind_map (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, on_choose_cb);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, on_paste_cb);
  gtk_widget_class_install_action (widget_class, "import.only-people", NULL, on_only_people_cb);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, on_close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gops_import_dialog_install_run (widget_class);
}

static void
gops_import_dialog_init (GopsImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gops_import_dialog_init_map (self);
  g_signal_connect_object (self->chat, "changed", G_CALLBACK (update_import), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chat, "read-again", G_CALLBACK (survey), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chat, "other", G_CALLBACK (on_chat_other_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_up, "changed", G_CALLBACK (update_sign_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_up, "done", G_CALLBACK (on_signed_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_file_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
present (GopsImportDialog *self,
         GtkWidget        *parent)
{
  GtkWidget *dialog = gops_dialog_present (GTK_WIDGET (self), _("Import"), 620, 680, parent);

  gops_dialog_on_closed (dialog, G_CALLBACK (on_closed_cb), g_object_ref (self));
}

/* The import that goes on in the background is shown again instead of another one. */
static gboolean
present_running (GopsSession *session,
                 GtkWidget   *parent)
{
  g_autoptr (GopsImportDialog) self = g_object_steal_data (G_OBJECT (session), RUNNING);

  if (self == NULL)
    return FALSE;
  self->background = FALSE;
  present (self, parent);
  return TRUE;
}

static GopsImportDialog *
present_new (GopsSession *session,
             GtkWidget   *parent)
{
  GopsImportDialog *self = g_object_new (GOPS_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->group = gops_session_get_group (session);
  gops_import_dialog_fill_groups (self);
  present (self, parent);
  return self;
}

void
gops_import_present_file (GopsSession *session,
                          GFile       *file,
                          GtkWidget   *parent)
{
  GopsImportDialog *self;

  if (present_running (session, parent))
    return;
  self = present_new (session, parent);
  if (file != NULL)
    take_file (self, file);
  else
    (void) gtk_widget_grab_focus (self->choose);
}

void
gops_import_present_text (GopsSession *session,
                          const char  *text,
                          GtkWidget   *parent)
{
  if (!present_running (session, parent))
    take_text (present_new (session, parent), text);
}

void
gops_import_present (GopsSession *session,
                     GtkWidget   *parent)
{
  gops_import_present_file (session, NULL, parent);
}
