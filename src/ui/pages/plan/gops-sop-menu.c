/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page of a group offers about SOPs. */

#include "config.h"

#include "gops-day.h"
#include "gops-sop-menu.h"
#include "gops-sop-save.h"
#include "gops-sop-triggers-dialog.h"
#include "gops-sops-dialog.h"
#include "gops-view.h"
#include "gops-workspace.h"

static void
on_sops_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gops_sops_present (gops_view_get_session (widget), widget);
}

/* From the Monday of this week on. */
static void
on_save_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsSession *session = gops_view_get_session (widget);
  g_autofree char *today = gops_date_today (gops_session_get_store (session), NULL);
  int day = gops_day_parse (today);
  g_autofree char *monday = gops_day_format (day - gops_day_weekday (day) + 1);

  gops_session_flush (session);
  gops_sop_save_ask (session, monday, widget);
}

static void
on_triggers_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gops_sop_triggers_present (gops_view_get_session (widget), widget);
}

void
gops_sop_menu_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "page.sops", NULL, on_sops_cb);
  gtk_widget_class_install_action (klass, "page.save-sop", NULL, on_save_cb);
  gtk_widget_class_install_action (klass, "page.sop-triggers", NULL, on_triggers_cb);
}
