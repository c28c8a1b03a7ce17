/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of plan items: weekday names above 42 recycled cells, of which 28 to 42 are seen.
 *
 * Days are Julian day numbers inside (GDate), so that steps of a day or a week are additions.
 * Exactly one cell takes part in Tab; the arrows move between cells. Drops have one target,
 * the grid, which finds the cell under the pointer. */
#include "config.h"

#include "gops-month-grid.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <stdio.h>

#include "gops-day-cell-private.h"

#define N_CELLS 42

typedef struct
{
  GopsMonthItem item;     /* strings owned */
  guint32       julian;
} Entry;

struct _GopsMonthGrid
{
  GtkWidget parent_instance;

  GListModel       *model;        /* (owned) (nullable) */
  GopsMonthItemFunc item_func;
  gpointer          item_data;
  GDestroyNotify    item_destroy;
  GopsMonthDayFunc  day_func;
  gpointer          day_data;
  GDestroyNotify    day_destroy;

  GtkWidget *weekdays[7];
  GtkWidget *cells[N_CELLS];
  GtkWidget *drop_cell;           /* (nullable) under the pointer while dragging */
  char       selected_text[16];
  guint32    selected;            /* julian; always one of the days seen */
  guint32    today;
  guint32    first;               /* julian of the first cell */
  gint64     carried;             /* id that keeps the focus after it was moved; 0 = none */
  guint      refresh_idle;
  int        year;
  int        month;
  int        n_rows;
  int        week_start;          /* 1 = Monday … 7 = Sunday */
  gboolean   today_fixed;
};

typedef enum { PROP_SELECTED_DATE = 1, PROP_WEEK_START } GopsMonthGridProp;
static GParamSpec *props[PROP_WEEK_START + 1];

enum { OPEN_ITEM, DELETE_ITEM, MOVE_ITEM, ADD_ITEM, MONTH_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GopsMonthGrid, gops_month_grid, GTK_TYPE_WIDGET)

/* === days === */

