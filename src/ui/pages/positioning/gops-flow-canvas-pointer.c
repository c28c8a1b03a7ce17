/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing under a mouse or a finger. */
#include "config.h"

#include <math.h>

#include "gops-flow-canvas-private.h"

#define SLACK     5.0      /* how far beside a thing still hits it, in pixels */
#define WHEEL     1.12

static GopsFlowHit
hit_at (GopsFlowCanvas *self,
        double          x,
        double          y)
{
  double at_x, at_y;

  gops_flow_canvas_to_drawing (self, x, y, &at_x, &at_y);
  return gops_flow_drawing_hit (self->drawing, at_x, at_y, SLACK / self->zoom);
}

/* --- clicks --- */

static void
on_pressed_cb (GopsFlowCanvas *self,
               int             n_press,
               double          x,
               double          y)
{
  GopsFlowHit hit = hit_at (self, x, y);
  double at_x, at_y;

  if (self->mode == GOPS_FLOW_CHOOSING)
    {
      if (hit.thing == GOPS_FLOW_PARTY || hit.thing == GOPS_FLOW_HANDLE)
        gops_flow_canvas_end_join (self, hit.index);
      else
        gops_flow_canvas_calm_down (self);
      return;
    }
  gops_flow_canvas_take (self, hit, TRUE);
  if (n_press != 2)
    return;
  gops_flow_canvas_to_drawing (self, x, y, &at_x, &at_y);
  if (hit.thing == GOPS_FLOW_NOTHING)
    g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_ADD], 0, at_x, at_y);
  else
    g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_EDIT], 0);
}

static void
on_menu_asked_cb (GopsFlowCanvas *self,
                  double          x,
                  double          y)
{
  gops_flow_canvas_take (self, hit_at (self, x, y), TRUE);
  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_MENU], 0, x, y);
}

static void
on_secondary_pressed_cb (GopsFlowCanvas *self,
                         int             n_press,
                         double          x,
                         double          y)
{
  on_menu_asked_cb (self, x, y);
}

/* --- dragging --- */

static void
on_drag_begin_cb (GopsFlowCanvas *self,
                  double          x,
                  double          y)
{
  GopsFlowHit hit = hit_at (self, x, y);
  double at_x, at_y;

  if (self->mode == GOPS_FLOW_CHOOSING)
    return;
  self->start_x = x;
  self->start_y = y;
  gops_flow_canvas_to_drawing (self, x, y, &at_x, &at_y);
  self->held = hit.index;
  if (hit.thing == GOPS_FLOW_HANDLE)
    {
      self->mode = GOPS_FLOW_PULLING;
      self->rubber_x = at_x;
      self->rubber_y = at_y;
    }
  else if (hit.thing == GOPS_FLOW_PARTY)
    {
      GopsFlowRect card = gops_flow_drawing_get_party (self->drawing, hit.index);

      self->mode = GOPS_FLOW_MOVING;
      self->grip_x = at_x - card.x - card.width / 2;
      self->grip_y = at_y - card.y - card.height / 2;
    }
  else if (hit.thing == GOPS_FLOW_NOTHING)
    self->mode = GOPS_FLOW_PANNING;
}

static void
pan_by (GopsFlowCanvas *self,
        double          dx,
        double          dy)
{
  GtkWidget *place = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across, *down;

  if (place == NULL)
    return;
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (place));
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (place));
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) - dx);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) - dy);
}

static gboolean
is_drag (double dx,
         double dy)
{
  return hypot (dx, dy) > 4;
}

static void
on_drag_update_cb (GopsFlowCanvas *self,
                   double          dx,
                   double          dy)
{
  double at_x, at_y;
  GopsFlowHit hit;

  gops_flow_canvas_to_drawing (self, self->start_x + dx, self->start_y + dy, &at_x, &at_y);
  switch (self->mode)
    {
    case GOPS_FLOW_MOVING:
      if (is_drag (dx, dy))
        gops_flow_drawing_move (self->drawing, self->held, at_x - self->grip_x, at_y - self->grip_y);
      break;
    case GOPS_FLOW_PULLING:
      hit = hit_at (self, self->start_x + dx, self->start_y + dy);
      self->rubber_x = at_x;
      self->rubber_y = at_y;
      self->target = hit.thing == GOPS_FLOW_PARTY || hit.thing == GOPS_FLOW_HANDLE ? (GopsFlowHit) { GOPS_FLOW_PARTY, hit.index }
                                                                                   : (GopsFlowHit) { GOPS_FLOW_NOTHING, 0 };
      break;
    case GOPS_FLOW_PANNING:
      pan_by (self, dx, dy);   /* scrolling moves what the offset is counted from */
      return;
    case GOPS_FLOW_CALM:
    case GOPS_FLOW_CHOOSING:
      return;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
end_move (GopsFlowCanvas *self)
{
  GopsFlowRect card = gops_flow_drawing_get_party (self->drawing, self->held);

  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_MOVE], 0, gops_flow_party (self->flow, self->held)->id,
                 round (card.x + card.width / 2), round (card.y + card.height / 2));
}

static void
on_drag_end_cb (GopsFlowCanvas *self,
                double          dx,
                double          dy)
{
  GopsFlowMode mode = self->mode;
  GopsFlowHit target = self->target;

  if (mode == GOPS_FLOW_CALM || mode == GOPS_FLOW_CHOOSING)
    return;
  gops_flow_canvas_calm_down (self);
  if (mode == GOPS_FLOW_MOVING && is_drag (dx, dy))
    end_move (self);
  else if (mode == GOPS_FLOW_PULLING && target.thing == GOPS_FLOW_PARTY && is_drag (dx, dy))
    gops_flow_canvas_end_join (self, target.index);
}

/* --- pointing, wheel, pinch --- */

static void
on_motion_cb (GopsFlowCanvas *self,
              double          x,
              double          y)
{
  GopsFlowHit hit = hit_at (self, x, y);

  if (hit.thing == self->pointed.thing && hit.index == self->pointed.index)
    return;
  self->pointed = hit;
  if (self->mode == GOPS_FLOW_CHOOSING && hit.thing == GOPS_FLOW_PARTY)
    self->target = hit;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit.thing == GOPS_FLOW_HANDLE ? "crosshair"
                                                      : hit.thing == GOPS_FLOW_PARTY ? "grab"
                                                      : hit.thing == GOPS_FLOW_DEAL  ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave_cb (GopsFlowCanvas *self)
{
  self->pointed = (GopsFlowHit) { GOPS_FLOW_NOTHING, 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_scroll_cb (GopsFlowCanvas     *self,
              double              dx,
              double              dy,
              GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return FALSE;
  gops_flow_canvas_set_zoom (self, self->zoom * pow (WHEEL, -dy));
  return TRUE;
}

static void
on_pinch_begin_cb (GopsFlowCanvas *self)
{
  self->pinch = self->zoom;
}

static void
on_pinch_cb (GopsFlowCanvas *self,
             double          scale)
{
  gops_flow_canvas_set_zoom (self, self->pinch * scale);
}

static void
add_clicks (GopsFlowCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *secondary = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary_pressed_cb), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (on_menu_asked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

void
gops_flow_canvas_add_pointer (GopsFlowCanvas *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  add_clicks (self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (on_scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}
