/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a year as squares. */
#include "config.h"

#include "gops-activity-map.h"

#include <glib/gi18n.h>

#include "gops-compat.h"

#define LEVELS    4
#define HEAD      16     /* for the names of months */
#define MOST_CELL 13.0
#define GAP       0.18   /* of a cell */

struct _GopsActivityMap
{
  GtkWidget parent_instance;

  GArray *days;        /* (owned) (element-type guint) */
  int     first_day;
  int     today;
  guint   bounds[LEVELS - 1];   /* from these on a day is of the next level */
};

G_DEFINE_FINAL_TYPE (GopsActivityMap, gops_activity_map, GTK_TYPE_WIDGET)

/* --- levels --- */

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return left < right ? -1 : left > right;
}

/* Quarters of the days on which something was written: a single very busy day must not make all others look empty. */
static void
find_bounds (GopsActivityMap *self)
{
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, guint, i) > 0)
      g_array_append_val (busy, g_array_index (self->days, guint, i));
  g_array_sort (busy, compare_counts);
  for (guint i = 0; i < LEVELS - 1; i++)
    self->bounds[i] = busy->len > 0 ? g_array_index (busy, guint, busy->len * (i + 1) / LEVELS) : G_MAXUINT;
}

static guint
level_of (GopsActivityMap *self,
          guint            count)
{
  guint level = 1;

  if (count == 0)
    return 0;
  while (level < LEVELS && count >= self->bounds[level - 1] && count > 1)
    level++;
  return level;
}

/* --- drawing --- */

static guint
count_weeks (GopsActivityMap *self)
{
  return (self->days->len + 6) / 7;
}

static double
cell_of (GopsActivityMap *self,
         int              width)
{
  return MIN (MOST_CELL, (double) width / MAX (count_weeks (self), 1));
}

static double
x_of (GopsActivityMap *self,
      guint            week,
      double           cell,
      int              width)
{
  double all = cell * count_weeks (self), left = (width - all) / 2;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? left + all - (week + 1) * cell : left + week * cell;
}

static void
draw_day (GopsActivityMap *self,
          GtkSnapshot     *snapshot,
          guint            index,
          double           cell,
          int              width,
          const GdkRGBA   *empty,
          const GdkRGBA   *full)
{
  static const float strengths[] = { 0, 0.35f, 0.55f, 0.78f, 1 };
  guint level = level_of (self, g_array_index (self->days, guint, index));
  GdkRGBA color = level == 0 ? *empty : *full;
  double x = x_of (self, index / 7, cell, width), y = HEAD + index % 7 * cell;
  GskRoundedRect shape;

  color.alpha *= level == 0 ? 0.1f : strengths[level];
  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (cell * (1 - GAP)), (float) (cell * (1 - GAP))),
                                   (float) (cell * 0.2));
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_days (GopsActivityMap *self,
           GtkSnapshot     *snapshot,
           double           cell,
           int              width)
{
  GdkRGBA empty, full;

  gops_widget_text_color (GTK_WIDGET (self), &empty);
  gops_widget_named_color (GTK_WIDGET (self), "gops_jade", &full);
  for (guint i = 0; i < self->days->len && self->first_day + (int) i <= self->today; i++)
    draw_day (self, snapshot, i, cell, width, &empty, &full);
}

static GDateTime *
date_of (int day)
{
  return g_date_time_new_from_unix_utc ((gint64) day * 24 * 3600);
}

/* Above the first week of each month, where there is room. */
static void
draw_months (GopsActivityMap *self,
             GtkSnapshot     *snapshot,
             double           cell,
             int              width)
{
  GdkRGBA color;
  double free_from = 0;

  gops_widget_text_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.65f;
  for (guint week = 0; week < count_weeks (self); week++)
    {
      g_autoptr (GDateTime) date = date_of (self->first_day + (int) week * 7 + 6);
      g_autofree char *name = g_date_time_format (date, "%b");
      g_autoptr (PangoLayout) layout = NULL;
      double x = x_of (self, week, cell, width);
      int text_width;

      if (g_date_time_get_day_of_month (date) > 7 || x < free_from)
        continue;
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      if (x + text_width > width)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, -2));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
      free_from = x + text_width + 6;
    }
}

static void
gops_activity_map_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  GopsActivityMap *self = GOPS_ACTIVITY_MAP (widget);
  int width = gtk_widget_get_width (widget);
  double cell = cell_of (self, width);

  if (self->days->len == 0 || width <= 0)
    return;
  draw_days (self, snapshot, cell, width);
  draw_months (self, snapshot, cell, width);
}

static void
gops_activity_map_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  GopsActivityMap *self = GOPS_ACTIVITY_MAP (widget);
  int weeks = (int) MAX (count_weeks (self), 1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = weeks * 4;
      *natural = (int) (weeks * MOST_CELL);
    }
  else
    *minimum = *natural = HEAD + (int) (7 * (for_size > 0 ? cell_of (self, for_size) : MOST_CELL)) + 1;
}

static GtkSizeRequestMode
gops_activity_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- what a day says --- */

static gboolean
on_query_tooltip_cb (GopsActivityMap *self,
                     int              x,
                     int              y,
                     gboolean         keyboard,
                     GtkTooltip      *tooltip)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double cell = cell_of (self, width);
  int row = y < HEAD ? -1 : (int) ((y - HEAD) / cell);

  for (guint week = 0; !keyboard && row >= 0 && row < 7 && week < count_weeks (self); week++)
    {
      double left = x_of (self, week, cell, width);
      guint index = week * 7 + (guint) row;

      if (x >= left && x < left + cell && index < self->days->len && self->first_day + (int) index <= self->today)
        {
          guint n = g_array_index (self->days, guint, index);
          g_autoptr (GDateTime) date = date_of (self->first_day + (int) index);
          g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");
          g_autofree char *text = g_strdup_printf (ngettext ("%s: %u message", "%s: %u messages", n), day, n);

          gtk_tooltip_set_text (tooltip, text);
          return TRUE;
        }
    }
  return FALSE;
}

/* --- object --- */

static void
gops_activity_map_finalize (GObject *object)
{
  g_array_unref (GOPS_ACTIVITY_MAP (object)->days);

  G_OBJECT_CLASS (gops_activity_map_parent_class)->finalize (object);
}

static void
gops_activity_map_class_init (GopsActivityMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_activity_map_finalize;
  widget_class->snapshot = gops_activity_map_snapshot;
  widget_class->measure = gops_activity_map_measure;
  widget_class->get_request_mode = gops_activity_map_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "gops-activity-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_activity_map_init (GopsActivityMap *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
}

GtkWidget *
gops_activity_map_new (void)
{
  return g_object_new (GOPS_TYPE_ACTIVITY_MAP, NULL);
}

void
gops_activity_map_set_days (GopsActivityMap *self,
                            int              first_day,
                            const guint     *days,
                            guint            n_days,
                            int              today,
                            const char      *summary)
{
  g_return_if_fail (GOPS_IS_ACTIVITY_MAP (self));

  self->first_day = first_day;
  self->today = today;
  g_array_set_size (self->days, 0);
  g_array_append_vals (self->days, days, n_days);
  find_bounds (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
