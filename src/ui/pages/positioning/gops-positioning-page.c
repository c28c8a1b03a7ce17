/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Step one: the positioning of a group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-goal-dialog.h"
#include "gops-goal-row.h"
#include "gops-language.h"
#include "gops-persona-card.h"
#include "gops-persona-dialog.h"
#include "gops-positioning-changes.h"
#include "gops-positioning-page.h"
#include "gops-positioning-pane.h"
#include "gops-positioning-parts.h"
#include "gops-positioning-resources.h"
#include "gops-positioning-state.h"
#include "gops-responsive-bin.h"
#include "gops-scene-card.h"
#include "gops-scene-rank.h"
#include "gops-scroll.h"
#include "gops-theme-chips.h"
#include "gops-use-resource.h"

struct _GopsPositioningPage
{
  GopsView parent_instance;

  GopsBinder *binder;      /* (owned): of the positioning */

  GtkWidget  *responsive, *columns;
  GtkWidget  *audience, *theme, *verdict_row, *verdict_box, *problem, *member_gain;
  GopsPositioningParts *parts;   /* (owned) */
  GtkWidget  *index, *sections;
  GtkWidget  *essentials, *goals_part, *scenes_part, *personas_part;
  GtkWidget  *goals, *no_goals, *add_goal;
  GtkWidget  *scenes, *no_scenes, *add_scene, *sum;
  GtkWidget  *personas, *no_personas, *add_persona;
  GtkWidget  *chips, *narrow_chips;   /* the same, at the end of the row and below it */
  GtkWidget  *pane;                   /* borrowed: of the view */
};

G_DEFINE_FINAL_TYPE (GopsPositioningPage, gops_positioning_page, GOPS_TYPE_VIEW)

/* --- the theme, judged while it is typed --- */

static gboolean
is_narrow (GopsPositioningPage *self)
{
  return gops_responsive_bin_get_width_class (GOPS_RESPONSIVE_BIN (self->responsive)) == GOPS_WIDTH_NARROW;
}

static void
update_theme (GopsPositioningPage *self)
{
  const GopsDossier *dossier = gops_view_get_dossier (self);
  g_auto (GopsThemeLook) look = { 0 };
  gboolean below;

  if (dossier == NULL)
    return;
  look = gops_theme_look (dossier, gtk_editable_get_text (GTK_EDITABLE (self->theme)),
                          gtk_editable_get_text (GTK_EDITABLE (self->audience)));
  below = is_narrow (self) && !look.empty;
  gops_theme_chips_show (GOPS_THEME_CHIPS (self->chips), &look);
  gops_theme_chips_show (GOPS_THEME_CHIPS (self->narrow_chips), &look);
  gtk_widget_set_visible (self->chips, !is_narrow (self) && !look.empty);
  gtk_widget_set_visible (self->narrow_chips, below);
  gtk_label_set_label (GTK_LABEL (self->problem), look.problem != NULL ? look.problem : "");
  gtk_widget_set_visible (self->problem, look.problem != NULL);
  gtk_widget_set_visible (self->verdict_row, look.problem != NULL || below);
}

static void
on_width_class_changed_cb (GopsPositioningPage *self)
{
  GtkLayoutManager *grid = gtk_widget_get_layout_manager (self->columns);
  GtkGridLayoutChild *scenes = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (grid, self->scenes_part));

  gtk_grid_layout_child_set_column (scenes, is_narrow (self) ? 0 : 1);
  gtk_grid_layout_child_set_row (scenes, is_narrow (self) ? 1 : 0);
  gops_positioning_parts_set_narrow (self->parts, is_narrow (self));
  update_theme (self);
}

/* --- lists: the widget of a record that stays is kept --- */

static void
show_goals (GopsPositioningPage *self,
            const GopsDossier   *dossier)
{
  GtkListBox *list = GTK_LIST_BOX (self->goals);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, (int) dossier->goals->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < dossier->goals->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (gops_goal_row_new ());
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      gops_goal_row_set_goal (GOPS_GOAL_ROW (row), dossier, g_ptr_array_index (dossier->goals, i), i == 0);
    }
  gtk_widget_set_visible (self->goals, dossier->goals->len > 0);
  gtk_widget_set_visible (self->no_goals, dossier->goals->len == 0);
}

