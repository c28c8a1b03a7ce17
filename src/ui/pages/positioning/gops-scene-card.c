/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene: who, when, where, what for and how it feels; three scores with their reasons. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-context-menu.h"
#include "gops-positioning-state.h"
#include "gops-scene-card.h"
#include "gops-scene-rank.h"
#include "gops-score-row.h"
#include "gops-token.h"

struct _GopsSceneCard
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  GopsBinder  *binder;    /* (owned) */
  GopsScene   *scene;     /* (owned) (nullable) */

  gboolean     folded;    /* only its tokens are seen */
  gboolean     touched;   /* somebody folded or unfolded it: it stays as they want it */

  GtkWidget   *box, *head, *rank, *sum, *fold, *scores;
  GtkWidget   *plan, *planned;   /* (nullable): made when they are wanted */
  GtkWidget   *token[GOPS_N_SCENE_PARTS];
  GtkWidget   *score[GOPS_N_SCENE_SCORES], *reason[GOPS_N_SCENE_SCORES];
};

G_DEFINE_FINAL_TYPE (GopsSceneCard, gops_scene_card, GTK_TYPE_WIDGET)

/* --- parts and scores --- */

static GtkWidget *
create_tokens (GopsSceneCard *self)
{
  GtkWidget *tokens = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < GOPS_N_SCENE_PARTS; i++)
    {
      self->token[i] = gops_token_new (self->binder, gops_scene_parts[i], gops_scene_column_title (gops_scene_parts[i]),
                                       /* Translators: of one part of a scene: its people, time, place, … */
                                       _("Not said yet"), titles);
      gtk_box_append (GTK_BOX (tokens), self->token[i]);
    }
  return tokens;
}

static GtkWidget *
create_score (GopsSceneCard *self,
              guint          i)
{
  const char *title = gops_scene_column_title (gops_scene_scores[i]);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "hexpand", TRUE,
                                  "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  self->reason[i] = gops_token_new (self->binder, gops_scene_reasons[i], gops_scene_column_title (gops_scene_reasons[i]), _("Why?"), NULL);
  gtk_widget_add_css_class (self->reason[i], "why");
  self->score[i] = gops_score_row_new (title);
  gops_binder_add_number (self->binder, gops_scene_scores[i], G_OBJECT (self->score[i]));
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), self->score[i]);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), self->reason[i]);
  return box;
}

/* --- commands --- */

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "page.remove-scene", "x", gops_scene_card_get_id (GOPS_SCENE_CARD (widget)));
}

static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "page.plan-scene", "x", gops_scene_card_get_id (GOPS_SCENE_CARD (widget)));
}

static void
set_folded (GopsSceneCard *self,
            gboolean       folded)
{
  const char *label = folded ? _("Show Scores") : _("Hide Scores");

  self->folded = folded;
  gtk_widget_set_visible (self->scores, !folded);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->fold, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
}

static void
on_fold_clicked_cb (GopsSceneCard *self)
{
  self->touched = TRUE;
  set_folded (self, !self->folded);
}

static GtkWidget *
create_head (GopsSceneCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->sum = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->sum, "caption");
  gtk_widget_add_css_class (self->sum, "dim-label");
  gtk_widget_add_css_class (self->sum, "gops-figures");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove Scene"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Scene"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "scene.remove");
  self->rank = g_object_new (GTK_TYPE_LABEL, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->rank, "gops-word");
  self->fold = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  g_signal_connect_swapped (self->fold, "clicked", G_CALLBACK (on_fold_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), self->rank);
  gtk_box_append (GTK_BOX (head), self->sum);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (head), self->fold);
  return head;
}

static GMenuModel *
create_menu (GtkWidget *widget)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Plan This Scene"), "scene.plan");
  g_menu_append (menu, _("_Remove"), "scene.remove");
  return G_MENU_MODEL (menu);
}

/* --- object --- */

static void
gops_scene_card_dispose (GObject *object)
{
  GopsSceneCard *self = GOPS_SCENE_CARD (object);

  g_clear_object (&self->binder);
  g_clear_object (&self->scene);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (gops_scene_card_parent_class)->dispose (object);
}

static void
gops_scene_card_class_init (GopsSceneCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_scene_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "gops-scene");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "scene.plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "scene.remove", NULL, remove_action);
}

static void
gops_scene_card_init (GopsSceneCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Scene"), -1);
  gops_context_menu_add (GTK_WIDGET (self), create_menu);

}

