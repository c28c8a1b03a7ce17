/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pane of the positioning page. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-document-writers.h"
#include "gops-fill.h"
#include "gops-group-documents.h"
#include "gops-language.h"
#include "gops-method.h"
#include "gops-page-advice.h"
#include "gops-positioning-pane.h"

#define MOST_CHARACTERS 160

/* What the card answers, in the group's language. */
static const struct
{
  GopsPositioningColumn column;
  const char           *phrase;
} answers[] = {
  { GOPS_POSITIONING_AUDIENCE, "positioning.for" },
  { GOPS_POSITIONING_MEMBER_GAIN, "positioning.get" },
  { GOPS_POSITIONING_MISSION_END, "positioning.done" },
};

struct _GopsPositioningPane
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */

  GtkWidget   *box, *card, *name, *theme, *answers, *copy;
  GtkWidget   *answer[G_N_ELEMENTS (answers)], *question[G_N_ELEMENTS (answers)], *text[G_N_ELEMENTS (answers)];
};

G_DEFINE_FINAL_TYPE (GopsPositioningPane, gops_positioning_pane, GTK_TYPE_WIDGET)

static void
show_label (GtkWidget  *label,
            const char *text,
            const char *language)
{
  g_autofree char *brief = gops_brief (text, MOST_CHARACTERS);
  g_autofree char *shown = gops_language_thin_space (brief);

  gops_language_tag (label, language);
  gtk_label_set_label (GTK_LABEL (label), shown);
}

/* A card without a theme says so in the group's own words. */
static void
show_card (GopsPositioningPane *self,
           const GopsDossier   *dossier)
{
  const char *language = gops_dossier_language (dossier);
  g_autofree char *theme = gops_method_fill (dossier, gops_record_get_text (dossier->positioning, GOPS_POSITIONING_THEME));
  guint n_shown = 0;

  show_label (self->name, gops_record_get_text (dossier->group, GOPS_GROUP_NAME), language);
  show_label (self->theme, *theme != '\0' ? theme : gops_phrase (language, "default.theme"), language);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *text = gops_method_fill (dossier, gops_record_get_text (dossier->positioning, answers[i].column));

      show_label (self->question[i], gops_phrase (language, answers[i].phrase), language);
      show_label (self->text[i], text, language);
      gtk_widget_set_visible (self->answer[i], *text != '\0');
      n_shown += *text != '\0';
    }
  gtk_widget_set_visible (self->answers, n_shown > 0);
}

static void
refresh (GopsPositioningPane *self)
{
  const GopsDossier *dossier = gops_session_get_dossier (self->session);

  if (dossier != NULL)
    show_card (self, dossier);
}

void
gops_positioning_pane_copy (GopsPositioningPane *self)
{
  const GopsDossier *dossier;
  const GopsPlatform *platform;
  g_autoptr (GopsDocument) document = NULL;
  g_autofree char *text = NULL;

  gops_session_flush (self->session);
  gops_session_refresh_now (self->session);
  dossier = gops_session_get_dossier (self->session);
  if (dossier == NULL)
    return;
  platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));
  document = gops_positioning_document (dossier);
  text = gops_write_text (document, platform != NULL ? platform->markup : "plain");
  gops_session_copy_text (self->session, text, _("Positioning copied"));
}

static void
gops_positioning_pane_dispose (GObject *object)
{
  GopsPositioningPane *self = GOPS_POSITIONING_PANE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_positioning_pane_parent_class)->dispose (object);
}

static void
gops_positioning_pane_class_init (GopsPositioningPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_positioning_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/positioning/gops-positioning-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsPositioningPane, box);
  gtk_widget_class_bind_template_child (widget_class, GopsPositioningPane, card);
  gtk_widget_class_bind_template_child (widget_class, GopsPositioningPane, name);
  gtk_widget_class_bind_template_child (widget_class, GopsPositioningPane, theme);
  gtk_widget_class_bind_template_child (widget_class, GopsPositioningPane, answers);
  gtk_widget_class_bind_template_child (widget_class, GopsPositioningPane, copy);
  gtk_widget_class_bind_template_callback (widget_class, gops_positioning_pane_copy);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
gops_positioning_pane_init (GopsPositioningPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      self->answer[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      self->question[i] = create_label ("caption-heading");
      gtk_widget_add_css_class (self->question[i], "dim-label");
      self->text[i] = create_label (NULL);
      gtk_box_append (GTK_BOX (self->answer[i]), self->question[i]);
      gtk_box_append (GTK_BOX (self->answer[i]), self->text[i]);
      gtk_box_append (GTK_BOX (self->answers), self->answer[i]);
    }
}

GtkWidget *
gops_positioning_pane_new (GopsSession *session)
{
  GopsPositioningPane *self = g_object_new (GOPS_TYPE_POSITIONING_PANE, NULL);

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (self->box), gops_page_advice_new (session, "positioning"));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
