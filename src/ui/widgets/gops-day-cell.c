/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the month grid: number, note and badge, and as many items as there is room for. */
#include "config.h"

#include "gops-day-cell-private.h"

#include <glib/gi18n.h>

#include "gops-mark.h"
#include "gops-type-icon.h"
#include "gops-weekday.h"

#define SPACING 2
#define MOST_LINES 3   /* of a title */
#define PART_GAP 4     /* px between the icon, title and mark of a chip */
#define ICON_FROM 100  /* px of a chip's content from which it shows its icon */

typedef struct
{
  gint64     id;
  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *repeat;   /* seen of one of several */
  GtkWidget *mark;
} Chip;

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
  GPtrArray *chips;       /* of Chip, also spare ones */
  guint      n_chips;     /* in use */
  guint      n_shown;     /* of these, for which there was room */
  guint32    julian;
  gboolean   in_month;
  int        indent;      /* pixels between header and items */
};

static guint open_signal, add_signal;

G_DEFINE_FINAL_TYPE (GopsDayCell, gops_day_cell, GTK_TYPE_WIDGET)

static Chip *
get_chip (GopsDayCell *self,
          guint        i)
{
  return g_ptr_array_index (self->chips, i);
}

static Chip *
find_chip_of_button (GopsDayCell *self,
                     GtkWidget   *button)
{
  for (guint i = 0; i < self->n_chips; i++)
    if (get_chip (self, i)->button == button)
      return get_chip (self, i);

  return NULL;
}

static void
on_chip_clicked_cb (GopsDayCell *self,
                    GtkWidget   *button)
{
  Chip *chip = find_chip_of_button (self, button);

  if (chip != NULL)
    g_signal_emit (self, open_signal, 0, chip->id);
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source,
                    double         x,
                    double         y,
                    GopsDayCell   *self)
{
  Chip *chip = find_chip_of_button (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  return chip != NULL ? gdk_content_provider_new_typed (G_TYPE_INT64, chip->id) : NULL;
}

static void
on_drag_begin_cb (GtkDragSource *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  gtk_drag_source_set_icon (source, icon, 12, 10);
}

/* --- a chip's parts: icon of the type, title, mark of the status --- */

static int
width_of (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
height_of (GtkWidget *widget,
           int        width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* What the icon and its gap take of a chip's content. A narrow one leaves the icon out: its colour tells the type too, and
 * the words need the room. */
static int
icon_width (GtkWidget *icon,
            int        content)
{
  return content >= ICON_FROM ? width_of (icon) + PART_GAP : 0;
}

static void
measure_parts (GtkWidget      *box,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural,
               int            *minimum_baseline,
               int            *natural_baseline)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *mark = gtk_widget_get_last_child (box);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = width_of (title) + PART_GAP + width_of (mark);
  else
    *minimum = MAX (MAX (height_of (icon, -1), height_of (title, -1)), height_of (mark, -1));
  *natural = *minimum;
}

static void
place_part (GtkWidget *part,
            int        x,
            int        width,
            int        box_width,
            int        height)
{
  gboolean mirrored = gtk_widget_get_direction (part) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (part, &(GtkAllocation) { mirrored ? box_width - x - width : x, 0, width, height }, -1);
}

static void
allocate_parts (GtkWidget *box,
                int        width,
                int        height,
                int        baseline)
{
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *repeat = gtk_widget_get_next_sibling (title);
  GtkWidget *mark = gtk_widget_get_last_child (box);
  int before = icon_width (icon, width), after = width_of (mark) + PART_GAP;
  int sign = gtk_widget_get_visible (repeat) ? icon_width (repeat, width) : 0;

  gtk_widget_set_child_visible (icon, before > 0);
  if (before > 0)
    place_part (icon, 0, before - PART_GAP, width, height);
  gtk_widget_set_child_visible (repeat, sign > 0);
  if (sign > 0)
    place_part (repeat, width - after - sign + PART_GAP, sign - PART_GAP, width, height);
  place_part (title, before, MAX (width - before - after - sign, width_of (title)), width, height);
  place_part (mark, width - after + PART_GAP, after - PART_GAP, width, height);
}

static GtkWidget *
create_parts (Chip *chip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (PangoAttrList) unhyphenated = pango_attr_list_new ();

  pango_attr_list_insert (unhyphenated, pango_attr_insert_hyphens_new (FALSE));
  chip->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 13, NULL);
  chip->title = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 2, "nat-chars", 2, "attributes", unhyphenated,
                              "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, NULL);
  chip->repeat = g_object_new (GTK_TYPE_IMAGE, "icon-name", "gops-repeat-symbolic", "pixel-size", 11, NULL);
  chip->mark = gops_mark_new (NULL);
  gtk_box_append (GTK_BOX (box), chip->icon);
  gtk_box_append (GTK_BOX (box), chip->title);
  gtk_box_append (GTK_BOX (box), chip->repeat);
  gtk_box_append (GTK_BOX (box), chip->mark);
  gtk_widget_set_layout_manager (box, gtk_custom_layout_new (NULL, measure_parts, allocate_parts));
  return box;
}

static Chip *
create_chip (GopsDayCell *self)
{
  Chip *chip = g_new0 (Chip, 1);
  GtkWidget *box = create_parts (chip);
  GtkDragSource *drag = gtk_drag_source_new ();

  chip->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (chip->button), box);
  gtk_widget_add_css_class (chip->button, "gops-month-item");
  g_signal_connect_object (chip->button, "clicked", G_CALLBACK (on_chip_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (on_drag_prepare_cb), self, 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), NULL);
  gtk_widget_add_controller (chip->button, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_parent (chip->button, GTK_WIDGET (self));
  g_ptr_array_add (self->chips, chip);
  return chip;
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
fill_chip (Chip                *chip,
           const GopsMonthItem *item)
{
  g_autofree char *label = g_strdup_printf (item->repeats ? _("%s: %s, %s, repeats") : _("%s: %s, %s"), gops_content_type_get_label (item->type),
                                            item->title, gops_status_get_label (item->status));
  gboolean done = g_strcmp0 (item->status, "done") == 0;
  gboolean missed = g_strcmp0 (item->status, "missed") == 0;

  chip->id = item->id;
  gtk_image_set_from_icon_name (GTK_IMAGE (chip->icon), gops_content_type_lookup (item->type)->icon_name);
  gtk_inscription_set_text (GTK_INSCRIPTION (chip->title), item->title);
  gops_mark_set_name (GOPS_MARK (chip->mark), item->status);
  gtk_widget_set_visible (chip->repeat, item->repeats);
  gops_content_type_apply_hue (chip->button, item->type);
  set_class (chip->button, "done", done);
  set_class (chip->button, "missed", missed);
  set_class (chip->button, "warn", item->warn && !done && !missed);
  gtk_widget_set_tooltip_text (chip->button, item->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
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
create_more_row (GopsDayCell *self,
                 Chip        *chip)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (chip->title));
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "hexpand", TRUE, NULL);
  g_autofree char *status = NULL;
  gint64 *id = g_new (gint64, 1);

  *id = chip->id;
  g_object_get (chip->mark, "mark-name", &status, NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (gtk_image_get_icon_name (GTK_IMAGE (chip->icon))));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), gops_mark_new (status));
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_more_row_clicked_cb), self, G_CONNECT_SWAPPED);
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
  return self->n_chips > 0 ? height_of (get_chip (self, 0)->button, -1) : height_of (self->gap, -1);
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

  if (self->n_chips <= fitting)
    return self->n_chips;

  /* the last row says how many are hidden */
  return fitting > 0 ? fitting - 1 : 0;
}

