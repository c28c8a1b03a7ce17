/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan item in the agenda. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-agenda-row.h"
#include "gops-context-menu.h"
#include "gops-focus.h"
#include "gops-mark.h"
#include "gops-plan-gesture.h"
#include "gops-plan-item-editor.h"
#include "gops-today.h"
#include "gops-type-icon.h"

#define GOPS_TYPE_AGENDA_ROW (gops_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (GopsAgendaRow, gops_agenda_row, GOPS, AGENDA_ROW, AdwActionRow)

struct _GopsAgendaRow
{
  AdwActionRow parent_instance;

  GopsSession  *session;   /* (owned) */
  GopsPlanItem *item;      /* (owned) */
  gboolean      done;
};

G_DEFINE_FINAL_TYPE (GopsAgendaRow, gops_agenda_row, ADW_TYPE_ACTION_ROW)

static void
on_activated_cb (GopsAgendaRow *self)
{
  gops_plan_item_edit (self->session, self->item, GTK_WIDGET (self));
}

static void
on_done_clicked_cb (GopsAgendaRow *self)
{
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GError) error = NULL;

  if (!gops_plan_mark_item_done (gops_session_get_store (session), self->item, !self->done, &error))
    gops_session_report (session, error);
}

static void
on_menu_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GopsAgendaRow *self = GOPS_AGENDA_ROW (widget);

  if (g_str_equal (name, "item.edit"))
    on_activated_cb (self);
  else if (g_str_equal (name, "item.done"))
    on_done_clicked_cb (self);
  else
    gops_plan_item_remove (self->session, self->item, GTK_WIDGET (self));
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Edit"), "item.edit");
  g_menu_append (menu, GOPS_AGENDA_ROW (widget)->done ? _("Mark Not Done") : _("Mark Done"), "item.done");
  g_menu_append (menu, _("_Remove"), "item.remove");
  return G_MENU_MODEL (menu);
}

static gboolean
on_delete_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  GopsAgendaRow *self = GOPS_AGENDA_ROW (widget);

  gops_plan_item_remove (self->session, self->item, widget);
  return TRUE;
}

static GtkWidget *
make_done_button (GopsAgendaRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (self->done ? "edit-undo-symbolic" : "object-select-symbolic");
  const char *label = self->done ? _("Mark Not Done") : _("Mark Done");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_done_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_repeat_sign (void)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("gops-repeat-symbolic");

  gtk_widget_add_css_class (sign, "dim-label");
  gtk_widget_set_tooltip_text (sign, _("Repeats"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Repeats"), -1);
  return sign;
}

static GtkWidget *
make_time_label (GopsPlanItem *item)
{
  GtkWidget *label = gtk_label_new (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  return label;
}

static void
gops_agenda_row_dispose (GObject *object)
{
  g_clear_object (&GOPS_AGENDA_ROW (object)->session);
  g_clear_object (&GOPS_AGENDA_ROW (object)->item);

  G_OBJECT_CLASS (gops_agenda_row_parent_class)->dispose (object);
}

static void
gops_agenda_row_class_init (GopsAgendaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_agenda_row_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "item.edit", NULL, on_menu_action_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "item.done", NULL, on_menu_action_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "item.remove", NULL, on_menu_action_cb);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Delete, 0, on_delete_cb, NULL);
}

static void
gops_agenda_row_init (GopsAgendaRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (on_activated_cb), NULL);
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
}

GtkWidget *
gops_agenda_row_new (GopsSession       *session,
                     const GopsDossier *dossier,
                     GopsPlanItem      *item)
{
  GopsAgendaRow *self = g_object_new (GOPS_TYPE_AGENDA_ROW, NULL);
  const char *status = gops_plan_status (item, gops_record_get_text (dossier->group, GOPS_GROUP_TIME_ZONE),
                                         gops_store_now (gops_session_get_store (session)));
  g_autofree char *title = g_markup_escape_text (gops_plan_item_name (item), -1);
  const char *owner = gops_record_get_text (item, GOPS_PLAN_ITEM_OWNER);
  g_autofree char *facts = g_strdup_printf ("%s%s%s", gops_content_type_get_label (gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE)),
                                            *owner != '\0' ? " · " : "", owner);
  g_autofree char *subtitle = g_markup_escape_text (facts, -1);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  self->done = g_str_equal (status, "done");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gops_type_icon_new (gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE)));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), make_time_label (item));
  if (gops_plan_is_of_series (item))
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_repeat_sign ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gops_mark_new (status));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_done_button (self));
  return GTK_WIDGET (self);
}

gint64
gops_agenda_row_find_focus (GtkWidget *within)
{
  GtkWidget *focus = gops_focus_is_in (within) ? gtk_root_get_focus (gtk_widget_get_root (within)) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GOPS_TYPE_AGENDA_ROW) : NULL;

  return row != NULL ? gops_plan_item_key (GOPS_AGENDA_ROW (row)->item) : 0;
}
