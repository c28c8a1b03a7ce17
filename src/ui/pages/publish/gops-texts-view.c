/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out in words. */
#include "config.h"

#include <adwaita.h>

#include "gops-texts-view.h"

#include "gops-method.h"
#include "gops-platform-choice.h"
#include "gops-post-list.h"
#include "gops-rule-forms.h"

struct _GopsTextsView
{
  GtkWidget parent_instance;

  GopsSession  *session;   /* (owned) (nullable) */
  GtkDropDown  *forms;     /* as GopsRuleForm has them */
  GtkDropDown  *platforms;
  GopsPostList *posts;
  AdwComboRow  *period;    /* as GopsReviewPeriod has them */
};

G_DEFINE_FINAL_TYPE (GopsTextsView, gops_texts_view, GTK_TYPE_WIDGET)

static void
show_posts (GopsTextsView *self)
{
  const GopsDossier *dossier = self->session != NULL ? gops_session_get_dossier (self->session) : NULL;
  const GopsPlatform *platform = gops_platform_choice_get (self->platforms);
  guint form = gtk_drop_down_get_selected (self->forms);
  g_autoptr (GPtrArray) posts = NULL;
  GopsRuleSpace space;

  if (dossier == NULL || platform == NULL || form >= GOPS_N_RULE_FORMS)
    return;
  posts = gops_rules_form_posts (dossier, (GopsRuleForm) form, platform->id, 0, &space);
  gops_post_list_set (self->posts, self->session, posts, &space, gops_dossier_language (dossier));
}

void
gops_texts_view_show (GopsTextsView *self,
                      GopsSession   *session)
{
  const GopsDossier *dossier = gops_session_get_dossier (session);

  g_return_if_fail (GOPS_IS_TEXTS_VIEW (self));

  g_set_object (&self->session, session);
  if (dossier != NULL)
    gops_platform_choice_show (self->platforms, dossier);
  show_posts (self);
}

guint
gops_texts_view_get_period (GopsTextsView *self)
{
  g_return_val_if_fail (GOPS_IS_TEXTS_VIEW (self), 0);

  return adw_combo_row_get_selected (self->period);
}

void
gops_texts_view_copy_next (GopsTextsView *self)
{
  g_return_if_fail (GOPS_IS_TEXTS_VIEW (self));

  gops_session_flush (self->session);
  gops_session_refresh_now (self->session);
  show_posts (self);
  gops_post_list_copy_next (self->posts);
}

/* --- object --- */

static gboolean
gops_texts_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOPS_TEXTS_VIEW (widget)->posts));
}

static void
gops_texts_view_dispose (GObject *object)
{
  GopsTextsView *self = GOPS_TEXTS_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gops_texts_view_parent_class)->dispose (object);
}

static void
gops_texts_view_class_init (GopsTextsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_texts_view_dispose;
  widget_class->grab_focus = gops_texts_view_grab_focus;
  g_type_ensure (GOPS_TYPE_POST_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/publish/gops-texts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsTextsView, forms);
  gtk_widget_class_bind_template_child (widget_class, GopsTextsView, platforms);
  gtk_widget_class_bind_template_child (widget_class, GopsTextsView, posts);
  gtk_widget_class_bind_template_child (widget_class, GopsTextsView, period);
  gtk_widget_class_bind_template_callback (widget_class, show_posts);
}

static void
gops_texts_view_init (GopsTextsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_platform_choice_set_up (self->platforms);
}
