/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of plan items: weekday names above 42 recycled cells, of which 28 to 42 are seen.
 *
 * Days are Julian day numbers inside (GDate), so that steps of a day or a week are additions.
 * Exactly one cell takes part in Tab; the arrows move between cells. Drops have one target,
 * the grid, which finds the cell under the pointer. */
#include "config.h"

#include "gops-month-grid-private.h"
#include "gops-weekday.h"

#include <glib/gi18n.h>

typedef enum { PROP_SELECTED_DATE = 1, PROP_WEEK_START } GopsMonthGridProp;
static GParamSpec *props[PROP_WEEK_START + 1];

enum { OPEN_ITEM, DELETE_ITEM, MOVE_ITEM, ADD_ITEM, MONTH_WANTED, DAY_WANTED, ITEM_COMMAND, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GopsMonthGrid, gops_month_grid, GTK_TYPE_WIDGET)

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

void
gops_month_grid_select (GopsMonthGrid *self,
            guint32        julian)
{
  if (self->selected == julian)
    return;

  self->selected = julian;
  gops_julian_format (julian, self->selected_text);
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
      g_autofree char *name = gops_weekday_format (date, "%a");

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
  gops_month_grid_show_spans (self);
  gops_month_grid_fill (self);
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

/* === widget === */

static gboolean
gops_month_grid_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  GopsDayCell *cell = gops_month_grid_get_cell (self, self->selected);

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
    gops_month_grid_select (GOPS_MONTH_GRID (widget), gops_day_cell_get_julian (GOPS_DAY_CELL (child)));
}

static gboolean
gops_month_grid_grab_focus (GtkWidget *widget)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (widget);
  GopsDayCell *cell = gops_month_grid_get_cell (self, self->selected);

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
  for (int row = 0; row < self->n_rows; row++)
    gops_month_grid_allocate_spans (self, row, width, top + row * room / self->n_rows);
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
  gops_month_grid_clear_spans (self);
  self->drop_cell = NULL;
  self->n_rows = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gops_month_grid_parent_class)->dispose (object);
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
  signals[DAY_WANTED] = g_signal_new ("day-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ITEM_COMMAND] = g_signal_new ("item-command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
gops_month_grid_finalize (GObject *object)
{
  GopsMonthGrid *self = GOPS_MONTH_GRID (object);

  g_array_unref (self->spans);
  g_ptr_array_unref (self->segments);
  G_OBJECT_CLASS (gops_month_grid_parent_class)->finalize (object);
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
  object_class->finalize = gops_month_grid_finalize;
  widget_class->measure = gops_month_grid_measure;
  widget_class->size_allocate = gops_month_grid_size_allocate;
  widget_class->focus = gops_month_grid_focus;
  widget_class->grab_focus = gops_month_grid_grab_focus;
  widget_class->set_focus_child = gops_month_grid_set_focus_child;

  props[PROP_SELECTED_DATE] = g_param_spec_string ("selected-date", NULL, NULL, NULL, flags);
  props[PROP_WEEK_START] = g_param_spec_int ("week-start", NULL, NULL, 1, 7, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  install_signals ();
  gops_month_grid_install_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "gops-month");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
on_cell_open_item_cb (GopsMonthGrid *self,
                      gint64         id)
{
  g_signal_emit (self, signals[OPEN_ITEM], 0, id);
}

static void
on_cell_add_item_cb (GopsMonthGrid *self,
                     GopsDayCell   *cell)
{
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_julian_format (gops_day_cell_get_julian (cell), text);
  g_signal_emit (self, signals[ADD_ITEM], 0, text);
}

static void
on_cell_more_wanted_cb (GopsMonthGrid *self,
                        GopsDayCell   *cell)
{
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_julian_format (gops_day_cell_get_julian (cell), text);
  g_signal_emit (self, signals[DAY_WANTED], 0, text);
}

static void
on_cell_item_command_cb (GopsMonthGrid *self,
                         gint64         id,
                         const char    *command)
{
  if (g_str_equal (command, "edit"))
    g_signal_emit (self, signals[OPEN_ITEM], 0, id);
  else if (g_str_equal (command, "remove"))
    g_signal_emit (self, signals[DELETE_ITEM], 0, id);
  else
    g_signal_emit (self, signals[ITEM_COMMAND], 0, id, command);
}

static void
connect_cell (GopsMonthGrid *self,
              GtkWidget     *cell)
{
  g_signal_connect_object (cell, "open-item", G_CALLBACK (on_cell_open_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "add-item", G_CALLBACK (on_cell_add_item_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "more-wanted", G_CALLBACK (on_cell_more_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cell, "item-command", G_CALLBACK (on_cell_item_command_cb), self, G_CONNECT_SWAPPED);
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
      connect_cell (self, cell);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_COL_INDEX, i % 7 + 1,
                                      GTK_ACCESSIBLE_RELATION_ROW_INDEX, i / 7 + 1, -1);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }
}

static void
gops_month_grid_init (GopsMonthGrid *self)
{
  GDate date;

  create_cells (self);
  gops_month_grid_init_spans (self);
  gops_month_grid_add_pointer (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Calendar"), -1);

  self->week_start = gops_julian_week_start ();
  self->today = self->selected = gops_julian_today ();
  gops_julian_format (self->selected, self->selected_text);
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
    g_signal_connect_object (model, "items-changed", G_CALLBACK (gops_month_grid_queue_refresh), self, G_CONNECT_SWAPPED);
  gops_month_grid_fill (self);
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
  gops_month_grid_fill (self);
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
  if (gops_month_grid_get_cell (self, self->selected) != NULL)
    return;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, month, year);
  wanted = g_date_get_julian (&date);
  gops_month_grid_select (self, gops_month_grid_get_cell (self, self->today) != NULL ? self->today : wanted);
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
  char text[GOPS_JULIAN_TEXT_SIZE];

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  gops_julian_format (self->first, text);
  *out_first = g_strdup (text);
  gops_julian_format (self->first + 7 * self->n_rows - 1, text);
  *out_last = g_strdup (text);
}

void
gops_month_grid_set_today (GopsMonthGrid *self,
                           const char    *date)
{
  guint32 today = gops_julian_parse (date);

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  self->today_fixed = today != 0;
  self->today = today != 0 ? today : gops_julian_today ();
  gops_month_grid_fill (self);
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
  guint32 julian = gops_julian_parse (date);
  GDate day;

  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  if (julian == 0)
    return;

  if (gops_month_grid_get_cell (self, julian) == NULL)
    {
      g_date_clear (&day, 1);
      g_date_set_julian (&day, julian);
      show_month (self, g_date_get_year (&day), g_date_get_month (&day));
    }
  gops_month_grid_select (self, julian);
}

void
gops_month_grid_refresh (GopsMonthGrid *self)
{
  g_return_if_fail (GOPS_IS_MONTH_GRID (self));

  if (!self->today_fixed)
    self->today = gops_julian_today ();
  gops_month_grid_queue_refresh (self);
}