/* Lines beyond the first that the title wants; a title that ends sooner makes no empty chip. */
static int
count_more_lines (Chip *chip,
                  int   width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (chip->title, gtk_inscription_get_text (GTK_INSCRIPTION (chip->title)));
  int content = width - (width_of (chip->button) - width_of (gtk_button_get_child (GTK_BUTTON (chip->button))));
  int title = content - icon_width (chip->icon, content) - PART_GAP - width_of (chip->mark);

  pango_layout_set_width (layout, MAX (title, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return CLAMP (pango_layout_get_line_count (layout) - 1, 0, MOST_LINES - 1);
}

/* Where the day has room, a title goes on in a second and third line. Takes from @room. */
static int
grow (Chip *chip,
      int   width,
      int  *room)
{
  int line = height_of (chip->title, -1);
  int more = line > 0 ? MIN (count_more_lines (chip, width), *room / line) : 0;

  *room -= more * line;
  return more * line;
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
  room = self->n_shown == self->n_chips ? MAX (height - y - (int) self->n_chips * (row + SPACING), 0) : 0;
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = get_chip (self, i);
      int more = i < self->n_shown ? grow (chip, width, &room) : 0;

      gtk_widget_set_child_visible (chip->button, i < self->n_shown);
      if (i >= self->n_shown)
        continue;

      place (chip->button, y, width, row + more);
      y += row + more + SPACING;
    }

  show_more (self, self->n_chips - self->n_shown);
  if (self->n_chips > self->n_shown)
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
  self->chips = g_ptr_array_new_with_free_func (g_free);
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
  Chip *chip = self->n_chips < self->chips->len ? get_chip (self, self->n_chips) : create_chip (self);

  self->n_chips++;
  fill_chip (chip, item);
  gtk_widget_set_visible (chip->button, TRUE);
}

void
gops_day_cell_end_items (GopsDayCell *self)
{
  g_autofree char *items = g_strdup_printf (ngettext ("%u item", "%u items", self->n_chips), self->n_chips);
  g_autofree char *label = NULL, *day = NULL;
  g_autoptr (GDateTime) date = NULL;
  GDate julian;

  for (guint i = self->n_chips; i < self->chips->len; i++)
    gtk_widget_set_visible (get_chip (self, i)->button, FALSE);
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
gops_day_cell_get_item (GopsDayCell *self)
{
  for (guint i = 0; i < self->n_chips; i++)
    if (gtk_widget_has_focus (get_chip (self, i)->button))
      return get_chip (self, i)->id;

  return self->n_chips == 1 ? get_chip (self, 0)->id : 0;
}

gboolean
gops_day_cell_focus_item (GopsDayCell *self,
                          gint64       id)
{
  for (guint i = 0; i < self->n_chips; i++)
    if (get_chip (self, i)->id == id)
      return gtk_widget_get_child_visible (get_chip (self, i)->button)
               ? gtk_widget_grab_focus (get_chip (self, i)->button)
               : gtk_widget_grab_focus (GTK_WIDGET (self));

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
