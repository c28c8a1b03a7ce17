/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties on a circle. One cairo node. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gops-compat.h"
#include "gops-connections-figure.h"

#define MOST_PEOPLE 14    /* more names than that stand on each other */
#define NARROW      440   /* pixels: with less room names get less of it */
#define DOT         4
#define FONT_SIZE   9

typedef struct
{
  gint64  person;
  char   *name;      /* (owned) */
  guint   replies;   /* given and got, of the ties drawn */
  guint   place;     /* on the circle */
} Node;

typedef struct
{
  guint one, other;   /* nodes */
  guint replies;
} Line;

struct _GopsConnectionsFigure
{
  GtkWidget parent_instance;

  GArray *nodes;   /* (owned) (element-type Node) */
  GArray *lines;   /* (owned) (element-type Line): the strongest first */
};

G_DEFINE_FINAL_TYPE (GopsConnectionsFigure, gops_connections_figure, GTK_TYPE_WIDGET)

typedef struct
{
  GopsConnectionsFigure *self;
  cairo_t               *cr;
  GdkRGBA                jade, text;
  double                 x, y, radius;   /* of the circle */
  int                    name_room;      /* on either side */
  int                    width, height;
} Plot;

static void
node_clear (gpointer data)
{
  g_free (((Node *) data)->name);
}

#define NODE(self, i) g_array_index ((self)->nodes, Node, i)

/* --- where people stand --- */

/* Begins beside the top, so that nobody stands right above or below the circle; clockwise. */
static double
angle_of (GopsConnectionsFigure *self,
          guint                  node)
{
  return 2 * G_PI * (NODE (self, node).place + 0.5) / self->nodes->len - G_PI / 2;
}

static guint
strength_of (GopsConnectionsFigure *self,
             guint                  one,
             guint                  other)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if ((line->one == one && line->other == other) || (line->one == other && line->other == one))
        return line->replies;
    }
  return 0;
}

/* Next to each stands the one who answers them most: fewer lines cross. They are few, so the square is small. */
static void
place_nodes (GopsConnectionsFigure *self)
{
  gboolean placed[MOST_PEOPLE] = { FALSE };
  guint last = 0;

  for (guint place = 0; place < self->nodes->len; place++)
    {
      guint best = G_MAXUINT, strongest = 0;

      for (guint i = 0; i < self->nodes->len; i++)
        if (!placed[i] && (best == G_MAXUINT || (place > 0 && strength_of (self, last, i) > strongest)))
          {
            best = i;
            strongest = place > 0 ? strength_of (self, last, i) : 0;
          }
      placed[best] = TRUE;
      NODE (self, best).place = place;
      last = best;
    }
}

