/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu of what can be done with the thing under the pointer, or with what has the keyboard. */
#include "config.h"

#include "gops-context-menu.h"

typedef struct
{
  GtkWidget     *widget;    /* borrowed: owns this */
  GopsMenuMaker  make;
  GtkMenuButton *button;    /* borrowed (nullable): inside the widget */
  GtkWidget     *popover;   /* (nullable): while it is seen */
  guint          idle;
} Menu;

static void
drop_popover (Menu *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
menu_free (gpointer data)
{
  drop_popover (data);
  g_free (data);
}

static gboolean
on_closed_idle_cb (gpointer data)
{
  Menu *self = data;

  self->idle = 0;
  drop_popover (self);
  return G_SOURCE_REMOVE;
}

/* The command that closed it is activated after this. */
static void
on_closed_cb (Menu *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (on_closed_idle_cb, self);
}

/* The end of a card may be out of sight. */
#define FIRST_LINE 44

/* At the pointer; without one (@x < 0) below the widget's first line. */
static void
pop_up (Menu   *self,
        double  x,
        double  y)
{
  g_autoptr (GMenuModel) model = self->button == NULL ? self->make (self->widget) : NULL;
  GdkRectangle at = { (int) MAX (x, 0), x < 0 ? MIN (gtk_widget_get_height (self->widget), FIRST_LINE) : (int) y, 1, 1 };

  if (self->button != NULL)
    {
      gtk_menu_button_popup (self->button);
      return;
    }
  if (model == NULL)
    return;
  drop_popover (self);
  self->popover = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_widget_set_parent (self->popover, self->widget);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_pressed_cb (Menu       *self,
               int         n_press,
               double      x,
               double      y,
               GtkGesture *gesture)
{
  (void) gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, x, y);
}

static void
on_long_pressed_cb (Menu       *self,
                    double      x,
                    double      y,
                    GtkGesture *gesture)
{
  on_pressed_cb (self, 1, x, y, gesture);
}

static gboolean
on_menu_key_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  pop_up (data, -1, 0);
  return TRUE;
}

static void
add_gestures (Menu *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_long_pressed_cb), self);
  gtk_widget_add_controller (self->widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->widget, GTK_EVENT_CONTROLLER (press));
}

static void
add_keys (Menu *self)
{
  static const struct { guint key; GdkModifierType modifiers; } keys[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_callback_action_new (on_menu_key_cb, self, NULL)));
  gtk_widget_add_controller (self->widget, controller);
}

static void
add (GtkWidget     *widget,
     GopsMenuMaker  make,
     GtkMenuButton *button)
{
  Menu *self = g_new0 (Menu, 1);

  self->widget = widget;
  self->make = make;
  self->button = button;
  g_object_set_data_full (G_OBJECT (widget), "gops-context-menu", self, menu_free);
  g_signal_connect_swapped (widget, "destroy", G_CALLBACK (drop_popover), self);
  add_gestures (self);
  add_keys (self);
}

void
gops_context_menu_add (GtkWidget     *widget,
                       GopsMenuMaker  make)
{
  add (widget, make, NULL);
}

void
gops_context_menu_add_button (GtkWidget     *widget,
                              GtkMenuButton *button)
{
  add (widget, NULL, button);
}
