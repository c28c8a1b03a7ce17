/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The poster, whose layers can be chosen and moved. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-poster-canvas.h"
#include "gops-poster-snap.h"
#include "gops-publish-resources.h"
#include "gops-use-resource.h"

#define CATCH       6.0    /* pixels of the screen within which a layer is caught */
#define STILL       6.0    /* a pointer that moves less has clicked */
#define SIZE_STEP   0.05
#define MANY        10     /* pixels of the poster, with Shift */
#define PROBE       64     /* pixels: enough to know a picture's proportion */

struct _GopsPosterCanvas
{
  GtkWidget parent_instance;

  GopsPosterDraft *draft;    /* (owned) (nullable) */
  GPtrArray       *layers;   /* (owned) (nullable): of the draft as it is shown, once somebody asks */
  char            *chosen;   /* (owned) (nullable): id of the layer */

  /* while something is dragged */
  gboolean              dragging;
  GopsPosterLayerChange start;
  double                start_box[4];
  double                start_focus[2];
  double                shown[2];      /* of a picture: its whole size in pixels of the poster */
  double                guide_x;       /* in pixels of the poster; < 0: none */
  double                guide_y;

  double press_x, press_y;

  GopsPosterView *poster;
};

G_DEFINE_FINAL_TYPE (GopsPosterCanvas, gops_poster_canvas, GTK_TYPE_WIDGET)

enum { CHOSEN, ARRANGE, FOCUS, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- layers --- */

GPtrArray *
gops_poster_canvas_get_layers (GopsPosterCanvas *self)
{
  if (self->layers == NULL && self->draft != NULL)
    {
      GopsPoster poster = gops_poster_draft_as_poster (self->draft);

      self->layers = gops_poster_layers (&poster, NULL);   /* one that can't be drawn has none; its notes say why */
    }
  if (self->layers == NULL)
    self->layers = g_ptr_array_new ();
  return self->layers;
}

static GopsPosterPiece *
find_layer (GopsPosterCanvas *self,
            const char       *id)
{
  GPtrArray *layers = gops_poster_canvas_get_layers (self);

  for (guint i = 0; i < layers->len; i++)
    if (g_strcmp0 (((GopsPosterPiece *) layers->pdata[i])->id, id) == 0)
      return layers->pdata[i];
  return NULL;
}

GopsPosterPiece *
gops_poster_canvas_get_chosen (GopsPosterCanvas *self)
{
  return self->chosen != NULL ? find_layer (self, self->chosen) : NULL;
}

static gboolean
is_picture_of_field (const GopsPosterPiece *piece)
{
  return piece->kind == GOPS_POSTER_PIECE_PICTURE && piece->field != NULL;
}

/* --- places --- */

/* Pixels of the screen for one of the poster; 0 while there is none. */
static double
get_scale (GopsPosterCanvas *self,
           graphene_rect_t  *out_place)
{
  GopsPoster poster;

  if (self->draft == NULL || !gops_poster_view_get_place (self->poster, out_place))
    return 0;
  poster = gops_poster_draft_as_poster (self->draft);
  return out_place->size.width / poster.width;
}

static gboolean
to_poster (GopsPosterCanvas *self,
           double            x,
           double            y,
           double           *out_x,
           double           *out_y)
{
  graphene_rect_t place;
  double scale = get_scale (self, &place);

  if (scale <= 0)
    return FALSE;
  *out_x = (x - place.origin.x) / scale;
  *out_y = (y - place.origin.y) / scale;
  return TRUE;
}

GopsPosterPiece *
gops_poster_canvas_get_layer_at (GopsPosterCanvas *self,
                                 double            x,
                                 double            y)
{
  double px, py;

  return to_poster (self, x, y, &px, &py) ? gops_poster_layer_at (gops_poster_canvas_get_layers (self), px, py) : NULL;
}

gboolean
gops_poster_canvas_is_held (GopsPosterCanvas *self,
                            double            x,
                            double            y)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_chosen (self);
  double px, py;

  return piece != NULL && !piece->hidden && to_poster (self, x, y, &px, &py) &&
         px >= piece->x && py >= piece->y && px < piece->x + piece->w && py < piece->y + piece->h;
}

