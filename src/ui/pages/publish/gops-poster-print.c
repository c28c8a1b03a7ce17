/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing of a poster. */

#include "config.h"

#include "gops-poster-print.h"

typedef struct
{
  GopsSession     *session;   /* (owned) */
  GopsPosterDraft *draft;     /* (owned) */
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_object_unref (print->session);
  gops_poster_draft_unref (print->draft);
  g_free (print);
}

/* In the middle of the paper, in its own proportion. */
static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 Print             *print)
{
  GopsPoster poster = gops_poster_draft_as_poster (print->draft);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (width / poster.width, height / poster.height);
  g_autoptr (GError) error = NULL;

  cairo_translate (cr, (width - scale * poster.width) / 2, (height - scale * poster.height) / 2);
  cairo_scale (cr, scale, scale);
  if (!gops_poster_draw (&poster, cr, NULL, &error))
    {
      gops_session_report (print->session, error);
      gtk_print_operation_cancel (operation);
    }
}

static void
on_done_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            Print                   *print)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  gops_session_report (print->session, error);
}

GtkPrintOperation *
gops_poster_print_new (GopsPosterDraft *draft,
                       GopsSession     *session)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);

  print->session = g_object_ref (session);
  print->draft = gops_poster_draft_ref (draft);
  g_object_set_data_full (G_OBJECT (operation), "print", print, print_free);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, gops_poster_template_get_name (gops_poster_draft_get_template (draft), gops_poster_draft_get_language (draft)));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), print);
  g_signal_connect (operation, "done", G_CALLBACK (on_done_cb), print);
  return operation;
}

void
gops_poster_print (GopsPosterDraft *draft,
                   GopsSession     *session,
                   GtkWidget       *parent)
{
  g_autoptr (GtkPrintOperation) operation = gops_poster_print_new (draft, session);
  GtkRoot *root = gtk_widget_get_root (parent);

  (void) gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
