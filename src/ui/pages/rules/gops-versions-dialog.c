/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of the rules. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-change-row.h"
#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-look.h"
#include "gops-offer-dialog.h"
#include "gops-rule-version-activity.h"
#include "gops-method-error.h"
#include "gops-rule-versions.h"
#include "gops-use-resource.h"
#include "gops-rules-resources.h"
#include "gops-short-date.h"
#include "gops-versions-dialog.h"

/* Narrower than this, the two sides of a comparison stand one above the other. */
#define SIDE_BY_SIDE 560

#define GOPS_TYPE_VERSIONS_DIALOG (gops_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsVersionsDialog, gops_versions_dialog, GOPS, VERSIONS_DIALOG, GtkWidget)

struct _GopsVersionsDialog
{
  GtkWidget parent_instance;

  GopsView  *view;       /* (nullable) weak */
  GPtrArray *list;       /* (owned) (element-type GopsRuleVersion): the newest first */
  GPtrArray *rows;       /* (owned) (element-type GtkWidget): of the list */
  gboolean   filling;    /* the drop-downs are being filled */

  GtkWidget *back, *stack, *publish, *why, *effective, *publish_button, *versions;
  GtkWidget *from, *to, *summary, *changes;
};

G_DEFINE_FINAL_TYPE (GopsVersionsDialog, gops_versions_dialog, GTK_TYPE_WIDGET)

static const GopsDossier *
get_dossier (GopsVersionsDialog *self)
{
  return self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
}

/* --- comparing --- */

/* The drop-downs list the present state first, then the versions. */
static gint64
get_number (GopsVersionsDialog *self,
            GtkWidget          *drop_down)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return selected == 0 || selected > self->list->len ? GOPS_RULES_PRESENT
           : gops_record_get_int (g_ptr_array_index (self->list, selected - 1), GOPS_RULE_VERSION_NUMBER);
}

static void
clear_changes (GopsVersionsDialog *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->changes), 0))) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->changes), row);
}

static void
show_changes (GopsVersionsDialog *self,
              GPtrArray          *changes)
{
  g_autofree char *summary = gops_changes_summary (changes);
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < SIDE_BY_SIDE;

  clear_changes (self);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  for (guint i = 0; i < changes->len; i++)
    {
      const GopsRuleChange *change = g_ptr_array_index (changes, i);

      if (change->kind != GOPS_RULE_SAME)
        gtk_list_box_append (GTK_LIST_BOX (self->changes), gops_change_row_new (get_dossier (self), change, narrow));
    }
  gtk_widget_set_visible (self->changes, gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->changes), 0) != NULL);
}

static void
compare (GopsVersionsDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (self->filling || get_dossier (self) == NULL)
    return;
  changes = gops_rules_compare_versions (gops_view_get_store (self->view), gops_record_get_id (get_dossier (self)->group),
                                         get_number (self, self->from), get_number (self, self->to), &error);
  if (changes != NULL)
    show_changes (self, changes);
  gops_view_report (self->view, error);
}

static char *
name_version (GopsRuleVersion *version)
{
  return g_strdup_printf (_("Version %d"), (int) gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER));
}

static void
fill_drop_downs (GopsVersionsDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint from = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->from)), to = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->to));

  self->filling = TRUE;
  gtk_string_list_append (names, _("As they are now"));
  for (guint i = 0; i < self->list->len; i++)
    {
      g_autofree char *name = name_version (g_ptr_array_index (self->list, i));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->from), G_LIST_MODEL (names));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->to), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->from), MIN (from, self->list->len));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->to), MIN (to, self->list->len));
  self->filling = FALSE;
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsVersionsDialog *self = GOPS_VERSIONS_DIALOG (widget);

  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->from), g_variant_get_uint32 (parameter) + 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->to), 0);
  self->filling = FALSE;
  compare (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "compare");
  gtk_widget_set_visible (self->back, TRUE);
  gtk_widget_grab_focus (self->from);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsVersionsDialog *self = GOPS_VERSIONS_DIALOG (widget);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  gtk_widget_set_visible (self->back, FALSE);
  gtk_widget_grab_focus (self->why);
}

