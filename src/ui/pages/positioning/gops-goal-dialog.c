/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal with everything that makes it one. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-goal-dialog.h"
#include "gops-goal-pace.h"
#include "gops-goal-progress.h"
#include "gops-language.h"
#include "gops-positioning-changes.h"
#include "gops-positioning-state.h"
#include "gops-short-date.h"

struct _GopsGoalDialog
{
  GtkWidget parent_instance;

  GopsView   *view;       /* borrowed; weak */
  GopsBinder *binder;     /* (owned) */
  gint64      id;
  char       *value_on;   /* (owned) (nullable): the day of the value to be added */
  GPtrArray  *rows;       /* (owned) (element-type GtkWidget): of the values */

  GtkWidget  *metric, *label, *unit, *baseline, *target, *start, *until, *values, *value, *value_day, *add_value;
  GtkWidget  *progress, *scope, *group_count, *horizon, *value_note;
};

G_DEFINE_FINAL_TYPE (GopsGoalDialog, gops_goal_dialog, GTK_TYPE_WIDGET)

static GopsSession *
get_session (GopsGoalDialog *self)
{
  return gops_view_get_session (self->view);
}

/* --- values --- */

static void
on_remove_value_cb (GopsGoalDialog *self,
                    GtkWidget      *button)
{
  gint64 sample = *(gint64 *) g_object_get_data (G_OBJECT (button), "sample");

  if (gops_positioning_remove (self->view, GOPS_TYPE_GOAL_SAMPLE, sample, N_("Remove measured value"), NULL))
    gops_session_toast_undo (get_session (self), _("Value removed"));
}

static GtkWidget *
create_value_row (GopsGoalDialog    *self,
                  const GopsDossier *dossier,
                  GopsGoalSample    *sample,
                  const char        *unit)
{
  g_autofree char *value = gops_number_with_unit (gops_record_get_real (sample, GOPS_GOAL_SAMPLE_VALUE), unit);
  g_autofree char *date = gops_short_date (gops_record_get_text (sample, GOPS_GOAL_SAMPLE_ON_DATE), dossier->today);
  const char *note = gops_record_get_text (sample, GOPS_GOAL_SAMPLE_NOTE);
  g_autofree char *facts = *note != '\0' ? g_strdup_printf ("%s · %s", date, note) : g_strdup (date);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 3, NULL), value, facts);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove value %s of %s"), value, date);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove Value"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "sample",
                          g_memdup2 (&(gint64) { gops_record_get_id (sample) }, sizeof (gint64)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_value_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_values (GopsGoalDialog    *self,
             const GopsDossier *dossier,
             GopsGoal          *goal)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->values), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = dossier->samples->len; i > 0; i--)
    {
      GopsGoalSample *sample = g_ptr_array_index (dossier->samples, i - 1);
      GtkWidget *row;

      if (gops_record_get_int (sample, GOPS_GOAL_SAMPLE_GOAL_ID) != self->id)
        continue;
      row = create_value_row (self, dossier, sample, gops_record_get_text (goal, GOPS_GOAL_UNIT));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->values), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_value_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GopsGoalDialog *self = GOPS_GOAL_DIALOG (widget);

  if (gops_positioning_add_value (self->view, self->id, self->value_on, gops_spin_row_get_value (GOPS_SPIN_ROW (self->value)),
                                  gtk_editable_get_text (GTK_EDITABLE (self->value_note))))
    gtk_editable_set_text (GTK_EDITABLE (self->value_note), "");
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsGoalDialog *self = GOPS_GOAL_DIALOG (widget);
  g_autofree char *label = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->label)));

  gops_binder_flush (self->binder);
  if (gops_positioning_remove (self->view, GOPS_TYPE_GOAL, self->id, N_("Remove goal “%s”"), label))
    gops_session_toast_undo (get_session (self), _("Goal removed"));
  gops_dialog_close (widget);
}

/* --- showing --- */

static void
show_goal (GopsGoalDialog *self)
{
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
  GopsGoal *goal = dossier != NULL ? gops_positioning_find (dossier->goals, self->id) : NULL;
  double counted;

  if (goal == NULL)
    {
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  gops_binder_set_record (self->binder, goal);
  gops_date_row_set_date (GOPS_DATE_ROW (self->start), gops_record_get_text (goal, GOPS_GOAL_START_ON));
  gops_date_row_set_date (GOPS_DATE_ROW (self->until), gops_record_get_text (goal, GOPS_GOAL_UNTIL_ON));
  if (self->value_on == NULL)
    {
      self->value_on = g_strdup (dossier->today);
      gops_date_row_set_date (GOPS_DATE_ROW (self->value_day), self->value_on);
    }
  gops_goal_progress_show (GOPS_GOAL_PROGRESS (self->progress), dossier, goal);
  gtk_widget_set_visible (self->group_count, gops_goal_is_family (goal));
  gtk_widget_set_visible (self->values, !gops_goal_counted_value (dossier, goal, &counted));
  gops_language_tag (self->label, gops_dossier_language (dossier));
  show_values (self, dossier, goal);
}

static void
store_date (GopsGoalDialog *self,
            guint           column,
            const char     *date)
{
  GopsGoal *goal = gops_binder_get_record (self->binder);
  g_autoptr (GError) error = NULL;

  if (goal != NULL && !gops_record_store_text (goal, gops_view_get_store (self->view), column, *date != '\0' ? date : NULL, &error))
    gops_view_report (self->view, error);
}

static void
on_start_picked_cb (GopsGoalDialog *self,
                    const char     *date)
{
  store_date (self, GOPS_GOAL_START_ON, date);
}

static void
on_until_picked_cb (GopsGoalDialog *self,
                    const char     *date)
{
  store_date (self, GOPS_GOAL_UNTIL_ON, date);
}

static void
on_value_day_picked_cb (GopsGoalDialog *self,
                        const char     *date)
{
  g_free (self->value_on);
  self->value_on = *date != '\0' ? g_strdup (date) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "goal.add-value", self->value_on != NULL);
}