static guint32
parse_date (const char *text)
{
  int year, month, day;

  if (text == NULL || sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
      year < 1 || month < 1 || month > 12 || !g_date_valid_dmy (day, month, year))
    return 0;

  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static void
format_date (guint32  julian,
             char     text[16])
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_snprintf (text, 16, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

static guint32
system_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d");

  return parse_date (text);
}

/* Monday or Sunday: what the locale says, as %OB does for month names. */
static int
default_week_start (void)
{
#ifdef __GLIBC__
  union { char *pointer; gint32 value; } week_1st = { .pointer = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  gint8 first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  int base = week_1st.value == 19971130 ? 0 : 1;    /* 30 November 1997 was a Sunday */
  int day = (base + first - 1) % 7;                 /* 0 = Sunday */

  return day == 0 ? 7 : day;
#else
  return 1;
#endif
}

/* === cells === */

static GopsDayCell *
cell_of_day (GopsMonthGrid *self,
             guint32        julian)
{
  if (julian < self->first || julian >= self->first + 7 * self->n_rows)
    return NULL;

  return GOPS_DAY_CELL (self->cells[julian - self->first]);
}

static gboolean
is_in_month (GopsMonthGrid *self,
             guint32        julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return (int) g_date_get_month (&date) == self->month;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a, *two = b;

  return one->julian < two->julian ? -1 : one->julian > two->julian;
}

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free ((char *) entry->item.type);
  g_free ((char *) entry->item.title);
  g_free ((char *) entry->item.status);
}

/* The model's order is kept within a day: g_array_sort is stable. */
static GArray *
collect_entries (GopsMonthGrid *self)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  guint n_items = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (self->model, i);
      GopsMonthItem item = { 0 };
      Entry entry;

      if (!self->item_func (object, &item, self->item_data))
        continue;

      entry = (Entry) { .item = item, .julian = parse_date (item.date) };
      if (cell_of_day (self, entry.julian) == NULL)
        continue;

      entry.item.date = NULL;
      entry.item.type = g_strdup (item.type);
      entry.item.title = g_strdup (item.title != NULL ? item.title : "");
      entry.item.status = g_strdup (item.status);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static void
fill_cell (GopsMonthGrid *self,
           GopsDayCell   *cell,
           guint32        julian)
{
  GopsMonthDay day = { 0 };
  char text[16];

  gops_day_cell_set_date (cell, julian, is_in_month (self, julian), julian == self->today);
  format_date (julian, text);
  if (self->day_func != NULL)
    self->day_func (text, &day, self->day_data);
  gops_day_cell_set_day (cell, &day);
}

static void
restore_focus (GopsMonthGrid *self)
{
  gint64 carried = self->carried;

  self->carried = 0;
  for (int i = 0; carried != 0 && i < 7 * self->n_rows; i++)
    if (gops_day_cell_focus_item (GOPS_DAY_CELL (self->cells[i]), carried))
      return;
}

static void
fill_cells (GopsMonthGrid *self)
{
  g_autoptr (GArray) entries = collect_entries (self);
  guint next = 0;

  for (int i = 0; i < 7 * self->n_rows; i++)
    {
      GopsDayCell *cell = GOPS_DAY_CELL (self->cells[i]);

      fill_cell (self, cell, self->first + i);
      gops_day_cell_begin_items (cell);
      for (; next < entries->len && g_array_index (entries, Entry, next).julian == self->first + i; next++)
        gops_day_cell_add_item (cell, &g_array_index (entries, Entry, next).item);
      gops_day_cell_end_items (cell);
    }
  restore_focus (self);
}

static gboolean
on_refresh_idle_cb (gpointer user_data)
{
  GopsMonthGrid *self = user_data;

  self->refresh_idle = 0;
  fill_cells (self);
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn of the main loop fill the cells once. */
static void
queue_refresh (GopsMonthGrid *self)
{
  if (self->refresh_idle == 0)
    self->refresh_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh_idle_cb, self, NULL);
}

static void
show_selected (GopsMonthGrid *self)
{
  for (int i = 0; i < N_CELLS; i++)
    {
      gboolean selected = self->first + i == self->selected;

      if (selected)
        gtk_widget_add_css_class (self->cells[i], "selected");
      else
        gtk_widget_remove_css_class (self->cells[i], "selected");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
    }
}

static void
select_day (GopsMonthGrid *self,
            guint32        julian)
{
  if (self->selected == julian)
    return;

  self->selected = julian;
  format_date (julian, self->selected_text);
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED_DATE]);
}

static void
show_weekdays (GopsMonthGrid *self)
{
  for (int i = 0; i < 7; i++)
    {
      int weekday = (self->week_start - 1 + i) % 7;    /* 0 = Monday */
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, 1 + weekday, 0, 0, 0);    /* 1 January 2024 was a Monday */
      g_autofree char *name = g_date_time_format (date, "%a");

      gtk_label_set_label (GTK_LABEL (self->weekdays[i]), name);
    }
}

static void
lay_out_month (GopsMonthGrid *self)
{
  GDate date;
  int before;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, self->month, self->year);
  before = (g_date_get_weekday (&date) - self->week_start + 7) % 7;
  self->first = g_date_get_julian (&date) - before;
  self->n_rows = (before + g_date_get_days_in_month (self->month, self->year) + 6) / 7;
  for (int i = 0; i < N_CELLS; i++)
    gtk_widget_set_visible (self->cells[i], i < 7 * self->n_rows);

  gtk_widget_queue_resize (GTK_WIDGET (self));
  fill_cells (self);
  show_selected (self);
}

static void
show_month (GopsMonthGrid *self,
            int            year,
            int            month)
{
  if (self->year == year && self->month == month)
    return;

  self->year = year;
  self->month = month;
  lay_out_month (self);
}

/* === asking === */

static void
on_cell_open_item_cb (GopsMonthGrid *self,
                      gint64         id)
{
  g_signal_emit (self, signals[OPEN_ITEM], 0, id);
}

static void
ask_to_add (GopsMonthGrid *self,
            guint32        julian)
{
  char text[16];

  format_date (julian, text);
  g_signal_emit (self, signals[ADD_ITEM], 0, text);
}

