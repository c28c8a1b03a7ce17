/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs side by side. Heights are people; a band keeps the colour of the tier it comes from. */
#include "config.h"

#include "gops-compat.h"
#include "gops-members-state.h"
#include "gops-run-flow.h"
#include "gops-tier-chip.h"

#define HEIGHT     220
#define COLUMN     14      /* width of a column */
#define GAP        3       /* between two tiers of a column */
#define LABELS     96      /* room at the right for the tiers' names */
#define DATES      22      /* room below for the days */
#define ONE_RUN    110     /* least room from one run to the next */
#define SMALLEST   13      /* a tier must be so high to have its name beside it */
#define MOST_TIERS 32

struct _GopsRunFlow
{
  GtkWidget parent_instance;

  const GopsTierScheme *scheme;     /* (nullable) */
  GPtrArray            *runs;       /* (owned) (nullable) */
  GPtrArray            *matrices;   /* (owned) (nullable) */
  const char           *language;   /* interned */
  guint                *order;      /* (owned) (nullable): tiers from top to bottom */
};

G_DEFINE_FINAL_TYPE (GopsRunFlow, gops_run_flow, GTK_TYPE_WIDGET)

/* What is being drawn: the last runs that have room. */
typedef struct
{
  GopsRunFlow *self;
  cairo_t     *cr;
  GdkRGBA      text;
  guint        first, n;       /* runs */
  double       left, step;     /* of the first column; from one to the next */
  double       scale;          /* height of a person */
} Drawing;

static const GopsTierRunFigures *
run_at (const Drawing *drawing,
        guint          column)
{
  return g_ptr_array_index (drawing->self->runs, drawing->first + column);
}

static double
column_x (const Drawing *drawing,
          guint          column)
{
  return drawing->left + drawing->step * column;
}

/* Where the tiers of a column begin, by their places in the scheme. */
static void
find_tops (const Drawing *drawing,
           guint          column,
           double         tops[MOST_TIERS])
{
  GopsRunFlow *self = drawing->self;
  const GopsTierRunFigures *run = run_at (drawing, column);
  double y = 4;

  for (guint i = 0; i < self->scheme->n_tiers; i++)
    {
      guint tier = self->order[i];

      tops[tier] = y;
      if (run->counts[tier] > 0)
        y += run->counts[tier] * drawing->scale + GAP;
    }
}

static void
tier_color (GopsRunFlow *self,
            guint        tier,
            GdkRGBA     *color)
{
  gops_widget_named_color (GTK_WIDGET (self), gops_tier_color_name (self->scheme->tiers[tier].id), color);
}

/* --- bands --- */

static void
draw_band (const Drawing *drawing,
           guint          column,
           double         from,
           double         to,
           double         height,
           const GdkRGBA *color)
{
  double left = column_x (drawing, column) + COLUMN, right = column_x (drawing, column + 1), middle = (left + right) / 2;

  cairo_set_source_rgba (drawing->cr, color->red, color->green, color->blue, 0.28);
  cairo_move_to (drawing->cr, left, from);
  cairo_curve_to (drawing->cr, middle, from, middle, to, right, to);
  cairo_line_to (drawing->cr, right, to + height);
  cairo_curve_to (drawing->cr, middle, to + height, middle, from + height, left, from + height);
  cairo_close_path (drawing->cr);
  cairo_fill (drawing->cr);
}

/* The bands leave a tier in the order in which they arrive, so that they cross as little as can be. */
static void
draw_bands (const Drawing *drawing,
            guint          column)
{
  GopsRunFlow *self = drawing->self;
  const GopsTierMatrix *matrix = g_ptr_array_index (self->matrices, drawing->first + column);
  double out[MOST_TIERS], in[MOST_TIERS];

  find_tops (drawing, column, out);
  find_tops (drawing, column + 1, in);
  for (guint i = 0; i < self->scheme->n_tiers; i++)
    for (guint j = 0; j < self->scheme->n_tiers; j++)
      {
        guint from = self->order[i], to = self->order[j];
        double height = gops_tier_matrix_get (matrix, from, to) * drawing->scale;
        GdkRGBA color;

        if (height <= 0)
          continue;
        tier_color (self, from, &color);
        draw_band (drawing, column, out[from], in[to], height, &color);
        out[from] += height;
        in[to] += height;
      }
}

/* --- columns --- */

static void
draw_text (const Drawing *drawing,
           const char    *text,
           double         x,
           double         y,
           double         width,
           PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (drawing->self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (drawing->self->language)));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gdk_cairo_set_source_rgba (drawing->cr, &drawing->text);
  cairo_move_to (drawing->cr, x, y);
  pango_cairo_show_layout (drawing->cr, layout);
}

