/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture drawn by the same code that saves it. The texture is kept until size or fields change,
 * so that frames of an animation beside it cost nothing. */
#include "gops-poster-view.h"

/* What is drawn; a thread may hold it longer than the view. */
typedef struct
{
  GopsPosterDraw draw;
  gpointer       data;
  GDestroyNotify destroy;   /* (nullable) */
  double         width;     /* in its own units */
  double         height;
} Drawing;

/* What a thread draws. */
typedef struct
{
  Drawing        *drawing;    /* (owned) */
  GopsPosterView *view;       /* borrowed: there as long as it wants the drawing */
  GdkTexture     *texture;    /* (owned) (nullable): the result */
  int             width;      /* pixels */
  int             height;
  gint            unwanted;   /* atomic: the view is gone, or wants another one */
} Job;

struct _GopsPosterView
{
  GtkWidget parent_instance;

  Drawing    *drawing;   /* (owned) (nullable) */
  Job        *job;       /* borrowed (nullable): the last one that was asked for */
  GdkTexture *texture;   /* (owned) (nullable): of the present size, or the last one until a thread has drawn it anew */
  gboolean    stale;     /* the texture shows what was before */
  char       *alternative_text;
  int         margin;
  gboolean    threaded;
};

static guint n_jobs;   /* that are under way */

typedef enum { PROP_ALTERNATIVE_TEXT = 1 } GopsPosterViewProp;
static GParamSpec *props[PROP_ALTERNATIVE_TEXT + 1];

G_DEFINE_FINAL_TYPE (GopsPosterView, gops_poster_view, GTK_TYPE_WIDGET)

static Drawing *
drawing_new (double         width,
             double         height,
             GopsPosterDraw draw,
             gpointer       data,
             GDestroyNotify destroy)
{
  Drawing *drawing = g_atomic_rc_box_new0 (Drawing);

  *drawing = (Drawing) { draw, data, destroy, width, height };
  return drawing;
}

static void
clear_drawing (gpointer data)
{
  Drawing *drawing = data;

  if (drawing->destroy != NULL)
    drawing->destroy (drawing->data);
}

static void
drawing_unref (Drawing *drawing)
{
  g_atomic_rc_box_release_full (drawing, clear_drawing);
}

static GdkTexture *
create_texture (const Drawing *drawing,
                int            width,
                int            height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, width / drawing->width, height / drawing->height);
  drawing->draw (cr, drawing->width, drawing->height, drawing->data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/* --- drawing in a thread --- */

static void
job_free (Job *job)
{
  drawing_unref (job->drawing);
  g_clear_object (&job->texture);
  g_free (job);
}

static gboolean
on_drawn_cb (gpointer data)
{
  Job *job = data;

  n_jobs--;
  if (!g_atomic_int_get (&job->unwanted))
    {
      g_set_object (&job->view->texture, job->texture);
      job->view->job = NULL;
      job->view->stale = FALSE;
      gtk_widget_queue_draw (GTK_WIDGET (job->view));
    }
  job_free (job);
  return G_SOURCE_REMOVE;
}

static void
draw_in_thread (gpointer data,
                gpointer pool)
{
  Job *job = data;

  if (!g_atomic_int_get (&job->unwanted))
    job->texture = create_texture (job->drawing, job->width, job->height);
  (void) g_idle_add_full (G_PRIORITY_DEFAULT, on_drawn_cb, job, NULL);
}

/* One thread for all: each would load the fonts anew. */
static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (pool == NULL)
    pool = g_thread_pool_new (draw_in_thread, NULL, 1, TRUE, NULL);
  return pool;
}

static void
drop_job (GopsPosterView *self)
{
  if (self->job != NULL)
    g_atomic_int_set (&self->job->unwanted, TRUE);
  self->job = NULL;
}