static GtkWidget *
find_scene_card (GopsPositioningPage *self,
                 gint64               id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->scenes); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (gops_scene_card_get_id (GOPS_SCENE_CARD (card)) == id)
      return card;
  return NULL;
}

static void
drop_scene_cards (GopsPositioningPage *self,
                  const GopsDossier   *dossier)
{
  GtkWidget *next;

  for (GtkWidget *card = gtk_widget_get_first_child (self->scenes); card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      if (gops_positioning_find (dossier->scenes, gops_scene_card_get_id (GOPS_SCENE_CARD (card))) == NULL)
        gtk_box_remove (GTK_BOX (self->scenes), card);
    }
}

/* What is being scored stays where it is until the focus has left it. */
static gboolean
is_being_edited (GtkWidget *part)
{
  return (gtk_widget_get_state_flags (part) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
show_scenes (GopsPositioningPage *self,
             const GopsDossier   *dossier)
{
  g_autofree char *sum = dossier->scenes->len == 1 ? gops_scene_sum (g_ptr_array_index (dossier->scenes, 0)) : g_strdup ("");
  g_autoptr (GPtrArray) ranked = gops_scenes_ranked (dossier->scenes);
  gpointer best = gops_scenes_best (dossier->scenes);
  gboolean edited = is_being_edited (self->scenes);
  GtkWidget *before = NULL;

  drop_scene_cards (self, dossier);
  for (guint i = 0; i < ranked->len; i++)
    {
      GopsScene *scene = g_ptr_array_index (ranked, i);
      GtkWidget *card = find_scene_card (self, gops_record_get_id (scene));

      if (card == NULL)
        {
          card = gops_scene_card_new (gops_view_get_session (self));
          gtk_box_insert_child_after (GTK_BOX (self->scenes), card, before);
        }
      else if (!edited && gtk_widget_get_prev_sibling (card) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->scenes), card, before);
      gops_scene_card_set_scene (GOPS_SCENE_CARD (card), scene);
      gops_scene_card_set_rank (GOPS_SCENE_CARD (card), i + 1, ranked->len, scene == best,
                                scene == best && gops_scene_is_planned (dossier, scene));
      before = card;
    }
  /* beside one scene the goals are as high; beside many they would be an empty field */
  gtk_widget_set_valign (self->goals, dossier->scenes->len > 1 ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_label_set_label (GTK_LABEL (self->sum), sum);
  gtk_widget_set_visible (self->no_scenes, dossier->scenes->len == 0);
}

/* The best one goes up when nobody is at it any more. */
static void
on_scenes_left_cb (GopsPositioningPage *self)
{
  const GopsDossier *dossier = gops_view_get_session (self) != NULL ? gops_view_get_dossier (self) : NULL;

  if (dossier != NULL)
    show_scenes (self, dossier);
}

static void
show_personas (GopsPositioningPage *self,
               const GopsDossier   *dossier)
{
  GtkFlowBox *box = GTK_FLOW_BOX (self->personas);
  GtkFlowBoxChild *card;

  while ((card = gtk_flow_box_get_child_at_index (box, (int) dossier->personas->len)) != NULL)
    gtk_flow_box_remove (box, GTK_WIDGET (card));
  for (guint i = 0; i < dossier->personas->len; i++)
    {
      card = gtk_flow_box_get_child_at_index (box, (int) i);
      if (card == NULL)
        {
          card = GTK_FLOW_BOX_CHILD (gops_persona_card_new ());
          gtk_flow_box_append (box, GTK_WIDGET (card));
        }
      gops_persona_card_set_persona (GOPS_PERSONA_CARD (card), gops_view_get_store (self), dossier, g_ptr_array_index (dossier->personas, i));
    }
  gtk_widget_set_visible (self->personas, dossier->personas->len > 0);
  gtk_widget_set_visible (self->no_personas, dossier->personas->len == 0);
}

static void
tag_language (GopsPositioningPage *self,
              const char          *language)
{
  GtkWidget *entries[] = { self->audience, self->theme, self->member_gain };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gops_language_tag (entries[i], language);
}

static void
gops_positioning_page_refresh (GopsView *view)
{
  GopsPositioningPage *self = GOPS_POSITIONING_PAGE (view);
  const GopsDossier *dossier = gops_view_get_dossier (self);

  if (dossier == NULL)
    return;
  tag_language (self, gops_dossier_language (dossier));
  gops_binder_set_record (self->binder, dossier->positioning);
  show_goals (self, dossier);
  show_scenes (self, dossier);
  show_personas (self, dossier);
  gops_positioning_parts_show (self->parts, dossier);
  update_theme (self);
}

/* --- going there --- */

static void
focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  gops_scroll_to (widget);
}

static void
go_to_scene (GopsPositioningPage *self,
             gint64               row,
             const char          *column)
{
  GtkWidget *card = row != 0 ? find_scene_card (self, row) : gtk_widget_get_first_child (self->scenes);

  if (card == NULL)
    {
      focus (self->add_scene);
      return;
    }
  gops_scene_card_focus (GOPS_SCENE_CARD (card), column);
  gops_scroll_to (card);
}

static GtkWidget *
find_persona_card (GopsPositioningPage *self,
                   gint64               id)
{
  GtkFlowBoxChild *card;

  for (int i = 0; (card = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->personas), i)) != NULL; i++)
    if (gops_persona_card_get_id (GOPS_PERSONA_CARD (card)) == id)
      return GTK_WIDGET (card);
  return NULL;
}

