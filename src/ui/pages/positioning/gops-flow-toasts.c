/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confirmations over a dialog. */
#include "config.h"

#include "gops-flow-toasts.h"

/* What the button of a toast does; actions of the window are not known in a dialog of older toolkits. */
typedef struct
{
  GopsView *view;             /* weak */
  char     *action, *target;  /* (owned) (nullable) */
} Button;

static void
free_button (gpointer  data,
             GClosure *closure)
{
  Button *button = data;

  g_clear_weak_pointer (&button->view);
  g_free (button->action);
  g_free (button->target);
  g_free (button);
}

static void
on_button_clicked_cb (AdwToast *toast,
                      Button   *button)
{
  if (button->view == NULL || gops_view_get_session (button->view) == NULL)
    return;
  if (g_str_equal (button->action, "win.undo"))
    (void) gops_session_undo (gops_view_get_session (button->view));
  else if (button->target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (button->view), button->action, "s", button->target);
  else
    gtk_widget_activate_action (GTK_WIDGET (button->view), button->action, NULL);
}

static void
add_button (AdwToast   *toast,
            GopsView   *view,
            const char *label,
            const char *action,
            const char *target)
{
  Button *button = g_new0 (Button, 1);

  g_set_weak_pointer (&button->view, view);
  button->action = g_strdup (action);
  button->target = g_strdup (target);
  adw_toast_set_button_label (toast, label);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_button_clicked_cb), button, free_button, 0);
}

static void
on_toast_cb (AdwToastOverlay *overlay,
             const char      *text,
             const char      *button,
             const char      *action,
             const char      *target)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (button != NULL)
    add_button (toast, g_object_get_data (G_OBJECT (overlay), "gops-view"), button, action, target);
  adw_toast_overlay_add_toast (overlay, toast);
}

void
gops_flow_toasts_follow (AdwToastOverlay *overlay,
                         GopsView        *view)
{
  g_object_set_data (G_OBJECT (overlay), "gops-view", view);   /* a dialog goes before its page */
  g_signal_connect_object (gops_view_get_session (view), "toast", G_CALLBACK (on_toast_cb), overlay, G_CONNECT_SWAPPED);
}
