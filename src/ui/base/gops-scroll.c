/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a widget into view. */
#include "config.h"

#include "gops-scroll.h"

#define MARGIN 18

/* A new widget has its place after one frame, in a window that grew with it after two. */
#define FRAMES 3

typedef struct
{
  guint    left;     /* frames */
  gboolean at_top;
} Scroll;

/* Not gtk_adjustment_clamp_page(), which glides there: on a page that is still being filled each new height ends the glide
 * where it began. */
static void
show_span (GtkAdjustment *adjustment,
           double         top,
           double         bottom)
{
  double value = MAX (gtk_adjustment_get_value (adjustment), bottom - gtk_adjustment_get_page_size (adjustment));

  gtk_adjustment_set_value (adjustment, MIN (value, top));
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  Scroll *scroll = data;
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *child = scrolled != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)) : NULL;
  GtkAdjustment *adjustment;
  graphene_point_t at;

  if (GTK_IS_VIEWPORT (child))
    child = gtk_viewport_get_child (GTK_VIEWPORT (child));
  if (child == NULL || !gtk_widget_compute_point (widget, child, &GRAPHENE_POINT_INIT (0, 0), &at))
    return G_SOURCE_REMOVE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  if (scroll->at_top)
    gtk_adjustment_set_value (adjustment, at.y - MARGIN);
  else
    show_span (adjustment, at.y - MARGIN, at.y + gtk_widget_get_height (widget) + MARGIN);
  return --scroll->left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
start (GtkWidget *widget,
       gboolean   at_top)
{
  Scroll *scroll = g_new (Scroll, 1);

  *scroll = (Scroll) { FRAMES, at_top };
  gtk_widget_add_tick_callback (widget, on_tick_cb, scroll, g_free);
}

void
gops_scroll_to (GtkWidget *widget)
{
  start (widget, FALSE);
}

void
gops_scroll_to_top (GtkWidget *widget)
{
  start (widget, TRUE);
}

void
gops_scroll_home (GtkWidget *within)
{
  if (GTK_IS_SCROLLED_WINDOW (within))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (within)), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    gops_scroll_home (child);
}
