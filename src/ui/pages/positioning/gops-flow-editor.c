/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The business flow at full size. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-flow-canvas.h"
#include "gops-flow-changes.h"
#include "gops-flow-editor.h"
#include "gops-flow-form.h"
#include "gops-flow-list.h"
#include "gops-flow-menu.h"
#include "gops-flow-save.h"
#include "gops-flow-toasts.h"
#include "gops-journal.h"
#include "gops-positioning-changes.h"
#include "gops-positioning-resources.h"
#include "gops-responsive-bin.h"
#include "gops-use-resource.h"

#define ZOOM_STEP   1.2
#define LIST_WIDTH  300
#define LIST_HEIGHT 220   /* below the drawing, where it has no place beside it */

struct _GopsFlowEditor
{
  GtkWidget parent_instance;

  GopsView  *view;        /* borrowed; weak: the page */

  GtkWidget *responsive, *toasts, *title, *stack, *body, *canvas_place, *canvas, *list, *list_place, *separator, *hint;
  GtkWidget *zoom_buttons;
  GtkWidget *popover;     /* (nullable): with the form, while it is open */
  gint64     fresh;       /* the action that added the party whose form is open; 0: it was there before */
  gboolean   by_list;     /* the list was used last */
  gboolean   following;   /* canvas and list are being led to the same thing */
};

G_DEFINE_FINAL_TYPE (GopsFlowEditor, gops_flow_editor, GTK_TYPE_WIDGET)

static gboolean
is_narrow (GopsFlowEditor *self)
{
  return gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_NARROW;
}

static gboolean
is_wide (GopsFlowEditor *self)
{
  return gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_WIDE;
}

static GopsFlowThing
get_selected (GopsFlowEditor *self,
              gint64         *out_id)
{
  return is_narrow (self) ? gops_flow_list_get_selected (GOPS_FLOW_LIST (self->list), out_id)
                          : gops_flow_canvas_get_selected (GOPS_FLOW_CANVAS (self->canvas), out_id);
}

/* Writes what is typed and loads anew, so that what follows sees it. */
static const GopsDossier *
fresh_dossier (GopsFlowEditor *self)
{
  if (self->view == NULL)
    return NULL;
  gops_session_flush (gops_view_get_session (self->view));
  gops_session_refresh_now (gops_view_get_session (self->view));
  return gops_view_get_dossier (self->view);
}

/* --- the form --- */

static GopsFlowForm *
get_form (GopsFlowEditor *self)
{
  return self->popover != NULL ? GOPS_FLOW_FORM (gtk_popover_get_child (GTK_POPOVER (self->popover))) : NULL;
}

static void
drop_popover (GopsFlowEditor *self)
{
  if (self->popover == NULL)
    return;
  gops_flow_form_flush (get_form (self));
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
on_popover_idle_cb (gpointer data)
{
  GopsFlowEditor *self = data;

  if (self->popover != NULL && !gtk_widget_get_visible (self->popover))
    drop_popover (self);
  return G_SOURCE_REMOVE;
}

/* A party that was added and given nothing, not even a name, was not meant: as if it had never been there. */
static void
forget_fresh_party (GopsFlowEditor *self)
{
  GopsStore *store = self->view != NULL ? gops_view_get_store (self->view) : NULL;
  gint64 added = self->fresh;
  g_autoptr (GError) error = NULL;

  self->fresh = 0;
  if (added == 0 || store == NULL || gops_store_next_undo (store) != added)
    return;
  if (gops_store_undo (store, NULL, &error))
    gops_session_refresh_now (gops_view_get_session (self->view));
  else
    gops_view_report (self->view, error);
}

static void
on_popover_closed_cb (GopsFlowEditor *self)
{
  gops_flow_form_flush (get_form (self));
  forget_fresh_party (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_popover_idle_cb, g_object_ref (self), g_object_unref);
}

/* Over the card or label in the drawing, or the row in the list. */
static void
open_form (GopsFlowEditor *self)
{
  gint64 id;
  GopsFlowThing thing = get_selected (self, &id);
  gboolean by_list = is_narrow (self) || self->by_list;
  GtkWidget *parent = by_list ? gops_flow_list_get_row (GOPS_FLOW_LIST (self->list)) : self->canvas;
  GdkRectangle place;

  if (thing == GOPS_FLOW_NOTHING || parent == NULL || self->view == NULL)
    return;
  drop_popover (self);
  self->fresh = 0;
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), gops_flow_form_new (self->view, thing, id));
  gtk_widget_set_parent (self->popover, by_list ? self->list : self->canvas);
  if (by_list)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (parent, self->list, &bounds))
        bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
      place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
    }
  else
    place = gops_flow_canvas_get_place (GOPS_FLOW_CANVAS (self->canvas));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gops_flow_form_focus (get_form (self));
}

