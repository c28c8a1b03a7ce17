/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow as a drawing that can be edited: what it shows, where things are, what is selected. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "gops-flow-canvas-private.h"
#include "gops-flow-words.h"
#include "gops-scroll.h"
#include "gops-text.h"

#define LEAST_ZOOM 0.25
#define MOST_ZOOM  3.0
#define FIT_ZOOM   1.25
#define LEAST_FIT_ZOOM 0.55   /* what cannot be read is no view of all */
#define LEAST_SIDE 200

G_DEFINE_FINAL_TYPE (GopsFlowCanvas, gops_flow_canvas, GTK_TYPE_WIDGET)

guint gops_flow_canvas_signals[GOPS_FLOW_N_SIGNALS];

/* --- from pixels to points --- */

static void
get_origin (GopsFlowCanvas *self,
            double         *out_x,
            double         *out_y)
{
  *out_x = MAX (0, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - self->bounds.width * self->zoom) / 2));
  *out_y = MAX (0, floor ((gtk_widget_get_height (GTK_WIDGET (self)) - self->bounds.height * self->zoom) / 2));
}

void
gops_flow_canvas_to_drawing (GopsFlowCanvas *self,
                             double          x,
                             double          y,
                             double         *out_x,
                             double         *out_y)
{
  double left, top;

  get_origin (self, &left, &top);
  *out_x = (x - left) / self->zoom + self->bounds.x;
  *out_y = (y - top) / self->zoom + self->bounds.y;
}

void
gops_flow_canvas_to_pixels (GopsFlowCanvas *self,
                            double          x,
                            double          y,
                            double         *out_x,
                            double         *out_y)
{
  double left, top;

  get_origin (self, &left, &top);
  *out_x = (x - self->bounds.x) * self->zoom + left;
  *out_y = (y - self->bounds.y) * self->zoom + top;
}

static GopsFlowRect
rect_of (GopsFlowCanvas *self,
         GopsFlowHit     hit)
{
  switch (hit.thing)
    {
    case GOPS_FLOW_PARTY:
    case GOPS_FLOW_HANDLE:
      return gops_flow_drawing_get_party (self->drawing, hit.index);
    case GOPS_FLOW_DEAL:
      return gops_flow_drawing_get_deal (self->drawing, hit.index);
    case GOPS_FLOW_NOTHING:
      break;
    }
  return (GopsFlowRect) { 0 };
}

static GdkRectangle
place_of (GopsFlowCanvas *self,
          GopsFlowHit     hit)
{
  GopsFlowRect rect = rect_of (self, hit);
  double x, y;

  gops_flow_canvas_to_pixels (self, rect.x, rect.y, &x, &y);
  return (GdkRectangle) { (int) floor (x), (int) floor (y), MAX (1, (int) ceil (rect.width * self->zoom)),
                          MAX (1, (int) ceil (rect.height * self->zoom)) };
}

GdkRectangle
gops_flow_canvas_get_place (GopsFlowCanvas *self)
{
  return place_of (self, self->selected);
}

/* --- items --- */

static GopsFlowHit
hit_of (GopsFlowCanvas *self,
        GopsFlowItem   *item)
{
  GopsFlowThing thing = gops_flow_item_get_thing (item);
  gint64 id = gops_flow_item_get_id (item);
  int index = thing == GOPS_FLOW_PARTY ? gops_flow_find_party (self->flow, id) : gops_flow_find_deal (self->flow, id);

  return index >= 0 ? (GopsFlowHit) { thing, (guint) index } : (GopsFlowHit) { GOPS_FLOW_NOTHING, 0 };
}

static GopsFlowItem *
find_item (GopsFlowCanvas *self,
           GopsFlowThing   thing,
           gint64          id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GopsFlowItem *item = g_ptr_array_index (self->items, i);

      if (gops_flow_item_get_thing (item) == thing && gops_flow_item_get_id (item) == id)
        return item;
    }
  return NULL;
}

static void
on_item_focus_cb (GtkEventController *controller,
                  GopsFlowCanvas     *self)
{
  GopsFlowItem *item = GOPS_FLOW_ITEM (gtk_event_controller_get_widget (controller));
  GopsFlowHit hit = hit_of (self, item);

  if (hit.thing == GOPS_FLOW_NOTHING)
    return;
  if (self->mode == GOPS_FLOW_CHOOSING && hit.thing == GOPS_FLOW_PARTY)
    {
      self->target = hit;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else
    gops_flow_canvas_take (self, hit, FALSE);
  gops_scroll_to (GTK_WIDGET (item));
}

static GopsFlowItem *
make_item (GopsFlowCanvas *self,
           GopsFlowThing   thing,
           gint64          id)
{
  GtkWidget *item = gops_flow_item_new (thing, id);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (on_item_focus_cb), self, 0);
  gtk_widget_add_controller (item, focus);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  return GOPS_FLOW_ITEM (item);
}

