/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an empty workspace shows. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-first-run.h"
#include "gops-look.h"
#include "gops-responsive-bin.h"

struct _GopsFirstRun
{
  AdwBin parent_instance;

  GopsResponsiveBin *responsive;
  GtkBox            *steps;
  GtkWidget         *new_group;
};

G_DEFINE_FINAL_TYPE (GopsFirstRun, gops_first_run, ADW_TYPE_BIN)

static const struct { const char *title, *line; } steps[] = {
  { N_("Positioning"), N_("who it is for, and why") },
  { N_("Rules"), N_("firm enough, still friendly") },
  { N_("Members"), N_("who thrives, who drifts") },
  { N_("Content"), N_("what to say, and when") },
  { N_("Publish"), N_("copy, post, print") },
};

static GtkWidget *
make_step (guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (_(steps[index].title));
  GtkWidget *line = gtk_label_new (_(steps[index].line));
  g_autofree char *digits = g_strdup_printf ("%u", index + 1);

  gtk_label_set_label (GTK_LABEL (number), digits);
  gtk_widget_add_css_class (number, "gops-step-number");
  gtk_widget_set_halign (number, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (line, "caption");
  gtk_widget_add_css_class (line, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_justify (GTK_LABEL (line), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/* The five steps stand in a column where they would not fit side by side. */
static void
on_width_class_cb (GopsFirstRun *self)
{
  gboolean narrow = gops_responsive_bin_get_width_class (self->responsive) == GOPS_WIDTH_NARROW;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->steps), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static gboolean
gops_first_run_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GOPS_FIRST_RUN (widget)->new_group);
}

static void
gops_first_run_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gops_first_run_parent_class)->map (widget);
  (void) gtk_widget_grab_focus (widget);   /* Enter begins */
}

static void
gops_first_run_class_init (GopsFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = gops_first_run_grab_focus;
  widget_class->map = gops_first_run_map;

  gops_look_complete ();
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/shell/gops-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsFirstRun, responsive);
  gtk_widget_class_bind_template_child (widget_class, GopsFirstRun, steps);
  gtk_widget_class_bind_template_child (widget_class, GopsFirstRun, new_group);
  gtk_widget_class_bind_template_callback (widget_class, on_width_class_cb);
}

static void
gops_first_run_init (GopsFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_box_append (self->steps, make_step (i));
}
