/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clause in its section. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-clause-editor.h"
#include "gops-clause-row.h"
#include "gops-context-menu.h"
#include "gops-finding-words.h"
#include "gops-language.h"
#include "gops-rules-state.h"
#include "gops-scroll.h"

/* What a row shows of a clause; editing shows all. */
#define MOST_CHARACTERS 400

struct _GopsClauseRow
{
  GtkListBoxRow parent_instance;

  GopsSession *session;   /* (owned) */
  GopsClause  *clause;    /* (owned) (nullable) */
  gboolean     narrow;
  gboolean     beside;

  GtkWidget   *box, *handle, *sign, *dot, *stack, *words, *text, *consequence, *missing, *menu;
  GtkWidget   *editor;    /* (nullable): made when first needed */
};

G_DEFINE_FINAL_TYPE (GopsClauseRow, gops_clause_row, GTK_TYPE_LIST_BOX_ROW)

/* --- showing --- */

static const char *
get_text (GopsClauseRow    *self,
          GopsClauseColumn  column)
{
  return gops_record_get_text (self->clause, column);
}

static void
update_layout (GopsClauseRow *self)
{
  gboolean below = self->narrow || !self->beside;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->words), below ? 2 : 12);
  gtk_widget_set_visible (self->handle, !self->narrow);
}

static void
show_sign (GopsClauseRow        *self,
           const GopsClauseLook *look)
{
  gboolean purpose = g_str_equal (get_text (self, GOPS_CLAUSE_SECTION), "purpose");

  gtk_widget_set_visible (self->sign, look->icon_name != NULL);
  gtk_widget_set_visible (self->dot, look->icon_name == NULL && !purpose);
  if (look->icon_name == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), look->icon_name);
  gtk_widget_set_css_classes (self->sign, (const char *[]) { "sign", look->hue, NULL });
}

static char *
create_shown (const char *text)
{
  g_autofree char *brief = gops_brief (text, MOST_CHARACTERS);

  return gops_language_thin_space (brief);
}

/* Underlines the words that the check names. */
static void
mark_words (GopsClauseRow     *self,
            const GopsDossier *dossier,
            GtkWidget         *label,
            GopsClauseField    field)
{
  g_autoptr (PangoAttrList) words = gops_finding_words_mark (gops_session_get_advice (self->session), dossier, self->clause, field,
                                                             gtk_label_get_label (GTK_LABEL (label)));

  gtk_label_set_attributes (GTK_LABEL (label), words);
}

static void
show_clause (GopsClauseRow *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_auto (GopsClauseLook) look = { 0 };
  g_autofree char *spoken = NULL;
  g_autofree char *text = NULL;
  g_autofree char *consequence = NULL;

  if (dossier == NULL)
    return;   /* the group has just gone, and this row with it */
  look = gops_clause_look (dossier, self->clause);
  spoken = gops_clause_look_describe (&look, get_text (self, GOPS_CLAUSE_POLARITY));
  text = create_shown (look.text);
  consequence = create_shown (look.consequence);
  show_sign (self, &look);
  gops_language_tag (self->text, gops_dossier_language (dossier));
  gops_language_tag (self->consequence, gops_dossier_language (dossier));
  gtk_label_set_label (GTK_LABEL (self->text), text);
  gtk_label_set_label (GTK_LABEL (self->consequence), consequence);
  mark_words (self, dossier, self->text, GOPS_CLAUSE_FIELD_TEXT);
  mark_words (self, dossier, self->consequence, GOPS_CLAUSE_FIELD_CONSEQUENCE);
  gtk_widget_set_visible (self->consequence, *look.consequence != '\0');
  gtk_widget_set_visible (self->missing, look.missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->beside = look.beside;
  update_layout (self);
}

/* --- editing --- */

static void
finish_editing (GopsClauseRow *self,
                gboolean       by_key)
{
  if (!gops_clause_row_is_editing (self))
    return;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "show");
  gtk_widget_set_visible (self->menu, TRUE);
  if (by_key)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!gops_clause_editor_finish (GOPS_CLAUSE_EDITOR (self->editor)))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.remove-clause", "x", gops_clause_row_get_id (self));
  else
    show_clause (self);
}

static void
ensure_editor (GopsClauseRow *self)
{
  if (self->editor != NULL)
    return;
  self->editor = gops_clause_editor_new (self->session);
  g_signal_connect_swapped (self->editor, "done", G_CALLBACK (finish_editing), self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->editor, "edit");
}

void
gops_clause_row_edit (GopsClauseRow *self,
                      const char    *column)
{
  if (self->clause == NULL)
    return;
  ensure_editor (self);
  gops_clause_editor_set_clause (GOPS_CLAUSE_EDITOR (self->editor), self->clause);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->editor);
  gtk_widget_set_visible (self->menu, FALSE);
  gops_clause_editor_focus (GOPS_CLAUSE_EDITOR (self->editor), column);
  gops_scroll_to (GTK_WIDGET (self));
}

void
gops_clause_row_select_words (GopsClauseRow *self,
                              const char    *column)
{
  GopsClauseField field = g_str_equal (column, "consequence") ? GOPS_CLAUSE_FIELD_CONSEQUENCE : GOPS_CLAUSE_FIELD_TEXT;
  int start, end;

  if (gops_clause_row_is_editing (self)
      && gops_finding_words_find (gops_session_get_advice (self->session), self->clause, field, &start, &end))
    gops_clause_editor_select (GOPS_CLAUSE_EDITOR (self->editor), column, start, end);
}

gboolean
gops_clause_row_is_editing (GopsClauseRow *self)
{
  return self->editor != NULL && gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->editor;
}

