/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture drawn by the same code that saves it. The texture is kept until size or fields change,
 * so that frames of an animation beside it cost nothing. */
#include "gops-poster-view.h"

struct _GopsPosterView
{
  GtkWidget parent_instance;

  GopsPosterDraw draw;      /* (nullable) */
  gpointer       data;
  GDestroyNotify destroy;
  GdkTexture    *texture;   /* (nullable) of the present size */
  char          *alternative_text;
  double         width;     /* of the drawing, in its own units */
  double         height;
  int            margin;
};

typedef enum { PROP_ALTERNATIVE_TEXT = 1 } GopsPosterViewProp;
static GParamSpec *props[PROP_ALTERNATIVE_TEXT + 1];

G_DEFINE_FINAL_TYPE (GopsPosterView, gops_poster_view, GTK_TYPE_WIDGET)

static GdkTexture *
create_texture (GopsPosterView *self,
                int             width,
                int             height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, width / self->width, height / self->height);
  self->draw (cr, self->width, self->height, self->data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* The largest rectangle of the drawing's shape inside the widget. */
static gboolean
fit (GopsPosterView  *self,
     graphene_rect_t *out_place)
{
  double room_x = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * self->margin;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * self->margin;
  double scale;

  if (self->draw == NULL || room_x < 1 || room_y < 1)
    return FALSE;

  scale = MIN (room_x / self->width, room_y / self->height);
  room_x = MAX (self->width * scale, 1);
  room_y = MAX (self->height * scale, 1);
  graphene_rect_init (out_place, (int) ((gtk_widget_get_width (GTK_WIDGET (self)) - room_x) / 2),
                      (int) ((gtk_widget_get_height (GTK_WIDGET (self)) - room_y) / 2), (int) room_x, (int) room_y);
  return TRUE;
}

static void
gops_poster_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GopsPosterView *self = GOPS_POSTER_VIEW (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_rect_t place;
  GskRoundedRect outline;
  int width, height;

  if (!fit (self, &place))
    return;

  width = (int) place.size.width * scale;
  height = (int) place.size.height * scale;
  if (self->texture == NULL || gdk_texture_get_width (self->texture) != width ||
      gdk_texture_get_height (self->texture) != height)
    {
      g_clear_object (&self->texture);
      self->texture = create_texture (self, width, height);
    }

  gsk_rounded_rect_init_from_rect (&outline, &place, 3);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.25 }, 0, 1, 0, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
  gtk_snapshot_pop (snapshot);
}

static void
gops_poster_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  GopsPosterView *self = GOPS_POSTER_VIEW (widget);
  double room = for_size - 2 * self->margin;

  *minimum = *natural = 32 + 2 * self->margin;
  if (for_size < 0 || room <= 0 || self->draw == NULL)
    return;

  room *= orientation == GTK_ORIENTATION_VERTICAL ? self->height / self->width : self->width / self->height;
  *natural = MAX (*minimum, (int) room + 2 * self->margin);
}

static void
gops_poster_view_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((GopsPosterViewProp) id)
    {
    case PROP_ALTERNATIVE_TEXT: g_value_set_string (value, GOPS_POSTER_VIEW (object)->alternative_text); break;
    }
}

static void
set_alternative_text (GopsPosterView *self,
                      const char     *text)
{
  g_free (self->alternative_text);
  self->alternative_text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static void
gops_poster_view_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((GopsPosterViewProp) id)
    {
    case PROP_ALTERNATIVE_TEXT: set_alternative_text (GOPS_POSTER_VIEW (object), g_value_get_string (value)); break;
    }
}

static void
clear_draw (GopsPosterView *self)
{
  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
  self->draw = NULL;
  g_clear_object (&self->texture);
}

static void
gops_poster_view_dispose (GObject *object)
{
  clear_draw (GOPS_POSTER_VIEW (object));
  G_OBJECT_CLASS (gops_poster_view_parent_class)->dispose (object);
}

static void
gops_poster_view_finalize (GObject *object)
{
  g_free (GOPS_POSTER_VIEW (object)->alternative_text);
  G_OBJECT_CLASS (gops_poster_view_parent_class)->finalize (object);
}

static void
gops_poster_view_class_init (GopsPosterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gops_poster_view_get_property;
  object_class->set_property = gops_poster_view_set_property;
  object_class->dispose = gops_poster_view_dispose;
  object_class->finalize = gops_poster_view_finalize;
  widget_class->snapshot = gops_poster_view_snapshot;
  widget_class->measure = gops_poster_view_measure;
  props[PROP_ALTERNATIVE_TEXT] = g_param_spec_string ("alternative-text", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "gops-poster-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_poster_view_init (GopsPosterView *self)
{
  self->width = self->height = 1;
  self->margin = 24;
}

GtkWidget *
gops_poster_view_new (void)
{
  return g_object_new (GOPS_TYPE_POSTER_VIEW, NULL);
}

void
gops_poster_view_set_draw (GopsPosterView *self,
                           double          width,
                           double          height,
                           GopsPosterDraw  draw,
                           gpointer        user_data,
                           GDestroyNotify  destroy)
{
  g_return_if_fail (GOPS_IS_POSTER_VIEW (self));
  g_return_if_fail (draw == NULL || (width > 0 && height > 0));

  clear_draw (self);
  self->draw = draw;
  self->data = user_data;
  self->destroy = destroy;
  if (draw != NULL)
    {
      self->width = width;
      self->height = height;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gops_poster_view_redraw (GopsPosterView *self)
{
  g_return_if_fail (GOPS_IS_POSTER_VIEW (self));

  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_poster_view_set_margin (GopsPosterView *self,
                             int             margin)
{
  g_return_if_fail (GOPS_IS_POSTER_VIEW (self));

  self->margin = margin;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GdkTexture *
gops_poster_view_get_texture (GopsPosterView *self,
                              int             width)
{
  g_return_val_if_fail (GOPS_IS_POSTER_VIEW (self), NULL);

  if (self->draw == NULL || width <= 0)
    return NULL;

  return create_texture (self, width, MAX ((int) (width * self->height / self->width + 0.5), 1));
}
