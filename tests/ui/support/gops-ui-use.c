/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and using widgets as a person does. */
#include "gops-ui-use.h"

static guint n_inputs;

/* --- finding --- */

typedef gboolean (*Matches) (GtkWidget *widget, const char *text);

static gboolean
has_action (GtkWidget  *widget,
            const char *action)
{
  return GTK_IS_ACTIONABLE (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
has_id (GtkWidget  *widget,
        const char *id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

static gboolean
has_type (GtkWidget  *widget,
          const char *type)
{
  GType found = g_type_from_name (type);

  return found != 0 && g_type_is_a (G_OBJECT_TYPE (widget), found);
}

static GtkWidget *
seek_below (GtkWidget  *parent,
            Matches     matches,
            const char *text)
{
  if (!gtk_widget_get_mapped (parent))
    return NULL;
  if (matches (parent, text))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = seek_below (child, matches, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What newer toolkits show inside the window lies over it. */
static GtkWidget *
seek_in_window (GtkWidget  *window,
                Matches     matches,
                const char *text)
{
  GtkWidget *dialog = seek_below (window, has_type, "AdwDialog"), *found = NULL;

  for (; dialog != NULL; dialog = gtk_widget_get_prev_sibling (dialog))
    if (has_type (dialog, "AdwDialog") && (found = seek_below (dialog, matches, text)) != NULL)
      return found;
  return seek_below (window, matches, text);
}

static GtkWidget *
seek (GtkWidget  *within,
      Matches     matches,
      const char *text)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *found = NULL;

  if (within != NULL)
    return seek_below (within, matches, text);
  for (guint i = g_list_model_get_n_items (windows); found == NULL && i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      found = seek_in_window (window, matches, text);
    }
  return found;
}

GtkWidget *
gops_ui_seek_action (GtkWidget  *within,
                     const char *action)
{
  return seek (within, has_action, action);
}

GtkWidget *
gops_ui_seek_id (GtkWidget  *within,
                 const char *id)
{
  return seek (within, has_id, id);
}

GtkWidget *
gops_ui_seek_type (GtkWidget  *within,
                   const char *type)
{
  return seek (within, has_type, type);
}

static GtkWidget *
found_or_fail (GtkWidget  *widget,
               const char *text)
{
  if (widget == NULL)
    g_error ("“%s” is nowhere to be seen", text);
  return widget;
}

GtkWidget *
gops_ui_find_action (GtkWidget  *within,
                     const char *action)
{
  return found_or_fail (seek (within, has_action, action), action);
}

GtkWidget *
gops_ui_find_id (GtkWidget  *within,
                 const char *id)
{
  return found_or_fail (seek (within, has_id, id), id);
}

GtkWidget *
gops_ui_find_type (GtkWidget  *within,
                   const char *type)
{
  pump_until (seek (within, has_type, type) != NULL);
  return seek (within, has_type, type);
}

void
gops_ui_wait_gone (const char *type)
{
  pump_until (seek (NULL, has_type, type) == NULL);
}

/* --- where the keyboard is --- */

static gboolean
is_dialog_of_old_toolkit (GtkWidget *window)
{
  return gtk_window_get_transient_for (GTK_WINDOW (window)) != NULL;
}

/* Without a window manager no window is active: the one that came last over another has the keyboard, else the first. */
static GtkWidget *
window_with_keyboard (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWidget *with = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window) && (with == NULL || is_dialog_of_old_toolkit (window)))
        with = window;
    }
  g_assert_nonnull (with);
  return with;
}

void
gops_ui_settle (void)
{
  wait_frames (window_with_keyboard (), 3);
}

/* --- using --- */

static void
assert_usable (GtkWidget *widget)
{
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_is_sensitive (widget));
}

void
gops_ui_click (GtkWidget *widget)
{
  assert_usable (widget);
  n_inputs++;
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else if (GTK_IS_FLOW_BOX_CHILD (widget))
    gtk_flow_box_select_child (GTK_FLOW_BOX (gtk_widget_get_parent (widget)), GTK_FLOW_BOX_CHILD (widget));
  else
    g_assert_true (gtk_widget_activate (widget));
  gops_ui_settle ();
}

static GtkEventController *
controller_of (GtkWidget *widget,
               GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type) && !(GTK_IS_GESTURE_SINGLE (controller) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) > GDK_BUTTON_PRIMARY))
        return controller;   /* its widget holds it */
    }
  return NULL;
}

void
gops_ui_press_at (GtkWidget *widget,
                  int        n_press,
                  double     x,
                  double     y)
{
  GtkEventController *click = controller_of (widget, GTK_TYPE_GESTURE_CLICK);

  assert_usable (widget);
  g_assert_nonnull (click);
  for (int i = 1; i <= n_press; i++)
    g_signal_emit_by_name (click, "pressed", i, x, y);
  n_inputs += (guint) n_press;
  gops_ui_settle ();
}