static void
copy_table_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsGoalDialog *self = GOPS_GOAL_DIALOG (widget);
  const GopsDossier *dossier = gops_view_get_dossier (self->view);
  GopsGoal *goal = gops_positioning_find (dossier->goals, self->id);
  g_autofree char *text = goal != NULL ? gops_goal_table_text (dossier, goal) : NULL;

  if (text != NULL)
    gops_session_copy_text (get_session (self), text, _("Table copied"));
}

/* --- object --- */

static void
gops_goal_dialog_dispose (GObject *object)
{
  GopsGoalDialog *self = GOPS_GOAL_DIALOG (object);
  GtkWidget *child;

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->value_on, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_goal_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, metric);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, label);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, baseline);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, target);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, start);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, until);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, values);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, value);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, value_day);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, add_value);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, group_count);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, horizon);
  gtk_widget_class_bind_template_child (widget_class, GopsGoalDialog, value_note);
}

static void
gops_goal_dialog_class_init (GopsGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_goal_dialog_dispose;

  g_type_ensure (GOPS_TYPE_GOAL_PROGRESS);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  g_type_ensure (GOPS_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/positioning/gops-goal-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "goal.add-value", NULL, add_value_action);
  gtk_widget_class_install_action (widget_class, "goal.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "goal.copy-table", NULL, copy_table_action);
}

static void
fill_choice (GtkWidget         *row,
             const char *const *ids,
             const char      *(*title) (const char *id))
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, title (ids[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
}

static void
gops_goal_dialog_init (GopsGoalDialog *self)
{

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self->metric, gops_goal_metrics (), gops_goal_metric_title);
  fill_choice (self->scope, gops_goal_scopes (), gops_goal_choice_title);
  fill_choice (self->horizon, gops_goal_horizons (), gops_goal_choice_title);
  g_signal_connect_swapped (self->start, "picked", G_CALLBACK (on_start_picked_cb), self);
  g_signal_connect_swapped (self->until, "picked", G_CALLBACK (on_until_picked_cb), self);
  g_signal_connect_swapped (self->value_day, "picked", G_CALLBACK (on_value_day_picked_cb), self);
}

static void
bind_fields (GopsGoalDialog *self)
{
  self->binder = gops_binder_new (get_session (self));
  gops_binder_add_text (self->binder, GOPS_GOAL_LABEL, GTK_EDITABLE (self->label));
  gops_binder_add_text (self->binder, GOPS_GOAL_UNIT, GTK_EDITABLE (self->unit));
  gops_binder_add_choice (self->binder, GOPS_GOAL_METRIC, G_OBJECT (self->metric), gops_goal_metrics ());
  gops_binder_add_choice (self->binder, GOPS_GOAL_SCOPE, G_OBJECT (self->scope), gops_goal_scopes ());
  gops_binder_add_choice (self->binder, GOPS_GOAL_HORIZON, G_OBJECT (self->horizon), gops_goal_horizons ());
  gops_binder_add_number (self->binder, GOPS_GOAL_GROUP_COUNT, G_OBJECT (self->group_count));
  gops_binder_add_number (self->binder, GOPS_GOAL_BASELINE, G_OBJECT (self->baseline));
  gops_binder_add_number (self->binder, GOPS_GOAL_TARGET, G_OBJECT (self->target));
}

GtkWidget *
gops_goal_dialog_present (GopsView   *view,
                          gint64      goal,
                          const char *column)
{
  GopsGoalDialog *self = g_object_new (GOPS_TYPE_GOAL_DIALOG, NULL);

  g_set_weak_pointer (&self->view, view);
  self->id = goal;
  bind_fields (self);
  gops_dialog_present (GTK_WIDGET (self), _("Goal"), 440, 640, GTK_WIDGET (view));
  show_goal (self);
  g_signal_connect_object (get_session (self), "refreshed", G_CALLBACK (show_goal), self, G_CONNECT_SWAPPED);
  if (g_strcmp0 (column, "until_on") == 0)
    gtk_widget_grab_focus (self->until);
  else if (g_strcmp0 (column, "start_on") == 0)
    gtk_widget_grab_focus (self->start);
  else if (g_strcmp0 (column, "value") == 0)
    gtk_widget_grab_focus (self->value);
  else if (!gops_binder_focus (self->binder, column))
    gtk_widget_grab_focus (self->label);
  return GTK_WIDGET (self);
}
