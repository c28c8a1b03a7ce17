/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan item in the agenda. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-agenda-row.h"
#include "gops-context-menu.h"
#include "gops-focus.h"
#include "gops-mark.h"
#include "gops-type-icon.h"

G_DECLARE_FINAL_TYPE (GopsAgendaRow, gops_agenda_row, GOPS, AGENDA_ROW, AdwActionRow)

struct _GopsAgendaRow
{
  AdwActionRow parent_instance;

  gint64     key;    /* of the card */
  gboolean   done;
};

static guint command_signal;

G_DEFINE_FINAL_TYPE (GopsAgendaRow, gops_agenda_row, ADW_TYPE_ACTION_ROW)

static void
send (GopsAgendaRow *self,
      const char    *command)
{
  g_signal_emit (self, command_signal, 0, command);
}

static void
on_activated_cb (GopsAgendaRow *self)
{
  send (self, "edit");
}

static void
on_done_clicked_cb (GopsAgendaRow *self)
{
  send (self, "done");
}

static void
on_menu_action_cb (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  send (GOPS_AGENDA_ROW (widget), name + strlen ("item."));
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Edit"), "item.edit");
  g_menu_append (menu, _("_Move To…"), "item.move");
  g_menu_append (menu, GOPS_AGENDA_ROW (widget)->done ? _("Mark Not Done") : _("Mark Done"), "item.done");
  g_menu_append (menu, _("_Choose Several"), "item.choose");
  g_menu_append (menu, _("_Remove"), "item.remove");
  return G_MENU_MODEL (menu);
}

static gboolean
on_key_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   data)
{
  send (GOPS_AGENDA_ROW (widget), g_variant_get_string (args, NULL));
  return TRUE;
}

/* With Ctrl a click chooses, before the row opens the sheet. */
static void
on_press_cb (GopsAgendaRow *self,
             int            n_press,
             double         x,
             double         y,
             GtkGesture    *gesture)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_CONTROL_MASK) == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  send (self, "choose");
}

static GdkContentProvider *
on_drag_prepare_cb (GopsAgendaRow *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->key);
}

static void
add_pointer (GopsAgendaRow *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (on_drag_prepare_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
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
make_time_label (const GopsPlanCard *card)
{
  g_autofree char *time = card->minutes >= 0 ? g_strdup_printf ("%02d:%02d", card->minutes / 60, card->minutes % 60) : g_strdup ("");
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  return label;
}

static void
gops_agenda_row_class_init (GopsAgendaRowClass *klass)
{
  static const char *const actions[] = { "item.edit", "item.move", "item.done", "item.choose", "item.remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  command_signal = g_signal_new ("command", GOPS_TYPE_AGENDA_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_menu_action_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_key_cb, "s", "remove");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, on_key_cb, "s", "move");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, on_key_cb, "s", "choose");
}

static void
gops_agenda_row_init (GopsAgendaRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  g_signal_connect (self, "activated", G_CALLBACK (on_activated_cb), NULL);
  gops_context_menu_add (GTK_WIDGET (self), create_menu);
  add_pointer (self);
}

/* Type, owner, group: what there is of it. */
static char *
describe (const GopsPlanCard *card,
          gboolean            with_group)
{
  GString *facts = g_string_new (gops_content_type_get_label (card->type));

  if (*card->owner != '\0')
    g_string_append_printf (facts, " · %s", card->owner);
  if (card->items->len > 1)
    {
      g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", card->items->len), card->items->len);

      g_string_append_printf (facts, " · %s", groups);
      if (card->times != NULL)
        g_string_append_printf (facts, " · %s", card->times);
    }
  else if (with_group)
    g_string_append_printf (facts, " · %s", card->group);
  return g_string_free (facts, FALSE);
}

GtkWidget *
gops_agenda_row_new (GopsPlanCard *card,
                     gboolean      with_group,
                     gboolean      chosen)
{
  GopsAgendaRow *self = g_object_new (GOPS_TYPE_AGENDA_ROW, NULL);
  g_autofree char *title = g_markup_escape_text (*card->title != '\0' ? card->title : gops_content_type_get_label (card->type), -1);
  g_autofree char *facts = describe (card, with_group), *subtitle = g_markup_escape_text (facts, -1);

  self->key = card->key;
  self->done = g_str_equal (card->status, "done");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), gops_type_icon_new (card->type));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), make_time_label (card));
  if (card->repeats)
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_repeat_sign ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gops_mark_new (card->status));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), make_done_button (self));
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gops-chosen");
  return GTK_WIDGET (self);
}

gint64
gops_agenda_row_get_key (GtkWidget *row)
{
  return GOPS_AGENDA_ROW (row)->key;
}

gint64
gops_agenda_row_find_focus (GtkWidget *within)
{
  GtkWidget *focus = gops_focus_is_in (within) ? gtk_root_get_focus (gtk_widget_get_root (within)) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GOPS_TYPE_AGENDA_ROW) : NULL;

  return row != NULL ? GOPS_AGENDA_ROW (row)->key : 0;
}