/* --- commands --- */

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_clause_row_edit (GOPS_CLAUSE_ROW (widget), g_str_equal (name, "clause.edit-consequence") ? "consequence" : NULL);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GopsClauseRow *self = GOPS_CLAUSE_ROW (widget);

  if (!gops_clause_row_is_editing (self))
    gtk_widget_activate_action (widget, "page.step-clause", "(xi)", gops_clause_row_get_id (self),
                                g_str_equal (name, "clause.move-up") ? -1 : 1);
}

static void
move_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "page.place-clause", "(xsu)", gops_clause_row_get_id (GOPS_CLAUSE_ROW (widget)),
                              g_variant_get_string (parameter, NULL), G_MAXUINT);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "page.turn-clause", "(xs)", gops_clause_row_get_id (GOPS_CLAUSE_ROW (widget)),
                              g_variant_get_string (parameter, NULL));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsClauseRow *self = GOPS_CLAUSE_ROW (widget);

  if (!gops_clause_row_is_editing (self))
    gtk_widget_activate_action (widget, "page.remove-clause", "x", gops_clause_row_get_id (self));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "page.add-clause", "s", get_text (GOPS_CLAUSE_ROW (widget), GOPS_CLAUSE_SECTION));
}

static GMenu *
create_turn_menu (GopsClauseRow *self)
{
  GMenu *menu = g_menu_new ();

  if (g_strcmp0 (get_text (self, GOPS_CLAUSE_POLARITY), "encourage") != 0)
    g_menu_append (menu, _("Turn into an _Encouragement"), "clause.turn::encourage");
  if (g_strcmp0 (get_text (self, GOPS_CLAUSE_POLARITY), "forbid") != 0)
    g_menu_append (menu, _("Turn into a _Ban"), "clause.turn::forbid");
  return menu;
}

static GMenu *
create_section_menu (GopsClauseRow *self)
{
  GMenu *menu = g_menu_new ();
  const char *const *sections = gops_sections ();

  for (guint i = 0; sections[i] != NULL; i++)
    {
      g_autofree char *action = g_strconcat ("clause.move-to::", sections[i], NULL);

      if (g_strcmp0 (get_text (self, GOPS_CLAUSE_SECTION), sections[i]) != 0)
        g_menu_append (menu, gops_section_title (sections[i]), action);
    }
  return menu;
}

static GMenuModel *
create_menu (GopsClauseRow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) sections = create_section_menu (self);
  g_autoptr (GMenu) turn = create_turn_menu (self);
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_append (edit, _("_Edit"), "clause.edit");
  g_menu_append (edit, _("Edit _Consequence"), "clause.edit-consequence");
  g_menu_append (move, _("Move _Up"), "clause.move-up");
  g_menu_append (move, _("Move _Down"), "clause.move-down");
  g_menu_append_submenu (move, _("Move to _Section"), G_MENU_MODEL (sections));
  g_menu_append (last, _("_Remove"), "clause.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (turn));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* Menus are made when they are opened: forty rows would carry forty of them. */
static void
create_popup (GtkMenuButton *button,
              gpointer       data)
{
  g_autoptr (GMenuModel) menu = create_menu (data);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

/* --- dragging --- */

static GdkContentProvider *
on_drag_prepare_cb (GopsClauseRow *self,
                    double         x,
                    double         y)
{
  if (self->narrow || gops_clause_row_is_editing (self))
    return NULL;
  return gdk_content_provider_new_typed (GOPS_TYPE_CLAUSE_ROW, self);
}

static void
on_drag_begin_cb (GopsClauseRow *self,
                  GdkDrag       *drag,
                  GtkDragSource *source)
{
  g_autoptr (GdkPaintable) row = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) icon = gdk_paintable_get_current_image (row);

  gtk_drag_source_set_icon (source, icon, 12, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
on_drag_end_cb (GopsClauseRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static void
add_drag_source (GopsClauseRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/* --- object --- */

static void
gops_clause_row_dispose (GObject *object)
{
  GopsClauseRow *self = GOPS_CLAUSE_ROW (object);

  g_clear_object (&self->clause);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_clause_row_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clause.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "clause.edit-consequence", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "clause.move-up", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "clause.move-down", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "clause.move-to", "s", move_to_action);
  gtk_widget_class_install_action (widget_class, "clause.turn", "s", turn_action);
  gtk_widget_class_install_action (widget_class, "clause.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "clause.add", NULL, add_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "clause.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "clause.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "clause.move-down", NULL);
  /* the menu shows the last key of each */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "clause.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "clause.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "clause.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Insert, 0, "clause.add", NULL);
}

static void
gops_clause_row_class_init (GopsClauseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_clause_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-clause-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, box);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, handle);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, sign);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, dot);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, words);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, text);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, consequence);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, missing);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseRow, menu);
  install_actions (widget_class);
}

static void
gops_clause_row_init (GopsClauseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_popup, self, NULL);
  gops_context_menu_add_button (GTK_WIDGET (self), GTK_MENU_BUTTON (self->menu));
  add_drag_source (self);
}

GtkWidget *
gops_clause_row_new (GopsSession *session)
{
  GopsClauseRow *self = g_object_new (GOPS_TYPE_CLAUSE_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

gint64
gops_clause_row_get_id (GopsClauseRow *self)
{
  return self->clause != NULL ? gops_record_get_id (self->clause) : 0;
}

void
gops_clause_row_set_clause (GopsClauseRow *self,
                            GopsClause    *clause)
{
  g_set_object (&self->clause, clause);
  if (self->editor != NULL)
    gops_clause_editor_set_clause (GOPS_CLAUSE_EDITOR (self->editor), clause);
  show_clause (self);
}

void
gops_clause_row_set_narrow (GopsClauseRow *self,
                            gboolean       narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update_layout (self);
}
