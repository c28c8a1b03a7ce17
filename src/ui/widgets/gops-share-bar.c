/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A share as a bar. */
#include "gops-share-bar.h"

#include "gops-compat.h"

#define BAR 6
#define TICK_WIDTH 2
#define TICK_HEIGHT 14

struct _GopsShareBar
{
  GtkWidget parent_instance;

  char    *color_name;
  double   share;    /* 0…1 */
  double   tick;     /* 0…1; < 0: none */
  gboolean track;
};

G_DEFINE_FINAL_TYPE (GopsShareBar, gops_share_bar, GTK_TYPE_WIDGET)

static void
append_bar (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            double         x,
            double         y,
            double         width)
{
  GskRoundedRect bar;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT (x, y, width, BAR), BAR / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, color, &bar.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
gops_share_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GopsShareBar *self = GOPS_SHARE_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double y = (height - BAR) / 2.0, filled = MAX (self->share * width, self->share > 0 ? BAR : 0);
  double tick = (rtl ? 1 - self->tick : self->tick) * (width - TICK_WIDTH);
  GdkRGBA color, text;

  if (width < BAR || height < BAR)
    return;

  gops_widget_text_color (widget, &text);
  if (self->track)
    {
      gops_widget_named_color (widget, "gops_track", &color);
      append_bar (snapshot, &color, 0, y, width);
    }
  gops_widget_named_color (widget, self->color_name, &color);
  if (filled > 0)
    append_bar (snapshot, &color, rtl ? width - filled : 0, y, filled);
  if (self->tick >= 0)
    gtk_snapshot_append_color (snapshot, &text, &GRAPHENE_RECT_INIT (tick, (height - TICK_HEIGHT) / 2.0, TICK_WIDTH, TICK_HEIGHT));
}

static void
gops_share_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : TICK_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 92 : TICK_HEIGHT;
}

static void
gops_share_bar_finalize (GObject *object)
{
  g_free (GOPS_SHARE_BAR (object)->color_name);
  G_OBJECT_CLASS (gops_share_bar_parent_class)->finalize (object);
}

static void
gops_share_bar_class_init (GopsShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_share_bar_finalize;
  widget_class->snapshot = gops_share_bar_snapshot;
  widget_class->measure = gops_share_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "gops-share");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
gops_share_bar_init (GopsShareBar *self)
{
  self->color_name = g_strdup ("gops_jade");
  self->tick = -1;
  self->track = TRUE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
gops_share_bar_new (void)
{
  return g_object_new (GOPS_TYPE_SHARE_BAR, NULL);
}

void
gops_share_bar_set (GopsShareBar *self,
                    double        share,
                    double        tick,
                    const char   *words)
{
  g_return_if_fail (GOPS_IS_SHARE_BAR (self));

  self->share = CLAMP (share, 0, 1);
  self->tick = MIN (tick, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : "",
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->share,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words != NULL ? words : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_share_bar_set_color (GopsShareBar *self,
                          const char   *color_name)
{
  g_return_if_fail (GOPS_IS_SHARE_BAR (self));

  g_free (self->color_name);
  self->color_name = g_strdup (color_name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_share_bar_set_track (GopsShareBar *self,
                          gboolean      track)
{
  g_return_if_fail (GOPS_IS_SHARE_BAR (self));

  self->track = track;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
