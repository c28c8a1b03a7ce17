/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A week of plan items: names of the days, what has no time, and the hours below, which scroll. */
#include "config.h"

#include "gops-week-grid.h"

#include <glib/gi18n.h>

#include "gops-julian-private.h"
#include "gops-week-private.h"
#include "gops-weekday.h"

#define STRIP_MOST 5      /* items without a time that a day shows */
#define FIRST_HOUR 7      /* that is seen at first */
#define EDGE       28     /* px at the upper and lower end, where dragging scrolls */
#define STEP       14     /* px that it scrolls at each motion */
#define SNAP       15     /* minutes of Ctrl+Up and Ctrl+Down */
#define HOT_Y      10     /* px: a chip is held below its upper edge */

struct _GopsWeekGrid
{
  GtkWidget parent_instance;

  GtkWidget       *names[7];
  GtkWidget       *notes[7];
  GtkWidget       *heads[7];
  GtkWidget       *strips[7];     /* boxes of chips without a time */
  GtkWidget       *strip;
  GtkWidget       *scrolled;
  GopsWeekHours   *hours;
  GtkWidget       *drop_strip;    /* (nullable): under the pointer */
  GopsMonthDayFunc day_func;
  gpointer         day_data;
  GArray          *items;         /* of { id, column, minutes }: for the keys */
  guint32          first;         /* julian */
  guint32          today;
  gint64           carried;       /* id that keeps the keyboard after it was moved; 0: none */
  gboolean         scrolled_once;
};

typedef struct
{
  gint64 id;
  int    column;
  int    minutes;
} Spot;

enum { OPEN_ITEM, ITEM_COMMAND, MOVE_ITEM, ADD_ITEM, DAY_WANTED, WEEK_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GopsWeekGrid, gops_week_grid, GTK_TYPE_WIDGET)

/* --- asking --- */

static void
ask_for_day (GopsWeekGrid *self,
             guint         signal,
             int           column)
{
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_julian_format (self->first + (guint32) column, text);
  g_signal_emit (self, signals[signal], 0, text);
}

static void
ask_to_move (GopsWeekGrid *self,
             gint64        id,
             int           column,
             int           minutes)
{
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_julian_format ((guint32) ((int) self->first + column), text);
  g_signal_emit (self, signals[MOVE_ITEM], 0, id, text, minutes);
}

static void
on_open_item_cb (GopsWeekGrid *self,
                 gint64        id)
{
  g_signal_emit (self, signals[OPEN_ITEM], 0, id);
}

static void
on_item_command_cb (GopsWeekGrid *self,
                    gint64        id,
                    const char   *command)
{
  g_signal_emit (self, signals[ITEM_COMMAND], 0, id, command);
}

static void
on_day_wanted_cb (GopsWeekGrid *self,
                  int           column)
{
  ask_for_day (self, DAY_WANTED, column);
}

static void
on_chip_clicked_cb (GopsWeekGrid *self,
                    GopsPlanChip *chip)
{
  on_open_item_cb (self, gops_plan_chip_get_id (chip));
}

static void
on_chip_command_cb (GopsWeekGrid *self,
                    const char   *command,
                    GopsPlanChip *chip)
{
  on_item_command_cb (self, gops_plan_chip_get_id (chip), command);
}

/* --- keyboard --- */

static GtkWidget *
find_in_strips (GopsWeekGrid *self,
                gint64        id)
{
  for (int i = 0; i < 7; i++)
    for (GtkWidget *chip = gtk_widget_get_first_child (self->strips[i]); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
      if (GOPS_IS_PLAN_CHIP (chip) &&
          (id != 0 ? gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)) == id : gtk_widget_is_focus (chip)))
        return chip;
  return NULL;
}

/* @id 0: what has the keyboard. (nullable) */
static GtkWidget *
find_chip (GopsWeekGrid *self,
           gint64        id)
{
  GtkWidget *chip = gops_week_hours_find (self->hours, id);

  return chip != NULL ? chip : find_in_strips (self, id);
}

static const Spot *
find_spot (GopsWeekGrid *self)
{
  GtkWidget *chip = find_chip (self, 0);

  for (guint i = 0; chip != NULL && i < self->items->len; i++)
    if (g_array_index (self->items, Spot, i).id == gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)))
      return &g_array_index (self->items, Spot, i);
  return NULL;
}