static void
on_cell_add_item_cb (GopsMonthGrid *self,
                     GopsDayCell   *cell)
{
  ask_to_add (self, gops_day_cell_get_julian (cell));
}

static void
ask_to_move (GopsMonthGrid *self,
             gint64         id,
             guint32        julian)
{
  char text[16];

  format_date (julian, text);
  g_signal_emit (self, signals[MOVE_ITEM], 0, id, text);
}

/* A day outside the month turns the page first. */
static void
reach_day (GopsMonthGrid *self,
           guint32        julian)
{
  GDate date;

  if (cell_of_day (self, julian) == NULL)
    {
      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      g_signal_emit (self, signals[MONTH_WANTED], 0, (int) g_date_get_year (&date), (int) g_date_get_month (&date));
    }
  if (cell_of_day (self, julian) != NULL)
    select_day (self, julian);
}

static void
go_to_day (GopsMonthGrid *self,
           guint32        julian)
{
  GopsDayCell *cell;

  reach_day (self, julian);
  cell = cell_of_day (self, julian);
  if (cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static void
carry (GopsMonthGrid *self,
       gint64         id,
       guint32        julian)
{
  reach_day (self, julian);
  self->carried = id;
  ask_to_move (self, id, julian);
  queue_refresh (self);
}

static gboolean
on_step_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = cell_of_day (self, self->selected);
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
  g_signal_emit (self, signals[MONTH_WANTED], 0, (int) g_date_get_year (&date), (int) g_date_get_month (&date));
  go_to_day (self, g_date_get_julian (&date));
  return TRUE;
}

static gboolean
on_delete_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = cell_of_day (self, self->selected);
  gint64 id = cell != NULL ? gops_day_cell_get_item (cell) : 0;

  if (id != 0)
    g_signal_emit (self, signals[DELETE_ITEM], 0, id);
  return id != 0;
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
  GopsDayCell *cell = cell_of_day (GOPS_MONTH_GRID (widget), GOPS_MONTH_GRID (widget)->selected);

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

  select_day (self, gops_day_cell_get_julian (GOPS_DAY_CELL (cell)));
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

  select_day (self, gops_day_cell_get_julian (GOPS_DAY_CELL (cell)));
  gtk_widget_grab_focus (cell);
  if (n_press == 2)
    ask_to_add (self, self->selected);
}

/* === widget === */

static gboolean
gops_month_grid_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  GopsDayCell *cell = cell_of_day (self, self->selected);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (gops_month_grid_parent_class)->focus (widget, direction);
  if (focus != NULL)
    return gtk_widget_child_focus (focus, direction);
  if (cell == NULL)
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* Focus that arrives by other ways, for instance on an item, also selects its day. */
static void
gops_month_grid_set_focus_child (GtkWidget *widget,
                                 GtkWidget *child)
{
  GTK_WIDGET_CLASS (gops_month_grid_parent_class)->set_focus_child (widget, child);
  if (child != NULL && GOPS_IS_DAY_CELL (child))
    select_day (GOPS_MONTH_GRID (widget), gops_day_cell_get_julian (GOPS_DAY_CELL (child)));
}

static gboolean
gops_month_grid_grab_focus (GtkWidget *widget)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = cell_of_day (self, self->selected);

  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static int
weekday_height (GopsMonthGrid *self)
{
  int height = 0;

  for (int i = 0; i < 7; i++)
    {
      int minimum;

      gtk_widget_measure (self->weekdays[i], GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
      height = MAX (height, minimum);
    }
  return height;
}

static void
gops_month_grid_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);

  *minimum = *natural = 0;
  for (int i = 0; i < 7 * self->n_rows; i++)
    {
      int cell_minimum, cell_natural;

      gtk_widget_measure (self->cells[i], orientation, -1, &cell_minimum, &cell_natural, NULL, NULL);
      *minimum = MAX (*minimum, cell_minimum);
      *natural = MAX (*natural, cell_natural);
    }
  *minimum *= orientation == GTK_ORIENTATION_HORIZONTAL ? 7 : self->n_rows;
  *natural *= orientation == GTK_ORIENTATION_HORIZONTAL ? 7 : self->n_rows;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += weekday_height (self);
      *natural += weekday_height (self);
    }
}

