/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reason below a switch. */
#include "config.h"

#include "gops-reason-row.h"

static void
on_active_cb (GtkWidget  *reason,
              GParamSpec *pspec,
              GtkWidget  *switch_row)
{
  gboolean used = (gtk_widget_get_state_flags (switch_row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gboolean on = FALSE;

  g_object_get (switch_row, "active", &on, NULL);
  gtk_widget_set_visible (reason, on);
  if (on && used && gtk_widget_get_mapped (switch_row))
    (void) gtk_widget_grab_focus (reason);
}

void
gops_reason_row_follow (GtkWidget *reason,
                        GtkWidget *switch_row)
{
  g_signal_connect_object (switch_row, "notify::active", G_CALLBACK (on_active_cb), reason, G_CONNECT_SWAPPED);
}