/* @args: days, minutes. What has no time begins at noon. */
static gboolean
on_carry_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  GopsWeekGrid *self = GOPS_WEEK_GRID (widget);
  const Spot *spot = find_spot (self);
  int days, by, minutes;

  g_variant_get (args, "(ii)", &days, &by);
  if (spot == NULL)
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    days = -days;
  minutes = by == 0 ? spot->minutes : spot->minutes < 0 ? 12 * 60 : CLAMP (spot->minutes + by, 0, 24 * 60 - SNAP);
  self->carried = spot->id;
  ask_to_move (self, spot->id, spot->column + days, minutes);
  return TRUE;
}

static gboolean
on_page_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  g_signal_emit (widget, signals[WEEK_WANTED], 0, g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
on_add_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  GopsWeekGrid *self = GOPS_WEEK_GRID (widget);
  const Spot *spot = find_spot (self);
  int today = (int) self->today - (int) self->first;

  ask_for_day (self, ADD_ITEM, spot != NULL ? spot->column : today >= 0 && today < 7 ? today : 0);
  return TRUE;
}

/* --- drag and drop --- */

static void
point_at_strip (GopsWeekGrid *self,
                GtkWidget    *strip)
{
  if (self->drop_strip == strip)
    return;
  if (self->drop_strip != NULL)
    gtk_widget_remove_css_class (self->drop_strip, "drop");
  self->drop_strip = strip;
  if (strip != NULL)
    gtk_widget_add_css_class (strip, "drop");
}

/* The day and minute below (x, y); above the hours there is no time. FALSE: the names of the days. */
static gboolean
locate (GopsWeekGrid *self,
        double        x,
        double        y,
        int          *out_column,
        int          *out_minutes)
{
  graphene_point_t at = GRAPHENE_POINT_INIT ((float) x, (float) y), in_hours, in_strip;

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->hours), &at, &in_hours) ||
      !gtk_widget_compute_point (GTK_WIDGET (self), self->strip, &at, &in_strip))
    return FALSE;
  if (in_strip.y < gtk_widget_get_height (self->strip))
    {
      gops_week_hours_locate (self->hours, in_hours.x, 0, out_column, out_minutes);
      *out_minutes = -1;
      return TRUE;
    }
  gops_week_hours_locate (self->hours, in_hours.x, MAX (in_hours.y - HOT_Y, 0), out_column, out_minutes);
  return TRUE;
}

static void
scroll_at_edges (GopsWeekGrid *self,
                 double        y)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_point_t at = GRAPHENE_POINT_INIT (0, (float) y);
  int height = gtk_widget_get_height (self->scrolled);

  if (!gtk_widget_compute_point (GTK_WIDGET (self), self->scrolled, &at, &at) || at.y < 0)
    return;
  if (at.y < EDGE || at.y > height - EDGE)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (at.y < EDGE ? -STEP : STEP));
}

static void
point_at (GopsWeekGrid *self,
          int           column,
          int           minutes)
{
  gops_week_hours_point (self->hours, minutes >= 0 ? column : -1, minutes);
  point_at_strip (self, column >= 0 && minutes < 0 ? self->strips[column] : NULL);
}

static GdkDragAction
on_drop_motion_cb (GopsWeekGrid *self,
                   double        x,
                   double        y)
{
  int column, minutes;

  scroll_at_edges (self, y);
  if (!locate (self, x, y, &column, &minutes))
    return 0;
  point_at (self, column, minutes);
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave_cb (GopsWeekGrid *self)
{
  point_at (self, -1, -1);
}

static gboolean
on_drop_cb (GopsWeekGrid *self,
            const GValue *value,
            double        x,
            double        y)
{
  int column, minutes;
  gboolean there = locate (self, x, y, &column, &minutes);

  on_drop_leave_cb (self);
  if (there)
    ask_to_move (self, g_value_get_int64 (value), column, minutes);
  return there;
}

static void
on_press_cb (GopsWeekGrid *self,
             int           n_press,
             double        x,
             double        y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  int column, minutes;

  if (n_press == 2 && (picked == NULL || gtk_widget_get_ancestor (picked, GTK_TYPE_BUTTON) == NULL) && locate (self, x, y, &column, &minutes))
    ask_for_day (self, ADD_ITEM, column);
}

/* --- object --- */

static gboolean
gops_week_grid_grab_focus (GtkWidget *widget)
{
  GopsWeekGrid *self = GOPS_WEEK_GRID (widget);
  const Spot *first = self->items->len > 0 ? &g_array_index (self->items, Spot, 0) : NULL;
  GtkWidget *chip = first != NULL ? find_chip (self, first->id) : NULL;

  return chip != NULL && gtk_widget_get_child_visible (chip) ? gtk_widget_grab_focus (chip)
                                                            : GTK_WIDGET_CLASS (gops_week_grid_parent_class)->grab_focus (widget);
}

static void
gops_week_grid_dispose (GObject *object)
{
  GtkWidget *child;

  GOPS_WEEK_GRID (object)->drop_strip = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_week_grid_parent_class)->dispose (object);
}