/* --- drawing over it --- */

static void
append_frame (GtkSnapshot           *snapshot,
              const graphene_rect_t *box,
              const GdkRGBA         *color)
{
  const float widths[4] = { 2, 2, 2, 2 }, halo[4] = { 1, 1, 1, 1 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color }, light = { 1, 1, 1, 0.9 };
  const GdkRGBA lights[4] = { light, light, light, light };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, 2);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
  gsk_rounded_rect_shrink (&outline, -1, -1, -1, -1);
  gtk_snapshot_append_border (snapshot, &outline, halo, lights);
}

static void
append_guides (GopsPosterCanvas      *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *place,
               double                 scale,
               const GdkRGBA         *color)
{
  if (self->guide_x >= 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) (place->origin.x + self->guide_x * scale) - 0.5f, place->origin.y,
                                                                     1, place->size.height));
  if (self->guide_y >= 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (place->origin.x, (float) (place->origin.y + self->guide_y * scale) - 0.5f,
                                                                     place->size.width, 1));
}

static void
append_chosen (GopsPosterCanvas *self,
               GtkSnapshot      *snapshot)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_chosen (self);
  graphene_rect_t place, box;
  double scale = get_scale (self, &place);
  GdkRGBA color;

  if (piece == NULL || piece->hidden || scale <= 0)
    return;
  (void) gops_widget_named_color (GTK_WIDGET (self), "accent_bg_color", &color);   /* else the text's colour */
  append_guides (self, snapshot, &place, scale, &color);
  graphene_rect_init (&box, (float) (place.origin.x + piece->x * scale) - 3, (float) (place.origin.y + piece->y * scale) - 3,
                      (float) (piece->w * scale) + 6, (float) (piece->h * scale) + 6);
  append_frame (snapshot, &box, &color);
}

static void
gops_poster_canvas_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  GopsPosterCanvas *self = GOPS_POSTER_CANVAS (widget);

  GTK_WIDGET_CLASS (gops_poster_canvas_parent_class)->snapshot (widget, snapshot);
  if (self->chosen != NULL)
    append_chosen (self, snapshot);
}

/* --- choosing --- */

