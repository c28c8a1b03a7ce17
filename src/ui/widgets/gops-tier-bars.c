/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people each tier holds: columns that are filters. */
#include "config.h"

#include "gops-tier-bars.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-tier-chip.h"

#define COLUMN_WIDTH 48
#define COLUMN_HEIGHT 80
#define CAP 4
#define FIGURES 24    /* room for the figures above the highest column */

typedef struct
{
  char      *tier;
  char      *figures;    /* markup */
  guint      count;
  int        was;        /* −1: no change in view */
  GtkWidget *button;     /* GtkToggleButton */
  GtkWidget *area;       /* GtkDrawingArea */
  GtkWidget *chip;
} Column;

struct _GopsTierBars
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GPtrArray *columns;    /* of Column */
  char      *selected;   /* (nullable) */
  guint      largest;    /* count or was, at least 1 */
  gboolean   filling;
};

typedef enum { PROP_SELECTED = 1 } GopsTierBarsProp;
static GParamSpec *props[PROP_SELECTED + 1];

G_DEFINE_FINAL_TYPE (GopsTierBars, gops_tier_bars, GTK_TYPE_WIDGET)

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->tier);
  g_free (column->figures);
  g_free (column);
}

static Column *
find_column (GopsTierBars *self,
             GtkWidget    *part)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      if (column->button == part || column->area == part)
        return column;
    }
  return NULL;
}

/* A gain is a dark cap, a loss a dashed outline of what was. */
static void
draw_change (cairo_t       *cr,
             const GdkRGBA *color,
             double         top,
             double         was_top,
             double         left)
{
  static const double dash[] = { 3, 2 };

  if (was_top > top)
    {
      cairo_set_source_rgba (cr, color->red * 0.6, color->green * 0.6, color->blue * 0.6, 1);
      cairo_rectangle (cr, left, top, COLUMN_WIDTH, CLAMP (was_top - top, 2, CAP));
      cairo_fill (cr);
    }
  else if (was_top < top)
    {
      gdk_cairo_set_source_rgba (cr, color);
      cairo_set_dash (cr, dash, 2, 0);
      cairo_set_line_width (cr, 1.5);
      cairo_move_to (cr, left + 0.75, top);
      cairo_line_to (cr, left + 0.75, was_top + 0.75);
      cairo_line_to (cr, left + COLUMN_WIDTH - 0.75, was_top + 0.75);
      cairo_line_to (cr, left + COLUMN_WIDTH - 0.75, top);
      cairo_stroke (cr);
    }
}

/* The figures stand on the column, so that the eye need not travel. */
static void
draw_figures (GtkWidget  *area,
              cairo_t    *cr,
              const char *markup,
              double      top)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (area, NULL);
  GdkRGBA color;
  int width, height;

  gops_widget_text_color (area, &color);
  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, (gtk_widget_get_width (area) - width) / 2.0, MAX (top - height - 3, 0));
  pango_cairo_show_layout (cr, layout);
}

static void
draw_column (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        user_data)
{
  GopsTierBars *self = user_data;
  Column *column = find_column (self, GTK_WIDGET (area));
  double room = height - FIGURES, top, was_top, left = (width - COLUMN_WIDTH) / 2.0;
  GdkRGBA color;

  if (column == NULL || room <= 0)
    return;

  gops_widget_named_color (GTK_WIDGET (area), gops_tier_color_name (column->tier), &color);
  top = height - MAX (room * column->count / self->largest, column->count > 0 ? 2 : 0);
  was_top = column->was >= 0 ? height - room * column->was / self->largest : top;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_move_to (cr, left, height);
  cairo_arc (cr, left + 3, MIN (top + 3, height), 3, G_PI, 1.5 * G_PI);
  cairo_arc (cr, left + COLUMN_WIDTH - 3, MIN (top + 3, height), 3, 1.5 * G_PI, 2 * G_PI);
  cairo_line_to (cr, left + COLUMN_WIDTH, height);
  cairo_close_path (cr);
  cairo_fill (cr);
  draw_change (cr, &color, top, was_top, left);
  draw_figures (GTK_WIDGET (area), cr, column->figures, MIN (top, was_top));
}

static void
on_column_toggled_cb (GopsTierBars *self,
                      GtkWidget    *button)
{
  Column *column = find_column (self, button);

  if (self->filling || column == NULL)
    return;

  gops_tier_bars_set_selected (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) ? column->tier : NULL);
}

