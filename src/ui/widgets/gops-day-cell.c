/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the month grid: number, note and badge, and as many items as there is room for. */
#include "config.h"

#include "gops-day-cell-private.h"

#include <glib/gi18n.h>

#include "gops-mark.h"
#include "gops-weekday.h"

#define SPACING 2

struct _GopsDayCell
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkWidget *number;
  GtkWidget *note;
  GtkWidget *badge;
  GtkWidget *gap;
  GtkWidget *more;        /* GtkMenuButton */
  GtkWidget *more_label;  /* "+N more" */
  GtkWidget *more_box;    /* in its popover */
  GPtrArray *chips;       /* of GopsPlanChip, also spare ones */
  guint      n_chips;     /* in use */
  guint      n_shown;     /* of these, for which there was room */
  guint      n_beyond;    /* that the day has beyond its chips */
  guint32    julian;
  gboolean   in_month;
  int        indent;      /* pixels between header and items */
};

static guint open_signal, add_signal, command_signal, more_signal;

G_DEFINE_FINAL_TYPE (GopsDayCell, gops_day_cell, GTK_TYPE_WIDGET)

static GopsPlanChip *
get_chip (GopsDayCell *self,
          guint        i)
{
  return g_ptr_array_index (self->chips, i);
}

static void
on_chip_clicked_cb (GopsDayCell  *self,
                    GopsPlanChip *chip)
{
  g_signal_emit (self, open_signal, 0, gops_plan_chip_get_id (chip));
}

static void
on_chip_command_cb (GopsDayCell  *self,
                    const char   *command,
                    GopsPlanChip *chip)
{
  g_signal_emit (self, command_signal, 0, gops_plan_chip_get_id (chip), command);
}

static int
height_of (GtkWidget *widget,
           int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GopsPlanChip *
create_chip (GopsDayCell *self)
{
  GtkWidget *chip = gops_plan_chip_new (FALSE);

  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "command", G_CALLBACK (on_chip_command_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  g_ptr_array_add (self->chips, chip);
  return GOPS_PLAN_CHIP (chip);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
on_gap_clicked_cb (GopsDayCell *self)
{
  g_signal_emit (self, add_signal, 0);
}

static void
on_more_row_clicked_cb (GopsDayCell *self,
                        GtkWidget   *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->more));
  g_signal_emit (self, open_signal, 0, *id);
}

static GtkWidget *
create_more_row (GopsDayCell  *self,
                 GopsPlanChip *chip)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *text = gops_plan_chip_get_title (chip);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "hexpand", TRUE, NULL);
  gint64 *id = g_new (gint64, 1);

  *id = gops_plan_chip_get_id (chip);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (gops_plan_chip_get_icon (chip)));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), gops_mark_new (gops_plan_chip_get_status (chip)));
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_more_row_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
on_whole_day_clicked_cb (GopsDayCell *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->more));
  g_signal_emit (self, more_signal, 0);
}

/* What a day has beyond the items that it was given is seen elsewhere. */
static GtkWidget *
create_whole_day_row (GopsDayCell *self)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Show %u More in the Agenda", "Show %u More in the Agenda", self->n_beyond), self->n_beyond);
  GtkWidget *row = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (row, "flat");
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_whole_day_clicked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* The popover holds the whole day and is filled when it opens. */
static void
on_more_show_cb (GopsDayCell *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->more_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->more_box), child);
  for (guint i = 0; i < self->n_chips; i++)
    gtk_box_append (GTK_BOX (self->more_box), create_more_row (self, get_chip (self, i)));
  if (self->n_beyond > 0)
    gtk_box_append (GTK_BOX (self->more_box), create_whole_day_row (self));
}

static void
show_more (GopsDayCell *self,
           guint        n_hidden)
{
  g_autofree char *text = g_strdup_printf (ngettext ("+%u more", "+%u more", n_hidden), n_hidden);

  gtk_widget_set_child_visible (self->more, n_hidden > 0);
  if (n_hidden > 0)
    {
      gtk_label_set_label (GTK_LABEL (self->more_label), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
}

static int
row_height (GopsDayCell *self)
{
  return self->n_chips > 0 ? height_of (GTK_WIDGET (get_chip (self, 0)), -1) : height_of (self->gap, -1);
}

static void
gops_day_cell_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  GopsDayCell *self = GOPS_DAY_CELL (widget);
  int row;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 40;
      *natural = 120;
      return;
    }

  row = row_height (self) + SPACING;
  *minimum = height_of (self->header, -1) + self->indent + row;
  *natural = height_of (self->header, -1) + self->indent + 3 * row;
}

static void
place (GtkWidget *widget,
       int        y,
       int        width,
       int        height)
{
  int minimum;

  /* measured although given a fixed size: GTK insists */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { 0, y, MAX (width, minimum), height }, -1);
}