/* Edges are rounded, not sizes, so that no gap opens between cells. */
static void
allocate_square (GopsMonthGrid *self,
                 GtkWidget     *child,
                 int            column,
                 int            width,
                 int            top,
                 int            bottom)
{
  int minimum, place = column, left, right;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place = 6 - column;
  left = place * width / 7;
  right = (place + 1) * width / 7;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { left, top, MAX (right - left, minimum), bottom - top }, -1);
}

static void
gops_month_grid_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  int top = weekday_height (self), room = height - top;

  for (int i = 0; i < 7; i++)
    allocate_square (self, self->weekdays[i], i, width, 0, top);
  for (int i = 0; i < 7 * self->n_rows; i++)
    allocate_square (self, self->cells[i], i % 7, width, top + (i / 7) * room / self->n_rows,
                     top + (i / 7 + 1) * room / self->n_rows);
}

static void
gops_month_grid_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (object);

  switch ((GopsMonthGridProp) id)
    {
    case PROP_SELECTED_DATE: g_value_set_string (value, self->selected_text); break;
    case PROP_WEEK_START:    g_value_set_int (value, self->week_start);       break;
    }
}

static void
set_week_start (GopsMonthGrid *self,
                int            week_start)
{
  if (self->week_start == week_start)
    return;

  self->week_start = week_start;
  show_weekdays (self);
  lay_out_month (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WEEK_START]);
}

static void
gops_month_grid_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (object);

  switch ((GopsMonthGridProp) id)
    {
    case PROP_SELECTED_DATE: gops_month_grid_set_selected_date (self, g_value_get_string (value)); break;
    case PROP_WEEK_START:    set_week_start (self, g_value_get_int (value));                      break;
    }
}

static void
clear_item_func (GopsMonthGrid *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  if (self->item_destroy != NULL)
    self->item_destroy (self->item_data);
  self->item_destroy = NULL;
}

static void
clear_day_func (GopsMonthGrid *self)
{
  if (self->day_destroy != NULL)
    self->day_destroy (self->day_data);
  self->day_destroy = NULL;
  self->day_func = NULL;
}

static void
gops_month_grid_dispose (GObject *object)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (object);
  GtkWidget *child;

  g_clear_handle_id (&self->refresh_idle, g_source_remove);
  clear_item_func (self);
  clear_day_func (self);
  self->drop_cell = NULL;
  self->n_rows = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gops_month_grid_parent_class)->dispose (object);
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

static void
install_keys (GtkWidgetClass *widget_class)
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
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, on_add_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter_cb, NULL);
}