static GtkWidget *
find_goal_row (GopsPositioningPage *self,
               gint64               id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->goals), i)) != NULL; i++)
    if (gops_goal_row_get_id (GOPS_GOAL_ROW (row)) == id)
      return GTK_WIDGET (row);
  return NULL;
}

static void
go_to_column (GopsPositioningPage *self,
              const char          *column)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (column != NULL && g_str_has_prefix (column, "statement"))
    gops_positioning_parts_go_to (self->parts, "statement", 0, column);
  else if (!gops_binder_focus (self->binder, column))
    gops_positioning_parts_go_to (self->parts, "positioning", 0, column);
  else if (root != NULL && gtk_root_get_focus (root) != NULL)
    gops_scroll_to (gtk_root_get_focus (root));
}

/* The columns of the group that are shown here; the others are in the dialog of the profile. */
static const char *const profile_columns[] = { "name", "introduction", "announcement", "parent", "structure", NULL };

/* A column of a goal or persona is only seen in its dialog. */
static void
gops_positioning_page_go_to (GopsView   *view,
                             const char *table,
                             gint64      row,
                             const char *column)
{
  GopsPositioningPage *self = GOPS_POSITIONING_PAGE (view);
  GtkWidget *goal = find_goal_row (self, row), *persona = find_persona_card (self, row);

  if (g_str_equal (table, "scene"))
    go_to_scene (self, row, column);
  else if (g_str_equal (table, "goal"))
    {
      focus (goal != NULL ? goal : self->add_goal);
      if (goal != NULL && column != NULL)
        gops_goal_dialog_present (view, row, column);
    }
  else if (g_str_equal (table, "persona"))
    {
      focus (persona != NULL ? persona : self->add_persona);
      if (persona != NULL && column != NULL)
        gops_persona_dialog_present (view, row, column);
    }
  else if (g_str_equal (table, "chat_group") && column != NULL && g_strv_contains (profile_columns, column))
    gops_positioning_parts_go_to (self->parts, table, row, column);
  else if (g_str_equal (table, "chat_group"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-profile", NULL);
  else if (g_str_equal (table, "positioning"))
    go_to_column (self, column);
  else
    gops_positioning_parts_go_to (self->parts, table, row, column);
}

static gboolean
gops_positioning_page_grab_focus (GtkWidget *widget)
{
  GopsPositioningPage *self = GOPS_POSITIONING_PAGE (widget);
  GtkEditable *first = GTK_EDITABLE (self->audience);

  return gtk_widget_grab_focus (*gtk_editable_get_text (first) == '\0' ? self->audience : self->theme);
}

/* --- commands --- */

static void
on_goals_row_activated_cb (GopsPositioningPage *self,
                           GopsGoalRow         *row)
{
  gops_goal_dialog_present (GOPS_VIEW (self), gops_goal_row_get_id (row), NULL);
}

static void
on_personas_child_activated_cb (GopsPositioningPage *self,
                                GopsPersonaCard     *card)
{
  gops_persona_dialog_present (GOPS_VIEW (self), gops_persona_card_get_id (card), NULL);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  GopsView *view = GOPS_VIEW (widget);
  GopsSession *session = gops_view_get_session (view);
  gint64 id;

  gops_session_flush (session);
  gops_session_refresh_now (session);
  if (gops_view_get_dossier (view) == NULL)
    return;
  id = g_str_equal (name, "page.add-goal")    ? gops_positioning_add_goal (view)
     : g_str_equal (name, "page.add-persona") ? gops_positioning_add_persona (view)
                                              : gops_positioning_add_scene (view);
  if (id == 0)
    return;
  gops_session_refresh_now (session);
  if (g_str_equal (name, "page.add-goal"))
    gops_goal_dialog_present (view, id, "target");
  else if (g_str_equal (name, "page.add-persona"))
    gops_persona_dialog_present (view, id, "name");
  else
    go_to_scene (GOPS_POSITIONING_PAGE (view), id, NULL);
}

static void
remove_persona_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  GopsView *view = GOPS_VIEW (widget);
  const GopsDossier *dossier = gops_view_get_dossier (view);
  GopsPersona *persona = dossier != NULL ? gops_positioning_find (dossier->personas, g_variant_get_int64 (parameter)) : NULL;
  g_autofree char *label = persona != NULL ? g_strdup (gops_record_get_text (persona, GOPS_PERSONA_NAME)) : NULL;

  if (persona != NULL
      && gops_positioning_remove (view, GOPS_TYPE_PERSONA, g_variant_get_int64 (parameter), N_("Remove persona “%s”"), label))
    gops_session_toast_undo (gops_view_get_session (view), _("Persona removed"));
}

static void
remove_goal_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  GopsView *view = GOPS_VIEW (widget);
  const GopsDossier *dossier = gops_view_get_dossier (view);
  GopsGoal *goal = dossier != NULL ? gops_positioning_find (dossier->goals, g_variant_get_int64 (parameter)) : NULL;
  g_autofree char *label = goal != NULL ? g_strdup (gops_record_get_text (goal, GOPS_GOAL_LABEL)) : NULL;

  if (goal != NULL && gops_positioning_remove (view, GOPS_TYPE_GOAL, g_variant_get_int64 (parameter), N_("Remove goal “%s”"), label))
    gops_session_toast_undo (gops_view_get_session (view), _("Goal removed"));
}