static void
gops_week_grid_finalize (GObject *object)
{
  g_array_unref (GOPS_WEEK_GRID (object)->items);

  G_OBJECT_CLASS (gops_week_grid_parent_class)->finalize (object);
}

static void
add_keys (GopsWeekGrid *self)
{
  static const struct { guint key, keypad; int days, minutes; } steps[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -SNAP }, { GDK_KEY_Down, GDK_KEY_KP_Down, 0, SNAP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gops_plan_chip_add_key (GTK_WIDGET (self), steps[i].key, on_carry_cb, g_variant_new ("(ii)", steps[i].days, steps[i].minutes));
      gops_plan_chip_add_key (GTK_WIDGET (self), steps[i].keypad, on_carry_cb, g_variant_new ("(ii)", steps[i].days, steps[i].minutes));
    }
}

static void
install_signals (void)
{
  GType type = GOPS_TYPE_WEEK_GRID;

  signals[OPEN_ITEM] = g_signal_new ("open-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ITEM_COMMAND] = g_signal_new ("item-command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[MOVE_ITEM] = g_signal_new ("move-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_INT);
  signals[ADD_ITEM] = g_signal_new ("add-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DAY_WANTED] = g_signal_new ("day-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WEEK_WANTED] = g_signal_new ("week-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
gops_week_grid_class_init (GopsWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_week_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_week_grid_finalize;
  widget_class->grab_focus = gops_week_grid_grab_focus;
  install_signals ();
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_page_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_page_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, on_add_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-week");
}

/* Seven columns of the same width after the room for the hours. */
static GtkWidget *
create_columns (GopsWeekGrid *self,
                GtkWidget   **out_row)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *gutter = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (gutter, GOPS_WEEK_GUTTER, -1);
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  gtk_widget_set_hexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (row), gutter);
  gtk_box_append (GTK_BOX (row), columns);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  *out_row = row;
  return columns;
}

static GtkWidget *
create_head (GopsWeekGrid *self,
             int           i)
{
  GtkWidget *box = self->heads[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  self->names[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "valign", GTK_ALIGN_CENTER, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->notes[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (box, "day");
  gtk_widget_add_css_class (self->names[i], "number");
  gtk_widget_add_css_class (self->notes[i], "note");
  gtk_box_append (GTK_BOX (box), self->names[i]);
  gtk_box_append (GTK_BOX (box), self->notes[i]);
  return box;
}

static void
create_parts (GopsWeekGrid *self)
{
  GtkWidget *row, *names = create_columns (self, &row), *strips = create_columns (self, &self->strip);

  gtk_widget_add_css_class (self->strip, "strip");
  for (int i = 0; i < 7; i++)
    {
      gtk_box_append (GTK_BOX (names), create_head (self, i));
      self->strips[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      gtk_widget_add_css_class (self->strips[i], "whole-day");
      gtk_box_append (GTK_BOX (strips), self->strips[i]);
    }
  self->hours = GOPS_WEEK_HOURS (gops_week_hours_new ());
  g_signal_connect_object (self->hours, "open-item", G_CALLBACK (on_open_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hours, "item-command", G_CALLBACK (on_item_command_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hours, "day-wanted", G_CALLBACK (on_day_wanted_cb), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->hours));
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
add_pointer (GopsWeekGrid *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (drop, "motion", G_CALLBACK (on_drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "leave", G_CALLBACK (on_drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
gops_week_grid_init (GopsWeekGrid *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Spot));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  create_parts (self);
  add_pointer (self);
  add_keys (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);   /* an empty week too has keys */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Week"), -1);
}

/* --- showing --- */

static void
show_day (GopsWeekGrid *self,
          int           column)
{
  char text[GOPS_JULIAN_TEXT_SIZE];
  GopsMonthDay day = { 0 };
  GDate date;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *name = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->first + (guint32) column);
  gops_julian_format (self->first + (guint32) column, text);
  time = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  /* Translators: a day at the head of a column of the week: weekday and day of the month */
  name = gops_weekday_format (time, C_("day of the week", "%a %-d"));
  gtk_label_set_label (GTK_LABEL (self->names[column]), name);
  if (self->day_func != NULL)
    self->day_func (text, &day, self->day_data);
  gtk_label_set_label (GTK_LABEL (self->notes[column]), day.note != NULL ? day.note : "");
  gtk_widget_set_tooltip_text (self->heads[column], day.hint);
  if (self->first + (guint32) column == self->today)
    gtk_widget_add_css_class (self->heads[column], "today");
  else
    gtk_widget_remove_css_class (self->heads[column], "today");
}

static void
show_days (GopsWeekGrid *self)
{
  int today = (int) self->today - (int) self->first;

  for (int i = 0; self->first != 0 && i < 7; i++)
    show_day (self, i);
  gops_week_hours_set_today (self->hours, today >= 0 && today < 7 ? today : -1);
}

void
gops_week_grid_set_week (GopsWeekGrid *self,
                         const char   *first)
{
  self->first = gops_julian_parse (first);
  show_days (self);
}

void
gops_week_grid_set_today (GopsWeekGrid *self,
                          const char   *date)
{
  self->today = date != NULL ? gops_julian_parse (date) : gops_julian_today ();
  show_days (self);
}

void
gops_week_grid_set_day_func (GopsWeekGrid     *self,
                             GopsMonthDayFunc  func,
                             gpointer          user_data)
{
  self->day_func = func;
  self->day_data = user_data;
}

static void
clear_strips (GopsWeekGrid *self)
{
  GtkWidget *child;

  for (int i = 0; i < 7; i++)
    while ((child = gtk_widget_get_first_child (self->strips[i])) != NULL)
      gtk_box_remove (GTK_BOX (self->strips[i]), child);
}

static void
on_strip_more_cb (GopsWeekGrid *self,
                  GtkWidget    *button)
{
  for (int i = 0; i < 7; i++)
    if (gtk_widget_get_parent (button) == self->strips[i])
      ask_for_day (self, DAY_WANTED, i);
}

/* @n: items of the day without a time so far */
static void
add_to_strip (GopsWeekGrid       *self,
              const GopsWeekItem *item,
              int                 column,
              guint               n)
{
  GtkWidget *chip;

  if (n > STRIP_MOST)
    {
      g_autofree char *text = g_strdup_printf ("+%u", n - STRIP_MOST);

      gtk_button_set_label (GTK_BUTTON (gtk_widget_get_last_child (self->strips[column])), text);
      return;
    }
  if (n == STRIP_MOST)
    {
      chip = gtk_button_new_with_label ("+1");
      gtk_widget_add_css_class (chip, "gops-week-more");
      gtk_widget_set_halign (chip, GTK_ALIGN_END);
      gtk_widget_set_tooltip_text (chip, _("Show the whole day in the agenda"));
      g_signal_connect_object (chip, "clicked", G_CALLBACK (on_strip_more_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->strips[column]), chip);
      return;
    }
  chip = gops_plan_chip_new (FALSE);
  gops_plan_chip_fill (GOPS_PLAN_CHIP (chip), &item->chip);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "command", G_CALLBACK (on_chip_command_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->strips[column]), chip);
}

/* Where the morning begins, once. */
static void
scroll_to_morning (GopsWeekGrid *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  if (self->scrolled_once || gtk_adjustment_get_upper (adjustment) < gops_week_hours_get_y (24 * 60))
    return;
  self->scrolled_once = TRUE;
  gtk_adjustment_set_value (adjustment, gops_week_hours_get_y (FIRST_HOUR * 60) - 12);
}

static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  scroll_to_morning (GOPS_WEEK_GRID (widget));
  return GOPS_WEEK_GRID (widget)->scrolled_once ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
restore_focus (GopsWeekGrid *self,
               gint64        id)
{
  GtkWidget *chip = id != 0 ? find_chip (self, id) : NULL;

  if (chip != NULL)
    (void) gtk_widget_grab_focus (chip);
}

void
gops_week_grid_fill (GopsWeekGrid       *self,
                     const GopsWeekItem *items,
                     guint               n_items)
{
  GtkWidget *focused = find_chip (self, 0);
  gint64 id = self->carried != 0 ? self->carried : focused != NULL ? gops_plan_chip_get_id (GOPS_PLAN_CHIP (focused)) : 0;
  guint n_whole[7] = { 0 };

  if (!self->scrolled_once)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
  self->carried = 0;
  g_array_set_size (self->items, 0);
  clear_strips (self);
  gops_week_hours_begin (self->hours);
  for (guint i = 0; i < n_items; i++)
    {
      int column = (int) gops_julian_parse (items[i].chip.date) - (int) self->first;

      if (column < 0 || column > 6)
        continue;
      g_array_append_vals (self->items, &(Spot) { items[i].chip.id, column, items[i].minutes }, 1);
      if (items[i].minutes >= 0)
        gops_week_hours_add (self->hours, &items[i], column);
      else
        add_to_strip (self, &items[i], column, n_whole[column]++);
    }
  gops_week_hours_end (self->hours);
  restore_focus (self, id);
}
