/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A modal window with content of our own: AdwDialog (1.5) or a transient AdwWindow. */
#include "gops-dialog.h"

#include <adwaita.h>

#include "gops-undo-keys.h"

#if ADW_CHECK_VERSION (1, 5, 0)
#define DIALOG_TYPE ADW_TYPE_DIALOG
#else
#define DIALOG_TYPE ADW_TYPE_WINDOW
#endif

static GtkWidget *
find_dialog (GtkWidget *inside)
{
  if (g_type_is_a (G_OBJECT_TYPE (inside), DIALOG_TYPE))
    return inside;

  return gtk_widget_get_ancestor (inside, DIALOG_TYPE);
}

#if !ADW_CHECK_VERSION (1, 5, 0)
/* The keys of the application do not reach windows that are none of its own. */
static gboolean
on_quit_cb (GtkWidget *window,
            GVariant  *args,
            gpointer   data)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return TRUE;
}

static void
add_keys (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (on_quit_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gops_undo_keys_add (window);
}

/* A dialog wider than its parent would hang over both its edges. */
static int
fit (int wanted,
     int available)
{
  return wanted > 0 && available > 0 ? MIN (wanted, available) : wanted;
}
#endif

/* The search entry of @child that has the keyboard; what stands in a popover over the dialog belongs to that. (nullable) */
static GtkWidget *
find_search (GtkWidget *child)
{
  GtkRoot *root = gtk_widget_get_root (child);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_get_native (focus) != gtk_widget_get_native (child))
    return NULL;
  return gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
}

/* A search entry keeps Escape to itself, whether somebody listens to it or not: it clears a search, and closes with an empty one. */
static gboolean
on_escape_cb (GtkWidget *child,
              GVariant  *args,
              gpointer   data)
{
  GtkWidget *search = find_search (child);

  if (search == NULL)
    return FALSE;
  if (*gtk_editable_get_text (GTK_EDITABLE (search)) == '\0')
    gops_dialog_close (child);
  else if (g_signal_has_handler_pending (search, g_signal_lookup ("stop-search", GTK_TYPE_SEARCH_ENTRY), 0, FALSE))
    return FALSE;
  else
    gtk_editable_set_text (GTK_EDITABLE (search), "");
  return TRUE;
}

static void
add_escape (GtkWidget *child)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape_cb, NULL, NULL)));
  gtk_widget_add_controller (child, keys);
}

/* --- toasts --- */

static GPtrArray *overlays;   /* (element-type AdwToastOverlay): of the dialogs that are open, the newest last */

static void
on_overlay_destroy_cb (GtkWidget *overlay)
{
  (void) g_ptr_array_remove (overlays, overlay);
}

/* Toasts of the window below would stand behind the dialog. */
static GtkWidget *
add_overlay (GtkWidget *child)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  if (overlays == NULL)
    overlays = g_ptr_array_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  g_ptr_array_add (overlays, overlay);
  g_signal_connect (overlay, "destroy", G_CALLBACK (on_overlay_destroy_cb), NULL);
  return overlay;
}

static gboolean
is_over (GtkWidget *overlay,
         GtkWidget *window)
{
  GtkRoot *root = gtk_widget_get_root (overlay);

  for (GtkWindow *at = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL; at != NULL; at = gtk_window_get_transient_for (at))
    if (GTK_WIDGET (at) == window)
      return TRUE;
  return FALSE;
}

GtkWidget *
gops_dialog_find_toasts (GtkWidget *window)
{
  for (guint i = overlays != NULL ? overlays->len : 0; i > 0; i--)
    {
      GtkWidget *overlay = g_ptr_array_index (overlays, i - 1);

      if (gtk_widget_get_mapped (overlay) && is_over (overlay, window))
        return overlay;
    }
  return NULL;
}

GtkWidget *
gops_dialog_present (GtkWidget  *child,
                     const char *title,
                     int         width,
                     int         height,
                     GtkWidget  *parent)
{
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  add_escape (child);
#if ADW_CHECK_VERSION (1, 5, 0)
  AdwDialog *dialog = adw_dialog_new ();

  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, width);
  adw_dialog_set_content_height (dialog, height);
  adw_dialog_set_child (dialog, add_overlay (child));
  adw_dialog_present (dialog, parent);
  return GTK_WIDGET (dialog);
#else
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "content", add_overlay (child),
                                    "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                    "destroy-with-parent", TRUE,
                                    "default-width", root != NULL ? fit (width, gtk_widget_get_width (root)) : width,
                                    "default-height", root != NULL ? fit (height, gtk_widget_get_height (root)) : height,
                                    NULL);

  add_keys (window);
  gtk_window_present (GTK_WINDOW (window));
  return window;
#endif
}

void
gops_dialog_close (GtkWidget *inside)
{
  GtkWidget *dialog = find_dialog (inside);

  if (dialog == NULL)
    return;
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_close (ADW_DIALOG (dialog));
#else
  gtk_window_close (GTK_WINDOW (dialog));
#endif
}

void
gops_dialog_set_default (GtkWidget *inside,
                         GtkWidget *button)
{
  GtkWidget *dialog = find_dialog (inside);

  if (dialog != NULL)
    g_object_set (dialog, "default-widget", button, NULL);
}

void
gops_dialog_on_closed (GtkWidget *dialog,
                       GCallback  callback,
                       gpointer   user_data)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  g_signal_connect (dialog, "closed", callback, user_data);
#else
  g_signal_connect (dialog, "destroy", callback, user_data);
#endif
}
