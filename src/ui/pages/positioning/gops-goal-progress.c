/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a goal stands. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-goal-chart.h"
#include "gops-goal-progress.h"

#define MOST_LINES 400

struct _GopsGoalProgress
{
  GtkWidget parent_instance;

  GtkWidget *box, *verdict, *facts, *stack, *chart, *table, *buttons, *toggle;
};

G_DEFINE_FINAL_TYPE (GopsGoalProgress, gops_goal_progress, GTK_TYPE_WIDGET)

/* --- the table --- */

static void
attach (GopsGoalProgress *self,
        const char       *text,
        int               column,
        int               row)
{
  gboolean number = column == 1 || column == 2;
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", number ? 1.0f : 0.0f, "yalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "selectable", row > 0, "hexpand", column == 3, "focusable", FALSE, NULL);

  gtk_widget_add_css_class (label, row == 0 ? "caption-heading" : "caption");
  if (number)
    gtk_widget_add_css_class (label, "gops-figures");
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
fill_table (GopsGoalProgress  *self,
            const GopsDossier *dossier,
            GopsGoal          *goal)
{
  g_autoptr (GPtrArray) lines = gops_goal_dup_lines (dossier, goal);
  guint first = lines->len > MOST_LINES ? lines->len - MOST_LINES : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_grid_remove (GTK_GRID (self->table), child);
  attach (self, _("Day"), 0, 0);
  attach (self, _("Value"), 1, 0);
  attach (self, _("Pace"), 2, 0);
  attach (self, _("Note"), 3, 0);
  for (guint i = first; i < lines->len; i++)
    {
      const GopsGoalLine *line = g_ptr_array_index (lines, i);
      int row = (int) (i - first) + 1;

      attach (self, line->day, 0, row);
      attach (self, line->value, 1, row);
      attach (self, line->pace, 2, row);
      attach (self, line->note, 3, row);
    }
}

static void
on_toggled_cb (GopsGoalProgress *self)
{
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  gtk_stack_set_visible_child (GTK_STACK (self->stack), table ? self->table : self->chart);
}

void
gops_goal_progress_show (GopsGoalProgress  *self,
                         const GopsDossier *dossier,
                         GopsGoal          *goal)
{
  g_auto (GopsGoalLook) look = gops_goal_look (dossier, goal);
  g_autofree char *facts = gops_goal_facts (dossier, goal);
  gboolean drawn = gops_goal_chart_fill (GOPS_PACE_CHART (self->chart), dossier, goal, &look);

  gtk_label_set_label (GTK_LABEL (self->verdict), look.verdict);
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
  gtk_widget_set_visible (self->facts, *facts != '\0');
  gtk_widget_set_visible (self->stack, drawn);
  gtk_widget_set_visible (self->buttons, drawn);
  fill_table (self, dossier, goal);
}

/* --- object --- */

static void
gops_goal_progress_dispose (GObject *object)
{
  g_clear_pointer (&GOPS_GOAL_PROGRESS (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (gops_goal_progress_parent_class)->dispose (object);
}

static void
gops_goal_progress_class_init (GopsGoalProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_goal_progress_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
create_buttons (GopsGoalProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->toggle = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "label", _("As _Table"), "use-underline", TRUE, NULL);
  gtk_widget_add_css_class (self->toggle, "flat");
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (on_toggled_cb), self);
  gtk_box_append (GTK_BOX (box), self->toggle);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_BUTTON, "label", _("_Copy Table"), "use-underline", TRUE, "action-name",
                                               "goal.copy-table", "css-classes", (const char *[]) { "flat", NULL }, NULL));
  return box;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
gops_goal_progress_init (GopsGoalProgress *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "gops-goal-progress");
  self->verdict = create_label ("title-3");
  self->facts = create_label ("dim-label");
  self->chart = gops_pace_chart_new ();
  self->table = g_object_new (GTK_TYPE_GRID, "column-spacing", 18, "row-spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  self->stack = g_object_new (GTK_TYPE_STACK, "vhomogeneous", FALSE, NULL);
  gtk_stack_add_child (GTK_STACK (self->stack), self->chart);
  gtk_stack_add_child (GTK_STACK (self->stack), self->table);
  self->buttons = create_buttons (self);
  gtk_box_append (GTK_BOX (self->box), self->verdict);
  gtk_box_append (GTK_BOX (self->box), self->facts);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
}
