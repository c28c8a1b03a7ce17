/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal against its pace. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-context-menu.h"
#include "gops-goal-chart.h"
#include "gops-goal-row.h"
#include "gops-language.h"
#include "gops-pace-chart.h"
#include "gops-positioning-state.h"

#define MOST_CHARACTERS 160
#define MOST_CHARACTERS_OF_VALUE 14

struct _GopsGoalRow
{
  GtkListBoxRow parent_instance;

  gint64     id;
  double     due;    /* share of the way that should be done today, negative when there is no pace */

  GtkWidget *track, *tick;
  GtkWidget *large, *verdict, *aim, *chart;
  GtkWidget *small, *label, *word, *value, *bar, *state;
};

G_DEFINE_FINAL_TYPE (GopsGoalRow, gops_goal_row, GTK_TYPE_LIST_BOX_ROW)

/* The share of the way that the straight line has gone by today; negative without a line. */
static double
share_due (GopsGoal           *goal,
           const GopsGoalLook *look)
{
  double baseline = gops_record_get_real (goal, GOPS_GOAL_BASELINE), way = gops_record_get_real (goal, GOPS_GOAL_TARGET) - baseline;

  switch (look->pace.verdict)
    {
    case GOPS_PACE_REACHED:
    case GOPS_PACE_AHEAD:
    case GOPS_PACE_ON_PACE:
    case GOPS_PACE_BEHIND:
      return way != 0 ? CLAMP ((look->pace.should_be - baseline) / way, 0, 1) : -1;
    case GOPS_PACE_NO_DATE:
    case GOPS_PACE_NO_VALUE:
    case GOPS_PACE_NOT_STARTED:
    case GOPS_PACE_TOO_EARLY:
    case GOPS_PACE_MISSED:
      return -1;
    }
  g_return_val_if_reached (-1);
}

static void
show_tick (GopsGoalRow        *self,
           GopsGoal           *goal,
           const GopsGoalLook *look)
{
  g_autofree char *due = gops_number_with_unit (look->pace.should_be, NULL);
  g_autofree char *text = g_strdup_printf (_("On pace today: %s"), due);

  self->due = share_due (goal, look);
  gtk_widget_set_visible (self->tick, self->due >= 0);
  gtk_widget_set_tooltip_text (self->track, self->due >= 0 ? text : NULL);
  gtk_widget_queue_allocate (self->track);
}

static gboolean
on_tick_position_cb (GtkOverlay   *track,
                     GtkWidget    *tick,
                     GdkRectangle *position,
                     gpointer      user_data)
{
  GopsGoalRow *self = GOPS_GOAL_ROW (gtk_widget_get_ancestor (GTK_WIDGET (track), GOPS_TYPE_GOAL_ROW));
  int width = gtk_widget_get_width (GTK_WIDGET (track)), tick_width;

  gtk_widget_measure (tick, GTK_ORIENTATION_HORIZONTAL, -1, &tick_width, NULL, NULL, NULL);
  gtk_widget_measure (tick, GTK_ORIENTATION_VERTICAL, -1, &position->height, NULL, NULL, NULL);
  position->width = tick_width;
  position->x = (int) ((width - tick_width) * MAX (self->due, 0));
  position->y = (gtk_widget_get_height (GTK_WIDGET (track)) - position->height) / 2;
  return TRUE;
}

/* What needs a person is said in amber, everything else quietly. */
static void
show_small (GopsGoalRow        *self,
            const GopsGoalLook *look)
{
  g_autofree char *label = gops_brief (look->label, MOST_CHARACTERS);
  g_autofree char *value = gops_brief (look->value, MOST_CHARACTERS_OF_VALUE);

  gtk_label_set_label (GTK_LABEL (self->label), label);
  gtk_label_set_label (GTK_LABEL (self->word), look->verdict);
  gtk_label_set_label (GTK_LABEL (self->state), look->verdict);
  gtk_widget_set_visible (self->word, look->needs_you);
  gtk_widget_set_visible (self->state, !look->needs_you);
  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), look->pace.share);
  gtk_widget_set_visible (self->track, *look->value != '\0');
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  (void) gtk_widget_activate (widget);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  (void) gtk_widget_activate_action (widget, "page.remove-goal", "x", GOPS_GOAL_ROW (widget)->id);
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Edit"), "goal.edit");
  g_menu_append (menu, _("_Remove"), "goal.remove");
  return G_MENU_MODEL (menu);
}

static void
gops_goal_row_class_init (GopsGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GOPS_TYPE_PACE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/positioning/gops-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, large);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, aim);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, chart);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, small);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, label);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, word);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, value);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, track);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, bar);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, tick);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_position_cb);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, state);
  gtk_widget_class_install_action (widget_class, "goal.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "goal.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "goal.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "goal.remove", NULL);
}

static void
gops_goal_row_init (GopsGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_goal_row_new (void)
{
  return g_object_new (GOPS_TYPE_GOAL_ROW, NULL);
}

gint64
gops_goal_row_get_id (GopsGoalRow *self)
{
  return self->id;
}

void
gops_goal_row_set_goal (GopsGoalRow       *self,
                        const GopsDossier *dossier,
                        GopsGoal          *goal,
                        gboolean           large)
{
  g_auto (GopsGoalLook) look = gops_goal_look (dossier, goal);
  g_autofree char *aim = gops_brief (look.aim, MOST_CHARACTERS);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", aim, look.verdict);

  self->id = gops_record_get_id (goal);
  gtk_label_set_label (GTK_LABEL (self->verdict), look.verdict);
  gtk_label_set_label (GTK_LABEL (self->aim), aim);
  gtk_widget_set_visible (self->large, large);
  gtk_widget_set_visible (self->small, !large);
  gops_language_tag (self->label, gops_dossier_language (dossier));
  show_small (self, &look);
  show_tick (self, goal, &look);
  if (large)
    gtk_widget_set_visible (self->chart, gops_goal_chart_fill (GOPS_PACE_CHART (self->chart), dossier, goal, &look));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