/* --- showing --- */

static void
announce_hint (GopsFlowEditor *self)
{
  gboolean joining = gops_flow_canvas_is_joining (GOPS_FLOW_CANVAS (self->canvas));

  const char *hint = joining ? _("Choose who takes it with the arrow keys or a click, then press Enter. Escape gives up.")
                             : _("Drag a card to move it, drag from its plus to draw an arrow, double-click the ground to add a party.");

  if (joining && !g_str_equal (hint, gtk_label_get_label (GTK_LABEL (self->hint))))
    gops_announce (self->hint, hint);
  gtk_label_set_label (GTK_LABEL (self->hint), hint);
}

static void
refresh (GopsFlowEditor *self)
{
  const GopsDossier *dossier = self->view != NULL ? gops_view_get_dossier (self->view) : NULL;
  g_autoptr (GopsFlow) flow = NULL;

  if (dossier == NULL)
    {
      drop_popover (self);
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  flow = gops_flow_new (dossier);
  self->following = TRUE;
  gops_flow_canvas_set_flow (GOPS_FLOW_CANVAS (self->canvas), flow);
  gops_flow_list_set_flow (GOPS_FLOW_LIST (self->list), flow);
  self->following = FALSE;
  if (self->popover != NULL && !gops_flow_form_refresh (get_form (self)))
    drop_popover (self);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), gops_record_get_text (dossier->group, GOPS_GROUP_NAME));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), flow->parties->len == 0 ? "empty" : "flow");
  announce_hint (self);
}

static void
on_width_class_changed_cb (GopsFlowEditor *self)
{
  gtk_widget_set_visible (self->canvas_place, !is_narrow (self));
  gtk_widget_set_visible (self->separator, !is_narrow (self));
  gtk_widget_set_visible (self->zoom_buttons, !is_narrow (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), is_wide (self) ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator),
                                  is_wide (self) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->list_place, is_wide (self) ? LIST_WIDTH : -1, is_wide (self) || is_narrow (self) ? -1 : LIST_HEIGHT);
  gtk_widget_set_vexpand (self->list_place, is_narrow (self));
}

/* Leads the other one to what has been selected in one of them. */
static void
follow (GopsFlowEditor *self,
        gboolean        by_list)
{
  gint64 id;
  GopsFlowThing thing;

  if (self->following)
    return;
  self->following = TRUE;
  self->by_list = by_list;
  thing = by_list ? gops_flow_list_get_selected (GOPS_FLOW_LIST (self->list), &id)
                  : gops_flow_canvas_get_selected (GOPS_FLOW_CANVAS (self->canvas), &id);
  if (thing != GOPS_FLOW_NOTHING && by_list)
    (void) gops_flow_canvas_select (GOPS_FLOW_CANVAS (self->canvas), thing, id, FALSE);
  else if (!by_list)
    (void) gops_flow_list_select (GOPS_FLOW_LIST (self->list), thing, id, FALSE);
  self->following = FALSE;
}

static void
on_canvas_selected_cb (GopsFlowEditor *self)
{
  follow (self, FALSE);
  announce_hint (self);
}

static void
on_list_selected_cb (GopsFlowEditor *self)
{
  follow (self, TRUE);
}

/* Takes the keyboard to a thing, and opens it for @column. */
static void
show_thing (GopsFlowEditor *self,
            GopsFlowThing   thing,
            gint64          id,
            gboolean        edit)
{
  gops_session_refresh_now (gops_view_get_session (self->view));
  self->following = TRUE;
  (void) gops_flow_canvas_select (GOPS_FLOW_CANVAS (self->canvas), thing, id, !is_narrow (self));
  (void) gops_flow_list_select (GOPS_FLOW_LIST (self->list), thing, id, is_narrow (self));
  self->following = FALSE;
  self->by_list = is_narrow (self);
  if (edit)
    open_form (self);
}

void
gops_flow_editor_go_to (GopsFlowEditor *self,
                        const char     *table,
                        gint64          row,
                        const char     *column)
{
  gboolean edit = column != NULL && !g_str_equal (column, "x") && !g_str_equal (column, "y") && !g_str_equal (column, "placed");

  /* undo shows what it has changed, it does not open it */
  show_thing (self, g_str_equal (table, "flow_arrow") ? GOPS_FLOW_DEAL : GOPS_FLOW_PARTY, row, edit && self->popover != NULL);
}

/* --- what a person does to the drawing --- */

static void
on_move_cb (GopsFlowEditor *self,
            gint64          party,
            double          x,
            double          y)
{
  if (fresh_dossier (self) != NULL && gops_flow_move_party (self->view, party, x, y))
    gops_session_refresh_now (gops_view_get_session (self->view));
}

