/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the selected members, by mouse, touch and key. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-members-page-private.h"

GMenuModel *
gops_members_page_make_menu (GopsMembersPage *self)
{
  g_autoptr (GopsMemberRow) row = gops_members_page_dup_first (self);
  g_autoptr (GMenu) who = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  GMenu *menu = g_menu_new ();
  gboolean left;

  g_menu_append (more, _("Add an _Order…"), "page.add-order");
  g_menu_append (more, _("_Check-Ins…"), "page.duties");
  g_menu_append (files, _("E_xport Members…"), "page.save-members");
  if (row == NULL)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
      return G_MENU_MODEL (menu);
    }
  left = !gops_record_is_blank (row, GOPS_MEMBER_ROW_LEFT_ON);
  g_menu_append (who, _("_Edit…"), "page.edit");
  g_menu_append (who, _("In _All Groups…"), "page.person");
  g_menu_append (marks, gops_record_get_bool (row, GOPS_MEMBER_ROW_STAFF) ? _("No Longer _Staff") : _("Mark as _Staff"), "page.mark-staff");
  g_menu_append (marks, gops_record_get_bool (row, GOPS_MEMBER_ROW_BOT) ? _("No Longer a _Bot") : _("Mark as _Bot"), "page.mark-bot");
  g_menu_append (marks, gops_members_page_is_locked (self, row) ? _("Un_lock Tier") : _("_Lock Tier…"), "page.lock-tier");
  g_menu_append (last, gops_record_get_bool (row, GOPS_MEMBER_ROW_BLACKLISTED) ? _("Take Off the Blac_klist") : _("Put on the Blac_klist…"),
                 "page.blacklist");
  g_menu_append (last, left ? _("B_ring Back") : _("_Remove From Group"), "page.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (who));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

static gboolean
on_popover_idle_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* The chosen command runs after the menu has closed: it goes later. */
static void
on_popover_closed_cb (GtkWidget *popover)
{
  (void) g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_popover_idle_cb, g_object_ref (popover), g_object_unref);
}

static void
pop_up (GopsMembersPage *self,
        double           x,
        double           y)
{
  g_autoptr (GMenuModel) menu = gops_members_page_make_menu (self);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle at = { 0, 0, 1, 1 };

  if (!gtk_widget_compute_point (GTK_WIDGET (self->table), GTK_WIDGET (self), &point, &point))
    point = GRAPHENE_POINT_INIT (24, 24);
  at.x = (int) point.x;
  at.y = (int) point.y;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));   /* a column view would not give it its height */
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
select_for_menu (GopsMembersPage *self,
                 GtkWidget       *widget)
{
  guint position = widget != NULL ? gops_member_columns_position (widget) : GTK_INVALID_LIST_POSITION;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (!gtk_selection_model_is_selected (model, position))
    (void) gtk_selection_model_select_item (model, position, TRUE);
  return TRUE;
}

static void
on_menu_pressed_cb (GopsMembersPage *self,
                    int              n_press,
                    double           x,
                    double           y,
                    GtkGesture      *gesture)
{
  if (!select_for_menu (self, gtk_widget_pick (GTK_WIDGET (self->table), x, y, GTK_PICK_DEFAULT)))
    return;
  (void) gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, x, y);
}

static void
on_long_pressed_cb (GopsMembersPage *self,
                    double           x,
                    double           y,
                    GtkGesture      *gesture)
{
  on_menu_pressed_cb (self, 1, x, y, gesture);
}

static void
on_menu_key_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsMembersPage *self = GOPS_MEMBERS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT (48, 24);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table)) || !select_for_menu (self, focus))
    return;
  point.y = (float) gtk_widget_get_height (focus);
  if (!gtk_widget_compute_point (focus, GTK_WIDGET (self->table), &point, &point))
    return;
  pop_up (self, point.x, point.y);
}

static void
add_menu_gestures (GopsMembersPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_menu_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_long_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (press));
}

/* Keys that mean something only while the table has the focus. */
static void
add_table_keys (GopsMembersPage *self)
{
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_Delete, 0, "page.remove" },
    { GDK_KEY_Return, GDK_ALT_MASK, "page.person" },
    { GDK_KEY_Menu, 0, "page.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "page.menu" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->table), controller);
}

void
gops_members_page_add_menu (GopsMembersPage *self)
{
  add_menu_gestures (self);
  add_table_keys (self);
}

void
gops_members_page_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, on_menu_key_cb);
}