static void
remove_scene_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  if (gops_positioning_remove (GOPS_VIEW (widget), GOPS_TYPE_SCENE, g_variant_get_int64 (parameter), N_("Remove scene"), NULL))
    gops_session_toast_undo (gops_view_get_session (widget), _("Scene removed"));
}

/* The cards are where the list is: the one that moved keeps the focus. */
static void
move_persona_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  GopsPositioningPage *self = GOPS_POSITIONING_PAGE (widget);
  GtkWidget *card;
  gint64 id;
  gboolean forward;

  g_variant_get (parameter, "(xb)", &id, &forward);
  if (!gops_positioning_move_persona (GOPS_VIEW (self), id, forward))
    return;
  gops_session_refresh_now (gops_view_get_session (self));
  card = find_persona_card (self, id);
  if (card != NULL)
    gtk_widget_grab_focus (card);
}

static void
plan_scene_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  gops_positioning_plan_scene (GOPS_VIEW (widget), g_variant_get_int64 (parameter));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_positioning_pane_copy (GOPS_POSITIONING_PANE (GOPS_POSITIONING_PAGE (widget)->pane));
}

/* --- object --- */

static void
bind_columns (GopsPositioningPage *self)
{
  struct { GopsPositioningColumn column; GtkWidget *entry; } texts[] = {
    { GOPS_POSITIONING_AUDIENCE, self->audience },           { GOPS_POSITIONING_THEME, self->theme },
    { GOPS_POSITIONING_MEMBER_GAIN, self->member_gain },
  };

  self->binder = gops_binder_new (gops_view_get_session (self));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gops_binder_add_text (self->binder, texts[i].column, GTK_EDITABLE (texts[i].entry));
}