/* The item of a thing that stays is kept, so that it keeps the focus. */
static void
take_item (GopsFlowCanvas *self,
           GPtrArray      *items,
           GopsFlowThing   thing,
           gint64          id,
           char           *name)
{
  GopsFlowItem *item = find_item (self, thing, id);

  if (item == NULL)
    item = make_item (self, thing, id);
  gops_flow_item_set_name (item, name);
  g_ptr_array_add (items, item);
  g_free (name);
}

/* A party, then what it gives; then the next one. */
static void
update_items (GopsFlowCanvas *self)
{
  GPtrArray *items = g_ptr_array_new ();
  const GopsFlow *flow = self->flow;

  for (guint i = 0; i < flow->parties->len; i++)
    {
      take_item (self, items, GOPS_FLOW_PARTY, gops_flow_party (flow, i)->id, gops_flow_say_party (flow, i));
      for (guint d = 0; d < flow->deals->len; d++)
        if (gops_flow_deal (flow, d)->from == i)
          take_item (self, items, GOPS_FLOW_DEAL, gops_flow_deal (flow, d)->id,
                     gops_flow_sentence (flow, d, gops_interface_language ()));
    }
  for (guint i = 0; i < self->items->len; i++)
    if (!g_ptr_array_find (items, g_ptr_array_index (self->items, i), NULL))
      gtk_widget_unparent (g_ptr_array_index (self->items, i));
  g_ptr_array_unref (self->items);
  self->items = items;
}

/* --- what is selected --- */

GopsFlowThing
gops_flow_canvas_get_selected (GopsFlowCanvas *self,
                               gint64         *out_id)
{
  if (out_id != NULL)
    *out_id = self->selected_id;
  return self->selected.thing;
}

void
gops_flow_canvas_take (GopsFlowCanvas *self,
                       GopsFlowHit     hit,
                       gboolean        focus)
{
  gint64 id = hit.thing == GOPS_FLOW_NOTHING ? 0
              : hit.thing == GOPS_FLOW_DEAL  ? gops_flow_deal (self->flow, hit.index)->id
                                             : gops_flow_party (self->flow, hit.index)->id;

  if (hit.thing == GOPS_FLOW_HANDLE)
    hit.thing = GOPS_FLOW_PARTY;
  if (self->selected.thing != hit.thing || self->selected_id != id)
    {
      self->selected = hit;
      self->selected_id = id;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_SELECTED], 0);
    }
  if (focus && id != 0)
    gtk_widget_grab_focus (GTK_WIDGET (find_item (self, hit.thing, id)));
}

gboolean
gops_flow_canvas_select (GopsFlowCanvas *self,
                         GopsFlowThing   thing,
                         gint64          id,
                         gboolean        focus)
{
  GopsFlowItem *item = find_item (self, thing, id);

  if (item == NULL)
    return FALSE;
  gops_flow_canvas_take (self, hit_of (self, item), focus);
  return TRUE;
}

/* The same things by their ids, in a flow that has been loaded anew. */
static void
find_selected_again (GopsFlowCanvas *self)
{
  GopsFlowItem *item = self->selected_id != 0 ? find_item (self, self->selected.thing, self->selected_id) : NULL;

  self->pointed = self->target = (GopsFlowHit) { GOPS_FLOW_NOTHING, 0 };
  if (item != NULL)
    self->selected = hit_of (self, item);
  else if (self->selected.thing != GOPS_FLOW_NOTHING)
    gops_flow_canvas_take (self, (GopsFlowHit) { GOPS_FLOW_NOTHING, 0 }, FALSE);
}

void
gops_flow_canvas_calm_down (GopsFlowCanvas *self)
{
  gboolean chose = self->mode == GOPS_FLOW_CHOOSING;

  self->mode = GOPS_FLOW_CALM;
  self->target = (GopsFlowHit) { GOPS_FLOW_NOTHING, 0 };
  self->bounds = gops_flow_drawing_get_bounds (self->drawing, FALSE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (chose)
    g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_SELECTED], 0);
}