GtkWidget *
gops_scene_card_new (GopsSession *session)
{
  GopsSceneCard *self = g_object_new (GOPS_TYPE_SCENE_CARD, NULL);

  self->session = g_object_ref (session);
  self->binder = gops_binder_new (session);
  self->head = create_head (self);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), create_tokens (self));
  self->scores = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  for (guint i = 0; i < GOPS_N_SCENE_SCORES; i++)
    gtk_box_append (GTK_BOX (self->scores), create_score (self, i));
  gtk_box_append (GTK_BOX (self->box), self->scores);
  return GTK_WIDGET (self);
}

void
gops_scene_card_set_scene (GopsSceneCard *self,
                           GopsScene     *scene)
{
  const char *language = gops_dossier_language (gops_session_get_dossier (self->session));
  g_autofree char *sum = gops_scene_sum (scene);

  g_set_object (&self->scene, scene);
  gops_binder_set_record (self->binder, scene);
  for (guint i = 0; i < GOPS_N_SCENE_PARTS; i++)
    gops_token_show (GOPS_TOKEN (self->token[i]), scene, language);
  for (guint i = 0; i < GOPS_N_SCENE_SCORES; i++)
    gops_token_show (GOPS_TOKEN (self->reason[i]), scene, language);
  gtk_label_set_label (GTK_LABEL (self->sum), sum);
}

gint64
gops_scene_card_get_id (GopsSceneCard *self)
{
  return self->scene != NULL ? gops_record_get_id (self->scene) : 0;
}

static void
show_plan (GopsSceneCard *self,
           gboolean       best,
           gboolean       planned)
{
  if (best && self->plan == NULL)
    {
      self->plan = g_object_new (GTK_TYPE_BUTTON, "label", _("_Plan This Scene"), "use-underline", TRUE, "halign", GTK_ALIGN_START,
                                 "action-name", "scene.plan", NULL);
      self->planned = g_object_new (GTK_TYPE_LABEL, "label", _("In the plan"), "xalign", 0.0f, NULL);
      gtk_widget_add_css_class (self->planned, "caption");
      gtk_widget_add_css_class (self->planned, "dim-label");
      gtk_box_append (GTK_BOX (self->box), self->plan);
      gtk_box_append (GTK_BOX (self->box), self->planned);
    }
  if (self->plan == NULL)
    return;
  gtk_widget_set_visible (self->plan, best && !planned);
  gtk_widget_set_visible (self->planned, best && planned);
}

void
gops_scene_card_set_rank (GopsSceneCard *self,
                          guint          rank,
                          guint          n,
                          gboolean       best,
                          gboolean       planned)
{
  g_autofree char *number = g_strdup_printf ("%u", rank);
  g_autofree char *spoken = best ? g_strdup (_("Scene, the best")) : g_strdup_printf (_("Scene %u of %u"), rank, n);

  gtk_label_set_label (GTK_LABEL (self->rank), best ? _("Best") : number);
  if (best)
    gtk_widget_add_css_class (self->rank, "jade");
  else
    gtk_widget_remove_css_class (self->rank, "jade");
  gtk_widget_set_visible (self->head, n > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, n > 1 ? spoken : _("Scene"), -1);
  /* beside a best scene the others are one line; without one all wait for their scores */
  if (!self->touched)
    set_folded (self, n > 1 && rank > 1 && gops_scene_is_scored (self->scene));
  show_plan (self, best, planned);
}

static const char *
column_name (GopsSceneColumn column)
{
  return gops_scene_table.columns[column].name;
}

/* (nullable): NULL for a score. */
static GtkWidget *
find_token (GopsSceneCard *self,
            const char    *column)
{
  for (guint i = 0; i < GOPS_N_SCENE_PARTS; i++)
    if (g_str_equal (column_name (gops_scene_parts[i]), column))
      return self->token[i];
  for (guint i = 0; i < GOPS_N_SCENE_SCORES; i++)
    if (g_str_equal (column_name (gops_scene_reasons[i]), column))
      return self->reason[i];
  return NULL;
}

void
gops_scene_card_focus (GopsSceneCard *self,
                       const char    *column)
{
  GtkWidget *token = column != NULL ? find_token (self, column) : self->token[0];

  if (token == NULL)
    {
      set_folded (self, FALSE);
      (void) gops_binder_focus (self->binder, column);
      return;
    }
  if (gtk_widget_is_ancestor (token, self->scores))
    set_folded (self, FALSE);
  gtk_widget_grab_focus (token);
  if (column != NULL)
    gops_token_popup (GOPS_TOKEN (token));
}