/* --- restoring, publishing --- */

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsVersionsDialog *self = GOPS_VERSIONS_DIALOG (widget);
  g_autoptr (GopsSession) session = g_object_ref (gops_view_get_session (self->view));
  GopsRuleVersion *version = g_ptr_array_index (self->list, g_variant_get_uint32 (parameter));
  g_autoptr (GError) error = NULL;

  gops_session_flush (session);
  if (gops_rules_restore (gops_session_get_store (session), gops_session_get_group (session),
                          gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER), &error))
    {
      g_autofree char *said = g_strdup_printf (_("Version %d restored"), (int) gops_record_get_int (version, GOPS_RULE_VERSION_NUMBER));

      gops_session_toast_undo (session, said);
      gops_dialog_close (widget);
    }
  gops_session_report (session, error);
}

static void
mark (GtkWidget *row,
      gboolean   wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
}

/* Marks the row that @error (nullable) speaks of, if it is one of them, and no other. */
static void
mark_rows (GopsVersionsDialog *self,
           const GError       *error)
{
  mark (self->why, g_error_matches (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_REASON));
  mark (self->effective, g_error_matches (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_DATE));
}

/* What goes wrong reaches the user as a toast. */
static void
publish (GopsVersionsDialog *self)
{
  GopsSession *session = gops_view_get_session (self->view);
  const char *effective = gops_date_row_get_date (GOPS_DATE_ROW (self->effective));
  g_autofree char *why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  gops_session_flush (session);
  (void) gops_rules_publish (gops_session_get_store (session), gops_session_get_group (session), effective, why, &number, &error);
  mark_rows (self, error);
  if (error != NULL)
    {
      gops_view_report (self->view, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->why), "");
  {
    g_autofree char *said = g_strdup_printf (_("Version %d published"), (int) number);

    gops_session_toast_undo (session, said);
  }
  gops_offer_ask (self->view, GTK_WIDGET (self));
}

static void
publish_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  publish (GOPS_VERSIONS_DIALOG (widget));
}

/* --- the list --- */

static char *
describe_span (const GopsRuleActivitySpan *span)
{
  /* Translators: of a fortnight: messages a day, different people a day, joined, left */
  return g_strdup_printf (_("%.1f messages and %.1f speakers a day, %u joined, %u left"), span->messages_per_day,
                          span->speakers_per_day, span->joined, span->left);
}

static void
add_line (AdwExpanderRow *row,
          const char     *title,
          const char     *subtitle)
{
  GtkWidget *line = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL), title, subtitle);

  adw_expander_row_add_row (row, line);
}

static void
add_activity (GopsVersionsDialog *self,
              AdwExpanderRow     *row,
              GopsRuleVersion    *version)
{
  GopsRuleActivity activity;
  g_autoptr (GError) error = NULL;

  if (!gops_rule_version_activity (gops_view_get_store (self->view), version, &activity, &error))
    {
      gops_view_report (self->view, error);
      return;
    }
  if (!activity.imported)
    add_line (row, _("Activity before and after"), _("Import the group’s chat, and the 14 days before and after this version stand here."));
  else
    {
      g_autofree char *before = describe_span (&activity.before), *after = describe_span (&activity.after);

      add_line (row, _("14 days before"), before);
      add_line (row, activity.complete ? _("14 days after") : _("Since then"), after);
    }
}

static GtkWidget *
make_button (const char *label,
             const char *action,
             guint       index)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  return button;
}

static void
add_buttons (AdwExpanderRow *row,
             guint           index)
{
  GtkWidget *line = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_button (_("_Compare"), "versions.compare", index));
  gtk_box_append (GTK_BOX (box), make_button (_("_Restore"), "versions.restore", index));
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "gops-row-buttons");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (row, line);
}

