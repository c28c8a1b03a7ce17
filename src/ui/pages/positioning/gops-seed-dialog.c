/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything about a seed user. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-positioning-changes.h"
#include "gops-positioning-state.h"
#include "gops-seed-dialog.h"
#include "gops-seed-users.h"
#include "gops-short-date.h"

/* The person's columns in the order of the dialog. */
static const GopsOutreachColumn columns[] = {
  GOPS_OUTREACH_NAME, GOPS_OUTREACH_CONTACT, GOPS_OUTREACH_METHOD, GOPS_OUTREACH_REASON, GOPS_OUTREACH_NOTE,
};

struct _GopsSeedDialog
{
  AdwBin parent_instance;

  GopsView   *view;          /* borrowed; weak */
  GopsBinder *binder;        /* (owned) */
  gint64      id;            /* of the person */
  char       *attempt_on;    /* (owned) (nullable) */
  GPtrArray  *rows;          /* (owned) (element-type GtkWidget): of the attempts */

  GtkWidget  *entry[G_N_ELEMENTS (columns)];
  GtkWidget  *result, *next, *attempt_day, *attempt_result, *attempt_note, *attempts;
};

G_DEFINE_FINAL_TYPE (GopsSeedDialog, gops_seed_dialog, ADW_TYPE_BIN)

static GopsSession *
get_session (GopsSeedDialog *self)
{
  return gops_view_get_session (self->view);
}

/* --- attempts --- */

static void
remove_attempt_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GopsSeedDialog *self = GOPS_SEED_DIALOG (widget);

  if (gops_positioning_remove (self->view, GOPS_TYPE_OUTREACH_ATTEMPT, g_variant_get_int64 (parameter), N_("Remove attempt"), NULL))
    gops_session_toast_undo (get_session (self), _("Attempt removed"));
}

static GtkWidget *
create_attempt_row (const GopsDossier *dossier,
                    gpointer           attempt)
{
  const char *note = gops_record_get_text (attempt, GOPS_OUTREACH_ATTEMPT_NOTE);
  g_autofree char *day = gops_short_date (gops_record_get_text (attempt, GOPS_OUTREACH_ATTEMPT_ON_DATE), dossier->today);
  g_autofree char *facts = *note != '\0' ? g_strdup_printf ("%s · %s", day, note) : g_strdup (day);
  g_autofree char *name = g_strdup_printf (_("Remove attempt of %s"), day);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 3, NULL),
                                   gops_seed_result_name (gops_record_get_text (attempt, GOPS_OUTREACH_ATTEMPT_RESULT)), facts);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "user-trash-symbolic", "valign", GTK_ALIGN_CENTER, "tooltip-text",
                                    _("Remove Attempt"), "action-name", "seed-dialog.remove-attempt", NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", gops_record_get_id (attempt));
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_attempts (GopsSeedDialog    *self,
               const GopsDossier *dossier)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->attempts), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = dossier->attempts->len; i > 0; i--)
    {
      gpointer attempt = g_ptr_array_index (dossier->attempts, i - 1);
      GtkWidget *row;

      if (gops_record_get_int (attempt, GOPS_OUTREACH_ATTEMPT_OUTREACH_ID) != self->id)
        continue;
      row = create_attempt_row (dossier, attempt);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->attempts), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->attempts, self->rows->len > 0);
}

static void
add_attempt_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsSeedDialog *self = GOPS_SEED_DIALOG (widget);
  guint result = adw_combo_row_get_selected (ADW_COMBO_ROW (self->attempt_result));
  g_autoptr (GError) error = NULL;

  gops_binder_flush (self->binder);
  if (self->attempt_on == NULL
      || gops_seed_add_attempt (gops_view_get_store (self->view), self->id, self->attempt_on,
                                gtk_editable_get_text (GTK_EDITABLE (self->entry[2])), gops_seed_attempt_results ()[result],
                                gtk_editable_get_text (GTK_EDITABLE (self->attempt_note)), &error) == 0)
    {
      if (error != NULL)
        gops_view_report (self->view, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->attempt_note), "");
  gops_session_toast_undo (get_session (self), _("Attempt noted"));
}

/* --- showing --- */

