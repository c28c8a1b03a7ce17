/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing of a poster. */

#include "config.h"

#include "gops-poster-print.h"
#include "gops-printing.h"

/* In the middle of the paper, in its own proportion. */
static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 GopsPosterDraft   *draft)
{
  GopsPoster poster = gops_poster_draft_as_poster (draft);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (width / poster.width, height / poster.height);
  g_autoptr (GError) error = NULL;

  cairo_translate (cr, (width - scale * poster.width) / 2, (height - scale * poster.height) / 2);
  cairo_scale (cr, scale, scale);
  if (!gops_poster_draw (&poster, cr, NULL, &error))
    gops_printing_fail (operation, error);
}

GtkPrintOperation *
gops_poster_print_new (GopsPosterDraft *draft,
                       GopsSession     *session)
{
  const char *name = gops_poster_template_get_name (gops_poster_draft_get_template (draft), gops_poster_draft_get_language (draft));
  GtkPrintOperation *operation = gops_printing_new (session, name, gops_poster_draft_ref (draft), (GDestroyNotify) gops_poster_draft_unref);

  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), draft);
  return operation;
}

void
gops_poster_print (GopsPosterDraft *draft,
                   GopsSession     *session,
                   GtkWidget       *parent)
{
  g_autoptr (GtkPrintOperation) operation = gops_poster_print_new (draft, session);

  gops_printing_run (operation, parent);
}