static guint
count_fitting (GopsDayCell *self,
               int          room,
               int          row)
{
  guint fitting = MAX (room + SPACING, 0) / (row + SPACING);

  if (self->n_chips + (self->n_beyond > 0) <= fitting)
    return self->n_chips;

  /* the last row says how many are hidden */
  return fitting > 0 ? fitting - 1 : 0;
}

static void
gops_day_cell_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  GopsDayCell *self = GOPS_DAY_CELL (widget);
  int row = row_height (self), y = height_of (self->header, width), room;

  place (self->header, 0, width, y);
  y += self->indent;
  self->n_shown = count_fitting (self, height - y, row);
  room = self->n_shown == self->n_chips && self->n_beyond == 0 ? MAX (height - y - (int) self->n_chips * (row + SPACING), 0) : 0;
  for (guint i = 0; i < self->chips->len; i++)
    {
      GtkWidget *chip = GTK_WIDGET (get_chip (self, i));
      int more = i < self->n_shown ? gops_plan_chip_grow (GOPS_PLAN_CHIP (chip), width, &room) : 0;

      gtk_widget_set_child_visible (chip, i < self->n_shown);
      if (i >= self->n_shown)
        continue;

      place (chip, y, width, row + more);
      y += row + more + SPACING;
    }

  show_more (self, self->n_chips - self->n_shown + self->n_beyond);
  if (self->n_chips - self->n_shown + self->n_beyond > 0)
    place (self->more, y, width, height_of (self->more, width));
  if (gtk_widget_should_layout (self->gap))
    place (self->gap, y, width, row);
}

static void
gops_day_cell_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (-2, -2, gtk_widget_get_width (widget) + 4,
                                                         gtk_widget_get_height (widget) + 4));
  GTK_WIDGET_CLASS (gops_day_cell_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
gops_day_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  GOPS_DAY_CELL (object)->n_chips = 0;
  G_OBJECT_CLASS (gops_day_cell_parent_class)->dispose (object);
}

static void
gops_day_cell_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_DAY_CELL (object)->chips);
  G_OBJECT_CLASS (gops_day_cell_parent_class)->finalize (object);
}

static void
gops_day_cell_class_init (GopsDayCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = GOPS_TYPE_DAY_CELL;

  object_class->dispose = gops_day_cell_dispose;
  object_class->finalize = gops_day_cell_finalize;
  widget_class->measure = gops_day_cell_measure;
  widget_class->size_allocate = gops_day_cell_size_allocate;
  widget_class->snapshot = gops_day_cell_snapshot;

  open_signal = g_signal_new ("open-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  add_signal = g_signal_new ("add-item", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  command_signal = g_signal_new ("item-command", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  more_signal = g_signal_new ("more-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "gops-day");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
create_header (GopsDayCell *self)
{
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->number = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);
  self->note = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, "hexpand", TRUE, NULL);
  self->badge = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->number, "number");
  gtk_widget_add_css_class (self->note, "note");
  gtk_widget_add_css_class (self->badge, "badge");
  gtk_box_append (GTK_BOX (self->header), self->number);
  gtk_box_append (GTK_BOX (self->header), self->note);
  gtk_box_append (GTK_BOX (self->header), self->badge);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
create_more (GopsDayCell *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->more_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_popover_set_child (GTK_POPOVER (popover), self->more_box);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  self->more_label = gtk_label_new (NULL);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->more), self->more_label);
  gtk_widget_add_css_class (self->more, "gops-more");
  g_signal_connect_object (popover, "show", G_CALLBACK (on_more_show_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->more, FALSE);
}