/* The node of a person; MOST_PEOPLE when there is no more room. */
static guint
find_node (GopsConnectionsFigure *self,
           const GopsConnection  *connection,
           guint                  end)
{
  Node node = { .person = connection->person[end] };

  for (guint i = 0; i < self->nodes->len; i++)
    if (NODE (self, i).person == node.person)
      return i;
  if (self->nodes->len == MOST_PEOPLE)
    return MOST_PEOPLE;
  node.name = g_strdup (connection->name[end]);
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

void
gops_connections_figure_set (GopsConnectionsFigure *self,
                             const GopsConnections *connections)
{
  g_autofree char *words = NULL;

  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < connections->strongest->len; i++)
    {
      const GopsConnection *connection = g_ptr_array_index (connections->strongest, i);
      Line line = { find_node (self, connection, 0), find_node (self, connection, 1), connection->replies[0] + connection->replies[1] };

      if (line.one == MOST_PEOPLE || line.other == MOST_PEOPLE)
        continue;
      NODE (self, line.one).replies += line.replies;
      NODE (self, line.other).replies += line.replies;
      g_array_append_val (self->lines, line);
    }
  place_nodes (self);
  words = g_strdup_printf (ngettext ("Drawing of the %u strongest tie; the table below says the same",
                                     "Drawing of the %u strongest ties; the table below says the same", self->lines->len), self->lines->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- drawing --- */

/* Lines bend towards the middle, so that neighbours' are seen too. */
static void
draw_line (const Plot *plot,
           const Line *line,
           guint       most)
{
  double from = angle_of (plot->self, line->one), to = angle_of (plot->self, line->other);
  double share = most > 0 ? (double) line->replies / most : 0;
  GdkRGBA color = plot->jade;

  color.alpha = (float) (0.25 + 0.65 * share);
  gdk_cairo_set_source_rgba (plot->cr, &color);
  cairo_set_line_width (plot->cr, 1 + 4 * share);
  cairo_move_to (plot->cr, plot->x + plot->radius * cos (from), plot->y + plot->radius * sin (from));
  cairo_curve_to (plot->cr, plot->x + 0.35 * plot->radius * cos (from), plot->y + 0.35 * plot->radius * sin (from),
                  plot->x + 0.35 * plot->radius * cos (to), plot->y + 0.35 * plot->radius * sin (to),
                  plot->x + plot->radius * cos (to), plot->y + plot->radius * sin (to));
  cairo_stroke (plot->cr);
}

/* The name stands outside of the circle, on the side where its dot is. */
static void
draw_name (const Plot *plot,
           const Node *node,
           double      x,
           double      y,
           double      angle)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (plot->self), node->name);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  gboolean left = cos (angle) < 0;
  int width, height;

  pango_font_description_set_size (font, FONT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (plot->name_room - 3 * DOT) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  x += left ? -3 * DOT - width : 3 * DOT;
  y += 2 * DOT * sin (angle) - height / 2.0;
  gdk_cairo_set_source_rgba (plot->cr, &plot->text);
  cairo_move_to (plot->cr, CLAMP (x, 0, MAX (plot->width - width, 0)), CLAMP (y, 0, MAX (plot->height - height, 0)));
  pango_cairo_show_layout (plot->cr, layout);
}

static void
draw_node (const Plot *plot,
           guint       index,
           guint       most)
{
  const Node *node = &NODE (plot->self, index);
  double angle = angle_of (plot->self, index);
  double x = plot->x + plot->radius * cos (angle), y = plot->y + plot->radius * sin (angle);

  gdk_cairo_set_source_rgba (plot->cr, &plot->jade);
  cairo_new_sub_path (plot->cr);
  cairo_arc (plot->cr, x, y, DOT + (most > 0 ? DOT * sqrt ((double) node->replies / most) : 0), 0, 2 * G_PI);
  cairo_fill (plot->cr);
  draw_name (plot, node, x, y, angle);
}

static void
draw_all (const Plot *plot)
{
  GopsConnectionsFigure *self = plot->self;
  guint strongest = g_array_index (self->lines, Line, 0).replies, most = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    most = MAX (most, NODE (self, i).replies);
  for (guint i = self->lines->len; i > 0; i--)   /* the strongest lie on top */
    draw_line (plot, &g_array_index (self->lines, Line, i - 1), strongest);
  for (guint i = 0; i < self->nodes->len; i++)
    draw_node (plot, i, most);
}

static void
gops_connections_figure_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  GopsConnectionsFigure *self = GOPS_CONNECTIONS_FIGURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Plot plot = { .self = self, .x = width / 2.0, .y = height / 2.0, .width = width, .height = height };

  plot.name_room = width < NARROW ? 84 : 130;
  plot.radius = MIN (width / 2.0 - plot.name_room, height / 2.0 - 24);
  if (plot.radius <= 10 || self->lines->len == 0)
    return;
  gops_widget_named_color (widget, "gops_jade", &plot.jade);
  gops_widget_text_color (widget, &plot.text);
  plot.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_all (&plot);
  cairo_destroy (plot.cr);
}

static void
gops_connections_figure_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 300;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 520 : 340;
}

/* --- object --- */

static void
gops_connections_figure_finalize (GObject *object)
{
  GopsConnectionsFigure *self = GOPS_CONNECTIONS_FIGURE (object);

  g_array_unref (self->nodes);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (gops_connections_figure_parent_class)->finalize (object);
}

static void
gops_connections_figure_class_init (GopsConnectionsFigureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_connections_figure_finalize;
  widget_class->snapshot = gops_connections_figure_snapshot;
  widget_class->measure = gops_connections_figure_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gops_connections_figure_init (GopsConnectionsFigure *self)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (self->nodes, node_clear);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
}

GtkWidget *
gops_connections_figure_new (void)
{
  return g_object_new (GOPS_TYPE_CONNECTIONS_FIGURE, NULL);
}
