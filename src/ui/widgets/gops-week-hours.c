/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of the week grid.
 *
 * What happens at the same time stands side by side: a bundle of items that touch each other gets as many lanes as it needs,
 * four at most. What finds no lane is counted. */
#include "config.h"

#include "gops-week-private.h"

#include <glib/gi18n.h>

#include "gops-style-compat.h"

#define HOUR      44   /* px */
#define GAP       2    /* px around a chip */
#define MOST_LANES 4
#define LEAST_LANE 70  /* px: a narrow day has fewer lanes */
#define SNAP      15   /* minutes */

typedef struct
{
  GtkWidget *chip;      /* borrowed: a child */
  int        column;
  int        minutes;
  int        until;     /* at least as much as the chip is high */
  int        lane;      /* -1: none is left */
  int        n_lanes;   /* of its bundle */
} Place;

struct _GopsWeekHours
{
  GtkWidget parent_instance;

  GArray *places;          /* of Place */
  guint   n_used;          /* of these; the chips of the others wait */
  GtkWidget *hours[24];
  GtkWidget *more[7];      /* "+3": what a day has without a lane */
  int     today;           /* column; -1 */
  int     drop_column;     /* -1: nothing is dragged over it */
  int     drop_minutes;
};

enum { OPEN_ITEM, ITEM_COMMAND, DAY_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GopsWeekHours, gops_week_hours, GTK_TYPE_WIDGET)

static Place *
get_place (GopsWeekHours *self,
           guint          i)
{
  return &g_array_index (self->places, Place, i);
}

double
gops_week_hours_get_y (int minutes)
{
  return minutes * HOUR / 60.0;
}

/* --- lanes --- */

static int
chip_height (GtkWidget *chip)
{
  int minimum;

  gtk_widget_measure (chip, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* @ends: when each lane is free again. Returns: the first that is free at @minutes, -1: none */
static int
take_lane (int  *ends,
           int   n_lanes,
           Place *place)
{
  for (int lane = 0; lane < n_lanes; lane++)
    if (ends[lane] <= place->minutes)
      {
        ends[lane] = place->until;
        return lane;
      }
  return -1;
}

/* Gives lanes to the places from @first on that touch one another. Returns: the place after them. */
static guint
lay_out_bundle (GopsWeekHours *self,
                guint          first,
                int            most)
{
  int ends[MOST_LANES] = { 0 }, end = -1, used = 0;
  guint i = first;

  for (; i < self->n_used && get_place (self, i)->column == get_place (self, first)->column; i++)
    {
      Place *place = get_place (self, i);

      if (end >= 0 && place->minutes >= end)
        break;
      end = MAX (end, place->until);
      place->lane = take_lane (ends, most, place);
      used = MAX (used, place->lane + 1);
    }
  for (guint k = first; k < i; k++)
    get_place (self, k)->n_lanes = used;
  return i;
}

static void
lay_out (GopsWeekHours *self,
         int            width)
{
  int most = CLAMP (width / 7 / LEAST_LANE, 1, MOST_LANES);

  for (guint i = 0; i < self->n_used;)
    i = lay_out_bundle (self, i, most);
}

/* --- widget --- */

static int
column_x (int width,
          int column)
{
  return GOPS_WEEK_GUTTER + (width - GOPS_WEEK_GUTTER) * column / 7;
}

static void
gops_week_hours_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? 24 * HOUR + 1 : GOPS_WEEK_GUTTER + 7 * 40;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? 24 * HOUR + 1 : GOPS_WEEK_GUTTER + 7 * 120;
}

static void
put (GtkWidget *child,
     int        x,
     int        y,
     int        width,
     int        height)
{
  int least_width, least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, least_width), MAX (height, least_height) }, -1);
}

static void
put_chip (GopsWeekHours *self,
          const Place   *place,
          int            width)
{
  int left = column_x (width, place->column) + GAP, room = column_x (width, place->column + 1) - left - GAP;
  int lane = room / MAX (place->n_lanes, 1), y = (int) gops_week_hours_get_y (place->minutes) + 1;

  gtk_widget_set_child_visible (place->chip, place->lane >= 0);
  if (place->lane >= 0)
    put (place->chip, left + place->lane * lane, MIN (y, 24 * HOUR - chip_height (place->chip)), lane - 1,
         (int) gops_week_hours_get_y (place->until - place->minutes) - GAP);
}