static void
gops_day_cell_init (GopsDayCell *self)
{
  self->chips = g_ptr_array_new ();
  create_header (self);

  self->gap = g_object_new (GTK_TYPE_BUTTON, "visible", FALSE, "label", "", NULL);
  gtk_widget_add_css_class (self->gap, "gops-month-item");
  gtk_widget_add_css_class (self->gap, "gap");
  g_signal_connect_object (self->gap, "clicked", G_CALLBACK (on_gap_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->gap, GTK_WIDGET (self));

  create_more (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
gops_day_cell_new (void)
{
  return g_object_new (GOPS_TYPE_DAY_CELL, NULL);
}

static void
show_number (GopsDayCell *self,
             GDate       *date,
             gboolean     in_month)
{
  char text[64];

  /* the first day of a neighbouring month also says which month begins */
  if (!in_month && g_date_get_day (date) == 1)
    /* xgettext:no-c-format */
    g_date_strftime (text, sizeof text, C_("first day of another month", "%-d %b"), date);
  else
    g_snprintf (text, sizeof text, "%d", g_date_get_day (date));
  gtk_label_set_label (GTK_LABEL (self->number), text);
}

void
gops_day_cell_set_date (GopsDayCell *self,
                        guint32      julian,
                        gboolean     in_month,
                        gboolean     is_today)
{
  GDate date;

  self->julian = julian;
  self->in_month = in_month;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  show_number (self, &date, in_month);
  set_class (GTK_WIDGET (self), "other", !in_month);
  set_class (GTK_WIDGET (self), "today", is_today);
}

guint32
gops_day_cell_get_julian (GopsDayCell *self)
{
  return self->julian;
}

/* Weekends but those that are worked, and other days off. */
static gboolean
is_off (GopsDayCell        *self,
        const GopsMonthDay *day)
{
  GDate date;

  if (!self->in_month)
    return TRUE;
  if (day->badge != NULL)
    return !day->badge_work;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, self->julian);
  return g_date_get_weekday (&date) >= G_DATE_SATURDAY;
}

void
gops_day_cell_set_day (GopsDayCell        *self,
                       const GopsMonthDay *day)
{
  set_class (GTK_WIDGET (self), "off", is_off (self, day));
  gtk_label_set_label (GTK_LABEL (self->note), day->note != NULL ? day->note : "");
  set_class (self->note, "strong", day->note_strong);
  gtk_label_set_label (GTK_LABEL (self->badge), day->badge != NULL ? day->badge : "");
  gtk_widget_set_visible (self->badge, day->badge != NULL);
  set_class (self->badge, "work", day->badge_work);
  gtk_widget_set_tooltip_text (self->header, day->hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, day->hint != NULL ? day->hint : "", -1);
  gtk_button_set_label (GTK_BUTTON (self->gap), day->gap != NULL ? day->gap : "");
  gtk_widget_set_visible (self->gap, day->gap != NULL);
  self->n_beyond = day->beyond;
}

void
gops_day_cell_set_indent (GopsDayCell *self,
                          int          indent)
{
  if (self->indent == indent)
    return;

  self->indent = indent;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
gops_day_cell_get_indent (GopsDayCell *self)
{
  return self->indent;
}

int
gops_day_cell_get_header_height (GopsDayCell *self)
{
  /* padding and border of the style sheet lie above the header */
  return height_of (self->header, -1) + 3;
}

void
gops_day_cell_begin_items (GopsDayCell *self)
{
  self->n_chips = 0;
}

void
gops_day_cell_add_item (GopsDayCell         *self,
                        const GopsMonthItem *item)
{
  GopsPlanChip *chip = self->n_chips < self->chips->len ? get_chip (self, self->n_chips) : create_chip (self);

  self->n_chips++;
  gops_plan_chip_fill (chip, item);
  gtk_widget_set_visible (GTK_WIDGET (chip), TRUE);
}

void
gops_day_cell_end_items (GopsDayCell *self)
{
  guint n = self->n_chips + self->n_beyond;
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", n), n);
  g_autofree char *label = NULL, *day = NULL;
  g_autoptr (GDateTime) date = NULL;
  GDate julian;

  for (guint i = self->n_chips; i < self->chips->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_chip (self, i)), FALSE);
  if (self->n_chips > 0)
    gtk_widget_set_visible (self->gap, FALSE);

  g_date_clear (&julian, 1);
  g_date_set_julian (&julian, self->julian);
  date = g_date_time_new_utc (g_date_get_year (&julian), g_date_get_month (&julian), g_date_get_day (&julian), 0, 0, 0);
  day = gops_weekday_format (date, C_("name of a day", "%A %-d %B"));
  label = g_strdup_printf ("%s, %s", day, items);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gint64
gops_day_cell_get_focused (GopsDayCell *self)
{
  for (guint i = 0; i < self->n_chips; i++)
    if (gtk_widget_is_focus (GTK_WIDGET (get_chip (self, i))))
      return gops_plan_chip_get_id (get_chip (self, i));

  return 0;
}

gint64
gops_day_cell_get_item (GopsDayCell *self)
{
  gint64 focused = gops_day_cell_get_focused (self);

  if (focused != 0)
    return focused;
  return self->n_chips == 1 ? gops_plan_chip_get_id (get_chip (self, 0)) : 0;
}

gboolean
gops_day_cell_focus_item (GopsDayCell *self,
                          gint64       id)
{
  for (guint i = 0; i < self->n_chips; i++)
    {
      GtkWidget *chip = GTK_WIDGET (get_chip (self, i));

      if (gops_plan_chip_get_id (GOPS_PLAN_CHIP (chip)) == id)
        return gtk_widget_grab_focus (gtk_widget_get_child_visible (chip) ? chip : GTK_WIDGET (self));
    }

  return FALSE;
}

void
gops_day_cell_activate (GopsDayCell *self)
{
  gint64 id = gops_day_cell_get_item (self);

  if (self->n_chips == 0)
    g_signal_emit (self, add_signal, 0);
  else if (id != 0)
    g_signal_emit (self, open_signal, 0, id);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
