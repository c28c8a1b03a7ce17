/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small poster with its name, for galleries. */
#include "gops-poster-thumb.h"

#define THUMB_WIDTH 74
#define THUMB_HEIGHT 104

struct _GopsPosterThumb
{
  GtkWidget parent_instance;

  GtkWidget *view;
  GtkWidget *name;
};

G_DEFINE_FINAL_TYPE (GopsPosterThumb, gops_poster_thumb, GTK_TYPE_WIDGET)

static void
gops_poster_thumb_dispose (GObject *object)
{
  GopsPosterThumb *self = GOPS_POSTER_THUMB (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_poster_thumb_parent_class)->dispose (object);
}

static void
gops_poster_thumb_class_init (GopsPosterThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_poster_thumb_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-poster-thumb");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gops_poster_thumb_init (GopsPosterThumb *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->view = gops_poster_view_new ();
  gops_poster_view_set_margin (GOPS_POSTER_VIEW (self->view), 0);
  gops_poster_view_set_threaded (GOPS_POSTER_VIEW (self->view), TRUE);
  gtk_widget_set_size_request (self->view, THUMB_WIDTH, THUMB_HEIGHT);
  self->name = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, "hexpand", TRUE, NULL);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
}

GtkWidget *
gops_poster_thumb_new (void)
{
  return g_object_new (GOPS_TYPE_POSTER_THUMB, NULL);
}

void
gops_poster_thumb_set_name (GopsPosterThumb *self,
                            const char      *name)
{
  g_return_if_fail (GOPS_IS_POSTER_THUMB (self));

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  g_object_set (self->view, "alternative-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
gops_poster_thumb_set_draw (GopsPosterThumb *self,
                            double           width,
                            double           height,
                            GopsPosterDraw   draw,
                            gpointer         user_data,
                            GDestroyNotify   destroy)
{
  g_return_if_fail (GOPS_IS_POSTER_THUMB (self));

  gops_poster_view_set_draw (GOPS_POSTER_VIEW (self->view), width, height, draw, user_data, destroy);
}
