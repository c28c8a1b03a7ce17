/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clause in its section. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-clause-face.h"
#include "gops-clause-row.h"
#include "gops-context-menu.h"
#include "gops-rules-state.h"
#include "gops-scroll.h"

/* Heights of what is not there yet: of a row of one line, of every further line; of narrow rows. */
#define ROW_HEIGHT        42
#define ROW_HEIGHT_NARROW 50
#define LINE_HEIGHT       18

struct _GopsClauseRow
{
  GtkListBoxRow parent_instance;

  GopsSession *session;   /* (owned) */
  GopsClause  *clause;    /* (owned) (nullable) */
  gboolean     narrow;
  guint        lines;     /* of text that the face will show, about */

  GtkWidget   *face;      /* (nullable): made when it comes into sight */
};

G_DEFINE_FINAL_TYPE (GopsClauseRow, gops_clause_row, GTK_TYPE_LIST_BOX_ROW)

/* --- the face --- */

/* The room that the face will take: so the page has its length, and what is made later moves little. */
static void
reserve_room (GopsClauseRow *self)
{
  int lines = (int) MAX (self->lines, 1) * (self->narrow ? 2 : 1);
  int height = (self->narrow ? ROW_HEIGHT_NARROW - LINE_HEIGHT : ROW_HEIGHT) + LINE_HEIGHT * (lines - 1);

  gtk_widget_set_size_request (GTK_WIDGET (self), -1, self->face != NULL ? -1 : height);
}

static void
on_face_finished_cb (GopsClauseRow *self,
                     gboolean       by_key)
{
  if (by_key)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
gops_clause_row_show_face (GopsClauseRow *self)
{
  if (self->face != NULL || self->clause == NULL)
    return;
  self->face = gops_clause_face_new (self->session);
  gops_clause_face_set_narrow (GOPS_CLAUSE_FACE (self->face), self->narrow);
  gops_clause_face_set_clause (GOPS_CLAUSE_FACE (self->face), self->clause);
  g_signal_connect_object (self->face, "finished", G_CALLBACK (on_face_finished_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->face);
  gops_context_menu_add_button (GTK_WIDGET (self), gops_clause_face_get_menu (GOPS_CLAUSE_FACE (self->face)));
  reserve_room (self);
}

gboolean
gops_clause_row_has_face (GopsClauseRow *self)
{
  return self->face != NULL;
}

void
gops_clause_row_edit (GopsClauseRow *self,
                      const char    *column)
{
  gops_clause_row_show_face (self);
  if (self->face == NULL)
    return;
  gops_clause_face_edit (GOPS_CLAUSE_FACE (self->face), column);
  gops_scroll_to (GTK_WIDGET (self));
}

void
gops_clause_row_select_words (GopsClauseRow *self,
                              const char    *column)
{
  if (self->face != NULL)
    gops_clause_face_select_words (GOPS_CLAUSE_FACE (self->face), column);
}

void
gops_clause_row_edit_place (GopsClauseRow          *self,
                            const GopsFindingPlace *place)
{
  gops_clause_row_show_face (self);
  if (self->face == NULL)
    return;
  gops_clause_face_edit_place (GOPS_CLAUSE_FACE (self->face), place);
  gops_scroll_to (GTK_WIDGET (self));
}

gboolean
gops_clause_row_is_editing (GopsClauseRow *self)
{
  return self->face != NULL && gops_clause_face_is_editing (GOPS_CLAUSE_FACE (self->face));
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
  gtk_widget_activate_action (widget, "page.add-clause", "s",
                              gops_record_get_text (GOPS_CLAUSE_ROW (widget)->clause, GOPS_CLAUSE_SECTION));
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

  install_actions (widget_class);
}

static void
gops_clause_row_init (GopsClauseRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "gops-clause");
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
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_auto (GopsClauseLook) look = { 0 };
  g_autofree char *spoken = NULL;

  g_set_object (&self->clause, clause);
  if (dossier == NULL)
    return;   /* the group has just gone, and this row with it */
  look = gops_clause_look (dossier, clause);
  spoken = gops_clause_look_describe (&look, gops_record_get_text (clause, GOPS_CLAUSE_POLARITY));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->lines = look.lines;
  if (self->face != NULL)
    gops_clause_face_set_clause (GOPS_CLAUSE_FACE (self->face), clause);
  else
    reserve_room (self);
}

void
gops_clause_row_set_narrow (GopsClauseRow *self,
                            gboolean       narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->face != NULL)
    gops_clause_face_set_narrow (GOPS_CLAUSE_FACE (self->face), narrow);
  else
    reserve_room (self);
}