/* How many of a day found no lane, at its first of them. */
static void
put_more (GopsWeekHours *self,
          int            column,
          int            width)
{
  guint n = 0;
  int minutes = 0, right = column_x (width, column + 1) - GAP;

  for (guint i = 0; i < self->n_used; i++)
    {
      const Place *place = get_place (self, i);

      if (place->column != column || place->lane >= 0)
        continue;
      minutes = n++ == 0 ? place->minutes : minutes;
    }
  gtk_widget_set_child_visible (self->more[column], n > 0);
  if (n > 0)
    {
      g_autofree char *text = g_strdup_printf ("+%u", n);

      gtk_button_set_label (GTK_BUTTON (self->more[column]), text);
      put (self->more[column], right - 34, MIN ((int) gops_week_hours_get_y (minutes) + 24, 24 * HOUR - 22), 34, 18);
    }
}

static void
gops_week_hours_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GopsWeekHours *self = GOPS_WEEK_HOURS (widget);

  for (int i = 0; i < 24; i++)
    put (self->hours[i], 0, i * HOUR - (i > 0 ? 8 : 0), GOPS_WEEK_GUTTER - 8, 16);
  lay_out (self, width);
  for (guint i = 0; i < self->n_used; i++)
    put_chip (self, get_place (self, i), width);
  for (int i = 0; i < 7; i++)
    put_more (self, i, width);
}

static void
draw_lines (GopsWeekHours *self,
            GtkSnapshot   *snapshot,
            int            width)
{
  GdkRGBA line, half;

  gops_widget_named_color (GTK_WIDGET (self), "gops_line", &line);
  half = line;
  half.alpha *= 0.5f;
  for (int i = 0; i < 24; i++)
    {
      gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (GOPS_WEEK_GUTTER, i * HOUR, width - GOPS_WEEK_GUTTER, 1));
      gtk_snapshot_append_color (snapshot, &half, &GRAPHENE_RECT_INIT (GOPS_WEEK_GUTTER, i * HOUR + HOUR / 2, width - GOPS_WEEK_GUTTER, 1));
    }
  for (int i = 0; i < 7; i++)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (column_x (width, i), 0, 1, 24 * HOUR));
}

static void
draw_ground (GopsWeekHours *self,
             GtkSnapshot   *snapshot,
             int            width)
{
  GdkRGBA jade;

  gops_widget_named_color (GTK_WIDGET (self), "gops_jade", &jade);
  if (self->today >= 0)
    {
      jade.alpha = 0.07f;
      gtk_snapshot_append_color (snapshot, &jade, &GRAPHENE_RECT_INIT (column_x (width, self->today), 0,
                                   column_x (width, self->today + 1) - column_x (width, self->today), 24 * HOUR));
    }
  if (self->drop_column >= 0)
    {
      jade.alpha = 0.25f;
      gtk_snapshot_append_color (snapshot, &jade, &GRAPHENE_RECT_INIT (column_x (width, self->drop_column), (float) gops_week_hours_get_y (self->drop_minutes),
                                   column_x (width, self->drop_column + 1) - column_x (width, self->drop_column), HOUR / 2));
    }
}

static void
gops_week_hours_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  GopsWeekHours *self = GOPS_WEEK_HOURS (widget);

  draw_ground (self, snapshot, gtk_widget_get_width (widget));
  draw_lines (self, snapshot, gtk_widget_get_width (widget));
  GTK_WIDGET_CLASS (gops_week_hours_parent_class)->snapshot (widget, snapshot);
}

static void
gops_week_hours_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  GOPS_WEEK_HOURS (object)->n_used = 0;

  G_OBJECT_CLASS (gops_week_hours_parent_class)->dispose (object);
}

static void
gops_week_hours_finalize (GObject *object)
{
  g_array_unref (GOPS_WEEK_HOURS (object)->places);

  G_OBJECT_CLASS (gops_week_hours_parent_class)->finalize (object);
}

