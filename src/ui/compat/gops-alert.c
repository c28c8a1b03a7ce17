/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question with named answers: AdwAlertDialog (1.5) or AdwMessageDialog.
 * The two have the same functions under different names, so one set of macros serves both. */
#include "gops-alert.h"

#include <adwaita.h>

#if ADW_CHECK_VERSION (1, 5, 0)
#define ALERT_TYPE                   ADW_TYPE_ALERT_DIALOG
#define ALERT(object)                ADW_ALERT_DIALOG (object)
#define alert_add_response           adw_alert_dialog_add_response
#define alert_set_appearance         adw_alert_dialog_set_response_appearance
#define alert_set_enabled            adw_alert_dialog_set_response_enabled
#define alert_set_default            adw_alert_dialog_set_default_response
#define alert_set_close              adw_alert_dialog_set_close_response
#define alert_get_close              adw_alert_dialog_get_close_response
#define alert_set_extra              adw_alert_dialog_set_extra_child
#else
#define ALERT_TYPE                   ADW_TYPE_MESSAGE_DIALOG
#define ALERT(object)                ADW_MESSAGE_DIALOG (object)
#define alert_add_response           adw_message_dialog_add_response
#define alert_set_appearance         adw_message_dialog_set_response_appearance
#define alert_set_enabled            adw_message_dialog_set_response_enabled
#define alert_set_default            adw_message_dialog_set_default_response
#define alert_set_close              adw_message_dialog_set_close_response
#define alert_get_close              adw_message_dialog_get_close_response
#define alert_set_extra              adw_message_dialog_set_extra_child
#endif

static const AdwResponseAppearance appearances[] = {
  [GOPS_ALERT_PLAIN]       = ADW_RESPONSE_DEFAULT,
  [GOPS_ALERT_SUGGESTED]   = ADW_RESPONSE_SUGGESTED,
  [GOPS_ALERT_DESTRUCTIVE] = ADW_RESPONSE_DESTRUCTIVE,
};

/* Whoever hears the answer may close the window that was asked, before the question has closed itself. */
static void
leave_parent (GtkWidget *alert)
{
#if !ADW_CHECK_VERSION (1, 5, 0)
  gtk_window_set_transient_for (GTK_WINDOW (alert), NULL);
#endif
}

static void
on_alert_response_cb (GtkWidget  *alert,
                      const char *response,
                      GTask      *task)
{
  g_signal_handlers_disconnect_by_data (alert, task);
  leave_parent (alert);
  g_task_return_pointer (task, g_strdup (response), g_free);
  g_object_unref (task);
}

/* Destroyed with its window, it was closed as if by Escape. */
static void
on_alert_destroy_cb (GtkWidget *alert,
                     GTask     *task)
{
  on_alert_response_cb (alert, alert_get_close (ALERT (alert)), task);
}

static void
close_alert (GtkWidget *alert)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_close (ADW_DIALOG (alert));
#else
  gtk_window_close (GTK_WINDOW (alert));
#endif
}

static void
present_alert (GtkWidget *alert,
               GtkWidget *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (alert), parent);
#else
  GtkRoot *root = gtk_widget_get_root (parent);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (alert), GTK_WINDOW (root));
  gtk_window_set_modal (GTK_WINDOW (alert), TRUE);
  gtk_window_present (GTK_WINDOW (alert));
#endif
}

void
gops_alert_ask_async (GtkWidget             *parent,
                      const char            *heading,
                      const char            *body,
                      GtkWidget             *extra,
                      const GopsAlertAnswer *answers,
                      guint                  n_answers,
                      const char            *default_id,
                      GCancellable          *cancellable,
                      GAsyncReadyCallback    callback,
                      gpointer               user_data)
{
  GtkWidget *alert;
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (n_answers > 0);

  alert = g_object_new (ALERT_TYPE, "heading", heading, "body", body != NULL ? body : "", NULL);
  for (guint i = 0; i < n_answers; i++)
    {
      alert_add_response (ALERT (alert), answers[i].id, answers[i].label);
      alert_set_appearance (ALERT (alert), answers[i].id, appearances[answers[i].look]);
    }
  alert_set_close (ALERT (alert), answers[0].id);
  alert_set_default (ALERT (alert), default_id);
  if (extra != NULL)
    alert_set_extra (ALERT (alert), extra);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gops_alert_ask_async);
  g_task_set_check_cancellable (task, FALSE);
  g_signal_connect (alert, "response", G_CALLBACK (on_alert_response_cb), task);
  g_signal_connect (alert, "destroy", G_CALLBACK (on_alert_destroy_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (close_alert), alert, G_CONNECT_SWAPPED);
  present_alert (alert, parent);
}

char *
gops_alert_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
gops_alert_set_answer_enabled (GtkWidget  *extra,
                               const char *id,
                               gboolean    enabled)
{
  GtkWidget *alert = gtk_widget_get_ancestor (extra, ALERT_TYPE);

  if (alert != NULL)
    alert_set_enabled (ALERT (alert), id, enabled);
}