static GtkWidget *
make_row (GopsVersionsDialog *self,
          guint               index)
{
  GopsRuleVersion *version = g_ptr_array_index (self->list, index);
  g_autofree char *title = name_version (version);
  const char *why = gops_record_get_text (version, GOPS_RULE_VERSION_WHY);
  g_autofree char *day = gops_short_date (gops_record_get_text (version, GOPS_RULE_VERSION_EFFECTIVE_ON), get_dossier (self)->today);
  g_autofree char *from = g_strdup_printf (_("In force from %s"), day);
  g_autofree char *subtitle = *why != '\0' ? g_strdup_printf ("%s · %s", from, why) : g_strdup (from);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL), title, subtitle);

  add_activity (self, ADW_EXPANDER_ROW (row), version);
  add_buttons (ADW_EXPANDER_ROW (row), index);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (row), title);
  return row;
}

static void
show_list (GopsVersionsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->versions), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->list->len; i++)
    {
      GtkWidget *row = make_row (self, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->versions), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->versions, self->list->len > 0);
}

/* What there is to publish, in words. */
static void
show_publish (GopsVersionsDialog *self,
              const GopsDossier  *dossier)
{
  gboolean changed = dossier->version == NULL || gops_rules_changed_since_version (dossier);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->publish),
    dossier->version == NULL ? _("Say from which day they count, so that everybody knows which text is the right one.") :
    changed ? _("They have changed since the last version.") : _("Nothing has changed since the last version."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.publish", changed && dossier->clauses->len > 0);
  if (*gops_date_row_get_date (GOPS_DATE_ROW (self->effective)) == '\0')
    gops_date_row_set_date (GOPS_DATE_ROW (self->effective), dossier->today);
}

static void
refresh (GopsVersionsDialog *self)
{
  const GopsDossier *dossier = get_dossier (self);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  if (dossier == NULL)
    return;
  list = gops_rules_list_versions (gops_view_get_store (self->view), gops_record_get_id (dossier->group), &error);
  if (list == NULL)
    {
      gops_view_report (self->view, error);
      return;
    }
  g_ptr_array_unref (self->list);
  self->list = g_steal_pointer (&list);
  show_publish (self, dossier);
  show_list (self);
  fill_drop_downs (self);
  if (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "compare"))
    compare (self);
}

/* --- object --- */

static void
gops_versions_dialog_dispose (GObject *object)
{
  GopsVersionsDialog *self = GOPS_VERSIONS_DIALOG (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_versions_dialog_parent_class)->dispose (object);
}

static void
gops_versions_dialog_class_init (GopsVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_versions_dialog_dispose;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_rules);
  g_type_ensure (GOPS_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, back);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, publish);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, why);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, effective);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, publish_button);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, versions);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, from);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, to);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GopsVersionsDialog, changes);
  gtk_widget_class_bind_template_callback (widget_class, publish);
  gtk_widget_class_install_action (widget_class, "versions.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "versions.restore", "u", restore_action);
  gtk_widget_class_install_action (widget_class, "versions.compare", "u", compare_action);
  gtk_widget_class_install_action (widget_class, "versions.back", NULL, back_action);
}

static void
gops_versions_dialog_init (GopsVersionsDialog *self)
{
  self->list = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_date_row_set_required (GOPS_DATE_ROW (self->effective), TRUE);
  g_signal_connect_swapped (self->from, "notify::selected", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->to, "notify::selected", G_CALLBACK (compare), self);
}

void
gops_versions_present (GopsView *view)
{
  GopsVersionsDialog *self = g_object_new (GOPS_TYPE_VERSIONS_DIALOG, NULL);
  GopsSession *session = gops_view_get_session (view);

  gops_session_flush (session);
  gops_session_refresh_now (session);
  g_set_weak_pointer (&self->view, view);
  refresh (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Versions of the Rules"), 720, 620, GTK_WIDGET (view));
}