static void
start_job (GopsPosterView *self,
           int             width,
           int             height)
{
  if (self->job != NULL && self->job->drawing == self->drawing && self->job->width == width && self->job->height == height)
    return;
  drop_job (self);
  self->job = g_new0 (Job, 1);
  *self->job = (Job) { .drawing = g_atomic_rc_box_acquire (self->drawing), .view = self, .width = width, .height = height };
  n_jobs++;
  (void) g_thread_pool_push (get_pool (), self->job, NULL);   /* fails only when a thread cannot be made: GLib queues it */
}

guint
gops_poster_view_count_jobs (void)
{
  return n_jobs;
}

/* --- the widget --- */

/* The largest rectangle of the drawing's shape inside the widget. */
static gboolean
fit (GopsPosterView  *self,
     graphene_rect_t *out_place)
{
  double room_x = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * self->margin;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * self->margin;
  double scale;

  if (self->drawing == NULL || room_x < 1 || room_y < 1)
    return FALSE;

  scale = MIN (room_x / self->drawing->width, room_y / self->drawing->height);
  room_x = MAX (self->drawing->width * scale, 1);
  room_y = MAX (self->drawing->height * scale, 1);
  graphene_rect_init (out_place, (int) ((gtk_widget_get_width (GTK_WIDGET (self)) - room_x) / 2),
                      (int) ((gtk_widget_get_height (GTK_WIDGET (self)) - room_y) / 2), (int) room_x, (int) room_y);
  return TRUE;
}

/* Has, or will have, the drawing of that size. */
static void
ensure_texture (GopsPosterView *self,
                int             width,
                int             height)
{
  if (self->texture != NULL && !self->stale && gdk_texture_get_width (self->texture) == width && gdk_texture_get_height (self->texture) == height)
    return;
  if (self->threaded)
    {
      start_job (self, width, height);
      return;
    }
  g_clear_object (&self->texture);
  self->texture = create_texture (self->drawing, width, height);
  self->stale = FALSE;
}

static void
gops_poster_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GopsPosterView *self = GOPS_POSTER_VIEW (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_rect_t place;
  GskRoundedRect outline;

  if (!fit (self, &place))
    return;

  ensure_texture (self, (int) place.size.width * scale, (int) place.size.height * scale);
  gsk_rounded_rect_init_from_rect (&outline, &place, 3);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0, 0, 0, 0.25 }, 0, 1, 0, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &place);
  else
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.5, 0.5, 0.5, 0.25 }, &place);
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
  if (for_size < 0 || room <= 0 || self->drawing == NULL)
    return;

  room *= orientation == GTK_ORIENTATION_VERTICAL ? self->drawing->height / self->drawing->width : self->drawing->width / self->drawing->height;
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
gops_poster_view_dispose (GObject *object)
{
  GopsPosterView *self = GOPS_POSTER_VIEW (object);

  drop_job (self);
  g_clear_pointer (&self->drawing, drawing_unref);
  g_clear_object (&self->texture);
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

  g_clear_pointer (&self->drawing, drawing_unref);
  if (draw != NULL)
    self->drawing = drawing_new (width, height, draw, user_data, destroy);
  else if (destroy != NULL)
    destroy (user_data);
  self->stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gops_poster_view_redraw (GopsPosterView *self)
{
  g_return_if_fail (GOPS_IS_POSTER_VIEW (self));

  self->stale = TRUE;
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

void
gops_poster_view_set_threaded (GopsPosterView *self,
                               gboolean        threaded)
{
  g_return_if_fail (GOPS_IS_POSTER_VIEW (self));

  self->threaded = threaded;
}

gboolean
gops_poster_view_get_place (GopsPosterView  *self,
                            graphene_rect_t *out_place)
{
  g_return_val_if_fail (GOPS_IS_POSTER_VIEW (self), FALSE);

  return fit (self, out_place);
}

GdkTexture *
gops_poster_view_get_texture (GopsPosterView *self,
                              int             width)
{
  g_return_val_if_fail (GOPS_IS_POSTER_VIEW (self), NULL);

  if (self->drawing == NULL || width <= 0)
    return NULL;

  return create_texture (self->drawing, width, MAX ((int) (width * self->drawing->height / self->drawing->width + 0.5), 1));
}