static void
name_chosen (GopsPosterCanvas *self)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_chosen (self);
  g_autofree char *label = piece != NULL ? g_strdup_printf (_("Poster, layer “%s” chosen"), piece->name) : g_strdup (_("Poster"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
gops_poster_canvas_choose (GopsPosterCanvas *self,
                           const char       *id)
{
  char *chosen;

  if (g_strcmp0 (self->chosen, id) == 0)
    return;
  chosen = g_strdup (id);
  g_free (self->chosen);
  self->chosen = chosen;
  name_chosen (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_pressed_cb (GopsPosterCanvas *self,
               int               n_press,
               double            x,
               double            y)
{
  (void) gtk_widget_grab_focus (GTK_WIDGET (self));
  self->press_x = x;
  self->press_y = y;
}

/* Only on release, so that an unchosen layer can be dragged out with the poster and is not moved by accident. */
static void
on_released_cb (GopsPosterCanvas *self,
                int               n_press,
                double            x,
                double            y)
{
  GopsPosterPiece *piece;

  if (ABS (x - self->press_x) > STILL || ABS (y - self->press_y) > STILL)
    return;
  piece = gops_poster_canvas_get_layer_at (self, x, y);
  gops_poster_canvas_choose (self, piece != NULL ? piece->id : NULL);
}

static void
on_motion_cb (GopsPosterCanvas *self,
              double            x,
              double            y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), gops_poster_canvas_is_held (self, x, y) ? "move" : NULL);
}

/* --- dragging --- */

static void
arrange (GopsPosterCanvas      *self,
         GopsPosterPiece       *piece,
         GopsPosterLayerChange  change)
{
  g_signal_emit (self, signals[ARRANGE], 0, piece, &change);
}

static GopsPosterLayerChange
change_of (GopsPosterCanvas *self,
           GopsPosterPiece  *piece)
{
  return gops_poster_draft_get_layer (self->draft, piece->id);
}

/* How large the whole picture is where its layer shows a part of it. */
static void
measure_picture (GopsPosterCanvas *self,
                 GopsPosterPiece  *piece)
{
  GopsPoster poster = gops_poster_draft_as_poster (self->draft);
  cairo_surface_t *picture = gops_poster_pictures_get (poster.pictures, gops_poster_draft_get_field (self->draft, piece->field), PROBE, PROBE, NULL);
  double proportion = piece->w / MAX (piece->h, 1);

  if (picture != NULL)
    proportion = cairo_image_surface_get_width (picture) / (double) MAX (cairo_image_surface_get_height (picture), 1);
  g_clear_pointer (&picture, cairo_surface_destroy);
  self->shown[0] = MAX (piece->w, piece->h * proportion);
  self->shown[1] = self->shown[0] / proportion;
}

static void
note_start (GopsPosterCanvas *self,
            GopsPosterPiece  *piece)
{
  const GopsPosterChanges *changes = gops_poster_draft_get_changes (self->draft);

  self->dragging = TRUE;
  self->start = change_of (self, piece);
  memcpy (self->start_box, (double[4]) { piece->x, piece->y, piece->w, piece->h }, sizeof self->start_box);
  if (!is_picture_of_field (piece))
    return;
  measure_picture (self, piece);
  if (!gops_poster_changes_get_focus (changes, piece->field, &self->start_focus[0], &self->start_focus[1]))
    self->start_focus[0] = self->start_focus[1] = 0.5;
}

static void
on_drag_begin_cb (GtkGestureDrag   *gesture,
                  double            x,
                  double            y,
                  GopsPosterCanvas *self)
{
  if (gops_poster_canvas_is_held (self, x, y))
    note_start (self, gops_poster_canvas_get_chosen (self));
  else
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_layer (GopsPosterCanvas *self,
            GopsPosterPiece  *piece,
            double            x,
            double            y,
            double            scale)
{
  GopsPoster poster = gops_poster_draft_as_poster (self->draft);
  double measure = gops_poster_measure (&poster);
  GopsPosterSnap snap = gops_poster_snap (gops_poster_canvas_get_layers (self), self->chosen, self->start_box, x / scale, y / scale,
                                          poster.width, poster.height, CATCH / scale);
  GopsPosterLayerChange change = self->start;

  self->guide_x = snap.guide_x;
  self->guide_y = snap.guide_y;
  change.dx += snap.dx / measure;
  change.dy += snap.dy / measure;
  arrange (self, piece, change);
}

/* What is dragged is the picture below its frame. */
static void
drag_picture (GopsPosterCanvas *self,
              GopsPosterPiece  *piece,
              double            x,
              double            y,
              double            scale)
{
  double fx = self->start_focus[0] - x / scale / self->shown[0], fy = self->start_focus[1] - y / scale / self->shown[1];

  g_signal_emit (self, signals[FOCUS], 0, piece, CLAMP (fx, 0, 1), CLAMP (fy, 0, 1));
}

static void
on_drag_update_cb (GtkGestureDrag   *gesture,
                   double            x,
                   double            y,
                   GopsPosterCanvas *self)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_chosen (self);
  graphene_rect_t place;
  double scale = get_scale (self, &place);

  if (!self->dragging || piece == NULL || scale <= 0 || (ABS (x) < 2 && ABS (y) < 2))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (is_picture_of_field (piece))
    drag_picture (self, piece, x, y, scale);
  else
    drag_layer (self, piece, x, y, scale);
}

static void
on_drag_end_cb (GtkGestureDrag   *gesture,
                double            x,
                double            y,
                GopsPosterCanvas *self)
{
  self->dragging = FALSE;
  self->guide_x = self->guide_y = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- keys --- */

static void
nudge (GopsPosterCanvas *self,
       GopsPosterPiece  *piece,
       int               x,
       int               y,
       gboolean          far)
{
  GopsPoster poster = gops_poster_draft_as_poster (self->draft);
  double step = (far ? MANY : 1) / gops_poster_measure (&poster);
  GopsPosterLayerChange change = change_of (self, piece);

  change.dx += x * step;
  change.dy += y * step;
  arrange (self, piece, change);
}

static void
resize (GopsPosterCanvas *self,
        GopsPosterPiece  *piece,
        double            by)
{
  GopsPosterLayerChange change = change_of (self, piece);

  change.size = CLAMP (change.size + by, GOPS_POSTER_LEAST_SIZE, GOPS_POSTER_MOST_SIZE);
  arrange (self, piece, change);
}

static void
hide (GopsPosterCanvas *self,
      GopsPosterPiece  *piece)
{
  GopsPosterLayerChange change = change_of (self, piece);

  change.hidden = TRUE;
  arrange (self, piece, change);
}

static gboolean
use_key (GopsPosterCanvas *self,
         GopsPosterPiece  *piece,
         guint             key,
         gboolean          far)
{
  switch (key)
    {
    case GDK_KEY_Left:  case GDK_KEY_KP_Left:  nudge (self, piece, -1, 0, far); return TRUE;
    case GDK_KEY_Right: case GDK_KEY_KP_Right: nudge (self, piece, 1, 0, far);  return TRUE;
    case GDK_KEY_Up:    case GDK_KEY_KP_Up:    nudge (self, piece, 0, -1, far); return TRUE;
    case GDK_KEY_Down:  case GDK_KEY_KP_Down:  nudge (self, piece, 0, 1, far);  return TRUE;
    case GDK_KEY_plus:  case GDK_KEY_equal: case GDK_KEY_KP_Add: resize (self, piece, SIZE_STEP);  return TRUE;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:                resize (self, piece, -SIZE_STEP); return TRUE;
    case GDK_KEY_Delete: case GDK_KEY_KP_Delete:                 hide (self, piece);               return TRUE;
    case GDK_KEY_Escape: gops_poster_canvas_choose (self, NULL); return TRUE;
    default: return FALSE;
    }
}

static gboolean
on_key_pressed_cb (GopsPosterCanvas *self,
                   guint             key,
                   guint             code,
                   GdkModifierType   modifiers)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_chosen (self);
  GdkModifierType held = modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK);

  if (piece == NULL)
    return FALSE;
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_0 || key == GDK_KEY_KP_0))
    {
      arrange (self, piece, (GopsPosterLayerChange) { 0, 0, 1, FALSE });
      return TRUE;
    }
  return held == 0 && use_key (self, piece, key, (modifiers & GDK_SHIFT_MASK) != 0);
}