static void
show_person (GopsSeedDialog *self)
{
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
  GopsOutreach *person = dossier != NULL ? gops_positioning_find (dossier->outreach, self->id) : NULL;

  if (person == NULL)
    {
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  gops_binder_set_record (self->binder, person);
  gops_date_row_set_date (GOPS_DATE_ROW (self->next), gops_record_get_text (person, GOPS_OUTREACH_NEXT_ON));
  if (self->attempt_on == NULL)
    {
      self->attempt_on = g_strdup (dossier->today);
      gops_date_row_set_date (GOPS_DATE_ROW (self->attempt_day), self->attempt_on);
    }
  show_attempts (self, dossier);
}

static void
on_next_picked_cb (GopsSeedDialog *self,
                   const char     *date)
{
  GopsOutreach *person = gops_binder_get_record (self->binder);
  g_autoptr (GError) error = NULL;

  if (person != NULL && !gops_record_store_text (person, gops_view_get_store (self->view), GOPS_OUTREACH_NEXT_ON,
                                                 *date != '\0' ? date : NULL, &error))
    gops_view_report (self->view, error);
}

static void
on_attempt_day_picked_cb (GopsSeedDialog *self,
                          const char     *date)
{
  g_free (self->attempt_on);
  self->attempt_on = *date != '\0' ? g_strdup (date) : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "seed-dialog.add-attempt", self->attempt_on != NULL);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsSeedDialog *self = GOPS_SEED_DIALOG (widget);
  g_autofree char *label = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry[0])));

  gops_binder_flush (self->binder);
  if (gops_positioning_remove (self->view, GOPS_TYPE_OUTREACH, self->id, N_("Remove seed user “%s”"), label))
    gops_session_toast_undo (get_session (self), _("Seed user removed"));
  gops_dialog_close (widget);
}

/* --- object --- */

static void
gops_seed_dialog_dispose (GObject *object)
{
  GopsSeedDialog *self = GOPS_SEED_DIALOG (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->attempt_on, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_seed_dialog_parent_class)->dispose (object);
}

static void
gops_seed_dialog_class_init (GopsSeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_seed_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "seed-dialog.add-attempt", NULL, add_attempt_action);
  gtk_widget_class_install_action (widget_class, "seed-dialog.remove-attempt", "x", remove_attempt_action);
  gtk_widget_class_install_action (widget_class, "seed-dialog.remove", NULL, remove_action);
}

static GtkWidget *
create_choice (const char        *title,
               const char *const *ids)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, gops_seed_result_name (ids[i]));
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", names, NULL);
}

static GtkWidget *
create_person (GopsSeedDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      self->entry[i] = g_object_new (ADW_TYPE_ENTRY_ROW, "title",
                                     g_dgettext (GETTEXT_PACKAGE, gops_outreach_table.columns[columns[i]].label), NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->entry[i]);
    }
  self->result = create_choice (_("Result"), gops_seed_results ());
  self->next = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("Next attempt"), NULL);
  g_signal_connect_swapped (self->next, "picked", G_CALLBACK (on_next_picked_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->result);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->next);
  return group;
}

static GtkWidget *
create_new_attempt (GopsSeedDialog *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("New Attempt"), NULL);

  self->attempt_result = create_choice (_("What came of it"), gops_seed_attempt_results ());
  self->attempt_note = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("What was said"), NULL);
  self->attempt_day = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("On"), NULL);
  g_signal_connect_swapped (self->attempt_day, "picked", G_CALLBACK (on_attempt_day_picked_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->attempt_result);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->attempt_note);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->attempt_day);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                           g_object_new (GTK_TYPE_BUTTON, "label", _("_Note It"), "use-underline", TRUE, "valign",
                                                         GTK_ALIGN_CENTER, "action-name", "seed-dialog.add-attempt", NULL));
  return group;
}

static void
gops_seed_dialog_init (GopsSeedDialog *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "margin-start", 12, "margin-end", 12,
                                 "margin-top", 12, "margin-bottom", 18, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, "vexpand", TRUE, NULL);
  GtkWidget *remove = g_object_new (GTK_TYPE_BUTTON, "label", _("_Remove Person"), "use-underline", TRUE, "halign", GTK_ALIGN_CENTER,
                                    "action-name", "seed-dialog.remove", NULL);

  self->rows = g_ptr_array_new ();
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Seed User"), NULL));
  gtk_widget_add_css_class (remove, "pill");
  self->attempts = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Attempts"), NULL);
  gtk_box_append (GTK_BOX (box), create_person (self));
  gtk_box_append (GTK_BOX (box), create_new_attempt (self));
  gtk_box_append (GTK_BOX (box), self->attempts);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), scrolled);
  adw_bin_set_child (ADW_BIN (self), outer);
}

GtkWidget *
gops_seed_dialog_present (GopsView   *view,
                          gint64      outreach,
                          const char *column)
{
  GopsSeedDialog *self = g_object_new (GOPS_TYPE_SEED_DIALOG, NULL);

  g_set_weak_pointer (&self->view, view);
  self->id = outreach;
  self->binder = gops_binder_new (get_session (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gops_binder_add_text (self->binder, columns[i], GTK_EDITABLE (self->entry[i]));
  gops_binder_add_choice (self->binder, GOPS_OUTREACH_RESULT, G_OBJECT (self->result), gops_seed_results ());
  gops_dialog_present (GTK_WIDGET (self), _("Seed User"), 440, 680, GTK_WIDGET (view));
  show_person (self);
  g_signal_connect_object (get_session (self), "refreshed", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  if (g_strcmp0 (column, "attempt") == 0)
    gtk_widget_grab_focus (self->attempt_note);
  else if (g_strcmp0 (column, "next_on") == 0)
    gtk_widget_grab_focus (self->next);
  else
    (void) gops_binder_focus (self->binder, column);
  return GTK_WIDGET (self);
}