static void
on_join_cb (GopsFlowEditor *self,
            gint64          from,
            gint64          to)
{
  gint64 deal = fresh_dossier (self) != NULL ? gops_flow_add_deal (self->view, from, to) : 0;

  if (deal != 0)
    show_thing (self, GOPS_FLOW_DEAL, deal, TRUE);
}

static void
show_fresh_party (GopsFlowEditor *self,
                  gint64          party)
{
  gint64 added = party != 0 ? gops_store_next_undo (gops_view_get_store (self->view)) : 0;

  if (party == 0)
    return;
  show_thing (self, GOPS_FLOW_PARTY, party, TRUE);
  self->fresh = self->popover != NULL ? added : 0;
}

static void
on_add_cb (GopsFlowEditor *self,
           double          x,
           double          y)
{
  show_fresh_party (self, fresh_dossier (self) != NULL ? gops_flow_add_party (self->view, TRUE, x, y) : 0);
}

static void
on_canvas_edit_cb (GopsFlowEditor *self)
{
  self->by_list = FALSE;
  open_form (self);
}

static void
on_list_edit_cb (GopsFlowEditor *self)
{
  self->by_list = TRUE;
  open_form (self);
}

static void
on_menu_cb (GopsFlowEditor *self,
            double          x,
            double          y)
{
  gint64 id;

  gops_flow_menu_pop_up (self->canvas, gops_flow_canvas_get_selected (GOPS_FLOW_CANVAS (self->canvas), &id), x, y);
}

/* --- commands --- */

static void
add_party_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);

  show_fresh_party (self, fresh_dossier (self) != NULL ? gops_flow_add_party (self->view, FALSE, 0, 0) : 0);
}

/* In the drawing its target is chosen there; the list asks in the form. */
static void
add_deal_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);
  gint64 id, deal;
  GopsFlowThing thing = get_selected (self, &id);
  const GopsDossier *dossier = fresh_dossier (self);

  drop_popover (self);
  if (dossier == NULL || thing != GOPS_FLOW_PARTY)
    return;
  if (!is_narrow (self) && !self->by_list)
    {
      (void) gops_flow_canvas_begin_join (GOPS_FLOW_CANVAS (self->canvas));
      return;
    }
  for (guint i = 0; i < dossier->flow_nodes->len; i++)
    if (gops_record_get_id (g_ptr_array_index (dossier->flow_nodes, i)) != id)
      {
        deal = gops_flow_add_deal (self->view, id, gops_record_get_id (g_ptr_array_index (dossier->flow_nodes, i)));
        if (deal != 0)
          show_thing (self, GOPS_FLOW_DEAL, deal, TRUE);
        return;
      }
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  open_form (GOPS_FLOW_EDITOR (widget));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);
  gint64 id;
  GopsFlowThing thing = get_selected (self, &id);
  gboolean done;

  drop_popover (self);
  if (thing == GOPS_FLOW_NOTHING || fresh_dossier (self) == NULL)
    return;
  done = thing == GOPS_FLOW_DEAL ? gops_flow_remove_deal (self->view, id) : gops_flow_remove_party (self->view, id);
  if (!done)
    return;
  gops_session_refresh_now (gops_view_get_session (self->view));
  gtk_widget_grab_focus (is_narrow (self) ? self->list : self->canvas);
  gops_session_toast_undo (gops_view_get_session (self->view), thing == GOPS_FLOW_DEAL ? _("Transaction removed") : _("Party removed"));
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);
  gint64 id;
  GopsFlowThing thing = get_selected (self, &id);
  const GopsDossier *dossier = fresh_dossier (self);
  gpointer deal = dossier != NULL && thing == GOPS_FLOW_DEAL ? gops_positioning_find (dossier->flow_arrows, id) : NULL;

  if (deal != NULL)
    (void) gops_flow_lead_deal (self->view, id, gops_record_get_int (deal, GOPS_FLOW_ARROW_TO_NODE),
                                gops_record_get_int (deal, GOPS_FLOW_ARROW_FROM_NODE));
}

static void
arrange_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);

  if (fresh_dossier (self) != NULL)
    (void) gops_flow_arrange (self->view);
}