static Column *
add_column (GopsTierBars *self)
{
  Column *column = g_new0 (Column, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  column->area = g_object_new (GTK_TYPE_DRAWING_AREA, "content-height", COLUMN_HEIGHT + FIGURES, "content-width", COLUMN_WIDTH,
                               "vexpand", TRUE, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (column->area), draw_column, self, NULL);
  column->chip = gops_tier_chip_new (NULL, NULL);
  gtk_widget_set_halign (column->chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), column->area);
  gtk_box_append (GTK_BOX (box), column->chip);

  column->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (column->button), box);
  gtk_widget_set_hexpand (column->button, TRUE);
  g_signal_connect_object (column->button, "toggled", G_CALLBACK (on_column_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), column->button);
  g_ptr_array_add (self->columns, column);
  return column;
}

static void
fill_column (GopsTierBars        *self,
             Column              *column,
             const GopsTierBar *count)
{
  g_autofree char *label = NULL;
  gboolean changes = count->was >= 0 && count->was != (int) count->count;

  g_free (column->tier);
  g_free (column->figures);
  column->tier = g_strdup (count->tier);
  column->count = count->count;
  column->was = changes ? count->was : -1;
  gops_tier_chip_set_tier (GOPS_TIER_CHIP (column->chip), count->tier, count->label);
  if (changes)
    {
      column->figures = g_strdup_printf ("<span alpha='70%%'>%'d → </span><b>%'u</b>", count->was, count->count);
      label = g_strdup_printf (_("%s: from %d to %u"), count->label, count->was, count->count);
    }
  else
    {
      column->figures = g_strdup_printf ("<b>%'u</b>", count->count);
      label = g_strdup_printf (_("%s: %u"), count->label, count->count);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (column->area);
}

static void
show_selected (GopsTierBars *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (column->button), g_strcmp0 (column->tier, self->selected) == 0);
    }
  self->filling = FALSE;
}

/* On narrow windows the columns scroll rather than lose their words. */
static void
gops_tier_bars_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  gtk_widget_measure (GOPS_TIER_BARS (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural;
}

static void
gops_tier_bars_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  gtk_widget_allocate (GOPS_TIER_BARS (widget)->box, width, height, baseline, NULL);
}

static void
gops_tier_bars_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((GopsTierBarsProp) id)
    {
    case PROP_SELECTED: g_value_set_string (value, GOPS_TIER_BARS (object)->selected); break;
    }
}

static void
gops_tier_bars_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((GopsTierBarsProp) id)
    {
    case PROP_SELECTED: gops_tier_bars_set_selected (GOPS_TIER_BARS (object), g_value_get_string (value)); break;
    }
}

static void
gops_tier_bars_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_TIER_BARS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_tier_bars_parent_class)->dispose (object);
}

static void
gops_tier_bars_finalize (GObject *object)
{
  GopsTierBars *self = GOPS_TIER_BARS (object);

  g_ptr_array_unref (self->columns);
  g_free (self->selected);
  G_OBJECT_CLASS (gops_tier_bars_parent_class)->finalize (object);
}

static void
gops_tier_bars_class_init (GopsTierBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gops_tier_bars_get_property;
  object_class->set_property = gops_tier_bars_set_property;
  object_class->dispose = gops_tier_bars_dispose;
  object_class->finalize = gops_tier_bars_finalize;
  props[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  widget_class->measure = gops_tier_bars_measure;
  widget_class->size_allocate = gops_tier_bars_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gops-tier-bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gops_tier_bars_init (GopsTierBars *self)
{
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->largest = 1;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People by tier"), -1);
}

GtkWidget *
gops_tier_bars_new (void)
{
  return g_object_new (GOPS_TYPE_TIER_BARS, NULL);
}

void
gops_tier_bars_set_counts (GopsTierBars        *self,
                           const GopsTierBar *counts,
                           guint                n_counts)
{
  g_return_if_fail (GOPS_IS_TIER_BARS (self));

  while (self->columns->len > n_counts)
    {
      Column *last = g_ptr_array_index (self->columns, self->columns->len - 1);

      gtk_box_remove (GTK_BOX (self->box), last->button);
      g_ptr_array_set_size (self->columns, self->columns->len - 1);
    }
  self->largest = 1;
  for (guint i = 0; i < n_counts; i++)
    self->largest = MAX (self->largest, (guint) MAX ((int) counts[i].count, counts[i].was));
  for (guint i = 0; i < n_counts; i++)
    fill_column (self, i < self->columns->len ? g_ptr_array_index (self->columns, i) : add_column (self), &counts[i]);
  show_selected (self);
}

const char *
gops_tier_bars_get_selected (GopsTierBars *self)
{
  g_return_val_if_fail (GOPS_IS_TIER_BARS (self), NULL);

  return self->selected;
}

void
gops_tier_bars_set_selected (GopsTierBars *self,
                             const char   *tier)
{
  g_return_if_fail (GOPS_IS_TIER_BARS (self));

  if (g_strcmp0 (self->selected, tier) == 0)
    return;

  g_free (self->selected);
  self->selected = g_strdup (tier);
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}
