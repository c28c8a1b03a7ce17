/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing of a group's rules, and of the form for its members: the same pages as in the PDF. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-dialogs.h"
#include "gops-group-documents.h"
#include "gops-member-form.h"
#include "gops-own-fields.h"
#include "gops-pages.h"
#include "gops-printing.h"

typedef struct
{
  GopsDocument *document;   /* (owned) */
  GopsPages    *pages;      /* (owned) (nullable): once the paper is known */
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_clear_pointer (&print->pages, gops_pages_free);
  g_clear_pointer (&print->document, gops_document_free);
  g_free (print);
}

static void
on_begin_print_cb (GtkPrintOperation *operation,
                   GtkPrintContext   *context,
                   Print             *print)
{
  g_clear_pointer (&print->pages, gops_pages_free);
  print->pages = gops_pages_new (print->document, gtk_print_context_get_width (context), gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, gops_pages_get_count (print->pages));
}

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 Print             *print)
{
  gops_pages_draw (print->pages, page, gtk_print_context_get_cairo_context (context));
}

/* @document: (transfer full) */
static GtkPrintOperation *
print_new (GopsSession  *session,
           GopsDocument *document)
{
  const GopsDossier *dossier = gops_session_get_dossier (session);
  Print *print = g_new0 (Print, 1);
  GtkPrintOperation *operation = gops_printing_new (session, gops_record_get_text (dossier->group, GOPS_GROUP_NAME), print, print_free);

  print->document = document;
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);   /* the pages have margins of their own */
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), print);
  return operation;
}

GtkPrintOperation *
gops_print_rules_new (GopsSession *session)
{
  return print_new (session, gops_rules_document (gops_session_get_dossier (session)));
}

GtkPrintOperation *
gops_print_form_new (GopsSession *session,
                     GError     **error)
{
  g_autoptr (GPtrArray) fields = gops_own_fields_load (gops_session_get_store (session), error);

  return fields != NULL ? print_new (session, gops_member_form_document (gops_session_get_dossier (session), fields)) : NULL;
}

void
gops_print_rules (GopsSession *session,
                  GtkWidget   *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (gops_session_get_dossier (session) == NULL)
    return;
  operation = gops_print_rules_new (session);
  gops_printing_run (operation, parent);
}

void
gops_print_form (GopsSession *session,
                 GtkWidget   *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (gops_session_get_dossier (session) == NULL)
    return;
  operation = gops_print_form_new (session, &error);
  gops_session_report (session, error);
  if (operation != NULL)
    gops_printing_run (operation, parent);
}