static void
install_signals (void)
{
  GType type = GOPS_TYPE_MONTH_GRID;

  signals[OPEN_ITEM] = g_signal_new ("open-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DELETE_ITEM] = g_signal_new ("delete-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[MOVE_ITEM] = g_signal_new ("move-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[ADD_ITEM] = g_signal_new ("add-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MONTH_WANTED] = g_signal_new ("month-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
gops_month_grid_class_init (GopsMonthGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_month_grid_get_property;
  object_class->set_property = gops_month_grid_set_property;
  object_class->dispose = gops_month_grid_dispose;
  widget_class->measure = gops_month_grid_measure;
  widget_class->size_allocate = gops_month_grid_size_allocate;
  widget_class->focus = gops_month_grid_focus;
  widget_class->grab_focus = gops_month_grid_grab_focus;
  widget_class->set_focus_child = gops_month_grid_set_focus_child;

  props[PROP_SELECTED_DATE] = g_param_spec_string ("selected-date", NULL, NULL, NULL, flags);
  props[PROP_WEEK_START] = g_param_spec_int ("week-start", NULL, NULL, 1, 7, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  install_signals ();
  install_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "gops-month");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
create_cells (GopsMonthGrid *self)
{
  for (int i = 0; i < 7; i++)
    {
      self->weekdays[i] = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
      gtk_widget_add_css_class (self->weekdays[i], "weekday");
      gtk_widget_set_parent (self->weekdays[i], GTK_WIDGET (self));
    }
  for (int i = 0; i < N_CELLS; i++)
    {
      GtkWidget *cell = self->cells[i] = gops_day_cell_new ();

      if (i % 7 == 0)
        gtk_widget_add_css_class (cell, "first");
      g_signal_connect_object (cell, "open-item", G_CALLBACK (on_cell_open_item_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (cell, "add-item", G_CALLBACK (on_cell_add_item_cb), self, G_CONNECT_SWAPPED);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_COL_INDEX, i % 7 + 1,
                                      GTK_ACCESSIBLE_RELATION_ROW_INDEX, i / 7 + 1, -1);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }
}

static void
add_pointer (GopsMonthGrid *self)
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
gops_month_grid_init (GopsMonthGrid *self)
{
  GDate date;

  create_cells (self);
  add_pointer (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"), -1);

  self->week_start = default_week_start ();
  self->today = self->selected = system_today ();
  format_date (self->selected, self->selected_text);
  show_weekdays (self);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->today);
  show_month (self, g_date_get_year (&date), g_date_get_month (&date));
}

GtkWidget *
gops_month_grid_new (void)
{
  return g_object_new (GOPS_TYPE_MONTH_GRID, NULL);
}

void
gops_month_grid_set_model (GopsMonthGrid     *self,
                           GListModel        *model,
                           GopsMonthItemFunc  func,
                           gpointer           user_data,
                           GDestroyNotify     destroy)
{
  g_return_if_fail (GOPS_IS_MONTH_GRID (self));
  g_return_if_fail (model == NULL || func != NULL);

  clear_item_func (self);
  self->model = model != NULL ? g_object_ref (model) : NULL;
  self->item_func = func;
  self->item_data = user_data;
  self->item_destroy = destroy;
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  fill_cells (self);
}

void
gops_month_grid_set_day_func (GopsMonthGrid    *self,
                              GopsMonthDayFunc  func,
                              gpointer          user_data,
                              GDestroyNotify    destroy)
{
  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  clear_day_func (self);
  self->day_func = func;
  self->day_data = user_data;
  self->day_destroy = destroy;
  fill_cells (self);
}

void
gops_month_grid_set_month (GopsMonthGrid *self,
                           int            year,
                           int            month)
{
  guint32 wanted;
  GDate date;

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));
  g_return_if_fail (g_date_valid_dmy (1, month, year));

  show_month (self, year, month);
  if (cell_of_day (self, self->selected) != NULL)
    return;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, month, year);
  wanted = g_date_get_julian (&date);
  select_day (self, cell_of_day (self, self->today) != NULL ? self->today : wanted);
}

void
gops_month_grid_get_month (GopsMonthGrid *self,
                           int           *out_year,
                           int           *out_month)
{
  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  *out_year = self->year;
  *out_month = self->month;
}

void
gops_month_grid_get_range (GopsMonthGrid  *self,
                           char          **out_first,
                           char          **out_last)
{
  char text[16];

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  format_date (self->first, text);
  *out_first = g_strdup (text);
  format_date (self->first + 7 * self->n_rows - 1, text);
  *out_last = g_strdup (text);
}

void
gops_month_grid_set_today (GopsMonthGrid *self,
                           const char    *date)
{
  guint32 today = parse_date (date);

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  self->today_fixed = today != 0;
  self->today = today != 0 ? today : system_today ();
  fill_cells (self);
}

const char *
gops_month_grid_get_selected_date (GopsMonthGrid *self)
{
  g_return_val_if_fail (GOPS_IS_MONTH_GRID (self), NULL);

  return self->selected_text;
}

void
gops_month_grid_set_selected_date (GopsMonthGrid *self,
                                   const char    *date)
{
  guint32 julian = parse_date (date);
  GDate day;

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  if (julian == 0)
    return;

  if (cell_of_day (self, julian) == NULL)
    {
      g_date_clear (&day, 1);
      g_date_set_julian (&day, julian);
      show_month (self, g_date_get_year (&day), g_date_get_month (&day));
    }
  select_day (self, julian);
}

void
gops_month_grid_refresh (GopsMonthGrid *self)
{
  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  if (!self->today_fixed)
    self->today = system_today ();
  queue_refresh (self);
}
