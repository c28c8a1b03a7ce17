/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the drawing. What needs the store is an action of the editor around it; what only the drawing knows is here. */
#include "config.h"

#include <math.h>

#include "gops-flow-canvas-private.h"

#define STEP      12.0     /* of a card moved by a key */
#define ZOOM_STEP 1.2

/* The nearest party that lies more that way than aside. */
int
gops_flow_canvas_find_next (GopsFlowCanvas  *self,
                            GtkDirectionType direction)
{
  gboolean level = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  double sign = direction == GTK_DIR_RIGHT || direction == GTK_DIR_DOWN ? 1 : -1, nearest = G_MAXDOUBLE;
  GopsFlowHit from = self->mode == GOPS_FLOW_CHOOSING ? self->target : self->selected;
  GopsFlowRect here;
  int best = -1;

  if (from.thing == GOPS_FLOW_NOTHING)
    return self->flow->parties->len > 0 ? 0 : -1;
  here = from.thing == GOPS_FLOW_DEAL ? gops_flow_drawing_get_deal (self->drawing, from.index)
                                      : gops_flow_drawing_get_party (self->drawing, from.index);
  for (guint i = 0; i < self->flow->parties->len; i++)
    {
      GopsFlowRect there = gops_flow_drawing_get_party (self->drawing, i);
      double dx = there.x + there.width / 2 - here.x - here.width / 2, dy = there.y + there.height / 2 - here.y - here.height / 2;
      double along = (level ? dx : dy) * sign, aside = fabs (level ? dy : dx);

      if (along > 1 && along + 2 * aside < nearest && !(from.thing == GOPS_FLOW_PARTY && from.index == i))
        {
          nearest = along + 2 * aside;
          best = (int) i;
        }
    }
  return best;
}

/* The keys act while a thing of the drawing has the keyboard, not what stands in a popover over it. */
static gboolean
has_keyboard (GopsFlowCanvas *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return focus != NULL && GOPS_IS_FLOW_ITEM (focus);
}

static gboolean
on_nudge_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  GopsFlowRect card;
  int dx, dy;

  if (self->selected.thing != GOPS_FLOW_PARTY || !has_keyboard (self))
    return FALSE;
  g_variant_get (args, "(ii)", &dx, &dy);
  card = gops_flow_drawing_get_party (self->drawing, self->selected.index);
  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_MOVE], 0, self->selected_id,
                 card.x + card.width / 2 + dx * STEP, card.y + card.height / 2 + dy * STEP);
  return TRUE;
}

static gboolean
on_take_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   data)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);

  if (!has_keyboard (self))
    return FALSE;
  if (self->mode == GOPS_FLOW_CHOOSING)
    {
      gops_flow_canvas_end_join (self, self->target.index);
      return TRUE;
    }
  if (self->selected.thing == GOPS_FLOW_NOTHING)
    return FALSE;
  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_EDIT], 0);
  return TRUE;
}

/* Escape closes the dialog around it unless an arrow is being drawn. */
static gboolean
on_give_up_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   data)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);

  if (self->mode == GOPS_FLOW_CALM)
    return FALSE;
  gops_flow_canvas_calm_down (self);
  gops_flow_canvas_take (self, (GopsFlowHit) { GOPS_FLOW_PARTY, self->held }, TRUE);
  return TRUE;
}

static gboolean
on_join_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   data)
{
  return has_keyboard (GOPS_FLOW_CANVAS (widget)) && gops_flow_canvas_begin_join (GOPS_FLOW_CANVAS (widget));
}

static gboolean
on_zoom_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   data)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  int steps;

  if (!has_keyboard (self))
    return FALSE;
  g_variant_get (args, "(i)", &steps);
  if (steps == 0)
    gops_flow_canvas_fit (self);
  else
    gops_flow_canvas_set_zoom (self, self->zoom * pow (ZOOM_STEP, steps));
  return TRUE;
}

static gboolean
on_menu_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   data)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  GdkRectangle place = gops_flow_canvas_get_place (self);

  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_MENU], 0, (double) place.x + place.width / 2.0,
                 (double) place.y + place.height);
  return TRUE;
}

void
gops_flow_canvas_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key, keypad; int dx, dy; } nudges[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 }, { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };
  static const struct { guint key; int steps; } zooms[] = {
    { GDK_KEY_plus, 1 }, { GDK_KEY_equal, 1 }, { GDK_KEY_KP_Add, 1 }, { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 },
    { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 },
  };
  static const guint takes[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_F2, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (nudges); i++)
    {
      gtk_widget_class_add_binding (widget_class, nudges[i].key, GDK_ALT_MASK, on_nudge_cb, "(ii)", nudges[i].dx, nudges[i].dy);
      gtk_widget_class_add_binding (widget_class, nudges[i].keypad, GDK_ALT_MASK, on_nudge_cb, "(ii)", nudges[i].dx, nudges[i].dy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, on_zoom_cb, "(i)", zooms[i].steps);
      gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_CONTROL_MASK, on_zoom_cb, "(i)", zooms[i].steps);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, on_zoom_cb, "(i)", 1);
  for (guint i = 0; i < G_N_ELEMENTS (takes); i++)
    gtk_widget_class_add_binding (widget_class, takes[i], 0, on_take_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_give_up_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, 0, on_join_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_cb, NULL);
}
