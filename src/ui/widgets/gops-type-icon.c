/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign, hue and name of a type of content. Fifteen types share six hues, so the sign tells. */
#include "config.h"

#include "gops-type-icon.h"

#include <glib/gi18n.h>

#define TYPE(id, label, hue) { id, label, "gops-type-" id "-symbolic", "gops-hue-" hue, "gops_hue_" hue }

static const GopsContentType types[] = {
  TYPE ("topic", N_("Topic"), "blue"),
  TYPE ("news", N_("News"), "blue"),
  TYPE ("qa", N_("Q&A"), "violet"),
  TYPE ("expert", N_("Expert"), "violet"),
  TYPE ("live", N_("Live"), "red"),
  TYPE ("lesson", N_("Lesson"), "violet"),
  TYPE ("checkin", N_("Check-in"), "jade"),
  TYPE ("red-packet", N_("Red packet"), "red"),
  TYPE ("poll", N_("Poll"), "teal"),
  TYPE ("event", N_("Event"), "teal"),
  TYPE ("story", N_("Story"), "gold"),
  TYPE ("digest", N_("Digest"), "blue"),
  TYPE ("sale", N_("Sale"), "gold"),
  TYPE ("notice", N_("Notice"), "teal"),
  TYPE ("welcome", N_("Welcome"), "jade"),
};

static const char *const hues[] = { "gops-hue-blue", "gops-hue-violet", "gops-hue-red",
                                    "gops-hue-jade", "gops-hue-teal", "gops-hue-gold" };

const GopsContentType *
gops_content_types_get (guint *out_n_types)
{
  if (out_n_types != NULL)
    *out_n_types = G_N_ELEMENTS (types);
  return types;
}

const GopsContentType *
gops_content_type_lookup (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].id, id) == 0)
      return &types[i];

  return &types[0];
}

const char *
gops_content_type_get_label (const char *id)
{
  return _(gops_content_type_lookup (id)->label);
}

void
gops_content_type_apply_hue (GtkWidget  *widget,
                             const char *id)
{
  const char *hue = gops_content_type_lookup (id)->hue;

  if (gtk_widget_has_css_class (widget, hue))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (hues); i++)
    gtk_widget_remove_css_class (widget, hues[i]);
  gtk_widget_add_css_class (widget, hue);
}

void
gops_type_icon_set (GtkWidget  *image,
                    const char *id)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (image), gops_content_type_lookup (id)->icon_name);
  gops_content_type_apply_hue (image, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, gops_content_type_get_label (id), -1);
}

GtkWidget *
gops_type_icon_new (const char *id)
{
  GtkWidget *image = gtk_image_new ();

  gops_type_icon_set (image, id);
  return image;
}
