/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The length of a text against what the platform takes. */
#include "config.h"

#include "gops-length-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define BAR 6
#define GAP 6
#define TIGHT 0.9    /* from this share on the bar warns */

struct _GopsLengthBar
{
  GtkWidget parent_instance;

  GtkWidget *line;     /* count · limit … note */
  GtkWidget *count;
  GtkWidget *limit;
  GtkWidget *note;
  GtkWidget *bar;
  GtkWidget *fill;
  double     share;    /* 0…1; < 0 without a limit */
};

G_DEFINE_FINAL_TYPE (GopsLengthBar, gops_length_bar, GTK_TYPE_WIDGET)

static int
line_size (GopsLengthBar  *self,
           GtkOrientation  orientation,
           int            *out_natural)
{
  int minimum;

  gtk_widget_measure (self->line, orientation, -1, &minimum, out_natural, NULL, NULL);
  return minimum;
}

static void
gops_length_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GopsLengthBar *self = GOPS_LENGTH_BAR (widget);

  *minimum = line_size (self, orientation, natural);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->share >= 0)
    {
      *minimum += GAP + BAR;
      *natural += GAP + BAR;
    }
}

static void
place (GtkWidget *part,
       int        x,
       int        y,
       int        width,
       int        height)
{
  int minimum;

  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (part, &(GtkAllocation) { x, y, MAX (width, minimum), height }, -1);
}

static void
gops_length_bar_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  GopsLengthBar *self = GOPS_LENGTH_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int line = line_size (self, GTK_ORIENTATION_VERTICAL, NULL);
  int filled = MAX ((int) (CLAMP (self->share, 0, 1) * width), BAR);

  place (self->line, 0, 0, width, line);
  if (self->share < 0)
    return;

  place (self->bar, 0, line + GAP, width, BAR);
  place (self->fill, rtl ? width - filled : 0, line + GAP, filled, BAR);
}

static void
gops_length_bar_dispose (GObject *object)
{
  GopsLengthBar *self = GOPS_LENGTH_BAR (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  G_OBJECT_CLASS (gops_length_bar_parent_class)->dispose (object);
}

static void
gops_length_bar_class_init (GopsLengthBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_length_bar_dispose;
  widget_class->measure = gops_length_bar_measure;
  widget_class->size_allocate = gops_length_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gops-length");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "gops-figures");
  return label;
}

static void
gops_length_bar_init (GopsLengthBar *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->count = create_label ("count");
  self->limit = create_label ("dim-label");
  self->note = create_label ("dim-label");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->line), self->count);
  gtk_box_append (GTK_BOX (self->line), self->limit);
  gtk_box_append (GTK_BOX (self->line), self->note);

  self->bar = adw_bin_new ();
  self->fill = adw_bin_new ();
  gtk_widget_add_css_class (self->bar, "bar");
  gtk_widget_add_css_class (self->fill, "fill");
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->fill, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Length"), -1);
}

GtkWidget *
gops_length_bar_new (void)
{
  return g_object_new (GOPS_TYPE_LENGTH_BAR, NULL);
}

static void
set_class (GopsLengthBar *self,
           const char    *name,
           gboolean       on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

void
gops_length_bar_set (GopsLengthBar *self,
                     guint          length,
                     guint          limit,
                     gboolean       in_bytes,
                     const char    *note)
{
  g_autofree char *count = NULL;
  g_autofree char *of = NULL;
  g_autofree char *all = NULL;

  g_return_if_fail (GOPS_IS_LENGTH_BAR (self));

  count = in_bytes ? g_strdup_printf (ngettext ("%'u byte", "%'u bytes", length), length)
                   : g_strdup_printf (ngettext ("%'u character", "%'u characters", length), length);
  of = limit > 0 ? g_strdup_printf (_("/ limit %'u"), limit) : g_strdup ("");
  all = g_strconcat (count, " ", of, NULL);
  self->share = limit > 0 ? (double) length / limit : -1;

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->limit), of);
  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->bar, limit > 0);
  gtk_widget_set_visible (self->fill, limit > 0);
  set_class (self, "tight", self->share > TIGHT && self->share <= 1);
  set_class (self, "over", self->share > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) length,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MAX (limit, length),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, all, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
