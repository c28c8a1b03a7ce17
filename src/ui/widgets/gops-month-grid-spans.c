/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month grid: what spans several days. A span is cut into one segment for each week;
 * segments of the same week that overlap stand below each other, in lanes. */
#include "config.h"

#include "gops-month-grid-private.h"

#include <glib/gi18n.h>

#include "gops-type-icon.h"

#define MAX_ROWS 6
#define MAX_LANES 3    /* more would leave no room for the items */
#define SPACING 2

typedef struct
{
  char   *title;
  char   *type;
  guint32 first;    /* julian */
  guint32 last;     /* inclusive */
} Span;

typedef struct
{
  GtkWidget *widget;
  int        row;
  int        lane;
  int        first;    /* column */
  int        last;     /* inclusive */
} Segment;

static void
clear_span (gpointer data)
{
  Span *span = data;

  g_free (span->title);
  g_free (span->type);
}

static void
remove_segments (GopsMonthGrid *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    gtk_widget_unparent (((Segment *) g_ptr_array_index (self->segments, i))->widget);
  g_ptr_array_set_size (self->segments, 0);
}

void
gops_month_grid_init_spans (GopsMonthGrid *self)
{
  self->spans = g_array_new (FALSE, TRUE, sizeof (Span));
  g_array_set_clear_func (self->spans, clear_span);
  self->segments = g_ptr_array_new_with_free_func (g_free);
}

void
gops_month_grid_clear_spans (GopsMonthGrid *self)
{
  remove_segments (self);
  g_array_set_size (self->spans, 0);
}

static int
height_of (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

/* Scripts differ in height; lanes must not. */
static int
lane_height (GopsMonthGrid *self)
{
  int height = 0;

  for (guint i = 0; i < self->segments->len; i++)
    height = MAX (height, height_of (((Segment *) g_ptr_array_index (self->segments, i))->widget));
  return height + SPACING;
}

/* "5K in 21 Days  days 8–14": which days of the span this week holds. */
static GtkWidget *
create_bar (const Span *span,
            guint32     first,
            guint32     last)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon = gops_type_icon_new (span->type);
  g_autofree char *days = g_strdup_printf (_("days %u–%u"), first - span->first + 1, last - span->first + 1);
  g_autofree char *all = g_strdup_printf ("%s, %s", span->title, days);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", span->title, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "label", days, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 13);
  gtk_widget_add_css_class (note, "gops-figures");
  gtk_widget_add_css_class (note, "days");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_add_css_class (box, "gops-span");
  gops_content_type_apply_hue (box, span->type);
  gtk_widget_set_tooltip_text (box, all);
  gtk_widget_set_can_target (box, FALSE);    /* drops and clicks go to the days below */
  return box;
}

/* The first lane of the row in which all of the columns are free; −1 without. */
static int
take_lane (guint8 taken[MAX_LANES],
           int    first,
           int    last)
{
  guint8 columns = (guint8) (((1u << (last - first + 1)) - 1) << first);

  for (int lane = 0; lane < MAX_LANES; lane++)
    if ((taken[lane] & columns) == 0)
      {
        taken[lane] |= columns;
        return lane;
      }
  return -1;
}

static void
add_segment (GopsMonthGrid *self,
             const Span    *span,
             int            row,
             guint8         taken[MAX_LANES])
{
  guint32 monday = self->first + 7 * row;
  guint32 first = MAX (span->first, monday), last = MIN (span->last, monday + 6);
  Segment *segment;
  int lane;

  if (first > last)
    return;
  lane = take_lane (taken, (int) (first - monday), (int) (last - monday));
  if (lane < 0)
    return;

  segment = g_new0 (Segment, 1);
  segment->widget = create_bar (span, first, last);
  segment->row = row;
  segment->lane = lane;
  segment->first = (int) (first - monday);
  segment->last = (int) (last - monday);
  gtk_widget_set_parent (segment->widget, GTK_WIDGET (self));
  g_ptr_array_add (self->segments, segment);
}

static void
leave_room (GopsMonthGrid *self)
{
  int lane = lane_height (self);

  for (int i = 0; i < N_CELLS; i++)
    gops_day_cell_set_indent (GOPS_DAY_CELL (self->cells[i]), 0);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = g_ptr_array_index (self->segments, i);
      int room = (segment->lane + 1) * lane;

      for (int column = segment->first; column <= segment->last; column++)
        {
          GopsDayCell *cell = GOPS_DAY_CELL (self->cells[7 * segment->row + column]);

          gops_day_cell_set_indent (cell, MAX (gops_day_cell_get_indent (cell), room));
        }
    }
}

void
gops_month_grid_show_spans (GopsMonthGrid *self)
{
  guint8 taken[MAX_ROWS][MAX_LANES] = { 0 };

  remove_segments (self);
  for (guint i = 0; i < self->spans->len; i++)
    for (int row = 0; row < self->n_rows; row++)
      add_segment (self, &g_array_index (self->spans, Span, i), row, taken[row]);
  leave_room (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
gops_month_grid_allocate_spans (GopsMonthGrid *self,
                                int            row,
                                int            width,
                                int            top)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int lane = lane_height (self);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = g_ptr_array_index (self->segments, i);
      int first = rtl ? 6 - segment->last : segment->first, last = rtl ? 6 - segment->first : segment->last;
      int left = first * width / 7 + 1, right = (last + 1) * width / 7;
      int minimum, y;

      if (segment->row != row)
        continue;

      y = top + gops_day_cell_get_header_height (GOPS_DAY_CELL (self->cells[7 * row])) + segment->lane * lane;
      gtk_widget_measure (segment->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (segment->widget, &(GtkAllocation) { left, y, MAX (right - left, minimum), lane - SPACING }, -1);
    }
}

void
gops_month_grid_set_spans (GopsMonthGrid       *self,
                           const GopsMonthSpan *spans,
                           guint                n_spans)
{
  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  g_array_set_size (self->spans, 0);
  for (guint i = 0; i < n_spans; i++)
    {
      Span span = { g_strdup (spans[i].title), g_strdup (spans[i].type),
                    gops_julian_parse (spans[i].first), gops_julian_parse (spans[i].last) };

      g_array_append_val (self->spans, span);
    }
  gops_month_grid_show_spans (self);
}
