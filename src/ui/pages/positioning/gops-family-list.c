/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The family of a group. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-context-menu.h"
#include "gops-family-list.h"
#include "gops-family.h"
#include "gops-focus.h"
#include "gops-group-chooser.h"
#include "gops-group-words.h"
#include "gops-wrap-layout.h"

#define MOST_CHARACTERS 120

struct _GopsFamilyList
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  gint64       group;     /* the one that is chosen */
  GPtrArray   *family;    /* (owned) (nullable) (element-type GopsFamilyGroup) */

  GtkWidget   *box, *list, *add, *below;
};

G_DEFINE_FINAL_TYPE (GopsFamilyList, gops_family_list, GTK_TYPE_WIDGET)

static GopsStore *
get_store (GopsFamilyList *self)
{
  return gops_session_get_store (self->session);
}

static const GopsFamilyGroup *
find_group (GopsFamilyList *self,
            gint64          id)
{
  for (guint i = 0; self->family != NULL && i < self->family->len; i++)
    {
      const GopsFamilyGroup *group = g_ptr_array_index (self->family, i);

      if (group->id == id)
        return group;
    }
  return NULL;
}

static gint64
id_of (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "group");

  return id != NULL ? *id : 0;
}

/* --- moving --- */

static void
finish (GopsFamilyList *self,
        gboolean        done,
        const char     *said,
        const GError   *error)
{
  if (done)
    gops_session_toast_undo (self->session, said);
  else
    gops_session_report (self->session, error);
}

static void
move (GopsFamilyList *self,
      gint64          group,
      gint64          parent)
{
  g_autoptr (GError) error = NULL;
  gboolean done = gops_family_move (get_store (self), group, parent, &error);

  finish (self, done, _("Moved in the family"), error);
}

static void
lead_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (widget);
  g_autoptr (GError) error = NULL;
  gboolean done = gops_family_lead (get_store (self), g_variant_get_int64 (parameter), &error);

  finish (self, done, _("It is the main group now"), error);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (widget);
  g_autoptr (GError) error = NULL;
  gboolean done = gops_family_leave (get_store (self), g_variant_get_int64 (parameter), &error);

  finish (self, done, _("Taken out of the family"), error);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (widget);
  const GopsFamilyGroup *group = find_group (self, g_variant_get_int64 (parameter));
  gboolean professional = group != NULL && g_str_equal (group->structure, "professional");
  g_autoptr (GError) error = NULL;
  gboolean done = group != NULL && gops_family_set_structure (get_store (self), group->id, professional ? "sub" : "professional", &error);

  if (group != NULL)
    finish (self, done, professional ? _("It is a sub-group now") : _("It is a professional group now"), error);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsPlace place = { .page = "positioning", .group = g_variant_get_int64 (parameter) };

  gops_session_go_to (GOPS_FAMILY_LIST (widget)->session, &place);
}

/* --- choosing another group --- */

static void
on_parent_chosen_cb (gint64   parent,
                     gpointer data)
{
  GtkWidget *self = g_object_get_data (data, "list");

  move (GOPS_FAMILY_LIST (self), *(gint64 *) g_object_get_data (data, "group"), parent);
}

static void
below_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = gops_family_parents (get_store (self), id, &error);
  GObject *context = g_object_new (G_TYPE_OBJECT, NULL);

  if (groups == NULL)
    {
      gops_session_report (self->session, error);
      g_object_unref (context);
      return;
    }
  g_object_set_data_full (context, "list", g_object_ref (self), g_object_unref);
  g_object_set_data_full (context, "group", g_memdup2 (&id, sizeof id), g_free);
  gops_group_choose (widget, _("Make Sub-Group Of"), groups, on_parent_chosen_cb, context);
}

static void
on_child_chosen_cb (gint64   child,
                    gpointer data)
{
  GopsFamilyList *self = g_object_get_data (data, "list");
  const GopsFamilyGroup *root = self->family != NULL && self->family->len > 0 ? g_ptr_array_index (self->family, 0) : NULL;

  if (root != NULL)
    move (self, child, root->id);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (widget);
  const GopsFamilyGroup *root = self->family != NULL && self->family->len > 0 ? g_ptr_array_index (self->family, 0) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = root != NULL ? gops_family_parents (get_store (self), root->id, &error) : NULL;
  GObject *context = g_object_new (G_TYPE_OBJECT, NULL);

  if (groups == NULL)
    {
      gops_session_report (self->session, error);
      g_object_unref (context);
      return;
    }
  g_object_set_data_full (context, "list", g_object_ref (self), g_object_unref);
  gops_group_choose (widget, _("Add a Sub-Group"), groups, on_child_chosen_cb, context);
}

/* --- dragging --- */

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               GtkWidget     *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, id_of (row));
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            GtkWidget     *row)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (gtk_widget_get_ancestor (row, GOPS_TYPE_FAMILY_LIST));
  gint64 group = g_value_get_int64 (value);

  if (group == id_of (row))
    return FALSE;
  move (self, group, id_of (row));
  return TRUE;
}

