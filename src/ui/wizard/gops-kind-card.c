/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of group as a card. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-kind-card.h"

struct _GopsKindCard
{
  GtkFlowBoxChild parent_instance;

  const GopsKind *kind;   /* static */

  GtkImage *icon;
  GtkLabel *life;
  GtkWidget *caution;
  GtkWidget *check;
  GtkLabel *name;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (GopsKindCard, gops_kind_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
gops_kind_card_state_flags_changed (GtkWidget    *widget,
                                    GtkStateFlags before)
{
  GopsKindCard *self = GOPS_KIND_CARD (widget);

  if (self->check != NULL)
    gtk_widget_set_visible (self->check, gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (self)));
  GTK_WIDGET_CLASS (gops_kind_card_parent_class)->state_flags_changed (widget, before);
}

static void
gops_kind_card_class_init (GopsKindCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->state_flags_changed = gops_kind_card_state_flags_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/wizard/gops-kind-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsKindCard, icon);
  gtk_widget_class_bind_template_child (widget_class, GopsKindCard, life);
  gtk_widget_class_bind_template_child (widget_class, GopsKindCard, caution);
  gtk_widget_class_bind_template_child (widget_class, GopsKindCard, check);
  gtk_widget_class_bind_template_child (widget_class, GopsKindCard, name);
  gtk_widget_class_bind_template_child (widget_class, GopsKindCard, summary);
}

static void
gops_kind_card_init (GopsKindCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->check, FALSE);
}

const GopsKind *
gops_kind_card_get_kind (GopsKindCard *self)
{
  return self->kind;
}

GtkWidget *
gops_kind_card_new (const GopsKind *kind)
{
  GopsKindCard *self = g_object_new (GOPS_TYPE_KIND_CARD, NULL);
  const char *language = gops_interface_language ();
  gboolean caution = gops_text_is_set (&kind->caution);
  g_autofree char *said = g_strdup_printf ("%s: %s", gops_text_get (&kind->name, language), gops_text_get (&kind->summary, language));

  self->kind = kind;
  gtk_image_set_from_icon_name (self->icon, kind->icon);
  gtk_label_set_label (self->life, gops_text_get (&kind->life, language));
  gtk_widget_set_visible (GTK_WIDGET (self->life), !caution);
  gtk_widget_set_visible (self->caution, caution);
  gtk_widget_set_hexpand (self->caution, caution);
  gtk_widget_set_halign (self->caution, GTK_ALIGN_END);
  gtk_label_set_label (self->name, gops_text_get (&kind->name, language));
  gtk_label_set_label (self->summary, gops_text_get (&kind->summary, language));
  if (caution)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), gops_text_get (&kind->caution, language));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return GTK_WIDGET (self);
}
