/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every print has in common. */
#include "config.h"

#include "gops-printing.h"

#define SESSION_KEY "gops-session"
#define DATA_KEY    "gops-print"

static void
on_done_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  gops_session_report (g_object_get_data (G_OBJECT (operation), SESSION_KEY), error);
}

GtkPrintOperation *
gops_printing_new (GopsSession    *session,
                   const char     *job_name,
                   gpointer        data,
                   GDestroyNotify  free_data)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  g_object_set_data_full (G_OBJECT (operation), SESSION_KEY, g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (operation), DATA_KEY, data, free_data);
  gtk_print_operation_set_job_name (operation, job_name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), NULL);
  return operation;
}

void
gops_printing_fail (GtkPrintOperation *operation,
                    const GError      *error)
{
  gops_session_report (g_object_get_data (G_OBJECT (operation), SESSION_KEY), error);
  gtk_print_operation_cancel (operation);
}

void
gops_printing_run (GtkPrintOperation *operation,
                   GtkWidget         *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  (void) gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