/* --- showing --- */

void
gops_poster_canvas_show (GopsPosterCanvas *self,
                         GopsPosterDraft  *draft)
{
  GopsPoster poster = gops_poster_draft_as_poster (draft);

  (void) gops_poster_draft_ref (draft);
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  self->draft = draft;
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  gops_poster_view_set_draw (self->poster, poster.width, poster.height, gops_poster_draft_draw,
                             gops_poster_draft_ref (draft), (GDestroyNotify) gops_poster_draft_unref);
  if (self->chosen != NULL && gops_poster_canvas_get_chosen (self) == NULL)
    gops_poster_canvas_choose (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GopsPosterView *
gops_poster_canvas_get_view (GopsPosterCanvas *self)
{
  return self->poster;
}

/* --- object --- */

static void
gops_poster_canvas_dispose (GObject *object)
{
  GopsPosterCanvas *self = GOPS_POSTER_CANVAS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->draft, gops_poster_draft_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (gops_poster_canvas_parent_class)->dispose (object);
}

static void
gops_poster_canvas_class_init (GopsPosterCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_poster_canvas_dispose;
  widget_class->snapshot = gops_poster_canvas_snapshot;

  GOPS_USE_RESOURCE (gops_publish);
  g_type_ensure (GOPS_TYPE_POSTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-poster-canvas.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsPosterCanvas, poster);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-poster-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[CHOSEN] = g_signal_new ("chosen", GOPS_TYPE_POSTER_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ARRANGE] = g_signal_new ("arrange", GOPS_TYPE_POSTER_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[FOCUS] = g_signal_new ("focus", GOPS_TYPE_POSTER_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
gops_poster_canvas_init (GopsPosterCanvas *self)
{
  self->guide_x = self->guide_y = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