static void
draw_label (const Drawing *drawing,
            guint          tier,
            guint          count,
            double         top,
            double         height)
{
  GopsRunFlow *self = drawing->self;
  g_autofree char *text = g_strdup_printf ("%u %s", count, gops_text_get (&self->scheme->tiers[tier].name, self->language));
  double x = column_x (drawing, drawing->n - 1) + COLUMN + 6;

  if (height >= SMALLEST - 1)
    draw_text (drawing, text, x, top + height / 2 - 9, gtk_widget_get_width (GTK_WIDGET (self)) - x, PANGO_ALIGN_LEFT);
}

static void
draw_column (const Drawing *drawing,
             guint          column)
{
  GopsRunFlow *self = drawing->self;
  const GopsTierRunFigures *run = run_at (drawing, column);
  const char *date = strlen (run->as_of) == 10 ? run->as_of + 5 : run->as_of;
  double tops[MOST_TIERS];

  find_tops (drawing, column, tops);
  for (guint i = 0; i < self->scheme->n_tiers; i++)
    {
      double height = run->counts[i] * drawing->scale;
      GdkRGBA color;

      if (run->counts[i] == 0)
        continue;
      tier_color (self, i, &color);
      gdk_cairo_set_source_rgba (drawing->cr, &color);
      cairo_rectangle (drawing->cr, column_x (drawing, column), tops[i], COLUMN, MAX (height, 1));
      cairo_fill (drawing->cr);
      if (column + 1 == drawing->n)
        draw_label (drawing, i, run->counts[i], tops[i], height);
    }
  draw_text (drawing, date, column_x (drawing, column) + COLUMN / 2.0 - 30, gtk_widget_get_height (GTK_WIDGET (self)) - DATES + 3, 60,
             PANGO_ALIGN_CENTER);
}

/* How many of the last runs there is room for, and how high a person is. */
static gboolean
prepare (Drawing *drawing)
{
  GopsRunFlow *self = drawing->self;
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - LABELS - 30, height = gtk_widget_get_height (GTK_WIDGET (self)) - DATES - 8;
  guint most = 1;

  drawing->n = MIN (self->runs->len, (guint) MAX (width / ONE_RUN, 1) + 1);
  drawing->first = self->runs->len - drawing->n;
  drawing->left = 30 - COLUMN / 2.0;
  drawing->step = drawing->n > 1 ? (width - COLUMN) / (drawing->n - 1) : 0;
  for (guint i = 0; i < drawing->n; i++)
    most = MAX (most, run_at (drawing, i)->total);
  drawing->scale = (height - GAP * self->scheme->n_tiers) / most;
  return drawing->n > 0 && drawing->scale > 0;
}

static void
gops_run_flow_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  GopsRunFlow *self = GOPS_RUN_FLOW (widget);
  Drawing drawing = { .self = self };

  if (self->runs == NULL || self->runs->len == 0 || self->scheme->n_tiers > MOST_TIERS || !prepare (&drawing))
    return;
  gops_widget_text_color (widget, &drawing.text);
  drawing.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  for (guint i = 0; i + 1 < drawing.n; i++)
    draw_bands (&drawing, i);
  for (guint i = 0; i < drawing.n; i++)
    draw_column (&drawing, i);
  cairo_destroy (drawing.cr);
}

static void
gops_run_flow_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 200;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 480;
}

static void
gops_run_flow_finalize (GObject *object)
{
  GopsRunFlow *self = GOPS_RUN_FLOW (object);

  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->matrices, g_ptr_array_unref);
  g_free (self->order);
  G_OBJECT_CLASS (gops_run_flow_parent_class)->finalize (object);
}

static void
gops_run_flow_class_init (GopsRunFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_run_flow_finalize;
  widget_class->snapshot = gops_run_flow_snapshot;
  widget_class->measure = gops_run_flow_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_run_flow_init (GopsRunFlow *self)
{
}

GtkWidget *
gops_run_flow_new (void)
{
  return g_object_new (GOPS_TYPE_RUN_FLOW, NULL);
}

void
gops_run_flow_set (GopsRunFlow          *self,
                   const GopsTierScheme *scheme,
                   GPtrArray            *runs,
                   GPtrArray            *matrices,
                   const char           *language,
                   const char           *words)
{
  g_ptr_array_ref (runs);
  g_ptr_array_ref (matrices);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->matrices, g_ptr_array_unref);
  g_free (self->order);
  self->scheme = scheme;
  self->runs = runs;
  self->matrices = matrices;
  self->language = g_intern_string (language);
  self->order = gops_tier_scheme_order (scheme);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
