/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step two: the rules of a group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-family.h"
#include "gops-empty-state.h"
#include "gops-look.h"
#include "gops-offer-dialog.h"
#include "gops-responsive-bin.h"
#include "gops-rules-overview.h"
#include "gops-rules-page-private.h"
#include "gops-rules-pane.h"
#include "gops-rules-resources.h"
#include "gops-rules-state.h"
#include "gops-scroll.h"
#include "gops-use-resource.h"

/* As many clauses as people read show their faces at once; of others those do that are in sight, or nearly. */
#define FACES_AT_ONCE 40
#define NEARLY_SEEN   300
#define FILL_FRAMES   2     /* new rows have no place in the first */

G_DEFINE_FINAL_TYPE (GopsRulesPage, gops_rules_page, GOPS_TYPE_VIEW)

/* --- rows and the focus --- */

GopsClauseRow *
gops_rules_page_find_row (GopsRulesPage *self,
                          gint64         clause)
{
  for (guint i = 0; i < GOPS_MOST_SECTIONS; i++)
    {
      GopsClauseRow *row = self->section[i] != NULL ? gops_rules_section_find_row (self->section[i], clause) : NULL;

      if (row != NULL)
        return row;
    }
  return NULL;
}

/* The row that has the focus, or in which it is. */
static GopsClauseRow *
get_focus_row (GopsRulesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return GOPS_IS_CLAUSE_ROW (focus) ? GOPS_CLAUSE_ROW (focus)
                                    : (GopsClauseRow *) gtk_widget_get_ancestor (focus, GOPS_TYPE_CLAUSE_ROW);
}

/* Where the focus was before a refresh. */
typedef struct
{
  gint64             clause;    /* 0 = not in a row */
  GopsRulesSection *section;
  guint              index;
} FocusPlace;

static FocusPlace
note_focus (GopsRulesPage *self)
{
  GopsClauseRow *row = get_focus_row (self);
  FocusPlace place = { 0 };

  if (row == NULL)
    return place;
  place.clause = gops_clause_row_get_id (row);
  place.section = GOPS_RULES_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (row), GOPS_TYPE_RULES_SECTION));
  place.index = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return place;
}

/* The clause keeps the focus wherever it has gone; the next one has it when the clause is no more. */
static void
restore_focus (GopsRulesPage *self,
               FocusPlace    *place)
{
  GopsClauseRow *row = gops_rules_page_find_row (self, self->wanted != 0 ? self->wanted : place->clause);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GopsClauseRow *focused = get_focus_row (self);
  gboolean wanted = self->wanted != 0;

  self->wanted = 0;
  if (row == NULL && place->section != NULL)
    {
      row = gops_rules_section_get_row (place->section, place->index);
      if (row == NULL && place->index > 0)
        row = gops_rules_section_get_row (place->section, place->index - 1);
      if (row == NULL)
        gops_rules_section_focus_add (place->section);
    }
  if (row == NULL)
    return;
  if (row == focused)
    /* One that was taken out and put in elsewhere would lose it with the next frame. */
    gtk_root_set_focus (root, gtk_root_get_focus (root));
  else
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (wanted || row != focused)
    gops_scroll_to (GTK_WIDGET (row));
}

/* --- showing --- */

static gboolean
is_narrow (GopsRulesPage *self)
{
  return gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_NARROW;
}

static GopsRulesSection *
ensure_section (GopsRulesPage *self,
                guint          index)
{
  GtkWidget *before = NULL;

  if (self->section[index] != NULL)
    return self->section[index];
  self->section[index] = GOPS_RULES_SECTION (gops_rules_section_new (gops_view_get_session (self), gops_sections ()[index]));
  gops_rules_section_set_narrow (self->section[index], is_narrow (self));
  for (guint i = 0; i < index; i++)
    if (self->section[i] != NULL)
      before = GTK_WIDGET (self->section[i]);
  gtk_box_insert_child_after (GTK_BOX (self->sections), GTK_WIDGET (self->section[index]), before);
  return self->section[index];
}

/* Rows keep their places in the content while it is scrolled, so this need not wait for the next frame. */
static gboolean
on_fill_tick_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller))));
  double top = gtk_adjustment_get_value (adjustment) - NEARLY_SEEN;
  double bottom = top + gtk_adjustment_get_page_size (adjustment) + 2 * NEARLY_SEEN;

  for (guint i = 0; i < GOPS_MOST_SECTIONS; i++)
    {
      graphene_point_t at;

      if (self->section[i] != NULL && gtk_widget_compute_point (GTK_WIDGET (self->section[i]), content, &GRAPHENE_POINT_INIT (0, 0), &at))
        gops_rules_section_show_faces (self->section[i], top - at.y, bottom - at.y);
    }
  if (--self->fill_frames > 0)
    return G_SOURCE_CONTINUE;
  self->fill_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_soon (GopsRulesPage *self)
{
  self->fill_frames = FILL_FRAMES;
  if (self->fill_tick == 0)
    self->fill_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_fill_tick_cb, NULL, NULL);
}

