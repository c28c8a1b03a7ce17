/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a duty. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-day.h"
#include "gops-duty-editor.h"
#include "gops-duty-record.h"
#include "gops-rrule.h"
#include "gops-weekday.h"

#define WEEK        7
#define MOST_LENGTH 5000
#define EVERY_DAY   0x7f

#define GOPS_TYPE_DUTY_EDITOR (gops_duty_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsDutyEditor, gops_duty_editor, GOPS, DUTY_EDITOR, AdwBin)

struct _GopsDutyEditor
{
  AdwBin parent_instance;

  GopsSession *session;      /* (owned) */
  GopsDuty    *duty;         /* (owned) */
  GopsBinder  *binder;       /* (owned): words, length, note */
  gboolean     showing;      /* widgets are being set, not used */

  GtkEditable *name;
  GtkWidget   *days, *weekdays[WEEK];
  GopsDateRow *starts, *ends;
};

G_DEFINE_FINAL_TYPE (GopsDutyEditor, gops_duty_editor, ADW_TYPE_BIN)

static GopsStore *
store_of (GopsDutyEditor *self)
{
  return gops_session_get_store (self->session);
}

/* --- days --- */

static GopsRecurrence
read_rule (GopsDutyEditor *self)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;

  rule.repeat = GOPS_REPEAT_DAILY;
  (void) gops_rrule_parse (gops_record_get_text (self->duty, GOPS_DUTY_RECURRENCE), -1, NULL, &rule, NULL);
  return rule;
}

/* The weekdays of a rule that is nothing but weekdays; 0 for others. */
static guint
find_weekdays (const GopsRecurrence *rule)
{
  if (rule->repeat == GOPS_REPEAT_DAILY && rule->interval == 1 && rule->weekdays == 0)
    return EVERY_DAY;
  return rule->repeat == GOPS_REPEAT_WEEKLY && rule->interval == 1 ? rule->weekdays : 0;
}

static void
on_weekday_toggled_cb (GopsDutyEditor *self)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  rule.repeat = GOPS_REPEAT_WEEKLY;
  for (guint i = 0; i < WEEK; i++)
    rule.weekdays |= gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->weekdays[i])) ? 1u << i : 0;
  text = rule.weekdays == EVERY_DAY || rule.weekdays == 0 ? g_strdup ("") : gops_rrule_write (&rule, -1, NULL);
  if (!gops_record_store_text (self->duty, store_of (self), GOPS_DUTY_RECURRENCE, text, &error))
    gops_session_report (self->session, error);
}

static void
show_days (GopsDutyEditor *self)
{
  GopsRecurrence rule = read_rule (self);
  guint weekdays = find_weekdays (&rule);
  int first = gops_day_parse (gops_record_get_text (self->duty, GOPS_DUTY_STARTS));
  g_autofree char *said = weekdays == 0 ? gops_recurrence_describe (&rule, first != GOPS_DAY_NONE ? first : 0) : NULL;

  for (guint i = 0; i < WEEK; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->weekdays[i]), (weekdays & 1u << i) != 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->days), said != NULL ? said : _("Days"));
}

/* --- the other fields --- */

static void
on_name_applied_cb (GopsDutyEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autoptr (GError) error = NULL;

  if (!gops_duty_rename (store_of (self), self->duty, name, &error))
    gops_session_report (self->session, error);
}

static void
store_date (GopsDutyEditor *self,
            guint           column,
            const char     *date)
{
  g_autoptr (GError) error = NULL;

  if (!gops_record_store_text (self->duty, store_of (self), column, date, &error))
    gops_session_report (self->session, error);
}

static void
on_starts_picked_cb (GopsDutyEditor *self,
                     const char     *date)
{
  store_date (self, GOPS_DUTY_STARTS, date);
}

static void
on_ends_picked_cb (GopsDutyEditor *self,
                   const char     *date)
{
  store_date (self, GOPS_DUTY_ENDS, date);
}

/* --- showing --- */

