/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing orders: what would happen, and the import. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-import-dialog-private.h"
#include "gops-import-rows.h"
#include "gops-money.h"

/* --- what would happen --- */

static void
show_first (GopsImportDialog      *self,
            const GopsOrderReport *report)
{
  for (guint i = 0; i < report->first->len; i++)
    {
      const GopsFirstOrder *order = report->first->pdata[i];
      g_autofree char *money = gops_money_format (order->amount.minor, order->amount.currency);
      g_autofree char *what = *order->product != '\0' ? g_strdup_printf ("%s · %s", order->date, order->product) : g_strdup (order->date);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", order->fate, money, what);

      gops_import_dialog_add_row (self, self->preview, order->buyer, subtitle);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->preview), report->first->len > 0);
}

static void
show_report (GopsImportDialog      *self,
             const GopsOrderReport *report)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%lu order would be imported", "%lu orders would be imported", report->orders),
                                            (gulong) report->orders);
  g_autofree char *buyers = g_strdup_printf (ngettext ("of %lu person", "of %lu people", report->buyers), (gulong) report->buyers);
  g_autofree char *known = g_strdup_printf (_("%lu there already"), (gulong) report->base->duplicates);
  g_autofree char *unknown = g_strdup_printf (_("%lu left out, as nobody knows the buyer"), (gulong) report->n_unknown);
  g_autofree char *subtitle = g_strdup_printf (report->n_unknown > 0 ? "%s · %s · %s" : "%s · %s", buyers, known, unknown);

  show_first (self, report);
  gops_import_dialog_show_skipped (self, report->base);
  gops_import_dialog_show_verdict (self, title, subtitle, report->orders > 0);
}

static void
on_tried_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOrderReport) report = gops_order_import_run_finish (GOPS_STORE (source), result, &error);

  if (gops_import_dialog_end_preview (self, error) && report != NULL)
    show_report (self, report);
}

void
gops_import_dialog_try_orders (GopsImportDialog *self)
{
  gops_order_import_set_add_people (self->look->orders, gops_switch_row_get_active (self->add_people));
  gops_order_import_get_sheet (self->look->orders)->order = self->date_order;
  gops_order_import_run_async (self->look->orders, gops_session_get_store (self->session), gops_import_dialog_get_target (self), TRUE, NULL, NULL, self->previewing,
                               on_tried_cb, g_object_ref (self));
}

/* --- the import --- */

static void
on_imported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GopsImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GopsOrderReport *report = gops_order_import_run_finish (GOPS_STORE (source), result, &error);

  g_clear_pointer (&self->order_report, gops_order_report_free);
  self->order_report = report;
  gops_import_dialog_end_run (self, report != NULL ? g_steal_pointer (&report->base) : NULL, error);
}

void
gops_import_dialog_run_orders (GopsImportDialog *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (!gops_sheet_remember (gops_order_import_get_sheet (self->look->orders), store, &error))
    gops_session_report (self->session, error);
  gops_import_dialog_show_busy (self, _("Importing Orders…"), TRUE);
  gops_order_import_run_async (self->look->orders, store, self->group, FALSE, gops_import_dialog_on_progress, self, self->working,
                               on_imported_cb, g_object_ref (self));
}
