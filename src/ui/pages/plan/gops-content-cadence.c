/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly slots, and the plan as a file. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-content-cadence.h"
#include "gops-dialogs.h"
#include "gops-file-writer.h"
#include "gops-fill-dialog.h"
#include "gops-plan-csv.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-slots.h"
#include "gops-slots-dialog.h"
#include "gops-store-task.h"
#include "gops-view.h"

/* --- slots --- */

static void
on_slots_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_slots_present (gops_view_get_session (widget), widget);
}

static void
on_fill_slots_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gops_fill_present (gops_view_get_session (widget), widget);
}

static void
on_next_slot_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsSession *session = gops_view_get_session (widget);
  GopsStore *store = gops_session_get_store (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL, *time = NULL;
  GopsFreeSlot slot;

  if (gops_session_get_group (session) == 0)
    return;
  if (!gops_plan_slots_find_next (store, gops_session_get_group (session), gops_store_now (store), &slot, &error))
    {
      gops_session_report (session, error);
      return;
    }
  date = gops_day_format (slot.day);
  time = g_strdup_printf ("%02d:%02d", slot.minutes / 60, slot.minutes % 60);
  gops_plan_item_add_at (session, gops_session_get_group (session), date, time, *slot.type != '\0' ? slot.type : "topic", widget);
  gops_free_slot_clear (&slot);
}

/* --- the plan as a file --- */

static void
on_import_plan_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gops_plan_import_present (gops_view_get_session (widget), widget);
}

static gpointer
write_in_thread (GopsStore    *store,
                 gpointer      data,
                 GopsProgress *progress,
                 GCancellable *cancellable,
                 GError      **error)
{
  gint64 group = *(gint64 *) g_object_get_data (data, "group");
  g_autoptr (GopsDossier) dossier = gops_dossier_load (store, group, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (dossier == NULL)
    return NULL;
  text = gops_plan_csv (dossier);
  bytes = g_bytes_new_take (text, strlen (text));
  return GINT_TO_POINTER (gops_file_write (data, bytes, cancellable, error));
}

static void
on_written_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GopsSession) session = data;
  g_autoptr (GError) error = NULL;

  if (gops_store_run_finish (GOPS_STORE (source), result, &error) != NULL)
    gops_session_toast (session, _("Plan saved"));
  else
    gops_session_report (session, error);
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GopsSession) session = data;
  g_autoptr (GError) error = NULL;
  GFile *file = gops_file_choose_finish (result, &error);
  gint64 group = gops_session_get_group (session);

  gops_session_report (session, error);
  if (file == NULL)
    return;
  g_object_set_data_full (G_OBJECT (file), "group", g_memdup2 (&group, sizeof group), g_free);
  gops_store_run_async (gops_session_get_store (session), write_in_thread, file, g_object_unref, NULL, NULL, NULL, NULL, on_written_cb,
                        g_object_ref (session));
}

static void
on_export_plan_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  const GopsFileKind kind = { _("Tables"), "*.csv" };
  const GopsDossier *dossier = gops_view_get_dossier (widget);
  g_autofree char *proposed = NULL;

  if (dossier == NULL)
    return;
  gops_session_flush (gops_view_get_session (widget));
  proposed = gops_file_name (gops_record_get_text (dossier->group, GOPS_GROUP_NAME), "-plan.csv");
  gops_file_save_async (widget, _("Export Plan"), proposed, &kind, 1, NULL, NULL, on_file_chosen_cb, g_object_ref (gops_view_get_session (widget)));
}

void
gops_content_cadence_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.slots", NULL, on_slots_cb);
  gtk_widget_class_install_action (widget_class, "page.fill-slots", NULL, on_fill_slots_cb);
  gtk_widget_class_install_action (widget_class, "page.next-slot", NULL, on_next_slot_cb);
  gtk_widget_class_install_action (widget_class, "page.import-plan", NULL, on_import_plan_cb);
  gtk_widget_class_install_action (widget_class, "page.export-plan", NULL, on_export_plan_cb);
}