static void
show (GopsDutyEditor *self)
{
  if (!gops_record_reload (self->duty, store_of (self), NULL))
    {
      gops_dialog_close (GTK_WIDGET (self));   /* gone, by an undo */
      return;
    }
  self->showing = TRUE;
  gops_binder_set_record (self->binder, self->duty);
  if (!g_str_equal (gtk_editable_get_text (self->name), gops_record_get_text (self->duty, GOPS_DUTY_NAME)))
    gtk_editable_set_text (self->name, gops_record_get_text (self->duty, GOPS_DUTY_NAME));
  gops_date_row_set_date (self->starts, gops_record_get_text (self->duty, GOPS_DUTY_STARTS));
  gops_date_row_set_date (self->ends, gops_record_get_text (self->duty, GOPS_DUTY_ENDS));
  show_days (self);
  self->showing = FALSE;
}

/* --- object --- */

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_DUTY_EDITOR (widget)->session);
}

static void
gops_duty_editor_dispose (GObject *object)
{
  GopsDutyEditor *self = GOPS_DUTY_EDITOR (object);

  g_clear_object (&self->binder);
  g_clear_object (&self->duty);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_duty_editor_parent_class)->dispose (object);
}

static void
gops_duty_editor_class_init (GopsDutyEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_duty_editor_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
}

static void
gops_duty_editor_init (GopsDutyEditor *self)
{
}

static GtkWidget *
make_weekdays (GopsDutyEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->days = adw_preferences_row_new ();
  gtk_widget_add_css_class (box, "linked");
  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, "homogeneous", TRUE, NULL);
  for (guint i = 0; i < WEEK; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_new_utc (1970, 1, 5 + (int) i, 0, 0, 0);   /* the 5th was a Monday */
      g_autofree char *name = gops_weekday_format (day, "%a");

      self->weekdays[i] = gtk_toggle_button_new_with_label (name);
      gtk_widget_add_css_class (self->weekdays[i], "gops-tight");
      g_signal_connect_object (self->weekdays[i], "toggled", G_CALLBACK (on_weekday_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), self->weekdays[i]);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->days), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->days), FALSE);
  gtk_widget_set_focusable (self->days, FALSE);
  return self->days;
}

static GtkWidget *
make_what (GopsDutyEditor *self)
{
  GtkWidget *group = adw_preferences_group_new (), *name = adw_entry_row_new (), *words = adw_entry_row_new ();
  GtkWidget *length = gops_spin_row_new (_("Shortest Text, Characters"), 0, MOST_LENGTH, 10);

  self->name = GTK_EDITABLE (name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), C_("of a duty", "Name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (name), TRUE);
  g_signal_connect_object (name, "apply", G_CALLBACK (on_name_applied_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _("Words It Is Known By"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
    _("A message with one of the words, separated by commas, is a check-in when it is long enough. Imports look for them; texts must be kept for it."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), words);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), length);
  gops_binder_add_text (self->binder, GOPS_DUTY_WORDS, GTK_EDITABLE (words));
  gops_binder_add_number (self->binder, GOPS_DUTY_MIN_LENGTH, G_OBJECT (length));
  return group;
}

static GtkWidget *
make_when (GopsDutyEditor *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->starts = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("First Day"), NULL);
  self->ends = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("Last Day"), NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("When It Is Due"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_weekdays (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->starts));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->ends));
  g_signal_connect_object (self->starts, "picked", G_CALLBACK (on_starts_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ends, "picked", G_CALLBACK (on_ends_picked_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
make_content (GopsDutyEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = g_object_new (ADW_TYPE_CLAMP, "child", box, NULL);

  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), make_what (self));
  gtk_box_append (GTK_BOX (box), make_when (self));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
}

void
gops_duty_edit_present (GopsSession *session,
                        gint64       duty,
                        GtkWidget   *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsDuty) record = gops_record_load (GOPS_TYPE_DUTY, gops_session_get_store (session), duty, &error);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GopsDutyEditor *self;

  gops_session_report (session, error);
  if (record == NULL)
    {
      g_object_unref (g_object_ref_sink (box));
      return;
    }
  self = g_object_new (GOPS_TYPE_DUTY_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->duty = g_steal_pointer (&record);
  self->binder = gops_binder_new (session);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_bin_set_child (ADW_BIN (self), box);
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gops_dialog_present (GTK_WIDGET (self), C_("check-ins", "Duty"), 520, 600, parent);
}
