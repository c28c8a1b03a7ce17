/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal against its pace. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-day.h"
#include "gops-goal-pace.h"
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

  GtkWidget *large, *verdict, *aim, *chart;
  GtkWidget *small, *label, *word, *value, *bar, *state;
};

G_DEFINE_FINAL_TYPE (GopsGoalRow, gops_goal_row, GTK_TYPE_LIST_BOX_ROW)

/* A day on the axis: "1 Sep". */
static char *
format_axis_day (int day)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_from_unix_utc (0);
  g_autoptr (GDateTime) date = g_date_time_add_days (epoch, day);

  /* a date, not a printf format, whatever newer C makes of %b; xgettext:no-c-format */
  return g_date_time_format (date, C_("day on an axis", "%-d %b"));
}

/* The samples as points between @start and @until; those outside are left out. */
static GArray *
create_points (const GopsDossier *dossier,
               GopsGoal          *goal,
               int                start,
               int                until)
{
  g_autoptr (GArray) samples = gops_goal_dup_samples (dossier, goal);
  GArray *points = g_array_new (FALSE, FALSE, sizeof (GopsPacePoint));

  for (guint i = 0; i < samples->len; i++)
    {
      const GopsPaceSample *sample = &g_array_index (samples, GopsPaceSample, i);
      GopsPacePoint point = { (double) (sample->day - start) / (until - start), sample->value };

      if (point.at >= 0 && point.at <= 1)
        g_array_append_val (points, point);
    }
  return points;
}

static void
show_chart (GopsGoalRow        *self,
            const GopsDossier  *dossier,
            GopsGoal           *goal,
            const GopsGoalLook *look)
{
  int start = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_START_ON));
  int until = gops_day_parse (gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON));
  gboolean drawn = start != GOPS_DAY_NONE && until != GOPS_DAY_NONE && until > start;
  g_autoptr (GArray) points = drawn ? create_points (dossier, goal, start, until) : NULL;
  g_autofree char *first = drawn ? format_axis_day (start) : NULL;
  g_autofree char *last = drawn ? format_axis_day (until) : NULL;
  g_autofree char *target = gops_number_with_unit (gops_record_get_real (goal, GOPS_GOAL_TARGET), NULL);
  g_autofree char *now = gops_number_with_unit (look->pace.is, NULL);
  g_autofree char *value = g_strdup_printf (C_("value of a goal", "%s today"), now);
  g_autofree char *summary = g_strdup_printf ("%s. %s", look->aim, look->verdict);
  GopsPaceTexts texts = {
    .baseline = gops_record_get_real (goal, GOPS_GOAL_BASELINE), .target = gops_record_get_real (goal, GOPS_GOAL_TARGET),
    .first_label = first, .last_label = last, .target_label = target, .summary = summary,
    .value_label = *look->value != '\0' ? value : "",
  };

  gtk_widget_set_visible (self->chart, drawn);
  if (drawn)
    gops_pace_chart_set (GOPS_PACE_CHART (self->chart), (const GopsPacePoint *) (gpointer) points->data, points->len, &texts);
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
  gtk_widget_set_visible (self->bar, *look->value != '\0');
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
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, bar);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalRow, state);
}

static void
gops_goal_row_init (GopsGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  if (large)
    show_chart (self, dossier, goal, &look);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