static void
usual_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);
  const GopsDossier *dossier = fresh_dossier (self);
  gboolean replaced = dossier != NULL && dossier->flow_nodes->len > 0;

  drop_popover (self);
  if (dossier != NULL && gops_flow_draw_usual (self->view) && replaced)
    gops_session_toast_undo (gops_view_get_session (self->view), _("Business flow replaced"));
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsFlowCanvas *canvas = GOPS_FLOW_CANVAS (GOPS_FLOW_EDITOR (widget)->canvas);
  double zoom = gops_flow_canvas_get_zoom (canvas);

  if (g_str_equal (name, "flow.zoom-fit"))
    gops_flow_canvas_fit (canvas);
  else
    gops_flow_canvas_set_zoom (canvas, g_str_equal (name, "flow.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);

  if (self->view != NULL)
    gops_flow_save (self->view, widget, g_variant_get_string (parameter, NULL));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (widget);
  GopsSession *session = self->view != NULL ? gops_view_get_session (self->view) : NULL;

  if (session != NULL && g_str_equal (name, "flow.undo"))
    (void) gops_session_undo (session);
  else if (session != NULL)
    (void) gops_session_redo (session);
}

/* --- object --- */

/* The single letters act while drawing or list has the keyboard. */
static gboolean
on_letter_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  const char *action = g_variant_get_string (args, NULL);
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (gtk_widget_get_ancestor (widget, GOPS_TYPE_FLOW_EDITOR));

  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    return FALSE;
  return gtk_widget_activate_action_variant (GTK_WIDGET (self), action, NULL);
}

static void
add_letters (GtkWidget *widget)
{
  static const struct { guint key; const char *action; } letters[] = {
    { GDK_KEY_n, "flow.add-party" }, { GDK_KEY_l, "flow.arrange" }, { GDK_KEY_Delete, "flow.remove" }, { GDK_KEY_KP_Delete, "flow.remove" },
    { GDK_KEY_BackSpace, "flow.remove" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (letters[i].key, 0), gtk_callback_action_new (on_letter_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (letters[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (widget, keys);
}

static void
gops_flow_editor_dispose (GObject *object)
{
  GopsFlowEditor *self = GOPS_FLOW_EDITOR (object);
  GtkWidget *child;

  drop_popover (self);
  g_clear_weak_pointer (&self->view);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (gops_flow_editor_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "flow.add-party", NULL, add_party_action);
  gtk_widget_class_install_action (widget_class, "flow.add-deal", NULL, add_deal_action);
  gtk_widget_class_install_action (widget_class, "flow.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "flow.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "flow.turn", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "flow.arrange", NULL, arrange_action);
  gtk_widget_class_install_action (widget_class, "flow.usual", NULL, usual_action);
  gtk_widget_class_install_action (widget_class, "flow.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "flow.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "flow.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "flow.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "flow.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "flow.redo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "flow.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "flow.redo", NULL);
}

static void
gops_flow_editor_class_init (GopsFlowEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_flow_editor_dispose;

  GOPS_USE_RESOURCE (gops_positioning);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  g_type_ensure (GOPS_TYPE_FLOW_CANVAS);
  g_type_ensure (GOPS_TYPE_FLOW_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/positioning/gops-flow-editor.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsFlowEditor, name)
  CHILD (responsive);
  CHILD (toasts);
  CHILD (title);
  CHILD (stack);
  CHILD (body);
  CHILD (canvas_place);
  CHILD (canvas);
  CHILD (list);
  CHILD (list_place);
  CHILD (separator);
  CHILD (hint);
  CHILD (zoom_buttons);
#undef CHILD
  install_actions (widget_class);
}

static void
gops_flow_editor_init (GopsFlowEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_width_class_changed_cb (self);
  g_signal_connect_swapped (self->responsive, "notify::width-class", G_CALLBACK (on_width_class_changed_cb), self);
  g_signal_connect_swapped (self->canvas, "move", G_CALLBACK (on_move_cb), self);
  g_signal_connect_swapped (self->canvas, "join", G_CALLBACK (on_join_cb), self);
  g_signal_connect_swapped (self->canvas, "add", G_CALLBACK (on_add_cb), self);
  g_signal_connect_swapped (self->canvas, "edit", G_CALLBACK (on_canvas_edit_cb), self);
  g_signal_connect_swapped (self->canvas, "menu", G_CALLBACK (on_menu_cb), self);
  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (on_canvas_selected_cb), self);
  g_signal_connect_swapped (self->list, "edit", G_CALLBACK (on_list_edit_cb), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_list_selected_cb), self);
  add_letters (self->canvas);
  add_letters (self->list);
}

GtkWidget *
gops_flow_editor_present (GopsView *view)
{
  GopsFlowEditor *self = g_object_new (GOPS_TYPE_FLOW_EDITOR, NULL);

  g_set_weak_pointer (&self->view, view);
  refresh (self);
  g_signal_connect_object (gops_view_get_session (view), "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  gops_flow_toasts_follow (ADW_TOAST_OVERLAY (self->toasts), view);
  gops_dialog_present (GTK_WIDGET (self), _("Business Flow"), 1160, 720, GTK_WIDGET (view));
  gtk_widget_grab_focus (self->canvas);
  return GTK_WIDGET (self);
}
