/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that a search entry would swallow. Pages open with the keyboard in their search: while nothing is searched for, undoing
 * and pasting a chat mean the page, as they do beside the entry. */
#include "config.h"

#include <string.h>

#include "gops-undo-keys.h"
#include "gops-window-private.h"

/* Returns: (nullable): the empty search of the page that has the keyboard; those of dialogs are theirs */
static GtkText *
find_idle_search (GopsWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *search = GTK_IS_TEXT (focus) ? gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (search == NULL || self->stage == NULL || !gtk_widget_is_ancestor (search, GTK_WIDGET (self->stage)))
    return NULL;
  return *gtk_editable_get_text (GTK_EDITABLE (search)) == '\0' ? GTK_TEXT (focus) : NULL;
}

static gboolean
on_undo_key_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  return find_idle_search (GOPS_WINDOW (widget)) != NULL && gtk_widget_activate_action (widget, data, NULL);
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GopsWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkText *search = find_idle_search (self);

  if (text == NULL || search == NULL)
    return;
  if (strchr (g_strchomp (text), '\n') != NULL)
    (void) gtk_widget_activate_action (GTK_WIDGET (self), "win.paste", NULL);
  else
    (void) gtk_widget_activate_action (GTK_WIDGET (search), "clipboard.paste", NULL);
}

/* Nobody searches for several lines, nor for files. */
static gboolean
on_paste_key_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GtkText *search = find_idle_search (GOPS_WINDOW (widget));

  if (search == NULL)
    return FALSE;
  if (gtk_widget_activate_action (GTK_WIDGET (search), "material.paste", NULL))   /* where it is kept */
    return TRUE;
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    return gtk_widget_activate_action (widget, "win.paste", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read_cb, g_object_ref (widget));
  return TRUE;
}

void
gops_window_add_keys (GopsWindow *self)
{
  static const struct { guint key; GdkModifierType modifiers; GtkShortcutFunc used; const char *action; } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key_cb, "win.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_undo_key_cb, "win.redo" },
    { GDK_KEY_v, GDK_CONTROL_MASK, on_paste_key_cb, NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_callback_action_new (keys[i].used, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  gops_undo_keys_add (GTK_WIDGET (self));
}