static void
gops_positioning_page_constructed (GObject *object)
{
  GopsPositioningPage *self = GOPS_POSITIONING_PAGE (object);

  G_OBJECT_CLASS (gops_positioning_page_parent_class)->constructed (object);

  bind_columns (self);
  self->parts = gops_positioning_parts_new (gops_view_get_session (self), GTK_BOX (self->sections), GTK_BOX (self->index));
  gops_positioning_parts_name (self->parts, _("Essentials"), self->essentials);
  gops_positioning_parts_name (self->parts, _("Goals"), self->goals_part);
  gops_positioning_parts_name (self->parts, _("Scenes"), self->scenes_part);
  gops_positioning_parts_name (self->parts, _("Personas"), self->personas_part);
  gops_positioning_parts_create (self->parts);
  self->pane = gops_positioning_pane_new (gops_view_get_session (self));
  gops_view_set_pane (self, self->pane);
  gops_view_set_narrow_action (self, _("Copy"), "gops-copy-symbolic", "page.copy");
}

static void
gops_positioning_page_dispose (GObject *object)
{
  g_clear_object (&GOPS_POSITIONING_PAGE (object)->binder);
  g_clear_pointer (&GOPS_POSITIONING_PAGE (object)->parts, g_free);

  G_OBJECT_CLASS (gops_positioning_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPositioningPage, name)
  CHILD (responsive);
  CHILD (columns);
  CHILD (audience);
  CHILD (theme);
  CHILD (verdict_row);
  CHILD (verdict_box);
  CHILD (problem);
  CHILD (member_gain);
  CHILD (index);
  CHILD (sections);
  CHILD (essentials);
  CHILD (goals_part);
  CHILD (scenes_part);
  CHILD (personas_part);
  CHILD (goals);
  CHILD (no_goals);
  CHILD (add_goal);
  CHILD (scenes);
  CHILD (no_scenes);
  CHILD (add_scene);
  CHILD (sum);
  CHILD (personas);
  CHILD (no_personas);
  CHILD (add_persona);
#undef CHILD
}

static void
gops_positioning_page_class_init (GopsPositioningPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gops_positioning_page_constructed;
  object_class->dispose = gops_positioning_page_dispose;
  widget_class->grab_focus = gops_positioning_page_grab_focus;
  GOPS_VIEW_CLASS (klass)->refresh = gops_positioning_page_refresh;
  GOPS_VIEW_CLASS (klass)->go_to = gops_positioning_page_go_to;

  GOPS_USE_RESOURCE (gops_positioning);
  g_type_ensure (GOPS_TYPE_RESPONSIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/positioning/gops-positioning-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.add-goal", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.add-persona", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.add-scene", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "page.move-persona", "(xb)", move_persona_action);
  gtk_widget_class_install_action (widget_class, "page.plan-scene", "x", plan_scene_action);
  gtk_widget_class_install_action (widget_class, "page.remove-goal", "x", remove_goal_action);
  gtk_widget_class_install_action (widget_class, "page.remove-persona", "x", remove_persona_action);
  gtk_widget_class_install_action (widget_class, "page.remove-scene", "x", remove_scene_action);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
}

static void
gops_positioning_page_init (GopsPositioningPage *self)
{
  GtkEventController *left;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->chips = gops_theme_chips_new ();
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->theme), self->chips);
  self->narrow_chips = gops_theme_chips_new ();
  gtk_box_prepend (GTK_BOX (self->verdict_box), self->narrow_chips);
  g_signal_connect_swapped (self->theme, "changed", G_CALLBACK (update_theme), self);
  g_signal_connect_swapped (self->audience, "changed", G_CALLBACK (update_theme), self);

  left = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (left, "leave", G_CALLBACK (on_scenes_left_cb), self);
  gtk_widget_add_controller (self->scenes, left);
  g_signal_connect_swapped (self->goals, "row-activated", G_CALLBACK (on_goals_row_activated_cb), self);
  g_signal_connect_swapped (self->personas, "child-activated", G_CALLBACK (on_personas_child_activated_cb), self);
  g_signal_connect_swapped (self->responsive, "notify::width-class", G_CALLBACK (on_width_class_changed_cb), self);
}
