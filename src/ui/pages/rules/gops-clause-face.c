/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the row of a clause shows. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-clause-editor.h"
#include "gops-clause-face.h"
#include "gops-finding-words.h"
#include "gops-language.h"

/* What is shown of a clause; editing shows all. */
#define MOST_CHARACTERS 400

struct _GopsClauseFace
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  GopsClause  *clause;    /* (owned) (nullable) */
  gboolean     narrow;
  gboolean     beside;

  GtkWidget   *handle, *sign, *dot, *stack, *words, *text, *consequence, *missing, *menu;
  GtkWidget   *editor;    /* (nullable): made when first needed */
};

G_DEFINE_FINAL_TYPE (GopsClauseFace, gops_clause_face, GTK_TYPE_WIDGET)

enum { FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* --- showing --- */

static const char *
get_text (GopsClauseFace   *self,
          GopsClauseColumn  column)
{
  return gops_record_get_text (self->clause, column);
}

static void
update_layout (GopsClauseFace *self)
{
  gboolean below = self->narrow || !self->beside;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->words), below ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->words), below ? 2 : 12);
  gtk_widget_set_visible (self->handle, !self->narrow);
}

static void
show_sign (GopsClauseFace       *self,
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

/* The words in the group's language; those that the check names are underlined. What stays is not laid out anew: each
 * letter that is typed comes here for every clause. */
static void
show_words (GopsClauseFace    *self,
            const GopsDossier *dossier,
            GtkWidget         *label,
            GopsClauseField    field,
            const char        *words)
{
  g_autofree char *brief = gops_brief (words, MOST_CHARACTERS);
  g_autofree char *shown = gops_language_thin_space (brief);
  g_autoptr (PangoAttrList) attributes = gops_language_attributes (gops_dossier_language (dossier));

  gops_finding_words_mark (gops_session_get_advice (self->session), dossier, self->clause, field, shown, attributes);
  gtk_label_set_label (GTK_LABEL (label), shown);
  if (!pango_attr_list_equal (gtk_label_get_attributes (GTK_LABEL (label)), attributes))
    gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
show_clause (GopsClauseFace *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);
  g_auto (GopsClauseLook) look = { 0 };

  if (dossier == NULL)
    return;   /* the group has just gone, and this row with it */
  look = gops_clause_look (dossier, self->clause);
  show_sign (self, &look);
  show_words (self, dossier, self->text, GOPS_CLAUSE_FIELD_TEXT, look.text);
  show_words (self, dossier, self->consequence, GOPS_CLAUSE_FIELD_CONSEQUENCE, look.consequence);
  gtk_widget_set_visible (self->consequence, *look.consequence != '\0');
  gtk_widget_set_visible (self->missing, look.missing);
  self->beside = look.beside;
  update_layout (self);
}

/* --- editing --- */

static void
finish_editing (GopsClauseFace *self,
                gboolean        by_key)
{
  if (!gops_clause_face_is_editing (self))
    return;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "show");
  gtk_widget_set_visible (self->menu, TRUE);
  g_signal_emit (self, signals[FINISHED], 0, by_key);
  if (!gops_clause_editor_finish (GOPS_CLAUSE_EDITOR (self->editor)))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.remove-clause", "x", gops_record_get_id (self->clause));
  else
    show_clause (self);
}

static void
ensure_editor (GopsClauseFace *self)
{
  if (self->editor != NULL)
    return;
  self->editor = gops_clause_editor_new (self->session);
  g_signal_connect_swapped (self->editor, "done", G_CALLBACK (finish_editing), self);
  gtk_stack_add_named (GTK_STACK (self->stack), self->editor, "edit");
}

void
gops_clause_face_edit (GopsClauseFace *self,
                       const char     *column)
{
  if (self->clause == NULL)
    return;
  ensure_editor (self);
  gops_clause_editor_set_clause (GOPS_CLAUSE_EDITOR (self->editor), self->clause);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->editor);
  gtk_widget_set_visible (self->menu, FALSE);
  gops_clause_editor_focus (GOPS_CLAUSE_EDITOR (self->editor), column);
}

void
gops_clause_face_select_words (GopsClauseFace *self,
                               const char     *column)
{
  GopsClauseField field = g_str_equal (column, "consequence") ? GOPS_CLAUSE_FIELD_CONSEQUENCE : GOPS_CLAUSE_FIELD_TEXT;
  int start, end;

  if (gops_clause_face_is_editing (self)
      && gops_finding_words_find (gops_session_get_advice (self->session), self->clause, field, &start, &end))
    gops_clause_editor_select (GOPS_CLAUSE_EDITOR (self->editor), column, start, end);
}

void
gops_clause_face_edit_place (GopsClauseFace         *self,
                             const GopsFindingPlace *place)
{
  const char *column = place->field == GOPS_CLAUSE_FIELD_CONSEQUENCE ? "consequence" : "text";
  int start, end;

  gops_clause_face_edit (self, column);
  if (gops_finding_words_place (place, self->clause, place->field, &start, &end))
    gops_clause_editor_select (GOPS_CLAUSE_EDITOR (self->editor), column, start, end);
}

gboolean
gops_clause_face_is_editing (GopsClauseFace *self)
{
  return self->editor != NULL && gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->editor;
}

/* --- menu --- */

static GMenu *
create_turn_menu (GopsClauseFace *self)
{
  GMenu *menu = g_menu_new ();

  if (g_strcmp0 (get_text (self, GOPS_CLAUSE_POLARITY), "encourage") != 0)
    g_menu_append (menu, _("Turn into an _Encouragement"), "clause.turn::encourage");
  if (g_strcmp0 (get_text (self, GOPS_CLAUSE_POLARITY), "forbid") != 0)
    g_menu_append (menu, _("Turn into a _Ban"), "clause.turn::forbid");
  return menu;
}

static GMenu *
create_section_menu (GopsClauseFace *self)
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
create_menu (GopsClauseFace *self)
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

GtkMenuButton *
gops_clause_face_get_menu (GopsClauseFace *self)
{
  return GTK_MENU_BUTTON (self->menu);
}

/* --- object --- */

static void
gops_clause_face_dispose (GObject *object)
{
  GopsClauseFace *self = GOPS_CLAUSE_FACE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->clause);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_clause_face_parent_class)->dispose (object);
}

static void
gops_clause_face_class_init (GopsClauseFaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_clause_face_dispose;

  signals[FINISHED] = g_signal_new ("finished", GOPS_TYPE_CLAUSE_FACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-clause-face.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, handle);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, sign);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, dot);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, words);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, text);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, consequence);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, missing);
  gtk_widget_class_bind_template_child (widget_class, GopsClauseFace, menu);
}

static void
gops_clause_face_init (GopsClauseFace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), create_popup, self, NULL);
}

GtkWidget *
gops_clause_face_new (GopsSession *session)
{
  GopsClauseFace *self = g_object_new (GOPS_TYPE_CLAUSE_FACE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
gops_clause_face_set_clause (GopsClauseFace *self,
                             GopsClause     *clause)
{
  g_set_object (&self->clause, clause);
  if (self->editor != NULL)
    gops_clause_editor_set_clause (GOPS_CLAUSE_EDITOR (self->editor), clause);
  show_clause (self);
}

void
gops_clause_face_set_narrow (GopsClauseFace *self,
                             gboolean        narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update_layout (self);
}
