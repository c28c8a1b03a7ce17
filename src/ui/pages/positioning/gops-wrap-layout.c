/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays children out like words. */
#include "config.h"

#include "gops-wrap-layout.h"

struct _GopsWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (GopsWrapLayout, gops_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A child's natural size, no wider than the line. */
static GtkRequisition
measure_child (GtkWidget *child,
               int        width)
{
  GtkRequisition natural;
  int minimum;

  gtk_widget_get_preferred_size (child, NULL, &natural);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  natural.width = MAX (minimum, MIN (natural.width, width));
  return natural;
}

/* Walks over the lines; allocates when @allocate. Returns: the height that it takes. */
static int
lay_out (GopsWrapLayout *self,
         GtkWidget      *widget,
         int             width,
         gboolean        allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;

      if (!gtk_widget_should_layout (child))
        continue;
      size = measure_child (child, width);
      if (x > 0 && x + size.width > width)
        {
          x = 0;
          y += line + self->spacing;
          line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - size.width : x, y, size.width, size.height }, -1);
      x += size.width + self->spacing;
      line = MAX (line, size.height);
    }
  return y + line;
}

static GtkSizeRequestMode
gops_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GopsWrapLayout *self,
               GtkWidget      *widget,
               int            *minimum,
               int            *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
gops_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  GopsWrapLayout *self = GOPS_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = lay_out (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
gops_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  (void) lay_out (GOPS_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
gops_wrap_layout_class_init (GopsWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = gops_wrap_layout_get_request_mode;
  manager_class->measure = gops_wrap_layout_measure;
  manager_class->allocate = gops_wrap_layout_allocate;
}

static void
gops_wrap_layout_init (GopsWrapLayout *self)
{
}

GtkLayoutManager *
gops_wrap_layout_new (int spacing)
{
  GopsWrapLayout *self = g_object_new (GOPS_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

GtkWidget *
gops_wrap_box_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, gops_wrap_layout_new (spacing));   /* takes it; the property would not */
  return box;
}
