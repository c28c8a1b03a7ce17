/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SOPs that begin by themselves. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-own-sops.h"
#include "gops-sop-pane.h"
#include "gops-sop-trigger.h"
#include "gops-sop-triggers-dialog.h"
#include "gops-sop-triggers.h"

#define GOPS_TYPE_SOP_TRIGGERS_DIALOG (gops_sop_triggers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsSopTriggersDialog, gops_sop_triggers_dialog, GOPS, SOP_TRIGGERS_DIALOG, GopsSopPane)

struct _GopsSopTriggersDialog
{
  GopsSopPane parent_instance;

  gint64               group;
  GopsSops            *sops;     /* (owned) */
  GPtrArray           *rows;     /* (owned): borrowed */
  gboolean             showing;
  AdwPreferencesGroup *present, *others;
};

G_DEFINE_FINAL_TYPE (GopsSopTriggersDialog, gops_sop_triggers_dialog, GOPS_TYPE_SOP_PANE)

static void
report (GopsSopTriggersDialog *self,
        const GError          *error)
{
  gops_session_report (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), error);
}

static gint64
number_of (GtkWidget *widget)
{
  return g_ascii_strtoll (gops_sop_pane_id_of (widget), NULL, 10);
}

/* --- what begins already --- */

static void
on_active_cb (GopsSopTriggersDialog *self,
              GParamSpec            *pspec,
              GtkWidget             *row)
{
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  (void) gops_sop_trigger_set_paused (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), number_of (row),
                                      !gops_switch_row_get_active (GOPS_SWITCH_ROW (row)), &error);
  report (self, error);
}

static void
on_remove_clicked_cb (GopsSopTriggersDialog *self,
                      GtkWidget             *button)
{
  g_autoptr (GError) error = NULL;

  if (gops_sop_trigger_remove (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), number_of (button), &error))
    gops_session_toast_undo (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), _("It begins by itself no more"));
  report (self, error);
}

static void
add_trigger (GopsSopTriggersDialog *self,
             gpointer               trigger)
{
  const GopsSop *sop = gops_sops_find (self->sops, gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SOP), NULL);
  const char *name = sop != NULL ? gops_text_get (&sop->name, gops_interface_language ()) : gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SOP);
  g_autofree char *event = gops_sop_event_describe (gops_record_get_text (trigger, GOPS_SOP_TRIGGER_EVENT), gops_record_get_text (trigger, GOPS_SOP_TRIGGER_TIER));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_id (trigger)), *remove = g_strdup_printf (_("Remove “%s”"), name);
  GtkWidget *row = gops_switch_row_new ("");

  g_object_set (row, "use-markup", FALSE, NULL);
  (void) gops_plain_row (row, name, event);
  gops_sop_pane_set_id (row, id);
  gops_switch_row_set_active (GOPS_SWITCH_ROW (row), gops_record_get_int (trigger, GOPS_SOP_TRIGGER_PAUSED) == 0);
  g_signal_connect_object (row, "notify::active", G_CALLBACK (on_active_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gops_sop_pane_button (GOPS_SOP_PANE (self), "user-trash-symbolic", _("Remove"), remove, id,
                                                                         G_CALLBACK (on_remove_clicked_cb)));
  adw_preferences_group_add (self->present, row);
  g_ptr_array_add (self->rows, row);
}

/* --- what may --- */

static void
on_add_clicked_cb (GopsSopTriggersDialog *self,
                   GtkWidget             *button)
{
  const GopsSop *sop = gops_sops_find (self->sops, gops_sop_pane_id_of (button), NULL);
  g_autoptr (GError) error = NULL;

  if (sop != NULL)
    (void) gops_sop_trigger_add (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), self->group, sop->id, sop->start.event, sop->start.tier, &error);
  report (self, error);
}

