/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly slots, and the plan as a file. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-content-cadence.h"
#include "gops-dialogs.h"
#include "gops-export.h"
#include "gops-file-writer.h"
#include "gops-fill-dialog.h"
#include "gops-plan-csv.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-slots.h"
#include "gops-slots-dialog.h"
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

/* A plan that is to be saved; the window may show another group by the time a place is chosen. */
typedef struct
{
  GopsSession *session;   /* (owned) */
  gint64       group;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->session);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static gboolean
write_table (gpointer       table,
             GFile         *to,
             const char    *author,
             GCancellable  *cancellable,
             GError       **error)
{
  return gops_file_write (to, table, cancellable, error);
}

/* Returns: (transfer full) (nullable) */
static GBytes *
make_table (Save    *save,
            GError **error)
{
  g_autoptr (GopsDossier) dossier = gops_dossier_load (gops_session_get_store (save->session), save->group, NULL, error);
  char *text = dossier != NULL ? gops_plan_csv (dossier) : NULL;

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static void
on_file_chosen_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (Save) save = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) to = gops_file_choose_finish (result, &error);
  GBytes *table = to != NULL ? make_table (save, &error) : NULL;

  if (table != NULL)
    gops_export_async (save->session, table, (GDestroyNotify) g_bytes_unref, write_table, to, _("Plan saved"));
  else
    gops_session_report (save->session, error);
}

static void
on_export_plan_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  const GopsFileKind kind = { _("Tables"), "*.csv" };
  const GopsDossier *dossier = gops_view_get_dossier (widget);
  g_autofree char *proposed = NULL;
  Save *save;

  if (dossier == NULL)
    return;
  gops_session_flush (gops_view_get_session (widget));
  proposed = gops_file_name (gops_record_get_text (dossier->group, GOPS_GROUP_NAME), "-plan.csv");
  save = g_new0 (Save, 1);
  save->session = g_object_ref (gops_view_get_session (widget));
  save->group = gops_record_get_id (dossier->group);
  gops_file_save_async (widget, _("Export Plan"), proposed, &kind, 1, NULL, NULL, on_file_chosen_cb, save);
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