static void
make_draggable (GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* --- rows --- */

static void
append_command (GMenu      *menu,
                const char *label,
                const char *action,
                gint64      id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (GtkWidget *row)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (gtk_widget_get_ancestor (row, GOPS_TYPE_FAMILY_LIST));
  const GopsFamilyGroup *group = find_group (self, id_of (row));
  GMenu *menu = g_menu_new ();

  if (group == NULL)
    return G_MENU_MODEL (menu);
  if (group->id != self->group)
    append_command (menu, _("_Open"), "family.open", group->id);
  append_command (menu, _("Make _Sub-Group Of…"), "family.below", group->id);
  if (!g_str_equal (group->structure, "main"))
    append_command (menu, _("Make _Main Group"), "family.lead", group->id);
  if (group->depth > 0)
    {
      append_command (menu, g_str_equal (group->structure, "professional") ? _("Make _Ordinary Sub-Group") : _("Make _Professional Group"),
                      "family.turn", group->id);
      append_command (menu, _("_Take Out of the Family"), "family.leave", group->id);
    }
  return G_MENU_MODEL (menu);
}

/* "sub-group · 88 members" */
static char *
describe (const GopsFamilyGroup *group)
{
  g_autofree char *members = g_strdup_printf (ngettext ("%u member", "%u members", group->members), group->members);

  return g_strdup_printf ("%s · %s", gops_group_structure_name (group->structure), members);
}

static GtkWidget *
create_row (GopsFamilyList        *self,
            const GopsFamilyGroup *group)
{
  g_autofree char *name = gops_brief (group->name, MOST_CHARACTERS), *facts = describe (group);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "activatable", TRUE, NULL),
                                   name, facts);
  GtkWidget *sign = gtk_image_new_from_icon_name (group->depth == 0 ? "gops-people-symbolic" : "pan-end-symbolic");

  g_object_set_data_full (G_OBJECT (row), "group", g_memdup2 (&group->id, sizeof group->id), g_free);
  gtk_widget_set_margin_start (sign, (int) MIN (group->depth, 3) * 18);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  if (group->id == self->group)
    {
      GtkWidget *here = gtk_label_new (_("this group"));

      gtk_widget_add_css_class (here, "gops-word");
      gtk_widget_set_valign (here, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), here);
    }
  gops_context_menu_add (row, create_menu);
  make_draggable (row);
  return row;
}

static void
add_menu_button (GtkWidget *row)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER, "tooltip-text",
                                    _("Commands"), NULL);
  g_autoptr (GMenuModel) menu = create_menu (row);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Commands"), -1);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static gint64
focused_group (GopsFamilyList *self)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gops_focus_is_in (row))
      return id_of (row);
  return 0;
}

static void
show_family (GopsFamilyList *self)
{
  gint64 focused = focused_group (self);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->family->len; i++)
    {
      const GopsFamilyGroup *group = g_ptr_array_index (self->family, i);

      row = create_row (self, group);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      add_menu_button (row);
      if (group->id == focused)
        gtk_widget_grab_focus (row);
    }
}

static gboolean
is_same (GPtrArray *one,
         GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const GopsFamilyGroup *left = g_ptr_array_index (one, i), *right = g_ptr_array_index (other, i);

      if (left->id != right->id || left->members != right->members || left->depth != right->depth || !g_str_equal (left->name, right->name)
          || !g_str_equal (left->structure, right->structure))
        return FALSE;
    }
  return TRUE;
}

void
gops_family_list_show (GopsFamilyList *self,
                       gint64          group)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) family = gops_family_load (get_store (self), group, &error);

  if (family == NULL)
    {
      gops_session_report (self->session, error);
      return;
    }
  if (self->group == group && is_same (self->family, family))
    return;
  g_clear_pointer (&self->family, g_ptr_array_unref);
  self->family = g_steal_pointer (&family);
  self->group = group;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->below), "x", group);
  gtk_widget_set_visible (self->below, self->family->len == 1);
  show_family (self);
}

static void
on_row_activated_cb (GopsFamilyList *self,
                     GtkWidget      *row)
{
  if (id_of (row) != self->group)
    gtk_widget_activate_action (GTK_WIDGET (self), "family.open", "x", id_of (row));
}

/* --- object --- */

static void
gops_family_list_dispose (GObject *object)
{
  GopsFamilyList *self = GOPS_FAMILY_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->family, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_family_list_parent_class)->dispose (object);
}

static void
gops_family_list_class_init (GopsFamilyListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_family_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "family.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "family.below", "x", below_action);
  gtk_widget_class_install_action (widget_class, "family.lead", "x", lead_action);
  gtk_widget_class_install_action (widget_class, "family.turn", "x", turn_action);
  gtk_widget_class_install_action (widget_class, "family.leave", "x", leave_action);
  gtk_widget_class_install_action (widget_class, "family.add", NULL, add_action);
}

static void
gops_family_list_init (GopsFamilyList *self)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Family"), "xalign", 0.0f, NULL);
  GtkWidget *buttons = gops_wrap_box_new (6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (title, "heading");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Family"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  self->add = g_object_new (GTK_TYPE_BUTTON, "label", _("Add a _Sub-Group…"), "use-underline", TRUE, "action-name", "family.add", NULL);
  self->below = g_object_new (GTK_TYPE_BUTTON, "label", _("Make It a Sub-Group _Of…"), "use-underline", TRUE, NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->below), "x", self->group);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->below), "family.below");
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (buttons), self->below);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), buttons);
}

GtkWidget *
gops_family_list_new (GopsSession *session)
{
  GopsFamilyList *self = g_object_new (GOPS_TYPE_FAMILY_LIST, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
