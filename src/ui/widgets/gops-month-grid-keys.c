/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month grid: keyboard, drag and drop. Nothing changes here; everything is asked for by signals. */
#include "gops-month-grid-private.h"

static void
ask_to_add (GopsMonthGrid *self,
            guint32        julian)
{
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_julian_format (julian, text);
  g_signal_emit_by_name (self, "add-item", text);
}

static void
ask_to_move (GopsMonthGrid *self,
             gint64         id,
             guint32        julian)
{
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_julian_format (julian, text);
  g_signal_emit_by_name (self, "move-item", id, text);
}

/* A day outside the month turns the page first. */
static void
reach_day (GopsMonthGrid *self,
           guint32        julian)
{
  GDate date;

  if (gops_month_grid_get_cell (self, julian) == NULL)
    {
      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      g_signal_emit_by_name (self, "month-wanted", (int) g_date_get_year (&date), (int) g_date_get_month (&date));
    }
  if (gops_month_grid_get_cell (self, julian) != NULL)
    gops_month_grid_select (self, julian);
}

static void
go_to_day (GopsMonthGrid *self,
           guint32        julian)
{
  GopsDayCell *cell;

  reach_day (self, julian);
  cell = gops_month_grid_get_cell (self, julian);
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* @id is about to leave the selected day. That may take a question and a load, and the grid is filled meanwhile. */
static void
keep_focus_on (GopsMonthGrid *self,
               gint64         id)
{
  self->carried = id;
  self->carried_from = self->selected;
}

static void
carry (GopsMonthGrid *self,
       gint64         id,
       guint32        julian)
{
  keep_focus_on (self, id);
  reach_day (self, julian);
  ask_to_move (self, id, julian);
  gops_month_grid_queue_refresh (self);
}

static gboolean
on_step_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = gops_month_grid_get_cell (self, self->selected);
  gboolean carries;
  int days;

  g_variant_get (args, "(ib)", &days, &carries);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && ABS (days) == 1)
    days = -days;

  if (!carries)
    go_to_day (self, self->selected + days);
  else if (cell != NULL && gops_day_cell_get_item (cell) != 0)
    carry (self, gops_day_cell_get_item (cell), self->selected + days);
  return TRUE;
}

static gboolean
on_week_end_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  guint32 column = (self->selected - self->first) % 7;

  go_to_day (self, self->selected - column + (g_variant_get_boolean (args) ? 6 : 0));
  return TRUE;
}

static gboolean
on_page_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  int by = g_variant_get_int32 (args);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->selected);
  if (by < 0)
    g_date_subtract_months (&date, 1);
  else
    g_date_add_months (&date, 1);
  g_signal_emit_by_name (self, "month-wanted", (int) g_date_get_year (&date), (int) g_date_get_month (&date));
  go_to_day (self, g_date_get_julian (&date));
  return TRUE;
}

static gboolean
on_delete_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = gops_month_grid_get_cell (self, self->selected);
  gint64 id = cell != NULL ? gops_day_cell_get_item (cell) : 0;

  if (id != 0)
    g_signal_emit_by_name (self, "delete-item", id);
  return id != 0;
}

/* On a day with one item it is that one which moves. */
static gboolean
on_move_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = gops_month_grid_get_cell (self, self->selected);
  gint64 id = cell != NULL ? gops_day_cell_get_item (cell) : 0;

  if (id == 0)
    return FALSE;
  keep_focus_on (self, id);
  g_signal_emit_by_name (self, "item-command", id, "move");
  return TRUE;
}

static gboolean
on_add_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  ask_to_add (GOPS_MONTH_GRID (widget), GOPS_MONTH_GRID (widget)->selected);
  return TRUE;
}

/* On a button Enter belongs to the button. */
static gboolean
on_enter_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  GopsDayCell *cell = gops_month_grid_get_cell (GOPS_MONTH_GRID (widget), GOPS_MONTH_GRID (widget)->selected);

  if (cell == NULL || !gtk_widget_has_focus (GTK_WIDGET (cell)))
    return FALSE;

  gops_day_cell_activate (cell);
  return TRUE;
}

/* === drag and drop === */

static GtkWidget *
cell_at (GopsMonthGrid *self,
         double         x,
         double         y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return picked == NULL || GOPS_IS_DAY_CELL (picked) ? picked : gtk_widget_get_ancestor (picked, GOPS_TYPE_DAY_CELL);
}

static void
set_drop_cell (GopsMonthGrid *self,
               GtkWidget     *cell)
{
  if (self->drop_cell == cell)
    return;

  if (self->drop_cell != NULL)
    gtk_widget_remove_css_class (self->drop_cell, "drop");
  self->drop_cell = cell;
  if (cell != NULL)
    gtk_widget_add_css_class (cell, "drop");
}

static GdkDragAction
on_drop_motion_cb (GopsMonthGrid *self,
                   double         x,
                   double         y)
{
  set_drop_cell (self, cell_at (self, x, y));
  return self->drop_cell != NULL ? GDK_ACTION_MOVE : 0;
}

static void
on_drop_leave_cb (GopsMonthGrid *self)
{
  set_drop_cell (self, NULL);
}

static gboolean
on_drop_cb (GopsMonthGrid *self,
            const GValue  *value,
            double         x,
            double         y)
{
  GtkWidget *cell = cell_at (self, x, y);

  set_drop_cell (self, NULL);
  if (cell == NULL)
    return FALSE;

  gops_month_grid_select (self, gops_day_cell_get_julian (GOPS_DAY_CELL (cell)));
  ask_to_move (self, g_value_get_int64 (value), self->selected);
  return TRUE;
}

static void
on_press_cb (GopsMonthGrid   *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *click)
{
  GtkWidget *cell = cell_at (self, x, y);

  if (cell == NULL)
    return;

  gops_month_grid_select (self, gops_day_cell_get_julian (GOPS_DAY_CELL (cell)));
  gtk_widget_grab_focus (cell);
  if (n_press == 2)
    ask_to_add (self, self->selected);
}

static void
add_step_keys (GtkWidgetClass *widget_class,
               guint           key,
               guint           keypad_key,
               int             days)
{
  gtk_widget_class_add_binding (widget_class, key, 0, on_step_cb, "(ib)", days, FALSE);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, on_step_cb, "(ib)", days, FALSE);
  gtk_widget_class_add_binding (widget_class, key, GDK_CONTROL_MASK, on_step_cb, "(ib)", days, TRUE);
  gtk_widget_class_add_binding (widget_class, keypad_key, GDK_CONTROL_MASK, on_step_cb, "(ib)", days, TRUE);
}

void
gops_month_grid_install_keys (GtkWidgetClass *widget_class)
{
  add_step_keys (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1);
  add_step_keys (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1);
  add_step_keys (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, -7);
  add_step_keys (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_week_end_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_week_end_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_page_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_page_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, on_move_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, on_add_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter_cb, NULL);
}

void
gops_month_grid_add_pointer (GopsMonthGrid *self)
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
