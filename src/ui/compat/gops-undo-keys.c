/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of undo in fields that have none. */
#include "gops-undo-keys.h"

static gboolean
is_without_undo (GtkWidget *focus)
{
  if (GTK_IS_EDITABLE (focus))
    return !gtk_editable_get_enable_undo (GTK_EDITABLE (focus));
  return GTK_IS_TEXT_VIEW (focus) && !gtk_text_buffer_get_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)));
}

/* On the floor a dialog is a window over the one with the actions. */
static gboolean
activate (GtkWidget  *window,
          const char *action)
{
  for (; window != NULL; window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window))))
    if (gtk_widget_activate_action (window, action, NULL))
      return TRUE;
  return FALSE;
}

static gboolean
on_key_cb (GtkWidget *window,
           GVariant  *args,
           gpointer   action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && is_without_undo (focus) && activate (window, action);
}

void
gops_undo_keys_add (GtkWidget *window)
{
  static const struct { GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_CONTROL_MASK, "win.undo" }, { GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, keys[i].modifiers),
                                                            gtk_callback_action_new (on_key_cb, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (window, controller);
}