static void
gops_week_hours_class_init (GopsWeekHoursClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOPS_TYPE_WEEK_HOURS;

  G_OBJECT_CLASS (klass)->dispose = gops_week_hours_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_week_hours_finalize;
  widget_class->measure = gops_week_hours_measure;
  widget_class->size_allocate = gops_week_hours_size_allocate;
  widget_class->snapshot = gops_week_hours_snapshot;
  signals[OPEN_ITEM] = g_signal_new ("open-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ITEM_COMMAND] = g_signal_new ("item-command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[DAY_WANTED] = g_signal_new ("day-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "gops-week-hours");
}

static void
on_more_clicked_cb (GopsWeekHours *self,
                    GtkWidget     *button)
{
  for (int i = 0; i < 7; i++)
    if (self->more[i] == button)
      g_signal_emit (self, signals[DAY_WANTED], 0, i);
}

static void
create_hour (GopsWeekHours *self,
             int            hour)
{
  g_autofree char *text = g_strdup_printf ("%02d:00", hour);

  self->hours[hour] = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 1.0f, NULL);
  gtk_widget_add_css_class (self->hours[hour], "hour");
  gtk_widget_set_parent (self->hours[hour], GTK_WIDGET (self));
}

static void
gops_week_hours_init (GopsWeekHours *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  self->today = self->drop_column = -1;
  for (int i = 0; i < 24; i++)
    create_hour (self, i);
  for (int i = 0; i < 7; i++)
    {
      self->more[i] = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (self->more[i], "gops-week-more");
      gtk_widget_set_tooltip_text (self->more[i], _("Show the whole day in the agenda"));
      g_signal_connect_object (self->more[i], "clicked", G_CALLBACK (on_more_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->more[i], GTK_WIDGET (self));
    }
}

GtkWidget *
gops_week_hours_new (void)
{
  return g_object_new (GOPS_TYPE_WEEK_HOURS, NULL);
}

/* --- chips --- */

static void
on_chip_clicked_cb (GopsWeekHours *self,
                    GopsPlanChip  *chip)
{
  g_signal_emit (self, signals[OPEN_ITEM], 0, gops_plan_chip_get_id (chip));
}

static void
on_chip_command_cb (GopsWeekHours *self,
                    const char    *command,
                    GopsPlanChip  *chip)
{
  g_signal_emit (self, signals[ITEM_COMMAND], 0, gops_plan_chip_get_id (chip), command);
}

/* Before the numbers of what is hidden, which lie above all chips. */
static GtkWidget *
create_chip (GopsWeekHours *self)
{
  GtkWidget *chip = gops_plan_chip_new (FALSE);

  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "command", G_CALLBACK (on_chip_command_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->more[0]);
  return chip;
}

void
gops_week_hours_begin (GopsWeekHours *self)
{
  self->n_used = 0;
}

void
gops_week_hours_add (GopsWeekHours      *self,
                     const GopsWeekItem *item,
                     int                 column)
{
  Place *place;
  int least;

  if (self->n_used == self->places->len)
    g_array_append_vals (self->places, &(Place) { .chip = create_chip (self) }, 1);
  place = get_place (self, self->n_used++);
  gops_plan_chip_fill (GOPS_PLAN_CHIP (place->chip), &item->chip);
  gtk_widget_set_visible (place->chip, TRUE);
  least = (chip_height (place->chip) + GAP) * 60 / HOUR;
  place->column = column;
  place->minutes = item->minutes;
  place->until = item->minutes + MAX (item->until > item->minutes ? item->until - item->minutes : 0, least);
}

void
gops_week_hours_end (GopsWeekHours *self)
{
  for (guint i = self->n_used; i < self->places->len; i++)
    gtk_widget_set_visible (get_place (self, i)->chip, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
gops_week_hours_set_today (GopsWeekHours *self,
                           int            column)
{
  self->today = column;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gops_week_hours_locate (GopsWeekHours *self,
                        double         x,
                        double         y,
                        int           *out_column,
                        int           *out_minutes)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - GOPS_WEEK_GUTTER;
  int minutes = (int) (y * 60 / HOUR + SNAP / 2.0);

  *out_column = CLAMP ((int) ((x - GOPS_WEEK_GUTTER) * 7 / MAX (width, 1)), 0, 6);
  *out_minutes = CLAMP (minutes - minutes % SNAP, 0, 24 * 60 - SNAP);
}

void
gops_week_hours_point (GopsWeekHours *self,
                       int            column,
                       int            minutes)
{
  if (self->drop_column == column && self->drop_minutes == minutes)
    return;
  self->drop_column = column;
  self->drop_minutes = minutes;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
gops_week_hours_find (GopsWeekHours *self,
                      gint64         id)
{
  for (guint i = 0; i < self->n_used; i++)
    {
      GtkWidget *chip = get_place (self, i)->chip;

      if (id != 0 ? gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)) == id : gtk_widget_is_focus (chip))
        return chip;
    }
  return NULL;
}
