/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an item repeats, when no entry of the list says it. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-date-picker.h"
#include "gops-plan-resources.h"
#include "gops-repeat-dialog.h"
#include "gops-repeat-state.h"
#include "gops-use-resource.h"
#include "gops-weekday.h"

#define GOPS_TYPE_REPEAT_DIALOG (gops_repeat_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsRepeatDialog, gops_repeat_dialog, GOPS, REPEAT_DIALOG, AdwBin)

struct _GopsRepeatDialog
{
  AdwBin parent_instance;

  int            day;
  GopsRepeatFunc func;
  GWeakRef       owner;
  GtkWidget     *weekdays[7];   /* borrowed */
  gboolean       showing;

  GtkWidget    *apply_button;
  GopsSpinRow  *interval_row;
  AdwComboRow  *unit_row;
  GtkWidget    *weekday_group;
  GtkBox       *weekday_box;
  AdwComboRow  *month_row;
  AdwComboRow  *end_row;
  GtkEditable  *until_row;
  GopsSpinRow  *count_row;
  GtkLabel     *sentence;
};

G_DEFINE_FINAL_TYPE (GopsRepeatDialog, gops_repeat_dialog, ADW_TYPE_BIN)

static GopsRepeatForm
read_form (GopsRepeatDialog *self)
{
  GopsRepeatForm form = {
    .interval = (int) gops_spin_row_get_value (self->interval_row),
    .unit = (GopsRepeat) adw_combo_row_get_selected (self->unit_row),
    .month = (GopsRepeatMonth) adw_combo_row_get_selected (self->month_row),
    .end = (GopsRepeatEnd) adw_combo_row_get_selected (self->end_row),
    .until = gops_day_parse (gtk_editable_get_text (self->until_row)),
    .count = (int) gops_spin_row_get_value (self->count_row),
  };

  for (guint i = 0; i < 7; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weekdays[i])))
      form.weekdays |= 1u << i;
  return form;
}

/* Shows what the form comes to, or what it lacks. */
static void
update (GopsRepeatDialog *self)
{
  GopsRecurrence rule;
  GopsRepeatForm form;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean ok;

  if (self->showing)
    return;
  form = read_form (self);
  ok = gops_repeat_form_write (&form, self->day, &rule, &error);
  said = ok ? gops_repeat_say (&rule, self->day) : g_strdup (error->message);
  gtk_label_set_label (self->sentence, said);
  gtk_widget_set_sensitive (self->apply_button, ok);
  gtk_widget_set_visible (self->weekday_group, form.unit == GOPS_REPEAT_WEEKLY);
  gtk_widget_set_visible (GTK_WIDGET (self->month_row), form.unit == GOPS_REPEAT_MONTHLY);
  gtk_widget_set_visible (GTK_WIDGET (self->until_row), form.end == GOPS_REPEAT_ENDS_ON);
  gtk_widget_set_visible (GTK_WIDGET (self->count_row), form.end == GOPS_REPEAT_ENDS_AFTER);
}

static void
on_apply_clicked_cb (GopsRepeatDialog *self)
{
  GopsRepeatForm form = read_form (self);
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  GopsRepeatFunc func = self->func;
  GopsRecurrence rule;

  if (!gops_repeat_form_write (&form, self->day, &rule, NULL))
    return;
  gops_dialog_close (GTK_WIDGET (self));
  if (owner != NULL)
    func (&rule, owner);
}

/* --- filling --- */

static void
add_weekdays (GopsRepeatDialog *self)
{
  for (int i = 0; i < 7; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (2029, 1, 1 + i, 0, 0, 0);   /* a Monday and what follows */
      g_autofree char *brief = gops_weekday_format (day, "%a");
      g_autofree char *name = gops_weekday_format (day, "%A");

      self->weekdays[i] = gtk_toggle_button_new_with_label (brief);
      gtk_widget_set_tooltip_text (self->weekdays[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->weekdays[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (self->weekday_box, self->weekdays[i]);
      g_signal_connect_object (self->weekdays[i], "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
}

/* Each choice of the month as a sentence, without the end. */
static void
fill_months (GopsRepeatDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = GOPS_REPEAT_ON_DAY; i <= GOPS_REPEAT_ON_LAST_WEEKDAY; i++)
    {
      GopsRepeatForm form = gops_repeat_form_read (NULL, self->day);
      GopsRecurrence rule;
      g_autofree char *said = NULL;

      form.unit = GOPS_REPEAT_MONTHLY;
      form.month = i;
      said = gops_repeat_form_write (&form, self->day, &rule, NULL) ? gops_repeat_say (&rule, self->day) : NULL;
      gtk_string_list_append (labels, said);
    }
  adw_combo_row_set_model (self->month_row, G_LIST_MODEL (labels));
}

static void
fill (GopsRepeatDialog     *self,
      const GopsRecurrence *rule)
{
  GopsRepeatForm form = gops_repeat_form_read (rule, self->day);
  g_autofree char *until = gops_day_format (form.until != GOPS_DAY_NONE ? form.until : self->day + 28);

  self->showing = TRUE;
  add_weekdays (self);
  fill_months (self);
  gops_spin_row_set_value (self->interval_row, form.interval);
  adw_combo_row_set_selected (self->unit_row, form.unit);
  adw_combo_row_set_selected (self->month_row, form.month);
  adw_combo_row_set_selected (self->end_row, form.end);
  gtk_editable_set_text (self->until_row, until);
  gops_spin_row_set_value (self->count_row, form.count);
  for (guint i = 0; i < 7; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->weekdays[i]), (form.weekdays & 1u << i) != 0);
  self->showing = FALSE;
  update (self);
}

static void
gops_repeat_dialog_finalize (GObject *object)
{
  g_weak_ref_clear (&GOPS_REPEAT_DIALOG (object)->owner);

  G_OBJECT_CLASS (gops_repeat_dialog_parent_class)->finalize (object);
}

static void
gops_repeat_dialog_class_init (GopsRepeatDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gops_repeat_dialog_finalize;

  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-repeat-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsRepeatDialog, name)
  CHILD (apply_button);
  CHILD (interval_row);
  CHILD (unit_row);
  CHILD (weekday_group);
  CHILD (weekday_box);
  CHILD (month_row);
  CHILD (end_row);
  CHILD (until_row);
  CHILD (count_row);
  CHILD (sentence);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gops_dialog_close);
}

static void
gops_repeat_dialog_init (GopsRepeatDialog *self)
{
  g_weak_ref_init (&self->owner, NULL);
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_date_picker_add (ADW_ENTRY_ROW (self->until_row));
}

void
gops_repeat_ask (GtkWidget            *parent,
                 const GopsRecurrence *rule,
                 int                   day,
                 GopsRepeatFunc        func,
                 GObject              *owner)
{
  GopsRepeatDialog *self = g_object_new (GOPS_TYPE_REPEAT_DIALOG, NULL);

  self->day = day;
  self->func = func;
  g_weak_ref_set (&self->owner, owner);
  fill (self, rule);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Repeat"), 440, 560, parent);
  gops_dialog_set_default (GTK_WIDGET (self), self->apply_button);
}
