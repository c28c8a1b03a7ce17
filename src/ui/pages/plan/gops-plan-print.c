/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of the plan on paper, and as a file: the same drawing. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-export.h"
#include "gops-file-writer.h"
#include "gops-plan-month.h"
#include "gops-plan-print.h"
#include "gops-printing.h"

/* (transfer full) (nullable): %NULL was reported */
static GopsPlanMonth *
load_month (GopsSession  *session,
            const GArray *groups,
            int           year,
            int           month)
{
  g_autoptr (GError) error = NULL;
  GopsPlanMonth *sheet = gops_plan_month_load (gops_session_get_store (session), groups, year, month, &error);

  if (sheet == NULL)
    gops_session_report (session, error);
  return sheet;
}

/* --- printing --- */

/* As large as the paper allows. */
static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                page,
                 GopsPlanMonth     *sheet)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / GOPS_PLAN_MONTH_WIDTH, gtk_print_context_get_height (context) / GOPS_PLAN_MONTH_HEIGHT);
  g_autoptr (GError) error = NULL;

  cairo_scale (cr, scale, scale);
  if (!gops_plan_month_draw (sheet, cr, &error))
    gops_printing_fail (operation, error);
}

/* (transfer full) (nullable) */
static GtkPrintOperation *
make_operation (GopsSession  *session,
                const GArray *groups,
                int           year,
                int           month)
{
  GopsPlanMonth *sheet = load_month (session, groups, year, month);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPrintOperation *operation;

  if (sheet == NULL)
    return NULL;
  operation = gops_printing_new (session, gops_plan_month_get_title (sheet), sheet, (GDestroyNotify) gops_plan_month_free);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), sheet);
  return operation;
}

void
gops_plan_print (GopsSession  *session,
                 const GArray *groups,
                 int           year,
                 int           month,
                 GtkWidget    *parent)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (session, groups, year, month);

  if (operation != NULL)
    gops_printing_run (operation, parent);
}

/* --- saving --- */

typedef struct
{
  GopsSession   *session;   /* (owned) */
  GopsPlanMonth *sheet;     /* (owned) (nullable): no more once it is being written */
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->session);
  g_clear_pointer (&save->sheet, gops_plan_month_free);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static gboolean
export_sheet (gpointer       sheet,
              GFile         *to,
              const char    *author,
              GCancellable  *cancellable,
              GError       **error)
{
  return gops_plan_month_export (sheet, to, author, cancellable, error);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (Save) save = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) to = gops_file_choose_finish (result, &error);

  if (to != NULL)
    gops_export_async (save->session, g_steal_pointer (&save->sheet), (GDestroyNotify) gops_plan_month_free, export_sheet, to, _("Month saved"));
  else if (error != NULL)
    gops_session_report (save->session, error);
}

void
gops_plan_save (GopsSession  *session,
                const GArray *groups,
                int           year,
                int           month,
                GtkWidget    *parent)
{
  const GopsFileKind kind = { _("Documents and pictures"), "*.pdf;*.png;*.svg" };
  GopsPlanMonth *sheet = load_month (session, groups, year, month);
  g_autofree char *name = NULL;
  Save *save;

  if (sheet == NULL)
    return;
  save = g_new0 (Save, 1);
  save->session = g_object_ref (session);
  save->sheet = sheet;
  name = gops_file_name (gops_plan_month_get_title (sheet), ".pdf");
  gops_file_save_async (parent, _("Save Month"), name, &kind, 1, NULL, NULL, on_file_chosen_cb, save);
}
