/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month grid: from the model's objects to the cells. */
#include "gops-month-grid-private.h"

typedef struct
{
  GopsMonthItem item;     /* strings owned */
  guint32       julian;
} Entry;

GopsDayCell *
gops_month_grid_get_cell (GopsMonthGrid *self,
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
  g_free ((char *) entry->item.group);
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

      entry = (Entry) { .item = item, .julian = gops_julian_parse (item.date) };
      if (gops_month_grid_get_cell (self, entry.julian) == NULL)
        continue;

      entry.item.date = NULL;
      entry.item.type = g_strdup (item.type);
      entry.item.title = g_strdup (item.title != NULL ? item.title : "");
      entry.item.status = g_strdup (item.status);
      entry.item.group = g_strdup (item.group);
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
  char text[GOPS_JULIAN_TEXT_SIZE];

  gops_day_cell_set_date (cell, julian, is_in_month (self, julian), julian == self->today);
  gops_julian_format (julian, text);
  if (self->day_func != NULL)
    self->day_func (text, &day, self->day_data);
  gops_day_cell_set_day (cell, &day);
}

static gint64
find_focused (GopsMonthGrid *self)
{
  gint64 id = 0;

  for (int i = 0; id == 0 && i < 7 * self->n_rows; i++)
    id = gops_day_cell_get_focused (GOPS_DAY_CELL (self->cells[i]));
  return id;
}

/* Focuses @id on whatever day but @except. */
static gboolean
focus_item (GopsMonthGrid *self,
            gint64         id,
            guint32        except)
{
  for (int i = 0; id != 0 && i < 7 * self->n_rows; i++)
    if (self->first + i != except && gops_day_cell_focus_item (GOPS_DAY_CELL (self->cells[i]), id))
      return TRUE;
  return FALSE;
}

/* What was carried gets the focus once it is elsewhere; else what had the focus keeps it, wherever it is now. */
static void
restore_focus (GopsMonthGrid *self,
               gint64         focused)
{
  if (focus_item (self, self->carried, self->carried_from))
    self->carried = 0;
  else
    (void) focus_item (self, focused, 0);
}

void
gops_month_grid_fill (GopsMonthGrid *self)
{
  g_autoptr (GArray) entries = collect_entries (self);
  gint64 focused = find_focused (self);
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
  restore_focus (self, focused);
}

static gboolean
on_refresh_idle_cb (gpointer user_data)
{
  GopsMonthGrid *self = user_data;

  self->refresh_idle = 0;
  gops_month_grid_fill (self);
  return G_SOURCE_REMOVE;
}

void
gops_month_grid_queue_refresh (GopsMonthGrid *self)
{
  if (self->refresh_idle == 0)
    self->refresh_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_refresh_idle_cb, self, NULL);
}