void
gops_flow_canvas_set_flow (GopsFlowCanvas *self,
                           GopsFlow       *flow)
{
  gops_flow_ref (flow);
  g_clear_pointer (&self->drawing, gops_flow_drawing_free);
  g_clear_pointer (&self->flow, gops_flow_unref);
  self->flow = flow;
  self->drawing = gops_flow_drawing_new (flow);
  update_items (self);
  find_selected_again (self);
  gops_flow_canvas_calm_down (self);
  if (self->fitted)
    gops_flow_canvas_fit (self);
}

/* --- joining --- */

gboolean
gops_flow_canvas_is_joining (GopsFlowCanvas *self)
{
  return self->mode == GOPS_FLOW_CHOOSING;
}

gboolean
gops_flow_canvas_begin_join (GopsFlowCanvas *self)
{
  if (self->selected.thing != GOPS_FLOW_PARTY)
    return FALSE;
  self->mode = GOPS_FLOW_CHOOSING;
  self->held = self->selected.index;
  self->target = self->selected;
  gops_flow_canvas_take (self, self->selected, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_SELECTED], 0);
  return TRUE;
}

void
gops_flow_canvas_end_join (GopsFlowCanvas *self,
                           guint           to)
{
  gint64 from_id = gops_flow_party (self->flow, self->held)->id, to_id = gops_flow_party (self->flow, to)->id;

  gops_flow_canvas_calm_down (self);
  g_signal_emit (self, gops_flow_canvas_signals[GOPS_FLOW_SIGNAL_JOIN], 0, from_id, to_id);
}

/* --- zoom --- */

double
gops_flow_canvas_get_zoom (GopsFlowCanvas *self)
{
  return self->zoom;
}

static void
zoom_to (GopsFlowCanvas *self,
         double          zoom)
{
  self->zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gops_flow_canvas_set_zoom (GopsFlowCanvas *self,
                           double          zoom)
{
  self->fitted = FALSE;
  zoom_to (self, zoom);
}

/* The room is known once the place it is scrolled in has a size. */
static gboolean
on_fit_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  GtkWidget *place = gtk_widget_get_parent (widget);
  int width = place != NULL ? gtk_widget_get_width (place) : 0, height = place != NULL ? gtk_widget_get_height (place) : 0;

  if (width <= 0 || height <= 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  self->room_width = width;
  self->room_height = height;
  zoom_to (self, CLAMP (MIN (width / self->bounds.width, height / self->bounds.height), LEAST_FIT_ZOOM, FIT_ZOOM));
  return G_SOURCE_REMOVE;
}

void
gops_flow_canvas_fit (GopsFlowCanvas *self)
{
  self->fitted = TRUE;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_fit_tick_cb, NULL, NULL);
}

/* --- widget --- */

static void
gops_flow_canvas_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  double side = orientation == GTK_ORIENTATION_HORIZONTAL ? self->bounds.width : self->bounds.height;

  /* a rounding error must not bring a scroll bar to what has been fitted */
  *minimum = *natural = MAX (LEAST_SIDE, (int) floor (side * self->zoom + 0.01));
}

static void
follow_room (GopsFlowCanvas *self)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->fitted && (gtk_widget_get_width (place) != self->room_width || gtk_widget_get_height (place) != self->room_height))
    gops_flow_canvas_fit (self);
}

static void
gops_flow_canvas_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkWidget *item = g_ptr_array_index (self->items, i);
      GtkAllocation place = place_of (self, hit_of (self, GOPS_FLOW_ITEM (item)));
      int least;

      gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX (place.width, least);
      gtk_widget_size_allocate (item, &place, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
  follow_room (self);
}

static void
gops_flow_canvas_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GopsFlowLook look = { .dark = adw_style_manager_get_dark (adw_style_manager_get_default ()), .selected = self->selected,
                        .pointed = self->pointed, .target = self->target };
  double left, top;

  get_origin (self, &left, &top);
  cairo_translate (cr, left, top);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->bounds.x, -self->bounds.y);
  gops_flow_drawing_draw (self->drawing, cr, &look);
  if (self->mode == GOPS_FLOW_PULLING)
    gops_flow_drawing_draw_rubber (self->drawing, cr, &look, self->held, self->rubber_x, self->rubber_y);
  else if (self->mode == GOPS_FLOW_CHOOSING && self->target.thing == GOPS_FLOW_PARTY && self->target.index != self->held)
    {
      GopsFlowRect to = gops_flow_drawing_get_party (self->drawing, self->target.index);

      gops_flow_drawing_draw_rubber (self->drawing, cr, &look, self->held, to.x, to.y + to.height / 2);
    }
  cairo_destroy (cr);
}