static void
add_sop (GopsSopTriggersDialog *self,
         const GopsSop         *sop)
{
  GtkWidget *row = adw_action_row_new (), *button;
  const char *name = gops_text_get (&sop->name, gops_interface_language ()), *summary = gops_text_get (&sop->summary, gops_interface_language ());
  g_autofree char *event = gops_sop_start_describe (&sop->start), *label = g_strdup_printf (_("Let “%s” begin by itself"), name);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", event, summary != NULL ? "\n" : "", summary != NULL ? summary : "");

  g_object_set (row, "use-markup", FALSE, "subtitle-lines", 4, NULL);
  (void) gops_plain_row (row, name, subtitle);
  button = gops_sop_pane_button (GOPS_SOP_PANE (self), "list-add-symbolic", _("Add"), label, sop->id, G_CALLBACK (on_add_clicked_cb));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->others, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_present (GPtrArray     *triggers,
            const GopsSop *sop)
{
  for (guint i = 0; i < triggers->len; i++)
    if (g_str_equal (gops_record_get_text (triggers->pdata[i], GOPS_SOP_TRIGGER_SOP), sop->id))
      return TRUE;
  return FALSE;
}

/* --- showing --- */

static void
remove_rows (GopsSopTriggersDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (self->rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP)), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill (GopsSopTriggersDialog *self,
      GPtrArray             *triggers)
{
  const GPtrArray *all = gops_sops_get_all (self->sops);

  self->showing = TRUE;
  for (guint i = 0; i < triggers->len; i++)
    add_trigger (self, triggers->pdata[i]);
  for (guint i = 0; i < all->len; i++)
    if (gops_sop_is_for_a_person (all->pdata[i]) && !is_present (triggers, all->pdata[i]))
      add_sop (self, all->pdata[i]);
  self->showing = FALSE;
  adw_preferences_group_set_description (self->present, triggers->len > 0 ? _("Whoever is due from today on gets their items in Today, once.")
    : _("Nothing begins by itself yet. Choose below what people get when they join, enter a tier or have a birthday."));
}

static void
gops_sop_triggers_dialog_show (GopsSopPane *pane)
{
  GopsSopTriggersDialog *self = GOPS_SOP_TRIGGERS_DIALOG (pane);
  g_autoptr (GError) error = NULL;
  GopsSops *sops = gops_sops_load (gops_sop_pane_get_store (pane), &error);
  g_autoptr (GPtrArray) triggers = sops == NULL ? NULL :
    gops_record_load_all (GOPS_TYPE_SOP_TRIGGER, gops_sop_pane_get_store (pane), &error, "WHERE group_id = ?1 ORDER BY id", "l", self->group);

  report (self, error);
  remove_rows (self);
  g_clear_pointer (&self->sops, gops_sops_free);
  self->sops = sops;
  if (triggers != NULL)
    fill (self, triggers);
}

static void
gops_sop_triggers_dialog_dispose (GObject *object)
{
  GopsSopTriggersDialog *self = GOPS_SOP_TRIGGERS_DIALOG (object);

  g_clear_pointer (&self->sops, gops_sops_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gops_sop_triggers_dialog_parent_class)->dispose (object);
}

static void
gops_sop_triggers_dialog_class_init (GopsSopTriggersDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_sop_triggers_dialog_dispose;
  GOPS_SOP_PANE_CLASS (klass)->show = gops_sop_triggers_dialog_show;
}

static AdwPreferencesGroup *
add_list (GopsSopTriggersDialog *self,
          const char            *title)
{
  GtkWidget *list = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (list), title);
  gtk_box_append (gops_sop_pane_get_body (GOPS_SOP_PANE (self)), list);
  return ADW_PREFERENCES_GROUP (list);
}

static void
gops_sop_triggers_dialog_init (GopsSopTriggersDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->present = add_list (self, _("Begin by Themselves"));
  self->others = add_list (self, _("SOPs for One Person"));
}

void
gops_sop_triggers_present (GopsSession *session,
                           GtkWidget   *parent)
{
  GopsSopTriggersDialog *self;

  if (gops_session_get_group (session) == 0)
    return;
  self = g_object_new (GOPS_TYPE_SOP_TRIGGERS_DIALOG, NULL);
  self->group = gops_session_get_group (session);
  gops_sop_pane_present (GOPS_SOP_PANE (self), session, _("SOPs That Begin by Themselves"), NULL, 520, 600, parent);
}