gboolean
gops_ui_drop (GtkWidget    *widget,
              GtkWidget    *target,
              const GValue *value)
{
  GtkEventController *drop = controller_of (widget, GTK_TYPE_DROP_TARGET);
  GdkDragAction action = 0;
  gboolean taken = FALSE;
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (target) / 2, (float) gtk_widget_get_height (target) / 2);

  g_assert_nonnull (drop);
  g_assert_true (gtk_widget_compute_point (target, widget, &at, &at));
  g_signal_emit_by_name (drop, "motion", (double) at.x, (double) at.y, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_MOVE);
  g_signal_emit_by_name (drop, "drop", value, (double) at.x, (double) at.y, &taken);
  n_inputs++;
  gops_ui_settle ();
  return taken;
}

void
gops_ui_type (GtkWidget  *widget,
              const char *text)
{
  assert_usable (widget);
  (void) gtk_widget_grab_focus (widget);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  gops_ui_settle ();
}

void
gops_ui_choose (GtkWidget *widget,
                guint      position)
{
  assert_usable (widget);
  g_object_set (widget, "selected", position, NULL);
  n_inputs += 2;
  gops_ui_settle ();
}

/* --- keys --- */

/* Handlers of the toolkit's own ask for the event that they are called with, and there is none. */
static gboolean
is_ours (GtkWidget *widget)
{
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Gops");
}

static gboolean
use_key (GtkWidget           *widget,
         GtkPropagationPhase  phase,
         guint                key,
         GdkModifierType      modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean used = FALSE;

  for (guint i = 0; !used && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (gtk_event_controller_get_propagation_phase (controller) != phase)
        continue;
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        used = gops_ui_test_use_shortcut (widget, G_LIST_MODEL (controller), key, modifiers);
      else if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && is_ours (widget))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &used);
    }
  return used;
}

static gboolean
use_key_down_to (GtkWidget       *widget,
                 guint            key,
                 GdkModifierType  modifiers)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return (parent != NULL && use_key_down_to (parent, key, modifiers)) || use_key (widget, GTK_PHASE_CAPTURE, key, modifiers);
}

gboolean
gops_ui_key (guint           key,
             GdkModifierType modifiers)
{
  GtkWidget *window = window_with_keyboard (), *focus = gtk_window_get_focus (GTK_WINDOW (window));
  gboolean used;

  n_inputs++;
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    focus = window;
  used = use_key_down_to (focus, key, modifiers);
  for (GtkWidget *widget = focus; widget != NULL && !used; widget = used ? NULL : gtk_widget_get_parent (widget))   /* used, it may be gone */
    used = use_key (widget, GTK_PHASE_TARGET, key, modifiers) || use_key (widget, GTK_PHASE_BUBBLE, key, modifiers);
  gops_ui_settle ();
  return used;
}

/* --- files --- */

static GtkWidget *
seek_chooser (void)
{
  return seek (NULL, has_type, "GtkFileChooserDialog");
}

/* The button that Enter would press: it is sensitive once there is something to take. */
static GtkWidget *
seek_answer (void)
{
  GtkWidget *chooser = seek_chooser (), *answer = chooser != NULL ? gtk_window_get_default_widget (GTK_WINDOW (chooser)) : NULL;

  return answer != NULL && gtk_widget_is_sensitive (answer) ? answer : NULL;
}

/* Choosers for opening ask for a path when one begins to be typed; those for saving have a place for it. */
void
gops_ui_choose_file (const char *path)
{
  GtkWidget *inside, *entry;

  pump_until (seek_chooser () != NULL);
  inside = gops_ui_find_type (seek_chooser (), "GtkFileChooserWidget");
  entry = seek (inside, has_type, "GtkFileChooserEntry");
  if (entry == NULL)
    {
      g_signal_emit_by_name (inside, "location-popup", path);
      entry = gops_ui_find_type (inside, "GtkFileChooserEntry");
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), path);
  pump_until (seek_answer () != NULL);
  n_inputs++;
  g_signal_emit_by_name (seek_answer (), "clicked");
  pump_until (seek_chooser () == NULL);
}

const char *
gops_ui_read_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  static GValue value = G_VALUE_INIT;

  if (G_VALUE_HOLDS_STRING (&value))
    g_value_unset (&value);
  g_value_init (&value, G_TYPE_STRING);
  return content != NULL && gdk_content_provider_get_value (content, &value, NULL) ? g_value_get_string (&value) : NULL;
}

/* --- counting --- */

void
gops_ui_reset_inputs (void)
{
  n_inputs = 0;
}

guint
gops_ui_get_inputs (void)
{
  return n_inputs;
}