/* Sections stay while the group has clauses there, and those that every group should have. */
static void
show_sections (GopsRulesPage     *self,
               const GopsDossier *dossier)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n_faces = FACES_AT_ONCE;

  for (guint i = 0; gops_sections ()[i] != NULL; i++)
    {
      const char *section = gops_sections ()[i];
      g_autoptr (GPtrArray) clauses = gops_section_clauses (dossier, section);
      gboolean shown = clauses->len > 0 || gops_section_is_basic (section);
      g_autofree char *action = g_strconcat ("page.add-clause::", section, NULL);

      if (shown)
        gops_rules_section_set_clauses (ensure_section (self, i), clauses, n_faces);
      else
        {
          g_menu_append (menu, gops_section_title (section), action);
          if (self->section[i] != NULL)
            gtk_box_remove (GTK_BOX (self->sections), GTK_WIDGET (self->section[i]));
          self->section[i] = NULL;
        }
      n_faces -= MIN (n_faces, clauses->len);
    }
  fill_soon (self);
  gtk_widget_set_visible (self->more_sections, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more_sections), G_MENU_MODEL (menu));
}

static void
gops_rules_page_refresh (GopsView *view)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  FocusPlace place = note_focus (self);
  gboolean some;

  if (dossier == NULL)
    return;
  if (self->group != gops_record_get_id (dossier->group))
    place = (FocusPlace) { 0 };
  self->group = gops_record_get_id (dossier->group);
  some = dossier->clauses->len > 0;
  gops_rules_overview_show (GOPS_RULES_OVERVIEW (self->overview), dossier);
  show_sections (self, dossier);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), some ? "rules" : "empty");
  gops_view_set_narrow_action (self, some ? _("Copy") : NULL, some ? "gops-copy-symbolic" : NULL, some ? "page.copy" : NULL);
  restore_focus (self, &place);
}

static void
gops_rules_page_go_to (GopsView   *view,
                       const char *table,
                       gint64      row,
                       const char *column)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (view);
  GopsClauseRow *found = g_str_equal (table, "clause") ? gops_rules_page_find_row (self, row) : NULL;

  if (g_str_equal (table, GOPS_ADVICE_OFFER))
    {
      gops_offer_present (GOPS_VIEW (self));
      return;
    }
  if (g_str_equal (table, "chat_group"))
    {
      /* the days on which the rules begin and are read again are in the group's profile */
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-profile", NULL);
      return;
    }
  if (found != NULL)
    gops_clause_row_show_face (found);
  if (found != NULL && column != NULL && (g_str_equal (column, "text") || g_str_equal (column, "consequence")))
    {
      gops_clause_row_edit (found, column);
      gops_clause_row_select_words (found, column);
    }
  else if (found != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (found));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (found != NULL)
    gops_scroll_to (GTK_WIDGET (found));
}

static gboolean
gops_rules_page_grab_focus (GtkWidget *widget)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (widget);
  const GopsDossier *dossier = gops_view_get_dossier (self);
  GopsClauseRow *first = NULL;

  if (dossier != NULL && dossier->clauses->len > 0)
    first = gops_rules_page_find_row (self, gops_record_get_id (g_ptr_array_index (dossier->clauses, 0)));
  if (first != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (first));
  return gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), GTK_DIR_TAB_FORWARD);
}

static void
on_width_class_changed_cb (GopsRulesPage *self)
{
  for (guint i = 0; i < GOPS_MOST_SECTIONS; i++)
    if (self->section[i] != NULL)
      gops_rules_section_set_narrow (self->section[i], is_narrow (self));
}

/* --- object --- */

static void
gops_rules_page_constructed (GObject *object)
{
  GopsRulesPage *self = GOPS_RULES_PAGE (object);

  G_OBJECT_CLASS (gops_rules_page_parent_class)->constructed (object);

  self->pane = gops_rules_pane_new (gops_view_get_session (self));
  gops_view_set_pane (self, self->pane);
}

static void
gops_rules_page_class_init (GopsRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gops_rules_page_constructed;
  widget_class->grab_focus = gops_rules_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_rules_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_rules_page_go_to;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_rules);
  g_type_ensure (GOPS_TYPE_RULES_OVERVIEW);
  g_type_ensure (GOPS_TYPE_EMPTY_STATE);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/rules/gops-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, responsive);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, overview);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, sections);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, more_sections);
  gtk_widget_class_bind_template_child (widget_class, GopsRulesPage, empty);
  gops_rules_page_install_actions (widget_class);
}

static void
gops_rules_page_init (GopsRulesPage *self)
{
  GtkWidget *library;
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (fill_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (fill_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->responsive, "notify::width-class", G_CALLBACK (on_width_class_changed_cb), self);
  gops_empty_state_add_button (GOPS_EMPTY_STATE (self->empty), _("_Use the Proposed Rules"), "page.propose-rules");
  library = gops_empty_state_add_button (GOPS_EMPTY_STATE (self->empty), _("_Choose from the Library"), "page.add-clause");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (library), "s", "encouraged");
}