static int
index_of_focus (GopsFlowCanvas *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (self->items, i)))
      return (int) i;
  return -1;
}

/* Tab goes through parties and transactions and then out; arrow keys go to the next party that way. */
static gboolean
gops_flow_canvas_focus (GtkWidget       *widget,
                        GtkDirectionType direction)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (widget);
  int now = index_of_focus (self), next;

  if (self->items->len == 0)
    return FALSE;
  if (now < 0)
    {
      GopsFlowItem *item = self->selected_id != 0 ? find_item (self, self->selected.thing, self->selected_id) : NULL;

      if (item == NULL)
        item = g_ptr_array_index (self->items, direction == GTK_DIR_TAB_BACKWARD ? self->items->len - 1 : 0);
      return gtk_widget_grab_focus (GTK_WIDGET (item));
    }
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    {
      next = now + (direction == GTK_DIR_TAB_FORWARD ? 1 : -1);
      return next >= 0 && next < (int) self->items->len && gtk_widget_grab_focus (g_ptr_array_index (self->items, (guint) next));
    }
  next = gops_flow_canvas_find_next (self, direction);
  if (next >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (find_item (self, GOPS_FLOW_PARTY, gops_flow_party (self->flow, (guint) next)->id)));
  return TRUE;
}

static gboolean
gops_flow_canvas_grab_focus (GtkWidget *widget)
{
  return index_of_focus (GOPS_FLOW_CANVAS (widget)) >= 0 || gops_flow_canvas_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
gops_flow_canvas_dispose (GObject *object)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (object);
  GtkWidget *child;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_ptr_array_set_size (self->items, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_flow_canvas_parent_class)->dispose (object);
}

static void
gops_flow_canvas_finalize (GObject *object)
{
  GopsFlowCanvas *self = GOPS_FLOW_CANVAS (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->drawing, gops_flow_drawing_free);
  g_clear_pointer (&self->flow, gops_flow_unref);

  G_OBJECT_CLASS (gops_flow_canvas_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  static const struct { const char *name; guint n; GType types[3]; } list[GOPS_FLOW_N_SIGNALS] = {
    [GOPS_FLOW_SIGNAL_MOVE] = { "move", 3, { G_TYPE_INT64, G_TYPE_DOUBLE, G_TYPE_DOUBLE } },
    [GOPS_FLOW_SIGNAL_JOIN] = { "join", 2, { G_TYPE_INT64, G_TYPE_INT64 } },
    [GOPS_FLOW_SIGNAL_ADD] = { "add", 2, { G_TYPE_DOUBLE, G_TYPE_DOUBLE } },
    [GOPS_FLOW_SIGNAL_EDIT] = { "edit", 0, { 0 } },
    [GOPS_FLOW_SIGNAL_MENU] = { "menu", 2, { G_TYPE_DOUBLE, G_TYPE_DOUBLE } },
    [GOPS_FLOW_SIGNAL_SELECTED] = { "selected", 0, { 0 } },
  };

  for (guint i = 0; i < GOPS_FLOW_N_SIGNALS; i++)
    gops_flow_canvas_signals[i] = g_signal_newv (list[i].name, GOPS_TYPE_FLOW_CANVAS, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                                                 G_TYPE_NONE, list[i].n, (GType *) list[i].types);
}

static void
gops_flow_canvas_class_init (GopsFlowCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_flow_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_flow_canvas_finalize;
  widget_class->measure = gops_flow_canvas_measure;
  widget_class->size_allocate = gops_flow_canvas_size_allocate;
  widget_class->snapshot = gops_flow_canvas_snapshot;
  widget_class->focus = gops_flow_canvas_focus;
  widget_class->grab_focus = gops_flow_canvas_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "gops-flow-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  install_signals ();
  gops_flow_canvas_bind_keys (widget_class);
}

static void
gops_flow_canvas_init (GopsFlowCanvas *self)
{
  self->items = g_ptr_array_new ();
  self->zoom = 1;
  self->fitted = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Business flow"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gops_flow_canvas_add_pointer (self);
}

GtkWidget *
gops_flow_canvas_new (void)
{
  return g_object_new (GOPS_TYPE_FLOW_CANVAS, NULL);
}
